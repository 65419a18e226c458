"""The menu: one key each, arrows, mouse, and always on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.app import App
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.widgets import OptionList

from tui.screens.menu import Choice, Menu

KINDS = (
    Choice("c", "tags a claim", "claim"),
    Choice("t", "tags a trigger", "trigger"),
    Choice("equals_sign", "links [bold]it[/] \x1b[31m", "link"),
    Choice("vertical_line", "splits", "split"),
)
MANY = tuple(Choice("abcdefghilmnoprstuvwxyzABCDEFG"[n], f"choice {n}", str(n)) for n in range(30))

Act = Callable[["Chooser", Pilot[None]], Awaitable[None]]


class Chooser(App[None]):
    """An app with a menu open, and what was chosen."""

    def __init__(self, menu: Menu[str]) -> None:
        super().__init__()
        self.menu = menu
        self.chosen: list[str | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.menu, self.chosen.append)

    @property
    def box(self) -> Region:
        """Where the menu is on the screen."""
        return self.menu.query_one("#box").region

    def shown(self) -> str:
        strips = self.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


def choose(
    act: Act,
    choices: tuple[Choice[str], ...] = KINDS,
    at: Offset | None = None,
    size: tuple[int, int] = (80, 24),
) -> list[str | None]:
    """Runs an act on a menu; what was chosen."""

    async def run() -> list[str | None]:
        app = Chooser(Menu("What is it?", choices, at=at))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await act(app, pilot)
            await pilot.pause()
        return app.chosen

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("c", "claim"),
        ("t", "trigger"),
        ("equals_sign", "link"),
        ("vertical_line", "split"),
        ("enter", "claim"),
        ("down enter", "trigger"),
        ("j j enter", "link"),
        ("end enter", "split"),
        ("up enter", "split"),
        ("x t", "trigger"),
        ("escape", None),
        ("q", None),
    ],
)
def test_a_key_takes_its_choice_at_once_and_arrows_and_enter_do(
    keys: str, chosen: str | None
) -> None:
    async def act(app: Chooser, pilot: Pilot[None]) -> None:
        await pilot.press(*keys.split())

    assert choose(act) == [chosen]


def test_each_line_shows_its_key_as_people_write_it_and_words_as_they_are() -> None:
    async def act(app: Chooser, pilot: Pilot[None]) -> None:
        shown = app.shown()
        assert "What is it?" in shown
        assert "c  tags a claim" in shown
        assert "=  links [bold]it[/] ␛[31m" in shown
        assert "|  splits" in shown

    choose(act)


def test_a_click_takes_a_line_and_one_elsewhere_leaves() -> None:
    async def take(app: Chooser, pilot: Pilot[None]) -> None:
        await pilot.click(OptionList, offset=(4, 1))

    async def leave(app: Chooser, pilot: Pilot[None]) -> None:
        await pilot.click(offset=(0, 0))

    assert choose(take) == ["trigger"]
    assert choose(leave) == [None]


@pytest.mark.parametrize("size", [(80, 24), (30, 10), (140, 45)])
@pytest.mark.parametrize("at", [(0, 0), (12, 5), (79, 23), (200, 60), None])
@pytest.mark.parametrize("choices", [KINDS, MANY])
def test_it_is_always_whole_on_the_screen(
    at: tuple[int, int] | None, size: tuple[int, int], choices: tuple[Choice[str], ...]
) -> None:
    async def act(app: Chooser, pilot: Pilot[None]) -> None:
        screen = Region(0, 0, *size)
        assert screen.contains_region(app.box)
        assert app.box.height >= min(len(choices) + 2, size[1])

    choose(act, choices, Offset(*at) if at else None, size)


def test_it_opens_right_below_its_place_and_above_where_there_is_no_room() -> None:
    async def below(app: Chooser, pilot: Pilot[None]) -> None:
        assert app.box.offset == Offset(10, 6)

    async def above(app: Chooser, pilot: Pilot[None]) -> None:
        assert app.box.bottom == 22

    choose(below, at=Offset(10, 5))
    choose(above, at=Offset(10, 22))


def test_the_last_of_many_is_reached_in_a_small_window() -> None:
    async def act(app: Chooser, pilot: Pilot[None]) -> None:
        await pilot.press("end")
        await pilot.pause()
        assert "choice 29" in app.shown()
        await pilot.press("enter")

    assert choose(act, MANY, Offset(3, 3), (40, 10)) == ["29"]


def test_without_choices_it_says_so_and_enter_changes_nothing() -> None:
    async def act(app: Chooser, pilot: Pilot[None]) -> None:
        assert "nothing to choose from" in app.shown()
        await pilot.press("enter", "escape")

    assert choose(act, ()) == [None]


def test_it_stays_on_the_screen_when_the_window_shrinks() -> None:
    async def act(app: Chooser, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert Region(0, 0, 30, 8).contains_region(app.box)

    choose(act, at=Offset(60, 20))


def test_a_second_click_beside_the_menu_closes_nothing_more() -> None:
    async def act(app: Chooser, pilot: Pilot[None]) -> None:
        await pilot.click(offset=(0, 0), times=2)
        assert len(app.screen_stack) == 1

    assert choose(act) == [None]
