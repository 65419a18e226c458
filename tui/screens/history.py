"""What was done: every deed in words, to be found, undone, redone, and followed to its passage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Input, Static

from store.called import Called
from store.verbs.history import FINAL
from tui.keys import Key, bindings
from tui.matching import matching
from tui.screens.room import Room
from tui.widgets.table import Column, Line, Table
from tui.words import describe, passage

if TYPE_CHECKING:
    from store.desk import Desk
    from store.done import Done

MOST = 2_000
"""Deeds shown, the latest ones."""

_NOTHING = "Nothing was done yet. What you add, tag and find is listed here; u takes it back."

_COLUMNS = (
    Column("time (UTC)", 16),
    Column("", 6),
    Column("what"),
    Column("who", 12, least=70),
    Column("via", 7, least=100),
    Column("deed", 8, least=100),
)


class HistoryScreen(Room):
    """Deeds, the latest first."""

    PLACES: ClassVar[tuple[str, ...]] = ("history", "list")
    BINDINGS = bindings("history")
    AUTO_FOCUS = "Table"

    DEFAULT_CSS = """
    HistoryScreen #words { display: none; border: none; height: 1; padding: 0 2; }
    HistoryScreen.-filtering #words { display: block; }
    HistoryScreen #nothing { padding: 1 3; color: $text-muted; display: none; }
    HistoryScreen.-empty #nothing { display: block; }
    HistoryScreen.-empty Table { display: none; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._deeds: dict[str, Done] = {}
        self._called = Called()
        self._lines: list[Line] = []

    def body(self) -> Iterable[Widget]:
        """The words of the filter above the table."""
        yield Input(placeholder="words of a deed, a name, a day", id="words")
        yield Static(id="nothing", markup=False)
        yield Table(_COLUMNS, id="deeds")

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows."""
        self.show()

    def show(self) -> None:
        """Reads the history and draws it."""
        with self.attempt():
            deeds = self.desk.history(most=MOST)
            self._called = self.desk.called(deeds)
            self._deeds = {done.id: done for done in deeds}
            self._lines = [_line(done, self._called) for done in deeds]
        self._narrow()

    def offered(self, key: Key) -> bool:
        """Only what is done can be undone, and only what is undone, redone."""
        done = self.deed
        if key.place == "history" and key.action in ("undo", "redo"):
            return (
                done is not None
                and done.verb not in FINAL
                and done.standing == (key.action == "undo")
            )
        if key.action == "choose":
            return done is not None and passage(done, self._called) is not None
        return True

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Table) if place == "list" else super().owner(place)

    @property
    def deed(self) -> Done | None:
        """The one under the cursor."""
        line = self.query_one(Table).line
        return self._deeds.get(line.key) if line else None

    @on(Table.Highlighted)
    def moved(self) -> None:
        """Another deed can do other things."""
        self.offer()

    @on(Table.Chosen)
    def follow(self) -> None:
        """Opens the passage that the deed is about."""
        done = self.deed
        where = passage(done, self._called) if done else None
        if where is None:
            self.say("this deed is about no passage")
            return
        with self.attempt():
            self.signposts.open_article(*where)

    def action_undo(self) -> None:
        """Undoes the deed under the cursor."""
        self._decide("undo")

    def action_redo(self) -> None:
        """Redoes the deed under the cursor."""
        self._decide("redo")

    def _decide(self, verb: str) -> None:
        done = self.deed
        if done is None:
            return
        with self.attempt():
            if verb == "undo":
                self.tell_deeds("undone", self.desk.undo(done.id))
            else:
                self.tell_deeds("done again", self.desk.redo(done.id))
        self.show()

    # The filter ----------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Takes the words to filter by."""
        self.add_class("-filtering")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def typed(self) -> None:
        """Shows what fits."""
        self._narrow()

    @on(Input.Submitted)
    def keep(self) -> None:
        """Enter keeps the filter and goes to the lines."""
        self.query_one(Table).focus()

    def action_leave(self) -> None:
        """Leaves the filter, then the history."""
        if self.has_class("-filtering"):
            self.query_one(Input).value = ""
            self.remove_class("-filtering")
            self.query_one(Table).focus()
        else:
            self.dismiss()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()

    def _narrow(self) -> None:
        words = self.query_one(Input).value
        lines = matching(self._lines, words, lambda line: " ".join(line.cells))
        every = f"the last {MOST}" if len(self._lines) == MOST else str(len(self._lines))
        many = f"{len(lines)} of {every}" if words.strip() else every
        self.header.show(
            ["Signposts", "History"],
            [f"{many} deed{'' if many == '1' else 's'}"],
            simulated=self.desk.simulated,
        )
        nothing = "No deed fits these words; esc shows all." if words else _NOTHING
        self.query_one("#nothing", Static).update(nothing)
        self.set_class(not lines, "-empty")
        self.query_one(Table).show(lines)
        self.offer()


def _line(done: Done, called: Called) -> Line:
    cells = (
        f"{done.at:%Y-%m-%d %H:%M}",
        "" if done.standing else "undone",
        describe(done, called),
        done.analyst or "–",
        done.via,
        done.id[:8],
    )
    return Line(done.id, cells, () if done.standing else ((1, "warning"), (2, "quiet")))
