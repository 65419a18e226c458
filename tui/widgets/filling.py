"""One block broken into rows of a width in cells: at spaces, beside wide characters, else anywhere.

No row cuts a grapheme, begins with a closing sign or ends with an opening one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from seeds.anchor import Span
from tui.widgets.graphemes import cell_widths, is_boundary, snap_back, snap_on

_LONGEST_ROW = 4096
"""Code points: a chain of joined emoji takes two cells, however long it is."""

# Of one cell for certain and never part of a longer grapheme; all else is measured.
_MEASURE = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2400-\u2426\u2500-\u25fc]"
)
_NOT_FIRST = frozenset("、。，．：；？！）」』】〉》”’…・ー々!%),.:;?]}»›")
_NOT_LAST = frozenset("（「『【〈《“‘([{«‹„")


def fill(
    text: str, span: Span, widths: tuple[int, int], starts: list[int], ends: list[int]
) -> None:
    """Adds the rows of a block: where each starts and ends. `widths`: of the first, of the others.

    Spaces at which a row breaks are on no row.
    """
    narrow = _MEASURE.search(text, span.start, span.end) is None
    (_fill_plain if narrow else _fill_measured)(text, span, widths, starts, ends)


def _fill_plain(
    text: str, span: Span, widths: tuple[int, int], starts: list[int], ends: list[int]
) -> None:
    """Rows of a block in which every code point is one cell."""
    at, last = span.start, span.end
    width, others = widths
    while last - at > width:
        stop = text.rfind(" ", at + 1, at + width + 1)
        following = stop = stop if stop > 0 else at + width
        while following < last and text[following] == " ":
            following += 1
        while stop > at + 1 and text[stop - 1] == " ":
            stop -= 1
        starts.append(at)
        ends.append(stop)
        at, width = following, others
    if at < last:
        starts.append(at)
        ends.append(last)


def _fill_measured(
    text: str, span: Span, widths: tuple[int, int], starts: list[int], ends: list[int]
) -> None:
    """Rows of a block that holds wide, combined or joined characters."""
    width, others = widths
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
        at, width = following, others
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
