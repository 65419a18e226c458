"""Starting the app: the library at once, its rows when the store is open, then all the rest."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from textual import events

from seeds.refusal import Refusal
from tui import hangup
from tui.following import Following
from tui.house import House
from tui.opening import Opening
from tui.screens.library import Library

if TYPE_CHECKING:
    from textual.driver import Driver

    from store.desk import Desk
    from store.shelf import Shelf

_OFTEN = 10_000
"""Objects made from one look of the garbage collector to the next."""
_REST = 0.3
"""Seconds after the first rows until the garbage collector is told what stays."""


class Starting(House, inherit_bindings=False):
    """An app on a store that is opened while it starts. `read` names an article to begin with."""

    def __init__(self, opening: Opening, *, read: str = "", tour: bool = False) -> None:
        super().__init__()
        self.refusal: Refusal | None = None
        self._read_first, self._tour_first = read, tour
        self._opening = opening
        self._following: Following | None = None
        self._shelf: Shelf | None = None
        self._desk: Desk | None = None
        self._seating = Lock()

    def get_driver_class(self) -> type[Driver]:
        """The terminal, as far as it is one of Unix."""
        usual = super().get_driver_class()
        if sys.platform == "win32" or usual.__name__ != "LinuxDriver":
            return usual
        from tui.terminal import TerminalDriver

        return TerminalDriver

    def begin(self) -> None:
        """Called by the library once it is there: shows its rows as soon as the store is open."""
        if not self.is_headless:
            hangup.watch(self, self.action_quit)
        if self._opening.is_done:
            self._opened()
        else:
            self.run_worker(self._wait, thread=True)

    def _wait(self) -> None:
        with suppress(Refusal):  # told by `_opened`
            self._opening.wait()
        self.call_later(self._opened)

    def _opened(self) -> None:
        try:
            self._shelf, first = self._opening.wait()
        except Refusal as refusal:
            self._give_up(refusal)
            return
        self._library.show(first)
        self.has_begun = not (self._read_first or self._tour_first)
        self.call_after_refresh(self.run_worker, self._load, thread=True)

    def _load(self) -> None:
        """All that can be done is loaded, in another thread, while one looks at the rows."""
        # So that the first article opens at once, however soon it is asked for.
        import tui.screens.reading  # noqa: F401
        from tui import segmenting

        try:
            due = self.desk.many_due()
        except Refusal as refusal:
            self.call_later(self._give_up, refusal)
            return
        self.call_later(self._loaded, due)
        segmenting.warm()

    def _loaded(self, due: int) -> None:
        from tui import looks_ahead

        self._library.tell_due(due)
        self._following = Following(self.desk, lambda: self.call_later(self.others_wrote))
        if self._read_first:
            try:
                self.open_article(self.desk.article(self._read_first).id)
            except Refusal as refusal:
                self._give_up(refusal)
        if self._tour_first:
            self.take_tour()
        self.has_begun = True
        self.set_timer(_REST, _freeze)
        self.call_after_refresh(looks_ahead.read, self)

    @property
    def _library(self) -> Library:
        library = self.screen_stack[0]
        assert isinstance(library, Library)
        return library

    def _give_up(self, refusal: Refusal) -> None:
        self.refusal = refusal
        self.exit(return_code=refusal.status)

    async def on_event(self, event: events.Event) -> None:
        """Until the terminal was ours, it wrote enter as the end of a line."""
        if not self.has_begun and isinstance(event, events.Key) and event.key == "ctrl+j":
            event = events.Key("enter", "\r")
        await super().on_event(event)

    # The store ---------------------------------------------------------------------------------

    @property
    def shelf(self) -> Shelf:
        """The articles; there once the library has its rows."""
        assert self._shelf is not None
        return self.then.past or self._shelf

    @property
    def desk(self) -> Desk:
        """Where work is done: the same store with all that can be done. Whoever asks first, in
        whatever thread, has to wait until it is loaded."""
        with self._seating:
            if self._desk is None:
                from store.desk import Desk

                self._desk = Desk.taking_over(self.shelf)
            return self.then.past or self._desk

    @property
    def is_open(self) -> bool:
        """Whether the store is open yet."""
        return self._shelf is not None

    @property
    def is_seated(self) -> bool:
        """Whether the desk is loaded, so that to ask for it takes no time."""
        return self._desk is not None

    def on_unmount(self) -> None:
        """Lets go of the store."""
        if self._following:
            self._following.stop()
        self.then.close()
        if self._shelf is not None:
            self._shelf.close()

    async def action_quit(self) -> None:
        """Ends the app."""
        self.exit()


def _freeze() -> None:
    """What is there now stays to the end: the collector need not look at it at every key."""
    if gc.isenabled():  # else an article is being opened, and it is done after that
        gc.collect()
        gc.freeze()
    gc.set_threshold(_OFTEN)
