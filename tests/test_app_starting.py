"""What is typed while the app starts: it waits for what it is meant for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Event

import pytest

from scenarios.vocabulary import Kind
from tests.app import Visit, clock, open_desk, shelve
from tui.app import SignpostsApp
from tui.opening import Opening
from tui.screens.reading import ReadingRoom
from tui.widgets.table import Table


class Late(Opening):
    """A store that opens when it is told to."""

    def __init__(self, path: Path) -> None:
        self.now = Event()
        super().__init__(path, analyst="ak", clock=clock)

    def _open(self) -> None:
        self.now.wait(20)
        super()._open()


def start(path: Path, act: Callable[[Visit, Late], Awaitable[None]], read: str = "") -> None:
    """Does something while the store is not open yet."""

    async def run() -> None:
        opening = Late(path)
        app = SignpostsApp(path, analyst="ak", clock=clock, read_article=read, opening=opening)
        try:
            async with app.run_test(size=(100, 30)) as pilot:
                await act(Visit(app, pilot), opening)
        finally:
            opening.now.set()

    asyncio.run(asyncio.wait_for(run(), 60))


@pytest.mark.parametrize("enter", ["enter", "ctrl+j"])  # as a terminal sends it that is not raw
def test_keys_that_are_typed_before_the_rows_are_there_act_on_them(
    tmp_path: Path, enter: str
) -> None:
    async def act(v: Visit, opening: Late) -> None:
        await v.pilot.press("j", "j", enter)
        assert not v.library.query_one(Table).lines
        opening.now.set()
        await v.until(lambda: isinstance(v.app.screen, ReadingRoom))
        assert v.room.article.metadata.title == "Who guards the bridge?"

    shelve(tmp_path / "s.db")
    start(tmp_path / "s.db", act)


def test_keys_that_are_typed_on_the_way_to_an_article_are_for_the_article(tmp_path: Path) -> None:
    async def act(v: Visit, opening: Late) -> None:
        await v.pilot.press("n", "t")
        opening.now.set()
        await v.until(lambda: isinstance(v.app.screen, ReadingRoom) and bool(v.desk.deeds_done))

    bridge, *_ = shelve(tmp_path / "s.db")
    start(tmp_path / "s.db", act, bridge.id)
    with open_desk(tmp_path / "s.db") as desk:
        assert [item.kind for item in desk.items()] == [Kind.TRIGGER]


def test_one_need_not_wait_for_the_store_to_leave(tmp_path: Path) -> None:
    async def act(v: Visit, opening: Late) -> None:
        await v.pilot.press("enter", "ctrl+q")
        await v.pilot.pause()
        assert v.app._exit

    shelve(tmp_path / "s.db")
    start(tmp_path / "s.db", act)
