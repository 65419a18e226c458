"""What a table shows: columns, and lines of cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in cells, 0 for one that takes what is left; not shown in a list narrower than
    `least` cells."""

    title: str
    width: int = 0
    right: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its key, a cell for each column, and the look of some of them.

    `looks` are names of component classes by column: `{1: "quiet"}`.
    """

    key: str
    cells: tuple[str, ...]
    looks: tuple[tuple[int, str], ...] = ()
