"""Proper scores: reference values, ranges, and that honesty is best."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.scoring import (
    baseline,
    brier,
    brier_multi,
    given_to_what_came,
    logarithmic,
    skill,
)

probabilities = st.floats(0.001, 0.999)


def test_a_brier_score_is_the_square_of_the_distance() -> None:
    assert brier([0.271], [0])[0] == pytest.approx(0.073441)


def test_in_nats_the_logarithmic_score_is_the_textbooks() -> None:
    assert logarithmic([0.481], [0])[0] * math.log(2) == pytest.approx(0.6558514, abs=5e-8)


def test_fifty_per_cent_costs_one_bit() -> None:
    assert logarithmic([0.5, 0.5], [0, 1]).tolist() == [1, 1]


def test_what_was_called_impossible_and_came_costs_endlessly_many_bits() -> None:
    assert logarithmic([0.0, 1.0, 1.0], [1, 0, 1]).tolist() == [math.inf, math.inf, 0]


def test_three_classes_are_scored_as_by_the_textbook() -> None:
    rows = [[0.2, 0.7, 0.1], [0.6, 0.2, 0.2], [0.6, 0.1, 0.3]]
    assert brier_multi(rows, [1, 0, 2]).mean() == pytest.approx(0.41333333)


def test_with_two_classes_the_score_of_many_is_twice_the_score_of_one() -> None:
    assert brier_multi([[0.3, 0.7]], [1])[0] == pytest.approx(2 * brier([0.7], [1])[0])


def test_the_baseline_score_of_ninety_per_cent_is_known() -> None:
    assert baseline([0.9, 0.5], [1, 1]).tolist() == pytest.approx([84.79969, 0], abs=5e-6)


def test_skill_is_the_share_of_the_reference_that_is_won() -> None:
    assert skill(0.05, 0.25) == pytest.approx(0.8)
    assert skill(0.25, 0.25) == 0
    assert skill(0.1, 0.0) is None


@given(probabilities, probabilities)
@settings(max_examples=40)
def test_nobody_gains_by_saying_what_he_does_not_believe(belief: float, said: float) -> None:
    for score in (brier, logarithmic):
        honest, other = (
            belief * score([p], [1])[0] + (1 - belief) * score([p], [0])[0] for p in (belief, said)
        )
        assert honest <= other + 1e-12


@pytest.mark.parametrize(
    ("p", "o"), [([0.5], [0, 1]), ([1.4], [1]), ([math.nan], [1]), ([0.4], [2])]
)
def test_what_is_no_forecast_or_no_outcome_is_refused(p: list[float], o: list[int]) -> None:
    with pytest.raises(ValueError, match=r"probabilit|outcome"):
        brier(p, o)


@pytest.mark.parametrize(("rows", "came"), [([[0.5, 0.6]], [0]), ([[0.5, 0.5]], [2]), ([0.5], [0])])
def test_what_is_no_forecast_of_many_classes_is_refused(
    rows: list[list[float]], came: list[int]
) -> None:
    with pytest.raises(ValueError, match=r"probabilities|classes"):
        brier_multi(rows, came)


def test_no_rows_have_no_scores() -> None:
    assert not len(given_to_what_came(np.array([]), []))
