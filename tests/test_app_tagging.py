"""Tagging in the reading room: one key, one deed, and all of it can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from tests.app import Visit, open_desk, shelve, visit
from tests.room import CLOSED, SOLDIERS, chosen, header, kinds_here, quotes
from tui.screens.picker import Picker

POLICE = "The bridge at Orlik is guarded"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


@pytest.mark.parametrize(("key", "letter"), [("c", "C"), ("t", "T"), ("p", "P")])
def test_a_key_tags_the_passage_at_once(store: Path, key: str, letter: str) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press(key)
        assert quotes(v) == {f"{letter} {key}-1": CLOSED}
        [mention] = v.desk.mentions(v.room.article.id)
        assert mention.annotation.attribution == ("T. Brandl",)
        assert v.notice.startswith(f"{key}-1 tagged")
        assert v.room.chosen == mention.annotation.id

    visit(store, act, article="Who guards")


def test_the_same_tag_twice_is_one(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p", "p")
        assert len(quotes(v)) == 1
        assert v.notice == "this is tagged already: p-1"

    visit(store, act, article="Who guards")


def test_a_selection_is_tagged_as_it_was_shaped(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("v", "b", "b", "o", "w", "w", "w", "w", "w", "w", "t")
        assert quotes(v) == {"T t-1": "the bridge will probably be closed for"}
        assert not v.room.pane.selecting

    visit(store, act, article="Who guards")


def test_counts_before_a_key_repeat_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("3", "j", "c")
        assert quotes(v) == {"C c-1": "What to watch for"}

    visit(store, act, article="Who guards")


def test_the_whole_list_is_tagged_in_one_act_with_its_introduction(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T")
        found = v.desk.mentions(v.room.article.id)
        assert [m.item.kind for m in found] == [Kind.TRIGGER] * 3
        contexts = {m.annotation.context.quote for m in found if m.annotation.context}
        assert contexts == {"These steps would announce the closure:"}
        assert v.notice == "t-1 to t-3 tagged"
        await v.press("u")
        assert quotes(v) == {}

    visit(store, act, article="Who guards")


def test_the_list_is_tagged_from_the_sentence_that_introduces_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to("These steps would announce")
        assert "whole list" in v.footer
        await v.press("T")
        assert list(quotes(v)) == ["T t-1", "T t-2", "T t-3"]

    visit(store, act, article="Who guards")


def test_where_there_is_no_list_it_says_so(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        assert "whole list" not in v.footer
        await v.press("T")
        assert "there is no list here" in v.notice
        assert quotes(v) == {}

    visit(store, act, article="Who guards")


def test_the_only_scenario_is_the_current_one_until_a_person_chooses_none(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert v.room.scenario_handle == "orlik"
        await v.press("S", "down", "enter")
        assert "into no scenario" in v.notice

    async def later(v: Visit) -> None:
        assert v.room.scenario == ""

    with open_desk(store) as desk:
        desk.add_scenario("orlik")
    visit(store, act, article="Who guards")
    visit(store, later, article="Who guards")


def test_tags_go_into_the_scenario_that_was_made_with_shift_s(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("S")
        await v.type("Closure of the bridge")
        await v.press("enter")
        assert "S closure-of-the-bridge" in header(v)
        await v.go_to(SOLDIERS)
        await v.press("t")
        assert v.notice == "t-1 tagged into closure-of-the-bridge"
        assert [x.handle for x in v.desk.items(scenario="closure-of-the-bridge")] == ["t-1"]

    visit(store, act, article="Who guards")

    async def later(v: Visit) -> None:
        assert "S closure-of-the-bridge" in header(v), "the scenario is remembered"

    visit(store, later, article="Il ponte")


def test_an_undo_in_another_article_says_in_which_one_it_was(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p")
        v.app.open_article(v.desk.article("Il ponte").id)
        await v.rest()
        await v.press("u")
        assert v.notice.startswith("undone in “Who guards the bridge?”: tagged prediction p-1")

    visit(store, act, article="Who guards")


def test_x_removes_u_brings_back_and_redo_removes_again(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "x")
        assert quotes(v) == {}
        assert kinds_here(v) == []
        await v.press("u")
        assert list(quotes(v)) == ["T t-1"]
        assert kinds_here(v) == ["trigger"]
        assert "undone: " in v.notice
        await v.press("ctrl+r")
        assert quotes(v) == {}
        assert kinds_here(v) == []

    visit(store, act, article="Who guards")


def test_an_undo_shows_where_it_was(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("G", "c", "g", "u")
        assert v.room.pane.cursor_passage == len(v.room.passages) - 1

    visit(store, act, article="Who guards")


@pytest.mark.parametrize("key", ["x", "equals_sign", "enter", "m"])
def test_without_a_tag_keys_for_tags_say_so(store: Path, key: str) -> None:
    async def act(v: Visit) -> None:
        await v.press(key)
        assert "there is no tag here" in v.notice

    visit(store, act, article="Who guards")


def test_among_overlapping_tags_one_is_chosen(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("c", "p")
        assert chosen(v) == "p-1"
        assert "2 here" in v.shown()
        await v.press("greater_than_sign")
        assert chosen(v) == "c-1"
        await v.press("x")
        assert list(quotes(v)) == ["P p-1"]

    visit(store, act, article="Who guards")


def test_n_goes_from_tag_to_tag(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T", "g", "n")
        assert chosen(v) == "t-1"
        await v.press("2", "n")
        assert chosen(v) == "t-3"
        await v.press("N")
        assert chosen(v) == "t-2"

    visit(store, act, article="Who guards")


# Links


def test_a_tag_is_linked_to_the_likeliest_item_of_the_other_edition(store: Path) -> None:
    with open_desk(store) as desk:
        desk.same_work("Who guards", "Il ponte")

    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T", "q")
        await v.press("g", "enter")
        await v.go_to("i soldati")
        await v.press("T")
        await v.go_to("i soldati")
        await v.press("equals_sign")
        assert isinstance(v.app.screen, Picker)
        await v.press("enter")
        assert v.notice == "t-5 is t-2 now"
        assert v.desk.item("t-2").mentions == 2
        assert "also in" in v.shown()
        await v.press("u")
        assert v.desk.item("t-5").mentions == 1
        await v.press("ctrl+r", "equals_sign")
        await v.type("own again")
        await v.press("enter")
        assert v.desk.item("t-2").mentions == 1

    visit(store, act, article="Who guards")


def test_where_there_is_nothing_to_link_to_it_says_so(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("c", "equals_sign")
        assert "no claim in another article yet" in v.shown()

    visit(store, act, article="Who guards")


def test_a_claim_in_another_language_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "wide.db"
    words = "Die 桥梁 ist alt 👩🏽\u200d🚀 und e\u0301 bleibt."
    shelve(path, [("wide.txt", words + " Mehr weiß niemand darüber zu sagen als das hier.\n")])

    async def act(v: Visit) -> None:
        await v.press("enter", "c")
        assert list(quotes(v).values()) == [words]

    visit(path, act)
