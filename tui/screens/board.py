"""The board of a scenario: what was observed, what is open, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from scenarios.board import Board, Line
from scenarios.moved import first_observed, observed_over_time
from scenarios.sightings import estimate
from scenarios.tlp import Tlp, tlp
from seeds.display import safe_line
from seeds.refusal import Invalid, Refusal
from tui import odds_table, telling, weighed
from tui.days import day
from tui.files import FileThere, write_whole
from tui.keys import Key, bindings
from tui.named import first_named
from tui.screens.board_lines import evidence, sections, statement
from tui.screens.choosing import choose_scenario
from tui.screens.comparing import Comparing
from tui.screens.item_detail import ItemScreen
from tui.screens.passages import open_passage
from tui.screens.prompt import Field, Prompt
from tui.screens.scenarios import ScenariosScreen
from tui.screens.setting_time import criteria_prompt
from tui.screens.undoable import Undoable
from tui.screens.weighing import weighing
from tui.widgets.cells import bar, sparkline
from tui.widgets.sections import Sections
from tui.widgets.table import Table

if TYPE_CHECKING:
    from store.desk import Desk

_GAUGE = 16
_EXPORT = "Export to a file; one that ends in .html or .md is a report"
_MOST = Field("max", "at most", hint="amber, to leave out what is marked higher; else all of it")
_NOTHING = (
    "Nothing is in this scenario yet. Open an article, choose the scenario with S, and tag "
    "with t (a trigger event), p (a prediction) or c (a claim)."
)


class BoardScreen(Comparing, Undoable):
    """One scenario: its triggers, predictions and claims with what stands for each."""

    PLACES: ClassVar[tuple[str, ...]] = ("board", "list")
    KEPT = frozenset({"list.choose", "board.back"})
    BINDINGS = bindings("board")
    AUTO_FOCUS = "Sections"

    DEFAULT_CSS = """
    BoardScreen #gauge { height: auto; padding: 0 3; margin-bottom: 1; }
    BoardScreen #nothing { padding: 1 3; color: $text-muted; display: none; }
    BoardScreen Sections { height: 1fr; }
    BoardScreen #about {
        height: 4; padding: 0 3; border-top: solid $foreground 20%; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    BoardScreen.-empty #nothing { display: block; }
    BoardScreen.-empty Sections, BoardScreen.-empty #about { display: none; }
    """

    def __init__(self, desk: Desk, scenario: str) -> None:
        super().__init__()
        self.desk = desk
        self.scenario = scenario
        self._board: Board | None = None
        self._quotes: dict[str, str] = {}
        self._wanted = ""
        self._marked = ""

    def body(self) -> Iterable[Widget]:
        """The gauge, the lines, and a word about the line under the cursor."""
        yield Static(id="gauge", markup=False)
        yield Static(_NOTHING, id="nothing", markup=False)
        yield Sections(id="lines")
        yield Static(id="about", markup=False)

    def things_shown(self) -> tuple[str, ...]:
        """The scenario, with what is in it."""
        return (self.scenario,)

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        self.show()

    def show(self) -> None:
        """Reads the board and draws it; the cursor stays on its item."""
        with self.attempt():
            board = self._board = self.desk.board(self.scenario)
            title = board.scenario.title or board.scenario.handle
            unsaid = [x.item.id for x in board.lines if not x.item.statement]
            self._quotes = self.desk.quotes(unsaid) if unsaid else {}
            self.header.show(["Signposts", "Board", title], simulated=self.desk.simulated)
            self.query_one("#gauge", Static).update(_gauge(board))
            self.set_class(not board.lines, "-empty")
            self.query_one(Sections).show_sections(sections(board, self._quotes))
        self.offer()

    def news(self) -> None:
        """The same board anew."""
        self.show()

    def offered(self, key: Key) -> bool:
        """Without lines there is nothing to mark or to open."""
        if key.action in ("mark", "passage", "same", "part", "weigh") or key.place == "list":
            return bool(self._board and self._board.lines)
        return True

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Sections) if place == "list" else super().owner(place)

    @property
    def line(self) -> Line | None:
        """The item under the cursor."""
        shown = self.query_one(Sections).line
        if self._board is None or shown is None:
            return None
        return next((x for x in self._board.lines if x.item.id == shown.key), None)

    @on(Table.Highlighted)
    def tell(self) -> None:
        """Says in full what the line under the cursor is about."""
        line = self.line
        if line and self._board:
            self.query_one("#about", Static).update(_about(line, self._board, self._quotes))

    @on(Table.Chosen)
    def open(self, event: Table.Chosen) -> None:
        """Opens all that is known about the item."""
        self.app.push_screen(ItemScreen(self.desk, event.line.key))

    def action_mark(self) -> None:
        """Says what was found about the item."""
        if self.line:
            self.judge(self.line.item.id)

    def action_mark_scenario(self) -> None:
        """Says what was found about the scenario itself, by criteria of its own."""
        self.judge(self.scenario)

    def action_criteria(self) -> None:
        """Asks how one will know about the scenario itself."""
        with self.attempt():
            self.signposts.then.check()
            line = self.desk.judged(self.scenario)
            self.app.push_screen(criteria_prompt(self.desk, line), self._said)

    def action_passage(self) -> None:
        """Opens the passage in its article."""
        if self.line:
            with self.attempt():
                open_passage(self, self.desk, self.line.item.id)

    def action_same(self) -> None:
        """Marks an item; on another one says that both are one event."""
        line, again = self.line, "<board.same>"
        if line is None:
            return
        if self._marked in ("", line.item.id):
            self._marked = "" if self._marked else line.item.id
            named = f"marked: {line.item.handle}; {again} on another says that they are one event"
            self.say(named if self._marked else "no item is marked any more")
            return
        with self.attempt():
            self.desk.same(self._marked, line.item.id)
            self._marked = ""
            self.show()
            self.say("they are one event now; <board.undo> undoes it")

    def action_part(self) -> None:
        """Separates the item from what is the same event."""
        if self.line:
            with self.attempt():
                parted = self.desk.part(self.line.item.id)
                self.show()
                self.say(f"{parted.handle} is an event of its own; <board.undo> undoes it")

    def action_scenario(self) -> None:
        """Chooses or makes another scenario."""
        choose_scenario(self, self.desk, self._go)

    def _go(self, scenario: str) -> None:
        self.scenario = scenario
        self.show()

    def action_scenarios(self) -> None:
        """Shows all scenarios."""
        self.app.switch_screen(ScenariosScreen(self.desk))

    def action_scores(self) -> None:
        """Opens the record of this scenario."""
        self.signposts.open_record(self.scenario)

    def action_timeline(self) -> None:
        """Shows the scenario on an axis of time."""
        from tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self.desk, self.scenario))

    def action_weigh(self) -> None:
        """Asks for all that is said of the item's place in this scenario."""
        if self.line:
            with self.attempt():
                self.app.push_screen(weighing(self.desk, self.line.item.id, self.scenario))

    def action_matrix(self) -> None:
        """Holds the items against the rivals of this scenario."""
        with self.attempt():
            self.signposts.open_matrix([self.scenario])

    def action_odds(self) -> None:
        """Shows how far each sighting moved the prior."""
        self.signposts.open_odds(self.scenario)

    def action_moved(self) -> None:
        """Asks for a day, and shows what moved since."""
        from tui.screens.moved import MovedScreen, since_prompt

        def go(since: date | None) -> None:
            if since:
                self.app.push_screen(MovedScreen(self.desk, self.scenario, since))

        self.app.push_screen(since_prompt(self.desk, self.scenario), go)

    def action_review(self) -> None:
        """Reviews what is due in this scenario."""
        self.signposts.open_review(self.scenario)

    def action_history(self) -> None:
        """Shows what was done."""
        self.signposts.open_history()

    def action_export(self) -> None:
        """Asks for a file and writes the scenario to it."""
        if self._board is None:
            return
        name = f"{self._board.scenario.handle}.yaml"
        # Where nothing is marked there is nothing to leave out.
        most = [_MOST] if self.desk.banner(self.scenario) else []
        fields = [Field("path", "file", name), *most]
        self.app.push_screen(Prompt(_EXPORT, fields, self._export), self._said)

    def _export(self, said: dict[str, str]) -> str:
        content, left = self._file(said["path"], _most(said.get("max", "")))
        again, self._wanted = self._wanted == said["path"], said["path"]
        try:
            path = write_whole(said["path"], content, replace=again)
        except FileThere as there:
            again_words = "enter again, which replaces it"
            raise Refusal(str(there), where="path", attempt=again_words) from None
        return f"written to {path}{'; ' if left else ''}{left}"

    def _file(self, name: str, most: Tlp | None) -> tuple[bytes, str]:
        """The scenario as the name of the file wants it, a report or to be imported; and what was
        left out of it."""
        from scenarios.formats import scenario_file
        from tui.report import kinds, writing

        if kinds.is_report(name):
            markdown = kinds.is_markdown(name)
            content, left = writing.released(self.desk, self.scenario, markdown=markdown, most=most)
        else:
            found, left = self.desk.release(self.scenario, most=most)
            content = scenario_file.write(found)
        return content, left.words if left else ""

    def _said(self, said: str | None) -> None:
        if said:
            self.say(said)

    def action_as_of(self) -> None:
        """Shows everything as it had been recorded by a day; from there, returns to today."""
        board, app = self.scenario, self.signposts
        app.then.turn(lambda: app.open_board(app.desk.scenario(board).id))


def _most(words: str) -> Tlp | None:
    try:
        return tlp(words)
    except Invalid as wrong:
        raise Invalid(wrong.what, where="max", attempt=wrong.attempt) from None


def _gauge(board: Board) -> Content:
    """The question, and under it how many of the triggers are there."""
    question = safe_line(board.scenario.question)
    lines = [Content.styled(question, "italic")] if question else []
    many = len(board.pointing)
    if board.triggers:
        seen = weighed.resolution(board) + weighed.glance(board, "trigger")
        if board.disputed:
            seen += f", analysts differ on {board.disputed}"
        if board.changed:
            seen += f", {weighed.changed(board)}"
        lines.append(Content(f"{seen}  {bar(board.share, _GAUGE)}  as of {day(board.as_of)}"))
        course = observed_over_time(board, _GAUGE)
        spark = sparkline([count / many for count in course]) + "  " if course else ""
        first = f"observed from {day(first_observed(board))} on  " if course else ""
        lines.append(Content(safe_line(f"{spark}{first}{weighed.weights(board)}")))
    if board.scenario.prior is not None:
        lines.append(Content(safe_line(_odds(board))))
    return Content("\n").join(lines)


def _works(line: Line) -> str:
    return f" (in {line.works} works)" if line.works > 1 else ""


def _odds(board: Board) -> str:
    """The prior, and what the sightings make of it."""
    before = odds_table.percent(board.scenario.prior or 0)
    try:
        found = estimate(board)
    except Refusal:
        return f"prior {before}: nothing can move it"
    return f"prior {before} → {odds_table.ends(found)}"


def _about(line: Line, board: Board, quotes: Mapping[str, str]) -> Content:
    """The statement, how one will know, and who said it, a line each."""
    event = safe_line(statement(line, quotes)) or "no statement yet"
    today = telling.counted_from(board.as_of, line.status)
    how = telling.criteria(line.criteria, today) if line.criteria else []
    how = how or ["no criteria yet"]
    apart = telling.differ((f.analyst, f.status) for f in line.differing)
    others = ", ".join(item.handle for item in line.same)
    said = [
        f"analysts differ: {apart}" if apart else "",
        weighed.changed_line(line),
        f"same event: {others}" if others else "",
        f"first named: {first_named(line.first_named, short=True)}{_works(line)}"
        if line.first_named
        else "",
        weighed.said(line.place) if weighed.role(line.place) or line.place.given else "",
        telling.wording(line.wording) if line.wording else "",
        *(telling.forecast(forecast) for forecast in line.forecasts[-1:]),
        f"evidence: {evidence(line)}" if line.evidence else "",
    ]
    rows = [" · ".join(part for part in parts if part) for parts in (how, said)]
    return Content.styled(event, "bold $foreground") + Content(
        "\n" + "\n".join(map(safe_line, rows))
    )
