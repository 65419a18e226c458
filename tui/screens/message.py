"""The last message, whole: the line at the bottom has room for its beginning only."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import bindings
from tui.screens.hint import hint_of
from tui.screens.leaving import Leaving


class Message(Leaving, ModalScreen[None]):
    """Words that were said, already safe to show."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("message")

    DEFAULT_CSS = """
    Message { align: center bottom; }
    Message > VerticalScroll {
        width: 100%; height: auto; max-height: 100%; border: round $primary;
        background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
    }
    Message Static { width: 1fr; height: auto; }
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """The words, in as many rows as they need."""
        box = VerticalScroll(can_focus=True)
        box.border_title = "What was said last"
        box.border_subtitle = hint_of(self, "message")
        with box:
            yield Static(self._words, markup=False)

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()
