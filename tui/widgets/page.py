"""The page of the reading pane: an article with its tags on Textual's line API.

It paints what is on the screen, repaints what has changed, and no more: cost follows the screen,
not the article or the number of tags. The cursor is in `cursor.py`, the motions in `moving.py`,
the mouse and the looks in `reading_pane.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from seeds.anchor import Span
from seeds.article import Block
from seeds.display import safe
from tui.widgets.lanes import Lanes
from tui.widgets.painting import Palette, Sheet, columns, paint
from tui.widgets.tag_index import PaneTag, TagIndex
from tui.widgets.wrapping import wrap

MEASURE = 76
"""Cells of text on a row, at the most."""

VIEWED_AFTER = 0.5
"""Seconds that text has to stand still to count as looked at."""

_STRIPS = 256
_CONTEXT = 2
"""Rows kept in sight before and after the cursor."""


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """An article, what is marked in it, and what of it is on the screen."""

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

    class Viewed(Said, namespace="reading_pane"):
        """This stretch of the article stood on the screen for a while."""

        def __init__(self, pane: Page, span: Span) -> None:
            self.span = span
            super().__init__(pane)

    def __init__(
        self, *, measure: int = MEASURE, id: str | None = None, classes: str | None = None
    ) -> None:
        """An empty page. `measure` is in cells."""
        super().__init__(id=id, classes=classes)
        self._measure = measure
        self._blocks: Sequence[Block] = ()
        self._sheet = Sheet()
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)
        self._mixed: Palette | None = None
        self._place = 0
        self._laying_out = False
        self._rest: Timer | None = None

    # What is shown

    def _set_text(self, text: str, blocks: Sequence[Block], cursor: Span | None) -> None:
        """Shows another article, from its beginning and without tags."""
        self._blocks, self._place = blocks, 0
        self._sheet = Sheet(text=safe(text).replace("\n", " "), cursor=cursor)
        self._lay_out()

    def set_tags(self, tags: Iterable[PaneTag]) -> None:
        """Shows these tags and no others."""
        self._sheet.tags, self._sheet.lanes = TagIndex(tags), Lanes()
        self._sheet.lanes.lay(self._sheet.tags, self._sheet.rows.of)
        self._repaint_all()
        self._tags_changed()

    def add_tag(self, tag: PaneTag) -> None:
        """Shows one more tag; one of the same id gives way, wherever it stood."""
        sheet = self._sheet
        self._take_out(tag.id)
        first, last = sheet.rows.of(tag.span)
        if len(sheet.rows):
            start, end = sheet.rows[first].start, sheet.rows[last].end
            sheet.lanes.add(tag, sheet.tags.overlapping(start, max(end, tag.span.end)))
        sheet.tags.add(tag)
        self._repaint(tag.span)
        self._tags_changed()

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
            self._repaint(tag.span)

    def set_hits(self, spans: Iterable[Span]) -> None:
        """Marks these passages as found, and no others."""
        self._sheet.hits = sorted(spans)
        self._repaint_all()

    @property
    def measure(self) -> int:
        """Cells of text on a row, at the most."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        self._measure = cells
        self._lay_out()

    @property
    def on_screen(self) -> Span | None:
        """The stretch of the article that is on the screen."""
        return self._sheet.rows.window(self.scroll_offset.y, self._height)

    # Painting

    def render_line(self, y: int) -> Strip:
        """The strip of the y-th row on the screen."""
        row, width = y + self.scroll_offset.y, self._width
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
        """What a component class says, its colours blended with what is below, and no more."""
        own = self.get_component_rich_style(f"reading-pane--{name}", partial=True)
        blended = self.get_component_rich_style(f"reading-pane--{name}")
        return own.without_color + Style(
            color=blended.color if own.color else None,
            bgcolor=blended.bgcolor if own.bgcolor else None,
        )

    def _repaint(self, span: Span) -> None:
        """Paints the rows of a span anew, those that are on the screen at once."""
        if not len(self._sheet.rows):
            return
        first, last = self._sheet.rows.of(span)
        for y in [y for y in self._strips.keys() if first <= y <= last]:  # noqa: SIM118
            self._strips.discard(y)
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self._height - 1)
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    def _repaint_all(self) -> None:
        self._strips.clear()
        self.refresh()

    # Place on the screen

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def on_mount(self) -> None:
        """Starts the clock that tells looking from passing by."""
        self._rest = self.set_interval(VIEWED_AFTER, self._say_viewed, name="viewed")

    def on_resize(self) -> None:
        """Wraps the text to the new width; the same text stays at the top."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Wraps the text, and shows it from where it was shown before."""
        if not self._width:
            return
        sheet = self._sheet
        self._laying_out = True
        if sheet.columns != (new := columns(self._width, self._measure)) or not len(sheet.rows):
            sheet.columns = new
            sheet.rows = wrap(sheet.text, self._blocks, new.measure)
            sheet.lanes.lay(sheet.tags, sheet.rows.of)
            self.virtual_size = Size(self._width, len(sheet.rows))
        self.scroll_to(y=sheet.rows.at(self._place), animate=False, force=True)
        if span := sheet.selection or sheet.cursor:
            self._show(span, context=0)
        self._laying_out = False
        self._begin_rest()
        self._repaint_all()

    def _show(self, span: Span, context: int = _CONTEXT) -> None:
        """Brings a span into sight, with rows around it.

        While it is in sight nothing moves. Else the page turns so far that it stands a third from
        the other edge: the next steps need no scrolling.
        """
        height = self._height
        if not len(self._sheet.rows) or not height:
            return
        first, last = self._sheet.rows.of(span)
        top, spare = self.scroll_offset.y, height - (last - first + 1)
        context = max(0, min(context, spare // 2))
        if spare <= 0:
            self._scroll_top(first)
        elif first - context < top and top > 0:
            self._scroll_top(max(first - max(spare - height // 3, context), 0))
        elif last + context >= top + height:
            self._scroll_top(first - min(height // 3, spare))

    def _scroll_top(self, row: int) -> None:
        """Scrolls so that a row is the first, as far as there is text."""
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Takes note of the place that one has scrolled to."""
        super().watch_scroll_y(old_value, new_value)
        rows = self._sheet.rows
        if round(old_value) != round(new_value) and not self._laying_out and len(rows):
            self._place = rows[min(self.scroll_offset.y, len(rows) - 1)].start
            self._begin_rest()
            self._scrolled()

    def _scrolled(self) -> None:
        """What else is to be done when other text is on the screen."""

    def _begin_rest(self) -> None:
        if self._rest is not None:
            self._rest.reset()

    def _say_viewed(self) -> None:
        """Says what has been on the screen long enough, once."""
        if self._rest is not None:
            self._rest.pause()
        if window := self.on_screen:
            self.post_message(self.Viewed(self, window))
