"""Matrix, odds and what moved under keys, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Role
from tests.app import Visit, open_desk, visit
from tests.orlik import opened, orlik, paste
from tui.screens.matrix import MatrixScreen
from tui.screens.moved import MovedScreen
from tui.screens.odds import OddsScreen
from tui.screens.prompt import Prompt

SMALL, LARGE = (80, 24), (140, 45)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The scenario of the bridge, and a rival that answers the same question."""
    path = tmp_path / "signposts.db"
    orlik(path)
    with open_desk(path) as desk:
        desk.add_scenario("open", question=desk.scenario("orlik").question)
        desk.edit_scenario("orlik", {"prior": "10%"})
        desk.put("tolls-doubled", "orlik", given="66%", given_not="30%")
    return path


def fits(store: Path, handle: str, scenario: str) -> int | None:
    """What is said of an item's fit; None where it is not in the scenario."""
    with open_desk(store) as desk:
        found = {s.handle: place.fit for s, place in desk.places(handle)}
    return found.get(scenario)


async def board(v: Visit, *keys: str) -> None:
    """Opens the board of the bridge from the library, and goes on."""
    await v.press("b", *"orlik", "enter", *keys)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_cell_is_filled_in_by_a_key_and_undone_by_one(store: Path, size: tuple[int, int]) -> None:
    async def act(v: Visit) -> None:
        await board(v, "M")
        opened(v, MatrixScreen)
        assert "T  tolls-doubled   observed  " in v.shown()
        await v.press("h", "minus")  # the rival stands first, by its handle
        assert "[-]" in v.shown()
        assert "open   inconsistency 1     1 item against it" in v.shown()
        await v.press("1")
        assert "[--]" in v.shown()
        await v.press("u", "u")
        assert "[·]" in v.shown()

    visit(store, act, size=size)
    assert fits(store, "tolls-doubled", "open") is None


@pytest.mark.parametrize(("key", "head"), [("M", "#scores"), ("O", "#ends")])
def test_on_a_small_screen_there_is_room_for_lines_between_sum_and_words(
    store: Path, key: str, head: str
) -> None:
    with open_desk(store) as desk:
        for n in range(9):
            desk.add_scenario(f"rival-{n}", question=desk.scenario("orlik").question)

    async def act(v: Visit) -> None:
        await board(v, key)
        above, lines, about = (
            v.app.screen.query_one(name).region for name in (head, "Sections", "#about")
        )
        assert above.y == 1
        assert 0 < above.height <= 7
        assert above.bottom <= lines.y
        assert lines.height >= 8
        assert (lines.bottom, about.bottom) == (about.y, 23)

    visit(store, act, size=SMALL)


def test_what_is_taken_back_in_a_cell_leaves_the_item_where_it_is(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v, "M", "h", "5", "x")
        assert "[·]" in v.shown()

    visit(store, act)
    assert fits(store, "tolls-doubled", "open") == 0


def test_the_odds_are_shown_step_by_step_and_moved_by_other_likelihoods(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v, "O")
        opened(v, OddsScreen)
        assert "19.64 % after 1 sighting; 1 of them late" in v.shown()
        await v.press("e", "down", "down", "down")
        await paste(v, "90%", over=True)
        await v.press("ctrl+s")
        assert "25 % after 1 sighting" in v.shown()

    visit(store, act, size=SMALL)


def test_a_prior_is_asked_for_where_there_is_none(store: Path) -> None:
    with open_desk(store) as desk:
        desk.edit_scenario("orlik", {"prior": ""})

    async def act(v: Visit) -> None:
        await board(v, "O")
        assert "orlik has no prior: p says how likely it is" in v.shown()
        await v.press("p")
        await paste(v, "20 %")
        await v.press("ctrl+s")
        assert "prior 20 %" in v.shown()

    visit(store, act, size=SMALL)


def test_what_is_wrong_in_the_form_is_said_beside_its_field(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v, "e", "down", "down")
        await paste(v, "reason")
        await v.press("ctrl+s")
        assert isinstance(v.app.screen, Prompt)
        assert "'reason' is none of the words; try: cause or sign" in v.shown()
        await paste(v, "cause", over=True)
        await v.press("ctrl+s")
        assert "cause" in v.shown()

    visit(store, act, size=SMALL)
    with open_desk(store) as desk:
        assert desk.places("tolls-doubled")[0][1].role is Role.CAUSE


def test_what_moved_since_a_day_is_a_key_away(store: Path) -> None:
    async def act(v: Visit) -> None:
        await board(v, "w")
        await paste(v, "2026-11-20", over=True)
        await v.press("enter")
        opened(v, MovedScreen)
        assert "5 of 5 moved since 20 Nov 2026" in v.shown()
        assert "new, observed" in v.shown()

    visit(store, act, size=SMALL)
