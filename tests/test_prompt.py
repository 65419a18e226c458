"""Keys typed in one burst, as over a slow line: none overtakes what was typed before it."""

from __future__ import annotations

from pathlib import Path

from tests.app import open_desk, shelve
from tests.terminal import Terminal

SAVE, DOWN, END = "\x13", "\x1b[B", "\x1b[F"


def test_what_was_typed_right_before_saving_is_saved(tmp_path: Path) -> None:
    store = tmp_path / "signposts.db"
    shelve(store)
    with Terminal("--db", str(store), "--analyst", "ak") as t:
        t.see("Library", "3 articles", "Who guards")
        t.press("Ge", "^s save")
        t.press(END + " and who pays for it?" + SAVE, "saved", without="^s save")
        t.press("q")
        assert t.end() == 0
    with open_desk(store) as desk:
        assert "Who guards the bridge? and who pays for it?" in {x.title for x in desk.articles()}


def test_what_was_typed_right_before_going_on_stays_in_its_field(tmp_path: Path) -> None:
    store = tmp_path / "signposts.db"
    shelve(store)
    with Terminal("--db", str(store), "--analyst", "ak") as t:
        t.see("Library", "3 articles", "Who guards")
        t.press("Ge", "^s save")
        t.press(END + " 1234567890" + DOWN + END + " 0987654321" + SAVE, "saved", without="^s save")
        t.press("q")
        assert t.end() == 0
    with open_desk(store) as desk:
        [line] = [x for x in desk.articles() if x.title == "Who guards the bridge? 1234567890"]
        assert line.authors == ("T. Brandl 0987654321",)


def test_what_was_typed_right_before_choosing_is_what_is_chosen(tmp_path: Path) -> None:
    store = tmp_path / "signposts.db"
    shelve(store)
    with Terminal("--db", str(store), "--analyst", "ak") as t:
        t.see("Library", "3 articles", "Who guards")
        t.press("G\r", "The bridge at Orlik")
        t.press("S", "there is no scenario yet")
        t.press("orlik-2\r", "S orlik-2")
        t.press("qq")
        assert t.end() == 0
