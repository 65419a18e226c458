"""The reading pane under the mouse."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.panes import BRIDGE, LONG, Reader, read, selected, where
from tui.widgets.motions import Selection
from tui.widgets.reading_pane import ReadingPane


@pytest.mark.parametrize("words", ["tolls are", "soldiers", "Nobody", "really"])
def test_a_click_sets_the_cursor_on_the_passage(words: str) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        await pilot.click(ReadingPane, offset=where(reader.pane, words))
        await pilot.pause()
        assert words in selected(reader.pane)
        assert not reader.pane.selecting

    read(act)


@pytest.mark.parametrize(("half", "until"), [(0, 0), (1, 1), (1, 0)])
def test_either_half_of_a_wide_character_is_that_character(half: int, until: int) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        x, y = where(reader.pane, "桥梁")
        await pilot.mouse_down(ReadingPane, offset=(x + half, y))
        await pilot.hover(ReadingPane, offset=(x + 2 + until, y))
        await pilot.mouse_up(ReadingPane, offset=(x + 2 + until, y))
        assert selected(reader.pane) == "桥梁"

    read(act)


def test_a_drag_selects_over_rows_and_backwards() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        await pilot.mouse_down(ReadingPane, offset=where(pane, "s come"))
        await pilot.hover(ReadingPane, offset=where(pane, "doubled"))
        await pilot.mouse_up(ReadingPane, offset=where(pane, "doubled"))
        assert selected(pane) == "doubled\n* soldiers"
        await pilot.click(ReadingPane, offset=where(pane, "night"))
        assert not pane.selecting

    read(act)


def test_a_double_click_selects_a_word() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        await pilot.click(ReadingPane, offset=where(reader.pane, "ücke"), times=2)
        assert selected(reader.pane) == "Brücke"

    read(act)


def test_a_triple_click_selects_the_sentence_or_the_item() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        await pilot.click(ReadingPane, offset=where(reader.pane, "for how"), times=3)
        assert selected(reader.pane) == "Nobody knows for how long."
        await pilot.click(ReadingPane, offset=where(reader.pane, "doubled"), times=3)
        assert selected(reader.pane) == "tolls are doubled"

    read(act)


def test_a_click_with_shift_moves_the_end_that_was_moved_last() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.select(Selection(*_edges("tolls are")))
        await pilot.click(ReadingPane, offset=where(pane, "come"), shift=True)
        assert selected(pane) == "tolls are doubled\n* soldiers c"
        await pilot.click(ReadingPane, offset=where(pane, "bled"), shift=True)
        assert selected(pane) == "tolls are doub"

    read(act)


@pytest.mark.parametrize(
    ("clicked", "reached"),
    [("come", "tolls are doubled\n* soldiers c"), ("long.", "long. The")],
)
def test_without_a_selection_shift_extends_from_the_passage(clicked: str, reached: str) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.reveal(BRIDGE.find("tolls"))
        await pilot.click(ReadingPane, offset=where(pane, clicked), shift=True)
        assert selected(pane).startswith(reached)

    read(act)


def test_while_a_boundary_is_in_hand_a_click_puts_it_down_there() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.select(Selection(*_edges("tolls are")))
        pane.holding = True
        await pilot.click(ReadingPane, offset=where(pane, "come"))
        assert selected(pane) == "tolls are doubled\n* soldiers c"

    read(act)


def test_a_press_in_a_selection_begins_a_new_one() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.select(Selection(*_edges("tolls are doubled")))
        await pilot.mouse_down(ReadingPane, offset=where(pane, "are"))
        await pilot.hover(ReadingPane, offset=where(pane, "re doubled"))
        await pilot.mouse_up(ReadingPane, offset=where(pane, "re doubled"))
        assert selected(pane) == "ar"

    read(act)


def _edges(words: str) -> tuple[int, int]:
    span = BRIDGE.find(words)
    return span.start, span.end


@pytest.mark.parametrize(("first", "edge", "down"), [("Paragraph 1 ", 99, 1), ("It ends", 0, -1)])
def test_a_drag_that_is_held_beyond_an_edge_scrolls_on_and_selects(
    first: str, edge: int, down: int
) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.styles.margin = 3
        pane.reveal(LONG.find("Paragraph 100"))
        if down > 0:
            pane.action_first()
        await pilot.pause()
        before = pane.scroll_offset.y
        await pilot.mouse_down(ReadingPane, offset=where(pane, first))
        await pilot.hover(None, offset=(20, min(edge, 23)))
        await pilot.pause(0.5)
        await pilot.mouse_up(None, offset=(20, min(edge, 23)))
        await pilot.pause()
        assert (pane.scroll_offset.y - before) * down > 5
        assert pane.selection
        shown = pane.on_screen
        assert shown
        assert shown.start <= pane.selection.moving <= shown.end
        still = pane.scroll_offset.y
        await pilot.pause(0.2)
        assert pane.scroll_offset.y == still

    read(act, LONG)


def test_the_wheel_leaves_a_selection_where_it_is() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.action_select()
        before = pane.selection
        pane.scroll_to(y=100, animate=False)
        await pilot.pause()
        assert pane.selection == before
        assert pane.scroll_offset.y == 100
        pane.action_next_word()
        assert pane.scroll_offset.y < 100

    read(act, LONG)


def test_the_right_button_asks_for_the_menu_where_one_points() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        x, y = where(pane, "soldiers")
        await pilot.mouse_down(ReadingPane, offset=(x, y), button=3)
        await pilot.pause()
        assert selected(pane) == "soldiers come"
        menu = reader.said[-1]
        assert isinstance(menu, ReadingPane.Menu)
        assert (menu.at, menu.span) == ((x, y), BRIDGE.find("soldiers come"))

    read(act)


@pytest.mark.parametrize(
    ("pointed", "left"), [("are", "tolls are doubled"), ("soldiers", "soldiers come")]
)
def test_the_right_button_keeps_the_selection_that_it_points_at(pointed: str, left: str) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.select(Selection(*_edges("tolls are doubled")))
        await pilot.mouse_down(ReadingPane, offset=where(pane, pointed), button=3)
        assert selected(pane) == left
        assert pane.selecting == (pointed == "are")

    read(act)


def test_a_click_beside_the_text_counts_as_one_on_the_nearest_character() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        for x in (0, 78):
            await pilot.click(ReadingPane, offset=(x, where(reader.pane, "soldiers")[1]))
            assert selected(reader.pane) == "soldiers come"

    read(act)


def test_the_cursor_comes_along_when_the_wheel_turns_it_out_of_sight() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.scroll_to(y=200, animate=False)
        await pilot.pause()
        window, cursor = reader.pane.on_screen, reader.pane.cursor_span
        assert window
        assert cursor
        assert window.overlaps(cursor)

    read(act, LONG)


def test_the_scrollbar_can_be_clicked_and_dragged() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        await pilot.click(None, offset=(79, 20))
        await pilot.pause(0.3)
        paged = pane.scroll_offset.y
        assert paged > 0
        await pilot.mouse_down(None, offset=(79, 1))
        await pilot.hover(None, offset=(79, 12))
        await pilot.mouse_up(None, offset=(79, 12))
        await pilot.pause(0.3)
        assert pane.scroll_offset.y > paged

    read(act, LONG)


def test_the_scrollbar_shows_where_one_is() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.action_last()
        await pilot.pause()
        bar = pane.vertical_scrollbar
        shown = bar.render_lines(bar.size.region)
        assert [strip.cell_length for strip in shown] == [1] * 24
        held = [
            y for y, s in enumerate(shown) for g in s if g.style and "grab" in str(g.style.meta)
        ]
        assert held[-1] == 23
        assert held[0] > 18

    read(act, LONG)
