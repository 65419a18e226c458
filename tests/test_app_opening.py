"""Opening articles: the text first, then the rest; keys pressed meanwhile wait their turn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from benchmarks.shelf import build, text
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.segmentation import passages
from tests.app import Visit, open_desk, shelve, visit
from tui import segmenting
from tui.screens.opening import FEW
from tui.screens.prompt import Prompt
from tui.screens.reading import ReadingRoom

SIZE = 3 * segmenting.SHORT


@pytest.fixture(autouse=True)
def nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """No article was opened before."""
    segmenting._known.clear()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with one long article of many tags."""
    path = tmp_path_factory.mktemp("built") / "long.db"
    build(path, SIZE, FEW + 100)
    return path.read_bytes()


@pytest.fixture
def long(built: bytes, tmp_path: Path) -> Path:
    """Such a store."""
    path = tmp_path / "long.db"
    path.write_bytes(built)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three short articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


async def until(v: Visit, holds: Callable[[], bool]) -> None:
    """Waits until something holds."""
    for _ in range(400):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


def strike(v: Visit, *keys: str) -> None:
    """Keys that come in one piece."""
    for key in keys:
        sign = key if len(key) == 1 else {"enter": "\r", "escape": "\x1b"}.get(key)
        v.app.post_message(events.Key(key, sign))


# A long article


def test_a_long_article_is_there_whole_in_the_end(long: Path) -> None:
    async def act(v: Visit) -> None:
        await until(v, lambda: v.room.ready)
        assert list(v.room.passages) == list(passages(v.room.article))
        assert len(v.room.tags) == FEW + 100
        assert v.room.pane.cursor_passage == 0

    visit(long, act, article="Measured")


def test_the_text_is_on_the_screen_before_the_tags_are_read(long: Path) -> None:
    async def act(v: Visit) -> None:
        strike(v, "enter")
        await until(v, lambda: isinstance(v.app.screen, ReadingRoom) and v.room.is_mounted)
        assert not v.room.ready
        await until(v, lambda: "Jahresende" in v.shown() or v.room.ready)
        assert not v.room.ready
        assert len(v.room.tags) == 0

    visit(long, act)


def test_keys_that_are_pressed_while_it_opens_are_done_when_it_is_open(long: Path) -> None:
    async def act(v: Visit) -> None:
        strike(v, "enter", "j", "j", "c", "G")
        await until(v, lambda: isinstance(v.app.screen, ReadingRoom) and v.room.ready)
        await v.rest()
        everywhere = passages(v.room.article)
        assert v.room.pane.cursor_passage == len(everywhere) - 1
        made = [m for m in v.desk.mentions(v.room.article.id) if m.annotation.analyst == "ak"]
        assert [m.annotation.anchor.span for m in made] == [everywhere[2]]

    visit(long, act)


def test_a_long_article_opens_where_one_was_in_it(long: Path) -> None:
    async def act(v: Visit) -> None:
        await until(v, lambda: v.room.ready)
        last = passages(v.room.article)[-1]
        assert v.room.pane.cursor_span == last

    with open_desk(long) as desk:
        [line] = desk.articles()
        desk.look(line.id, len(text(SIZE)) - 10)
    visit(long, act, article="Measured")


def test_the_second_time_all_passages_are_known(long: Path) -> None:
    async def act(v: Visit) -> None:
        await until(v, lambda: v.room.ready)
        assert segmenting.at_once(v.room.article) == tuple(v.room.passages)

    visit(long, act, article="Measured")


def test_text_and_scrollbar_are_in_one_frame(long: Path) -> None:
    async def act(v: Visit) -> None:
        await until(v, lambda: v.room.ready)
        room, pane = v.room, v.room.pane
        pane.action_last()
        assert pane.scroll_offset.y > 0
        assert {pane, pane.vertical_scrollbar} <= room._dirty_widgets

    visit(long, act, article="Measured")


# Another article in its place


def test_another_article_opens_in_its_place(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("G", "c")
        other = v.desk.article("Il ponte")
        v.room.load(other.id)
        await v.rest()
        assert "Il ponte conteso" in v.shown()
        assert len(v.room.tags) == 0
        assert v.room.chosen == ""
        assert v.room.pane.has_focus
        await v.press("t")
        assert v.desk.tag_lines(other.id)[0].handle == "t-1"
        v.room.load(v.desk.article("Who guards").id)
        await v.rest()
        assert v.room.pane.cursor_passage == len(v.room.passages) - 1, "the place is remembered"
        assert [tag.handle for tag in v.room.tags] == ["c-1"]

    visit(store, act, article="Who guards")


def test_it_opens_at_a_passage_too(store: Path) -> None:
    async def act(v: Visit) -> None:
        other = v.desk.article("Il ponte")
        assert other.text
        start = other.text.index("i soldati")
        v.room.load(other.id, Span(start, start + 9))
        await v.rest()
        assert v.room.pane.cursor_span
        assert v.room.pane.cursor_span.start == start

    visit(store, act, article="Who guards")


def test_what_is_being_written_is_kept_before_another_opens(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("p", "enter")
        await v.type("Closed")
        v.room.load(v.desk.article("Il ponte").id)
        await v.rest()
        assert v.desk.item("p-1").statement == "Closed"
        assert not v.room.details.writing

    visit(store, act, article="Who guards")


# Tags as the list and the text show them


def test_tag_lines_say_what_mentions_say(store: Path) -> None:
    with open_desk(store) as desk:
        page = desk.article("Who guards").id
        for start, kind in ((40, Kind.CLAIM), (2, Kind.TRIGGER), (40, Kind.PREDICTION)):
            desk.tag(page, Span(start, start + 30), kind)
        desk.mark("t-1", "observed")
        lines, mentions = desk.tag_lines(page), desk.mentions(page)
        assert [
            (m.annotation.id, m.annotation.anchor.span, m.item.id, m.item.handle, m.status)
            for m in mentions
        ] == [(x.id, x.span, x.item, x.handle, x.status) for x in lines]
        assert desk.tag_lines(page, most=1) == lines[:1]
        assert desk.tag_lines(page, among=[lines[1].id, lines[0].item]) == lines[:2]


# Keys in turn


def test_keys_after_one_that_opens_a_line_to_write_in_go_there(store: Path) -> None:
    async def act(v: Visit) -> None:
        strike(v, "slash", *"ponte")
        await v.rest()
        assert v.titles == ["Il ponte conteso"]

    visit(store, act)


def test_keys_after_one_that_opens_a_screen_go_to_that_screen(store: Path) -> None:
    async def act(v: Visit) -> None:
        strike(v, "S", *"orlik", "enter", "B")
        await v.rest()
        await v.rest()
        assert v.desk.scenario("orlik")
        assert not isinstance(v.app.screen, ReadingRoom | Prompt)

    visit(store, act, article="Who guards")
