"""Copying with a citation: what reaches the clipboard, and what never does."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from tests.app import Visit, open_desk, shelve, visit
from tests.terminal import Terminal
from tui.citing import citation

CLOSED = "By the end of the year the bridge will probably be closed for weeks."
OSC_52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


def test_the_passage_under_the_cursor_is_copied_with_its_citation(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("y")
        assert v.app.clipboard == citation(v.room.article, v.room.pane.cursor_span)
        assert v.app.clipboard.startswith(f"“{CLOSED}” (T. Brandl, Who guards the bridge?, ")
        assert "copied with its citation: “By the end" in v.notice

    visit(store, act, article="Who guards")


def test_what_is_selected_is_copied_and_stays_selected(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("v", "b", "b", "y")
        assert v.app.clipboard.startswith(
            "“By the end of the year the bridge will probably be closed for”"
        )
        assert v.room.pane.selecting

    visit(store, act, article="Who guards")


def test_the_chosen_tag_is_copied_as_it_stands(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("v", "b", "b", "p", "y")
        assert v.room.mention
        assert v.app.clipboard == citation(v.room.article, v.room.mention.annotation.anchor.span)

    visit(store, act, article="Who guards")


def test_ctrl_c_copies_a_selection_and_else_says_how_to_end(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(CLOSED)
        await v.press("ctrl+c")
        assert v.app.clipboard == ""
        assert "ends Signposts" in v.notice
        await v.press("v", "ctrl+c")
        assert v.app.clipboard.startswith(f"“{CLOSED}”")

    visit(store, act, article="Who guards")


def test_what_is_selected_with_the_mouse_beside_the_text_is_copied_by_ctrl_c(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("question_mark")
        await v.pilot.mouse_down("Help Static", offset=(2, 0))
        await v.pilot.hover("Help Static", offset=(12, 2))
        await v.pilot.mouse_up("Help Static", offset=(12, 2))
        await v.rest()
        chosen = v.app.screen.get_selected_text()
        assert chosen
        await v.press("ctrl+c")
        assert v.app.clipboard == chosen

    visit(store, act, article="Who guards")


def test_what_a_terminal_would_not_take_is_not_copied_and_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    shelve(path, [("long.txt", "A very long sentence without an end " * 2500 + ".\n")])

    async def act(v: Visit) -> None:
        await v.press("y")
        assert v.app.clipboard == ""
        assert "terminals copy 74 at the most" in v.notice

    visit(path, act, article="A very long")


def test_where_the_text_is_not_here_there_is_nothing_to_copy(store: Path) -> None:
    with open_desk(store) as desk:
        forgotten = desk.article("Who guards").id
        desk.forget(forgotten)

    async def act(v: Visit) -> None:
        assert "copy" not in {key.action for key in v.room.offers()}
        await v.press("y")
        assert v.app.clipboard == ""
        assert "nothing to copy" in v.notice

    visit(store, act, article=forgotten)


def test_the_terminal_gets_the_citation_as_osc_52_and_nothing_of_the_articles_own(
    tmp_path: Path,
) -> None:
    path = tmp_path / "hostile.db"
    evil = "\x1b]52;c;ZXZpbA==\x07 and \x1b[201~ and \u202egnp.exe"
    shelve(path, [("a.txt", f"Read this {evil} at once, friend. The end.\n")])
    with Terminal("--db", str(path), "--analyst", "ak") as t:
        t.see("Library", "1 article")
        t.press("\r", "at once, friend")
        t.press("y", "copied with its citation")
        t.press("qq")
        assert t.end() == 0
        [sent] = OSC_52.findall(t.output)
        copied = base64.b64decode(sent).decode()
        assert copied.startswith(
            "“Read this ␛]52;c;ZXZpbA==␇ and ␛[201~ and �gnp.exe at once, friend.”"
        )
        assert b"\x1b[201~" not in t.output
