"""Opening the store while the rest of the app is being loaded, and reading its first rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from seeds.refusal import Refusal

if TYPE_CHECKING:
    from store.shelf import Shelf
    from tui.shelf import Shown


class Opening:
    """A store that is being opened in a thread of its own, from the moment this is made."""

    def __init__(self, path: Path, *, analyst: str, clock: Callable[[], datetime]) -> None:
        self._path, self._analyst, self._clock = path, analyst, clock
        self._found: tuple[Shelf, Shown] | None = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._open, daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether there is no need to wait."""
        return not self._thread.is_alive()

    def wait(self) -> tuple[Shelf, Shown]:
        """The store, and what the library shows first.

        Raises:
            Refusal: the store cannot be opened.
        """
        self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._found is not None
        return self._found

    def _open(self) -> None:
        try:
            from store.shelf import Shelf, Via
            from tui import shelf

            opened = Shelf.open(self._path, analyst=self._analyst, clock=self._clock, via=Via.APP)
            try:
                self._found = opened, shelf.first_shown(opened)
            except Refusal:
                opened.close()
                raise
        except BaseException as error:
            self._error = error
