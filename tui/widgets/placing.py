"""Where things stand on the page: width, spacing, folds, and the place that one has scrolled to.

The text is wrapped anew where one of the first three changes; what one is reading stays where it
is on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.geometry import Size
from textual.timer import Timer

from seeds.anchor import Span
from seeds.article import Block
from tui.widgets.columns import Columns, columns
from tui.widgets.folds import Folds, Run
from tui.widgets.lanes import Lanes
from tui.widgets.page import MEASURE, Page
from tui.widgets.sheet import Sheet
from tui.widgets.tag_index import PaneTag, TagIndex
from tui.widgets.wrapping import AIRY, USUAL, Rows, wrap

NARROW, WIDE, STEP = 40, 120, 4
"""Cells of text that one may choose, and by how many the keys change it."""

VIEWED_AFTER = 0.5
"""Seconds that text has to stand still to count as looked at."""

_CONTEXT = 2
"""Rows kept in sight before and after the cursor."""


class PlacedPage(Page):
    """A page that is laid out on the screen."""

    class Viewed(Page.Said, namespace="reading_pane"):
        """This stretch of the article stood on the screen for a while."""

        def __init__(self, pane: Page, span: Span) -> None:
            self.span = span
            super().__init__(pane)

    class LooksChanged(Page.Said, namespace="reading_pane"):
        """A key has changed the width of the text, in cells, or the spacing (0, 1 or 2)."""

        def __init__(self, pane: Page, measure: int, spacing: int) -> None:
            self.measure, self.spacing = measure, spacing
            super().__init__(pane)

    def __init__(
        self,
        *,
        measure: int = MEASURE,
        spacing: int = USUAL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """An empty page. `measure` is in cells; `spacing` is COMPACT, USUAL or AIRY."""
        super().__init__(id=id, classes=classes)
        self._measure, self._spacing = measure, spacing
        self._blocks: Sequence[Block] = ()
        self._folds = Folds()
        self._place = 0
        self._laid = Size()
        self._stale = True
        self._laying_out = False
        self._rest: Timer | None = None

    def _show_text(
        self, shown: str, blocks: Sequence[Block], cursor: Span | None, lanes: int
    ) -> None:
        """Shows another article, from its beginning and without tags."""
        self._blocks, self._folds, self._place, self._stale = blocks, Folds(blocks), 0, True
        self._hits_given = ()
        self._sheet = Sheet(text=shown, lanes=Lanes(lanes), cursor=cursor)
        self._strips.clear()
        self._lay_out()

    @property
    def lanes(self) -> int:
        """How many lanes the tags take."""
        return self._sheet.lanes.used

    # Tags, which have a place in the margin

    def set_tags(self, tags: Iterable[PaneTag]) -> None:
        """Shows these tags and no others."""
        sheet, chosen = self._sheet, self.chosen
        sheet.tags = TagIndex(tags)
        if len(sheet.rows):
            sheet.lanes.lay(sheet.tags, sheet.rows.of)
        sheet.chosen = sheet.tags.get(chosen)
        self._make_room()
        self._repaint_all()
        self._tags_changed()

    def add_tag(self, tag: PaneTag) -> None:
        """Shows one more tag; one of the same id gives way, wherever it stood."""
        sheet, chosen = self._sheet, self.chosen
        self._take_out(tag.id)
        first, last = sheet.rows.of(tag.span)
        if len(sheet.rows):
            start, end = sheet.rows[first].start, sheet.rows[last].end
            sheet.lanes.add(tag, sheet.tags.overlapping(start, max(end, tag.span.end)))
        sheet.tags.add(tag)
        if tag.id == chosen:
            sheet.chosen = tag
        self._make_room()
        self._repaint_around(tag)
        self._tags_changed()

    def _make_room(self) -> None:
        """Widens the margin where tags need more lanes than it has."""
        if self._width and self._columns() != self._sheet.columns and len(self._sheet.rows):
            self._lay_out(keep=True)

    # Width, spacing, folds

    @property
    def measure(self) -> int:
        """Cells of text on a row, at the most."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        self._measure = cells
        self._lay_out(keep=True)

    @property
    def spacing(self) -> int:
        """COMPACT, USUAL or AIRY."""
        return self._spacing

    @spacing.setter
    def spacing(self, spacing: int) -> None:
        self._spacing, self._stale = max(0, min(spacing, AIRY)), True
        self._lay_out(keep=True)

    def action_wider(self, count: int = 1) -> None:
        """Longer rows."""
        self._change_width(count * STEP)

    def action_narrower(self, count: int = 1) -> None:
        """Shorter rows."""
        self._change_width(-count * STEP)

    def action_spacing(self) -> None:
        """Closer paragraphs, or blank rows between them, or between all rows."""
        self.spacing = (self._spacing + 1) % (AIRY + 1)
        self._say_looks()

    def action_fold(self) -> None:
        """Opens the run of boilerplate at the cursor, or folds it."""
        here = self._sheet.cursor
        run = self._folds.at(here.start) if here else None
        if run:
            self._turn(run)

    def action_fold_all(self) -> None:
        """Opens all runs of boilerplate; where all are open, folds them."""
        self._folds.turn_all()
        self._fold_anew()

    @property
    def foldable(self) -> bool:
        """Whether boilerplate that folds is under the cursor."""
        here = self._sheet.cursor
        return here is not None and self._folds.at(here.start) is not None

    def _turn(self, run: Run) -> None:
        self._folds.turn(run)
        self._fold_anew()

    def _fold_anew(self) -> None:
        """Lays out what is folded and what is open now."""
        self._stale = True
        self._folds_changed()
        self._lay_out(keep=True)

    def _folds_changed(self) -> None:
        """What else is to be done when other text can be seen."""

    def _open_at(self, *offsets: int) -> None:
        """Opens the folded runs in which offsets stand."""
        runs = {run for offset in offsets if (run := self._folds.folded_at(offset))}
        for run in runs:
            self._folds.turn(run)
        if runs:
            self._fold_anew()

    def _change_width(self, cells: int) -> None:
        widest = self._columns(WIDE).measure if self._width else WIDE
        now = min(self._measure, widest)
        whole = (now + cells + (STEP - 1 if cells < 0 else 0)) // STEP * STEP
        new = max(min(NARROW, widest), min(whole, widest))
        if new != now:
            self.measure = new
            self._say_looks()

    def _say_looks(self) -> None:
        self.post_message(self.LooksChanged(self, self._measure, self._spacing))

    # Layout

    def on_mount(self) -> None:
        """Starts the clock that tells looking from passing by."""
        self._rest = self.set_interval(VIEWED_AFTER, self._say_viewed, name="viewed")
        self.screen.screen_layout_refresh_signal.subscribe(self, self._resized_unheard)

    def _resized_unheard(self, _: object) -> None:
        """Textual sends no Resize where a size changed while something beside it scrolled."""
        if self.size != self._laid:
            self._lay_out()

    def on_resize(self) -> None:
        """Wraps the text to the new width; the same text stays at the top."""
        self._lay_out()

    def _columns(self, measure: int = 0) -> Columns:
        """Where things have to stand now."""
        return columns(self._width, measure or self._measure, self._sheet.lanes.used)

    def _lay_out(self, keep: bool = False) -> None:
        """Wraps the text where it has to be, and shows it from where it was shown before.

        With `keep`, the row of the cursor, where it is in sight, stays at its height.
        """
        if not self._width:
            return
        sheet, at, height = self._sheet, self._place, 0
        if keep and sheet.cursor and (window := self.on_screen) and sheet.cursor.overlaps(window):
            at = max(sheet.cursor.start, window.start)
            height = sheet.rows.at(at) - self.scroll_offset.y
        self._laying_out = True
        self._wrap()
        self.scroll_to(y=max(0, sheet.rows.at(at) - height), animate=False, force=True)
        if keep and len(sheet.rows):
            self._place = sheet.rows[self._top].start
        elif span := sheet.selection.span if sheet.selection else sheet.cursor:
            self._show(span, context=0)
        self._laying_out, self._laid = False, self.size
        self._begin_rest()
        self._repaint_all()

    def _wrap(self) -> None:
        """Makes columns, rows and lanes what they have to be."""
        sheet = self._sheet
        for _ in range(2):  # shorter rows may need one lane more
            new, old = self._columns(), sheet.columns
            sheet.columns = new
            if new.measure == old.measure and not self._stale and len(sheet.rows):
                break
            self._stale = False
            sheet.rows = self._rows(new.measure)
            if len(sheet.tags):
                if new.width != old.width:  # else the text would jump where a tag has gone
                    sheet.lanes.used = 0
                sheet.lanes.lay(sheet.tags, sheet.rows.of)
        self.virtual_size = Size(self._width, len(sheet.rows))

    def _rows(self, measure: int) -> Rows:
        """The rows of what is there, in so many cells."""
        return wrap(self._sheet.text, self._blocks, measure, self._spacing, self._folds.folded)

    # Place on the screen

    def row_of(self, span: Span) -> int:
        """The row of the screen on which a span begins; below 0 where it begins above it."""
        return self._sheet.rows.of(span)[0] - self.scroll_offset.y if len(self._sheet.rows) else 0

    @property
    def _top(self) -> int:
        """The first row on the screen."""
        return max(0, min(self.scroll_offset.y, len(self._sheet.rows) - 1))

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
        if round(old_value) != round(new_value) and not self._laying_out and len(self._sheet.rows):
            self._place = self._sheet.rows[self._top].start
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
