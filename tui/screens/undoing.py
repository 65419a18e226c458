"""What is to become of deeds that rest on one that is to be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from seeds.display import safe_line
from tui.keys import bindings
from tui.screens.hint import hint_of
from tui.screens.leaving import Leaving

FEW = 8
"""Deeds that are named."""

Answer = Literal["too", "alone"]


class Undoing(Leaving, ModalScreen[Answer | None]):
    """Names the later deeds; they go too, or stay, or nothing is undone (None)."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("undoing")

    DEFAULT_CSS = """
    Undoing { align: center middle; }
    Undoing > #box {
        width: 90%; max-width: 84; height: auto; border: round $primary;
        background: $surface; padding: 0 1;
    }
    Undoing .deed { color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    Undoing #hint { color: $text-muted; margin-top: 1; }
    """

    def __init__(self, done: str, resting: Sequence[str], told: Sequence[str]) -> None:
        super().__init__()
        self._heading = f"Undo: {safe_line(done)}"
        self._resting = resting
        self._told = told

    def compose(self) -> ComposeResult:
        """What rests on it, and what else would come of it."""
        box = Vertical(id="box")
        box.border_title = Content(self._heading)
        with box:
            for words in self._told:
                yield Static(safe_line(words), markup=False)
            for words in self._resting[:FEW]:
                yield Static(safe_line(f"  {words}"), classes="deed", markup=False)
            asked = "Undo later deeds too?" if self._resting else "Undo it all the same?"
            yield Static(asked, markup=False)
            yield Static(hint_of(self, "undoing"), id="hint", markup=False)

    def action_too(self) -> None:
        """They are undone too."""
        self.dismiss("too")

    def action_alone(self) -> None:
        """Only what was asked for is undone."""
        self.dismiss("alone")

    def action_leave(self) -> None:
        """Nothing is undone."""
        self.dismiss(None)
