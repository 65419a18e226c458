"""The components of an event under one another, each unknown, holding or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from scenarios.finding import ComponentFound
from seeds.display import safe_line
from tui.keys import bindings

_MOST = 5
"""Rows at once; more scroll."""
_HINT = "  y it holds, n it does not, space one after the other; tab goes on"
_MARKS = {None: "[ ? ]", True: "[yes]", False: "[no ]"}


class Ticks(Widget, can_focus=True):
    """What was found of each component; nothing is said of those that nobody looked at."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("ticks")

    DEFAULT_CSS = """
    Ticks { height: auto; width: 1fr; background: $boost; }
    Ticks:focus { background: $foreground 15%; }
    """

    at: reactive[int] = reactive(0)

    class Ticked(Message):
        """Something else is said of a component."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._of: tuple[str, ...] = ()
        self._holds: dict[str, bool] = {}

    def show(self, of: Sequence[str], known: Mapping[str, bool]) -> None:
        """Shows components, and what was said of those among them."""
        self._of = tuple(of)
        self._holds = {one: known[one] for one in of if one in known}
        self.at = 0
        self.refresh(layout=True)

    @property
    def found(self) -> tuple[ComponentFound, ...]:
        """What is said, in the order of the components."""
        return tuple(
            ComponentFound(one, self._holds[one]) for one in self._of if one in self._holds
        )

    def render(self) -> Content:
        """As many rows as there is room for, the chosen one among them."""
        first = max(0, min(self.at - _MOST // 2, len(self._of) - _MOST))
        rows = []
        for n, one in enumerate(self._of[first : first + _MOST], first):
            words = f"{_MARKS[self._holds.get(one)]} {safe_line(one)}"
            chosen = n == self.at and self.has_focus
            rows.append(Content.styled(f"› {words}", "bold") if chosen else Content(f"  {words}"))
        return Content("\n").join([*rows, Content.styled(_HINT, "dim")])

    def on_focus(self) -> None:
        """The chosen one shows."""
        self.refresh()

    def on_blur(self) -> None:
        """None is chosen."""
        self.refresh()

    def action_previous(self) -> None:
        """To the component above."""
        self.at = max(0, self.at - 1)

    def action_next(self) -> None:
        """To the component below."""
        self.at = max(0, min(self.at + 1, len(self._of) - 1))

    def action_turn(self) -> None:
        """It holds, it does not, nobody knows, one after the other."""
        held = self._holds.get(self._of[self.at])
        self._say(True if held is None else False if held else None)

    def action_hold(self) -> None:
        """It holds."""
        self._say(holds=True)

    def action_fail(self) -> None:
        """It does not."""
        self._say(holds=False)

    def _say(self, holds: bool | None) -> None:
        one = self._of[self.at]
        self._holds.pop(one, None)
        if holds is not None:
            self._holds[one] = holds
        self.refresh()
        self.post_message(self.Ticked())
