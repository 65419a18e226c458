"""All scenarios, with how many items each holds: to make, edit, remove and open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from scenarios.item import slug
from scenarios.vocabulary import OBSERVED, Kind, Status
from seeds.refusal import Refusal
from tui.keys import Key, bindings
from tui.screens.prompt import Field, Prompt
from tui.screens.undoable import Undoable
from tui.widgets.table import Column, Line, Table

if TYPE_CHECKING:
    from scenarios.scenario import Scenario
    from store.desk import Desk

_COLUMNS = (
    Column("handle", 22),
    Column("title"),
    Column("question", least=120),
    Column("T", 3, right=True),
    Column("seen", 4, right=True),
    Column("P", 3, right=True),
    Column("C", 3, right=True),
    Column("open", 4, right=True),
)
_NOTHING = "No scenario yet: a makes one. Tags go into the scenario that was chosen with S."


class ScenariosScreen(Undoable):
    """The list of scenarios."""

    PLACES: ClassVar[tuple[str, ...]] = ("scenarios", "list")
    BINDINGS = bindings("scenarios")
    AUTO_FOCUS = "Table"

    DEFAULT_CSS = """
    ScenariosScreen #nothing { padding: 1 3; color: $text-muted; display: none; }
    ScenariosScreen.-empty #nothing { display: block; }
    ScenariosScreen.-empty Table { display: none; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._scenarios: dict[str, Scenario] = {}

    def body(self) -> Iterable[Widget]:
        """A table, or what to do where there is nothing in it."""
        yield Static(_NOTHING, id="nothing", markup=False)
        yield Table(_COLUMNS, id="scenarios")

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        self.show()

    def news(self) -> None:
        """The same list anew."""
        self.show()

    def show(self, key: str = "") -> None:
        """Reads the scenarios and draws them."""
        with self.attempt():
            self._scenarios = {s.id: s for s in self.desk.scenarios()}
            lines = [_line(self.desk, s) for s in self._scenarios.values()]
            many = f"{len(lines)} scenario{'' if len(lines) == 1 else 's'}"
            self.header.show(["Signposts", "Scenarios"], [many], simulated=self.desk.simulated)
            self.set_class(not lines, "-empty")
            self.query_one(Table).show(lines, key)
        self.offer()

    def offered(self, key: Key) -> bool:
        """Without scenarios one can only be made."""
        return bool(self._scenarios) or key.action not in ("edit", "mark", "remove", "choose")

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Table) if place == "list" else super().owner(place)

    @property
    def scenario(self) -> Scenario | None:
        """The one under the cursor."""
        line = self.query_one(Table).line
        return self._scenarios.get(line.key) if line else None

    @on(Table.Chosen)
    def open(self, event: Table.Chosen) -> None:
        """Opens its board."""
        self.signposts.open_board(event.line.key)

    def action_make(self) -> None:
        """Asks for title, question and handle, and makes it."""
        fields = [
            Field("title", "title", hint="Closure of the Orlik bridge"),
            Field("question", "question", hint="Will the bridge be closed before 2027?"),
            Field("handle", "handle", hint="made from the title where it is left empty"),
        ]
        self.app.push_screen(Prompt("A new scenario", fields, self._make), self._changed)

    def _make(self, said: dict[str, str]) -> Scenario:
        title, question = said["title"].strip(), said["question"].strip()
        if not title and not said["handle"].strip():
            raise Refusal("a scenario needs a title or a handle", where="title")
        handle = said["handle"].strip() or slug(title)
        if not handle:
            raise Refusal("no handle can be made of the title", where="handle", attempt="orlik")
        _refuse_taken(self.desk, handle)
        return self.desk.add_scenario(handle, title=title, question=question)

    def action_edit(self) -> None:
        """Asks for what is to be changed."""
        chosen = self.scenario
        if chosen is None:
            return
        fields = [
            Field("title", "title", chosen.title),
            Field("question", "question", chosen.question),
            Field("note", "note", chosen.note),
            Field("handle", "handle", chosen.handle),
            Field("tlp", "handling", chosen.tlp or "", "clear, green, amber, amber+strict or red"),
        ]

        def edit(said: dict[str, str]) -> Scenario:
            changes = {name: words.strip() for name, words in said.items()}
            return self.desk.edit_scenario(chosen.id, changes)

        self.app.push_screen(Prompt(f"Scenario {chosen.handle}", fields, edit), self._changed)

    def _changed(self, scenario: Scenario | None) -> None:
        if scenario:
            self.show(scenario.id)

    def action_mark(self) -> None:
        """Says what was found about the scenario."""
        if self.scenario:
            self.judge(self.scenario.id)

    def action_remove(self) -> None:
        """Removes the scenario under the cursor; u brings it back."""
        chosen = self.scenario
        if chosen:
            with self.attempt():
                self.desk.remove_scenario(chosen.id)
                stay = "its items stay; <scenarios.undo> undoes"
                self.say(f"removed the scenario {chosen.handle}; {stay}")
            self.show()


def _refuse_taken(desk: Desk, handle: str) -> None:
    if any(s.handle == handle for s in desk.scenarios()):
        raise Refusal(f"the handle {handle} is taken", where="handle", attempt="another one")


def _line(desk: Desk, scenario: Scenario) -> Line:
    items = desk.items(scenario=scenario.id)
    many = Counter(item.kind for item in items)
    seen = sum(item.kind is Kind.TRIGGER and item.status in OBSERVED for item in items)
    unsettled = sum(item.status is Status.OPEN for item in items)
    counts = (many[Kind.TRIGGER], seen, many[Kind.PREDICTION], many[Kind.CLAIM], unsettled)
    cells = (scenario.handle, scenario.title, scenario.question)
    return Line(scenario.id, (*cells, *(str(n) if n else "·" for n in counts)))
