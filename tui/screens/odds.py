"""The odds of a scenario on a screen: its prior, and how far each sighting moved it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from scenarios.board import Line
from scenarios.scenario import Scenario
from scenarios.sightings import Estimate, estimate
from seeds.display import safe_line
from tui import odds_table, weighed
from tui.keys import Key, bindings
from tui.screens.item_detail import ItemScreen
from tui.screens.undoable import Undoable
from tui.screens.weighing import prior, weighing
from tui.widgets import table
from tui.widgets.cells import Fit, bar
from tui.widgets.sections import Section, Sections

if TYPE_CHECKING:
    from store.desk import Desk

_STEPS = (
    *(Fit("", 1, 1), Fit("", 10, 26)),
    *(Fit("ratio", 5, 6), Fit("bits", 5, 6, 2), Fit("before", 7, 8, 3), Fit("after", 7, 8)),
    *(Fit("without it", 10, 10, 1), Fit("known since", 11, 12, 4), Fit("remark", 12, 60, 5)),
)
_ASIDES = (Fit("", 1, 1), Fit("", 10, 26), Fit("why", 10, 70))
_BAR = 16


class OddsScreen(Undoable):
    """The steps of one scenario, in the order in which they could be known."""

    PLACES: ClassVar[tuple[str, ...]] = ("odds", "list")
    BINDINGS = bindings("odds")
    AUTO_FOCUS = "Sections"

    DEFAULT_CSS = """
    OddsScreen #ends { height: auto; padding: 0 3; margin-bottom: 1; }
    OddsScreen Sections { height: 1fr; }
    OddsScreen #about {
        height: 4; padding: 0 3; border-top: solid $foreground 20%; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, desk: Desk, scenario: str) -> None:
        super().__init__()
        self.desk = desk
        self._of = scenario
        self._scenario: Scenario | None = None
        self._lines: dict[str, Line] = {}
        self._remarks: dict[str, str] = {}

    def body(self) -> Iterable[Widget]:
        """Where it begins and ends, the steps, and a word about the one under the cursor."""
        yield Static(id="ends", markup=False)
        yield Sections(id="steps")
        yield Static(id="about", markup=False)

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        self.show()

    def news(self) -> None:
        """The same steps anew."""
        self.show()

    def show(self) -> None:
        """Reads the board and draws what follows from it; without a prior, all items to weigh."""
        with self.attempt():
            board = self.desk.board(self._of)
            scenario = self._scenario = board.scenario
            path = ["Signposts", "Odds", scenario.title or scenario.handle]
            self.header.show(path, simulated=self.desk.simulated)
            self._lines = {line.item.id: line for line in board.lines}
            unmovable = scenario.prior is None or not 0 < scenario.prior < 1
            found = None if unmovable else estimate(board)
            self._remarks = {}
            if found:
                self._remarks = {row.line.item.id: row.remark for row in odds_table.steps(found)}
            self.query_one("#ends", Static).update(_ends(found, scenario, self._press))
            shown = _sections(found) if found else [_items(board.lines, "no prior yet")]
            self.query_one(Sections).show_sections(shown)
        self.offer()

    @property
    def _press(self) -> str:
        return self.signposts.rows.in_words("<odds.prior>")

    @on(table.Table.Highlighted)
    def tell(self) -> None:
        """Says in full what the line under the cursor is about."""
        line = self._line
        if line:
            head = Content.styled(
                safe_line(line.item.statement or line.item.handle), "bold $foreground"
            )
            rows = (weighed.said(line.place), self._remarks.get(line.item.id, ""))
            self.query_one("#about", Static).update(
                head + Content("\n" + "\n".join(map(safe_line, rows)))
            )

    @property
    def _line(self) -> Line | None:
        shown = self.query_one(Sections).line
        return self._lines.get(shown.key) if shown else None

    def offered(self, key: Key) -> bool:
        """Without items there is nothing to weigh."""
        return bool(self._lines) or not (key.place == "list" or key.action == "weigh")

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Sections) if place == "list" else super().owner(place)

    @on(table.Table.Chosen)
    def open(self, event: table.Table.Chosen) -> None:
        """Opens all that is known about the item."""
        self.app.push_screen(ItemScreen(self.desk, event.line.key))

    def action_weigh(self) -> None:
        """Asks for the likelihoods of the item, and all else that it weighs."""
        line = self._line
        if line:
            with self.attempt():
                self.app.push_screen(weighing(self.desk, line.item.id, self._of))

    def action_prior(self) -> None:
        """Asks how likely the scenario is beforehand."""
        if self._scenario:
            self.app.push_screen(prior(self.desk, self._scenario))

    def action_matrix(self) -> None:
        """Holds the items against the rivals of the scenario."""
        with self.attempt():
            self.signposts.open_matrix([self._of])


def _ends(found: Estimate | None, scenario: Scenario, key: str) -> Content:
    if found is None:
        none = "no prior" if scenario.prior is None else "a prior that nothing can move"
        return Content(safe_line(f"{scenario.handle} has {none}: {key} says how likely it is"))
    share = f"{bar(found.chain.prior, _BAR)}  {odds_table.begins(found)}"
    then = f"{bar(found.chain.posterior, _BAR)}  {odds_table.ends(found)}"
    return Content("\n".join(map(safe_line, (share, then))))


def _sections(found: Estimate) -> list[Section]:
    steps = [
        table.Line(
            row.line.item.id,
            (
                *(row.line.item.kind.letter, row.line.item.handle, row.ratio, row.bits),
                *(row.before, row.after, row.without, row.since, row.remark),
            ),
        )
        for row in odds_table.steps(found)
    ]
    waiting = [_aside(aside.line, aside.why) for aside in found.asides]
    return [
        Section("Sightings", _STEPS, steps),
        Section("Waiting", _ASIDES, waiting),
    ]


def _items(lines: Iterable[Line], why: str) -> Section:
    return Section("Items", _ASIDES, [_aside(line, why) for line in lines])


def _aside(line: Line, why: str) -> table.Line:
    likely = weighed.likelihoods(line.place)
    words = f"{why}; {likely}" if likely else why
    return table.Line(line.item.id, (line.item.kind.letter, line.item.handle, words))
