"""What stands before the fields of a form: who types there begins in the first of them."""

from __future__ import annotations

from textual import events
from textual.widget import Widget
from textual.widgets import Static


class Beginning(Static, can_focus=True):
    """A line that is no field. Nothing is written yet, so enter may save what is there."""

    DEFAULT_CSS = "Beginning { width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.first: Widget | None = None

    def on_key(self, event: events.Key) -> None:
        """What is typed goes into the first field; other keys are those of the form."""
        if event.is_printable and self.first:
            event.stop()
            self._hand_on(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """So does what is pasted."""
        event.stop()
        self._hand_on(events.Paste(event.text))

    def _hand_on(self, event: events.Event) -> None:
        if self.first:
            # At once, not by a message: keys that come after it would be there before it.
            self.screen.set_focus(self.first)
            self.first.post_message(event)
