"""What was done, under keys, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from scenarios.vocabulary import Status
from store.bench import Step
from tests.app import Visit, open_desk, visit
from tests.orlik import TRIGGERS, opened, orlik, passage
from tui.screens.board import BoardScreen
from tui.screens.history import HistoryScreen
from tui.screens.library import Library
from tui.screens.reading import ReadingRoom
from tui.widgets.table import Table


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the scenario of the bridge."""
    path = tmp_path / "signposts.db"
    orlik(path)
    return path


async def history(v: Visit) -> HistoryScreen:
    """Opens the history from the library."""
    await v.press("h")
    return opened(v, HistoryScreen)


def told(v: Visit) -> list[str]:
    """The deeds in words, as they stand in the list."""
    return [line.cells[1] for line in v.app.screen.query_one(Table).lines]


def test_deeds_are_told_in_words_the_latest_first(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        assert told(v) == [
            "marked tolls-doubled observed, 2 May 2026",
            "tagged claim river-police in Brandl, 4 Mar 2026",
            "wrote the criteria of closed-by-2027",
            "edited closed-by-2027: wording",
            "tagged prediction closed-by-2027 in Brandl, 4 Mar 2026",
            "tagged another mention of trigger night-train in Brandl, 4 Mar 2026",
            "tagged trigger night-train in Brandl, 4 Mar 2026",
            "tagged another mention of trigger army-guard in Brandl, 4 Mar 2026",
            "tagged trigger army-guard in Brandl, 4 Mar 2026",
            "tagged another mention of trigger tolls-doubled in Brandl, 4 Mar 2026",
            "tagged trigger tolls-doubled in Brandl, 4 Mar 2026",
            "made the scenario orlik",
            "made editions of one work: Brandl, 4 Mar 2026 and Brandl, 4 Mar 2026",
            "added Brandl, 4 Mar 2026",
            "added Brandl, 4 Mar 2026",
            "made the store",
        ]

    visit(store, act)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
def test_who_and_when_stand_beside_it(store: Path, size: tuple[int, int]) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        line = next(line for line in v.shown().splitlines() if "marked tolls-doubled" in line)
        assert line.startswith("▌ 2026-11-21 09:00")
        assert " ak " in line

    visit(store, act, size=size)


def test_any_deed_can_be_undone_and_redone_not_only_the_last(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("1", "1", "j", "u")  # the scenario was made
        assert "leave the scenario" in v.shown()
        await v.press("n")
        assert v.desk.scenarios() == []
        assert v.desk.item("tolls-doubled").status is Status.OBSERVED
        assert "undone: made the scenario orlik" in v.notice
        assert told(v)[0] == "undid: made the scenario orlik"
        await v.press("r")
        assert [s.handle for s in v.desk.scenarios()] == ["orlik"]
        assert "done again: made the scenario orlik" in v.notice

    visit(store, act)


def test_what_is_undone_says_so_without_colour(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("u")
        line = next(line for line in v.shown().splitlines() if "undone: marked" in line)
        assert "tolls-doubled observed" in line

    visit(store, act)


def test_the_footer_offers_only_what_can_be_done_with_the_deed(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        assert "undo" in v.footer
        assert "redo" not in v.footer
        await v.press("u")
        assert told(v)[1] == "undone: marked tolls-doubled observed, 2 May 2026"
        assert "redo" in offered(v)
        await v.press("G")
        assert "undo" not in offered(v), "a store is not unmade"

    visit(store, act)


def offered(v: Visit) -> list[str]:
    """The actions that the footer offers, under a notice too."""
    screen = v.app.screen
    assert isinstance(screen, HistoryScreen)
    return [key.action for key in screen.offers()]


def test_a_deed_that_cannot_be_undone_says_why(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("G", "u")
        assert "create cannot be undone" in v.notice

    visit(store, act)


def test_slash_filters_as_one_types_and_escape_shows_all_again(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("slash")
        await v.type("army tagged")
        assert told(v) == [
            "tagged another mention of trigger army-guard in Brandl, 4 Mar 2026",
            "tagged trigger army-guard in Brandl, 4 Mar 2026",
        ]
        assert "2 of 16 deeds" in v.shown()
        await v.type("zzz")
        assert "No deed fits these words" in v.shown()
        await v.press("escape")
        assert len(told(v)) == 16
        await v.press("escape")
        opened(v, Library)

    visit(store, act)


def test_enter_in_the_filter_goes_to_the_lines(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("slash")
        await v.type("marked")
        await v.press("enter", "u")
        assert v.desk.item("tolls-doubled").status is Status.OPEN

    visit(store, act)


def test_enter_goes_to_the_passage_that_the_deed_is_about(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("8", "j", "enter")  # army-guard
        opened(v, ReadingRoom)
        words = TRIGGERS["army-guard"][0]
        assert v.room.pane.cursor_span is not None
        assert v.room.pane.cursor_span.overlaps(passage(v.desk, v.room.article.id, words))
        await v.press("q")
        opened(v, HistoryScreen)

    visit(store, act)


def test_a_finding_leads_to_the_passage_of_its_item(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("enter")
        opened(v, ReadingRoom)

    visit(store, act)


def test_a_deed_about_no_passage_says_so(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("G", "enter")
        opened(v, HistoryScreen)
        assert v.notice == "this deed is about no passage"

    visit(store, act)


def test_fields_of_the_filter_are_completed_and_narrow_the_list(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("slash")
        await v.type("ver")
        await v.press("right")
        await v.type("m")
        await v.press("right")
        assert v.app.screen.query_one(Input).value == "verb:mark"
        assert told(v) == ["marked tolls-doubled observed, 2 May 2026"]
        await v.write("analyst:ak scenario:orlik day:2026-11-21 night criteria")
        assert told(v) == []
        await v.write("article:bridge criteria")
        assert told(v) == ["wrote the criteria of closed-by-2027"]
        await v.write("day:tomorrow")
        assert "'tomorrow' is not a date" in v.shown()

    visit(store, act, size=(80, 24))


def test_undo_says_what_rests_on_the_deed_and_takes_that_too_or_not(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("1", "0", "j", "u")  # tolls-doubled was tagged
        assert "2 later deeds rest on it" in v.shown()
        assert "marked tolls-doubled observed" in v.shown()
        await v.press("escape")
        assert v.desk.item("tolls-doubled").mentions == 2
        await v.press("u", "n")
        assert v.desk.item("tolls-doubled").mentions == 1
        await v.press("r", "u", "y")
        assert "tolls-doubled" not in {item.handle for item in v.desk.items()}
        assert "undone: " in v.notice

    visit(store, act, size=(80, 24))


def test_a_session_run_is_a_line_that_opens_and_is_undone_at_once(store: Path) -> None:
    with open_desk(store) as desk, desk.step(Step(run="night-reading 0123")):
        desk.mark("army-guard", "observed")
        desk.mark("night-train", "emerging")

    async def act(v: Visit) -> None:
        await history(v)
        assert told(v)[:2] == [
            "▸ ran the session night-reading: 2 deeds",
            "marked tolls-doubled observed, 2 May 2026",
        ]
        await v.press("enter")
        assert told(v)[:3] == [
            "▾ ran the session night-reading: 2 deeds",
            "  marked night-train emerging",
            "  marked army-guard observed",
        ]
        await v.press("u")
        assert v.desk.item("army-guard").status is Status.OPEN
        assert told(v)[0] == "undid the session night-reading: 2 deeds"
        await v.press("r")
        assert v.desk.item("army-guard").status is Status.OBSERVED

    visit(store, act)


def test_of_a_run_that_is_filtered_only_what_is_shown_is_undone_and_redone(store: Path) -> None:
    with open_desk(store) as desk, desk.step(Step(run="night-reading 0123")):
        desk.mark("army-guard", "observed")
        desk.edit("army-guard", {"note": "seen from the train"})
        desk.mark("night-train", "emerging")

    async def act(v: Visit) -> None:
        screen = await history(v)
        await v.press("slash")
        await v.write("verb:mark")
        await v.press("enter")
        assert told(v)[0] == "▸ ran the session night-reading: 2 deeds"
        await v.press("u")
        assert v.desk.item("army-guard").status is Status.OPEN
        assert v.desk.item_value("army-guard").note == "seen from the train"
        screen.action_undo()
        assert "nothing to undo of what is shown" in v.notice
        assert v.desk.item("tolls-doubled").status is Status.OBSERVED
        await v.press("r")
        assert v.desk.item("army-guard").status is Status.OBSERVED

    visit(store, act)


def test_a_deed_about_a_scenario_leads_to_its_board(store: Path) -> None:
    async def act(v: Visit) -> None:
        await history(v)
        await v.press("1", "1", "j", "enter")
        opened(v, BoardScreen)

    visit(store, act)


def test_what_is_listed_is_saved_as_a_session(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "marks.yaml"

    async def act(v: Visit) -> None:
        await history(v)
        await v.press("slash")
        await v.write("verb:mark")
        await v.press("enter", "x")
        v.app.screen.query_one("#field-path", Input).value = str(target)
        await v.press("ctrl+s")
        assert f"1 step written to {target}" in v.notice

    visit(store, act)
    assert "- mark: tolls-doubled\n  status: observed\n" in target.read_text()
