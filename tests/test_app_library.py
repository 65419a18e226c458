"""The library under keys and mouse, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from seeds.refusal import Unavailable
from tests.app import BRIDGE, Visit, shelve, visit
from tui.screens.history import HistoryScreen
from tui.screens.reading import ReadingRoom
from tui.settings import Settings
from tui.widgets.table import Table

UNTITLED = "[Tolls and tempers were high on the road to Orlik, …]"
BY_TITLE = ["Il ponte conteso", UNTITLED, "Who guards the bridge?"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


def test_the_library_lists_articles_by_title(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert v.titles == BY_TITLE
        assert "3 articles" in v.shown()
        assert "SIMULATED" in v.shown()

    visit(store, act)


def test_the_next_day_the_cursor_is_on_the_article_that_was_read_last(store: Path) -> None:
    async def read(v: Visit) -> None:
        await v.press("j", "enter", "j", "q")

    async def look(v: Visit) -> None:
        line = v.app.screen.query_one(Table).line
        assert line is not None
        assert line.key == v.desk.article(UNTITLED[1:20]).id

    visit(store, read)
    visit(store, look)


def test_an_empty_library_says_what_to_do_next(tmp_path: Path) -> None:
    async def act(v: Visit) -> None:
        assert "a         adds an article" in v.shown()
        assert "filter" not in v.footer

    visit(tmp_path / "new.db", act)


def test_a_double_click_opens_an_article(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.pilot.click(Table, offset=(12, 3), times=2)
        await v.rest()
        assert v.room.article.title == "Who guards the bridge?"

    visit(store, act)


def test_two_editions_are_marked_as_one_work(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("w")
        assert "marked: Il ponte" in v.notice
        await v.press("G", "w")
        works = {x.title: x.work for x in v.desk.articles()}
        assert works["Il ponte conteso"] == works["Who guards the bridge?"]
        await v.press("u")
        assert "undone" in v.notice
        works = {x.title: x.work for x in v.desk.articles()}
        assert works["Il ponte conteso"] != works["Who guards the bridge?"]
        await v.press("ctrl+r")
        assert v.desk.articles()[0].editions == 2

    visit(store, act)


def test_metadata_is_corrected_in_one_deed(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("j", "e")
        await v.type("Tolls")
        await v.press("enter", "A", "comma", "B", "enter", "enter", "enter")
        await v.type("2026-02")
        await v.press("enter", "enter", "enter", "enter", "enter")
        known = v.desk.article("Tolls").metadata
        assert known.authors == ("A", "B")
        assert str(known.published) == "2026-02"
        assert known.published_from == "analyst"
        assert v.desk.history()[0].verb == "set"
        assert v.library.article
        assert v.library.article.title == "Tolls"

    visit(store, act)


def test_a_wrong_date_is_marked_and_nothing_is_lost(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("e")
        field = v.app.screen.query_one("#field-published", Input)
        field.value = "soon"
        await v.press("ctrl+s")
        assert "'soon' is not a date" in v.shown()
        assert field.value == "soon"
        await v.press("escape")
        assert str(v.desk.article("Il ponte").metadata.published) == "2026-03-04"

    visit(store, act)


def test_files_and_folders_are_added(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "bridge.md").write_text(BRIDGE)
    (notes / "empty.txt").write_text("")
    (notes / "picture.png").write_bytes(b"\x89PNG")

    async def act(v: Visit) -> None:
        await v.press("a")
        v.app.screen.query_one(Input).value = str(notes)
        await v.press("enter")
        assert v.titles == ["Who guards the bridge?"]
        assert "1 article added" in v.notice
        assert "empty.txt: an empty file" in v.notice
        await v.press("a")
        v.app.screen.query_one(Input).value = str(notes / "bridge.md")
        await v.press("enter")
        assert "1 here already" in v.notice

    visit(tmp_path / "new.db", act)


def test_a_path_that_is_not_there_is_said_beside_the_field(tmp_path: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("a")
        await v.type("nowhere")
        await v.press("enter")
        assert "there is no such file or folder" in v.shown()
        await v.press("escape", "q")

    app = visit(tmp_path / "new.db", act)
    assert app.return_code == 0


def test_undoing_that_an_article_was_added_leads_back_from_it_to_the_library(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("j", "enter")
        assert v.room.article.title == UNTITLED
        await v.press("u")
        assert "undone: added" in v.notice
        assert v.titles == [BY_TITLE[0], BY_TITLE[2]]
        await v.press("ctrl+r")
        assert v.titles == BY_TITLE

    visit(store, act)


def test_the_history_and_the_help_open_and_close(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("h")
        assert isinstance(v.app.screen, HistoryScreen)
        await v.press("q", "question_mark")
        assert "adds articles from a file or folder" in v.shown()
        await v.press("escape")
        assert v.titles == BY_TITLE

    visit(store, act)


def test_the_palette_does_what_a_key_does(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("ctrl+p")
        await v.type("turns the order")
        await v.pilot.pause(0.5)
        await v.press("enter")
        await v.pilot.pause(0.3)
        assert v.titles == BY_TITLE[::-1]

    visit(store, act)


def test_an_article_named_on_the_way_in_is_open_at_once(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert v.room.article.title == "Il ponte conteso"

    visit(store, act, article="Il ponte")


def test_an_article_that_is_not_there_ends_the_app_with_a_refusal(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.pilot.pause()

    app = visit(store, act, article="nothing like it")
    assert app.refusal
    assert app.return_code == 1


def test_a_file_that_is_no_store_ends_the_app_with_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("this is no database, but a text that is long enough to look like one" * 9)

    async def act(v: Visit) -> None:
        await v.pilot.pause()

    app = visit(path, act)
    assert isinstance(app.refusal, Unavailable)


def test_the_settings_choose_the_theme_and_the_keys(store: Path) -> None:
    settings = Settings(theme="signposts-light", keys={"reverse": "z"})

    async def act(v: Visit) -> None:
        assert v.app.theme == "signposts-light"
        await v.press("z")
        assert v.titles == BY_TITLE[::-1]

    visit(store, act, settings=settings)


def test_q_ends_the_app(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("q")

    assert visit(store, act).return_code == 0


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (140, 45), (200, 60)])
def test_at_every_size_one_sees_where_one_is_and_what_the_keys_do(
    store: Path, size: tuple[int, int]
) -> None:
    async def act(v: Visit) -> None:
        for _ in range(2):
            rows = v.shown().splitlines()
            assert "SIMULATED" in rows[0]
            assert rows[-1].rstrip().endswith("? help")
            assert all(cell_len(row) <= size[0] for row in rows)
            await v.press("enter")
        assert isinstance(v.app.screen, ReadingRoom)

    visit(store, act, size=size)
