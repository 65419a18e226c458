"""The one field of a form that is being written in, with words offered that were used before."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widgets import TextArea

from tui.completion import completed, completions, ghost, part


class Editor(TextArea):
    """Some lines of which what is pasted is one. The best offer stands behind the cursor."""

    DEFAULT_CSS = """
    Editor .text-area--suggestion { color: $text-muted; text-style: italic; }
    """

    class Offered(Message):
        """Other words are offered, or none."""

    def __init__(self) -> None:
        self._opened = ""
        self._words: Sequence[str] = ()
        self._sign = ""
        self._found: list[str] = []
        self._at = -1
        super().__init__(compact=True, highlight_cursor_line=False, show_line_numbers=False)

    def open(self, text: str, words: Sequence[str] = (), sign: str = "") -> None:
        """Begins with a text, and with the words that may be offered; `sign` is between parts.

        A single word, as a handle or a date is, gives way to what is typed; a list or a sentence
        goes on.
        """
        self._words, self._sign, self._opened = words, sign, text
        self.load_text(text)
        self.move_cursor(self.document.end)
        if not sign and len(text.split()) == 1:
            self.select_all()
        self.update_suggestion()

    # What is offered ---------------------------------------------------------------------------

    @property
    def found(self) -> Sequence[str]:
        """What is offered here, the likeliest first."""
        return self._found

    @property
    def offer(self) -> str:
        """The one that would be taken; empty until something is written, or one is chosen."""
        return self._found[self._at] if 0 <= self._at < len(self._found) else ""

    @property
    def continued(self) -> str:
        """The words that were written here and for which more is offered; empty where none are.

        What stood in the field before is no word that was begun: it is as somebody left it.
        """
        begun = part(self.text, self._sign)[1]
        return begun if self.offer and self.text != self._opened else ""

    @property
    def is_at_end(self) -> bool:
        """Whether the cursor is behind everything, or all is selected: words are offered nowhere
        else."""
        start, end = sorted(self.selection)
        return end == self.document.end and start in (end, self.document.start)

    def update_suggestion(self) -> None:
        """Offers what fits the words before the cursor."""
        offering = self._words and self.is_at_end
        self._found = completions(self.text, self._words, self._sign) if offering else []
        self._at = 0 if part(self.text, self._sign)[1] else -1
        self._show_offer()

    def other(self) -> None:
        """Offers the next of the words that fit."""
        if self._found:
            self._at = (self._at + 1) % len(self._found)
            self._show_offer()

    def take(self) -> bool:
        """Writes the word that is offered; False where none is."""
        offer = self.offer
        if not (offer and self.is_at_end):
            return False
        self.replace(
            completed(self.text, offer, self._sign), self.document.start, self.document.end
        )
        self.move_cursor(self.document.end)
        self.update_suggestion()
        return True

    def on_text_area_selection_changed(self) -> None:
        """Away from the end nothing is offered; back there it is again."""
        if bool(self._found) != self.is_at_end:
            self.update_suggestion()

    def _show_offer(self) -> None:
        self.suggestion = ghost(self.text, self.offer, self._sign) if self.offer else ""
        self.post_message(self.Offered())

    # Keys --------------------------------------------------------------------------------------

    def action_cursor_right(self, select: bool = False) -> None:
        """To the right; at the end, the word that is offered."""
        if select or not self.take():
            self.suggestion = ""
            super().action_cursor_right(select)

    def action_cursor_line_end(self, select: bool = False) -> None:
        """To the end of the line; there, the word that is offered."""
        if select or not self.take():
            super().action_cursor_line_end(select)

    async def _on_key(self, event: events.Key) -> None:
        """Keys are done here at once: what is typed after them must not come before them."""
        if event.is_printable:
            return
        active = self.screen.active_bindings.get(event.key)
        if active and not isinstance(active.node, App | Screen):
            event.stop()
            event.prevent_default()
            await self.app.run_action(active.binding.action, active.node)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        await super()._on_paste(events.Paste(" ".join(event.text.split())))
