"""Site furniture that is folded to one row, and opens again."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from seeds.anchor import Span
from tests.panes import Reader, piece, read, rows, texts, where
from tui.widgets.folds import Folds
from tui.widgets.motions import Selection
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.tag_index import PaneTag

PAGE = piece(
    *("~ Home", "~ Subscribe", "~ Log in"),
    *("# Who guards the bridge?", "It is closed. Nobody knows for how long."),
    "~ Read also: Tolls and tempers",
    "The end. No, really.",
    *("~ Share this", "~ Tags: bridge"),
)
ABOVE, BELOW = "░░ 3 lines of site furniture ░░", "░░ 2 lines of site furniture ░░"


def cursor(pane: ReadingPane) -> str:
    """The words under the cursor."""
    span = pane.cursor_span
    return span.of(PAGE.text) if span else ""


def test_runs_are_folded_and_what_is_one_short_line_is_not() -> None:
    folds = Folds(PAGE.blocks)
    assert dict(folds.folded) == {0: 3, 7: 9}


@pytest.mark.parametrize(("words", "many"), [("~ one line", 0), ("~ " + "word " * 40 + "end", 1)])
def test_a_single_block_is_folded_where_it_is_long(words: str, many: int) -> None:
    assert len(Folds(piece("# Title", words).blocks)) == many


def test_where_all_is_furniture_nothing_is_folded() -> None:
    assert len(Folds(piece("~ The text of this article", "~ is not here").blocks)) == 0


def test_a_folded_run_is_one_row_that_says_how_much_it_stands_for() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        shown = [text.strip() for text in texts(reader.pane) if text.strip()]
        assert shown[0].endswith(ABOVE)
        assert shown[-1].endswith(BELOW)
        assert not any("Subscribe" in text or "Tags" in text for text in shown)
        assert any("Read also" in text for text in shown)

    read(act, PAGE)


def test_the_cursor_steps_over_a_folded_run_as_over_one_passage() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        assert cursor(pane) == "Home\n~ Subscribe\n~ Log in"
        pane.action_next_passage()
        assert cursor(pane) == "Who guards the bridge?"
        pane.action_previous_block()
        assert cursor(pane).startswith("Home")
        pane.action_next_block(3)
        assert cursor(pane) == "Read also: Tolls and tempers"
        pane.action_last()
        assert cursor(pane) == "Share this\n~ Tags: bridge"
        pane.action_previous_passage(2)
        assert cursor(pane) == "The end."

    read(act, PAGE)


def test_on_a_folded_run_there_is_nothing_to_tag() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        assert reader.pane.folded_here
        assert reader.pane.selected_span is None
        reader.pane.action_fold()
        assert reader.pane.selected_span == PAGE.find("Home")

    read(act, PAGE)


def test_one_key_opens_and_folds_a_run_and_what_one_reads_stays_in_its_place() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, before = reader.pane, texts(reader.pane)
        pane.action_last()
        y = where(pane, BELOW)[1]
        pane.action_fold()
        assert where(pane, "Share this")[1] == y
        pane.action_next_passage()
        assert cursor(pane) == "Tags: bridge"
        pane.action_fold()
        assert cursor(pane) == "Share this\n~ Tags: bridge"
        pane.action_first()
        await pilot.pause()
        assert texts(pane) == before

    read(act, PAGE)


def test_one_key_opens_all_and_folds_all() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, before = reader.pane, texts(reader.pane)
        pane.action_fold_all()
        assert any("Log in" in text for text in texts(pane))
        assert any("Tags" in text for text in texts(pane))
        pane.action_fold_all()
        assert texts(pane) == before

    read(act, PAGE)


def test_the_keys_are_there_where_something_folds() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        assert reader.pane.check_action("fold", ())
        reader.pane.action_next_passage()
        assert not reader.pane.check_action("fold", ())
        assert reader.pane.check_action("fold_all", ())

    read(act, PAGE)


def test_a_click_opens_a_run() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        await pilot.click(ReadingPane, offset=where(reader.pane, "2 lines"))
        await pilot.pause()
        assert cursor(reader.pane) == "Share this"

    read(act, PAGE)


def test_what_is_gone_to_is_opened() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.reveal(PAGE.find("Subscribe"))
        assert cursor(reader.pane) == "Subscribe"
        where(reader.pane, "Log in")
        reader.pane.move_to(len(PAGE.passages))
        assert cursor(reader.pane) == "Tags: bridge"

    read(act, PAGE)


def test_where_one_was_a_folded_run_stays_folded() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.return_to(PAGE.find("Share this").start)
        assert reader.pane.folded_here
        assert cursor(reader.pane).startswith("Share")

    read(act, PAGE)


def test_tags_in_a_folded_run_are_seen_and_the_next_tag_opens_it() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags(
            [
                PaneTag("a", "trigger", PAGE.find("Log in")),
                PaneTag("b", "claim", PAGE.find("Tags: bridge")),
            ]
        )
        assert texts(pane)[0].startswith("▌  T ┃")
        assert [tag.id for tag in pane.tags_here] == ["a"]
        pane.action_next_tag()
        assert cursor(pane) == "Log in"
        pane.action_next_tag()
        assert cursor(pane) == "Tags: bridge"

    read(act, PAGE)


def test_what_was_found_in_a_folded_run_is_counted() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.set_hits([PAGE.find("Home"), PAGE.find("Log")])
        assert any("3 lines of site furniture · 2 found" in text for text in texts(reader.pane))

    read(act, PAGE)


def test_a_selection_that_ends_in_a_run_opens_it() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.reveal(PAGE.find("No, really."))
        pane.action_select()
        pane.action_next_passage()
        assert pane.selected_span
        assert pane.selected_span.of(PAGE.text) == "No, really.\n~ Share this"
        where(pane, "Tags: bridge")

    read(act, PAGE)


def test_a_selection_over_a_whole_run_leaves_it_folded() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.select(Selection(0, PAGE.find("Who").end))
        assert where(pane, ABOVE)
        segments = [s for s in rows(pane)[0] if "furniture" in s.text]
        assert segments[0].style
        assert segments[0].style.reverse

    read(act, PAGE)


def test_selecting_on_a_folded_run_opens_it() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.action_select()
        assert reader.pane.selected_span == PAGE.find("Home")
        where(reader.pane, "Subscribe")

    read(act, PAGE)


def test_what_stands_behind_a_folded_run_counts_as_seen_with_it() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        assert reader.pane.on_screen == Span(PAGE.blocks[0].span.start, PAGE.blocks[-1].span.end)

    read(act, PAGE)
