"""Whether a forecast was recorded before its outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scenarios.criteria import Criteria, Timeframe
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.foresight import Foresight, foresight, is_late, outcome_days, recorded_apart
from scenarios.vocabulary import Status
from seeds.when import When

BY_JUNE = Criteria(subject="i:1", timeframe=Timeframe(by=When("2026-06")))


def moment(day: str) -> datetime:
    """Noon of a day."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def forecast(day: str) -> Forecast:
    """One that was recorded on a day."""
    return Forecast(subject="i:1", forecaster="ak", probability=0.4, recorded=moment(day))


def finding(
    status: Status, on: str = "", at: str = "2026-07-10", withdrawn: bool = False
) -> Finding:
    """One that was made on a day."""
    return Finding(
        subject="i:1",
        status=status,
        occurred_on=When(on) if on else None,
        at=moment(at),
        withdrawn=withdrawn,
    )


@pytest.mark.parametrize(
    ("recorded", "found", "told"),
    [
        ("2026-05-16", finding(Status.OCCURRED, "2026-05-17"), Foresight.PROSPECTIVE),
        ("2026-05-17", finding(Status.OCCURRED, "2026-05-17"), Foresight.UNCLEAR),
        ("2026-05-18", finding(Status.OCCURRED, "2026-05-17"), Foresight.RETROSPECTIVE),
        ("2026-05-18", finding(Status.OCCURRED, "2026-05"), Foresight.UNCLEAR),
        ("2026-04-30", finding(Status.OBSERVED, "2026-05/2026-06"), Foresight.PROSPECTIVE),
        ("2026-07-09", finding(Status.REFUTED), Foresight.PROSPECTIVE),
        ("2026-07-11", finding(Status.DID_NOT_OCCUR), Foresight.RETROSPECTIVE),
        ("2026-05-18", finding(Status.OPEN), None),
        ("2026-05-18", finding(Status.NOT_OBSERVED), None),
        ("2026-05-18", finding(Status.OCCURRED, "2026-05-17", withdrawn=True), None),
    ],
)
def test_a_forecast_is_held_against_the_day_of_the_outcome(
    recorded: str, found: Finding, told: Foresight | None
) -> None:
    assert foresight(forecast(recorded), [found]) is told


def test_what_did_not_occur_came_out_with_its_deadline() -> None:
    found = [finding(Status.DID_NOT_OCCUR)]
    assert foresight(forecast("2026-06-29"), found, [BY_JUNE]) is Foresight.PROSPECTIVE
    assert foresight(forecast("2026-07-01"), found, [BY_JUNE]) is Foresight.RETROSPECTIVE


def test_a_deadline_after_the_finding_does_not_count() -> None:
    days = outcome_days([finding(Status.DID_NOT_OCCUR, at="2026-06-10")], [BY_JUNE])
    assert days == (moment("2026-06-10").date(),) * 2


def test_the_last_finding_is_the_outcome() -> None:
    found = [finding(Status.OCCURRED, "2026-05-17"), finding(Status.OCCURRED, "2026-03-01")]
    assert foresight(forecast("2026-04-01"), found) is Foresight.RETROSPECTIVE


def test_nothing_is_told_without_an_outcome_or_a_time() -> None:
    assert foresight(forecast("2026-04-01"), []) is None
    bare = Forecast(subject="i:1", forecaster="ak", probability=0.4)
    assert foresight(bare, [finding(Status.REFUTED)]) is None


def test_only_an_analysts_own_forecast_is_late() -> None:
    found = [finding(Status.OCCURRED, on="2026-05-17")]
    own = replace(forecast("2026-05-18"), analyst="ak")
    assert is_late(own, found)
    assert not is_late(replace(own, forecaster="Tomas Brandl"), found)
    assert not is_late(replace(forecast("2026-05-16"), analyst="ak"), found)
    assert not is_late(own, [])


def test_a_day_between_asserting_and_recording_is_told_of() -> None:
    near = Finding(
        subject="i:1", status=Status.OPEN, at=moment("2026-05-17"), recorded=moment("2026-05-17")
    )
    late = Finding(
        subject="i:1", status=Status.OPEN, at=moment("2026-05-17"), recorded=moment("2026-05-18")
    )
    assert recorded_apart(near) is None
    assert recorded_apart(late) == (moment("2026-05-17"), moment("2026-05-18"))
