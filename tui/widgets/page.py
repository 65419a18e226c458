"""The page of the reading pane: an article with its tags on Textual's line API.

It paints what is on the screen, repaints what has changed, and no more: cost follows the screen,
not the article or the number of tags. Where things stand is in `placing.py`, how a long article
opens in `completing.py`, the cursor in `cursor.py`, the motions in `moving.py`, the mouse in
`pointing.py`, the looks in `reading_pane.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip

from seeds.anchor import Span
from tui.widgets.at_once import AtOnce
from tui.widgets.looks import look
from tui.widgets.painting import paint
from tui.widgets.palette import Palette
from tui.widgets.scrollbar import Scrolled
from tui.widgets.sheet import Sheet, within
from tui.widgets.tag_index import PaneTag
from tui.widgets.undecorated import shown

MEASURE = 76
"""Cells of text on a row, at the most."""

_STRIPS = 256


class Page(AtOnce, Scrolled, can_focus=True, inherit_bindings=False):
    """What is marked in an article, and what of it is on the screen."""

    ALLOW_SELECT = False  # Textual's own selection knows screens, not articles.

    class Said(Message):
        """Something about a pane."""

        def __init__(self, pane: Page) -> None:
            self.pane = pane
            super().__init__()

        @property
        def control(self) -> Page:
            """The pane, so that handlers can select by its id."""
            return self.pane

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._sheet = Sheet()
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)
        self._mixed: Palette | None = None
        self._hits_given: Iterable[Span] = ()
        self.heard_by: MessagePump | None = None
        """Who alone hears what is said of the cursor and the selection, at once; else it goes from
        widget to widget up to the app, which takes as long as to paint the rows."""

    def tell(self, said: Said) -> None:
        """Says something to whoever hears this pane."""
        if self.heard_by is None:
            self.post_message(said)
        else:
            self.heard_by.post_message(said.stop())

    # What is marked

    def remove_tag(self, id: str) -> None:
        """Shows that tag no longer, if it did."""
        self._take_out(id)
        self._tags_changed()

    def _tags_changed(self) -> None:
        """What else is to be done when there are other tags."""

    def _take_out(self, id: str) -> None:
        tag = self._sheet.tags.remove(id)
        if tag is not None:
            self._sheet.lanes.remove(id)
            if tag == self._sheet.chosen:
                self._sheet.chosen = None
            self._repaint_around(tag)

    def _repaint_around(self, tag: PaneTag) -> None:
        """Paints anew where a tag stands, and the chosen one where it stands among others."""
        chosen = self._sheet.chosen
        self._repaint(tag.span)
        if chosen and chosen.span.overlaps(tag.span):
            self._repaint(chosen.span)

    @property
    def chosen(self) -> str:
        """The id of the tag that is shown as the chosen one; empty where none is."""
        return self._sheet.chosen.id if self._sheet.chosen else ""

    @chosen.setter
    def chosen(self, id: str) -> None:
        old, new = self._sheet.chosen, self._sheet.tags.get(id)
        if old != new:
            self._sheet.chosen = new
            for tag in (old, new):
                if tag:
                    self._repaint(tag.span)

    def set_hits(self, spans: Iterable[Span], current: int | None = None) -> None:
        """Marks these passages, which are in order, as found, and no others; one as the current.

        Stepping from one to the next with the same list costs nothing but the rows of the two.
        """
        if spans is not self._hits_given:
            self._hits_given = spans
            old, new = self._sheet.hits, tuple(spans)
            self._sheet.hits = new
            self._repaint_rows(list(self._with_hits(old, new)))
        hits = self._sheet.hits
        self.set_current_hit(hits[current] if current is not None and hits else None)

    def set_current_hit(self, span: Span | None) -> None:
        """Marks one passage as the one that the search stands on."""
        old, self._sheet.hit = self._sheet.hit, span
        if old != span:
            for one in (old, span):
                if one:
                    self._repaint(one)

    def _with_hits(self, *lists: Sequence[Span]) -> Iterator[int]:
        """The painted rows on which a hit stands."""
        rows = self._sheet.rows
        for y in self._strips.keys():  # noqa: SIM118
            row = rows[y]
            if any(within(hits, row.start, row.end) for hits in lists):
                yield y

    @property
    def on_screen(self) -> Span | None:
        """The stretch of the article that is on the screen."""
        return self._sheet.rows.window(self.scroll_offset.y, self._height)

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows on the screen; as they were painted, so that nothing is made of them anew."""
        if self.styles.gutter:  # Textual draws borders and padding around each row
            return super().render_lines(crop)
        top, width = self.scroll_offset.y, self._width
        return shown(self, crop, (self._row(top + y, width) for y in crop.line_range))

    def render_line(self, y: int) -> Strip:
        """The strip of the y-th row on the screen."""
        return self._row(y + self.scroll_offset.y, self._width)

    def _row(self, row: int, width: int) -> Strip:
        """The strip of a row, `width` cells wide."""
        if row >= len(self._sheet.rows):
            return Strip.blank(width, self._palette.base)
        strip = self._strips.get(row)
        if strip is None:
            strip = paint(self._sheet, row, self._palette)
            self._strips[row] = strip
        # Between a change of size and the new layout the old rows are shown as they are.
        return strip if strip.cell_length == width else strip.adjust_cell_length(width)

    def notify_style_update(self) -> None:
        """Mixes the styles anew when the theme has changed."""
        super().notify_style_update()
        self._mixed = None
        self._strips.clear()

    @property
    def _palette(self) -> Palette:
        if self._mixed is None:
            self._mixed = Palette(self.rich_style, self._component)
        return self._mixed

    def _component(self, name: str) -> Style:
        return look(self, f"reading-pane--{name}")

    def _repaint(self, *spans: Span | None) -> None:
        """Paints the rows of some spans anew, those that are on the screen at once."""
        if not len(self._sheet.rows):
            return
        for span in spans:
            if span:
                first, last = self._sheet.rows.of(span)
                self._repaint_between(first, last)

    def _repaint_between(self, first: int, last: int) -> None:
        known = range(first, last + 1) if last - first < _STRIPS else list(self._strips.keys())
        for y in known:
            if first <= y <= last:
                self._strips.discard(y)
        top, (width, height) = self.scroll_offset.y, self.scrollable_content_region.size
        first, last = max(first, top), min(last, top + height - 1)
        if first <= last:
            self.refresh(Region(0, first - top, width, last - first + 1))

    def _repaint_rows(self, rows: list[int]) -> None:
        for y in rows:
            self._repaint_between(y, y)

    def _repaint_all(self) -> None:
        self._strips.clear()
        self.refresh()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height
