"""Where one is in an article, and what of it was on the screen: kept for the next time.

Every few seconds, and when one leaves. In passing it is written in another thread: what the disk
takes for a commit would hold up the keys.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from textual import on

from seeds.anchor import Span
from store.holding import holder
from tui.screens.opening import Opening
from tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from store.desk import Desk

REMEMBERED_EVERY = 3.0
"""Seconds between two notes of where one is."""


class Notes:
    """Notes of places in articles, written in the order in which they were taken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._taken: deque[tuple[str, int, Sequence[Span]]] = deque()
        self._writing = Lock()

    @property
    def are_left(self) -> bool:
        """Whether some are not written yet."""
        return bool(self._taken)

    def take(self, article: str, offset: int, seen: Sequence[Span]) -> None:
        """Takes note of a place, and of what was on the screen."""
        self._taken.append((article, offset, seen))

    def write(self) -> None:
        """Writes them; when this returns they are written, whichever thread did it.

        Raises:
            Refusal: the store is locked, full or read-only; they are kept for the next time.
        """
        with self._writing:
            taken = tuple(self._taken)
            if taken:
                with self._desk.together():
                    for article, offset, seen in taken:
                        self._desk.look(article, offset)
                        for span in seen:
                            self._desk.look(article, offset, span)
            for _ in taken:
                self._taken.popleft()


class Placing(Opening):
    """A screen on one article that knows one's place in it."""

    def __init__(self, desk: Desk, article: str, at: Span | None = None) -> None:
        super().__init__(desk, article, at)
        self._notes = Notes(desk)
        self._viewed: list[Span] = []
        self._noted = -1
        self.share_read = 0.0
        """How much of the text was on the screen, from 0 to 1."""

    def on_mount(self) -> None:
        """Begins to take notes."""
        self.set_interval(REMEMBERED_EVERY, self._remember_in_passing)

    def left_article(self) -> None:
        """The next article has another place."""
        super().left_article()
        self._viewed, self._noted, self.share_read = [], -1, 0.0

    def tell(self) -> None:
        """Says how much was read."""

    @on(ReadingPane.Viewed)
    def viewed(self, event: ReadingPane.Viewed) -> None:
        """Takes note of what stood on the screen for a while."""
        self._viewed.append(event.span)

    def remember(self) -> None:
        """Keeps where one is and what was on the screen."""
        if self._take_note():
            with self.attempt():
                self._notes.write()
                self._say_read()

    async def _remember_in_passing(self) -> None:
        """Not while another process writes: each of the two would have to wait."""
        if not holder(self.desk.path):
            self.run_worker(self._write_note(), group="rest")

    async def _write_note(self) -> None:
        if self._take_note():
            with self.attempt():
                await asyncio.to_thread(self._notes.write)
                self._say_read()
        await asyncio.to_thread(self.desk.rest)

    def _take_note(self) -> bool:
        """Notes where one is, where that is news; whether there are notes to write."""
        here = self.pane.cursor_span
        if self.article.text is None or here is None or not self.ready:
            return self._notes.are_left
        if self.signposts.then.past or (not self._viewed and here.start == self._noted):
            return self._notes.are_left
        self._notes.take(self.article.id, here.start, self._viewed)
        self._viewed, self._noted = [], here.start
        return True

    def _say_read(self) -> None:
        before = self.share_read
        self.count_read()
        if self.share_read != before:
            self.tell()

    def count_read(self) -> None:
        """The share of the text that was on the screen; what is around its blocks never is.

        Raises:
            Refusal: the store is locked.
        """
        blocks = self.article.blocks
        if not blocks or self.article.text is None:
            return
        whole = Span(blocks[0].span.start, blocks[-1].span.end)
        spans = self.desk.seen(self.article.id)
        seen = sum(max(0, min(s.end, whole.end) - max(s.start, whole.start)) for s in spans)
        self.share_read = seen / (whole.end - whole.start)
