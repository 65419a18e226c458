"""The picker in an app of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from textual.app import App
from textual.widgets import OptionList, Static

from tui.screens.picker import MOST, Picker

BRIDGES = [
    ("orlik", "orlik  Closure of the Orlik bridge"),
    ("ferry", "ferry  Straße zur Fähre"),
    ("train", "train  The night train"),
]
_OPEN = "still open"


class Asking(App[None]):
    """Asks at once, and keeps the answer."""

    def __init__(self, picker: Picker) -> None:
        super().__init__()
        self.picker = picker
        self.answer: str | None = _OPEN

    def on_mount(self) -> None:
        def keep(chosen: str | None) -> None:
            self.answer = chosen

        self.push_screen(self.picker, keep)


def ask(picker: Picker, *keys: str, size: tuple[int, int] = (80, 24)) -> Asking:
    """The app after some keys."""

    async def run() -> Asking:
        app = Asking(picker)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
        return app

    return asyncio.run(run())


def shown(picker: Picker, *keys: str) -> tuple[list[str], str]:
    """What is offered after some keys, and the line below."""

    async def run() -> tuple[list[str], str]:
        app = Asking(picker)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            options = app.screen.query_one(OptionList).options
            hint = app.screen.query_one("#hint", Static).content
            return [str(option.prompt) for option in options], str(hint)

    return asyncio.run(run())


def words(text: str) -> list[str]:
    """The keys that type them."""
    return ["space" if sign == " " else sign for sign in text]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], "orlik"),
        (["down", "enter"], "ferry"),
        (["up", "enter"], "train"),
        ([*words("night"), "enter"], "train"),
        ([*words("bridge closure"), "enter"], "orlik"),
        ([*words("strasse"), "enter"], "ferry"),
        ([*words("FAHRE"), "enter"], "ferry"),
        (["pagedown", "enter"], "train"),
        (["escape"], None),
        ([*words("night"), "escape"], None),
        ([*words("zzz"), "enter"], _OPEN),
    ],
)
def test_words_narrow_it_down_arrows_move_and_enter_chooses(
    keys: Sequence[str], chosen: str | None
) -> None:
    assert ask(Picker("Scenario", BRIDGES), *keys).answer == chosen


def test_what_fits_nothing_is_offered_as_new() -> None:
    picker = Picker("Scenario", BRIDGES, new="scenario")
    assert shown(picker, *words("Tunnel 2")) == (
        ["make the scenario “Tunnel 2”"],
        "nothing fits",
    )
    again = Picker("Scenario", BRIDGES, new="scenario")
    assert ask(again, *words("Tunnel  2 "), "enter").answer == "new:Tunnel 2"


def test_what_fits_comes_before_what_could_be_made() -> None:
    picker = Picker("Scenario", BRIDGES, new="scenario")
    offered, _ = shown(picker, *words("night"))
    assert offered == ["train  The night train", "make the scenario “night”"]


def test_a_value_that_is_there_is_not_offered_as_new() -> None:
    offered, _ = shown(Picker("Scenario", BRIDGES, new="scenario"), *words("ferry"))
    assert offered == ["ferry  Straße zur Fähre"]


def test_where_nothing_is_to_choose_from_it_says_so() -> None:
    picker = Picker("Scenario", [], empty="there is no scenario yet", new="scenario")
    assert shown(picker) == ([], "there is no scenario yet; type to make a scenario")


def test_of_very_many_it_shows_the_first_and_says_how_many_are_left() -> None:
    many = [(str(n), f"item {n}") for n in range(MOST + 5)]
    offered, hint = shown(Picker("Item", many))
    assert len(offered) == MOST
    assert hint == "… and 5 more: type to narrow it down"


def test_hostile_options_are_shown_and_not_parsed() -> None:
    offered, _ = shown(Picker("[b]", [("x", "\x1b[31m [bold red]words[/] \u202e")]))
    assert offered == ["␛[31m [bold red]words[/] �"]


def test_equal_values_do_no_harm() -> None:
    assert ask(Picker("Item", [("x", "one"), ("x", "two")]), "down", "enter").answer == "x"


def test_a_click_chooses() -> None:
    async def run() -> str | None:
        app = Asking(Picker("Scenario", BRIDGES))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.click("#options", offset=(2, 1))
            await pilot.pause()
        return app.answer

    assert asyncio.run(run()) == "ferry"


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
def test_without_room_for_a_line_a_screen_up_or_down_is_nothing(key: str) -> None:
    ask(Picker("Scenario", BRIDGES), key, size=(4, 2))
