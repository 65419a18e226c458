"""In the reading room: all places of a text, and the same passage of the other edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.anchor import Span
from tests.app import Visit, open_desk, shelve, visit
from tests.room import POLICE, SOLDIERS, agree, deeds, editions, header, quotes
from tui.screens.mirroring import OtherEdition
from tui.screens.occurrences import EveryPlace
from tui.widgets.table import Table


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles, two of them editions of one work."""
    return editions(tmp_path)


# Every place


def ticks(v: Visit) -> list[str]:
    """Which places are ticked, and what is said of them."""
    lines = v.app.screen.query_one(Table).lines
    return [f"{line.cells[0]} {line.cells[2]} {line.cells[4]}".strip() for line in lines]


async def select_bridge(v: Visit) -> None:
    """Selects the word in the first sentence."""
    await v.go_to(POLICE)
    start = v.room.pane.cursor_span
    assert start
    await v.press("v", "o", "w", "o", *["b"] * 9)
    span = v.room.pane.selected_span
    assert span is not None
    assert v.room.article.text is not None
    assert span.of(v.room.article.text) == "bridge"


def test_every_place_of_a_text_is_tagged_in_one_act_but_those_unticked(store: Path) -> None:
    async def act(v: Visit) -> None:
        await select_bridge(v)
        await v.press("asterisk")
        assert isinstance(v.app.screen, EveryPlace)
        places = ticks(v)
        assert len(places) == 4
        assert "4 of 4 places, as a claim; one item of all" in v.shown()
        await v.press("t", "j", "space")
        assert [line[:3] for line in ticks(v)] == ["[x]", "[ ]", "[x]", "[x]"]
        assert await deeds(v, "enter") == 1
        assert v.notice == "3 places tagged as t-1; u takes all of them back"
        assert v.desk.item("t-1").mentions == 3
        agree(v)
        await v.press("u")
        assert quotes(v) == {}
        agree(v)

    visit(store, act, article="Who guards")


def test_undoing_what_stands_in_many_places_stays_where_one_of_them_is_in_sight(
    tmp_path: Path,
) -> None:
    path = tmp_path / "signposts.db"
    words = (f"The river rises in the year {n}. Nobody minds it.\n\n" for n in range(40))
    rest = "It stays dry.\n\n" * 30
    shelve(path, [("rivers.txt", "Many rivers\n\n" + "".join(words) + rest)])

    async def act(v: Visit) -> None:
        pane = v.room.pane
        await v.press("slash")
        await v.write("The river")
        await v.press("enter", *["right_square_bracket"] * 25)
        await v.press("v", "asterisk", "enter")
        assert v.desk.item("c-1").mentions == 40
        for key in ("u", "ctrl+r"):
            stood = pane.cursor_passage, pane.scroll_offset
            assert stood[1].y > 0
            await v.press(key)
            assert (pane.cursor_passage, pane.scroll_offset) == stood
        await v.press("G", "u")
        assert pane.cursor_passage == 40, "the nearest, where none is in sight"

    visit(path, act, article="Many rivers", size=(80, 24))


def test_parts_of_words_and_other_cases_are_shown_but_not_meant(tmp_path: Path) -> None:
    text = "war came, and nobody was warned.\n\nWar it was. No war is like it, they say here.\n"
    path = tmp_path / "s.db"
    shelve(path, [("war.txt", text)])

    async def first_word(v: Visit) -> None:
        v.room.pane.reveal(Span(0, 1))
        await v.press("v")
        while (v.room.pane.selected_span or Span(0, 1)).end > 3:
            await v.press("b")
        await v.press("asterisk")
        shown = ticks(v)
        assert shown[0] == "[x] war"
        assert "[ ] war part of a word" in shown
        assert "[ ] War other case" in shown
        await v.press("a", "i", "enter")
        assert len(v.desk.items()) == len(shown)

    visit(path, first_word, article="war")


def test_what_is_tagged_already_is_said_and_not_doubled(store: Path) -> None:
    async def act(v: Visit) -> None:
        await select_bridge(v)
        await v.press("p", "asterisk")
        assert ticks(v)[1].endswith("tagged")
        await v.press("enter")
        assert v.desk.item("p-1").mentions == 4
        assert v.notice.startswith("3 places tagged as p-1")

    visit(store, act, article="Who guards")


def test_nothing_is_tagged_where_nothing_is_ticked_or_one_goes_back(store: Path) -> None:
    async def act(v: Visit) -> None:
        await select_bridge(v)
        assert await deeds(v, "asterisk", "a", "enter") == 0
        assert "no place is ticked" in v.notice
        assert await deeds(v, "escape") == 0
        assert v.room.pane.selecting

    visit(store, act, article="Who guards")


# The other edition


def test_a_tag_is_copied_to_the_same_passage_of_the_other_edition(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "Y")
        assert isinstance(v.app.screen, OtherEdition)
        assert "where is t-1?" in header(v)
        assert "soldiers take the place" in v.shown()
        assert await deeds(v, "enter") == 1
        assert "t-1 is tagged there too: “i soldati sostituiscono" in v.notice
        assert v.desk.item("t-1").mentions == 2
        await v.press("u")
        assert v.desk.item("t-1").mentions == 1
        agree(v)

    visit(store, act, article="Who guards")


def test_another_passage_than_the_one_offered_can_be_taken(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t", "Y", "k", "v", "b", "b", "enter")
        [_, copy] = v.desk.annotations_of("t-1")
        assert copy.anchor.quote == "il pedaggio per i camion"

    visit(store, act, article="Who guards")


def test_one_may_go_back_and_nothing_is_copied(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(SOLDIERS)
        await v.press("t")
        assert await deeds(v, "Y", "v", "escape", "escape") == 0
        assert v.room.chosen

    visit(store, act, article="Who guards")


def test_without_another_edition_it_says_how_to_make_one(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("c")
        assert "mirror" not in [key.action for key in v.room.offers()]
        await v.press("Y")
        assert "no other edition is here" in v.notice

    visit(store, act, article="Tolls and tempers")


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
def test_what_is_hostile_in_a_text_is_shown_not_sent(tmp_path: Path, size: tuple[int, int]) -> None:
    nasty = "ware \x1b]52;c;aGk=\x07 [bold]red[/] \u202ewar\u202c \x9b31m war ​" + "x" * 300

    async def act(v: Visit) -> None:
        v.room.pane.reveal(Span(0, 1))
        await v.press("c", "asterisk")
        screens = [v.shown()]
        await v.press("escape", "Y")
        screens.append(v.shown())
        await v.press("q", "e")
        screens.append(v.shown())
        for sign in "\x1b\x07\x9b\u202e\u202c":
            assert not any(sign in shown for shown in screens)
        assert any("[bold]red[/]" in shown for shown in screens)

    path = tmp_path / "s.db"
    one, two = shelve(path, [("a.txt", f"{nasty}\n"), ("b.txt", f"{nasty} again.\n")])
    with open_desk(path) as desk:
        desk.same_work(one.id, two.id)
    visit(path, act, article=one.id, size=size)
