"""Two analysts' work in the app: likely pairs, disagreements, one event on the board."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Status
from tests.app import Visit, open_desk, visit
from tests.colleagues import GUARD, differing
from tests.orlik import opened
from tui.screens.board import BoardScreen
from tui.screens.disagreements import DisagreementsScreen
from tui.screens.pairs import PairsScreen


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store where ak and bm tagged one passage as two items, differ on one, and on a finding."""
    return differing(tmp_path / "signposts.db")


def statuses(path: Path) -> dict[str, Status]:
    with open_desk(path) as desk:
        return {line.handle: line.status for line in desk.items()}


def test_beside_the_text_it_says_that_analysts_differ(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.until(lambda: "differ" in v.shown())
        deny = next(tag for tag in v.room.tags if tag.handle == "deny")
        assert (deny.disputed, deny.status) == (True, Status.OPEN)

    visit(store, act, article="Who guards", size=(140, 45))


def test_that_a_tag_is_a_colleagues_is_said_in_the_words_of_the_app(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(GUARD)
        while v.room.mention and v.room.mention.item.handle != "guard":
            await v.press(">")
        await v.press("M")
        assert "guard is ak's tag, guard-of-bm is bm's" in v.notice or "train is bm's" in v.notice
        assert "try: =, which makes them mentions of one item" in v.notice

    visit(store, act, article="Who guards", size=(140, 45))


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
def test_a_likely_pair_is_joined_with_one_key_and_undo_asks_again(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        await v.press("p")
        opened(v, PairsScreen)
        assert "tagged at the same passage" in v.shown()
        assert "1 of 1" in v.shown()
        await v.press("y")
        assert "No two items" in v.shown()
        await v.press("u")
        assert "guard" in v.shown()
        await v.press("n")
        assert "No two items" in v.shown()

    visit(store, act, size=size)
    assert "guard" in statuses(store)
    assert "guard-of-bm" in statuses(store)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
def test_differences_are_walked_and_either_side_is_adopted_with_one_key(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        await v.press("d")
        screen = opened(v, DisagreementsScreen)
        assert screen.many == 3
        await v.press("N")
        assert "findings about deny" in v.shown()
        assert "not observed" in v.shown()
        assert v.shown().index("1  ") < v.shown().index("2  ")
        await v.press("1")
        assert screen.many == 2
        await v.press("u")
        assert screen.many == 3
        await v.press("2")
        assert screen.many == 2

    visit(store, act, size=size)
    assert statuses(store)["deny"] in (Status.OBSERVED, Status.NOT_OBSERVED)


def test_what_somebody_else_settles_leaves_the_list_and_what_is_shown_stays(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("d", "n")
        screen = opened(v, DisagreementsScreen)
        here = screen.keys()[1]
        with open_desk(store) as other:
            other.adopt("deny", "ak")
        await v.until(lambda: screen.many == 2)
        assert screen.keys()[screen.at] == here

    visit(store, act)


def test_the_board_says_where_analysts_differ_and_joins_two_lines(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("b")
        opened(v, BoardScreen)
        assert "0 of 4 triggers observed, analysts differ on 1" in v.shown()
        assert " differ " in v.shown()
        keys = {x.item.handle: n for n, x in enumerate(opened(v, BoardScreen)._board.triggers)}  # type: ignore[union-attr]
        one, other = sorted((keys["guard"], keys["guard-of-bm"]))
        await v.press(*["j"] * one, "=", *["j"] * (other - one), "=")
        assert "0 of 3 triggers" in v.shown()
        await v.press("u")
        assert "0 of 4 triggers" in v.shown()

    visit(store, act, size=(140, 45))


def test_a_finding_in_the_review_settles_what_differs(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("r")
        await v.until(lambda: "analysts differ" in v.shown())
        assert "ak: observed" in v.shown()
        await v.press("1", "ctrl+s")

    visit(store, act, size=(140, 45))
    assert statuses(store)["deny"] is Status.OBSERVED
