"""A session that is run while one looks on: each step is named, and what it is about is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.css.query import NoMatches

from seeds.anchor import Span
from seeds.display import safe_line
from seeds.refusal import Refusal
from tui.app import SignpostsApp
from tui.errors import one_line
from tui.run_report import about
from tui.screens.open_article import OpenArticle
from tui.screens.room import Room
from tui.touring import TourLine
from tui.words import passage, thing

if TYPE_CHECKING:
    from store.desk import Desk
    from store.done import Done
    from store.replay import Ran

PACE = 2.5
"""Seconds from one step to the next."""
_EVERY = 0.1
_JUDGED = frozenset(
    {"mark", "adopt", "criteria", "condition", "forecast", "snooze", "same", "part"}
)
"""Verbs after which the item is shown, not the passage."""
_PLACED = frozenset({"scenario", "edit-scenario", "put", "take-out"})
"""Verbs after which the board is shown."""
_KEYS = (
    "<watch.pause> {does}, <watch.go-on> next, <watch.go-back> looks back, <watch.leave> leaves; "
    "what was done stays"
)


@dataclass(frozen=True, slots=True)
class Watched:
    """A session to be run: its name, how many steps it has, and what does one after the other."""

    name: str
    many: int
    steps: Callable[[Desk], Iterator[Ran]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A step that was done, and what shows it: a passage, or an item or scenario."""

    ran: Ran
    place: tuple[str, Span | None] | None = None
    thing: str = ""


class ReplayLine(TourLine):
    """Which step was done last, and the keys; it stands between header and body."""


class ReplayApp(SignpostsApp):
    """The app in which a session is run; its keys count before those of the screens."""

    watched: Watched
    pace = PACE
    replaying: Replaying | None = None

    def _loaded(self, due: int) -> None:
        super()._loaded(due)
        self.replaying = Replaying(self, self.watched, self.pace)

    async def on_event(self, event: events.Event) -> None:
        """The keys of the replay are taken before any screen has them."""
        key = event.key if isinstance(event, events.Key) and not event.is_forwarded else ""
        row = next((r for r in self.rows.of("watch") if key in r.keys.split(",")), None)
        if row and self.replaying and isinstance(self.screen, Room):
            await self.run_action(row.call)
        else:
            await super().on_event(event)

    def action_pause(self) -> None:
        """Stops the session, or lets it go on."""
        if self.replaying:
            self.replaying.pause()

    def action_go_on(self) -> None:
        """Does the next step, or shows it again."""
        if self.replaying:
            self.replaying.go_on()

    def action_go_back(self) -> None:
        """Looks at the step before."""
        if self.replaying:
            self.replaying.go_back()

    def action_leave(self) -> None:
        """Leaves the session where it is."""
        if self.replaying:
            self.replaying.leave()
            self.replaying = None


class Replaying:
    """Where one is in the session. Steps are done one at a time, and each is kept at once."""

    def __init__(self, app: ReplayApp, watched: Watched, pace: float) -> None:
        self._app, self._watched, self._pace = app, watched, pace
        self._steps = watched.steps(app.desk)
        self._shown: list[_Shown] = []
        self._at = -1
        self._refusal: Refusal | None = None
        self.paused = self.over = False
        self._next = monotonic() + pace
        self._clock = app.set_interval(_EVERY, self._look)
        self._tell()

    def pause(self) -> None:
        """Stops, or goes on by itself again."""
        self.paused = not self.paused
        self._next = monotonic() + self._pace
        self._tell()

    def go_on(self) -> None:
        """Shows the next step: one that was done already, or the next one, which is done now."""
        self._next = monotonic() + self._pace
        if self._at + 1 == len(self._shown) and not self._do():
            return
        self._at += 1
        self._show(self._shown[self._at])

    def go_back(self) -> None:
        """Looks at the step before, and stops there; nothing is undone, so that what later steps
        changed in it shows."""
        self.paused = True
        if self._at > 0:
            self._at -= 1
            self._show(self._shown[self._at])

    def leave(self) -> None:
        """No further step is done; the app goes on as it always is."""
        self._clock.stop()
        for screen in self._app.screen_stack:
            screen.query(ReplayLine).remove()

    def _look(self) -> None:
        if not (self.paused or self.over) and monotonic() >= self._next:
            self.go_on()
        self._tell()

    def _do(self) -> bool:
        """Do the next step; False where there is none."""
        desk, before = self._app.desk, len(self._app.desk.deeds_done)
        try:
            ran = None if self.over else next(self._steps, None)
        except Refusal as refusal:
            self._refusal, ran = refusal, None
        if ran is None:
            self.over = True
            return False
        self._shown.append(_placed(desk, ran, desk.deeds_done[before:]))
        return True

    # What is shown -----------------------------------------------------------------------------

    def _show(self, shown: _Shown) -> None:
        self._tell()
        app, screen = self._app, self._app.screen
        if shown.place and isinstance(screen, OpenArticle) and screen.article.id == shown.place[0]:
            screen.reload()
            if shown.place[1]:
                screen.pane.reveal(shown.place[1])
            return
        if not (shown.place or shown.thing):
            return
        while len(app.screen_stack) > 1:
            if isinstance(app.screen, Room):
                app.screen.put_away()
            app.pop_screen()
        with suppress(Refusal):  # it may have gone since
            self._open(shown)

    def _open(self, shown: _Shown) -> None:
        if shown.place:
            self._app.open_article(*shown.place)
        elif shown.thing.startswith("s:"):
            self._app.open_board(self._app.desk.scenario(shown.thing).id)
        else:
            from tui.screens.item_detail import ItemScreen

            item = self._app.desk.item(shown.thing).id
            self._app.push_screen(ItemScreen(self._app.desk, item))

    def _tell(self) -> None:
        """Says on the screen that is open where one is."""
        room = self._app.screen
        if not (isinstance(room, Room) and room.is_mounted):
            return
        step, words = self._words()
        try:
            room.query_one(ReplayLine).tell(step, words)
        except NoMatches:
            room.mount(ReplayLine(step, words), after=room.header)

    def _words(self) -> tuple[str, str]:
        rows = self._app.rows
        last = self._at + 1 == len(self._shown)
        if self._refusal and last:
            return "Stopped", safe_line(one_line(self._refusal)) + rows.in_words(
                "; <watch.leave> leaves"
            )
        if self.over and last:
            done = f"{safe_line(self._watched.name)}: {self._watched.many} steps. "
            return "At the end", done + rows.in_words(
                "<watch.go-back> looks back, <watch.leave> leaves"
            )
        keys = rows.in_words(_KEYS.format(does="goes on" if self.paused else "pauses"))
        if self._at < 0:
            return f"0 of {self._watched.many}", f"{safe_line(self._watched.name)}  ({keys})"
        ran = self._shown[self._at].ran
        said = safe_line(f"{ran.step.verb}: {about(ran.step)}")
        how = "" if ran.outcome.value == "changed" else f", {ran.outcome.value}"
        how += "" if last else ", shown as things are now"
        return f"Step {ran.step.number} of {self._watched.many}", f"{said}{how}  ({keys})"


def _placed(desk: Desk, ran: Ran, deeds: list[str]) -> _Shown:
    """What shows a step: where its last deed is, by what sort of deed it was."""
    found = [done for done in desk.history(most=len(deeds)) if done.id in deeds] if deeds else []
    if not found:
        return _Shown(ran)
    done: Done = found[0]
    called = desk.called([done])
    if ran.step.verb in _JUDGED:
        return _Shown(ran, thing=thing(done, called))
    if ran.step.verb in _PLACED:
        about_it = [str(f["id"]) for f in done.facts if str(f.get("id", ""))[:1] == "s"]
        made = [f.get("make", {}).get("scenario", "") for f in done.facts]
        into = next(filter(None, (*about_it, *made)), "")
        return _Shown(ran, thing=into or thing(done, called))
    place = passage(done, called)
    return _Shown(ran, place, "" if place else thing(done, called))
