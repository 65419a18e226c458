"""Components: the status that follows from what was found of them, and what contradicts it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.components import check, follows
from scenarios.criteria import Components, Criteria, Timeframe
from scenarios.finding import ComponentFound, Finding
from scenarios.forecast import Forecast
from scenarios.foresight import Foresight, changed_after, foresight, were_made_before
from scenarios.vocabulary import Combination, Kind, Status
from seeds.refusal import Invalid, Refusal
from seeds.when import When
from store.desk import Desk
from tests.desks import Clock, tagged


@pytest.mark.parametrize(
    ("how", "least", "found", "status"),
    [
        (Combination.ALL, 0, "yyy", Status.OCCURRED),
        (Combination.ALL, 0, "yyn", Status.PARTLY),
        (Combination.ALL, 0, "nnn", Status.DID_NOT_OCCUR),
        (Combination.ALL, 0, "yy?", None),
        (Combination.ALL, 0, "yn?", Status.PARTLY),
        (Combination.ANY, 0, "y??", Status.OCCURRED),
        (Combination.ANY, 0, "nnn", Status.DID_NOT_OCCUR),
        (Combination.AT_LEAST, 2, "yy?", Status.OCCURRED),
        (Combination.AT_LEAST, 2, "ynn", Status.PARTLY),
        (Combination.AT_LEAST, 2, "n??", None),
        (Combination.NONE, 0, "nnn", Status.OCCURRED),
        (Combination.NONE, 0, "y??", Status.DID_NOT_OCCUR),
    ],
)
def test_the_status_follows_from_the_components(
    how: Combination, least: int, found: str, status: Status | None
) -> None:
    of = ("a", "b", "c")
    known = [
        ComponentFound(name, sign == "y")
        for name, sign in zip(of, found, strict=True)
        if sign != "?"
    ]
    components = Components(of=of, combination=how, least=least)
    assert follows(components, known, Kind.PREDICTION) is status


@pytest.fixture
def guard(desk: Desk) -> Desk:
    """A trigger with two components, both of which are needed."""
    tagged(desk, "Soldiers take the place", handle="guard")
    both = Components(of=("soldiers at both ends", "by night"), combination=Combination.ALL)
    desk.criteria("guard", components=both)
    return desk


def test_a_finding_holds_what_was_found_of_each_component(guard: Desk) -> None:
    made = guard.mark(
        "guard", components=[ComponentFound("night", False), ComponentFound("1", True)]
    )
    assert made.status is Status.EMERGING
    assert made.components == (
        ComponentFound("soldiers at both ends", True),
        ComponentFound("by night", False),
    )


def test_a_status_that_the_components_contradict_is_refused_with_the_reason(guard: Desk) -> None:
    one = [ComponentFound("1", True), ComponentFound("2", False)]
    with pytest.raises(Refusal, match="1 of 2 hold, all are needed") as refused:
        guard.mark("guard", "observed", components=one)
    assert refused.value.attempt == "emerging"


def test_a_status_that_cannot_be_reached_any_more_is_refused_too() -> None:
    made_of = Components(of=("a", "b", "c"), combination=Combination.AT_LEAST, least=2)
    found = [ComponentFound("a", holds=False), ComponentFound("b", holds=False)]
    with pytest.raises(Refusal, match="0 of 3 hold, 2 are needed, 1 not known") as refused:
        check(Status.OBSERVED, made_of, found, Kind.TRIGGER)
    assert refused.value.attempt == "not-observed or emerging"
    check(Status.NOT_OBSERVED, made_of, found, Kind.TRIGGER)


def test_where_nothing_follows_yet_a_status_has_to_be_said(guard: Desk) -> None:
    with pytest.raises(Invalid, match="1 not known"):
        guard.mark("guard", components=[ComponentFound("1", True)])


def test_a_component_that_is_none_is_refused_with_those_that_are(guard: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        guard.mark("guard", "observed", components=[ComponentFound("tanks", True)])
    assert refused.value.attempt == "1 soldiers at both ends, 2 by night"


# When it could be known ----------------------------------------------------------------------


def test_a_forecast_made_before_it_was_settled_is_prospective() -> None:
    at = Clock().now.replace(month=5)
    forecast = Forecast(subject="i:1", forecaster="ak", probability=0.5, recorded=at)
    found = Finding(subject="i:1", status=Status.OCCURRED, occurred_on=When("2026-04"))
    later = Finding(
        subject="i:1",
        status=Status.OCCURRED,
        occurred_on=When("2026-04"),
        settled_on=When("2026-06-01"),
    )
    assert foresight(forecast, [found]) is Foresight.RETROSPECTIVE
    assert foresight(forecast, [later]) is Foresight.PROSPECTIVE


def test_nothing_is_settled_before_it_occurred(guard: Desk, clock: Clock) -> None:
    clock.turn_to("2026-06-01")
    with pytest.raises(Refusal, match="before it occurred"):
        guard.mark("guard", "observed", occurred_on=When("2026-05"), settled_on=When("2026-04-01"))


def test_criteria_that_were_changed_after_the_event_are_named() -> None:
    day = Clock().now
    versions = [
        Criteria(subject="i:1", threshold=f"{n}", recorded=day.replace(month=n)) for n in (3, 4, 6)
    ]
    found = Finding(
        subject="i:1",
        status=Status.OCCURRED,
        occurred_on=When("2026-05-01"),
        settled_on=When("2026-07-01"),
    )
    assert changed_after([found], versions) == (versions[2],)
    imported = replace(versions[2], at=day.replace(month=4))
    assert were_made_before([imported], [found], [*versions[:2], imported])
    assert not were_made_before([replace(imported, at=imported.recorded)], [found], versions)


def test_the_board_and_the_scores_say_that_criteria_were_changed(desk: Desk, clock: Clock) -> None:
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry", scenario="orlik")
    desk.criteria("ferry", timeframe=Timeframe(by=When("2026-03-31")))
    clock.turn_to("2026-05-01")
    desk.mark("ferry", "occurred", occurred_on=When("2026-03-20"))
    assert desk.board("orlik").changed == 0
    desk.criteria("ferry", threshold="at least one a day")
    assert desk.board("orlik").changed == 1
