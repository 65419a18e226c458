"""The reading pane under keys."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.panes import BRIDGE, LONG, Reader, piece, read, selected, tag, texts
from tui.widgets.reading_pane import ReadingPane

# Moving


@pytest.mark.parametrize(
    ("action", "count", "reached"),
    [
        ("next_passage", 1, "Nobody knows for how long."),
        ("next_passage", 3, "tolls are doubled"),
        ("previous_passage", 1, "Who guards the bridge?"),
        ("next_block", 1, "tolls are doubled"),
        ("next_block", 2, "soldiers come"),
        ("previous_block", 9, "Who guards the bridge?"),
    ],
)
def test_the_cursor_moves_by_passage_and_by_block(action: str, count: int, reached: str) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.move_to(1)
        getattr(reader.pane, f"action_{action}")(count)
        await pilot.pause()
        assert selected(reader.pane) == reached
        said = reader.said[-1]
        assert isinstance(said, ReadingPane.CursorMoved)
        assert said.span.of(BRIDGE.text) == reached
        assert said.passage == reader.pane.cursor_passage
        assert said.control is reader.pane

    read(act)


def test_first_and_last_are_the_ends_of_the_article() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.action_last()
        assert reader.pane.cursor_passage == len(LONG.passages) - 1
        assert reader.pane.scroll_offset.y == reader.pane.max_scroll_y
        reader.pane.action_first()
        assert (reader.pane.cursor_passage, reader.pane.scroll_offset.y) == (0, 0)

    read(act, LONG)


@pytest.mark.parametrize("action", ["page_down", "half_page_down"])
def test_paging_keeps_the_cursor_on_the_screen_and_comes_to_the_end(action: str) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, seen = reader.pane, -1
        while pane.cursor_passage > seen:
            seen = pane.cursor_passage
            getattr(pane, f"action_{action}")()
            window, cursor = pane.on_screen, pane.cursor_span
            assert window
            assert cursor
            assert window.overlaps(cursor)
        assert seen == len(LONG.passages) - 1
        pane.action_page_up(99)
        pane.action_page_up()
        assert pane.cursor_passage == 0

    read(act, LONG)


def test_the_text_stays_where_it_is_while_the_cursor_is_in_sight() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        tops = []
        for _ in range(60):
            reader.pane.action_next_passage()
            tops.append(reader.pane.scroll_offset.y)
        assert len(set(tops)) < 8

    read(act, LONG)


def test_a_passage_taller_than_the_screen_is_read_through() -> None:
    tall = piece("So. " + "word " * 1_000 + "end.", "After.")

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, presses = reader.pane, 0
        while pane.cursor_passage < 2 and presses < 99:
            pane.action_next_passage()
            presses += 1
            if pane.cursor_passage == 1:
                seen = pane.on_screen
        assert presses > 3
        assert seen
        assert seen.end >= tall.passages[1].end

    read(act, tall)


def test_next_and_previous_tag_go_from_passage_to_passage() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags([tag("claim", "soldiers", "a"), tag("claim", "No, really", "b")])
        for action, reached in [
            *((pane.action_next_tag, "soldiers come"), (pane.action_next_tag, "No, really.")),
            *((pane.action_next_tag, "No, really."), (pane.action_previous_tag, "soldiers come")),
        ]:
            action()
            assert selected(pane) == reached

    read(act)


def test_revealing_a_place_brings_it_into_sight_with_the_cursor() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        words = LONG.find("Paragraph 150 begins.")
        reader.pane.reveal(words)
        assert reader.pane.cursor_span == words
        assert any("Paragraph 150" in text for text in texts(reader.pane))

    read(act, LONG)


# Selecting


def test_a_selection_grows_by_words_over_wide_characters_and_emoji() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.reveal(BRIDGE.find("Die Brücke"))
        pane.action_select()
        pane.action_next_word(10)
        await pilot.pause()
        assert selected(pane).endswith("The 桥梁 is old 👩🏽\u200d🚀")
        pane.action_previous_character()
        assert selected(pane).endswith("old ")
        said = [m.span for m in reader.said if isinstance(m, ReadingPane.SelectionChanged)]
        assert len(said) == 2

    read(act)


def test_the_same_motion_serves_the_cursor_and_the_selection() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.reveal(BRIDGE.find("tolls"))
        pane.action_select()
        pane.action_next_passage()
        assert selected(pane) == "tolls are doubled\n* soldiers come"
        pane.action_swap_ends()
        pane.action_next_word()
        assert selected(pane) == "are doubled\n* soldiers come"
        pane.action_leave_selection()
        assert not pane.selecting
        assert selected(pane) == "tolls are doubled"

    read(act)


@pytest.mark.parametrize(
    ("action", "count", "reached"),
    [
        ("next_word", 2, "tolls are doubled\n* soldiers come"),
        ("next_character", 3, "tolls are doubled\n* sol"),
        ("next_passage", 2, "tolls are doubled\n* soldiers come\n* the night train is cancelled"),
        ("next_block", 1, "tolls are doubled\n* soldiers come"),
        ("previous_word", 2, "tolls"),
        ("last", 0, BRIDGE.text[BRIDGE.text.index("tolls") : -1]),
        ("first", 0, "tolls are doubled"),
    ],
)
def test_every_unit_can_be_counted_in_a_selection(action: str, count: int, reached: str) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.reveal(BRIDGE.find("tolls"))
        pane.action_select()
        getattr(pane, f"action_{action}")(*([count] if count else []))
        assert selected(pane) == reached

    read(act)


def test_to_the_end_and_back_a_selection_keeps_its_fixed_end() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.reveal(BRIDGE.find("tolls"))
        pane.action_select()
        pane.action_last()
        pane.action_first()
        assert selected(pane) == "tolls are doubled"
        pane.action_swap_ends()
        pane.action_first()
        assert selected(pane) == BRIDGE.text[2 : BRIDGE.text.index("\n* soldiers")]
        pane.action_last()
        assert selected(pane) == "tolls are doubled"

    read(act)


def test_the_last_selection_comes_back_with_the_same_end_to_move() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        assert not pane.check_action("select_again", ())
        pane.reveal(BRIDGE.find("tolls"))
        pane.action_select()
        pane.action_swap_ends()
        pane.action_next_word()
        before = pane.selection
        pane.select(None)
        pane.action_last()
        pane.action_select_again()
        assert pane.selection == before
        assert selected(pane) == "are doubled"
        pane.set_article(LONG.text, LONG.blocks, LONG.passages)
        assert not pane.check_action("select_again", ())

    read(act)


def test_actions_on_a_selection_are_there_only_with_one() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        assert reader.pane.check_action("next_word", ()) is False
        assert reader.pane.check_action("next_passage", ()) is True
        reader.pane.action_select()
        assert reader.pane.check_action("next_word", ()) is True

    read(act)


def test_another_article_begins_anew_and_says_so() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags([tag("claim", "tolls")])
        pane.reveal(BRIDGE.find("tolls"))
        pane.action_select()
        await pilot.pause()
        reader.said.clear()
        pane.set_article(LONG.text, LONG.blocks, LONG.passages)
        await pilot.pause()
        assert [type(message).__name__ for message in reader.said] == [
            *("SelectionChanged", "CursorMoved", "TagUnderCursor")
        ]
        assert pane.tags_here == ()
        assert pane.selected_span == LONG.passages[0]

    read(act)
