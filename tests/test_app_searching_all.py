"""Searching in the whole store, as a person does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from tests.app import SHELF, Visit, open_desk, shelve, visit
from tests.hostile import HOSTILE
from tests.room import here, marked
from tui.screens.board import BoardScreen
from tui.screens.library import Library
from tui.screens.reading import ReadingRoom
from tui.screens.search_all import SearchAll

TITLE = "Who guards the bridge?"
ROOM = "Who guards"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "orlik.db"
    shelve(path)
    return path


def test_the_store_is_searched_while_one_types(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("ctrl+f")
        assert "Type words" in visit.shown()
        await visit.type("notturno")
        assert "Il ponte conteso" in visit.shown()
        assert "1 found" in visit.shown()
        await visit.press("x")
        assert "Nothing holds all these words" in visit.shown()

    visit(store, act)


def test_enter_opens_the_article_at_the_place_and_esc_comes_back(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("ctrl+f")
        await visit.type("soldiers")
        await visit.press("enter")
        assert visit.room.article.title == TITLE
        assert here(visit).startswith("soldiers")
        assert marked(visit) == ["soldiers"]
        await visit.press("q")
        assert "1 found" in visit.shown()
        await visit.press("escape")
        assert isinstance(visit.app.screen, Library)

    visit(store, act)


def test_enter_that_comes_before_the_answer_opens_what_is_found(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("ctrl+f")
        for key in (*"soppresso", "enter"):
            await visit.pilot.press(key)
        await visit.rest()
        assert visit.room.article.title == "Il ponte conteso"

    visit(store, act)


def test_an_item_is_opened_where_it_is_mentioned_and_a_scenario_as_its_board(store: Path) -> None:
    with open_desk(store) as desk:
        desk.add_scenario("orlik", title="Closure of the span")
        start = (text := desk.article(ROOM).text or "").index("tolls are")
        span = Span(start, text.index(";", start))
        desk.tag(ROOM, span, Kind.TRIGGER, statement="Fees go up twofold", scenario="orlik")

    async def act(visit: Visit) -> None:
        await visit.press("ctrl+f")
        await visit.type("twofold")
        await visit.press("enter")
        assert here(visit).startswith("tolls are doubled")
        await visit.press("q")
        await visit.write("closure of the span")
        await visit.press("enter")
        assert isinstance(visit.app.screen, BoardScreen)

    visit(store, act)


def test_one_comes_back_to_the_article_that_one_was_reading(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.go_to("tolls are")
        await visit.press("ctrl+f")
        await visit.type("conteso")
        await visit.press("escape")
        assert isinstance(visit.app.screen, ReadingRoom)
        assert here(visit).startswith("tolls are")

    visit(store, act, article=ROOM)


def test_at_the_last_line_more_are_found(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    shelve(path, [(f"{n}.txt", f"The road number {n} is closed to everybody.") for n in range(70)])

    async def act(visit: Visit) -> None:
        await visit.press("ctrl+f")
        await visit.type("road")
        assert "50+ found" in visit.shown()
        await visit.press("pagedown", "pagedown", "pagedown")
        assert "70 found" in visit.shown()

    visit(path, act, size=(100, 30))


def test_whatever_is_typed_the_app_goes_on(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        for words in HOSTILE:
            visit.room.search_line._field.value = words
            await visit.pilot.pause()
        await visit.press("ctrl+r", "escape", "ctrl+f")
        screen = visit.app.screen
        assert isinstance(screen, SearchAll)
        for words in HOSTILE:
            screen._field.value = words
            await visit.pilot.pause()
        await visit.press("escape")
        assert visit.room.article.title == TITLE

    visit(store, act, article=ROOM)


def test_what_an_article_says_reaches_no_list_unsafe(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    text = "Before it the kestrel \x1b]52;c;aGk=\x07 flew [bold]off[/bold] \u202eagain.\n"
    shelve(path, [*SHELF.items(), ("kestrel.txt", text)])

    async def act(visit: Visit) -> None:
        await visit.press("ctrl+f")
        await visit.type("kestrel")
        shown = visit.shown()
        assert "[bold]off[/bold]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown

    visit(path, act)


def test_what_was_tagged_in_the_article_that_a_search_opened_shows_below_it(store: Path) -> None:
    async def act(visit: Visit) -> None:
        before = len(visit.room.tags)
        await visit.press("ctrl+f")
        await visit.type("quarrel")
        await visit.press("enter", "p")
        assert len(visit.app.screen_stack) > 2
        await visit.press("q", "escape")
        assert len(visit.room.tags) == before + 1

    visit(store, act, article="Who guards")
