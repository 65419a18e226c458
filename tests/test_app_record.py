"""The record and the timeline under keys: charts whose figures the cursor reads out."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from store.desk import Desk
from tests import invented
from tests.app import Visit, visit
from tests.orlik import opened, orlik
from tui.screens.item_detail import ItemScreen
from tui.screens.record import RecordScreen
from tui.screens.timeline import TimelineScreen

SMALL, LARGE = (80, 24), (140, 45)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the invented record."""
    path = tmp_path / "record.db"
    invented.invented(path)
    return path


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_the_charts_of_a_record_are_read_out_by_the_cursor(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        await v.press("R")
        opened(v, RecordScreen)
        await v.until(lambda: "Mara Lindqvist" in v.shown())
        assert "0.224 (0.179–0.280)" in v.shown()
        assert "50 % every time 0.250, the base rate 0.248" in v.shown()
        await v.press("l", "l")
        assert "◆ 3 of 10: called 20 %: 10, of which 30 % came" in v.shown()
        await v.press("v")
        assert "2024 Q1: Brier 0.215 over 15" in v.shown()
        await v.press("enter", "right")
        assert "2 of 60: 9 Jan 2024" in v.shown()
        await v.press("enter")
        opened(v, ItemScreen)

    visit(store, act, size=size)


def test_the_record_is_told_apart_by_the_next_key(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("R")
        await v.until(lambda: "Mara Lindqvist" in v.shown())
        await v.press("b")
        await v.until(lambda: "Haldener Umschau" in v.shown())
        assert "all of them" in v.shown()
        assert "by outlet" in v.shown()
        await v.press("q")
        assert v.library

    visit(store, act, size=SMALL)


def test_what_was_said_before_the_outcome_is_told_apart_from_what_was_said_after(
    store: Path,
) -> None:
    async def act(v: Visit) -> None:
        await v.press("R")
        await v.until(lambda: "Mara Lindqvist" in v.shown())
        await v.press(*["b"] * 8)
        await v.until(lambda: "by foresight" in v.shown())
        assert " prospective " in v.shown()

    visit(store, act, size=SMALL)


def test_until_a_record_is_reckoned_its_screen_says_so(store: Path) -> None:
    reckon = Event()

    class Late(RecordScreen):
        def _reckon(self, desk: Desk, key: str) -> None:
            reckon.wait(20)
            super()._reckon(desk, key)

    async def act(v: Visit) -> None:
        v.app.push_screen(Late(v.desk))
        await v.pilot.pause()
        assert "Signposts › Record" in v.shown()
        assert "reading the record …" in v.shown()
        reckon.set()
        await v.until(lambda: "Mara Lindqvist" in v.shown())
        assert "reading the record …" not in v.shown()

    visit(store, act, size=SMALL)


def test_where_nothing_can_be_scored_it_says_what_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    orlik(path)

    async def act(v: Visit) -> None:
        await v.press("b", "R")
        await v.until(lambda: "Nothing can be scored yet" in v.shown())
        assert "1 left out: 1 without an outcome yet" in v.shown()

    visit(path, act, size=SMALL)


def test_an_article_without_a_title_has_its_first_words_on_the_timeline(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    orlik(path)

    async def act(v: Visit) -> None:
        untitled = v.desk.article("Who guards the bridge?").id
        v.desk.set(untitled, {"title": ""})
        await v.press("b", "t")
        opened(v, TimelineScreen)
        assert f"[{untitled[:10]}]" not in v.shown()
        assert "articles   [" in v.shown()

    visit(path, act, size=SMALL)


def test_the_timeline_of_a_scenario_has_an_axis_and_leads_to_its_items(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    orlik(path)

    async def act(v: Visit) -> None:
        await v.press("b", "t")
        opened(v, TimelineScreen)
        assert "sightings" in v.shown()
        assert "◆" in v.shown()
        await v.press("G", "enter")
        opened(v, ItemScreen)

    visit(path, act, size=SMALL)
