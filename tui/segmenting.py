"""The passages of an article, and the part of a long one that is shown before all of it.

To find the sentences of 1 MB takes a tenth of a second, and to make all of it safe and to wrap it
a third of that: longer than all the rest that stands between enter and the first screen.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from textual.cache import LRUCache

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.segmentation import passages, sentences

SHORT = 60_000
"""Code points of an article that is shown whole, its passages found, at once."""

_AROUND = 64
"""Blocks before and after a place: a screen or more in each direction, however short they are.
Boilerplate does not count, for of a run one row may be seen."""

_SLICE = 0.008
"""Seconds of work after which the interface may do something."""

_known: LRUCache[str, tuple[Span, ...]] = LRUCache(8)


def warm() -> None:
    """Loads what finds sentences, so that nobody has to wait for it."""
    words = "One. Two."
    sentences(words, Block(BlockKind.PARAGRAPH, Span(0, len(words))))


def first(article: Article, offset: int) -> tuple[Article, Sequence[Span]]:
    """What to show first, and its passages: the article itself, or what is around a place."""
    if article.text is not None and len(article.text) > SHORT:
        part = around(article, offset)
        return part, _passages(part)
    return article, passages(article)


def around(article: Article, offset: int) -> Article:
    """The article with only the blocks around a place.

    Runs of boilerplate are in it whole, and so is a block beside each, so that they fold as ever.
    """
    blocks = article.blocks
    at = bisect_right(blocks, offset, key=lambda block: block.span.start)
    before = _reached(blocks, range(at - 1, -1, -1))
    return replace(
        article, blocks=blocks[at - before : at + _reached(blocks, range(at, len(blocks)))]
    )


def _reached(blocks: Sequence[Block], way: Sequence[int]) -> int:
    """How many blocks are gone on one's way until there are enough."""
    enough = 0
    for many, at in enumerate(way, 1):
        enough += blocks[at].kind is not BlockKind.BOILERPLATE
        if enough == _AROUND:
            return many
    return len(way)


def at_once(article: Article) -> tuple[Span, ...] | None:
    """All passages of an article that is short, or known; None of another."""
    if article.text is not None and len(article.text) > SHORT:
        return _known.get(article.id)
    return passages(article)


def _passages(part: Article) -> tuple[Span, ...]:
    """Passages of a part, which may be known from the whole."""
    near = part.blocks
    if near and (known := _known.get(part.id)):
        first = bisect_left(known, near[0].span.start, key=lambda span: span.start)
        return known[first : bisect_left(known, near[-1].span.end, key=lambda span: span.start)]
    text, language = part.text or "", part.metadata.language
    return tuple(span for block in near for span in sentences(text, block, language))


async def all_of(article: Article) -> Sequence[Span]:
    """All passages; whatever else is to be done is done in between."""
    known = at_once(article)
    if known is not None:
        return known
    text, language = article.text or "", article.metadata.language
    found: list[Span] = []
    began = perf_counter()
    for block in article.blocks:
        found.extend(sentences(text, block, language))
        if perf_counter() - began > _SLICE:
            await asyncio.sleep(0)
            began = perf_counter()
    _known[article.id] = tuple(found)
    return _known[article.id]
