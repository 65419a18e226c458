"""What is due, why, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.review import CHECK_CLAIM, LOOK_AGAIN, UNSETTLED, Watched, due, queue
from scenarios.vocabulary import STATUSES, Kind, Status

TODAY = date(2026, 6, 1)
DAY = timedelta(days=1)


def watched(subject: str = "i:1", **more: Any) -> Watched:
    """A trigger that was tagged ten days ago, and never looked at."""
    known: dict[str, Any] = {
        "kind": Kind.TRIGGER,
        "status": Status.OPEN,
        "deadline": None,
        "made": TODAY - 10 * DAY,
    }
    return Watched(subject=subject, **known | more)


def why(**more: Any) -> str | None:
    found = due(watched(**more), TODAY)
    return found.why if found else None


# Whether and why.


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({}, "never looked at"),
        ({"seen": TODAY - LOOK_AGAIN}, "last looked at on 2026-05-02"),
        ({"seen": TODAY - LOOK_AGAIN + DAY}, None),
        ({"kind": Kind.PREDICTION}, "never looked at"),
        ({"kind": Kind.PREDICTION, "deadline": TODAY + DAY}, None),
        ({"kind": Kind.PREDICTION, "deadline": TODAY}, None),
        ({"kind": Kind.PREDICTION, "deadline": TODAY - DAY}, "the deadline 2026-05-31 has passed"),
        ({"kind": None, "deadline": TODAY - DAY}, "the deadline 2026-05-31 has passed"),
        ({"kind": None, "deadline": TODAY + DAY}, None),
        ({"deadline": TODAY + DAY}, "never looked at"),
        ({"kind": Kind.CLAIM}, None),
        ({"kind": Kind.CLAIM, "made": TODAY - CHECK_CLAIM}, "unchecked for 90 days"),
        ({"kind": Kind.CLAIM, "made": TODAY - CHECK_CLAIM, "seen": TODAY - DAY}, None),
    ],
    ids=str,
)
def test_what_is_due_says_why(more: dict[str, Any], reason: str | None) -> None:
    assert why(**more) == reason


@pytest.mark.parametrize(
    ("seen", "is_due"),
    [(-60, True), (-11, True), (-10, True), (-9, False), (-1, False)],
)
def test_after_its_deadline_a_prediction_is_due_until_somebody_looks(
    seen: int, is_due: bool
) -> None:
    more = {"kind": Kind.PREDICTION, "deadline": TODAY - 10 * DAY, "seen": TODAY + seen * DAY}
    assert bool(why(**more)) == is_due


def test_what_stays_undecided_after_its_deadline_comes_up_again() -> None:
    more = {
        "kind": Kind.PREDICTION,
        "status": Status.AMBIGUOUS,
        "deadline": TODAY - 90 * DAY,
        "seen": TODAY - LOOK_AGAIN,
    }
    assert why(**more) == f"the deadline {TODAY - 90 * DAY} has passed"


@pytest.mark.parametrize("status", sorted({s for all_ in STATUSES.values() for s in all_}))
def test_only_what_a_further_look_may_change_is_due(status: Status) -> None:
    more = {"status": status, "seen": TODAY - 400 * DAY, "deadline": TODAY - 500 * DAY}
    assert bool(why(**more)) == (status in UNSETTLED)


@pytest.mark.parametrize(("until", "is_due"), [(1, False), (0, True), (-1, True)])
def test_what_is_snoozed_comes_up_on_its_day(until: int, is_due: bool) -> None:
    assert bool(why(snoozed=TODAY + until * DAY)) == is_due


# The order.


def order(*some: Watched) -> list[str]:
    return [one.subject for one in queue(list(some), TODAY)]


def test_deadlines_that_have_passed_come_first_the_oldest_before_the_others() -> None:
    assert order(
        watched("never", made=TODAY - 900 * DAY),
        watched("late", kind=Kind.PREDICTION, deadline=TODAY - DAY),
        watched("later", kind=Kind.PREDICTION, deadline=TODAY - 9 * DAY),
    ) == ["later", "late", "never"]


def test_then_comes_what_was_longest_not_looked_at() -> None:
    assert order(
        watched("a", made=TODAY - 50 * DAY),
        watched("b", made=TODAY - 90 * DAY, seen=TODAY - 40 * DAY),
        watched("c", made=TODAY - 60 * DAY),
    ) == ["c", "a", "b"]


def test_claims_come_last() -> None:
    assert order(watched("claim", kind=Kind.CLAIM, made=TODAY - 900 * DAY), watched("trigger")) == [
        "trigger",
        "claim",
    ]


def test_what_is_equal_stays_in_the_order_given() -> None:
    assert order(watched("i:2"), watched("i:1"), watched("i:3")) == ["i:2", "i:1", "i:3"]


days = st.integers(-400, 400).map(lambda n: TODAY + n * DAY)
anything = st.builds(
    Watched,
    subject=st.uuids().map(str),
    kind=st.sampled_from([*Kind, None]),
    status=st.sampled_from(Status),
    deadline=st.none() | days,
    made=days,
    seen=st.none() | days,
    snoozed=st.none() | days,
)


@given(st.lists(anything, max_size=12))
def test_the_queue_holds_what_is_due_and_nothing_else(some: list[Watched]) -> None:
    assert sorted(one.subject for one in queue(some, TODAY)) == sorted(
        one.subject for one in some if due(one, TODAY)
    )
