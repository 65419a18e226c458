"""What was done: every deed in words, to be found, undone, redone, and followed to its place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Input, Static

from seeds.refusal import Refusal
from store.deeds import Rows, alone
from tui import history_filter
from tui.history_filter import Completing, Filter
from tui.history_lines import COLUMNS, MOST, Entry, Lines, fitting, latest
from tui.keys import Key, bindings
from tui.recording import ids, recorded, save
from tui.resting import rests
from tui.screens.prompt import Field, Prompt
from tui.screens.room import Room, in_words
from tui.screens.undoing import FEW, Answer, Undoing
from tui.widgets.safe_fields import LineField
from tui.widgets.table import Table
from tui.words import describe

if TYPE_CHECKING:
    from store.desk import Desk

_NOTHING = "Nothing was done yet. What you add, tag and find is listed here; u takes it back."
_NO_FIT = "No deed fits these words; esc shows all."
_HINT = "words, or analyst: verb: article: scenario: run: day: since: until:"


class HistoryScreen(Room):
    """Deeds, the latest first. It is filled by a thread: there may be many."""

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
        self._lines = Lines(desk, alone(()))
        self._every = 0
        self._looking = self._look_again = False

    def body(self) -> Iterable[Widget]:
        """The line to filter in above the table."""
        completing = Completing(self._known)
        yield LineField(placeholder=_HINT, id="words", suggester=completing)
        yield Static(id="nothing", markup=False)
        yield Table(COLUMNS, id="deeds")

    def on_screen_resume(self) -> None:
        """What happened elsewhere shows; the latest deeds are there at once."""
        with self.attempt():
            if not self._every:
                self._lines = Lines(self.desk, latest(self.desk))
                self.query_one(Table).show(self._lines)
        self.show()

    def news(self) -> None:
        """The same anew; the cursor stays on its deed."""
        self.show()

    # What is shown -----------------------------------------------------------------------------

    @property
    def wanted(self) -> Filter:
        """What the line says."""
        return history_filter.read(self.query_one(Input).value)

    def show(self) -> None:
        """Has a thread find what fits; until then what is there stands."""
        if self._looking:
            self._look_again = True
            return
        self._looking = True
        self.run_worker(partial(self._find, self.desk, self.wanted), thread=True)

    def _find(self, desk: Desk, wanted: Filter) -> None:
        """In a thread."""
        try:
            found = fitting(desk, wanted)
        except Refusal as refusal:
            self.call_later(self._found, wanted, (alone(()), 0), refusal)
        else:
            self.call_later(self._found, wanted, found)

    def _found(
        self, wanted: Filter, found: tuple[Rows, int], refusal: Refusal | None = None
    ) -> None:
        self._looking = False
        rows, every = found
        self._every = every or self._every
        table = self.query_one(Table)
        self._lines, at = self._lines.again(rows, table.at)
        self._tell(wanted, rows, refusal)
        table.show(self._lines, at=at)
        self.offer()
        if self._look_again:
            self._look_again = False
            self.show()

    def _tell(self, wanted: Filter, rows: Rows, refusal: Refusal | None) -> None:
        many = f"{self._every} deed{'' if self._every == 1 else 's'}"
        if wanted:
            many = f"{len(rows.numbers)} of {many}"
        if wanted.words and self._every > MOST:
            many += f" (words: in the last {MOST})"
        crumbs = ["Signposts", "History"]
        self.header.show(crumbs, [many], simulated=self.desk.simulated)
        nothing = in_words(refusal) if refusal else _NO_FIT if wanted else _NOTHING
        self.query_one("#nothing", Static).update(nothing)
        self.set_class(not rows.numbers, "-empty")

    def offered(self, key: Key) -> bool:
        """Only what is done can be undone, and only what is undone, redone."""
        entry = self.entry
        if key.action == "save_session":
            return len(self._lines) > 0
        if key.place == "history" and key.action in ("undo", "redo"):
            return entry is not None and entry.can(key.action)
        if key.action == "choose":
            return entry is not None and bool(entry.is_run or entry.passage or entry.thing)
        return True

    def owner(self, place: str) -> DOMNode:
        """The keys of lists are the table's."""
        return self.query_one(Table) if place == "list" else super().owner(place)

    @property
    def entry(self) -> Entry | None:
        """The one under the cursor."""
        return self._lines.entry(self.query_one(Table).at)

    @on(Table.Highlighted)
    def moved(self) -> None:
        """Another deed can do other things."""
        self.offer()

    # Following ---------------------------------------------------------------------------------

    @on(Table.Chosen)
    def follow(self) -> None:
        """Opens a run, or the passage, item or scenario that the deed is about."""
        entry = self.entry
        if entry is None:
            return
        if entry.is_run:
            at = self.query_one(Table).at
            self._lines = self._lines.turned(at)
            self.query_one(Table).show(self._lines, at=at)
            return
        with self.attempt():
            if entry.passage:
                self.signposts.open_article(*entry.passage)
            elif entry.thing:
                self._open(entry.thing)
            else:
                self.say("this deed is about no passage")

    def _open(self, thing: str) -> None:
        if thing.startswith("s:"):
            self.signposts.open_board(self.desk.scenario(thing).id)
            return
        from tui.screens.item_detail import ItemScreen

        self.app.push_screen(ItemScreen(self.desk, self.desk.item(thing).id))

    # Undo and redo -----------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Undoes the deed under the cursor, or the run; asks first where others rest on it."""
        entry = self.entry
        if entry is None:
            return
        with self.attempt():
            deeds, run = meant = self._meant(entry, "undo")
            resting = self.desk.dependants(*deeds, run=run)
            leaving = self.desk.leaving(*deeds, run=run)
            staying = self.desk.staying(run) if run and entry.can("undo") else ()
            if not (resting or leaving or staying) or not entry.can("undo"):
                self._undo(meant, "alone")
                return
            called = self.desk.called(resting[:FEW])
            words = [describe(one, called) for one in resting[:FEW]]
            asked = Undoing(entry.words, words, rests(len(resting), leaving, staying))
            self.app.push_screen(asked, partial(self._undo, meant))

    def _meant(self, entry: Entry, verb: str) -> tuple[tuple[str, ...], str]:
        """The deed of a line, or the run; of a run that is filtered, only the deeds that fit.

        Raises:
            Refusal: there is nothing to undo, or to redo, of those that fit.
        """
        if not entry.is_run:
            return (entry.done.id,), ""
        if not self.wanted:
            return (), entry.done.run
        shown = self._lines.turnable(self.query_one(Table).at, verb)
        if not shown:  # to undo no deed by name is to undo the last
            raise Refusal(f"there is nothing to {verb} of what is shown")
        return tuple(shown), ""

    def _undo(self, meant: tuple[tuple[str, ...], str], answer: Answer | None) -> None:
        if answer is None:
            return
        deeds, run = meant
        with self.attempt():
            undone = self.desk.undo(*deeds, run=run, with_dependants=answer == "too")
            self.tell_deeds("undone", undone)
        self.show()

    def action_redo(self) -> None:
        """Redoes the deed under the cursor, or the run."""
        entry = self.entry
        if entry is None:
            return
        with self.attempt():
            deeds, run = self._meant(entry, "redo")
            self.tell_deeds("done again", self.desk.redo(*deeds, run=run))
        self.show()

    # Saving ------------------------------------------------------------------------------------

    def action_save_session(self) -> None:
        """Asks for a file and saves what is listed as a session."""
        fields = [
            Field("path", "file", "session.yaml"),
            Field("articles", "texts in", hint="a folder for the texts of articles; or nothing"),
        ]
        self.app.push_screen(Prompt("Save as a session to", fields, self._record), self._recorded)

    def _record(self, typed: dict[str, str]) -> str:
        """Writes the file; what there is to say about it."""
        path, articles = typed["path"].strip(), typed["articles"].strip()
        found = recorded(
            self.desk,
            ids(self.desk, self._lines.numbers),
            path,
            said=self.wanted.said,
            articles=articles,
        )
        return "; ".join(save(found, path, articles=articles))

    def _recorded(self, told: str | None) -> None:
        if told:
            self.say(told)

    # The filter --------------------------------------------------------------------------------

    def _known(self, name: str) -> Iterable[str]:
        """What a field of the filter can be."""
        if name in ("day", "since", "until"):
            return [f"{self.desk.clock():%Y-%m-%d}"]
        return self.desk.known_in_history(name)

    def action_filter(self) -> None:
        """Takes the words to filter by."""
        self.add_class("-filtering")
        self.query_one(Input).focus()

    @on(Input.Changed)
    def typed(self) -> None:
        """Shows what fits."""
        self.show()

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
