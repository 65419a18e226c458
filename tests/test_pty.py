"""Whole tasks in a real terminal, typed as a person would; then a look into the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from tests.app import open_desk, shelve
from tests.terminal import Terminal

ESCAPE = "\x1b"
REDO, PALETTE, QUIT = "\x12", "\x10", "\x11"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


def opened(path: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    """The app on a store, with the library on the screen."""
    terminal = Terminal("--db", str(path), "--analyst", "ak", size=size)
    terminal.see("Library", "3 articles", "Who guards")
    return terminal


def tagged(path: Path) -> list[tuple[str, Kind, str]]:
    """What the database holds: handles, kinds and statements."""
    with open_desk(path) as desk:
        return [(x.handle, x.kind, x.statement) for x in desk.items()]


def test_open_tag_three_passages_undo_and_quit(store: Path) -> None:
    with opened(store) as t:
        t.press("G\r", "The bridge at Orlik")
        t.press("jt", "t-1 tagged")
        t.press("jc", "c-1 tagged")
        t.press("Gp", "p-1 tagged")
        t.press("u", "undone: tagged prediction p-1")
        t.press("qq")
        assert t.end() == 0
    assert tagged(store) == [("t-1", Kind.TRIGGER, ""), ("c-1", Kind.CLAIM, "")]


def test_tag_a_list_into_a_new_scenario_and_write_a_statement(store: Path) -> None:
    with opened(store, size=(140, 45)) as t:
        t.press("G\r", "soldiers take the place", "none yet")
        t.press("S", "there is no scenario yet")
        t.press("orlik", "make the scenario")
        t.press("\r", "S orlik")
        t.press("6jT", "t-1 to t-3 tagged into orlik")
        t.press("n\r", "the event in positive")
        t.press("Tolls double\t\t\ttolls\t", "who said it")
        t.press(ESCAPE, without="who said it")
        t.press("q", "1 scenario")
        t.press("q")
        assert t.end() == 0
    with open_desk(store) as desk:
        assert [x.handle for x in desk.items(scenario="orlik")] == ["t-1", "t-3", "tolls"]
        assert [x.statement for x in desk.items() if x.statement] == ["Tolls double"]


def test_filter_open_select_and_redo(store: Path) -> None:
    with opened(store) as t:
        t.press("/", "title, author, outlet")
        t.press("pont", "1 of 3 articles")
        t.press("\r", "Questi passi")
        t.press("jvbbt", "t-1 tagged")
        t.press("u", "undone")
        t.press(REDO, "done again")
        t.press(QUIT)
        assert t.end() == 0
    with open_desk(store) as desk:
        [line] = desk.items()
        assert line.quote == "Il ponte di Orlik è sorvegliato dalla polizia"


def test_what_was_confirmed_is_there_after_a_power_cut(store: Path) -> None:
    with opened(store) as t:
        t.press("G\r", "The bridge at Orlik")
        t.press("jt", "t-1 tagged")
        t.press("jc", "c-1 tagged")
        t.kill()
    assert [handle for handle, _, _ in tagged(store)] == ["t-1", "c-1"]
    with opened(store) as t:
        t.press("u", "undone: tagged claim c-1")
        t.press("q")
        assert t.end() == 0
    assert [handle for handle, _, _ in tagged(store)] == ["t-1"]


def test_nothing_hostile_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    evil = "\x1b]52;c;ZXZpbA==\x07\x1b[31mred\x9b5m \u202egnp.exe [bold]x[/]"
    article = f"Read {evil} at once, friend. The end.\n"
    shelve(path, [("a.txt", article), ("b.txt", "Another.\n"), ("c.txt", "A third one.\n")])
    with open_desk(path) as desk:
        [id] = [x.id for x in desk.articles() if "Read" in x.title]
        desk.set(id, {"title": evil, "authors": (evil,), "outlet": evil})
    with Terminal("--db", str(path), "--analyst", "ak") as t:
        t.see("Library", "3 articles", "gnp.exe")
        t.press("g\r", "[bold]x[/] at once", "The end.")
        t.press("c", "c-1 tagged")
        t.press("\r", "the event in positive")
        t.press(ESCAPE, without="the event in positive")
        t.press(ESCAPE, without="stance")
        t.press("q", "3 articles")
        t.press("h", "History", "[bold]x[/]")
        t.press("q", "Library")
        t.press("e", "What is known", "gnp.exe")
        t.press(ESCAPE, without="What is known")
        t.press("q")
        assert t.end() == 0
        for sequence in (b"\x1b]52", b"\x1b[31mred", "\x9b".encode(), "\u202e".encode()):
            assert sequence not in t.output


def test_help_and_palette_open_over_every_screen(store: Path) -> None:
    with opened(store) as t:
        t.press("?", "adds articles")
        t.press(ESCAPE, without="adds articles")
        t.press("\r", "Il ponte di Orlik")
        t.press(PALETTE, "Search")
        t.press("as a claim", "tags the passage as a claim", without="selects, to move")
        t.press("\r", "c-1 tagged")
        t.press(QUIT)
        assert t.end() == 0
    assert [kind for _, kind, _ in tagged(store)] == [Kind.CLAIM]
