"""When a trigger was there, by its sightings: on the board, in the odds, against its criteria."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scenarios.board import Board
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.foresight import changed_after
from scenarios.moved import first_observed, observed_over_time
from scenarios.presence import Stretch, presence
from scenarios.vocabulary import Status
from seeds.when import When
from store.desk import Desk
from tests.desks import Clock
from tests.rivals import rivals
from tests.test_board import finding, item, shown

Seen = tuple[Status, str]
OBSERVED, CEASED, ALREADY_SO = Status.OBSERVED, Status.CEASED, Status.ALREADY_SO


def series(*seen: Seen) -> tuple[Finding, ...]:
    return tuple(
        finding("tolls", status, f"f:{n}", occurred_on=When(day), follows=f"f:{n - 1}" * (n > 0))
        for n, (status, day) in enumerate(seen)
    )


def board_of(*seen: Seen) -> Board:
    return shown(item("tolls"), findings=series(*seen))


@pytest.mark.parametrize(
    ("seen", "stretches"),
    [
        ([(OBSERVED, "2026-01")], [("2026-01", None)]),
        ([(OBSERVED, "2026-01"), (OBSERVED, "2026-03")], [("2026-01", None)]),
        ([(OBSERVED, "2026-03"), (OBSERVED, "2026-01")], [("2026-01", None)]),
        ([(OBSERVED, "2026-01"), (CEASED, "2026-03")], [("2026-01", "2026-03")]),
        ([(OBSERVED, "2026-01"), (CEASED, "2026-01-20")], [("2026-01", "2026-01-20")]),
        (
            [(OBSERVED, "2026-01"), (CEASED, "2026-03"), (OBSERVED, "2026-05")],
            [("2026-01", "2026-03"), ("2026-05", None)],
        ),
        ([(ALREADY_SO, "2024"), (OBSERVED, "2026")], [("2024", "2026"), ("2026", None)]),
        ([(CEASED, "2026-03")], []),
    ],
)
def test_sightings_make_stretches(
    seen: list[Seen], stretches: list[tuple[str, str | None]]
) -> None:
    wanted = [Stretch(When(one), When(end) if end else None) for one, end in stretches]
    assert list(presence(series(*seen))) == wanted


def test_a_sighting_that_was_corrected_never_was() -> None:
    wrong = finding("tolls", OBSERVED, "f:0", occurred_on=When("2026-01"))
    right = finding("tolls", OBSERVED, "f:1", occurred_on=When("2026-04"), corrects="f:0")
    assert presence([wrong, right]) == (Stretch(When("2026-04")),)


def test_what_is_seen_again_is_there_since_it_was_first_seen() -> None:
    [line] = board_of((OBSERVED, "2026-01"), (OBSERVED, "2026-03")).lines
    assert line.since == "2026-01"


def test_of_what_was_looked_for_the_board_has_the_day_of_the_look() -> None:
    missed = finding("tolls", Status.NOT_OBSERVED, looked="2026-04-01, both ends")
    [line] = shown(item("tolls"), findings=(missed,)).lines
    assert line.since == "2026-04-01"


def test_what_has_ceased_stays_in_the_course_of_the_board() -> None:
    made = board_of((OBSERVED, "2026-01-01"), (CEASED, "2026-03-01"))
    assert observed_over_time(made, 6) == (1, 1, 0, 0, 0, 0)
    assert str(first_observed(made)) == "2026-01-01"


@pytest.mark.parametrize("last", [(CEASED, "2026-05"), (OBSERVED, "2026-05")])
def test_criteria_that_changed_between_two_sightings_changed_after_the_event(last: Seen) -> None:
    versions = [
        Criteria(id=f"k:{month}", subject="i:tolls", at=datetime(2026, month, 1, tzinfo=UTC))
        for month in (1, 4)
    ]
    seen = series((OBSERVED, "2026-02"), last)
    assert [one.id for one in changed_after(seen, versions)] == ["k:4"]


@pytest.mark.parametrize("status", ["ceased", "observed"])
def test_likelihoods_set_down_between_two_sightings_are_late(
    empty: Desk, clock: Clock, status: str
) -> None:
    rivals(empty, clock)
    assert empty.odds("closed").late == 0
    empty.put("army", "closed", given="40%")
    clock.turn_to("2026-07-01")
    empty.mark("army", status, occurred_on=When("2026-06-20"))
    assert empty.odds("closed").late == 1
