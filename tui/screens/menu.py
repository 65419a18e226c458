"""A small list of acts, each with its one key; it opens beside the place that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset, Size
from textual.screen import ModalScreen
from textual.widgets import OptionList

from seeds.display import safe_line
from tui.key import shown
from tui.screens.leaving import Leaving
from tui.widgets.cells import cut
from tui.widgets.option_lines import OptionLines

T = TypeVar("T")

_FRAME = 4
"""Cells beside the words: a border and a space, on either side."""

_GAP = 2
"""Cells between the keys and the words."""

_LEAST = 24
"""Cells that a menu is wide at the least, so that its title can be read."""

_NOTHING = "there is nothing to choose from"


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One line: `key` in Textual's name (of several, by commas, the first), words, and a value."""

    key: str
    words: str
    value: T

    @property
    def first_key(self) -> str:
        """The one key that takes it."""
        return self.key.split(",")[0]


class Menu(Leaving, ModalScreen[T | None], Generic[T]):
    """One of some choices: its value, or None where nothing is chosen.

        choices = [Choice("c", "claim", Kind.CLAIM), Choice("t", "trigger", Kind.TRIGGER)]
        self.app.push_screen(Menu("What is it?", choices), chosen)

    The key of a choice takes it at once; arrows (and `j`, `k` where no choice has them) move,
    `enter` takes the line that is marked, the mouse too; `escape`, `q` where it is free, or a
    click elsewhere leave things as they are. `at` is the place on the screen that the menu is
    about: it opens right below, or above where there is no room; without one, in the middle.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    Menu { align: center middle; background: $background 30%; }
    Menu.-placed { align: left top; }
    Menu > #box {
        width: auto; height: auto; max-height: 100%; border: round $primary;
        background: $surface; padding: 0;
    }
    Menu #options {
        border: none; padding: 0; height: auto; max-height: 100%; background: $surface;
        text-wrap: nowrap; text-overflow: ellipsis; scrollbar-size-vertical: 1;
    }
    Menu #options > .option-list--option { padding: 0 1; }
    Menu #options > .option-list--option-highlighted { text-style: bold; }
    Menu:nocolor #options > .option-list--option-highlighted { text-style: reverse; }
    """

    def __init__(
        self, title: str, choices: Sequence[Choice[T]], *, at: Offset | None = None
    ) -> None:
        super().__init__()
        self._heading = safe_line(title)
        self._choices = choices
        self._at = at
        self._box = Vertical(id="box")
        self._options = OptionLines(markup=False, id="options")
        self._options.can_focus = False

    def compose(self) -> ComposeResult:
        """A box with a line for each choice."""
        with self._box:
            yield self._options

    def on_mount(self) -> None:
        """The first choice, which is the likeliest, is marked."""
        self._options.set_options(self._lines())
        if self._choices:
            self._options.highlighted = 0
        self._fit(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """The menu stays on the screen."""
        self._fit(event.size)

    def _lines(self) -> list[Content]:
        keys = [shown(choice.first_key) for choice in self._choices]
        width = max(map(cell_len, keys), default=0) + _GAP
        return [
            Content.assemble((key + " " * (width - cell_len(key)), "bold"), safe_line(choice.words))
            for key, choice in zip(keys, self._choices, strict=True)
        ] or [Content(_NOTHING)]

    def _fit(self, size: Size) -> None:
        """As wide as its words, and where it belongs, as far as the screen allows."""
        lines = self._lines()
        words = max(line.cell_length for line in lines)
        width = min(max(words, cell_len(self._heading), _LEAST) + _FRAME, size.width)
        height = min(len(lines) + 2, size.height)
        scrolls = int(len(lines) + 2 > height)
        self._box.border_title = Content(cut(self._heading, width - _FRAME))
        self._box.styles.width, self._box.styles.height = min(width + scrolls, size.width), height
        self.set_class(self._at is not None, "-placed")
        if self._at is not None:
            self._box.styles.offset = _beside(self._at, Size(width + scrolls, height), size)

    # Taking ------------------------------------------------------------------------------------

    async def on_key(self, event: events.Key) -> None:
        """A key of a choice takes it; what moves in the list moves; all else is nothing here."""
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self._options.action_select()
        elif event.key in _MOVES:
            self._move(_MOVES[event.key])
        elif event.key == "escape":
            self.dismiss(None)
        elif choice := self._with(event):
            self.dismiss(choice.value)
        elif event.key in _ELSE:
            self._move(_ELSE[event.key])
        elif event.key == "q":
            self.dismiss(None)

    def _move(self, how: str) -> None:
        getattr(self._options, f"action_{how}")()

    def _with(self, event: events.Key) -> Choice[T] | None:
        """The choice that this key takes."""
        pressed = {event.key, event.character, *event.aliases} - {None}
        return next((one for one in self._choices if one.first_key in pressed), None)

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Takes the line that was clicked or is marked."""
        event.stop()
        if self._choices:
            self.dismiss(self._choices[event.option_index].value)

    def on_click(self, event: events.Click) -> None:
        """A click elsewhere leaves things as they are."""
        if event.button == 1 and not self._box.region.contains(event.screen_x, event.screen_y):
            event.stop()
            self.dismiss(None)


_MOVES = {
    "up": "cursor_up",
    "down": "cursor_down",
    "home": "first",
    "end": "last",
    "pageup": "page_up",
    "pagedown": "page_down",
    "tab": "cursor_down",
    "shift+tab": "cursor_up",
}
_ELSE = {"k": "cursor_up", "j": "cursor_down"}


def _beside(at: Offset, menu: Size, screen: Size) -> Offset:
    """Where a menu goes that is about a place: right below it, else above, always on the screen."""
    below = at.y + 1
    y = below if below + menu.height <= screen.height else at.y - menu.height
    if y < 0:  # no room on either side: it has to cover the place
        y = below
    left, top = screen.width - menu.width, screen.height - menu.height
    return Offset(max(0, min(at.x, left)), max(0, min(y, top)))
