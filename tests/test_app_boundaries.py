"""In the reading room: the ends and the kind of tags, and the last act once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from tests.app import Visit, open_desk, visit
from tests.room import (
    CLOSED,
    NOBODY,
    POLICE,
    SOLDIERS,
    TOLLS,
    agree,
    chosen,
    deeds,
    editions,
    header,
    quotes,
)
from tui.screens.menu import Menu


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles, two of them editions of one work."""
    return editions(tmp_path)


# The ends


@pytest.mark.parametrize("keep", ["e", "enter"])
def test_the_ends_of_a_tag_are_moved_by_the_keys_of_a_selection(store: Path, keep: str) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("c", "e")
        assert "moving the ends of c-1" in header(v)
        assert "enter keep" in v.footer
        await v.press("b", "b", "b", "b", "b", "o", "w")
        assert await deeds(v, keep) == 1
        assert quotes(v) == {"C c-1": "bridge at Orlik is guarded"}
        assert (v.notice, chosen(v)) == ("the ends of c-1 moved", "c-1")
        assert not v.room.pane.selecting
        assert "moving" not in header(v)
        agree(v)
        await v.press("u")
        assert quotes(v) == {"C c-1": POLICE}
        agree(v)

    visit(store, act, article="Who guards")


def test_a_sentence_more_is_taken_in_by_j(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("c", "e", "j", "enter")
        assert quotes(v) == {"C c-1": f"{POLICE} {NOBODY}"}

    visit(store, act, article="Who guards")


def test_who_leaves_the_ends_leaves_the_tag_as_it_was(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("c", "e", "b", "b")
        assert await deeds(v, "escape") == 0
        assert quotes(v) == {"C c-1": POLICE}
        assert v.room.moving == ""
        assert "moving" not in header(v)
        assert "claim" in v.footer

    visit(store, act, article="Who guards")


def test_who_goes_on_to_the_next_tag_leaves_the_ends_as_they_were(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("p")
        await v.go_to(POLICE)
        await v.press("c", "e", "b", "n")
        assert (v.room.moving, chosen(v)) == ("", "p-1")
        assert quotes(v)["C c-1"] == POLICE

    visit(store, act, article="Who guards")


def test_ends_that_were_not_moved_are_no_deed(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("c")
        assert await deeds(v, "e", "e") == 0
        assert v.notice == "c-1 is as it was"

    visit(store, act, article="Who guards")


def test_a_place_that_is_taken_is_refused_and_the_ends_stay_in_hand(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("c", "v", "b", "c", "e", "l")
        assert await deeds(v, "enter") == 0
        assert "another claim is tagged exactly there" in v.notice
        assert v.room.moving
        await v.press("escape")
        assert len(quotes(v)) == 2

    visit(store, act, article="Who guards")


def test_a_tag_made_in_the_meantime_is_a_tag_and_the_other_stays(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("c", "e", "b", "t")
        assert quotes(v) == {"C c-1": POLICE, "T t-1": POLICE.removesuffix(".")}
        assert v.room.moving == ""

    visit(store, act, article="Who guards")


# The kind


def test_the_kind_is_changed_by_two_keys_and_back_by_one(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "r")
        assert isinstance(v.app.screen, Menu)
        assert await deeds(v, "p") == 1
        assert quotes(v) == {"P p-1": SOLDIERS}
        assert (v.notice, chosen(v)) == ("t-1 is the prediction p-1 now", "p-1")
        agree(v)
        await v.press("u")
        assert quotes(v) == {"T t-1": SOLDIERS}
        assert v.notice.startswith("undone: made t-1 “soldiers")
        agree(v)

    visit(store, act, article="Who guards")


def test_the_kind_of_what_was_judged_stays(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t")
        v.desk.mark("t-1", "observed")
        await v.press("r", "c")
        assert "t-1 has a finding" in v.notice
        assert list(quotes(v)) == ["T t-1"]

    visit(store, act, article="Who guards")


# Splitting and merging


def test_a_tag_is_split_at_the_passage_and_merged_again(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("v", "j", "c")
        await v.go_to(NOBODY)
        assert "split" in [key.action for key in v.room.offers()]
        assert await deeds(v, "vertical_line") == 1
        assert quotes(v) == {"C c-1": POLICE, "C c-2": NOBODY}
        assert v.notice == "c-1 split; its rest is c-2"
        assert chosen(v) == "c-2"
        agree(v)
        await v.go_to(POLICE)
        assert await deeds(v, "M") == 1
        assert quotes(v) == {"C c-1": f"{POLICE} {NOBODY}"}
        assert v.notice == "c-2 merged into c-1; u takes them apart"
        agree(v)
        await v.press("u", "u")
        assert quotes(v) == {"C c-1": f"{POLICE} {NOBODY}"}
        agree(v)

    visit(store, act, article="Who guards")


def test_a_tag_is_split_where_the_selection_begins(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("c", "v", "o", "w", "w", "vertical_line")
        assert quotes(v) == {
            "C c-1": "The bridge",
            "C c-2": "at Orlik is guarded by the river police.",
        }

    visit(store, act, article="Who guards")


def test_where_a_tag_begins_it_is_not_split(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(POLICE)
        await v.press("c")
        assert await deeds(v, "vertical_line") == 0
        assert "where does its second part begin?" in v.notice

    visit(store, act, article="Who guards")


def test_without_a_later_tag_of_the_kind_there_is_nothing_to_merge_with(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "k", "t")
        await v.go_to(SOLDIERS)
        assert await deeds(v, "M") == 0
        assert "no trigger comes after it" in v.notice

    visit(store, act, article="Who guards")


def test_before_two_items_of_a_list_become_one_tag_it_is_asked(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("T")
        await v.go_to(TOLLS)
        assert await deeds(v, "M") == 0
        assert "two paragraphs or list items" in v.shown()
        assert await deeds(v, "escape", "M", "equals_sign") == 1
        assert list(quotes(v)) == ["T t-1", "T t-3"]
        await v.press("u")
        await v.go_to(TOLLS)
        assert await deeds(v, "M", "M") == 1
        assert quotes(v)["T t-1"] == f"{TOLLS}\n- {SOLDIERS}"
        assert sorted(quotes(v)) == ["T t-1", "T t-3"]
        agree(v)

    visit(store, act, article="Who guards")


# Once more


def test_the_last_act_is_done_again_on_another_passage(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("full_stop")
        assert "nothing has been done" in v.notice
        await v.go_to(TOLLS)
        await v.press("t", "j", "full_stop")
        assert quotes(v) == {"T t-1": TOLLS, "T t-2": SOLDIERS}
        await v.press("r", "p", "k", "full_stop")
        assert quotes(v) == {"P p-2": TOLLS, "P p-1": SOLDIERS}
        await v.press("x", "j", "full_stop")
        assert quotes(v) == {}
        for _ in range(6):
            await v.press("u")
        assert quotes(v) == {}
        agree(v)

    visit(store, act, article="Who guards")


def test_the_same_item_is_linked_to_again(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "equals_sign", "enter")
        assert quotes(v) == {"T ponte": SOLDIERS}
        await v.go_to(TOLLS)
        v.desk.tag(v.room.article.id, v.room.pane.selected_span, Kind.TRIGGER)  # type: ignore[arg-type]
        v.room.reload()
        await v.rest()
        await v.press("full_stop")
        assert v.desk.item("ponte").mentions == 3

    with open_desk(store) as desk:
        desk.tag("Il ponte", Span(2, 9), Kind.TRIGGER, handle="ponte")
    visit(store, act, article="Who guards")


@pytest.mark.parametrize("key", ["e", "r", "M", "vertical_line", "Y"])
def test_without_a_tag_keys_for_tags_say_so(store: Path, key: str) -> None:
    async def act(v: Visit) -> None:
        await v.press(key)
        assert "there is no tag here" in v.notice

    visit(store, act, article="Who guards")


def test_in_an_article_whose_text_is_gone_nothing_breaks(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("e", "escape", "r", "escape", "M", "vertical_line", "asterisk", "full_stop")
        assert v.app.is_running

    with open_desk(store) as desk:
        bridge = desk.article("Who guards the bridge?")
        desk.tag_list(bridge.id, [Span(2, 9), Span(12, 30)])
        desk.forget(bridge.id)
        id = bridge.id
    visit(store, act, article=id)


def test_one_is_back_on_the_tag_when_its_ends_are_left_as_they_were(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("c", "e", "o", "K", "escape")
        assert not v.room.pane.selecting
        assert [tag.id for tag in v.room.pane.tags_here] == [v.room.chosen]

    visit(store, act, article="Who guards")
