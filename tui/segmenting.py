"""The passages of an article, so that a long one can be read before all of them are found.

To find the sentences of 1 MB takes a tenth of a second, which is longer than all the rest that
stands between enter and the first screen.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from time import perf_counter

from textual.cache import LRUCache

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.segmentation import passages, sentences

SHORT = 60_000
"""Code points of an article whose passages are found at once."""

_AROUND = 40
"""Blocks before and after a place: some screens in each direction."""

_SLICE = 0.008
"""Seconds of work after which the interface may do something."""

_known: LRUCache[str, tuple[Span, ...]] = LRUCache(8)


def warm() -> None:
    """Loads what finds sentences, so that nobody has to wait for it."""
    words = "One. Two."
    sentences(words, Block(BlockKind.PARAGRAPH, Span(0, len(words))))


def first(article: Article, offset: int) -> tuple[Sequence[Span], bool]:
    """What to show first: all passages, or those around a place; and whether it is all."""
    if article.text is not None and len(article.text) > SHORT:
        return around(article, offset), False
    return passages(article), True


def at_once(article: Article) -> tuple[Span, ...] | None:
    """All passages of an article that is short, or known; None of another."""
    if article.text is not None and len(article.text) > SHORT:
        return _known.get(article.id)
    return passages(article)


def around(article: Article, offset: int) -> tuple[Span, ...]:
    """Passages around a place."""
    at = bisect_right(article.blocks, offset, key=lambda block: block.span.start)
    near = article.blocks[max(0, at - _AROUND) : at + _AROUND]
    if near and (known := _known.get(article.id)):
        first = bisect_left(known, near[0].span.start, key=lambda span: span.start)
        return known[first : bisect_left(known, near[-1].span.end, key=lambda span: span.start)]
    text, language = article.text or "", article.metadata.language
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
