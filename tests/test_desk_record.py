"""Outcomes on the desk: criteria, forecast, mark, snooze, and what is due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scenarios.criteria import Components, Timeframe
from scenarios.finding import Evidence
from scenarios.vocabulary import (
    Basis,
    Combination,
    Confidence,
    Expectation,
    Kind,
    Status,
    TimeframeStatus,
)
from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from seeds.when import When
from store.desk import Desk
from tests.desks import Clock, opened, tagged


@pytest.fixture
def tolls(desk: Desk) -> Desk:
    """A desk with a trigger, a prediction that something does not occur, and a claim."""
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry", expects=Expectation.NOT_OCCUR)
    tagged(desk, "river police", Kind.CLAIM, handle="police")
    return desk


# Criteria.


def test_a_new_version_of_the_criteria_keeps_what_is_not_said(tolls: Desk) -> None:
    tolls.criteria("ferry", threshold="none sails", source="port")
    tolls.criteria("ferry", timeframe=Timeframe(by=When("2026-12"), status=TimeframeStatus.IMPUTED))
    first, second = tolls.criteria_of("ferry")
    assert (second.threshold, second.source) == (first.threshold, first.source)
    assert (first.timeframe.by, second.timeframe.by) == (None, When("2026-12"))


def test_criteria_that_say_nothing_new_are_no_version(tolls: Desk) -> None:
    first = tolls.criteria("ferry", threshold="none sails")
    assert tolls.criteria("ferry", threshold="none sails") == first
    assert len(tolls.criteria_of("ferry")) == 1


def test_criteria_have_components(tolls: Desk) -> None:
    parts = Components(of=("a", "b", "c"), combination=Combination.AT_LEAST, least=2)
    tolls.criteria("orlik", components=parts)
    assert tolls.criteria_of("orlik")[0].components == parts


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        (Components(of=("by day", "By  day")), "a component twice"),
        (Components(of=("a", "b"), combination=Combination.AT_LEAST, least=3), "at least 3 of 2"),
        (Components(of=("a", "b"), combination=Combination.AT_LEAST), "at least 0 of 2"),
    ],
)
def test_components_that_no_finding_could_fit_are_refused(
    tolls: Desk, parts: Components, why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        tolls.criteria("tolls", components=parts)


def test_undone_criteria_leave_the_version_before(tolls: Desk) -> None:
    tolls.criteria("ferry", timeframe=Timeframe(by=When("2026-05")))
    tolls.criteria("ferry", timeframe=Timeframe(by=When("2026-12")))
    tolls.undo()
    assert tolls.item("ferry").deadline == "2026-05-31"


# Forecasts.


@pytest.mark.parametrize(
    ("said", "probability", "basis"),
    [("40%", 0.4, Basis.STATED), ("2:3", 0.4, Basis.STATED), ("wahrscheinlich", 0.7, Basis.VERBAL)],
)
def test_a_forecast_is_a_figure_or_a_word(
    tolls: Desk, said: str, probability: float, basis: Basis
) -> None:
    made = tolls.forecast("ferry", said)
    assert (made.probability, made.basis) == (probability, basis)
    assert tolls.forecasts_of("ferry") == [made]


def test_a_forecast_is_the_analysts_from_today_unless_said_otherwise(tolls: Desk) -> None:
    own = tolls.forecast("ferry", "0.4")
    named = tolls.forecast("ferry", "0.9", forecaster="Tomas Brandl", since=date(2026, 3, 4))
    assert (own.forecaster, own.since) == ("ak", date(2026, 3, 9))
    assert (named.forecaster, named.since, named.analyst) == (
        "Tomas Brandl",
        date(2026, 3, 4),
        "ak",
    )


def test_an_undone_forecast_stays_withdrawn(tolls: Desk) -> None:
    tolls.forecast("ferry", "0.4")
    tolls.undo()
    [forecast] = tolls.forecasts_of("ferry")
    assert forecast.withdrawn
    assert tolls.case_file().forecasts == (forecast,)


@pytest.mark.parametrize("said", ["1.4", "perhaps", "vielleicht", "", "nan"])
def test_what_says_no_probability_is_refused(tolls: Desk, said: str) -> None:
    with pytest.raises(Invalid):
        tolls.forecast("ferry", said)
    assert tolls.forecasts_of("ferry") == []


# Findings.


def test_a_finding_has_all_that_was_said_of_it(tolls: Desk) -> None:
    version = tolls.criteria("tolls", threshold="doubled")
    evidence = (
        Evidence(url="https://example.org/notice", source="Gazette", seen=When("2026-02-20")),
        Evidence(words="A driver says so."),
    )
    made = tolls.mark(
        "tolls",
        "observed",
        occurred_on=When("2026-02"),
        evidence=evidence,
        reason="r",
        confidence=Confidence.HIGH,
    )
    assert tolls.findings_of("tolls") == [made]
    assert (made.status, made.occurred_on, made.evidence, made.criteria) == (
        Status.OBSERVED,
        When("2026-02"),
        evidence,
        version.id,
    )


@pytest.mark.parametrize(
    ("name", "said", "status", "came_true"),
    [
        ("ferry", "came-true", Status.DID_NOT_OCCUR, True),
        ("ferry", "not-true", Status.OCCURRED, False),
        ("ferry", "occurred", Status.OCCURRED, False),
        ("ferry", "partly", Status.PARTLY, None),
        ("tolls", "came-true", Status.OBSERVED, None),
        ("police", "not-true", Status.REFUTED, None),
        ("orlik", "came-true", Status.OCCURRED, None),
    ],
)
def test_came_true_is_turned_round_where_the_prediction_is_negative(
    tolls: Desk, name: str, said: str, status: Status, came_true: bool | None
) -> None:
    assert tolls.mark(name, said).status is status
    if name != "orlik":
        assert tolls.item(name).came_true is came_true


def test_where_authors_expect_different_things_came_true_says_nothing(tolls: Desk) -> None:
    tagged(tolls, "ferry before winter", Kind.PREDICTION, item="ferry")
    with pytest.raises(Ambiguous) as refused:
        tolls.mark("ferry", "came-true")
    assert refused.value.candidates == ("occurred", "did-not-occur")
    tolls.mark("ferry", "occurred")
    assert tolls.item("ferry").came_true is None


@pytest.mark.parametrize(
    ("name", "status"), [("tolls", "occurred"), ("ferry", "observed"), ("police", "already-so")]
)
def test_a_status_of_another_kind_is_refused_with_those_of_its_own(
    tolls: Desk, name: str, status: str
) -> None:
    with pytest.raises(Unknown) as refused:
        tolls.mark(name, status)
    assert len(refused.value.candidates) >= 5


@pytest.mark.parametrize(
    ("name", "status", "given"),
    [
        ("tolls", "observed", {"occurred_on": When("2026-03-10")}),
        ("tolls", "observed", {"occurred_on": When("2027")}),
        ("ferry", "occurred", {"occurred_on": When("2026-04/2026-05")}),
        ("tolls", "not-observed", {"occurred_on": When("2026-03-01")}),
        ("ferry", "did-not-occur", {"occurred_on": When("2026-03-01")}),
        ("tolls", "not-observed", {"looked": "2026-03-10"}),
    ],
)
def test_a_date_in_the_future_and_one_for_what_did_not_occur_are_refused(
    tolls: Desk, name: str, status: str, given: dict[str, Any]
) -> None:
    with pytest.raises(Refusal):
        tolls.mark(name, status, **given)
    assert tolls.findings_of(name) == []


@pytest.mark.parametrize(
    ("name", "status", "held"),
    [
        ("tolls", "observed", {"occurred_on": When("2026-03-05")}),
        ("tolls", "not-observed", {"looked": "2026-03-05, east bank"}),
        ("ferry", "not-true", {"occurred_on": When("2026-03-05")}),
    ],
)
def test_the_day_that_counts_is_when_it_occurred_or_when_it_was_looked_for(
    tolls: Desk, name: str, status: str, held: dict[str, Any]
) -> None:
    looked = "east bank" if "looked" in held else ""
    made = tolls.mark(name, status, on=When("2026-03-05"), looked=looked)
    assert {field: getattr(made, field) for field in held} == held


@pytest.mark.parametrize("status", ["observed", "not-observed"])
def test_the_day_that_counts_is_not_in_the_future(tolls: Desk, status: str) -> None:
    with pytest.raises(Refusal, match="is in the future"):
        tolls.mark("tolls", status, on=When("2026-03-10"))


@pytest.mark.parametrize("on", ["2026-03-09", "2026-03", "2026", "2026-03/2026-12"])
def test_a_date_that_may_be_past_is_taken(tolls: Desk, on: str) -> None:
    assert tolls.mark("tolls", "observed", occurred_on=When(on)).occurred_on == When(on)


@pytest.mark.parametrize("nothing", [Evidence(), Evidence(seen=When("2026")), Evidence(origin="x")])
def test_evidence_that_says_nothing_is_refused(tolls: Desk, nothing: Evidence) -> None:
    with pytest.raises(Invalid, match="says nothing"):
        tolls.mark("tolls", "observed", evidence=[nothing])
    assert tolls.findings_of("tolls") == []


def test_an_article_that_is_evidence_is_kept_by_its_id(tolls: Desk) -> None:
    here = tolls.article("Who guards the bridge?").id
    found = tolls.mark("tolls", "observed", evidence=[Evidence(article=here[:10], words="Tolls")])
    assert [piece.article for piece in found.evidence] == [here]
    with pytest.raises(Unknown, match="no article 'Nowhere'"):
        tolls.mark("tolls", "ceased", evidence=[Evidence(article="Nowhere")])


@pytest.mark.parametrize("when", ["published", "seen"])
def test_nobody_has_seen_evidence_of_a_day_to_come(tolls: Desk, when: str) -> None:
    early = Evidence(**{"words": "the toll office", when: When("2027-03")})  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="evidence of 2027-03: that is in the future"):
        tolls.mark("tolls", "observed", evidence=[early])


def test_the_same_finding_is_found_not_doubled(tolls: Desk) -> None:
    first = tolls.mark("tolls", "observed", reason="r")
    before = tolls.history()
    assert tolls.mark("tolls", "observed", reason="r") == first
    assert tolls.history() == before


def test_another_analyst_who_finds_the_same_has_a_finding_of_their_own(tolls: Desk) -> None:
    first = tolls.mark("tolls", "observed")
    with opened(tolls.path, analyst="bo") as bo:
        second = bo.mark("tolls", "observed")
    assert (second.analyst, second.follows) == ("bo", first.id)


def test_looked_for_again_in_another_place_is_another_finding(tolls: Desk) -> None:
    tolls.mark("tolls", "not-observed", looked="east bank")
    tolls.mark("tolls", "not-observed", looked="west bank")
    assert len(tolls.findings_of("tolls")) == 2


def test_held_against_other_criteria_it_is_another_finding(tolls: Desk) -> None:
    tolls.mark("tolls", "observed")
    tolls.criteria("tolls", threshold="doubled")
    tolls.mark("tolls", "observed")
    assert len(tolls.findings_of("tolls")) == 2


@pytest.mark.parametrize(
    ("name", "statuses", "how", "link"),
    [
        ("tolls", ("emerging", "observed"), {}, "follows"),
        ("tolls", ("observed", "not-observed"), {"corrects": True}, "corrects"),
        ("ferry", ("occurred", "did-not-occur"), {}, "corrects"),
        ("ferry", ("partly", "occurred"), {"follows": True}, "follows"),
    ],
)
def test_a_finding_corrects_or_follows_the_one_that_held(
    tolls: Desk, name: str, statuses: tuple[str, str], how: dict[str, Any], link: str
) -> None:
    first = tolls.mark(name, statuses[0])
    second = tolls.mark(name, statuses[1], **how)
    assert getattr(second, link) == first.id
    assert {second.corrects, second.follows} == {first.id, ""}


def test_an_undone_finding_stays_withdrawn_and_the_one_before_holds(tolls: Desk) -> None:
    tolls.mark("tolls", "emerging")
    tolls.mark("tolls", "observed")
    tolls.undo()
    assert tolls.item("tolls").status is Status.EMERGING
    assert [f.withdrawn for f in tolls.findings_of("tolls")] == [False, True]


def test_no_verb_makes_findings_fewer(tolls: Desk) -> None:
    tolls.mark("tolls", "emerging")
    tolls.mark("tolls", "observed")
    tolls.undo(count=2)
    tolls.untag("tolls")
    tolls.remove_scenario("orlik")
    assert len(tolls.findings_of("tolls")) == 2
    assert len(tolls.case_file().findings) == 2


def test_a_finding_keeps_the_criteria_that_it_was_held_against(tolls: Desk) -> None:
    version = tolls.criteria("tolls", threshold="doubled")
    criteria = tolls.history()[0].id
    tolls.mark("tolls", "observed")
    tolls.undo(criteria)
    assert tolls.criteria_of("tolls") == []
    assert tolls.case_file("orlik").criteria == (version,)


def test_a_finding_that_reopens_leaves_the_item_open(tolls: Desk) -> None:
    tolls.mark("ferry", "occurred")
    tolls.mark("ferry", "open")
    assert "ferry" in [i.handle for i in tolls.items(open=True)]


# What is due.


def due(desk: Desk) -> list[tuple[str, str]]:
    return [(item.handle, one.why) for one, item in desk.due()]


def test_what_was_never_looked_at_is_due(tolls: Desk) -> None:
    assert due(tolls) == [("tolls", "never looked at"), ("ferry", "never looked at")]


def test_a_passed_deadline_comes_first(tolls: Desk, clock: Clock) -> None:
    tolls.criteria("ferry", timeframe=Timeframe(by=When("2026-03")))
    assert due(tolls) == [("tolls", "never looked at")]
    clock.turn_to("2026-03-31")
    assert due(tolls) == [("tolls", "never looked at")]
    clock.turn_to("2026-04-01")
    assert due(tolls)[0] == ("ferry", "the deadline 2026-03-31 has passed")


def test_what_is_settled_is_not_due(tolls: Desk) -> None:
    tolls.mark("tolls", "observed")
    tolls.mark("ferry", "came-true")
    assert due(tolls) == []


def test_a_snoozed_item_comes_up_on_its_day(tolls: Desk, clock: Clock) -> None:
    tolls.snooze("tolls", date(2026, 5, 1))
    clock.turn_to("2026-04-30")
    assert "tolls" not in [handle for handle, _ in due(tolls)]
    clock.turn_to("2026-05-01")
    assert "tolls" in [handle for handle, _ in due(tolls)]


def test_the_last_snooze_counts_and_can_be_undone(tolls: Desk) -> None:
    tolls.snooze("tolls", date(2026, 5, 1))
    tolls.snooze("tolls", date(2026, 3, 10))
    tolls.snooze("tolls", date(2026, 3, 10))
    assert len(tolls.history()) == 8
    tolls.undo(count=2)
    assert "tolls" in [handle for handle, _ in due(tolls)]
    tolls.redo()
    assert "tolls" not in [handle for handle, _ in due(tolls)]


@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2020, 1, 1)])
def test_a_snooze_ends_after_today(tolls: Desk, day: date) -> None:
    with pytest.raises(Refusal, match="not in the future"):
        tolls.snooze("tolls", day)


def test_what_is_due_can_be_asked_of_one_scenario(tolls: Desk) -> None:
    assert [item.handle for _, item in tolls.due("orlik")] == ["tolls"]
