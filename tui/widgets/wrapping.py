"""An article's blocks wrapped to a width in cells: rows of the screen, by offsets.

Rows are kept in parallel lists, not as objects: 5 MB of text are 70,000 of them. Text between
blocks (line breaks, bullets) is on no row; spaces at which a row breaks are on none either. A run
of boilerplate that is folded is one row, which all of its text is on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from tui.widgets.filling import fill

NARROWEST = 12
"""Cells that a row has at the least, however narrow the window is."""

_NARROWEST_ITEM = 4
"""Of these, what bullets and nesting leave to the text at the least."""

COMPACT, USUAL, AIRY = 0, 1, 2
"""Spacing: paragraphs are indented; or a blank row parts them; or one parts all rows too."""

_INDENT = 2
"""Cells by which a paragraph begins further in where no blank row stands before it."""

BULLET = "•"

_RUNS_ON = (BlockKind.ITEM, BlockKind.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `[start, end)` of the text, the block it belongs to, and where it begins.

    `block` is -1 for a blank row, which is empty and stands at the start of the next row.
    `indent` is in cells; `marker` is what hangs in it, on the first row of a list item. `folded`
    is how many blocks the row stands for, 0 where it shows its text.
    """

    start: int
    end: int
    block: int
    indent: int = 0
    marker: str = ""
    folded: int = 0


class Rows:
    """The rows of an article, from top to bottom, for one width."""

    __slots__ = ("_blocks", "_ends", "_folded", "_hangs", "_owners", "_spacing", "_starts")

    def __init__(
        self,
        text: str = "",
        blocks: Sequence[Block] = (),
        width: int = NARROWEST,
        spacing: int = USUAL,
        folded: Mapping[int, int] | None = None,
        *,
        partly: bool = False,
    ) -> None:
        """Wraps as `wrap` does. `partly`: the blocks are some that stand together in the text; for
        the others stand blank rows."""
        self._blocks = blocks
        self._spacing = spacing
        self._folded = folded or {}
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._owners: list[int] = []
        self._hangs: dict[int, tuple[int, str]] = {}
        block = 0
        while block < len(blocks):
            block = self._add(text, block, max(width, NARROWEST))
        if partly:
            self._stand_in(len(text))

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, y: int) -> Row:
        start, end, block = self._starts[y], self._ends[y], self._owners[y]
        if block < 0:
            return Row(start, end, block)
        if block in self._folded:
            return Row(start, end, block, folded=self._folded[block] - block)
        indent, marker = self._hangs.get(block, (0, ""))
        first = start == self._blocks[block].span.start
        if first and not marker and self._goes_in(block):
            indent = _INDENT
        return Row(start, end, block, indent, marker if first else "")

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
        starts = self._starts
        if not starts:
            return 0, 0
        first = max(0, bisect_right(starts, span.start) - 1)
        if span.start >= self._ends[first]:
            following = starts[first + 1] if first + 1 < len(starts) else span.end
            if following < span.end:
                first = self.at(following)
        return first, max(first, bisect_left(starts, span.end, first) - 1)

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

    def _stand_in(self, length: int) -> None:
        """Puts blank rows before and after, about as many as the rest of a text would take.

        `length` is that of the text.
        """
        if not self._starts:
            return
        first, last = self._starts[0], self._ends[-1]
        each = max(1, last - first) / len(self)  # code points on a row
        before, after = int(first / each), int((length - last) / each)
        self._starts = [first] * before + self._starts + [last] * after
        self._ends = [first] * before + self._ends + [last] * after
        self._owners = [-1] * before + self._owners + [-1] * after

    def _add(self, text: str, block: int, width: int) -> int:
        """Wraps one more block, or folds a run; the block that comes after."""
        self._put_blank(block)
        if block in self._folded:
            following = self._folded[block]
            self._starts.append(self._blocks[block].span.start)
            self._ends.append(self._blocks[following - 1].span.end)
            self._owners.append(block)
            return following
        span, before = self._blocks[block].span, len(self._starts)
        inside = self._hang(text, block, width)
        inwards = _INDENT if self._goes_in(block) else 0
        fill(text, span, (width - inside - inwards, width - inside), self._starts, self._ends)
        self._owners.extend([block] * (len(self._starts) - before))
        if self._spacing == AIRY:
            self._part(before, block)
        return block + 1

    def _put_blank(self, block: int) -> None:
        """The blank rows before a block."""
        kind, many = self._blocks[block].kind, 0
        if block and kind in _RUNS_ON and self._blocks[block - 1].kind is kind:
            many = int(self._spacing == AIRY)
        elif block:
            many = self._spacing if self._spacing else int(kind is BlockKind.HEADING)
        self._starts.extend([self._blocks[block].span.start] * many)
        self._ends.extend([self._blocks[block].span.start] * many)
        self._owners.extend([-1] * many)

    def _hang(self, text: str, block: int, width: int) -> int:
        """The cells that a list item is set in by, its bullet hanging in them."""
        if self._blocks[block].kind is not BlockKind.ITEM:
            return 0
        start = self._blocks[block].span.start
        marker = _marker(text, self._blocks[block - 1].span.end if block else 0, start)
        inside = 2 * max(1, self._blocks[block].level) + len(marker) - 1
        inside = min(inside, width - _NARROWEST_ITEM)
        self._hangs[block] = (inside, marker if len(marker) <= inside else "")
        return inside

    def _goes_in(self, block: int) -> bool:
        """Whether only an indent tells that a paragraph begins here."""
        return (
            self._spacing == COMPACT
            and block > 0
            and self._blocks[block].kind is BlockKind.PARAGRAPH
            and self._blocks[block - 1].kind is not BlockKind.HEADING
        )

    def _part(self, first: int, block: int) -> None:
        """Puts a blank row between all rows from `first` on."""
        starts, ends = self._starts[first:], self._ends[first:]
        for of, own in ((self._starts, starts), (self._ends, ends)):
            parted = [0] * max(0, 2 * len(own) - 1)
            parted[::2], parted[1::2] = own, starts[1:]
            of[first:] = parted
        self._owners[first:] = [-1 if n % 2 else block for n in range(len(self._starts) - first)]


_MOST = 3
_wrapped: dict[tuple[object, ...], tuple[str, tuple[Block, ...], Rows]] = {}
"""What was wrapped last: an article is opened again more often than another one is."""


def wrap(
    text: str,
    blocks: Sequence[Block],
    width: int,
    spacing: int = USUAL,
    folded: Mapping[int, int] | None = None,
) -> Rows:
    """The rows of an article at a width of `width` cells, at least NARROWEST.

    `text` is what is shown, code point for code point, with spaces for line breaks; `blocks` are
    in order and do not overlap. `folded` has the first block of each folded run, and the one
    after the run. What was wrapped last is known.
    """
    key = (hash(text), width, spacing, *(folded or {}).items())
    known = _wrapped.get(key)
    if known and known[0] == text and known[1] == tuple(blocks):
        return known[2]
    rows = Rows(text, blocks, width, spacing, folded)
    while len(_wrapped) >= _MOST:
        _wrapped.pop(next(iter(_wrapped)), None)  # another thread may have done so
    _wrapped[key] = (text, tuple(blocks), rows)
    return rows


def _marker(text: str, after: int, start: int) -> str:
    """What hangs before a list item: its own number or letter, else a bullet; and a space."""
    words = text[max(after, start - 12) : start].split()
    own = words[-1] if words else ""
    numbered = own[:1].isalnum() and own[-1:] in ".):" and own.isascii() and len(own) <= 5
    return f"{own if numbered else BULLET} "
