"""The record: who was right how often, with charts whose figures a cursor reads out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from scenarios.scorecard import TOO_FEW
from scenarios.selection import Selection
from seeds.refusal import Refusal
from tui.keys import Key, bindings
from tui.screens.item_detail import ItemScreen
from tui.screens.room import Room
from tui.widgets.drawing import Drawing
from tui.widgets.table import Column, Line, Table

if TYPE_CHECKING:
    from scenarios.scorecard import Card
    from scenarios.scores import Group, Scores
    from store.desk import Desk
    from tui.charts import Chart, Spot

_COLUMNS = (
    Column("name"),
    Column("n", 4, right=True),
    Column("works", 5, right=True, least=100),
    Column("Brier (95 of 100)", 19),
    Column("skill", 5, right=True),
    Column("true", 5, right=True),
    Column("rank", 16),
)
_RANK = 6
"""The column of the rank."""
_KEYS = (
    *("author", "outlet", "scenario", "language", "basis", "analyst", "horizon", "word"),
    "foresight",
)
_RELIABILITY, _TIME, _STRIPS = range(3)
_ALL = "all of them"
_READING = "reading the record …"
_NOTHING = (
    "Nothing can be scored yet. What counts are predictions past their deadline that were found "
    "to have occurred or not: r in the library reviews what is due."
)


class RecordScreen(Room):
    """A table of names with their scores, and a chart of the one under the cursor."""

    PLACES: ClassVar[tuple[str, ...]] = ("record", "list")
    BINDINGS = bindings("record")
    AUTO_FOCUS = "Table"

    DEFAULT_CSS = """
    RecordScreen #nothing { padding: 1 3; color: $text-muted; display: none; }
    RecordScreen.-empty #nothing, RecordScreen.-reading #nothing { display: block; }
    RecordScreen.-reading #chart, RecordScreen.-reading #figures { display: none; }
    RecordScreen.-empty #scores, RecordScreen.-empty #chart { display: none; }
    RecordScreen #scores { height: 1fr; max-height: 12; min-height: 4; }
    RecordScreen #chart { height: 12; max-height: 20; padding: 0 2; margin-top: 1; }
    RecordScreen.-tall #chart { height: 2fr; }
    RecordScreen #figures { height: 4; padding: 0 2; color: $text-muted; }
    """

    TALL = 32
    """Rows from which on the chart takes more of them."""

    def __init__(self, desk: Desk, scenario: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.scenario = scenario
        self._key, self._chart, self._at = _KEYS[0], _RELIABILITY, 0
        self._translated = True
        self._found: Scores | None = None
        self._drawn: Chart | None = None
        self._spots: Sequence[Spot] = ()

    def body(self) -> Iterable[Widget]:
        """The table above the chart, and what the cursor is on below."""
        yield Static(_READING, id="nothing", markup=False)
        yield Table(_COLUMNS, id="scores")
        yield Drawing(id="chart")
        yield Static(id="figures", markup=False)

    def things_shown(self) -> tuple[str, ...]:
        """The scenario, with what is in it; of everything, whatever there is."""
        return (self.scenario,) if self.scenario else ()

    def on_mount(self) -> None:
        """The first look takes a moment, and says so."""
        super().on_mount()
        self.add_class("-reading")
        self.header.show(["Signposts", "Record"], simulated=self.desk.simulated)

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        self.show()

    def news(self) -> None:
        """The same anew."""
        self.show()

    def show(self) -> None:
        """Has a thread reckon; until then what is there stands."""
        self.run_worker(
            partial(self._reckon, self.desk, self._key), thread=True, exclusive=True, group="scores"
        )

    def _reckon(self, desk: Desk, key: str) -> None:
        """In a thread: a long record takes a moment."""
        from scenarios.scores import role_of

        wanted = Selection(role=role_of(key), second_hand=self._translated)
        try:
            found = desk.scores(key, scenario=self.scenario, wanted=wanted)
        except Refusal as refusal:
            self.call_later(self._refused, refusal)
        else:
            self.call_later(self._show, found)

    def _refused(self, refusal: Refusal) -> None:
        self.remove_class("-reading")
        self.refuse(refusal)

    def _show(self, found: Scores) -> None:
        if found.key != self._key:  # another was asked for since
            return
        self._found = found
        self.remove_class("-reading")
        self.query_one("#nothing", Static).update(_NOTHING)
        without = "" if self._translated else ", without translations"
        with self.attempt():
            where = self.desk.scenario(self.scenario).handle if self.scenario else "everything"
            self.header.show(
                ["Signposts", "Record", where],
                [f"by {self._key}{without}"],
                simulated=self.desk.simulated,
            )
        self.set_class(not found.rows, "-empty")
        self.set_class(self.app.size.height >= self.TALL, "-tall")
        self.query_one("#scores", Table).show(list(_lines(found)))
        self._draw()
        self.offer()

    # The chart ---------------------------------------------------------------------------------

    @property
    def group(self) -> Group | None:
        """What the line under the cursor is of; None for all of them."""
        line = self.query_one("#scores", Table).line
        groups = self._found.groups if self._found else ()
        if line is None or (not line.key and self._chart != _STRIPS):
            return None
        return next((one for one in groups if one.name == line.key), groups[0] if groups else None)

    @on(Table.Highlighted, "#scores")
    def turn(self) -> None:
        """The chart is that of the line."""
        self._at = 0
        self._draw()

    def _draw(self) -> None:
        from tui import charts

        found, group = self._found, self.group
        if found is None or not found.rows:
            words = _left_out(found) if found else ""
            self.query_one("#figures", Static).update(words)
            return
        rows = group.rows if group else found.rows
        if self._chart == _STRIPS:
            self._drawn, self._spots = None, charts.strip(rows)
        else:
            make = charts.reliability if self._chart == _RELIABILITY else charts.over_time
            self._drawn = make(rows)
            self._spots = self._drawn.spots
        self._at = max(0, min(self._at, len(self._spots) - 1))
        self.query_one(Drawing).show(self._rows)
        self.query_one("#figures", Static).update(self._figures(found))

    def _rows(self, width: int, height: int) -> list[str]:
        from tui import charts

        if self._drawn is not None:
            return charts.drawn(self._drawn, min(width, 100), height, self._at)
        groups = self._found.groups if self._found else ()
        name = self.group.name if self.group else ""
        return charts.strips(groups, name, width, height, self._at)

    def _figures(self, found: Scores) -> str:
        """What the cursor is on; what one has for nothing; and what is left out."""
        from tui import score_table

        here = "no prediction of it has a probability"
        if self._spots:
            here = f"◆ {self._at + 1} of {len(self._spots)}: {self._spots[self._at].words}"
        line = self.query_one("#scores", Table).line
        # On the line of all of them the strip is that of the first, but the figures are of all.
        card = self.group.card if self.group and line and line.key else found.total
        beside = ", ".join(f"{x.name} {score_table.number(x.brier)}" for x in card.references)
        rows = (here, beside, _left_out(found))
        return "\n".join(row for row in rows if row)

    # Keys --------------------------------------------------------------------------------------

    def offered(self, key: Key) -> bool:
        """Where nothing is scored, one can go back or tell it apart by another key."""
        if key.action in ("next_spot", "previous_spot", "next_chart") or key.place == "list":
            return bool(self._found and self._found.rows)
        return True

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Table) if place == "list" else super().owner(place)

    @on(Table.Chosen, "#scores")
    def open(self) -> None:
        """Opens the prediction under the cursor of the strip; from other charts goes there."""
        if self._chart != _STRIPS:
            self._chart, self._at = _STRIPS, 0
            self._draw()
        elif self._spots:
            self._open_subject(self._spots[self._at].subject)

    def _open_subject(self, id: str) -> None:
        if id.startswith("s:"):
            self.signposts.open_board(id)
        else:
            self.app.push_screen(ItemScreen(self.desk, id))

    def action_next_spot(self) -> None:
        """The cursor goes to the next point."""
        self._at += 1
        self._draw()

    def action_previous_spot(self) -> None:
        """The cursor goes to the point before."""
        self._at -= 1
        self._draw()

    def action_next_chart(self) -> None:
        """Reliability, then scores over time, then strips."""
        self._chart, self._at = (self._chart + 1) % 3, 0
        self._draw()

    def action_next_key(self) -> None:
        """Tells apart by the next of author, outlet and so on."""
        self._key = _KEYS[(_KEYS.index(self._key) + 1) % len(_KEYS)]
        self._at = 0
        self.show()

    def action_translated(self) -> None:
        """Leaves out words of translations and digests, or takes them in again."""
        self._translated = not self._translated
        self.show()


def _lines(found: Scores) -> Iterable[Line]:
    """All of them first, where there are several."""
    from tui.score_table import came_true, rank, true, worded

    if len(found.groups) != 1:
        card = found.total
        yield _line("", _ALL, card, came_true(card), "" if card.enough else TOO_FEW)
    for one in found.groups:
        yield _line(one.name, worded(one), one.card, true(one), rank(one))


def _line(key: str, name: str, card: Card, true: str, rank: str) -> Line:
    from tui.score_table import bounded, number

    cells = (
        *(name, str(card.n), str(card.works), bounded(card.brier)),
        *(number(card.skill.value, 2), true, rank),
    )
    return Line(key, cells, () if card.enough else ((_RANK, "quiet"),))


def _left_out(found: Scores) -> str:
    from tui.score_table import left_out, silent

    return "; ".join(words for words in (silent(found.total), left_out(found)) if words)
