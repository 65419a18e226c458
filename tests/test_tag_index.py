"""Tags by where they stand, and the lanes in which they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.anchor import Span
from tui.widgets.lanes import MOST, Lanes
from tui.widgets.tag_index import KINDS, PaneTag, TagIndex, reading_order

STARTS = st.integers(0, 3_000)
LENGTHS = st.one_of(st.integers(1, 700), st.integers(30_000, 60_000))
SPANS = st.builds(lambda start, length: Span(start, start + length), STARTS, LENGTHS)
TAGS = st.lists(
    st.builds(PaneTag, st.uuids().map(str), st.sampled_from(KINDS), SPANS),
    max_size=20,
    unique_by=lambda tag: tag.id,
)


def rows(span: Span) -> tuple[int, int]:
    """Rows of ten code points each."""
    return span.start // 10, (span.end - 1) // 10


@given(TAGS, SPANS)
def test_the_tags_on_a_stretch_are_those_that_share_a_code_point(
    tags: list[PaneTag], span: Span
) -> None:
    found = TagIndex(tags).overlapping(span.start, span.end)
    assert found == sorted((t for t in tags if t.span.overlaps(span)), key=reading_order)


@given(TAGS, STARTS)
def test_the_tags_at_an_offset_hold_it(tags: list[PaneTag], offset: int) -> None:
    holding = [tag for tag in tags if tag.span.start <= offset < tag.span.end]
    assert TagIndex(tags).at(offset) == sorted(holding, key=reading_order)


@given(TAGS, STARTS)
def test_next_and_previous_go_by_where_tags_begin(tags: list[PaneTag], offset: int) -> None:
    index, ordered = TagIndex(tags), sorted(tags, key=reading_order)
    later = [tag for tag in ordered if tag.span.start > offset]
    earlier = [tag for tag in ordered if tag.span.start < offset]
    assert index.after(offset) == (later[0] if later else None)
    assert index.before(offset) == (earlier[-1] if earlier else None)


@given(TAGS, st.data())
def test_adding_and_removing_give_the_index_of_what_is_left(
    tags: list[PaneTag], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.sampled_from(tags))) if tags else set()
    index = TagIndex()
    for tag in tags:
        index.add(tag)
    assert {index.remove(tag.id) for tag in gone} == gone
    left = TagIndex(tag for tag in tags if tag not in gone)
    assert list(index) == list(left)
    assert len(index) == len(left)
    assert index.overlapping(0, 99_999) == left.overlapping(0, 99_999)


def test_a_tag_of_the_same_id_gives_way() -> None:
    index = TagIndex([PaneTag("n", "claim", Span(5, 9))])
    moved = PaneTag("n", "trigger", Span(700, 710))
    index.add(moved)
    assert index.get("n") == moved
    assert index.at(6) == []
    assert index.at(705) == [moved]


def test_removing_what_is_not_there_changes_nothing() -> None:
    assert TagIndex().remove("n") is None


def test_the_longer_of_two_that_begin_together_comes_first() -> None:
    inner, outer = PaneTag("a", "claim", Span(5, 9)), PaneTag("b", "claim", Span(5, 50))
    assert list(TagIndex([inner, outer])) == [outer, inner]


def test_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'rumour' is none of claim, trigger, prediction"):
        PaneTag("n", "rumour", Span(0, 1))


def test_two_tags_of_one_id_are_refused() -> None:
    tag = PaneTag("n", "claim", Span(0, 1))
    with pytest.raises(ValueError, match="two tags have the id n"):
        TagIndex([tag, tag])


def sharing(tags: list[PaneTag], lanes: Lanes) -> list[tuple[PaneTag, PaneTag]]:
    """Pairs of tags that stand in one lane on a common row."""
    return [
        (one, other)
        for n, one in enumerate(tags)
        for other in tags[:n]
        if lanes.of(one) == lanes.of(other) < MOST
        and rows(one.span)[0] <= rows(other.span)[1]
        and rows(other.span)[0] <= rows(one.span)[1]
    ]


@given(TAGS)
def test_tags_on_a_common_row_have_lanes_of_their_own(tags: list[PaneTag]) -> None:
    lanes = Lanes()
    lanes.lay(TagIndex(tags), rows)
    assert sharing(tags, lanes) == []


@given(TAGS, st.data())
def test_a_tag_added_or_removed_moves_no_other(tags: list[PaneTag], data: st.DataObject) -> None:
    *early, late = [*tags, PaneTag("late", "claim", data.draw(SPANS))]
    lanes, index = Lanes(), TagIndex(early)
    lanes.lay(index, rows)
    before = {tag.id: lanes.of(tag) for tag in early}
    first, last = rows(late.span)
    lanes.add(late, index.overlapping(first * 10, last * 10 + 10))
    assert sharing([*early, late], lanes) == []
    for tag in early[:1]:
        lanes.remove(tag.id)
    assert {tag.id: lanes.of(tag) for tag in early[1:]} == dict(list(before.items())[1:])


def test_the_outer_tag_is_to_the_left_of_those_within() -> None:
    outer, inner = PaneTag("a", "claim", Span(0, 90)), PaneTag("b", "trigger", Span(20, 40))
    lanes = Lanes()
    lanes.lay(TagIndex([inner, outer]), rows)
    assert (lanes.of(outer), lanes.of(inner)) == (0, 1)


def test_where_lanes_run_out_the_rest_share_one() -> None:
    tags = [PaneTag(f"n{n:02}", "claim", Span(0, 30)) for n in range(MOST + 3)]
    lanes = Lanes()
    lanes.lay(TagIndex(tags), rows)
    assert [lanes.of(tag) for tag in tags] == [*range(MOST), MOST, MOST, MOST]
    assert lanes.used == MOST
