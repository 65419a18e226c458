"""The app on a store of its own, driven without a terminal; the articles are invented."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from seeds.anchor import Span
from seeds.article import Article
from seeds.reading import read
from store.desk import Desk
from tests import stylesheets
from tui.app import SignpostsApp
from tui.screens.library import Library
from tui.screens.reading import ReadingRoom
from tui.settings import Settings
from tui.widgets.footer import Footer
from tui.widgets.table import Table

stylesheets.parse_once()

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
_HANGS = 120
"""Seconds after which a test that waits for what never comes has failed."""

BRIDGE = """\
---
title: Who guards the bridge?
authors: [T. Brandl]
outlet: Orlik Post
published: 2026-03-04
language: en
---
# Who guards the bridge?

The bridge at Orlik is guarded by the river police. Nobody is content with that.

## What to watch for

Brandl expects a quarrel. These steps would announce the closure:

- tolls are doubled for lorries;
- soldiers take the place of the river police on the bridge;
- the night train is cancelled.

By the end of the year the bridge will probably be closed for weeks. The police deny it.
"""

PONTE = """\
---
title: Il ponte conteso
authors: [T. Brandl]
published: 2026-03-04
language: it
---
# Il ponte conteso

Il ponte di Orlik è sorvegliato dalla polizia fluviale.

Questi passi annuncerebbero la chiusura:

- il pedaggio per i camion raddoppia;
- i soldati sostituiscono la polizia fluviale sul ponte;
- il treno notturno è soppresso.
"""

TOLLS = "Tolls and tempers were high on the road to Orlik, and nobody knew why that should be.\n"

SHELF = {"bridge.md": BRIDGE, "ponte.md": PONTE, "tolls.txt": TOLLS}


def clock() -> datetime:
    """It is always the same moment."""
    return NOW


def open_desk(path: Path) -> Desk:
    """A desk on a simulated store."""
    return Desk.open(path, analyst="ak", clock=clock, create=True, simulated=True)


def shelve(path: Path, articles: Iterable[tuple[str, str]] = ()) -> list[Article]:
    """A store with articles in it, those of the shelf if none are given."""
    if given := tuple(articles):
        return _shelved(path, given)
    content, shelved = _shelf()
    path.write_bytes(content)
    return list(shelved)


def _shelved(path: Path, articles: Iterable[tuple[str, str]]) -> list[Article]:
    with open_desk(path) as desk:
        return [desk.add(read(name, text.encode())).article for name, text in articles]


@cache
def _shelf() -> tuple[bytes, list[Article]]:
    """The bytes of a store with the articles of the shelf, and these: made once, and copied."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "shelf.db"
        shelved = _shelved(path, SHELF.items())
        return path.read_bytes(), shelved


Act = Callable[["Visit"], Awaitable[None]]


class Visit:
    """The app while it runs, and what one wants to know of it."""

    def __init__(self, app: SignpostsApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Presses keys, one after the other, and lets the app come to rest."""
        await self.pilot.press(*keys)
        await self.rest()

    async def type(self, words: str) -> None:
        """Types words."""
        await self.press(*("space" if sign == " " else sign for sign in words))

    async def rest(self) -> None:
        """Waits until nothing is under way."""
        await self.pilot.pause()
        with suppress(WorkerCancelled):  # the app has ended
            await self.app.workers.wait_for_complete()
        await self.pilot.pause(0.06)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Waits until something is true that comes by itself."""
        for _ in range(100):
            if condition():
                return
            await self.rest()
        raise AssertionError("it never came")

    async def write(self, words: str) -> None:
        """Writes words over what stands in the field that has the focus."""
        await self.press("home", "ctrl+k")
        await self.type(words)

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def library(self) -> Library:
        """The library, which has to be open."""
        assert isinstance(self.app.screen, Library)
        return self.app.screen

    @property
    def room(self) -> ReadingRoom:
        """The reading room, which has to be open."""
        assert isinstance(self.app.screen, ReadingRoom)
        return self.app.screen

    @property
    def notice(self) -> str:
        """What is said at the bottom."""
        return self.app.screen.query_one(Footer).notice

    @property
    def titles(self) -> list[str]:
        """The titles that the library shows."""
        return [line.cells[2] for line in self.library.query_one(Table).lines]

    @property
    def footer(self) -> str:
        """What the last line shows."""
        return str(self.app.screen.query_one(Footer).render())

    def shown(self) -> str:
        """The whole screen as text."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in lines[:height])[: (width + 1) * height]

    async def go_to(self, words: str) -> None:
        """Sets the cursor of the reading room on the passage with these words."""
        text = self.room.article.text
        assert text is not None
        start = text.index(words)
        self.room.pane.reveal(Span(start, start + len(words)))
        await self.rest()


def visit(
    path: Path,
    act: Act,
    *,
    size: tuple[int, int] = (120, 40),
    article: str = "",
    settings: Settings | None = None,
    tour: bool = False,
) -> SignpostsApp:
    """Runs an act in the app on a store; `article` is opened at once.

    What hangs fails, and says where.
    """

    async def run() -> SignpostsApp:
        app = SignpostsApp(
            path, analyst="ak", clock=clock, settings=settings, read_article=article, tour=tour
        )
        async with app.run_test(size=size) as pilot:
            visit = Visit(app, pilot)
            await visit.rest()
            await act(visit)
        return app

    return asyncio.run(asyncio.wait_for(run(), _HANGS))
