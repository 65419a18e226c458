"""A long stretch of random keys and mouse over all screens, on a real store.

`python -m tests.soak --keys 10000 --seed 1`. Nothing may raise, no screen may hang, every screen
can be left, and the store is sound at the end. When something fails, the last events
are printed, and all of them are in a file that `--replay` takes.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.screen import Screen

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from store.doctor import examine
from tests.app import clock, open_desk
from tests.orlik import orlik
from tests.random_hands import SIZES, Hands, event_of
from tui.app import SignpostsApp
from tui.commands.demo import fill
from tui.screens.library import Library
from tui.screens.prompt import Prompt
from tui.screens.reading import ReadingRoom

PATIENCE = 20.0
"""Seconds until what does not come to rest counts as stuck."""
SESSION = 600
"""Events after which the app is ended by a key, and begun anew at another size."""
SHOWN = 50
ESCAPES = 25


class Stuck(Exception):
    """A screen does not come to rest, or cannot be left."""


def stock(path: Path) -> None:
    """The articles that ship with their tags, two editions, and twelve tags on one sentence."""
    orlik(path)
    with open_desk(path) as desk:
        fill(desk)
        [bridge] = [line for line in desk.articles() if line.title.startswith("Who guards")]
        text = desk.article(bridge.id).text or ""
        start = text.index("Brandl expects")
        for n, kind in zip(range(12), [*Kind] * 12):  # noqa: B905 - the kinds come round again
            desk.tag(bridge.id, Span(start + n, start + 25 - n // 2), kind)


class Soak:
    """The app on a store, and what was done to it since it began."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.hands = Hands(self.chance)
        self.done: list[str] = []
        self.wrong: list[str] = []
        self.unequal = ""
        self.fed = 0
        self.screens: dict[str, int] = {}

    async def session(self, most: int, replay: list[str] | None = None) -> None:
        """One run of the app, until so many events are done or a key has ended it."""
        asyncio.get_running_loop().set_exception_handler(self._unheard)
        shutil.copy(self.path, _before(self.path))
        app = SignpostsApp(self.path, analyst="ak", clock=clock)
        size = self.chance.choice(SIZES[:4])
        if replay:
            size = _size(replay.pop(0))
        self.done = [f"resize {size[0]} {size[1]}"]
        async with app.run_test(size=size):
            await self._rest(app)
            if replay is not None:
                for line in replay:
                    await self._feed(app, [line])
            else:
                await self._press_anything(app, most)
            await self._leave(app)
        if self.wrong:
            raise Stuck("; ".join(self.wrong))

    async def _press_anything(self, app: SignpostsApp, most: int) -> None:
        end = self.fed + most
        while self.fed < end and not app._exit:
            offered = [key for key in app.screen.active_bindings if not _ends(app, key)]
            name = type(app.screen).__name__
            self.screens[name] = self.screens.get(name, 0) + 1
            await self._feed(app, self.hands.gesture(offered, app.size))

    async def _feed(self, app: SignpostsApp, gesture: list[str]) -> None:
        """Sends events as the driver of a terminal does; those of a gesture at once."""
        driver = app._driver
        assert isinstance(driver, HeadlessDriver)
        for line in gesture:
            if app._exit:
                return
            if _reaches_out(app.screen, line):
                continue
            self.done.append(line)
            self.fed += 1
            if line == "rest":
                await self._rest(app)
            elif line.startswith("resize"):
                size = Size(*_size(line))
                driver._size = size
                driver.process_message(events.Resize(size, size))
            else:
                driver.process_message(event_of(line))
        await self._settle(app)

    async def _settle(self, app: SignpostsApp) -> None:
        """Waits until keys and messages are through."""
        deadline = time.monotonic() + PATIENCE
        await asyncio.sleep(0)
        while not app._exit and not _is_still(app):
            app._ask()  # else a key that somebody has stopped is through only at the next one
            await asyncio.sleep(0.001)
            if app._exception:
                return
            if time.monotonic() > deadline:
                raise Stuck(f"{type(app.screen).__name__} does not come to rest: {_state(app)}")
        if app._exception:
            raise app._exception

    async def _rest(self, app: SignpostsApp) -> None:
        """Waits until threads and timers are through as well, and looks whether all is well."""
        deadline = time.monotonic() + PATIENCE
        await asyncio.sleep(0.07)
        while not app._exit and any(not w.is_finished for w in app.workers):
            await asyncio.sleep(0.005)
            if time.monotonic() > deadline:
                raise Stuck(f"{[*app.workers]} have not come back")
        await self._settle(app)
        if not app._exit and isinstance(app.screen, ReadingRoom):
            self._compare(app.screen)

    def _compare(self, room: ReadingRoom) -> None:
        """Says what is wrong only when it stays so: tags may just be on their way."""
        found = _unequal_tags(room)
        if found and found == self.unequal:
            raise Stuck(found)
        self.unequal = found

    async def _leave(self, app: SignpostsApp) -> None:
        """Every screen can be left; then a key ends the app."""
        for _ in range(ESCAPES):
            if app._exit or isinstance(app.screen, Library):
                break
            await self._feed(app, ["key escape", "rest"])
            if isinstance(app.screen, ReadingRoom):  # escape never leaves a text
                await self._feed(app, ["key q", "rest"])
        else:
            raise Stuck(f"{type(app.screen).__name__} cannot be left")
        await self._feed(app, ["key ctrl+q"])
        deadline = time.monotonic() + PATIENCE
        while app.is_running and not app._exception:  # it takes leave of every screen
            await asyncio.sleep(0.005)
            if time.monotonic() > deadline:
                raise Stuck("ctrl+q does not end the app")

    def _unheard(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self.wrong.append(f"{context.get('message')}: {error!r}")


def _is_still(app: SignpostsApp) -> bool:
    pumps = [app, app.screen, app.focused or app.screen]
    return not (app._keys or app._key) and all(p._message_queue.empty() for p in pumps)


def _state(app: SignpostsApp) -> str:
    """Who is at work, and on what."""
    queues = {type(p).__name__: p._message_queue.qsize() for p in (app, app.screen)}
    ready = getattr(app.screen, "ready", True)
    return f"key {app._key}, {len(app._keys)} wait, ready {ready}, {queues}, {app.focused}"


def _ends(app: SignpostsApp, key: str) -> bool:
    return key == "ctrl+q" or (key == "q" and isinstance(app.screen, Library))


def _reaches_out(screen: Screen[Any], line: str) -> bool:
    """Whether a line could name a file outside the folder that it is done in."""
    outside = ("key slash", "key tilde", "paste '/", "paste '~", "key full_stop")
    return isinstance(screen, Prompt) and line.startswith(outside)


def _unequal_tags(room: ReadingRoom) -> str:
    """How what the room shows differs from what the store holds; empty where it does not."""
    held = {m.annotation.id for m in room.desk.mentions(room.article.id)}
    shown = {tag.id for tag in room.tags}
    if held == shown or not room.ready:
        return ""
    last = [f"{done.verb} {done.facts}" for done in room.desk.history(most=3)]
    return f"only shown {shown - held}, only held {held - shown}, after {last}"


def _size(line: str) -> tuple[int, int]:
    _, width, height = line.split()
    return int(width), int(height)


def soak(path: Path, keys: int, seed: int) -> Soak:
    """Does so many random events on a store, in as many runs of the app as it takes."""
    soaked = Soak(path, seed)
    while soaked.fed < keys:
        try:
            asyncio.run(soaked.session(min(SESSION, keys - soaked.fed)))
        except BaseException as error:
            error.add_note(_report(soaked, seed))
            raise
    with open_desk(path) as desk:
        found = examine(desk)
    if found:
        raise Stuck(f"seed {seed}: doctor says {found}")
    return soaked


def _before(path: Path) -> Path:
    """Where the store is kept as it was when a run of the app began."""
    return path.with_suffix(".before")


def _report(soaked: Soak, seed: int) -> str:
    log = Path(tempfile.gettempdir()) / f"soak-{seed}.log"
    log.write_text("\n".join(soaked.done) + "\n", encoding="utf-8")
    if _before(soaked.path).exists():
        shutil.copy(_before(soaked.path), log.with_suffix(".db"))
    last = "\n".join(soaked.done[-SHOWN:])
    return f"seed {seed}, event {soaked.fed}; --replay {log} does it again; its last:\n{last}"


@contextmanager
def folder_of_its_own() -> Iterator[Path]:
    """A folder that is home and here, so that nothing is read or written elsewhere."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        inner = Path(name) / "home" / "work"
        inner.mkdir(parents=True)
        os.environ["HOME"] = str(inner.parent)
        os.environ["SIGNPOSTS_STATE"] = str(inner.parent / "state")
        os.chdir(inner)
        try:
            yield inner
        finally:
            os.chdir(before)


def main() -> int:
    """Soaks, or does again what failed."""
    asked = argparse.ArgumentParser(description="Random keys and mouse over all screens.")
    asked.add_argument("--keys", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--replay", type=Path)
    told = asked.parse_args()
    told.replay = told.replay and told.replay.absolute()
    lines = told.replay.read_text(encoding="utf-8").splitlines() if told.replay else []
    with folder_of_its_own() as folder:
        stock(folder / "soak.db")
        begun = time.monotonic()
        try:
            if lines:
                shutil.copy(told.replay.with_suffix(".db"), folder / "soak.db")
                asyncio.run(Soak(folder / "soak.db", 0).session(0, lines))
                return 0
            soaked = soak(folder / "soak.db", told.keys, told.seed)
        except Exception:
            traceback.print_exc()
            return 1
    seconds = time.monotonic() - begun
    said = f"{soaked.fed} events, seed {told.seed}, {seconds:.0f} s; {soaked.screens}\n"
    sys.stdout.write(said)
    return 0


if __name__ == "__main__":
    sys.exit(main())
