"""The parts of an article over its text: what is tagged in each, how much was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from seeds.anchor import Span
from seeds.display import safe_line
from tui.keys import bindings
from tui.screens.hint import hint_of
from tui.screens.leaving import Leaving
from tui.widgets.cells import bar
from tui.widgets.table import Column, Line, Table

if TYPE_CHECKING:
    from store.searches import SectionLine

_BAR = 5
_COLUMNS = (
    Column("", 1),
    Column("part"),
    *(Column(letter, 3, right=True) for letter in "CTP"),
    Column("read", _BAR),
)
_HEADLESS = "This article has no headings: these are the first words of its paragraphs."


class Outline(Leaving, ModalScreen[Span | None]):
    """One of the parts, as the span that it has; None where one stays."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("outline")

    DEFAULT_CSS = """
    Outline { align: center middle; }
    Outline > #box {
        width: 90%; max-width: 100; height: auto; max-height: 90%; border: round $primary;
        background: $surface; padding: 0 1;
    }
    Outline #headless { color: $text-muted; }
    Outline Table { height: auto; max-height: 100%; background: $surface; }
    Outline #hint { color: $text-muted; }
    """

    def __init__(self, title: str, parts: Sequence[SectionLine], at: int) -> None:
        """`at` is the number of the part that one is in."""
        super().__init__()
        self._heading = safe_line(title)
        self._parts, self._at = parts, at
        self._table = Table(_COLUMNS, id="parts")

    def compose(self) -> ComposeResult:
        """A box with the parts, and words on what they are."""
        box = Vertical(id="box")
        box.border_title = Content(self._heading)
        with box:
            if not any(part.level for part in self._parts):
                yield Static(_HEADLESS, id="headless", markup=False)
            yield self._table
            yield Static(hint_of(self, "outline"), id="hint", markup=False)

    def on_mount(self) -> None:
        """The cursor is on the part that one is in."""
        top = min((part.level for part in self._parts if part.level), default=1)
        lines = [_line(n, part, n == self._at, top) for n, part in enumerate(self._parts)]
        self._table.show(lines, at=self._at)
        self._table.focus()

    def on_resize(self) -> None:
        """The list is as tall as it need be, and leaves room for what stands around it."""
        around = 4 + (not any(part.level for part in self._parts))
        room = self.size.height * 9 // 10 - around
        self._table.styles.height = max(2, min(len(self._parts) + 1, room))

    @on(Table.Chosen)
    def chosen(self, event: Table.Chosen) -> None:
        """Goes there."""
        event.stop()
        self.dismiss(self._parts[int(event.line.key)].span)

    def action_leave(self) -> None:
        """Stays where one is."""
        self.dismiss(None)


def _line(number: int, part: SectionLine, here: bool, top: int) -> Line:
    indent = "  " * max(0, part.level - top)
    counts = (part.claims, part.triggers, part.predictions)
    cells = ("▸" if here else "", indent + part.title, *(str(n) if n else "·" for n in counts))
    return Line(str(number), (*cells, bar(part.read, _BAR).replace("░", " ")))
