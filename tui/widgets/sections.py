"""A list in sections, each with a heading and columns of its own, to move on as on one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.widgets.cells import GAP, Fit, fitted, widths
from tui.widgets.table import Line, Table

_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the columns, and lines with a cell for each of them.

    The first columns have no titles of their own: the heading stands over them.
    """

    title: str
    columns: Sequence[Fit]
    lines: Sequence[Line]


class Sections(Table):
    """A table of several sections. The cursor passes over their headings."""

    DEFAULT_CSS = """
    Sections > .table--titles { text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__((), id=id, titles=False)
        self._sections: Sequence[Section] = ()
        self._places: list[Section | None] = []
        self._fits: dict[int, list[int]] = {}
        self._room = 0

    def show_sections(self, sections: Sequence[Section], key: str = "") -> None:
        """Shows these sections, those without lines left out; the cursor stays on its line."""
        self._sections = [section for section in sections if section.lines]
        rows = list(_rows(self._sections))
        self._places = [section for section, _ in rows]
        self._room = 0
        self.show([line for _, line in rows], key)
        self.go(self._cursor)

    def go(self, to: int) -> None:
        """Puts the cursor on a line, the next one where there is a heading."""
        to = max(0, min(to, len(self._lines) - 1))
        step = 1 if to >= self._cursor else -1
        for way in (step, -step):
            at = to
            while 0 <= at < len(self._lines) and self._places[at] is None:
                at += way
            if 0 <= at < len(self._lines):
                super().go(at)
                if at == 1:  # the first heading comes into sight with the first line
                    self.scroll_to(y=0, animate=False, force=True)
                return

    def _row(self, y: int, base: Style, width: int) -> Strip:
        """A heading or a line."""
        at = y + self.scroll_offset.y
        if not 0 <= at < len(self._lines):
            return Strip.blank(width, base)
        self._fit()
        section, line = self._places[at], self._lines[at]
        if section is None:
            words = self._heading(at)
            segments = [Segment(f"{'':{_MARGIN}}{words}", base + self._look("titles"))]
            return Strip(segments).adjust_cell_length(width, base)
        cursor = at == self._cursor
        style = base + self._look("cursor") if cursor else base
        return Strip(list(self._drawn(section, line, style, cursor))).adjust_cell_length(
            width, style
        )

    def _drawn(self, section: Section, line: Line, style: Style, cursor: bool) -> Iterator[Segment]:
        yield Segment("▌ " if cursor else "  ", style + Style(bold=True))
        looks = dict(line.looks)
        for n, width in enumerate(self._fits[id(section)]):
            if width:
                look = self._look(looks[n]) if n in looks else Style.null()
                # The look's colour and weight, on the background of the line.
                looked = style + look.without_color + Style(color=look.color)
                yield Segment(fitted(line.cells[n], width), looked)
                yield Segment(" " * GAP, style)

    def _heading(self, at: int) -> str:
        """The title of a section over its first columns, those of the others over theirs."""
        below = self._places[at + 1]
        if below is None:
            return ""
        shown = list(zip(below.columns, self._fits[id(below)], strict=True))
        titles = [fitted(column.title, width) for column, width in shown if width]
        start = sum(width + GAP for column, width in shown if width and not column.title)
        named = [title for title in titles if title.strip()]
        return fitted(below.title, start) + (" " * GAP).join(named)

    def _fit(self) -> None:
        """Fits the columns, where there is other room for them than at the last time."""
        room = self.scrollable_content_region.width - _MARGIN
        if room != self._room:
            self._room = room
            self._fits = {
                id(section): widths(section.columns, _cells(section), room)
                for section in self._sections
            }


def _cells(section: Section) -> list[Sequence[str]]:
    """Those of the lines, and blank ones as wide as the title that stands over the first."""
    *before, _ = [column for column in section.columns if not column.title]
    over = len(section.title) - sum(column.most + GAP for column in before)
    blank = [" " * over if n == len(before) else "" for n in range(len(section.columns))]
    return [blank, *(line.cells for line in section.lines)]


def _rows(sections: Sequence[Section]) -> Iterator[tuple[Section | None, Line]]:
    for section in sections:
        if section is not sections[0]:
            yield None, Line("", ())
        yield None, Line("", ())
        for line in section.lines:
            yield section, line
