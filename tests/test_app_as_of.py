"""The app as of a day: a banner, everything as it was, nothing changed, and the way back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.reading import read
from store.desk import Desk
from tests.app import BRIDGE, NOW, Visit, visit
from tests.orlik import STATEMENTS, TRIGGERS, opened, tag
from tui.screens.board import BoardScreen
from tui.screens.library import Library
from tui.screens.prompt import Prompt
from tui.screens.reading import ReadingRoom
from tui.screens.room import Room


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The bridge a day ago; an hour ago army-guard was observed and a second scenario made."""
    path = tmp_path / "signposts.db"
    with at(path, NOW - timedelta(days=1)) as desk:
        bridge = desk.add(read("bridge.md", BRIDGE.encode())).article
        desk.add_scenario("orlik", title="Closure of the Orlik bridge")
        for handle, (words, _) in TRIGGERS.items():
            tag(desk, bridge.id, words, Kind.TRIGGER, handle, STATEMENTS[handle])
        desk.mark("tolls-doubled", "observed")
    with at(path, NOW - timedelta(hours=1)) as desk:
        desk.mark("army-guard", "observed")
        desk.add_scenario("later")
    return path


def at(path: Path, moment: datetime) -> Desk:
    """A desk whose clock stands at a moment."""
    return Desk.open(path, analyst="ak", clock=lambda: moment, simulated=True)


async def to_yesterday(v: Visit) -> None:
    await v.press("at")
    await v.type("2026-11-20")
    await v.press("enter")
    await v.until(lambda: "AS OF 20 NOV 2026" in v.shown())


def test_a_day_that_has_not_come_is_refused_beside_what_was_written(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("at")
        await v.type("2026")
        await v.press("enter")
        opened(v, Prompt)
        assert "2026-12-31 has not come yet; try: 2026-11-21" in v.shown()

    visit(store, act)


def test_a_day_is_asked_for_and_stands_on_every_screen_until_escape(store: Path) -> None:
    async def act(v: Visit) -> None:
        await to_yesterday(v)
        assert [s.handle for s in v.desk.scenarios()] == ["orlik"]
        for keys, screen in (("b", BoardScreen), ("escape enter", ReadingRoom)):
            await v.press(*keys.split())
            opened(v, screen)
            assert "AS OF 20 NOV 2026" in v.shown().splitlines()[0]
        await v.press("q", "escape")
        opened(v, Library)
        assert "AS OF" not in v.shown()
        assert len(v.desk.scenarios()) == 2

    visit(store, act, size=(80, 24))


def test_from_a_board_one_comes_to_the_same_board_as_it_was_and_back(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.desk.set_local("scenario", "", v.desk.scenario("orlik").id)
        await v.press("b")
        assert "2 of 3 triggers" in v.shown()
        await to_yesterday(v)
        opened(v, BoardScreen)
        assert "1 of 3 triggers observed" in v.shown()
        assert "as of 20 Nov 2026" in v.shown()
        await v.press("at")
        opened(v, BoardScreen)
        assert "2 of 3 triggers" in v.shown()
        assert "AS OF" not in v.shown()

    visit(store, act)


def test_acts_that_write_are_refused_with_a_line(store: Path) -> None:
    async def act(v: Visit) -> None:
        before = v.desk.history()
        await to_yesterday(v)
        for keys in ("u", "enter t", "n enter", "n m", "q b m"):
            await v.press(*keys.split())
            assert "cannot be changed" in v.shown(), keys
            assert isinstance(v.app.screen, Room)
            assert not [key.id for key in v.app.screen.offers() if key.action in ("undo", "mark")]
        assert isinstance(v.app.screen, BoardScreen), "nobody was asked for a finding"
        await v.press("escape", "escape", "escape", "escape")
        assert v.desk.history() == before

    visit(store, act)


def test_a_day_before_the_record_is_refused_and_nothing_moves(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("at")
        await v.type("noon")
        await v.press("enter")
        assert "is not a date" in v.shown()
        await v.write("2019")
        await v.press("enter")
        opened(v, Prompt)
        assert "nothing was recorded by 2019-12-31; try: 2026-11-" in v.shown()
        assert "AS OF" not in v.shown()

    visit(store, act)
