"""One of a few words, side by side: left and right, or the first letter of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.keys import bindings

_NONE = "–"


class Choice(Widget, can_focus=True):
    """A word, or none; `value` is the word that was chosen, empty for none."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choice")

    DEFAULT_CSS = """
    Choice { height: 1; width: 1fr; background: $boost; }
    Choice:focus { background: $foreground 15%; }
    """

    value: reactive[str] = reactive("")

    def __init__(self, words: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ("", *words)

    def render(self) -> Content:
        """The words; the chosen one in brackets, so that it shows without colour."""
        shown = [
            Content.styled(f"[{word or _NONE}]", "bold")
            if word == self.value
            else Content(f" {word or _NONE} ")
            for word in self._words
        ]
        return Content(" ").join(shown)

    def action_previous(self) -> None:
        """To the word before."""
        self._step(-1)

    def action_next(self) -> None:
        """To the next word."""
        self._step(1)

    def _step(self, step: int) -> None:
        at = self._words.index(self.value) + step
        self.value = self._words[at % len(self._words)]

    def on_key(self, event: events.Key) -> None:
        """A letter chooses; no letter goes on to the keys of the screen."""
        typed = event.character or ""
        if not typed.isprintable() or not typed.strip():
            return
        event.stop()
        found = next((w for w in self._words[1:] if w.startswith(typed.casefold())), None)
        self.value = found if found is not None else "" if typed in "-–" else self.value
