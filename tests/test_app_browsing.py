"""The list of the library under keys and mouse: its order, its filter, what its lines say."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.reading import read
from tests.app import TOLLS, Visit, open_desk, shelve, visit
from tui.screens.reading import ReadingRoom
from tui.widgets.table import Table

ORIGINALS = Path(__file__).parents[1].parent / "shared" / "seeds"
UNTITLED = "[Tolls and tempers were high on the road to Orlik, …]"
BY_TITLE = ["Il ponte conteso", UNTITLED, "Who guards the bridge?"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


def test_an_untitled_article_shows_its_first_words_in_another_style(store: Path) -> None:
    async def act(v: Visit) -> None:
        looks = {x.cells[2]: dict(x.looks) for x in v.library.query_one(Table).lines}
        assert looks[UNTITLED] == {2: "quiet"}
        assert looks["Who guards the bridge?"] == {}

    visit(store, act)


def test_s_sorts_by_the_next_column_and_shift_s_turns_it_round(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("S")
        assert v.titles == BY_TITLE[::-1]
        await v.press("s")  # author: who is not known comes last
        assert v.titles[-1] == UNTITLED

    visit(store, act)

    async def again(v: Visit) -> None:
        assert v.titles[-1] == UNTITLED, "the order is remembered"

    visit(store, again)


def test_a_click_on_a_title_sorts_by_that_column(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.pilot.click(Table, offset=(16, 0))
        await v.rest()
        assert v.titles == BY_TITLE[::-1]

    visit(store, act)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bri", ["Who guards the bridge?"]),
        ("BRANDL IT", ["Il ponte conteso"]),
        ("orlik post", ["Who guards the bridge?"]),
        ("2026", ["Il ponte conteso", "Who guards the bridge?"]),
        ("nothing at all", []),
    ],
)
def test_the_filter_narrows_as_one_types(store: Path, words: str, found: list[str]) -> None:
    async def act(v: Visit) -> None:
        await v.press("slash")
        await v.type(words)
        assert v.titles == found
        await v.press("escape")
        assert v.titles == BY_TITLE

    visit(store, act)


def test_the_cursor_stays_in_the_list_when_the_filter_leaves_fewer(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("G", "slash", "p", "o", "n", "t")
        assert v.titles == ["Il ponte conteso"]
        assert v.library.query_one(Table).at == 0

    visit(store, act)


def test_the_cursor_is_not_put_back_by_rows_that_were_asked_for_before_it_moved(
    store: Path,
) -> None:
    async def act(v: Visit) -> None:
        table = v.library.query_one(Table)
        v.library.reload()
        table.action_down()
        await v.pilot.app.workers.wait_for_complete()
        await v.pilot.pause()
        assert table.line is not None
        assert table.line.cells[2] == UNTITLED

    visit(store, act)


def test_enter_in_the_filter_opens_what_was_found(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("slash", "p", "o", "n", "enter")
        assert v.room.article.metadata.language == "it"
        await v.press("q")
        assert v.titles == ["Il ponte conteso"], "the filter is as it was"

    visit(store, act)


def test_the_arrow_down_goes_from_the_filter_to_the_list(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("slash", "2", "0", "2", "6", "down", "j", "enter")
        assert v.room.article.metadata.language == "en"

    visit(store, act)


def test_keys_work_again_when_something_fits_after_nothing_did(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("f", "f", "f")
        assert v.titles == []
        await v.press("f", "j", "enter")
        assert isinstance(v.app.screen, ReadingRoom)

    visit(store, act)


def test_the_line_below_says_what_the_columns_have_no_room_for(store: Path) -> None:
    with open_desk(store) as desk:
        desk.same_work("Il ponte conteso", "Who guards")

    async def act(v: Visit) -> None:
        assert "= the same work as Who guards the bridge? (en)" in v.shown()

    visit(store, act)


def test_counts_and_what_is_open_are_shown(store: Path) -> None:
    with open_desk(store) as desk:
        desk.tag("Who guards", Span(0, 10), Kind.TRIGGER, handle="quarrel")
        desk.tag("Who guards", Span(0, 10), Kind.CLAIM)
        desk.mark("quarrel", "observed")

    async def act(v: Visit) -> None:
        line = v.library.query_one(Table).lines[-1]
        assert line.cells[-4:] == ("1", "1", "·", "1")

    visit(store, act)


def test_hundreds_of_articles_are_filtered_at_once(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    shelve(path, ((f"{n}.txt", f"Article number {n} about the bridge.\n") for n in range(300)))

    async def act(v: Visit) -> None:
        await v.press("slash")
        await v.type("number 29")
        assert len(v.titles) == 13

    visit(path, act)


def test_titles_full_of_escapes_and_markup_are_shown_harmlessly(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    [article] = shelve(path, [("x.txt", TOLLS)])
    evil = "\x1b]52;c;ZXZpbA==\x07[bold red]\u202edlo\x9b31m"
    with open_desk(path) as desk:
        desk.set(article.id, {"title": evil, "authors": (evil,), "outlet": evil})

    async def act(v: Visit) -> None:
        await v.press("w")
        for _ in range(2):
            shown = v.shown()
            assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(shown)
            assert "[bold red]" in shown
            await v.press("enter")
        assert isinstance(v.app.screen, ReadingRoom)

    visit(path, act)


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason=f"the real articles are not at {ORIGINALS}")
def test_the_line_below_says_when_tags_are_offered(tmp_path: Path) -> None:
    path = tmp_path / "known.db"
    [known] = ORIGINALS.glob("000_*")
    with open_desk(path) as desk:
        desk.add(read(known.name, known.read_bytes()))

    async def act(v: Visit) -> None:
        await v.until(lambda: "o takes the 42 tags that are offered" in v.shown())
        await v.press("o")
        assert "42 tags taken" in v.notice
        assert "are offered" not in v.shown()

    visit(path, act)


def test_where_nothing_is_offered_it_says_so(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("o")
        assert "nothing is offered" in v.notice

    visit(store, act)
