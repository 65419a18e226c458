"""Odds: step by step from a prior, and what the end would be without each step."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.odds import Clue, chain
from seeds.refusal import Invalid


def _clue(name: str, ratio: float, group: str = "", seen: bool = True) -> Clue:
    return Clue(name=name, given=ratio / 10, given_not=0.1, group=group, seen=seen)


def test_the_worked_example_ends_where_it_should() -> None:
    clues = [_clue(str(n), ratio) for n, ratio in enumerate((2.2, 1.3, 1.3, 1.4, 1.1))]
    told = chain(0.1, clues)
    assert told.posterior == pytest.approx(0.3888, abs=5e-5)
    assert told.steps[0].after == pytest.approx(0.1964, abs=5e-5)
    assert told.steps[0].without == pytest.approx(0.2243, abs=5e-5)


@given(st.floats(0.01, 0.99), st.lists(st.floats(0.1, 9.0), max_size=6))
@settings(max_examples=40)
def test_the_order_of_the_clues_does_not_change_the_end(prior: float, ratios: list[float]) -> None:
    there = chain(prior, [_clue("x", ratio) for ratio in ratios])
    back = chain(prior, [_clue("x", ratio) for ratio in reversed(ratios)])
    assert there.posterior == pytest.approx(back.posterior)


def test_what_was_looked_for_and_not_seen_speaks_the_other_way() -> None:
    missing = Clue(name="a", given=0.8, given_not=0.4, seen=False)
    assert missing.ratio == pytest.approx(0.2 / 0.6)
    assert chain(0.5, [missing]).steps[0].bits < 0


def test_of_a_group_the_strongest_that_points_one_way_counts() -> None:
    told = chain(0.5, [_clue("a", 2, "g"), _clue("b", 3, "g"), _clue("c", 0.5, "g")])
    assert [step.ratio for step in told.steps] == pytest.approx([1, 3, 0.5])
    assert [step.instead for step in told.steps] == ["b", "", ""]
    assert told.posterior == pytest.approx(1.5 / 2.5)


def test_without_the_strongest_of_a_group_the_next_one_counts() -> None:
    told = chain(0.5, [_clue("a", 2, "g"), _clue("b", 3, "g")])
    assert told.steps[1].without == pytest.approx(2 / 3)
    assert told.steps[0].without == told.posterior


@pytest.mark.parametrize(
    ("elicited", "late"),
    [(date(2026, 1, 1), False), (date(2026, 5, 17), True), (None, True)],
)
def test_likelihoods_set_down_when_the_sighting_was_known_are_flagged(
    elicited: date | None, late: bool
) -> None:
    clue = Clue(name="a", given=0.6, given_not=0.2, elicited=elicited, seen_on=date(2026, 5, 17))
    assert clue.late is late


@pytest.mark.parametrize("prior", [0.0, 1.0, 1.4])
def test_a_prior_that_nothing_could_move_is_refused(prior: float) -> None:
    with pytest.raises(Invalid, match="not between 0 and 1"):
        chain(prior, [])


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_a_likelihood_that_leaves_nothing_to_learn_is_refused(value: float) -> None:
    with pytest.raises(Invalid, match="between 0 and 1") as refused:
        Clue(name="army-guard", given=value, given_not=0.5)
    assert "0.01" in refused.value.attempt
