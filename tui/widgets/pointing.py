"""The mouse on the page: click, drag, word, sentence, extending, the wheel, the menu."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from seeds.anchor import Span
from tui.widgets.graphemes import grapheme_at_cell
from tui.widgets.motions import Selection, dragged
from tui.widgets.moving import MovingPage
from tui.widgets.page import Page

_TICK = 0.06
"""Seconds between two steps of scrolling while a drag is held beyond an edge: seventeen rows a
second, which a hand can stop at the row that it wants."""

_LEFT, _RIGHT = 1, 3


class PointedPage(MovingPage):
    """A page under the mouse."""

    class Menu(Page.Said, namespace="reading_pane"):
        """What can be done here is asked for: where on the screen, and with what passage."""

        def __init__(self, pane: Page, at: Offset, span: Span | None) -> None:
            self.at, self.span = at, span
            super().__init__(pane)

    _pressed: tuple[int, int] | None = None
    _pointer: tuple[int, int] = (0, 0)
    _held_beyond: Timer | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Takes hold of the character under the pointer, or of an end of the selection."""
        if not len(self._sheet.rows):
            return
        under = self._grapheme_under(event)
        if event.button == _RIGHT:
            self._ask(event, under[0])
        elif event.button == _LEFT:
            extending = event.shift or (self.holding and self.selecting)
            self._pressed = self._anchor(under) if extending else under
            self._pointer = (event.x, event.y)
            self.capture_mouse()
            if extending:
                self._drag()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Selects from the character that was pressed to this one; scrolls beyond the edges."""
        if self._pressed is None:
            return
        self._pointer = (event.x, event.y)
        self._drag()
        if self._beyond() and self._held_beyond is None:
            self._held_beyond = self.set_interval(_TICK, self._scroll_on)
        elif not self._beyond():
            self._stop_scrolling()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Ends a drag; without one it was a click, which sets the cursor or opens a fold."""
        self._stop_scrolling()
        if self._pressed is None:
            return
        self.release_mouse()
        pressed, self._pressed = self._pressed, None
        if pressed == self._grapheme_under(event):
            self.select(None)
            self._open_at(pressed[0])
            self._set_cursor(self._ground.passage_at(pressed[0]))

    def on_mouse_release(self) -> None:
        """The mouse was taken away in the middle of a drag: what is selected stays."""
        self._stop_scrolling()
        self._pressed = None

    def on_click(self, event: events.Click) -> None:
        """Selects a word at a double click, the sentence or item at a triple one."""
        passages = self._ground.passages
        if event.button != _LEFT or event.chain < 2 or not passages or event.shift:
            return
        at = self._grapheme_under(event)[0]
        passage = passages[self._ground.passage_at(at)]
        whole = event.chain > 2 and passage.start <= at < passage.end
        span = passage if whole else self._ground.word_at(at)
        self.select(Selection(span.start, span.end))

    def _ask(self, event: events.MouseDown, at: int) -> None:
        """Sets the cursor, unless what is selected is pointed at, and asks for the menu."""
        span = self._selection.span if self._selection else None
        if not span or not span.start <= at < span.end:
            self.select(None)
            self._set_cursor(self._ground.passage_at(at))
        where = Offset(event.screen_x, event.screen_y)
        self.post_message(self.Menu(self, where, self.selected_span))

    # Dragging

    def _anchor(self, under: tuple[int, int]) -> tuple[int, int]:
        """The end from which a selection is extended: its fixed one, else the passage's."""
        if self._selection:
            fixed = self._selection.fixed
        else:
            here = self.cursor_span or Span(*under)
            fixed = here.end if under[0] < here.start else here.start
        return fixed, fixed

    def _drag(self) -> None:
        """Selects from where the mouse was pressed to where it is."""
        if self._pressed is None:
            return
        under = self._grapheme_at(*self._pointer)
        if self._pressed != under or self.selecting:
            self.select(dragged(self._pressed, under))

    def _beyond(self) -> int:
        """How many rows the pointer is beyond the last row on the screen, or before the first."""
        y = self._pointer[1] - self.gutter.top
        return min(y, 0) or max(y - self._height + 1, 0)

    def _scroll_on(self) -> None:
        """Scrolls on, a row for each row that the pointer is beyond the edge."""
        self._scroll_top(self.scroll_offset.y + self._beyond())

    def _stop_scrolling(self) -> None:
        if self._held_beyond is not None:
            self._held_beyond.stop()
            self._held_beyond = None

    def _scrolled(self) -> None:
        """What is dragged goes along with the text that comes under the pointer."""
        if self._pressed is not None and self.selecting:
            self._drag()
        else:
            super()._scrolled()

    # What is under the pointer

    def _grapheme_under(self, event: events.MouseEvent) -> tuple[int, int]:
        return self._grapheme_at(event.x, event.y)

    def _grapheme_at(self, x: int, y: int) -> tuple[int, int]:
        """The character at a place on the screen, as `[start, end)`; the nearest beside the text.

        A folded run is one character.
        """
        sheet = self._sheet
        x, y = x - self.gutter.left, max(0, min(y - self.gutter.top, self._height - 1))
        at = min(y + self.scroll_offset.y, len(sheet.rows) - 1)
        row = sheet.rows[at]
        # A blank row stands before the text that it belongs to; the last row of the screen before
        # text that is not to be seen.
        step = -1 if at and y == self._height - 1 else 1
        while row.block < 0:
            at += step
            row = sheet.rows[at]
        if row.folded:
            return row.start, row.end
        shown = sheet.text[row.start : row.end]
        start, end = grapheme_at_cell(shown, x - sheet.columns.text - row.indent)
        return row.start + start, row.start + end
