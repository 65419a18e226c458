"""Following a store that other processes write too: a thread of its own asks, keys pay nothing."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

from seeds.refusal import Refusal
from store.watching import watching

if TYPE_CHECKING:
    from store.bench import Bench

EVERY = 0.25
"""Seconds from one question to the next."""
_AGAIN = 5.0
"""Seconds until it is tried again on a store that could not be read."""


class Following:
    """Says whenever somebody else has recorded something, until it is stopped."""

    def __init__(self, desk: Bench, tell: Callable[[], object]) -> None:
        self._desk, self._tell = desk, tell
        self._over = Event()
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Asks no more."""
        self._over.set()
        self._thread.join(timeout=1)

    def _follow(self) -> None:
        while not self._over.is_set():
            try:
                with watching(self._desk) as others_wrote:
                    while not self._over.wait(EVERY):
                        if others_wrote():
                            self._tell()
            except Refusal:
                self._over.wait(_AGAIN)
