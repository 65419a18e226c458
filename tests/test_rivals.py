"""Rival scenarios on a desk: what speaks against which, and where the odds of one end."""

from __future__ import annotations

import pytest

from scenarios.criteria import Timeframe
from scenarios.sightings import remark
from seeds.refusal import Invalid, Refusal
from seeds.when import When
from store.desk import Desk
from tests.desks import Clock, tagged
from tests.rivals import RATIOS, rivals


@pytest.fixture
def desk(empty: Desk, clock: Clock) -> Desk:
    """A desk with two scenarios of one question."""
    rivals(empty, clock)
    return empty


def ends(desk: Desk) -> float:
    return desk.odds("closed").chain.posterior


# The matrix.


def test_scenarios_of_one_question_are_rivals_whatever_its_case_and_blanks(desk: Desk) -> None:
    desk.add_scenario("elsewhere", question="Will it rain?")
    assert [s.handle for s in desk.matrix("open").scenarios] == ["closed", "open"]


def test_scenarios_that_are_named_need_no_question(desk: Desk) -> None:
    desk.add_scenario("flood")
    found = desk.matrix("flood", "closed")
    assert [s.handle for s in found.scenarios] == ["flood", "closed"]
    assert found.question == ""


@pytest.mark.parametrize(("question", "why"), [("", "no question"), ("Rain?", "no other")])
def test_a_scenario_without_rivals_says_why(desk: Desk, question: str, why: str) -> None:
    desk.add_scenario("flood", question=question)
    with pytest.raises(Refusal, match=why):
        desk.matrix("flood")


def test_a_cell_is_what_was_said_else_what_its_likelihood_makes_of_it(desk: Desk) -> None:
    desk.put("army", "closed", fit=5)
    found = desk.matrix("closed")
    cells = {e.item.handle: [e.cell(s.id) for s in found.scenarios] for e in found.entries.values()}
    assert (cells["army"], cells["tolls"]) == (["++", "·"], ["×2.2", "·"])


def test_what_a_scenario_makes_likelier_does_not_count_against_it(desk: Desk) -> None:
    assert desk.matrix("closed").matrix.inconsistency == (0, 0)


def test_what_is_there_and_does_not_fit_counts_against_a_scenario(desk: Desk) -> None:
    tagged(desk, "guards the bridge", handle="guards", scenario="open")
    desk.put("army", "open", fit=1)
    desk.put("guards", "open", fit=2)
    found = desk.matrix("closed")
    assert found.matrix.inconsistency[1] == 4  # the guards are not there yet
    assert desk.matrix("closed", everything=True).matrix.inconsistency[1] == 5
    assert (found.blank, found.cells) == (5, 12)


def test_what_does_not_fit_a_scenario_is_no_part_of_its_gauge(desk: Desk) -> None:
    desk.put("army", "open", fit=1)
    desk.put("tolls", "open", fit=4)
    board = desk.board("open")
    assert (board.observed, len(board.pointing), board.away) == (1, 1, (1, 1))


def test_a_weight_moves_the_gauge_and_is_said(desk: Desk) -> None:
    desk.mark("army", "open")
    assert desk.board("closed").share == pytest.approx(4 / 5)
    desk.put("army", "closed", weight=4)
    board = desk.board("closed")
    assert board.share == pytest.approx(4 / 8)
    assert not board.equal


# The odds.


def test_ten_per_cent_and_five_ratios_end_where_they_should(desk: Desk) -> None:
    found = desk.odds("closed")
    assert [line.item.handle for line in found.lines] == list(RATIOS)
    assert ends(desk) == pytest.approx(0.3888, abs=5e-5)
    assert found.late == 0


def test_what_was_set_down_when_it_was_known_is_late(desk: Desk) -> None:
    desk.put("army", "closed", given="40%")
    found = desk.odds("closed")
    [said] = [remark(c, s) for c, s in zip(found.clues, found.chain.steps, strict=True) if s.late]
    assert said == "late: likelihoods of 2026-06-01, known since 2026-05-18"


def test_of_a_group_the_strongest_counts_and_the_other_says_so(desk: Desk) -> None:
    for handle in ("tolls", "army"):
        desk.put(handle, "closed", group="money")
    found = desk.odds("closed")
    said = [remark(c, s) for c, s in zip(found.clues, found.chain.steps, strict=True)]
    assert said[:3] == ["strongest of group money", "group money: tolls says it already", ""]


def test_what_was_looked_for_in_vain_counts_when_its_window_is_over(
    desk: Desk, clock: Clock
) -> None:
    desk.criteria("ferry", timeframe=Timeframe(by=When("2026-09-30")))
    desk.mark("ferry", "not-observed", looked="the timetable")
    before = desk.odds("closed")
    assert [a.why for a in before.asides] == [
        "not observed, but the window is open until 2026-09-30"
    ]
    clock.turn_to("2026-10-01")
    [missing] = [s for s in desk.odds("closed").chain.steps if s.name == "ferry"]
    assert missing.ratio == pytest.approx(0.58 / 0.7)


@pytest.mark.parametrize(
    ("status", "why"), [("already-so", "already so"), ("emerging", "emerging")]
)
def test_what_is_no_sighting_moves_nothing(desk: Desk, status: str, why: str) -> None:
    desk.mark("tolls", status, occurred_on=When("2026-01"))
    [aside] = desk.odds("closed").asides
    assert aside.why.startswith(why)


def test_without_a_prior_there_are_no_odds(desk: Desk) -> None:
    with pytest.raises(Refusal, match="open has no prior"):
        desk.odds("open")


def test_likelihoods_role_and_group_can_be_taken_back(desk: Desk) -> None:
    desk.put("tolls", "closed", group="money", fit=4)
    desk.put("tolls", "closed", role="", given="", given_not="", group="", fit=0)
    [(_, place)] = desk.places("tolls")
    assert (place.given, place.given_not, place.elicited) == (None, None, None)
    assert (place.role, place.group, place.fit) == (None, "", 0)


def test_half_of_the_likelihoods_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.put("tolls", "closed", given="")
    assert refused.value.where == "given_not"
