"""Items of two analysts that may be one event are offered, and not again where the answer is no."""

from __future__ import annotations

import pytest

from scenarios.alike import Said, alike
from scenarios.overlaps import Spans
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from store.desk import Desk
from tests.desks import TEXT, at, page, tagged

GERMAN = TEXT.replace("The night train is cancelled", "Der Nachtzug faellt aus")


def pairs(desk: Desk) -> list[tuple[str, str, str]]:
    return [(pair.one.handle, pair.other.handle, pair.why) for pair in desk.likely_pairs()]


@pytest.fixture
def two(desk: Desk, other: Desk) -> Desk:
    """A desk with three pairs: one passage, much the same words, two editions."""
    tagged(desk, "Soldiers take the place", handle="soldiers")
    tagged(desk, "Tolls", handle="tolls", statement="Lorries have to pay double tolls")
    tagged(desk, "The night train is cancelled", handle="train")
    other.add(page())
    german = page(GERMAN, title="Wer bewacht die Bruecke?", language="de").id
    other.add(page(GERMAN, title="Wer bewacht die Bruecke?", language="de"))
    other.same_work(page().id, german)
    tagged(other, "take the place of the river police", handle="police")
    tagged(other, "winter", handle="pay", statement="Double tolls for all lorries")
    other.tag(german, at("Der Nachtzug faellt aus", GERMAN), Kind.TRIGGER, handle="nachtzug")
    desk.join(other.path)
    return desk


def test_the_likeliest_come_first_with_what_speaks_for_them(two: Desk) -> None:
    named = [({one, other}, why) for one, other, why in pairs(two)]
    assert named[0] == ({"soldiers", "police"}, "tagged at the same passage")
    assert ({"train", "nachtzug"}, "the same passage in two editions") in named
    assert named[-1] == ({"tolls", "pay"}, "much the same words")


def test_what_was_joined_or_kept_apart_is_not_offered_again(two: Desk) -> None:
    two.same("soldiers", "police")
    two.keep_apart("tolls", "pay")
    left = [{one, other} for one, other, _ in pairs(two)]
    assert {"soldiers", "police"} not in left
    assert {"tolls", "pay"} not in left


def test_one_analyst_s_own_items_and_other_kinds_are_no_pairs() -> None:
    words = "Double tolls for all lorries"
    assert not list(alike([Said("1", "trigger", "ak", words), Said("2", "trigger", "ak", words)]))
    assert not list(alike([Said("1", "trigger", "ak", words), Said("2", "claim", "bo", words)]))
    assert list(alike([Said("1", "claim", "ak", words), Said("2", "claim", "bo", words)])) == [
        (1.0, "1", "2")
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Span(0, 2), []),
        (Span(0, 3), [Span(2, 9)]),
        (Span(8, 12), [Span(2, 9), Span(4, 20), Span(10, 12)]),
        (Span(20, 30), []),
    ],
)
def test_spans_meet_where_they_have_a_code_point_in_common(asked: Span, found: list[Span]) -> None:
    spans = Spans([Span(4, 20), Span(2, 9), Span(10, 12)])
    assert spans.meeting(asked) == found
    assert spans.meets(asked) == bool(found)
