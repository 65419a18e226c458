"""What moved on a board since a day, for the meeting of the morning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from seeds.refusal import Refusal
from tui import moved_table
from tui.days import after, day, said_loosely
from tui.keys import Key, bindings
from tui.named import event
from tui.screens.item_detail import ItemScreen
from tui.screens.prompt import Field, Prompt
from tui.screens.room import Room
from tui.widgets.table import Column, Line, Table

if TYPE_CHECKING:
    from scenarios.moved import Move
    from store.desk import Desk

_COLUMNS = (Column("", 1), Column("item", 22), Column("moved"), Column("statement", least=110))
_WEEK = timedelta(days=7)


class MovedScreen(Room):
    """A line for each item that moved; enter opens it."""

    PLACES: ClassVar[tuple[str, ...]] = ("moved", "list")
    BINDINGS = bindings("moved")
    AUTO_FOCUS = "Table"

    DEFAULT_CSS = """
    MovedScreen #many { height: 1; padding: 0 3; margin-bottom: 1; }
    """

    def __init__(self, desk: Desk, scenario: str, since: date) -> None:
        super().__init__()
        self.desk = desk
        self.scenario = scenario
        self._since = since

    def body(self) -> Iterable[Widget]:
        """How many moved, and each of them."""
        yield Static(id="many", markup=False)
        yield Table(_COLUMNS, id="moves")

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        self.show()

    def news(self) -> None:
        """The same anew."""
        self.show()

    def show(self) -> None:
        """Reads what moved and draws it."""
        with self.attempt():
            board = self.desk.board(self.scenario)
            moves = self.desk.moved(self.scenario, self._since)
            path = ["Signposts", "What moved", board.scenario.title or board.scenario.handle]
            self.header.show(path, simulated=self.desk.simulated)
            many = f"{len(moves) or 'none'} of {len(board.lines)} moved since {day(self._since)}"
            self.query_one("#many", Static).update(many)
            unsaid = [move.after.item.id for move in moves if not move.after.item.statement]
            quotes = self.desk.quotes(unsaid) if unsaid else {}
            self.query_one(Table).show([_line(move, quotes) for move in moves])
        self.offer()

    def offered(self, key: Key) -> bool:
        """Where nothing moved there is nothing to go to."""
        return key.place != "list" or bool(self.query_one(Table).lines)

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Table) if place == "list" else super().owner(place)

    @on(Table.Chosen)
    def open(self, event: Table.Chosen) -> None:
        """Opens all that is known about the item."""
        self.app.push_screen(ItemScreen(self.desk, event.line.key))

    def action_since(self) -> None:
        """Asks for another day."""

        def go(since: date | None) -> None:
            if since:
                self._since = since
                self.show()

        self.app.push_screen(since_prompt(self.desk, self.scenario, self._since), go)


def since_prompt(desk: Desk, scenario: str, usual: date | None = None) -> Prompt[date]:
    """Asks for a day, a week ago if nothing else is said; it has to have come."""
    shown = usual or desk.clock().date() - _WEEK

    def read(said: dict[str, str]) -> date:
        try:
            since = after(said_loosely(said["since"].strip(), desk.clock().date()))
            desk.moved(scenario, since)
        except Refusal as refusal:
            raise Refusal(refusal.what, where="since", attempt=refusal.attempt) from None
        return since

    return Prompt(
        "What moved since …",
        [Field("since", "since", f"{shown}", "2026-05-17, 2026-05, monday, yesterday, last week")],
        read,
    )


def _line(move: Move, quotes: Mapping[str, str]) -> Line:
    item = move.after.item
    said = event(item.statement, quotes.get(item.id, ""))
    return Line(item.id, (item.kind.letter, item.handle, moved_table.said(move), said))
