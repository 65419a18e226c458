"""Lists in an article: the items around a place, and the sentence that introduces them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from seeds.anchor import Span
from seeds.article import Block, BlockKind


def list_at(blocks: Sequence[Block], offset: int) -> Sequence[Block]:
    """The items of the list that an offset is in, in order; empty where it is in none."""
    at = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
    if at < 0 or not _is_item(blocks[at]) or offset > blocks[at].span.end:
        return ()
    first = last = at
    while first > 0 and _is_item(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_item(blocks[last + 1]):
        last += 1
    return blocks[first : last + 1]


def introduction(blocks: Sequence[Block], passages: Sequence[Span], item: Block) -> Span | None:
    """The last sentence of the paragraph right before an item; None where there is no such."""
    at = bisect_right(blocks, item.span.start, key=lambda block: block.span.start) - 1
    if at < 1 or blocks[at - 1].kind is not BlockKind.PARAGRAPH:
        return None
    before = blocks[at - 1].span
    last = bisect_right(passages, before.end - 1, key=lambda span: span.start) - 1
    return passages[last] if last >= 0 and passages[last].overlaps(before) else None


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.ITEM
