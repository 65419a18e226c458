"""Conditions: whether what a prediction hangs on holds, and when that brings it up."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.conditions import Conditions, Part, State, verdict
from scenarios.criteria import Timeframe
from scenarios.formats.scenario_file import read, write
from scenarios.review import Watched, due
from scenarios.vocabulary import Combination, Kind, Status
from seeds.refusal import Invalid, Refusal
from seeds.when import When
from store.desk import Desk
from tests.desks import Clock, tagged
from tests.shell import Shell

TODAY = date(2026, 6, 1)
BY = date(2026, 12, 31)
MET = Part(handle="tolls", status=Status.OBSERVED, since=date(2026, 4, 10))
LATER = Part(handle="train", status=Status.OCCURRED, since=date(2026, 5, 2))
LATE = Part(handle="ferry", status=Status.OBSERVED, since=date(2027, 1, 5))
OPEN = Part(handle="guard", status=Status.OPEN)
NEVER = Part(handle="toll-war", status=Status.DID_NOT_OCCUR)


def held(of: list[Part], least: int = 0, unless: tuple[Part, ...] = (), today: date = TODAY) -> str:
    how = Combination.AT_LEAST if least else Combination.ALL
    ids = tuple(part.handle for part in of)
    others = tuple(part.handle for part in unless)
    said = Conditions(of=ids, combination=how, least=least, unless=others)
    found = verdict(said, of, unless, BY, today)
    return f"{found.state} {found.since or '-'}: {found.why}"


@pytest.mark.parametrize(
    ("of", "least", "said"),
    [
        ([MET, LATER], 0, "holds 2026-05-02: 2 of 2 occurred: tolls, train"),
        ([MET, LATER, OPEN], 2, "holds 2026-05-02: 2 of 3 occurred: tolls, train"),
        ([MET, OPEN], 1, "holds 2026-04-10: 1 of 2 occurred: tolls"),
        ([MET, OPEN], 0, "open -: 1 of 2 occurred, 2 needed; open: guard"),
        ([MET, NEVER], 0, "failed -: 1 of 2 occurred, 2 needed; not toll-war"),
        ([MET, LATE], 0, "failed -: 1 of 2 occurred, 2 needed; not ferry"),
    ],
)
def test_a_condition_holds_from_the_day_on_which_enough_had_occurred(
    of: list[Part], least: int, said: str
) -> None:
    assert held(of, least) == said


def test_a_condition_that_has_not_come_about_by_the_deadline_has_failed() -> None:
    after = date(2027, 1, 1)
    assert held([MET, OPEN], today=after).startswith("failed 2026-12-31: 1 of 2 occurred, 2 needed")


def test_what_was_to_stay_away_and_did_not_makes_it_fail() -> None:
    assert held([MET], unless=(LATER,)) == "failed 2026-05-02: train occurred 2026-05-02"
    assert held([MET], unless=(OPEN,)).startswith("holds")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "without items"),
        ({"of": ("a",), "triggers_of": "s"}, "of its own, or"),
        ({"of": ("a", "a")}, "twice"),
        ({"of": ("a",), "combination": Combination.AT_LEAST, "least": 2}, "2 of 1"),
        ({"of": ("a",), "combination": Combination.NONE}, "unless"),
    ],
)
def test_a_condition_that_cannot_be_met_is_none(said: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Conditions(**said)  # type: ignore[arg-type]


def test_a_condition_that_holds_brings_its_prediction_up_until_somebody_has_looked() -> None:
    found = verdict(Conditions(of=("a",)), [MET], (), BY, TODAY)
    watched = Watched(
        subject="i:1",
        kind=Kind.PREDICTION,
        status=Status.OPEN,
        deadline=BY,
        made=date(2026, 3, 1),
        condition=found,
    )
    up = due(watched, TODAY)
    assert up
    assert up.why == "its condition holds since 2026-04-10: 1 of 1 occurred: tolls"
    looked = Watched(
        subject="i:1",
        kind=Kind.PREDICTION,
        status=Status.OPEN,
        deadline=BY,
        made=date(2026, 3, 1),
        condition=found,
        seen=date(2026, 4, 11),
    )
    assert due(looked, TODAY) is None


@pytest.fixture
def bridge(desk: Desk) -> Desk:
    """Two triggers in a scenario, and a prediction until the end of the year."""
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    tagged(desk, "The night train is cancelled", handle="train", scenario="orlik")
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry")
    desk.criteria("ferry", timeframe=Timeframe(by=When("2026-12-31")))
    return desk


def why(desk: Desk) -> dict[str, str]:
    return {line.handle: one.why for one, line in desk.due()}


def test_a_trigger_that_comes_to_the_scenario_later_counts_too(bridge: Desk) -> None:
    bridge.condition("ferry", triggers_of="orlik", least=2)
    bridge.mark("tolls", "observed", occurred_on=When("2026-03-05"))
    assert "ferry" not in why(bridge)
    tagged(bridge, "river police", handle="police", scenario="orlik")
    bridge.mark("police", "observed", occurred_on=When("2026-03-07"))
    assert (
        why(bridge)["ferry"]
        == ("its condition holds since 2026-03-07: 2 of 3 occurred: tolls, police")
        or "police, tolls" in why(bridge)["ferry"]
    )


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        ("orlik", "2 of 2 occurred, 3 needed; the scenario has no other trigger yet"),
        ("empty", "0 of 0 occurred, 3 needed; the scenario has no other trigger yet"),
    ],
)
def test_too_few_triggers_are_waited_for(bridge: Desk, scenario: str, why: str) -> None:
    bridge.add_scenario("empty")
    for handle in ("tolls", "train"):
        bridge.mark(handle, "observed", occurred_on=When("2026-03-05"))
    bridge.condition("ferry", triggers_of=scenario, least=3)
    found = bridge.condition_of("ferry")
    assert found
    assert (found.state, found.why) == (State.OPEN, why)


def test_what_failed_is_offered_as_annulled(bridge: Desk, clock: Clock) -> None:
    bridge.condition("ferry", ["tolls", "train"])
    clock.turn_to("2027-01-02")
    [(up, _)] = [pair for pair in bridge.due() if pair[1].handle == "ferry"]
    assert up.annulled
    assert up.why == "its condition failed: 0 of 2 occurred, 2 needed by 2026-12-31"


def test_a_condition_is_taken_back_by_undo_and_by_naming_nothing(bridge: Desk) -> None:
    bridge.condition("ferry", ["tolls"])
    bridge.undo()
    assert bridge.condition_of("ferry") is None
    bridge.condition("ferry", ["tolls"])
    assert bridge.condition("ferry").conditions is None


def test_an_item_does_not_hang_on_itself(bridge: Desk) -> None:
    with pytest.raises(Refusal, match="on itself"):
        bridge.condition("ferry", ["tolls", "ferry"])
    with pytest.raises(Invalid, match="3 of 2"):
        bridge.condition("ferry", ["tolls", "train"], least=3)


def test_a_file_names_the_items_by_their_handles_and_brings_them_back(bridge: Desk) -> None:
    bridge.put("ferry", "orlik")
    bridge.condition("ferry", ["tolls"], unless=["train"])
    written = write(bridge.case_file("orlik"))
    assert b"conditions: {of: [tolls], unless: [train]}" in written
    [ferry] = [item for item in read(written, "orlik.yaml").items if item.handle == "ferry"]
    assert ferry.conditions == bridge.item_value("ferry").conditions


def test_the_command_says_whether_it_holds(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("condition bridge-closed tolls-doubled army-guard --any")
    assert shell.does("condition bridge-closed").out == (
        "bridge-closed  its condition is open: 0 of 2 occurred, 1 needed; "
        "open: tolls-doubled, army-guard\n"
    )
    shell.does("mark tolls-doubled observed --on 2026-05-02")
    assert (
        "since 2 May 2026: 1 of 2 occurred: tolls-doubled" in shell.does("show bridge-closed").out
    )
    assert (
        shell.does("condition bridge-closed --nothing").out == "bridge-closed  hangs on nothing\n"
    )
