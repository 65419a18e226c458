"""The terminal changes its size in the middle of anything, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region

from tests.app import Visit, open_desk, visit
from tests.orlik import orlik
from tui.widgets.finding_form import FindingForm
from tui.widgets.form import Editor

BRIDGE = "Who guards"
FORETOLD = "By the end of the year"
SIZES = ((80, 24), (200, 60), (140, 45), (40, 12), (20, 6), (80, 24))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with tags."""
    path = tmp_path / "orlik.db"
    orlik(path)
    return path


async def resize(v: Visit, size: tuple[int, int]) -> None:
    """Gives the terminal another size."""
    await v.pilot.resize_terminal(*size)
    await v.rest()


def panel(v: Visit) -> Region:
    """Where the panel is; nowhere where it is not shown."""
    found = v.room.query_one("#panel")
    return found.region if found.display else Region()


def fits(v: Visit) -> bool:
    """Whether what is shown has the size of the terminal."""
    width, height = v.app.size
    lines = v.app.screen._compositor.render_strips()
    return len(lines) == height and {strip.cell_length for strip in lines} == {width}


@pytest.mark.parametrize(
    ("article", "keys"),
    [
        ("", "j"),
        ("", "slash b r i"),
        ("", "e"),
        ("", "b"),
        ("", "b enter"),
        ("", "r 1"),
        ("", "h"),
        ("", "ctrl+p t a g"),
        (BRIDGE, "n v w"),
        (BRIDGE, "n enter tab"),
        (BRIDGE, "S"),
        (BRIDGE, "question_mark"),
        (BRIDGE, "enter"),
    ],
)
def test_every_screen_follows_the_size(store: Path, article: str, keys: str) -> None:
    async def act(v: Visit) -> None:
        await v.press(*keys.split())
        before = v.shown()
        for size in SIZES:
            await resize(v, size)
            assert v.app.size == size
            assert fits(v)
        await v.pilot.pause()
        assert v.shown().split()[:3] == before.split()[:3]

    visit(store, act, article=article, size=(80, 24))


def test_what_is_being_written_in_a_field_goes_on(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(FORETOLD)
        await v.press("enter", "home", "ctrl+k")
        await v.type("The bridge")
        for size in SIZES:
            await resize(v, size)
            await v.type(".")
        assert v.room.query_one(Editor).has_focus
        await v.press("escape")

    visit(store, act, article=BRIDGE)
    with open_desk(store) as desk:
        assert desk.item("closed-by-2027").statement == "The bridge......"


def test_a_selection_stays_on_its_words_and_in_sight(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("G", "v", "w")
        span = v.room.pane.selected_span
        for size in SIZES:
            await resize(v, size)
            assert v.room.pane.selected_span == span
            window = v.room.pane.on_screen
            assert span
            assert window
            assert window.start <= span.start < window.end, size
        await v.press("c")
        assert "tagged" in v.notice

    visit(store, act, article=BRIDGE)


def test_a_drag_goes_on_over_a_change_of_size(store: Path) -> None:
    async def act(v: Visit) -> None:
        pane = v.room.pane
        await v.pilot.mouse_down(pane, offset=(30, 4))
        await resize(v, (80, 24))
        await v.pilot.hover(pane, offset=(40, 4))
        await v.pilot.mouse_up(pane, offset=(40, 4))
        await v.rest()
        assert v.room.pane.selected_span

    visit(store, act, article=BRIDGE)


def test_what_is_being_found_is_not_lost(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.press("r", "1")
        for size in SIZES:
            await resize(v, size)
        assert v.app.screen.query_one(FindingForm).display

    visit(store, act)


def test_where_it_is_narrow_panels_are_shown_one_at_a_time(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to(FORETOLD)
        assert panel(v).right == 200
        await resize(v, (80, 24))
        assert not panel(v)
        assert v.room.pane.size.width == 80
        await v.press("tab")
        assert panel(v).width == 80
        assert panel(v).y > v.room.pane.region.y
        await v.press("escape")
        assert not panel(v)
        await resize(v, (140, 45))
        assert panel(v).right == 140

    visit(store, act, article=BRIDGE, size=(200, 60))
