"""The reading pane: an article to read and tag, by keys and by mouse.

    pane.set_article(text, blocks, passages)
    pane.set_tags([PaneTag("n:1", "trigger", Span(10, 60))])

It knows nothing of the store and binds no keys: the table of keys binds its actions (see
`MovingPage`), a screen hears its messages `CursorMoved`, `SelectionChanged`, `TagUnderCursor` and
`Viewed`, and acts on `selected_span`.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events

from tui.widgets.graphemes import grapheme_at_cell
from tui.widgets.motions import Selection, dragged
from tui.widgets.moving import MovingPage


class ReadingPane(MovingPage):
    """A page with its looks and the mouse: click, drag, double click, wheel."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reading-pane--boilerplate",
        "reading-pane--claim",
        "reading-pane--cursor",
        "reading-pane--heading",
        "reading-pane--hit",
        "reading-pane--margin",
        "reading-pane--mark",
        "reading-pane--overlap",
        "reading-pane--prediction",
        "reading-pane--selection",
        "reading-pane--trigger",
    }

    DEFAULT_CSS = """
    ReadingPane {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    ReadingPane > .reading-pane--claim { color: $text-primary; text-style: underline; }
    ReadingPane > .reading-pane--trigger { color: $text-warning; text-style: bold underline; }
    ReadingPane > .reading-pane--prediction { color: $text-success; text-style: italic underline; }
    ReadingPane > .reading-pane--overlap { text-style: uu; }
    ReadingPane > .reading-pane--heading { text-style: bold; }
    ReadingPane > .reading-pane--boilerplate { color: $text-muted; }
    ReadingPane > .reading-pane--margin { color: $text-muted; }
    ReadingPane > .reading-pane--mark { color: $primary; text-style: bold; }
    ReadingPane > .reading-pane--cursor { background: $foreground 10%; }
    ReadingPane > .reading-pane--hit { background: $warning 30%; }
    ReadingPane:nocolor > .reading-pane--hit { text-style: reverse; }
    ReadingPane > .reading-pane--selection { text-style: reverse; }
    """

    _pressed: tuple[int, int] | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Takes hold of the character under the pointer."""
        if event.button == 1 and len(self._sheet.rows):
            self._pressed = self._grapheme_under(event)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Selects from the character that was pressed to this one; scrolls at the edges."""
        if self._pressed is None:
            return
        if not 0 <= event.y < self.size.height:
            self._scroll_top(self.scroll_offset.y + (1 if event.y > 0 else -1))
        under = self._grapheme_under(event)
        if self._pressed != under or self.selecting:
            self.select(dragged(self._pressed, under))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Ends a drag; without one it was a click, which sets the cursor."""
        if self._pressed is None:
            return
        self.release_mouse()
        pressed, self._pressed = self._pressed, None
        if pressed == self._grapheme_under(event):
            self.select(None)
            self._set_cursor(self._ground.passage_at(pressed[0]))

    def on_click(self, event: events.Click) -> None:
        """Selects a word at a double click."""
        if event.chain == 2 and event.button == 1 and len(self._sheet.rows):
            word = self._ground.word_at(self._grapheme_under(event)[0])
            self.select(Selection(word.start, word.end))

    def _grapheme_under(self, event: events.MouseEvent) -> tuple[int, int]:
        """The character under the pointer, as `[start, end)`; the nearest beside the text."""
        sheet = self._sheet
        x = event.x - self.gutter.left
        y = event.y - self.gutter.top + self.scroll_offset.y
        row = sheet.rows[max(0, min(y, len(sheet.rows) - 1))]
        if row.block < 0:
            row = sheet.rows[min(y + 1, len(sheet.rows) - 1)]
        shown = sheet.text[row.start : row.end]
        start, end = grapheme_at_cell(shown, x - sheet.columns.text - row.indent)
        return row.start + start, row.start + end
