"""Whole tasks in a real terminal, one after the other as a working day has them.

Each is typed, or done with the mouse, as a person would; then somebody looks into the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.doctor import examine
from tests.app import open_desk, shelve
from tests.orlik import orlik
from tests.terminal import Terminal
from tests.test_pty_colours import colours

ESCAPE, ENTER, QUIT = "\x1b", "\r", "\x11"
DOWN, LEFT = "\x1b[B", "\x1b[D"
F6 = "\x1b[17~"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles and nothing tagged."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    """A store with two editions and a scenario."""
    path = tmp_path / "orlik.db"
    orlik(path)
    return path


def opened(path: Path, size: tuple[int, int] = (100, 30), **more: str) -> Terminal:
    """The app on a store, with the library on the screen."""
    state = str(path.parent / "state")
    terminal = Terminal(
        "--db", str(path), "--analyst", "ak", size=size, more={"SIGNPOSTS_STATE": state} | more
    )
    terminal.see("Library", "articles", "Who guards")
    return terminal


def left(t: Terminal) -> None:
    """Ends the app as one does, by a key."""
    t.child.send(QUIT)
    assert t.end() == 0


@contextmanager
def reading(path: Path) -> Iterator[Terminal]:
    """The app with the first article open, which is left in the end."""
    with opened(path) as t:
        t.press("G" + ENTER, "The bridge at Orlik")
        yield t
        left(t)


def quotes(path: Path) -> dict[str, str]:
    """Kinds and handles of the tags with their quotes; the store is sound."""
    with open_desk(path) as desk:
        assert examine(desk) == []
        found = {}
        for article in desk.articles():
            for tag in desk.mentions(article.id):
                found[f"{tag.item.kind.letter} {tag.item.handle}"] = tag.annotation.anchor.quote
        return {name: quote or "" for name, quote in sorted(found.items())}


def place(t: Terminal, words: str) -> tuple[int, int]:
    """Column and row of words on the screen, as the mouse counts: from 1."""
    for row, line in enumerate(t.screen.display, 1):
        if words in line:
            return line.index(words) + 1, row
    raise AssertionError(f"{words} not on the screen:\n{t.shown()}")


def mouse(button: int, at: tuple[int, int], *, up: bool = False) -> str:
    """What a terminal sends of the mouse; 32 more is a movement with the button down."""
    return f"\x1b[<{button};{at[0]};{at[1]}{'m' if up else 'M'}"


def test_three_passages_are_tagged_one_is_changed_and_two_acts_undone(store: Path) -> None:
    with reading(store) as t:
        t.press("jc", "c-1 tagged")
        t.press("jc", "c-2 tagged")
        t.press("jjp", "p-1 tagged")
        t.press("r", "trigger")
        t.press("t", "t-1")
        t.press("u", "undone")
        t.press("u", "undone: tagged prediction")
    assert list(quotes(store)) == ["C c-1", "C c-2"]


def test_what_was_searched_for_is_selected_and_tagged(store: Path) -> None:
    with reading(store) as t:
        t.press("/NIGHT TRAIN", "1 of 1")
        t.press(ENTER, "c claim", without="enter go there")
        t.press("vt", "t-1 tagged")
    assert quotes(store) == {"T t-1": "night train"}


def test_a_word_is_tagged_wherever_it_stands_in_one_act(store: Path) -> None:
    with reading(store) as t:
        t.press("/river police", "1 of 2")
        t.press(ENTER, "c claim", without="enter go there")
        t.press("v*", "2 of 2 places")
        t.press("t" + ENTER, "2 places tagged as t-1")
    with open_desk(store) as desk:
        assert desk.item("t-1").mentions == 2
        assert [done.verb for done in desk.history()].count("tag") <= 1
        assert desk.history()[0].verb != "add"


def test_the_end_of_a_tag_is_moved(store: Path) -> None:
    with reading(store) as t:
        t.press("jc", "c-1 tagged")
        t.press("e", "moving the ends of c-1")
        t.press("bbb" + ENTER, "the ends of c-1 moved")
    assert quotes(store) == {"C c-1": "The bridge at Orlik is guarded by the"}


def test_a_tag_is_copied_to_the_edition_beside_it(store: Path) -> None:
    with open_desk(store) as desk:
        first, second = (x.id for x in desk.articles() if x.authors)
        desk.same_work(first, second)
    with opened(store, size=(170, 40)) as t:
        t.press("G" + ENTER, "The bridge at Orlik")
        t.press("D", "Il ponte di Orlik")
        t.press("/night" + ENTER, "c claim")
        t.press("t", "t-1 tagged")
        t.press("Y", "il treno notturno")
        t.press(ENTER, "Who guards the bridge?")
        left(t)
    with open_desk(store) as desk:
        assert desk.item("t-1").mentions == 2


def test_details_are_written_and_saved_field_by_field(worked: Path) -> None:
    with open_desk(worked) as desk:
        desk.edit("army-guard", {"labels": ["military"]})
    with opened(worked, size=(140, 45)) as t:
        t.press("j" + ENTER, "The bridge at Orlik")
        t.press("n" + ENTER, "in positive")
        t.press("The police stay\t", "saved")
        t.press(ESCAPE, "c claim")
        left(t)
    with open_desk(worked) as desk:
        assert [x.handle for x in desk.items() if "The police stay" in x.statement]


def test_what_is_due_is_judged_in_the_review(worked: Path) -> None:
    with opened(worked) as t:
        t.press("r", "closed-by-2027")
        t.press("2", "evidence")
        t.press("\x13", without="evidence")
        t.press("q", "Library")
        left(t)
    with open_desk(worked) as desk:
        assert desk.history()[0].verb == "mark"


def test_in_the_middle_of_a_selection_the_window_gets_another_size(store: Path) -> None:
    with reading(store) as t:
        t.press("jv", "other end")
        for width, height in ((60, 16), (160, 48), (80, 24)):
            t.screen.resize(height, width)
            t.child.setwinsize(height, width)
            t.press("b", "bridge")
        t.press("c", "c-1 tagged")
    assert quotes(store) == {"C c-1": "The bridge at Orlik is guarded by the"}


def test_without_colour_a_day_goes_the_same_way(store: Path) -> None:
    with opened(store, NO_COLOR="1") as t:
        t.press("G" + ENTER, "The bridge at Orlik")
        t.press("jt", "t-1 tagged")
        t.press("p", "p-1 tagged")
        t.see("┃", "╎")
        t.press("q", "articles")
        left(t)
        assert colours(t.output) == set()
    assert list(quotes(store)) == ["P p-1", "T t-1"]


def test_who_uses_no_letters_to_move_has_arrows(store: Path) -> None:
    config = store.parent / "config" / "signposts"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('preset = "arrows"\n', encoding="utf-8")
    with opened(store, XDG_CONFIG_HOME=str(config.parent)) as t:
        t.press(DOWN + DOWN + ENTER, "The bridge at Orlik")
        t.press(DOWN + F6 + LEFT, "other end")
        t.press("c", "c-1 tagged")
        t.press("\x7f", "articles")
        left(t)
    assert quotes(store) == {"C c-1": "The bridge at Orlik is guarded by the river police"}


def test_words_are_marked_with_the_mouse_and_tagged(store: Path) -> None:
    with reading(store) as t:
        x, y = place(t, "bridge at Orlik")
        end = x + len("bridge at Orlik") - 1
        t.child.send(mouse(0, (x, y)))
        for column in range(x + 1, end + 1):
            t.child.send(mouse(32, (column, y)))
        t.press(mouse(0, (end, y), up=True), "other end")
        t.press("c", "c-1 tagged")
    assert quotes(store) == {"C c-1": "bridge at Orlik"}


def test_the_next_article_comes_without_going_back_and_the_place_is_kept(store: Path) -> None:
    with opened(store) as t:
        t.press("G" + ENTER, "The bridge at Orlik")
        t.press("G", "police deny it")
        t.press("(", "Tolls and tempers")
        t.press(")", "police deny it")
        t.press("c", "c-1 tagged")
        left(t)
    with opened(store) as t:
        t.press("G" + ENTER, "police deny it")
        t.press("p", "p-1 tagged")
        left(t)
    assert quotes(store) == {"C c-1": "The police deny it.", "P p-1": "The police deny it."}


def test_what_was_said_to_be_saved_is_there_after_a_kill_in_the_middle_of_typing(
    store: Path,
) -> None:
    with opened(store, size=(140, 45)) as t:
        t.press("G" + ENTER, "The bridge at Orlik")
        t.press("jt", "t-1 tagged")
        t.press(ENTER, "in positive")
        t.press("The police go\t", "The police go  saved")
        t.child.send("and this is only half wri")
        t.kill()
    assert quotes(store) == {"T t-1": "The bridge at Orlik is guarded by the river police."}
    with open_desk(store) as desk:
        assert desk.item("t-1").statement == "The police go"
    with opened(store) as t:
        t.press("u", "undone")
        left(t)
    with open_desk(store) as desk:
        assert desk.item("t-1").statement == ""
