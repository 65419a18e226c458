"""Sentences and passages, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.language import primary


def passages(article: Article) -> tuple[Span, ...]:
    """What the reading cursor moves by, in order: sentences of paragraphs, other blocks whole.

    Every passage lies in one block and has no white space around it; together they hold all of a
    block but the white space between sentences. A forgotten text has none.
    """
    text = article.text
    if text is None:
        return ()
    language = article.metadata.language
    return tuple(span for block in article.blocks for span in sentences(text, block, language))


def sentences(text: str, block: Block, language: str = "") -> tuple[Span, ...]:
    """The sentences of a paragraph; a heading, an item and boilerplate are one each.

    `language` is a BCP 47 tag: it decides about abbreviations. Without one, or with one that the
    splitter does not know, general rules serve.
    """
    if block.kind is not BlockKind.PARAGRAPH:
        return (block.span,)
    words = block.span.of(text)
    breaks = sorted({*_splitter_breaks(words, language), *_quote_breaks(words)})
    return tuple(_between(words, breaks, block.span.start))


def _between(words: str, breaks: list[int], offset: int) -> Iterator[Span]:
    for start, end in zip([0, *breaks], [*breaks, len(words)], strict=True):
        piece = words[start:end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            yield Span(offset + start + left, offset + start + right)


def _splitter_breaks(words: str, language: str) -> Iterator[int]:
    """Where simplemma begins its sentences: they are slices of the text, given without offsets."""
    from simplemma import split_sentences

    try:
        slices = split_sentences(words, primary(language) or None)
    except ValueError:  # a language that it does not know
        slices = split_sentences(words)
    at = 0
    for sentence in slices:
        at = words.index(sentence, at)  # only white space lies between two of them
        mark = _SPACED.match(words, at)
        if mark is None:
            yield at
        elif not words[mark.end() : mark.end() + 1].islower():
            yield mark.end()
        at += len(sentence)


# The splitter takes “ ‘ « for opening marks only. In German and its neighbours they close:
# „So war es.“ Dann …, »So war es.« Dann …
_CLOSED = re.compile(r"[.!?…][“‘«]+\s+(?=\S)")
# The space after a quotation was lost: „So war es.“Dann …
_GLUED = re.compile(r"(?:„[^„“]*[.!?…]“|[.!?…]”)(?=\w)")
# French puts a space before the mark that closes: « C’est ainsi. » Puis …
_SPACED = re.compile(r"[»”]\s+")


def _quote_breaks(words: str) -> Iterator[int]:
    for match in _CLOSED.finditer(words):
        if not words[match.end()].islower():
            yield match.end()
    for match in _GLUED.finditer(words):
        if words[match.end()].isupper():
            yield match.end()
