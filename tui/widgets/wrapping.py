"""An article's blocks wrapped to a width in cells: rows of the screen, by offsets.

Rows are kept in parallel lists, not as objects: 5 MB of text are 70,000 of them. Text between
blocks (line breaks, bullets) is on no row; spaces at which a row breaks are on none either.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from tui.widgets.graphemes import cell_widths, is_boundary, snap_back, snap_on

NARROWEST = 12
"""Cells that a row has at the least, however narrow the window is."""

_NARROWEST_ITEM = 4
"""Of these, what bullets and nesting leave to the text at the least."""

BULLET = "•"

_LONGEST_ROW = 4096
"""Code points: a chain of joined emoji takes two cells, however long it is."""

# Of one cell for certain and never part of a longer grapheme; all else is measured.
_MEASURE = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2400-\u2426\u2500-\u25fc]"
)
_NOT_FIRST = frozenset("、。，．：；？！）」』】〉》”’…・ー々!%),.:;?]}»›")
_NOT_LAST = frozenset("（「『【〈《“‘([{«‹„")
_RUNS_ON = (BlockKind.ITEM, BlockKind.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `[start, end)` of the text, the block it belongs to, and where it begins.

    `block` is -1 for a blank row, which is empty and stands at the start of the next block.
    `indent` is in cells; `marker` is what hangs in it, on the first row of a list item.
    """

    start: int
    end: int
    block: int
    indent: int = 0
    marker: str = ""


class Rows:
    """The rows of an article, from top to bottom, for one width."""

    __slots__ = ("_blocks", "_ends", "_hangs", "_owners", "_starts")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._owners: list[int] = []
        self._hangs: dict[int, tuple[int, str]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, y: int) -> Row:
        start, block = self._starts[y], self._owners[y]
        indent, marker = self._hangs.get(block, (0, ""))
        first = block >= 0 and start == self._blocks[block].span.start
        return Row(start, self._ends[y], block, indent, marker if first else "")

    def kind(self, y: int) -> BlockKind | None:
        """What block the row is of; None where it is blank."""
        block = self._owners[y]
        return self._blocks[block].kind if block >= 0 else None

    def at(self, offset: int) -> int:
        """The row that shows an offset, else the last one before it; 0 at the least."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def of(self, span: Span) -> tuple[int, int]:
        """First and last row on which a span stands.

        What covers only text between blocks stands on the row before it.
        """
        if not self._starts:
            return 0, 0
        first = self.at(span.start)
        following = self._starts[first + 1] if first + 1 < len(self) else span.end
        if span.start >= self._ends[first] and following < span.end:
            first = self.at(following)
        return first, max(first, bisect_left(self._starts, span.end) - 1)

    def shown_above(self, y: int) -> int:
        """Where the text on the rows above `y` ends."""
        while y and self._owners[y - 1] < 0:
            y -= 1
        return self._ends[y - 1] if y else 0

    def window(self, top: int, height: int) -> Span | None:
        """The text on `height` rows from `top` on; None where there is none."""
        bottom = min(len(self), top + height) - 1
        if bottom < top or self._ends[bottom] <= self._starts[top]:
            return None
        return Span(self._starts[top], self._ends[bottom])

    def _add(self, text: str, block: int, width: int) -> None:
        """Wraps one more block."""
        span, kind = self._blocks[block].span, self._blocks[block].kind
        if block and not (kind in _RUNS_ON and self._blocks[block - 1].kind is kind):
            self._starts.append(span.start)
            self._ends.append(span.start)
            self._owners.append(-1)
        if kind is BlockKind.ITEM:
            marker = _marker(text, self._blocks[block - 1].span.end if block else 0, span.start)
            inside = 2 * max(1, self._blocks[block].level) + len(marker) - 1
            inside = min(inside, width - _NARROWEST_ITEM)
            self._hangs[block] = (inside, marker if len(marker) <= inside else "")
            width -= inside
        narrow = _MEASURE.search(text, span.start, span.end) is None
        fill = _fill_plain if narrow else _fill_measured
        fill(text, span, width, self._starts, self._ends)
        self._owners.extend([block] * (len(self._starts) - len(self._owners)))


def wrap(text: str, blocks: Sequence[Block], width: int) -> Rows:
    """The rows of an article at a width of `width` cells, at least NARROWEST.

    `text` is what is shown, code point for code point, with spaces for line breaks; `blocks` are
    in order and do not overlap.
    """
    rows = Rows(blocks)
    for block in range(len(blocks)):
        rows._add(text, block, max(width, NARROWEST))
    return rows


def _marker(text: str, after: int, start: int) -> str:
    """What hangs before a list item: its own number or letter, else a bullet; and a space."""
    words = text[max(after, start - 12) : start].split()
    own = words[-1] if words else ""
    numbered = own[:1].isalnum() and own[-1:] in ".):" and own.isascii() and len(own) <= 5
    return f"{own if numbered else BULLET} "


def _fill_plain(text: str, span: Span, width: int, starts: list[int], ends: list[int]) -> None:
    """Rows of a block in which every code point is one cell."""
    at, last = span.start, span.end
    while last - at > width:
        stop = text.rfind(" ", at + 1, at + width + 1)
        following = stop = stop if stop > 0 else at + width
        while following < last and text[following] == " ":
            following += 1
        while stop > at + 1 and text[stop - 1] == " ":
            stop -= 1
        starts.append(at)
        ends.append(stop)
        at = following
    if at < last:
        starts.append(at)
        ends.append(last)


def _fill_measured(text: str, span: Span, width: int, starts: list[int], ends: list[int]) -> None:
    """Rows of a block that holds wide, combined or joined characters."""
    block = span.of(text)
    edges = list(accumulate(cell_widths(block), initial=0))
    at, size = 0, len(block)
    while edges[size] - edges[at] > width or size - at > _LONGEST_ROW:
        fit = bisect_right(edges, edges[at] + width, at, size + 1) - 1
        following = stop = _break(block, edges, at, min(fit, at + _LONGEST_ROW))
        while following < size and _is_space(block, following):
            following += 1
        while stop > at + 1 and _is_space(block, stop - 1):
            stop -= 1
        starts.append(span.start + at)
        ends.append(span.start + stop)
        at = following
    if at < size:
        starts.append(span.start + at)
        ends.append(span.end)


def _break(block: str, edges: list[int], at: int, fit: int) -> int:
    """Where a row that begins at `at` ends; up to `fit` it fits."""
    space = block.rfind(" ", at + 1, fit + 1)
    while space > at and not _is_space(block, space):
        space = block.rfind(" ", at + 1, space)
    for stop in range(fit, max(space, at), -1):
        if _parts(block, edges, stop):
            return stop
    if space > at:
        return space
    stop = snap_back(block, fit, at)
    return stop if stop > at else snap_on(block, fit + 1, min(len(block), at + _LONGEST_ROW))


def _parts(block: str, edges: list[int], stop: int) -> bool:
    """Whether a row may end before `block[stop]` without a space: beside a wide character."""
    wide = edges[stop + 1] - edges[stop] == 2 or edges[stop] - edges[stop - 1] == 2
    return (
        wide
        and block[stop] not in _NOT_FIRST
        and block[stop - 1] not in _NOT_LAST
        and is_boundary(block, stop)
    )


def _is_space(block: str, at: int) -> bool:
    """Whether a space stands there by itself, not under a mark."""
    return block[at] == " " and is_boundary(block, at) and is_boundary(block, at + 1)
