"""A scenario on one axis of time: articles, sightings, findings and deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static

from scenarios.timeline import Event, timeline
from tui import axis_lines
from tui.days import day
from tui.keys import Key, bindings
from tui.screens.item_detail import ItemScreen
from tui.screens.room import Room
from tui.widgets.drawing import Drawing
from tui.widgets.table import Column, Line, Table

if TYPE_CHECKING:
    from store.desk import Desk

_COLUMNS = (Column("when", 25), Column("lane", 10), Column("what"))
_NOTHING = "Nothing in this scenario has a day yet."


class TimelineScreen(Room):
    """The axis, and under it each event as a line; the cursor is on both."""

    PLACES: ClassVar[tuple[str, ...]] = ("timeline", "list")
    BINDINGS = bindings("timeline")
    AUTO_FOCUS = "Table"

    DEFAULT_CSS = """
    TimelineScreen #axis { height: 5; margin: 1 2; }
    TimelineScreen #nothing { padding: 1 3; color: $text-muted; display: none; }
    TimelineScreen.-empty #nothing { display: block; }
    TimelineScreen.-empty Table, TimelineScreen.-empty #axis { display: none; }
    """

    def __init__(self, desk: Desk, scenario: str) -> None:
        super().__init__()
        self.desk = desk
        self.scenario = scenario
        self._events: tuple[Event, ...] = ()

    def body(self) -> Iterable[Widget]:
        """The axis above the table."""
        yield Static(_NOTHING, id="nothing", markup=False)
        yield Drawing(id="axis")
        yield Table(_COLUMNS, id="events")

    def things_shown(self) -> tuple[str, ...]:
        """The scenario, with what is in it."""
        return (self.scenario,)

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        with self.attempt():
            board = self.desk.board(self.scenario)
            events = timeline(self.desk.case_file(self.scenario), board)
            self._events = tuple(map(self._titled, events))
            title = board.scenario.title or board.scenario.handle
            self.header.show(["Signposts", "Timeline", title], simulated=self.desk.simulated)
            self.set_class(not self._events, "-empty")
            today = self.desk.clock().date()
            behind = sum(one.last < today for one in self._events)
            table = self.query_one(Table)
            table.show(
                [_line(n, one) for n, one in enumerate(self._events)],
                at=table.at if table.lines else max(0, behind - 1),
            )
            self.draw()
        self.offer()

    def _titled(self, event: Event) -> Event:
        """An article without a title by its first words, as in the library; they are in its text,
        which is read for these alone."""
        if event.words != f"[{event.thing[:10]}]":
            return event
        return replace(event, words=self.desk.article(event.thing).title)

    def news(self) -> None:
        """The same anew."""
        self.on_screen_resume()

    @on(Table.Highlighted)
    def draw(self) -> None:
        """Shows on the axis where the cursor is."""
        today, at = self.desk.clock().date(), self.query_one(Table).at
        self.query_one(Drawing).show(
            lambda width, height: axis_lines.drawn(self._events, today, width, at)
        )

    def offered(self, key: Key) -> bool:
        """Without events there is nothing to go to."""
        return bool(self._events) or key.place != "list"

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Table) if place == "list" else super().owner(place)

    @on(Table.Chosen)
    def open(self, event: Table.Chosen) -> None:
        """Opens the article or the item."""
        thing = self._events[int(event.line.key)].thing
        if thing.startswith("a:"):
            self.signposts.open_article(thing)
        elif thing.startswith("i:"):
            self.app.push_screen(ItemScreen(self.desk, thing))
        else:
            self.dismiss()


def _line(n: int, event: Event) -> Line:
    when = day(event.last)
    if event.first != event.last:
        when = f"{day(event.first)} – {when}"
    return Line(str(n), (when, event.lane.value, event.words))
