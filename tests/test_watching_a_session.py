"""A session that is run in the app while one looks on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from scenarios.session import read_session
from store import replay
from tests.app import BRIDGE, clock, open_desk
from tests.shell import Shell
from tests.terminal import Terminal
from tui.replaying import ReplayApp, ReplayLine, Watched
from tui.screens.board import BoardScreen
from tui.screens.item_detail import ItemScreen
from tui.screens.library import Library
from tui.screens.reading import ReadingRoom

STEPS = """\
signposts: session/1
name: lesson
steps:
- add: bridge.md
  as: bridge
- scenario: orlik
- tag: trigger
  article: bridge
  quote: tolls are doubled for lorries
  handle: tolls
  scenario: orlik
- mark: tolls
  status: emerging
- expect: {items: 1}
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """A session file with its article beside it."""
    (tmp_path / "bridge.md").write_text(BRIDGE)
    path = tmp_path / "lesson.yaml"
    path.write_text(STEPS)
    return path


class Lesson:
    """The app while somebody looks on."""

    def __init__(self, app: ReplayApp, press: Callable[..., Awaitable[None]]) -> None:
        self.app = app
        self._press = press

    async def press(self, key: str) -> None:
        """Press a key, and wait until the line is on the screen that it leads to."""
        await self._press(key)
        for _ in range(60):
            await asyncio.sleep(0.05)
            if self.app.screen.query(ReplayLine) and self.app.screen.is_mounted:
                break
        await asyncio.sleep(0.15)

    @property
    def told(self) -> str:
        return self.app.screen.query_one(ReplayLine).told


def watch(path: Path, act: Callable[[Lesson], Awaitable[None]], *, pace: float = 1000.0) -> None:
    """Run an act in the app that runs a session."""
    store = path.parent / "signposts.db"
    open_desk(store).close()
    session = read_session(path.read_bytes(), path.name)

    async def run() -> None:
        app = ReplayApp(store, analyst="ak", clock=clock)
        app.pace = pace
        app.watched = Watched(
            session.name,
            len(session.steps),
            lambda desk: replay.one_by_one(desk, session, path.parent),
        )
        async with app.run_test(size=(80, 24)) as pilot:
            while app.replaying is None:
                await pilot.pause(0.05)
            await act(Lesson(app, pilot.press))

    asyncio.run(run())


def test_each_step_shows_what_it_is_about(lesson: Path) -> None:
    async def act(v: Lesson) -> None:
        shown = []
        for _ in range(4):
            await v.press("right")
            shown.append((type(v.app.screen), v.told.split("  (")[0]))
        assert shown == [
            (ReadingRoom, "Step 1 of 5  add: bridge.md"),
            (BoardScreen, "Step 2 of 5  scenario: orlik"),
            (ReadingRoom, "Step 3 of 5  tag: tolls"),
            (ItemScreen, "Step 4 of 5  mark: tolls"),
        ]

    watch(lesson, act)


def test_one_looks_back_without_undoing_and_goes_on(lesson: Path) -> None:
    async def act(v: Lesson) -> None:
        for key in ("right", "right", "right", "left"):
            await v.press(key)
        assert v.told.startswith("Step 2 of 5")
        assert "shown as things are now" in v.told
        assert [line.handle for line in v.app.desk.items()] == ["tolls"]
        for _ in range(4):
            await v.press("right")
        assert v.told.startswith("At the end  lesson: 5 steps.")
        await v.press("escape")
        assert not v.app.screen.query(ReplayLine)
        await v.press("escape")
        assert isinstance(v.app.screen, Library)

    watch(lesson, act)


def test_it_goes_on_by_itself_until_it_is_stopped(lesson: Path) -> None:
    async def act(v: Lesson) -> None:
        await asyncio.sleep(0.5)
        await v.press("space")
        at = v.told.split()[1]
        assert int(at) >= 1
        assert "space goes on" in v.told
        await asyncio.sleep(0.6)
        assert v.told.split()[1] == at

    watch(lesson, act, pace=0.4)


@pytest.mark.parametrize("words", ["--check", "--report json", "lesson.yaml", "--json"])
def test_what_cannot_be_watched_is_refused(shell: Shell, words: str) -> None:
    shell.write("lesson.yaml", STEPS)
    ran = shell(f"run lesson.yaml --watch {words}")
    assert (ran.status, "signposts run --watch" in ran.err) == (2, True)


def test_a_session_that_would_fail_is_not_begun(lesson: Path) -> None:
    lesson.write_text(STEPS.replace("items: 1", "items: 7"))
    store = lesson.parent / "signposts.db"
    open_desk(store).close()
    with Terminal("--db", str(store), "run", str(lesson), "--watch") as t:
        t.see("items: expected 7, found 1")
        assert t.end() == 1
    with open_desk(store) as desk:
        assert desk.articles() == []
