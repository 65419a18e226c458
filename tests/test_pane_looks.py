"""How the text stands in the reading pane: width, spacing, lanes, what is chosen and found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from seeds.anchor import Span
from tests.panes import BRIDGE, LONG, Reader, piece, read, rows, style_of, tag, texts, where
from tui.widgets.columns import LANES, columns
from tui.widgets.lanes import MOST
from tui.widgets.motions import Selection
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.tag_index import KINDS, PaneTag
from tui.widgets.wrapping import AIRY, COMPACT, USUAL


def reversed_cells(pane: ReadingPane) -> tuple[tuple[int, int], ...]:
    """Row and cell of each segment that is reversed."""
    found = []
    for y, strip in enumerate(rows(pane)):
        x = 0
        for segment in strip:
            if segment.style and segment.style.reverse:
                found.append((y, x))
            x += segment.cell_length
    return tuple(found)


# Width and spacing


def test_the_width_changes_by_steps_and_what_one_reads_stays_at_its_height() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.reveal(LONG.find("Paragraph 100"))
        y = where(pane, "Paragraph 100")[1]
        for action, measure in (("narrower", 64), ("narrower", 60), ("wider", 64)):
            getattr(pane, f"action_{action}")()
            assert pane.measure == measure
            assert where(pane, "Paragraph 100")[1] == y
        await pilot.pause()
        looks = [m for m in reader.said if isinstance(m, ReadingPane.LooksChanged)]
        assert [(m.measure, m.spacing) for m in looks] == [(64, 1), (60, 1), (64, 1)]

    read(act, LONG, (80, 24))


@pytest.mark.parametrize(("width", "widest"), [(80, 68), (200, 120), (60, 48)])
def test_the_width_stays_between_bounds_and_within_the_pane(width: int, widest: int) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.action_wider(99)
        assert min(reader.pane.measure, widest) >= widest - 4
        reader.pane.action_narrower(99)
        assert reader.pane.measure == 40
        reader.pane.action_wider(99)
        assert reader.pane.measure <= widest
        assert {strip.cell_length for strip in rows(reader.pane)} == {width - 1}

    read(act, LONG, (width, 24))


def test_at_the_bound_nothing_is_said() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        reader.pane.action_narrower(99)
        await pilot.pause()
        reader.said.clear()
        reader.pane.action_narrower()
        await pilot.pause()
        assert reader.said == []

    read(act, LONG)


def test_spacing_goes_round() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, seen = reader.pane, {}
        pane.reveal(LONG.find("Paragraph 100"))
        y = where(pane, "Paragraph 100")[1]
        for _ in range(3):
            pane.action_spacing()
            seen[pane.spacing] = where(pane, "Paragraph 101")[1] - y
            assert where(pane, "Paragraph 100")[1] == y
        assert seen == {AIRY: 3, COMPACT: 1, USUAL: 2}

    read(act, LONG)


def test_a_selection_survives_every_change_of_looks_and_of_size() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        words = LONG.find("Paragraph 100 begins.")
        pane.select(Selection(words.end, words.start))
        pane.action_spacing()
        pane.action_narrower()
        await pilot.resize_terminal(140, 45)
        await pilot.pause()
        assert pane.selection == Selection(words.end, words.start)
        assert pane.selected_span == words
        assert any("Paragraph 100" in text for text in texts(pane))

    read(act, LONG)


# Lanes


@given(st.integers(1, 250), st.integers(4, 130), st.integers(0, 20))
def test_columns_fit_the_pane(width: int, measure: int, lanes: int) -> None:
    usual, place = columns(width, measure), columns(width, measure, lanes)
    assert place.left >= 0
    assert LANES <= place.lanes <= max(LANES, min(lanes, MOST))
    assert place.text + place.measure <= max(width - 1, usual.text + usual.measure)
    if usual.measure >= 64:
        assert place.lanes == max(LANES, min(lanes, MOST))


@given(st.integers(40, 250), st.integers(4, 130), st.integers(0, 20))
def test_more_lanes_move_the_text_only_where_there_is_no_room_beside_it(
    width: int, measure: int, lanes: int
) -> None:
    usual, place = columns(width, measure), columns(width, measure, lanes)
    if usual.left >= place.lanes - LANES:
        assert (place.text, place.measure) == (usual.text, usual.measure)


@pytest.mark.parametrize("size", [(80, 24), (140, 45), (44, 12)])
def test_of_twelve_tags_on_one_sentence_each_can_be_told(size: tuple[int, int]) -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, words = reader.pane, BRIDGE.find("Nobody knows for how long.")
        for n in range(12):
            pane.add_tag(PaneTag(f"n{n:02}", KINDS[n % 3], Span(words.start + n, words.end)))
        pane.reveal(words)
        seen = set()
        for here in pane.tags_here:
            pane.chosen = here.id
            seen.add(reversed_cells(pane))
        assert len(seen) == 12

    read(act, BRIDGE, size)


def test_the_text_does_not_move_when_tags_first_overlap() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        before = where(pane, "soldiers")
        for n in range(4):
            pane.add_tag(PaneTag(f"n{n}", "claim", BRIDGE.find("soldiers come")))
            assert where(pane, "soldiers") == before

    read(act)


def test_the_text_does_not_move_when_overlapping_tags_go() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        words = BRIDGE.find("soldiers come")
        tags = [PaneTag(f"n{n}", KINDS[n % 3], words) for n in range(9)]
        pane.set_tags(tags)
        before = where(pane, "soldiers")
        pane.set_tags(tags[:3])
        assert where(pane, "soldiers") == before

    read(act, BRIDGE, (44, 12))


# The chosen tag


def test_the_chosen_tag_is_marked_in_the_margin_and_in_the_text() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags([tag("claim", "tolls are doubled", "a"), tag("trigger", "are", "b")])
        plain = rows(pane)[where(pane, "tolls")[1]]
        pane.chosen = "b"
        marked = rows(pane)[where(pane, "tolls")[1]]
        assert [s.text for s in marked if s.style and s.style.reverse] == ["┃", "a", "e"]
        pane.chosen = ""
        assert rows(pane)[where(pane, "tolls")[1]] == plain

    read(act)


def test_a_tag_that_stands_alone_has_no_marked_ends() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags([tag("claim", "tolls are doubled", "a")])
        pane.chosen = "a"
        shown = rows(pane)[where(pane, "tolls")[1]]
        assert [s.text for s in shown if s.style and s.style.reverse] == ["│"]
        pane.add_tag(tag("claim", "are", "b"))
        shown = rows(pane)[where(pane, "tolls")[1]]
        assert [s.text for s in shown if s.style and s.style.reverse] == ["│", "t", "d"]

    read(act)


def test_the_chosen_tag_stays_so_while_it_is_there() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_tags([tag("claim", "tolls", "a"), tag("claim", "soldiers", "b")])
        pane.chosen = "a"
        pane.add_tag(tag("trigger", "tolls are", "a"))
        assert pane.chosen == "a"
        pane.set_tags([tag("claim", "night", "a")])
        assert pane.chosen == "a"
        pane.remove_tag("a")
        assert pane.chosen == ""

    read(act)


def test_the_end_that_moves_is_marked() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, words = reader.pane, BRIDGE.find("soldiers come")
        pane.select(Selection(words.start, words.end))
        assert style_of(pane, "soldiers com").reverse
        assert not style_of(pane, "soldiers com").underline
        for ends in (["soldiers com", "e"], ["s", "oldiers come"]):
            shown = rows(pane)[where(pane, "soldiers")[1]]
            assert [s.text for s in shown if s.style and s.style.reverse] == ends
            pane.action_swap_ends()

    read(act)


# What was found


def test_the_current_hit_looks_different_from_the_others() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        hits = [BRIDGE.find("tolls"), BRIDGE.find("soldiers")]
        pane.set_hits(hits, 0)
        assert style_of(pane, "tolls").bold
        assert not style_of(pane, "soldiers").bold
        pane.set_hits(hits, 1)
        assert not style_of(pane, "tolls").bold
        assert style_of(pane, "soldiers").bold
        pane.set_hits([])
        assert not style_of(pane, "soldiers").bold

    read(act)


def test_stepping_through_10_000_hits_paints_only_the_rows_of_two() -> None:
    many = piece(*(f"Paragraph {n} begins. It says little." for n in range(5_000)))
    hits = [Span(at, at + 2) for at in range(0, 5_000 * 30, 15)]

    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane = reader.pane
        pane.set_hits(hits, 2)
        before = rows(pane)
        pane.set_hits(hits, 6)
        changed = [y for y, strip in enumerate(rows(pane)) if strip is not before[y]]
        assert changed == sorted({pane._sheet.rows.at(hits[n].start) for n in (2, 6)})

    read(act, many)


def test_rows_without_a_hit_are_not_painted_anew() -> None:
    async def act(reader: Reader, pilot: Pilot[None]) -> None:
        pane, before = reader.pane, rows(reader.pane)
        pane.set_hits([LONG.find("Paragraph 3")])
        changed = [y for y, strip in enumerate(rows(pane)) if strip is not before[y]]
        assert changed == [where(pane, "Paragraph 3")[1]]
        pane.set_hits([])
        assert texts(pane) == [strip.text.rstrip() for strip in before]

    read(act, LONG)
