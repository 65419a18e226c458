"""Searching in the article that one reads, as a person does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import BRIDGE, Visit, shelve, visit
from tests.room import here, marked

ROOM = "Who guards"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "orlik.db"
    shelve(path)
    return path


def selected(visit: Visit) -> str:
    """What an act would act on."""
    room = visit.room
    assert room.article.text is not None
    assert room.pane.selected_span is not None
    return room.pane.selected_span.of(room.article.text)


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


def test_esc_in_the_text_takes_the_marks_away_and_stays_there(store: Path) -> None:
    async def act(visit: Visit) -> None:
        await visit.press("slash")
        await visit.type("police")
        await visit.press("enter", "escape")
        assert marked(visit) == []
        assert here(visit).startswith("The bridge at Orlik")
        await visit.press("escape")
        assert visit.room.article.title

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
