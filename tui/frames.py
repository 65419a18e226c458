"""When a screen paints: at once, and again a moment after that at the soonest.

Textual's timer skips a turn after it has stood still: what changes right after a frame, by a key
while the panel catches up, is painted up to two sixtieths of a second later.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.timer import EventTargetGone, Timer

if TYPE_CHECKING:
    from textual.screen import Screen

LEAST = 1 / 120
"""Seconds from the end of a frame to the next one: what changes in between is painted together."""


class Frames(Timer):
    """Waits to be resumed, and calls whoever paints, who pauses it first."""

    def __init__(self, screen: Screen[Any], paint: Callable[[], None]) -> None:
        super().__init__(screen, LEAST, name="frames", callback=paint)
        self._wanted = asyncio.Event()

    def resume(self) -> None:
        """There is something to paint."""
        self._wanted.set()

    def pause(self) -> None:
        """There is nothing any more."""
        self._wanted.clear()

    async def _run(self) -> None:
        while await self._wanted.wait():
            try:
                await self._tick(next_timer=0, count=0)
            except EventTargetGone:
                return
            await asyncio.sleep(LEAST)
