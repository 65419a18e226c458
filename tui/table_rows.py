"""A table without lines, laid out in so many cells: rows of texts, each in a column of one width.

Rich measures and renders every cell of a table of its own several times over; here a cell that
fits is written as it is, and only what has to be wrapped goes through Rich.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.text import Text

from seeds.display import safe_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions

GAP = 2
"""Cells between two columns."""
_LEAST = 4
"""Cells that a column has however little room there is."""
_WORD = 24
"""Cells of a word up to which a column is as wide as it, where there is room, and breaks none."""

_Line = list[Segment]


def text(words: object, style: str = "") -> Text:
    """Words that may take several lines."""
    return Text(safe_line(str(words)), style=style, overflow="fold")


def clipped(words: object, style: str = "") -> Text:
    """Words on one line, cut where there is no room."""
    return Text(safe_line(str(words)), style=style, no_wrap=True, overflow="ellipsis")


@dataclass(frozen=True, slots=True)
class Column:
    """A column; one with a `share` gives way where there is no room, the more the smaller it is."""

    title: str
    share: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their widths in cells, and a text for each of them in every row."""

    columns: Sequence[Column]
    widths: Sequence[int]
    rows: Sequence[Sequence[Text]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The titles, then the rows; a row is as high as its highest cell."""
        widths = _squeezed(self.widths, options.max_width)
        titles = [Text(column.title, "bold", overflow="ellipsis") for column in self.columns]
        for row in (titles, *self.rows):
            cells = [
                _lines(cell, width, console, right=column.right)
                for cell, width, column in zip(row, widths, self.columns, strict=True)
            ]
            for n in range(max(map(len, cells), default=0)):
                for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                    if at:
                        yield Segment(" " * GAP)
                    yield from cell[n] if n < len(cell) else (Segment(" " * width),)
                yield Segment.line()


def laid_out(columns: Sequence[Column], rows: Iterable[Sequence[Text]], room: int) -> Table:
    """A table in so many cells; a column with nothing in it is left out."""
    held = list(rows)
    kept = [n for n in range(len(columns)) if any(row[n].plain for row in held)]
    natural = [max(_cells(columns[n].title), *(_width(row[n]) for row in held)) for n in kept]
    words = [max(_longest_word(row[n]) for row in held) if columns[n].share else 0 for n in kept]
    shares = [columns[n].share for n in kept]
    widths = _fitted(natural, words, shares, room - GAP * (len(kept) - 1))
    return Table([columns[n] for n in kept], widths, [[row[n] for n in kept] for row in held])


def _cells(words: str) -> int:
    """Cells of words that are safe to show: no sign of ASCII among those takes more than one."""
    return len(words) if words.isascii() else cell_len(words)


def _width(cell: Text) -> int:
    return max((_cells(line) for line in cell.plain.split("\n")), default=0)


def _longest_word(cell: Text) -> int:
    """Cells of the longest word that is not to be broken; of a line that is cut, none."""
    if cell.no_wrap:
        return 0
    words = map(_cells, cell.plain.split())
    return max((many for many in words if many <= _WORD), default=0)


def _fitted(
    natural: Sequence[int], words: Sequence[int], shares: Sequence[int], room: int
) -> list[int]:
    """Widths of at most the natural ones, and of at least the longest word where there is room.

    What is left by those without a share goes by shares.
    """
    widths = [0 if share else width for width, share in zip(natural, shares, strict=True)]
    waiting = {n for n, share in enumerate(shares) if share}
    left = max(room - sum(widths), _LEAST * len(waiting))
    least = _least(words, shares, left)
    while waiting:
        each = left / sum(shares[n] for n in waiting)
        small = {n for n in waiting if natural[n] <= shares[n] * each}
        tight = {n for n in waiting if least[n] > shares[n] * each}
        settled = small or tight or waiting
        for n in settled:
            wanted = least[n] if n in tight else int(shares[n] * each)
            widths[n] = min(natural[n], wanted)
            left -= widths[n]
        waiting = waiting - settled
    return widths


def _least(words: Sequence[int], shares: Sequence[int], room: int) -> list[int]:
    """Widths that break as few words as there is room for.

    The column with the largest share is the last to have its words broken: handles stand there.
    """
    for whole in (max(shares, default=0), 0):
        for most in range(_WORD, _LEAST, -1):
            kept = [
                max(_LEAST, word if share == whole else min(word, most))
                for word, share in zip(words, shares, strict=True)
            ]
            if sum(width for width, share in zip(kept, shares, strict=True) if share) <= room:
                return kept
    return [_LEAST] * len(words)


def _squeezed(widths: Sequence[int], room: int) -> list[int]:
    """The same in a room that is too narrow for them: the widest give way first."""
    found = list(widths)
    over = sum(found) + GAP * (len(found) - 1) - room
    while over > 0 and max(found) > 1:
        found[found.index(max(found))] -= 1
        over -= 1
    return found


def _lines(cell: Text, width: int, console: Console, *, right: bool) -> list[_Line]:
    """A cell in lines that fill its width."""
    if not cell.spans or console.color_system is None:  # of one style, or shown without any
        lines = cell.plain.split("\n")
        blanks = [width - _cells(line) for line in lines]
        if len(lines) == 1 and blanks[0] < 0 and cell.no_wrap:
            lines, blanks = [set_cell_size(lines[0], width - 1) + "…"], [0]
        if min(blanks) >= 0:
            style = console.get_style(cell.style) if cell.style else None
            side = -1 if right else 1
            shown = zip(lines, blanks, strict=True)
            return [[Segment(x, style), Segment(" " * blank)][::side] for x, blank in shown]
    justify: Literal["left", "right"] = "right" if right else "left"
    overflow = cell.overflow or "ellipsis"
    wrapped = cell.wrap(console, width, justify=justify, overflow=overflow, no_wrap=cell.no_wrap)
    return [list(line.render(console)) for line in wrapped]
