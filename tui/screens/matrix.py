"""The matrix of rival scenarios: items by scenarios, a cell under the cursor to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from scenarios.matrix import NEUTRAL, placed
from scenarios.rivals import Rivalry
from scenarios.scenario import Membership, Scenario
from seeds.display import safe_line
from tui import weighed
from tui.keys import Key, bindings
from tui.matrix_table import said, status, titles
from tui.screens.item_detail import ItemScreen
from tui.screens.undoable import Undoable
from tui.screens.weighing import weighing
from tui.widgets.cells import Fit
from tui.widgets.sections import Section, Sections
from tui.widgets.table import Line, Table

if TYPE_CHECKING:
    from store.desk import Desk

_START = (Fit("", 1, 1), Fit("", 12, 26), Fit("status", 8, 15, 2))
_TELLS = Fit("tells", 5, 5, 1)
_WIDEST = 12
_CELL, _BESIDE = 10, 24
"""Cells that a scenario takes at least; those that all else does."""


class Cells(Sections):
    """Lines on which digits are keys."""

    COUNTS = False


class MatrixScreen(Undoable):
    """Items by scenarios; the cursor is on a line, and on one scenario of it."""

    PLACES: ClassVar[tuple[str, ...]] = ("matrix", "list")
    BINDINGS = bindings("matrix")
    AUTO_FOCUS = "Sections"

    DEFAULT_CSS = """
    MatrixScreen #scores { height: auto; max-height: 6; padding: 0 3; margin-bottom: 1; }
    MatrixScreen Sections { height: 1fr; }
    MatrixScreen #about {
        height: 5; padding: 0 3; border-top: solid $foreground 20%; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, desk: Desk, scenarios: Iterable[str]) -> None:
        super().__init__()
        self.desk = desk
        self._names = tuple(scenarios)
        self._found: Rivalry | None = None
        self._column = 0
        self._everything = False

    def body(self) -> Iterable[Widget]:
        """What speaks against each, the cells, and a word about the one under the cursor."""
        yield Static(id="scores", markup=False)
        yield Cells(id="cells")
        yield Static(id="about", markup=False)

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        self.show()

    def news(self) -> None:
        """The same matrix anew."""
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """As many scenarios as there is room for."""
        super().on_resize(event)
        self._draw()

    def show(self) -> None:
        """Reads the matrix and draws it; the cursor stays on its cell."""
        with self.attempt():
            self._found = self.desk.matrix(*self._names, everything=self._everything)
            path = ["Signposts", "Matrix", self._found.question or "rival scenarios"]
            self.header.show(path, simulated=self.desk.simulated)
            self._draw()
        self.offer()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        self._column = min(self._column, len(found.scenarios) - 1)
        self.query_one("#scores", Static).update(_scores(found))
        first, last = self._window(len(found.scenarios))
        named = titles(found, _WIDEST)[first:last]
        more = ("‹" if first else "") + ("›" if last < len(found.scenarios) else "")
        columns = (*_START, *(Fit(title, 6, _WIDEST) for title in named), _TELLS)
        table = self.query_one(Sections)
        at = table.line.key if table.line else ""
        lines = [
            _line(found, n, (first, last), self._column if line.name == at else -1)
            for n, line in enumerate(found.matrix.lines)
        ]
        table.show_sections([Section(f"Items {more}".strip(), columns, lines)])

    def _window(self, many: int) -> tuple[int, int]:
        """The scenarios that are shown: those about the cursor, as many as there is room for."""
        room = max(1, (self.app.size.width - _BESIDE) // _CELL)
        first = max(0, min(self._column - room // 2, many - room))
        return first, min(many, first + room)

    # What is under the cursor ------------------------------------------------------------------

    @property
    def scenario(self) -> Scenario | None:
        """The scenario of the column."""
        return self._found.scenarios[self._column] if self._found else None

    @property
    def item(self) -> str:
        """The id of the item of the line; empty where there is none."""
        line = self.query_one(Sections).line
        return line.key if line else ""

    @property
    def place(self) -> Membership | None:
        """What is said of the item in the scenario."""
        entry = self._found.entries.get(self.item) if self._found else None
        return entry.places.get(self.scenario.id) if entry and self.scenario else None

    @on(Table.Highlighted)
    def tell(self) -> None:
        """Marks the cell, and says in full what it is about."""
        found, scenario = self._found, self.scenario
        table = self.query_one(Sections)
        if found is None or scenario is None or self.item not in found.entries:
            return
        if not any(c.startswith("[") for c in (table.line.cells if table.line else ())):
            self._draw()
        item = found.entries[self.item].item
        rows = (
            f"{scenario.handle}: {scenario.title}" if scenario.title else scenario.handle,
            weighed.said(self.place) if self.place else "nothing is said of it here",
            "; ".join(said(found)),
        )
        head = Content.styled(safe_line(item.statement or item.handle), "bold $foreground")
        self.query_one("#about", Static).update(
            head + Content("\n" + "\n".join(map(safe_line, rows)))
        )

    def offered(self, key: Key) -> bool:
        """Without items there is no cell to fill in."""
        if key.place == "list" or key.action.startswith(("fit", "better", "worse", "weigh")):
            return bool(self._found and self._found.entries)
        return True

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Sections) if place == "list" else super().owner(place)

    # Keys --------------------------------------------------------------------------------------

    @on(Table.Chosen)
    def open(self, event: Table.Chosen) -> None:
        """Opens all that is known about the item."""
        self.app.push_screen(ItemScreen(self.desk, event.line.key))

    def action_next_column(self) -> None:
        """To the next scenario."""
        self._go(1)

    def action_previous_column(self) -> None:
        """To the scenario before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        if self._found:
            self._column = max(0, min(self._column + step, len(self._found.scenarios) - 1))
            self._draw()

    def action_better(self) -> None:
        """A step up; a blank cell counts as neutral."""
        self._step(1)

    def action_worse(self) -> None:
        """A step down."""
        self._step(-1)

    def _step(self, step: int) -> None:
        held = self.place.fit if self.place else 0
        self._put(max(1, min(5, (held or int(NEUTRAL)) + step)))

    def action_fit(self, words: str) -> None:
        """Fills the cell in, or makes it blank."""
        self._put(placed(words))

    def _put(self, value: int) -> None:
        held = self.place.fit if self.place else 0
        if not self.item or self.scenario is None or value == held:
            return
        with self.attempt():
            self.desk.put(self.item, self.scenario.id, fit=value)
        self.show()

    def action_weigh(self) -> None:
        """Asks for all that can be said of the item in the scenario."""
        if self.item and self.scenario:
            with self.attempt():
                self.app.push_screen(weighing(self.desk, self.item, self.scenario.id))

    def action_everything(self) -> None:
        """Counts what is not there yet as well, or no longer."""
        self._everything = not self._everything
        self.show()
        self.say("all items count, as if seen" if self._everything else "only what is there counts")

    def action_odds(self) -> None:
        """Opens the odds of the scenario of the column."""
        if self.scenario:
            self.signposts.open_odds(self.scenario.id)


def _line(found: Rivalry, number: int, window: tuple[int, int], column: int) -> Line:
    """A line; the cell under the cursor stands in brackets, so that no colour is needed."""
    line = found.matrix.lines[number]
    entry = found.entries[line.name]
    cells = [
        f"[{entry.cell(one.id)}]" if n == column else f" {entry.cell(one.id)}"
        for n, one in enumerate(found.scenarios)
    ]
    start = (entry.item.kind.letter, entry.item.handle, status(entry))
    looks = () if line.counts else ((2, "quiet"),)
    tells = f"{line.diagnosticity:.2f}"
    return Line(line.name, (*start, *cells[slice(*window)], tells), looks)


def _scores(found: Rivalry) -> Content:
    """What speaks against each scenario, in a line each, least first; before it its column."""
    least = found.matrix.least_inconsistent
    over = titles(found, _WIDEST)
    every = zip(
        found.scenarios, found.matrix.inconsistency, found.matrix.against, over, strict=True
    )
    width = max(len(safe_line(s.handle)) for s in found.scenarios)
    rows = []
    for scenario, score, many, title in sorted(every, key=lambda one: one[1]):
        column = "" if title == safe_line(scenario.handle) else f"{title}  "
        against = f"{many} item{'' if many == 1 else 's'} against it"
        best = "   least" if scenario.id in least and len(least) < len(found.scenarios) else ""
        named = f"{column}{safe_line(scenario.handle):{width}}"
        rows.append(f"{named}  inconsistency {score:<5.3g} {against}{best}")
    return Content("\n".join(rows))
