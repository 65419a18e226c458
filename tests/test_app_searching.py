"""Searching in the reading room, and in the whole store, as a person does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from tests.app import BRIDGE, SHELF, Visit, open_desk, shelve, visit
from tests.hostile import HOSTILE
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


def here(visit: Visit) -> str:
    """The passage that the cursor is on."""
    room = visit.room
    assert room.article.text is not None
    assert room.pane.cursor_span is not None
    return room.pane.cursor_span.of(room.article.text)


def selected(visit: Visit) -> str:
    """What an act would act on."""
    room = visit.room
    assert room.article.text is not None
    assert room.pane.selected_span is not None
    return room.pane.selected_span.of(room.article.text)


def marked(visit: Visit) -> list[str]:
    """What is marked as found."""
    room = visit.room
    assert room.article.text is not None
    return [span.of(room.article.text) for span in room.pane._sheet.hits]


# In an article.


def test_places_are_marked_and_counted_while_one_types(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("POLICE")
        assert marked(visit) == ["police"] * 3
        assert "1 of 3" in visit.shown()
        await visit.press("x")
        assert marked(visit) == []
        assert "nothing found" in visit.shown()

    visit(store, act, article=ROOM)


def test_enter_goes_to_the_first_place_from_the_cursor_on(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.go_to("soldiers")
        await visit.press("slash")
        await visit.type("police")
        await visit.press("enter")
        assert here(visit).startswith("soldiers")
        assert visit.notice == "2 of 3"
        assert visit.room.pane.has_focus

    visit(store, act, article=ROOM)


def test_enter_that_comes_before_the_answer_waits_for_it(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        for key in (*"soldiers", "enter", "v"):
            await visit.pilot.press(key)
        await visit.rest()
        assert selected(visit) == "soldiers"
        assert not visit.room.search_line.is_open

    visit(store, act, article=ROOM)


def test_esc_goes_back_to_where_one_was_and_marks_nothing(store: Path) -> None:
    async def act(visit: Visit) -> None:
        before = here(visit)
        await visit.press("slash")
        await visit.type("deny")
        assert here(visit).startswith("The police deny")
        await visit.press("escape")
        assert here(visit) == before
        assert marked(visit) == []
        assert visit.room.pane.has_focus

    visit(store, act, article=ROOM)


def test_brackets_go_from_place_to_place_and_say_when_they_begin_again(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("police")
        await visit.press("enter", "right_square_bracket")
        assert visit.notice == "2 of 3"
        await visit.press("right_square_bracket", "right_square_bracket")
        assert visit.notice == "1 of 3 · from the other end again"
        await visit.press("left_square_bracket")
        assert here(visit).startswith("The police deny")
        assert visit.notice == "3 of 3 · from the other end again"

    visit(store, act, article=ROOM)


def test_who_has_gone_elsewhere_goes_on_from_there(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("police")
        await visit.press("enter", "G", "left_square_bracket")
        assert visit.notice == "2 of 3"

    visit(store, act, article=ROOM)


def test_without_a_search_the_brackets_say_how_to_search(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("right_square_bracket")
        assert "/ searches" in visit.notice

    visit(store, act, article=ROOM)


def test_a_selection_is_extended_to_what_is_found(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.go_to("tolls are")
        await visit.press("v", "slash")
        await visit.type("police")
        await visit.press("enter")
        assert selected(visit).startswith("tolls are doubled")
        assert selected(visit).endswith("of the river police")
        await visit.press("right_square_bracket")
        assert selected(visit).endswith("The police")
        await visit.press("right_square_bracket")
        assert "nothing more" in visit.notice
        await visit.press("left_square_bracket")
        assert selected(visit).endswith("of the river police")

    visit(store, act, article=ROOM)


def test_a_search_that_is_left_leaves_the_selection_as_it_was(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.go_to("tolls are")
        await visit.press("v")
        before = selected(visit)
        await visit.press("slash")
        await visit.type("police")
        assert selected(visit) != before
        await visit.press("escape")
        assert selected(visit) == before

    visit(store, act, article=ROOM)


def test_v_at_a_place_that_was_found_selects_just_that(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("river police")
        await visit.press("enter", "right_square_bracket", "v")
        assert selected(visit) == "river police"
        await visit.press("escape", "k", "j", "v")
        assert selected(visit).startswith("soldiers take")

    visit(store, act, article=ROOM)


def test_esc_in_the_text_first_takes_the_marks_away(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("police")
        await visit.press("enter", "escape")
        assert marked(visit) == []
        assert here(visit).startswith("The bridge at Orlik")
        await visit.press("escape")
        assert isinstance(visit.app.screen, Library)

    visit(store, act, article=ROOM)


def test_a_regular_expression_is_switched_on_in_the_line(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("t.l+s|train")
        assert marked(visit) == []
        await visit.press("ctrl+r")
        assert marked(visit) == ["tolls", "train"]
        assert ".*" in visit.shown()

    visit(store, act, article=ROOM)


@pytest.mark.parametrize(("typed", "said"), [("(po", "no pattern"), ("(a+)+$", "")])
def test_what_is_no_pattern_is_said_beside_it(store: Path, typed: str, said: str) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash", "ctrl+r")
        await visit.type(typed)
        assert said in visit.shown()
        assert visit.room.search_line.words == typed

    visit(store, act, article=ROOM)


def test_the_words_of_the_last_search_are_there_again(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("police")
        await visit.press("escape", "slash", "enter")
        assert visit.notice == "1 of 3"
        await visit.press("slash")
        await visit.type("train")
        assert visit.room.search_line.words == "train"

    visit(store, act, article=ROOM)


def test_arrows_look_at_other_places_while_one_types(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("police")
        await visit.press("down")
        assert "2 of 3" in visit.shown()
        assert here(visit).startswith("soldiers")
        await visit.press("up", "up", "enter")
        assert here(visit).startswith("The police deny")

    visit(store, act, article=ROOM)


def test_what_is_found_in_folded_boilerplate_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "orlik.db"
    shelve(path, [("b.md", BRIDGE + "\nRead also: Tolls and tempers\n\nShare this article\n")])

    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("tempers")
        await visit.press("enter")
        assert "tempers" in visit.shown()

    visit(path, act, article=ROOM)


def test_a_thousand_lines_further_the_place_is_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    text = "\n\n".join(f"Paragraph {n} says little. It ends here." for n in range(3_000))
    [article] = shelve(path, [("long.txt", text)])

    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("2777")
        await visit.press("enter")
        assert "Paragraph 2777 says little." in visit.shown()

    visit(path, act, article=article.id)


# In the whole store.


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
        while len(visit.app.screen_stack) > 2:
            await visit.press("escape")
        assert len(visit.room.tags) == before + 1

    visit(store, act, article="Who guards")
