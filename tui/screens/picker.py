"""Choosing one of several: filter as you type, arrows, enter; esc leaves things as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from seeds.display import safe_line
from tui.keys import bindings
from tui.matching import matching
from tui.screens.hint import hint_of
from tui.screens.leaving import Leaving
from tui.widgets.option_lines import OptionLines

MOST = 200
"""Options shown at once; typing narrows them down."""


class Picker(Leaving, ModalScreen[str | None]):
    """One of `options`, each a value and the words shown for it; None where nothing is chosen.

        self.app.push_screen(Picker("Scenario", [("orlik", "Closure of the bridge")]), chosen)

    `empty` is what is said where there are no options. `new` is what can be made here, as in
    `scenario`: words that are no option's are then offered as one to be made, and come back as
    `new:` and the words.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("picker")

    DEFAULT_CSS = """
    Picker { align: center middle; }
    Picker > #box {
        width: 80%;
        max-width: 90;
        height: auto;
        max-height: 90%;
        border: round $primary;
        background: $surface;
        padding: 0 1;
    }
    Picker #words { border: none; height: 1; padding: 0; background: $boost; }
    Picker #options {
        border: none;
        padding: 0;
        height: auto;
        max-height: 16;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        background: $surface;
    }
    Picker:nocolor #options > .option-list--option-highlighted { text-style: reverse; }
    Picker #hint { color: $text-muted; }
    """

    def __init__(
        self, title: str, options: Sequence[tuple[str, str]], *, empty: str = "", new: str = ""
    ) -> None:
        super().__init__()
        self._heading = safe_line(title)
        self._options = [(value, safe_line(shown)) for value, shown in options]
        self._empty = empty or "there is nothing to choose from"
        self._new = new
        self._values: list[str] = []

    def compose(self) -> ComposeResult:
        """A box with the words typed, what fits them, and a line about the rest."""
        box = Vertical(id="box")
        box.border_title = Content(self._heading)
        with box:
            yield Input(placeholder="type to narrow it down", id="words")
            options = OptionLines(markup=False, id="options")
            options.can_focus = False
            yield options
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Everything fits at first."""
        self._show("")

    @on(Input.Changed, "#words")
    def narrow(self, event: Input.Changed) -> None:
        """Shows what fits."""
        self._show(event.value)

    @on(Input.Submitted, "#words")
    def action_choose(self) -> None:
        """Takes what is highlighted."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._values[at])

    @on(OptionList.OptionSelected)
    def click(self, event: OptionList.OptionSelected) -> None:
        """Takes what was clicked."""
        self.dismiss(self._values[event.option_index])

    def action_next(self) -> None:
        """Moves the highlight on while the words keep the focus."""
        self.query_one(OptionList).action_cursor_down()

    def action_previous(self) -> None:
        """Moves the highlight back."""
        self.query_one(OptionList).action_cursor_up()

    def action_page_down(self) -> None:
        """A screen down."""
        self.query_one(OptionList).action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """A screen up."""
        self.query_one(OptionList).action_page_up()  # type: ignore[no-untyped-call]

    def action_leave(self) -> None:
        """Chooses nothing."""
        self.dismiss(None)

    def _show(self, typed: str) -> None:
        found = matching(self._options, typed, lambda option: f"{option[1]} {option[0]}")
        shown = found[:MOST]
        words = " ".join(typed.split())
        if self._new and words and not any(words in option for option in self._options):
            shown = [*shown, (f"new:{words}", f"make the {self._new} “{safe_line(words)}”")]
        self._values = [value for value, _ in shown]
        options = self.query_one(OptionList)
        options.set_options([Content(words) for _, words in shown])
        options.highlighted = 0 if shown else None
        self.query_one("#hint", Static).update(self._hint(len(found)))

    def _hint(self, found: int) -> str:
        if found > MOST:
            return f"… and {found - MOST} more: type to narrow it down"
        if not found and self._options:
            return "nothing fits; esc leaves" if not self._new else "nothing fits"
        if not found:
            return self._empty + (f"; type to make a {self._new}" if self._new else "")
        return hint_of(self, "picker")
