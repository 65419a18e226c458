"""The app as of a day: everything is shown as it had been recorded by then, and nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from seeds.refusal import Refusal
from tui.days import by_then, day, said_loosely
from tui.screens.room import Room

if TYPE_CHECKING:
    from store.as_of import Past
    from tui.house import House

_LINGERS = 2.0
"""Seconds that a record is kept after one has left it: the screen may still read from it."""


class Then:
    """Goes to the record as of a day, and back."""

    def __init__(self, app: House) -> None:
        self._app = app
        self.past: Past | None = None

    @property
    def banner(self) -> str:
        """What the first line of every screen says; empty today."""
        if not self.past:
            return ""
        moment = self.past.moment
        hour = "" if moment.time() == time.max else f" {moment:%H:%M} UTC"
        return f"AS OF {day(f'{moment:%Y-%m-%d}').upper()}{hour}"

    def check(self) -> None:
        """That something can be written: before a person is asked for it, not after.

        Raises:
            Refusal: this is not the record of today.
        """
        if self.past:
            raise Refusal(
                "this is the record as it was, which cannot be changed",
                attempt="<library.as-of>, which returns to today",
            )

    def turn(self, back_to: Callable[[], object] | None = None) -> None:
        """Asks for a day and goes there; from there, returns to today. `back_to` opens the screen
        again from which one comes."""
        if self.past:
            self.leave(back_to)
            return
        from tui.screens.prompt import Field, Prompt

        fields = [Field("day", "by", hint="2026-05-17, 2026-05, yesterday, or a moment")]
        asked: Prompt[datetime] = Prompt("As it was recorded by", fields, self._asked)
        self._app.push_screen(asked, partial(self._go, back_to))

    def leave(self, back_to: Callable[[], object] | None = None) -> None:
        """Returns to today."""
        self._arrive(None, back_to)

    def close(self) -> None:
        """Lets go of the record."""
        if self.past:
            self.past.close()

    def _asked(self, said: dict[str, str]) -> datetime:
        """What is written as a moment; refused beside the field, where it can be mended."""
        from store.as_of import check

        today = self._app.desk.clock().date()
        moment = by_then(said_loosely(said["day"].strip(), today))
        check(self._app.desk, moment)
        return moment

    def _go(self, back_to: Callable[[], object] | None, moment: datetime | None) -> None:
        if moment:
            self._say("reading the record …")
            self._app.run_worker(partial(self._read, moment, back_to), thread=True)

    def _read(self, moment: datetime, back_to: Callable[[], object] | None) -> None:
        """In a thread: what was recorded by then is folded anew."""
        from store.as_of import as_of

        try:
            past = as_of(self._app.desk, moment)
        except Refusal as refusal:
            self._app.call_later(self._refused, refusal)
        else:
            self._app.call_later(self._arrive, past, back_to)

    def _arrive(self, past: Past | None, back_to: Callable[[], object] | None) -> None:
        """All screens but the library are closed: what they show is of another day."""
        app = self._app
        for screen in reversed(app.screen_stack[1:]):
            if isinstance(screen, Room):
                screen.put_away()
            app.pop_screen()
        if self.past:
            app.set_timer(_LINGERS, self.past.close)
        self.past = past
        app.call_later(self._shown, back_to)

    def _shown(self, back_to: Callable[[], object] | None) -> None:
        room = self._app.screen
        assert isinstance(room, Room)
        room.news()
        if back_to:
            with room.attempt():
                back_to()
        if self.past:
            self._say("the record as it was then, to read only; <library.as-of> returns to today")
        else:
            self._say("this is the record of today again")

    def _say(self, words: str) -> None:
        if isinstance(self._app.screen, Room):
            self._app.screen.say(words)

    def _refused(self, refusal: Refusal) -> None:
        if isinstance(self._app.screen, Room):
            self._app.screen.refuse(refusal)
