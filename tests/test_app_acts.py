"""The menu of the reading room, by key and by mouse, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from seeds.anchor import Span
from tests.app import Visit, shelve, visit
from tui.screens.menu import Menu
from tui.screens.reading import ReadingRoom

CLOSED = "By the end of the year the bridge will probably be closed for weeks."


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


def listed(v: Visit) -> list[str]:
    """The lines of the menu, which has to be open: a key and words each."""
    menu = v.app.screen
    assert isinstance(menu, Menu)
    options = menu.query_one(OptionList)
    return [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]


def keys(v: Visit) -> list[str]:
    """The keys of the lines."""
    return [line.split()[0] for line in listed(v)]


def handles(v: Visit) -> list[str]:
    """What is tagged in the open article."""
    return [mention.item.handle for mention in v.desk.mentions(v.room.article.id)]


def test_the_menu_lists_what_acts_on_the_passage_and_a_key_of_it_does_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("a")
        assert keys(v)[:3] == ["t", "p", "c"]
        assert "j" not in keys(v)
        assert "enter" not in keys(v)
        assert "With this passage" in v.shown()
        await v.press("p")
        assert isinstance(v.app.screen, ReadingRoom)
        assert handles(v) == ["p-1"]

    visit(store, act, article="Who guards")


def test_on_a_tag_what_acts_on_the_tag_comes_first(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p", "a")
        assert keys(v)[:4] == ["enter", "m", "A", "="]
        assert "With p-1" in v.shown()
        await v.press("enter")
        assert v.room.details.writing

    visit(store, act, article="Who guards")


def test_the_menu_acts_on_a_selection(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("v", "b", "a")
        assert "With the selection" in v.shown()
        await v.press("c")
        [mention] = v.desk.mentions(v.room.article.id)
        assert mention.annotation.anchor.quote == CLOSED.removesuffix(".")

    visit(store, act, article="Who guards")


def test_esc_leaves_the_menu_and_everything_as_it_was(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("a", "escape")
        assert isinstance(v.app.screen, ReadingRoom)
        assert handles(v) == []
        assert v.app.focused is v.room.pane

    visit(store, act, article="Who guards")


def test_the_menu_opens_below_the_passage(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to("The bridge at Orlik is guarded")
        await v.press("a")
        assert "The bridge at Orlik is guarded" in v.shown()

    visit(store, act, article="Who guards")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
def test_a_right_click_opens_it_at_the_passage_that_was_clicked(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        pane = v.room.pane
        text = v.room.article.text or ""
        at = text.index("The bridge at Orlik")
        row = pane.row_of(Span(at, at + 1))
        await v.pilot.click(pane, offset=(pane._sheet.columns.text + 8, row), button=3)
        await v.rest()
        box = v.app.screen.query_one("#box").region
        assert v.app.screen.region.contains_region(box)
        await v.press("c")
        [mention] = v.desk.mentions(v.room.article.id)
        assert (mention.annotation.anchor.quote or "").startswith("The bridge at Orlik")

    visit(store, act, size=size, article="Who guards")
