"""Rows of cells in columns that fit a width: what matters least gives way where it is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from seeds.display import safe_line

GAP = 2
"""Blank cells between two columns."""
_HEIGHTS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Fit:
    """A column of `least` to `most` cells, with what is said above it.

    Where there is no room, the column with the highest `rank` goes first; one of rank 0 never
    goes, and is as wide as it would be until the others are gone. Room that is left goes to the
    lowest rank. An empty column takes no room.
    """

    title: str
    least: int
    most: int
    rank: int = 0


def widths(columns: Sequence[Fit], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Cells for each column, 0 for those that are left out; together at most `room`."""
    wanted = [
        min(column.most, max((cell_len(safe_line(row[n])) for row in rows), default=0))
        for n, column in enumerate(columns)
    ]
    wanted = [w and max(w, cell_len(c.title)) for w, c in zip(wanted, columns, strict=True)]
    given = [min(w, c.least) if c.rank else w for w, c in zip(wanted, columns, strict=True)]
    by_rank = sorted(range(len(columns)), key=lambda n: columns[n].rank)
    for n in reversed(by_rank):
        if columns[n].rank and _taken(given) > room:
            given[n] = wanted[n] = 0
    for n in reversed(by_rank):
        given[n] -= min(max(0, given[n] - columns[n].least), max(0, _taken(given) - room))
    for n in by_rank:
        given[n] += max(0, min(wanted[n] - given[n], room - _taken(given)))
    return given


def fitted(words: str, width: int) -> str:
    """Words made safe, on exactly `width` cells."""
    shown = cut(words, width)
    return shown + " " * (width - cell_len(shown))


def cut(words: str, width: int) -> str:
    """Words made safe, on one line of at most `width` cells, with `…` where they are cut."""
    shown = safe_line(words)
    if cell_len(shown) <= width:
        return shown
    return set_cell_size(shown, width - 1).rstrip() + "…" if width > 0 else ""


def bar(part: float, width: int) -> str:
    """A share in [0, 1] as a bar of `width` cells: `███▌░░░░`."""
    eighths = round(max(0.0, min(1.0, part)) * width * 8)
    full, rest = divmod(eighths, 8)
    shown = "█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")
    return shown + "░" * (width - len(shown))


def sparkline(shares: Iterable[float]) -> str:
    """Shares in [0, 1] as a cell each, from `▁` to `█`."""
    last = len(_HEIGHTS) - 1
    return "".join(_HEIGHTS[round(max(0.0, min(1.0, share)) * last)] for share in shares)


def _taken(given: Sequence[int]) -> int:
    shown = [width for width in given if width]
    return sum(shown) + GAP * max(0, len(shown) - 1)
