"""The tour: it says what to do, sees that it was done, and takes no key from anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import Visit, open_desk, shelve, visit
from tests.shell import Shell
from tests.terminal import Terminal
from tui import keys, remembered
from tui.commands.demo import fill
from tui.screens.library import Library
from tui.tour import END, STEPS, Scene
from tui.touring import TourLine

ARTICLE = "Kasachstans Granaten"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The store of the demonstration, made once."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with open_desk(path) as desk:
        fill(desk)
    return path.read_bytes()


@pytest.fixture
def store(shipped: bytes, tmp_path: Path) -> Path:
    """A copy of it."""
    path = tmp_path / "demo.db"
    path.write_bytes(shipped)
    return path


def see_tour(t: Terminal) -> None:
    """Waits until the tour has begun."""
    t.see("Tour 1 of 6", "SIMULATED")


def told(v: Visit) -> str:
    """What the tour says; empty where it says nothing."""
    return " ".join(line.told for line in v.app.screen.query(TourLine))


async def step(v: Visit, number: int) -> None:
    """Waits until the tour is at a step, and looks whether it says so."""
    for _ in range(20):
        await v.pilot.pause(0.1)
        if f"Tour {number} of 6" in told(v):
            return
    raise AssertionError(f"not at step {number}: {told(v)!r}")


def test_a_tour_of_six_steps_can_be_taken_as_it_says(store: Path) -> None:
    async def act(v: Visit) -> None:
        await step(v, 1)
        await v.press("slash")
        await v.type("granaten")
        await v.press("enter")
        await step(v, 2)
        text = v.room.article.text
        assert text is not None
        await v.press("G", *["k"] * 40)
        while len(v.room.list_here()) < 2:
            await v.press("j")
        await step(v, 3)
        await v.press("T", "enter")
        await v.type("It happens")
        await v.press("enter", "escape")
        await step(v, 4)
        await v.press("q", "escape", "r", "1")
        await v.press("ctrl+s")
        await step(v, 5)
        await v.press("q", "b", "u")
        await step(v, 6)
        await v.press("q", "R")
        await v.pilot.pause(0.5)
        assert "That was the tour" in told(v)
        await v.press("f9")
        assert told(v) == ""

    visit(store, act, tour=True)
    assert remembered.read().toured


def test_at_80_by_24_it_stands_beside_the_text_and_hides_none(store: Path) -> None:
    async def act(v: Visit) -> None:
        await step(v, 1)
        await v.press("slash")
        await v.type("granaten")
        await v.press("enter")
        await step(v, 2)
        line = v.app.screen.query_one(TourLine)
        assert line.region.height <= 3
        assert line.region.bottom == v.room.pane.region.y
        assert v.room.pane.region.height >= 18

    visit(store, act, size=(80, 24), tour=True)


def test_an_article_without_triggers_does_not_lead_on_to_a_list_that_it_has_not(
    store: Path,
) -> None:
    async def act(v: Visit) -> None:
        await step(v, 1)
        await v.press("slash")
        await v.type("astana")
        await v.press("enter")
        await v.pilot.pause(0.5)
        await step(v, 1)
        assert "q goes back" in told(v)
        assert "f8 skips a step" in told(v)

    visit(store, act, size=(80, 24), tour=True)


def test_a_step_can_be_left_out_and_the_tour_be_left(store: Path) -> None:
    async def act(v: Visit) -> None:
        await step(v, 1)
        await v.press("f8", "f8")
        await step(v, 3)
        await v.press("enter")
        await step(v, 3)
        await v.press("f9")
        assert told(v) == ""
        await v.press("q")
        assert told(v) == ""
        assert "f9" not in [key.keys for key in v.library.offers()]

    visit(store, act, tour=True)


def test_esc_in_the_library_leaves_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        await step(v, 1)
        await v.press("escape")
        assert told(v) == ""
        assert isinstance(v.app.screen, Library)

    visit(store, act, tour=True)


def test_the_palette_takes_the_tour_again(store: Path) -> None:
    async def act(v: Visit) -> None:
        assert told(v) == ""
        await v.press("ctrl+p")
        await v.type("tutorial")
        await v.press("enter")
        await step(v, 1)

    visit(store, act)


def test_on_a_store_that_counts_there_is_no_tour(tmp_path: Path) -> None:
    from store.desk import Desk
    from tests.app import clock

    path = tmp_path / "real.db"
    Desk.open(path, analyst="ak", clock=clock, create=True).close()

    async def act(v: Visit) -> None:
        v.app.take_tour()
        await v.rest()
        assert "signposts tour" in v.notice
        assert told(v) == ""

    visit(path, act, tour=True)
    assert not remembered.read().toured


def test_without_a_tour_nothing_of_it_is_offered(tmp_path: Path) -> None:
    path = tmp_path / "signposts.db"
    shelve(path)

    async def act(v: Visit) -> None:
        assert not [key for key in v.library.offers() if key.action.startswith("tour")]

    visit(path, act)


def test_the_first_demonstration_begins_with_the_tour_and_the_second_does_not(
    store: Path,
) -> None:
    with Terminal("demo", "--db", str(store), "--analyst", "ak") as t:
        see_tour(t)
        t.press("q")
        assert t.end() == 0
    with Terminal("demo", "--db", str(store), "--analyst", "ak") as t:
        t.see("Kasachstans Granaten", "SIMULATED", "? help")
        assert "Tour" not in t.shown()
        t.press("q")
        assert t.end() == 0


def test_the_tour_can_be_taken_again_from_the_shell(tmp_path: Path) -> None:
    remembered.write(toured=True)
    with Terminal("tour", "--analyst", "ak", size=(120, 40)) as t:
        see_tour(t)
        t.press("q")
        assert t.end() == 0


def test_without_a_terminal_there_is_no_tour(shell: Shell) -> None:
    ran = shell.bare("tour")
    assert (ran.status, ran.out) == (2, "")
    assert "the tour needs a terminal" in ran.err


@pytest.mark.parametrize("words", [*(one.words for one in STEPS), END])
def test_what_it_says_names_keys_that_there_are(words: str) -> None:
    said = keys.Rows().in_words(words)
    assert "<" not in said
    assert len(said) < 220


def test_it_says_the_keys_that_a_person_has() -> None:
    rows = keys.Rows(keys.remapped({"tag-list": "f4"}))
    assert rows.in_words(STEPS[2].words).startswith("f4 tags each item")


@pytest.mark.parametrize(
    ("at", "scene"),
    [
        (0, Scene("reading", triggers=8)),
        (1, Scene("reading", in_list=8)),
        (2, Scene("reading", verbs=frozenset({"edit"}))),
        (3, Scene("review", verbs=frozenset({"mark"}))),
        (4, Scene("board", verbs=frozenset({"undo"}))),
        (5, Scene("record")),
    ],
)
def test_a_step_is_done_when_it_was_done_and_not_before(at: int, scene: Scene) -> None:
    assert STEPS[at].done(scene)
    assert not STEPS[at].done(Scene("library"))
