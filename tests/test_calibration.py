"""Calibration: parts that add up, a curve that is right with ties, bands around it."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.calibration import Reliability, murphy, recalibrated, reliability
from scenarios.isotonic import pooled, pools

forecasts = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.3, 0.5, 0.7, 0.9, 1.0]), st.booleans()),
    min_size=1,
    max_size=40,
)
Rows = list[tuple[float, bool]]


def _split(rows: Rows) -> tuple[list[float], list[bool]]:
    return [p for p, _ in rows], [o for _, o in rows]


def test_isotonic_regression_pools_what_falls() -> None:
    fitted = pooled(np.array([1.0, 2, 3, 0, 5, 4, 1, 7]), np.ones(8))
    assert fitted.tolist() == pytest.approx([1, *[5 / 3] * 3, *[10 / 3] * 3, 7])


def test_the_corp_parts_are_those_of_the_reference() -> None:
    parts = reliability([0.4, 0.3, 0.2, 0.1, 0.5, 0.9], [0, 0, 0, 1, 1, 1])
    assert parts.score == pytest.approx(0.2266667, abs=5e-8)
    assert parts.miscalibration == pytest.approx(0.1016667, abs=5e-8)
    assert (parts.discrimination, parts.uncertainty) == (0.125, 0.25)


@given(forecasts, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_the_rows_does_not_count(rows: Rows, chance: Random) -> None:
    once = reliability(*_split(rows), rounds=20)
    chance.shuffle(rows)
    again = reliability(*_split(rows), rounds=20)
    assert once.curve == again.curve
    assert once.miscalibration == pytest.approx(again.miscalibration, abs=1e-12)


@given(forecasts)
@settings(max_examples=60)
def test_the_corp_parts_add_up_and_none_is_negative(rows: Rows) -> None:
    parts = reliability(*_split(rows), rounds=20)
    whole = parts.miscalibration - parts.discrimination + parts.uncertainty
    assert whole == pytest.approx(parts.score, abs=1e-12)
    assert min(parts.miscalibration, parts.discrimination, parts.uncertainty) >= 0
    shares = [point.share for point in parts.curve]
    assert shares == sorted(shares)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40),
    st.integers(1, 12),
)
@settings(max_examples=60)
def test_murphys_parts_add_up_whatever_the_bins(rows: Rows, bins: int) -> None:
    parts = murphy(*_split(rows), bins=bins)
    whole = (
        parts.reliability
        - parts.resolution
        + parts.uncertainty
        + parts.within_variance
        - parts.within_covariance
    )
    assert whole == pytest.approx(parts.score, abs=1e-12)


def test_a_probability_on_the_edge_of_two_bins_belongs_to_the_upper_one() -> None:
    edges = [n / 10 for n in range(11)]
    parts = murphy(edges, [1] * 11, bins=10)
    assert parts.within_variance == pytest.approx(2 * 0.05**2 / 11)  # .9 and 1 share a bin


@given(forecasts)
@settings(max_examples=40)
def test_many_samples_at_once_are_pooled_as_one_is(rows: Rows) -> None:
    p, o = (np.array(part, dtype=float) for part in _split(rows))
    values, place, many = np.unique(p, return_inverse=True, return_counts=True)
    came = np.bincount(place, o)[:, None]
    mass = many[:, None].astype(np.float64)
    found = pools(np.repeat(came, 3, 1), np.repeat(mass, 3, 1))
    least = np.square(recalibrated(p, o) - o).sum()
    assert found.least_squares().tolist() == pytest.approx([least] * 3)
    assert found.fitted()[0][place].tolist() == pytest.approx(recalibrated(p, o).tolist())
    assert len(values) == len(found.fitted()[0])


def test_a_place_that_a_sample_lacks_changes_nothing() -> None:
    full = pools(np.array([[1.0], [0], [2]]), np.array([[2.0], [1], [2]]))
    gapped = pools(np.array([[0.0], [1], [0], [0], [2]]), np.array([[0.0], [2], [0], [1], [2]]))
    assert gapped.least_squares() == pytest.approx(full.least_squares())


def _in_band(curve: Reliability) -> float:
    return float(np.mean([point.low <= point.share <= point.high for point in curve.curve]))


def test_bands_hold_who_is_calibrated_and_not_who_is_overconfident() -> None:
    chance = np.random.default_rng(7)
    p = chance.integers(1, 10, 900) / 10
    honest = chance.random(900) < p
    boastful = chance.random(900) < 0.5 + (p - 0.5) / 3
    assert _in_band(reliability(p, honest)) >= 0.8
    assert _in_band(reliability(p, boastful)) <= 0.5


def test_equal_seeds_draw_equal_bands() -> None:
    rows = ([0.2, 0.4, 0.4, 0.9], [0, 1, 0, 1])
    assert reliability(*rows, seed=3) == reliability(*rows, seed=3)


def test_no_rows_have_no_parts() -> None:
    with pytest.raises(ValueError, match="no rows"):
        reliability([], [])
