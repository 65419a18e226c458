"""Lists in an article: the items around a place, and the sentence that introduces them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.segmentation import sentences


def list_of(article: Article, place: Span) -> Sequence[Block]:
    """The items of the list that a place is in, or on the sentence that introduces it."""
    blocks = article.blocks
    if found := list_at(blocks, place.start):
        return found
    after = bisect_right(blocks, place.start, key=_start)
    if after == len(blocks) or not _is_item(blocks[after]):
        return ()
    said = introduction(article, blocks[after])
    on_it = said is not None and said.start <= place.start < said.end
    return list_at(blocks, blocks[after].span.start) if on_it else ()


def list_at(blocks: Sequence[Block], offset: int) -> Sequence[Block]:
    """The items of the list that an offset is in, in order; empty where it is in none."""
    at = bisect_right(blocks, offset, key=_start) - 1
    if at < 0 or not _is_item(blocks[at]) or offset > blocks[at].span.end:
        return ()
    first = last = at
    while first > 0 and _is_item(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_item(blocks[last + 1]):
        last += 1
    return blocks[first : last + 1]


def introduction(article: Article, item: Block) -> Span | None:
    """The last sentence of the paragraph right before an item; None where there is no such."""
    blocks = article.blocks
    at = bisect_right(blocks, item.span.start, key=_start) - 1
    if at < 1 or blocks[at - 1].kind is not BlockKind.PARAGRAPH or article.text is None:
        return None
    found = sentences(article.text, blocks[at - 1], article.metadata.language)
    return found[-1] if found else None


def _start(block: Block) -> int:
    return block.span.start


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.ITEM
