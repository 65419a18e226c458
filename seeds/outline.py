"""The parts of an article: under its headings, or where it has none, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind

_WORDS = 60
"""Code points of first words, at the most."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article, from its heading to the end of its last block.

    `title` is the heading as the article has it, on one line; without one the first words, ended
    by `…`. `level` is the heading's, 0 where there is none.
    """

    title: str
    level: int
    span: Span


def outline(article: Article) -> tuple[Section, ...]:
    """The parts in order; they hold every block once. A forgotten text has none."""
    text, blocks = article.text, article.blocks
    if text is None or not blocks:
        return ()
    kind = BlockKind.HEADING if is_headed(article) else BlockKind.PARAGRAPH
    heads = [n for n, block in enumerate(blocks) if block.kind is kind]
    if kind is BlockKind.PARAGRAPH:
        heads = [0, *heads[1:]]  # what stands before the first paragraph belongs to it
    elif heads[0]:
        heads = [0, *heads]
    ends = [*heads[1:], len(blocks)]
    return tuple(
        _section(text, blocks[head:end], kind) for head, end in zip(heads, ends, strict=True)
    )


def is_headed(article: Article) -> bool:
    """Whether it has a heading."""
    return any(block.kind is BlockKind.HEADING for block in article.blocks)


def _section(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> Section:
    named = next((block for block in blocks if block.kind is kind), blocks[0])
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    if named.kind is BlockKind.HEADING:
        return Section(" ".join(named.span.of(text).split()), named.level, span)
    beginning = named.span.of(text)[: 4 * _WORDS]
    return Section(_first(" ".join(beginning.split())), 0, span)


def _first(words: str) -> str:
    if len(words) <= _WORDS:
        return words
    cut = words[:_WORDS].rpartition(" ")[0] or words[:_WORDS]
    return f"{cut} …"
