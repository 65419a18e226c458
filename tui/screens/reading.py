"""The reading room: an open article to read and to work in; each subject has a room beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from seeds.display import safe_line
from tui.keys import bindings
from tui.named import shortened
from tui.screens.acts import Acts
from tui.screens.answering import Answering
from tui.screens.beside import Beside
from tui.screens.boundaries import Boundaries
from tui.screens.copying import Copying
from tui.screens.editing import InEditor
from tui.screens.mirroring import Mirroring
from tui.screens.occurrences import Every
from tui.screens.room import Room
from tui.screens.searching import Searching
from tui.screens.ways import Ways
from tui.widgets.details import Details
from tui.widgets.form import Form

if TYPE_CHECKING:
    from store.called import Called
    from store.done import Done
    from store.lines import Mention

NO_SCENARIO = "none"
"""What is remembered when a person has chosen that tags go into no scenario."""

MANY = 100
"""Facts of a deed after which everything is read anew."""


class ReadingRoom(
    Acts, Beside, Copying, InEditor, Searching, Ways, Boundaries, Every, Mirroring, Answering
):
    """One article to read and tag."""

    BINDINGS = bindings("reading")

    # Details -----------------------------------------------------------------------------------

    def action_details(self) -> None:
        """Opens the details of the tag to write in; while its ends are moved, keeps them."""
        if self.moving:
            self.keep_ends()
        else:
            self.act(self._write)

    def _write(self, mention: Mention) -> None:
        self.signposts.then.check()
        self.remove_class("-folded")
        self.add_class("-drawer")
        self.details.tell(self.desk, mention)
        self.details.write()
        Room.offer(self)  # at once: a message gives way to the keys of the field, not to others
        self.hush()

    @on(Details.Kept)
    def kept(self, event: Details.Kept) -> None:
        """Shows what was changed in the details, on every tag of that item."""
        self.show_again([event.mention.annotation.id, event.mention.item.id])
        if not self.details.writing:  # beside the field it is said anyway, and one needs the keys
            self.say("saved")

    @on(Form.Left)
    def left(self, event: Form.Left) -> None:
        """Back to the text."""
        self.pane.focus()
        self.offer()

    def action_panel(self) -> None:
        """Shows or hides the panel."""
        self.toggle_class("-drawer" if self.panel_is_drawer else "-folded")
        self.offer()

    # Undo --------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Undoes the last act."""
        self.details.put_away()
        with self.attempt():
            self._follow_deeds("undone", self.desk.undo())

    def action_redo(self) -> None:
        """Redoes what was undone."""
        self.details.put_away()
        with self.attempt():
            self._follow_deeds("done again", self.desk.redo())

    def _follow_deeds(self, did: str, deeds: Sequence[Done]) -> None:
        """Shows what is there after an undo, and where it was."""
        from tui.words import passages

        ids = [str(fact.get("id", "")) for deed in deeds for fact in deed.facts]
        if self.article.id in ids and not self.desk.has_article(self.article.id):
            self._leave_with(did, deeds)
            return
        if all(id[:2] in ("n:", "i:", "m:") for id in ids) and len(ids) < MANY:
            self.show_again(ids)
        else:
            self.reload()
        called = self.desk.called(deeds[:1])
        known = called if len(deeds) == 1 else None
        self.tell_deeds(did, deeds, known, self._elsewhere_of(ids, called))
        if places := passages(deeds[0], called, self.article.id):
            self.pane.reveal(self.pane.nearest(places))

    def _elsewhere_of(self, ids: Sequence[str], called: Called) -> str:
        """In which article tags were touched, where it is not this one; in words."""
        touched = [called.annotations[id].article for id in ids if id in called.annotations]
        if not touched or self.article.id in touched or touched[0] not in called.articles:
            return ""
        return f" in “{safe_line(shortened(called.articles[touched[0]].title))}”"

    def _leave_with(self, did: str, deeds: Sequence[Done]) -> None:
        """The article that one reads has been undone itself: one goes back to where it was."""
        below = self.app.screen_stack[-2]
        self.action_back()
        if isinstance(below, Room):
            below.tell_deeds(did, deeds)

    # Elsewhere ---------------------------------------------------------------------------------

    def action_scenario(self) -> None:
        """Chooses or makes the scenario to tag into."""
        from tui.screens.choosing import choose_scenario

        with self.attempt():
            choose_scenario(self, self.desk, self._set_scenario, none=True)

    def _set_scenario(self, id: str) -> None:
        self.desk.set_local("scenario", "", id or NO_SCENARIO)
        self.scenario = id
        self.tell()
        self.say(f"tags go into {self.scenario_handle} now" if id else "tags go into no scenario")

    def action_open_board(self) -> None:
        """Opens the board of the current scenario."""
        if not self.scenario:
            self.say("no scenario is chosen: <reading.scenario> chooses or makes one", error=True)
            return
        with self.attempt():
            self.go_elsewhere(lambda: self.signposts.open_board(self.scenario))

    def action_leave(self) -> None:
        """Closes what is open: the ends, the selection, the search, the drawer, a message.

        The article stays: one `escape` too many must not cost one's place in it.
        """
        if self.moving:
            self.leave_ends()
        elif self.pane.selecting:
            self.pane.action_leave_selection()
        elif self.is_searched:
            self.leave_search()
        elif self.panel_is_drawer and self.has_class("-drawer"):
            self.remove_class("-drawer")
            self.offer()
        elif not self.hush():
            self.say("<reading.back> goes back")
