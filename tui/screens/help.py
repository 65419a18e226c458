"""What the keys do on the screen that one comes from, what is possible now first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import keys
from tui.keys import Key
from tui.screens.room import Room

_KEYS = 14


class Help(ModalScreen[None]):
    """The table of keys, as far as it is about one screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "leave", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        Binding("space,pagedown", "scroll('page_down')", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
    ]

    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll {
        width: 78; max-width: 96%; height: auto; max-height: 90%; border: round $primary;
        background: $surface; padding: 0 2;
    }
    Help Static { width: 1fr; }
    """

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room

    def compose(self) -> ComposeResult:
        """Two lists: what can be done now, and what else there is here."""
        box = VerticalScroll(can_focus=True)
        box.border_title = "Keys"
        box.border_subtitle = "esc leaves"
        with box:
            yield Static(self._text(), markup=False)

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()

    def action_scroll(self, how: str) -> None:
        """Moves in the list."""
        getattr(self.query_one(VerticalScroll), f"scroll_{how}")(animate=False)

    def _text(self) -> Text:
        now = self._room.offers()
        here = list(keys.of(*self._room.PLACES, "everywhere"))
        lines = [*_listed("Now, here", now)]
        lines += _listed("Elsewhere on this screen", [key for key in here if key not in now])
        return Text("\n").join(lines)


def _listed(title: str, rows: Iterable[Key]) -> Iterator[Text]:
    rows = list(rows)
    if not rows:
        return
    yield Text(title, "bold")
    for key in rows:
        line = Text(f"  {key.all_shown:<{_KEYS}}", "bold")
        line.append(key.help, "not bold")
        yield line
    yield Text("")
