"""A list of lines in columns that costs what is on the screen, however many lines there are.

Its first row names the columns; where there is no width for all, the least needed give way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.keys import bindings
from tui.widgets.at_once import AtOnce
from tui.widgets.cells import fitted
from tui.widgets.counting import Counting
from tui.widgets.line import Column, Line
from tui.widgets.looks import look
from tui.widgets.scrollbar import Scrolled
from tui.widgets.undecorated import shown

__all__ = ["Column", "Line", "Table"]

_GAP, _NARROW_GAP, _NARROW = 2, 1, 100
_BOLD = Style(bold=True)
_KNOWN = 256
"""Lines that are kept as they were drawn."""


class Table(AtOnce, Counting, Scrolled, can_focus=True, inherit_bindings=False):
    """Lines to move on and choose from."""

    ALLOW_SELECT = False
    BINDINGS = bindings("list")

    class Highlighted(Message):
        """The cursor is on another line; None: there is none."""

        def __init__(self, table: Table, line: Line | None) -> None:
            self.table, self.line = table, line
            super().__init__()

        @property
        def control(self) -> Table:
            """The table, so that handlers can select by its id."""
            return self.table

    class Chosen(Message):
        """A line was chosen, by enter or a second click."""

        def __init__(self, table: Table, line: Line) -> None:
            self.table, self.line = table, line
            super().__init__()

        @property
        def control(self) -> Table:
            """The table."""
            return self.table

    class ColumnClicked(Message):
        """The title of a column was clicked."""

        def __init__(self, table: Table, column: int) -> None:
            self.table, self.column = table, column
            super().__init__()

        @property
        def control(self) -> Table:
            """The table."""
            return self.table

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--titles",
        "table--cursor",
        "table--quiet",
        "table--good",
        "table--warning",
    }

    DEFAULT_CSS = """
    Table {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .table--titles { color: $text-muted; }
        & > .table--cursor { background: $foreground 8%; text-style: bold; }
        & > .table--quiet { color: $text-muted; text-style: italic; }
        & > .table--good { color: $text-success; }
        & > .table--warning { color: $text-warning; }
    }
    Table:focus > .table--cursor { background: $foreground 15%; }
    """

    def __init__(
        self, columns: Sequence[Column], *, id: str | None = None, titles: bool = True
    ) -> None:
        super().__init__(id=id)
        self._columns = columns
        self._titles = titles
        self._marked: tuple[int, str] = (-1, "")
        self._lines: Sequence[Line] = ()
        self._cursor = 0
        self._looks: dict[str, Style] = {}
        self._drawn_in: dict[str, Style] = {}
        self._painted: dict[int, Strip] = {}
        self._painted_width = 0
        self._known: LRUCache[tuple[Line, bool, int], Strip] = LRUCache(_KNOWN)
        self.cursor_shown = True

    # What is shown -----------------------------------------------------------------------------

    def show(self, lines: Sequence[Line], key: str = "", at: int | None = None) -> None:
        """Shows these lines; the cursor stays on the line of the same key, or goes to `key`.

        Whoever knows its number says it (`at`), so that no line has to be looked at.
        """
        found = at
        if at is None:
            wanted = key or (self.line.key if self.line else "")
            found = next((n for n, line in enumerate(lines) if line.key == wanted), None)
        self._lines = lines
        # The line that somebody has counted may be gone by now.
        self._cursor = max(0, min(self._cursor if found is None else found, len(lines) - 1))
        self._measure()
        self._show_cursor()
        self._repaint_what_differs()
        self.post_message(self.Highlighted(self, self.line))

    def mark_column(self, column: int, sign: str) -> None:
        """Puts a sign beside the title of a column: which way it is sorted."""
        self._marked = (column, sign)
        self.refresh()

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        return self._lines[self._cursor] if self._lines else None

    @property
    def at(self) -> int:
        """The number of the line under the cursor."""
        return self._cursor

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    # Moving ------------------------------------------------------------------------------------

    def action_down(self, count: int = 1) -> None:
        """To the next line."""
        self.go(self._cursor + count)

    def action_up(self, count: int = 1) -> None:
        """To the previous line."""
        self.go(self._cursor - count)

    def action_first(self) -> None:
        """To the first line."""
        self.go(0)

    def action_last(self) -> None:
        """To the last line."""
        self.go(len(self._lines) - 1)

    def action_page_down(self, count: int = 1) -> None:
        """A screen down."""
        self.go(self._cursor + count * max(1, self._height - 1))

    def action_page_up(self, count: int = 1) -> None:
        """A screen up."""
        self.go(self._cursor - count * max(1, self._height - 1))

    def action_choose(self) -> None:
        """Chooses the line under the cursor."""
        if self.line:
            self.post_message(self.Chosen(self, self.line))

    def go(self, to: int) -> None:
        """Puts the cursor on a line, the nearest that exists, and brings it into sight."""
        to = max(0, min(to, len(self._lines) - 1))
        if to != self._cursor:
            old, self._cursor = self._cursor, to
            self._show_cursor()
            self._repaint(old)
            self._repaint(to)
            self.post_message(self.Highlighted(self, self.line))

    def show_cursor(self, shown: bool) -> None:
        """Shows the cursor or hides it."""
        if shown != self.cursor_shown:
            self.cursor_shown = shown
            self._repaint(self._cursor)

    def _repaint(self, at: int) -> None:
        self.refresh_line(at + self._titles)

    def on_click(self, event: events.Click) -> None:
        """A click goes to a line, a second one chooses it; on a title it names the column."""
        y = event.y - self.gutter.top
        if self._titles and y == 0:
            column = self._column_at(event.x - self.gutter.left)
            if column is not None:
                self.post_message(self.ColumnClicked(self, column))
            return
        at = y - self._titles + self.scroll_offset.y
        if 0 <= at < len(self._lines):
            again = at == self._cursor and event.chain > 1
            self.go(at)
            if again:
                self.action_choose()

    # Painting ----------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows on the screen."""
        if self.styles.gutter:  # Textual draws borders and padding around each row
            return super().render_lines(crop)
        width, painted = self._width, self._painted
        if width != self._painted_width:  # Textual says nothing of that
            painted.clear()
            self._painted_width = width
        for y in crop.line_range:
            if y not in painted:
                painted[y] = self._row(y, self._base, width)
        return shown(self, crop, (painted[y] for y in crop.line_range))

    def render_line(self, y: int) -> Strip:
        """The y-th row on the screen."""
        return self._row(y, self.rich_style, self._width)

    def asked_for(self, regions: tuple[Region, ...]) -> tuple[Region, ...]:
        """What is painted anew is no longer kept as it was painted."""
        if not regions:
            self._painted.clear()
        for region in regions:
            for y in region.line_range:
                self._painted.pop(y, None)
        return regions

    @property
    def _base(self) -> Style:
        """What all is drawn on; to ask Textual takes longer than to draw a row."""
        if "" not in self._looks:
            self._looks[""] = self.rich_style
        return self._looks[""]

    def _repaint_what_differs(self) -> None:
        """Of the rows on the screen those that other lines have come to."""
        width, old = self._width, dict(self._painted)
        if not old or self.styles.gutter or self._painted_width != width:
            self.refresh()
            return
        for y in range(self.size.height):
            row = self._row(y, self._base, width)
            if old.get(y) != row:
                self.refresh(Region(0, y, width, 1))
                self._painted[y] = row

    def _row(self, y: int, base: Style, width: int) -> Strip:
        """The titles, or a line, `width` cells wide."""
        if self._titles and y == 0:
            style = base + self._look("titles")
            strip = Strip(self._segments(width, self._title_cells(), {}, style))
            return strip.adjust_cell_length(width, style)
        at = y - self._titles + self.scroll_offset.y
        if not 0 <= at < len(self._lines):
            return Strip.blank(width, base)
        return self._drawn_line(
            self._lines[at], self.cursor_shown and at == self._cursor, base, width
        )

    def _drawn_line(self, line: Line, cursor: bool, base: Style, width: int) -> Strip:
        """A line, as it was drawn if it was."""
        key = (line, cursor, width)
        strip = self._known.get(key)
        if strip is None:
            style = base + self._look("cursor") if cursor else base
            strip = Strip(self._segments(width, line.cells, dict(line.looks), style, cursor))
            strip = self._known[key] = strip.adjust_cell_length(width, style)
        return strip

    def on_resize(self) -> None:
        """The same line stays in sight."""
        self._measure()
        self._show_cursor()

    def _title_cells(self) -> tuple[str, ...]:
        marked, sign = self._marked
        return tuple(
            column.title + (sign if n == marked else "") for n, column in enumerate(self._columns)
        )

    def _segments(
        self,
        whole: int,
        cells: Sequence[str],
        looks: dict[int, str],
        style: Style,
        cursor: bool = False,
    ) -> list[Segment]:
        segments = [Segment("▌ " if cursor else "  ", style + _BOLD)]
        gap = " " * _gap(whole)
        for n, width in self._widths(whole):
            words = fitted(cells[n], width)
            if self._columns[n].right:
                words = words.rstrip().rjust(width)
            own = style + self._worn(looks[n]) if n in looks else style
            segments.append(Segment(words, own))
            segments.append(Segment(gap, style))
        return segments

    def _look(self, name: str) -> Style:
        if name not in self._looks:
            self._looks[name] = look(self, f"table--{name}")
        return self._looks[name]

    def _worn(self, name: str) -> Style:
        """The weight and the colour of a look, for the background of any line."""
        if name not in self._drawn_in:
            own = self._look(name)
            self._drawn_in[name] = own.without_color + Style(color=own.color)
        return self._drawn_in[name]

    def notify_style_update(self) -> None:
        """Looks change with the theme."""
        super().notify_style_update()
        self._painted.clear()
        self._known.clear()
        self._looks.clear()
        self._drawn_in.clear()

    def _widths(self, whole: int) -> list[tuple[int, int]]:
        """The columns that are shown in so many cells, with their widths."""
        shown = [n for n, column in enumerate(self._columns) if whole >= column.least]
        fixed = sum(self._columns[n].width for n in shown) + _gap(whole) * len(shown) + 2
        free = [n for n in shown if not self._columns[n].width]
        share = max(4, (whole - fixed) // max(1, len(free)))
        return [(n, self._columns[n].width or share) for n in shown]

    def _column_at(self, x: int) -> int | None:
        edge, gap = 2, _gap(self._width)
        for n, width in self._widths(self._width):
            if edge <= x < edge + width + gap:
                return n
            edge += width + gap
        return None

    # Place on the screen -----------------------------------------------------------------------

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _height(self) -> int:
        return max(0, self.scrollable_content_region.height - self._titles)

    def _measure(self) -> None:
        size = Size(self.scrollable_content_region.width, len(self._lines) + self._titles)
        if size == self.virtual_size:
            return
        if self.styles.is_auto_height:
            self.virtual_size = size
        else:
            # The reactive would lay out the whole screen anew, for a list that grew by a line.
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def _show_cursor(self) -> None:
        top, height = self.scroll_offset.y, self._height
        if height:
            to = min(max(top, self._cursor - height + 1), self._cursor)
            if to != top:
                self.scroll_to(y=to, animate=False, force=True)


def _gap(whole: int) -> int:
    """Cells between two columns of a table that is so wide."""
    return _NARROW_GAP if whole < _NARROW else _GAP
