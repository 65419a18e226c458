"""What the keys do on the screen that one comes from: what is likely now, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.key_sheet import Line, grouped, likely
from tui.keys import Key, bindings
from tui.screens.hint import hint_of
from tui.screens.leaving import Leaving
from tui.screens.room import Room

_KEYS, _GROUP = 12, 13
"""Cells of the columns of keys and of groups."""

_LEAST = 20
"""Cells for what a key does, at the least."""

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
        self._width = 0

    def compose(self) -> ComposeResult:
        """What one is likely to want now; what else can be done; what cannot now."""
        width = self.app.size.width
        two = width >= TWO_COLUMNS
        self._width = _for_a_line(width, two=two)
        first, second = Text("\n").join(self._now()), Text("\n").join(self._rest())
        box = VerticalScroll(can_focus=True)
        box.border_title = "What can be done here now"
        box.border_subtitle = hint_of(self, "help")
        with box:
            if two:
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
        yield from _listed(grouped(likely(self._offers)), self._width)

    def _rest(self) -> Iterator[Text]:
        likely_ids = {key.id for key in likely(self._offers)}
        yield from _listed(
            grouped([k for k in self._offers if k.id not in likely_ids]), self._width
        )
        offered = {key.id for key in self._offers}
        if never := self._not_now(offered):
            yield Text("\nNot now: there is nothing to do it with", "italic")
            yield from _listed(grouped(never), self._width, "dim")

    def _not_now(self, offered: set[str]) -> Sequence[Key]:
        return [key for key in self._all if key.id not in offered]


def _for_a_line(width: int, *, two: bool) -> int:
    """Cells of a line on a screen that is so wide: the box without frame, margins, scrollbar."""
    frame = 5
    return (min(156, width * 98 // 100) - frame) // 2 if two else min(80, width) - frame


def _listed(lines: Sequence[Line], width: int, look: str = "") -> Iterator[Text]:
    """The lines under one another; what a key does stands in a column of its own."""
    group, before = "", _GROUP + _KEYS
    for line in lines:
        said = line.group if line.group != group else ""
        group = line.group
        row = Text(f"{said:<{_GROUP}}", look or "italic", overflow="fold")
        row.append(f"{line.keys:<{_KEYS}}", f"bold not italic {look}".strip())
        words = wrap(line.help, max(_LEAST, width - before), break_on_hyphens=False)
        row.append(("\n" + " " * before).join(words), f"not bold not italic {look}".strip())
        yield row
