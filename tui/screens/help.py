"""What the keys do on the screen that one comes from: what is likely now, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.key_sheet import Line, grouped, likely
from tui.keys import Key, bindings
from tui.screens.leaving import Leaving
from tui.screens.room import Room, hint_of

_KEYS, _GROUP = 12, 13
"""Cells of the columns of keys and of groups."""

TWO_COLUMNS = 150
"""Cells from which the rest stands beside what is likely, and not below it."""


class Help(Leaving, ModalScreen[None]):
    """The table of keys, as far as it is about one screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll {
        width: 80; max-width: 100%; height: auto; max-height: 100%; border: round $primary;
        background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
    }
    Help.-two > VerticalScroll { width: 156; max-width: 98%; }
    Help Horizontal { height: auto; }
    Help Static { width: 1fr; height: auto; }
    """

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._offers, self._all = room.offers(), list(room.rows)

    def compose(self) -> ComposeResult:
        """What one is likely to want now; what else can be done; what cannot now."""
        first, second = Text("\n").join(self._now()), Text("\n").join(self._rest())
        box = VerticalScroll(can_focus=True)
        box.border_title = "What can be done here now"
        box.border_subtitle = hint_of(self, "help")
        with box:
            if self.app.size.width >= TWO_COLUMNS:
                self.add_class("-two")
                yield Horizontal(Static(first, markup=False), Static(second, markup=False))
            else:
                yield Static(Text("\n\n").join([first, second]), markup=False)

    def action_leave(self) -> None:
        """Goes back."""
        self.dismiss()

    def action_down(self) -> None:
        """A line down."""
        self._box.scroll_down(animate=False)

    def action_up(self) -> None:
        """A line up."""
        self._box.scroll_up(animate=False)

    def action_page_down(self) -> None:
        """A screen down."""
        self._box.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A screen up."""
        self._box.scroll_page_up(animate=False)

    @property
    def _box(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def _now(self) -> Iterator[Text]:
        yield from _listed(grouped(likely(self._offers)))

    def _rest(self) -> Iterator[Text]:
        likely_ids = {key.id for key in likely(self._offers)}
        yield from _listed(grouped([k for k in self._offers if k.id not in likely_ids]))
        offered = {key.id for key in self._offers}
        if never := self._not_now(offered):
            yield Text("\nNot now: there is nothing to do it with", "italic")
            yield from _listed(grouped(never), "dim")

    def _not_now(self, offered: set[str]) -> Sequence[Key]:
        return [key for key in self._all if key.id not in offered]


def _listed(lines: Sequence[Line], look: str = "") -> Iterator[Text]:
    group = ""
    for line in lines:
        said = line.group if line.group != group else ""
        group = line.group
        row = Text(f"{said:<{_GROUP}}", look or "italic", overflow="fold")
        row.append(f"{line.keys:<{_KEYS}}", f"bold not italic {look}".strip())
        row.append(line.help, f"not bold not italic {look}".strip())
        yield row
