"""Whether what was called 70 % came in 70 of 100: decompositions and reliability curves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenarios.isotonic import pooled, pools
from scenarios.scoring import Floats, brier, checked

FINE = 200
"""Of more different probabilities than this, a band or an interval is counted by whole per cents;
the curve and the three parts themselves never are."""


@dataclass(frozen=True, slots=True)
class Murphy:
    """The Brier score in parts: score = reliability - resolution + uncertainty + within - between.

    All without unit. `reliability` (0 to 1, lower is better) is the distance of each bin's mean
    probability from its share that came; `resolution` (0 to 0.25, higher is better) that of the
    share from the base rate; `uncertainty` (0 to 0.25) is the questions' own. `within_variance`
    and `within_covariance` are what the binning hides; both are 0 where each bin holds one value.
    Source: Murphy, Journal of Applied Meteorology 12 (1973), 595-600; Stephenson, Coelho and
    Jolliffe, Weather and Forecasting 23 (2008), 752-757.
    """

    score: float
    reliability: float
    resolution: float
    uncertainty: float
    within_variance: float
    within_covariance: float


def murphy(probabilities: ArrayLike, outcomes: ArrayLike, bins: int = 10) -> Murphy:
    """The decomposition over `bins` of equal width; a bin holds its lower end, the last both.

    Raises:
        ValueError: as `checked`, or there are no rows or no bins.
    """
    p, o = _some(probabilities, outcomes)
    if bins < 1:
        raise ValueError(f"{bins} bins")
    place = np.searchsorted(np.arange(1, bins) / bins, p, side="right")
    many = np.bincount(place, minlength=bins)
    used = np.flatnonzero(many)
    many = many[used]
    forecast = np.bincount(place, p, bins)[used] / many
    came = np.bincount(place, o, bins)[used] / many
    rate = o.mean()
    row = np.searchsorted(used, place)
    apart = p - forecast[row]
    n = len(p)
    return Murphy(
        score=float(brier(p, o).mean()),
        reliability=float(many @ (forecast - came) ** 2 / n),
        resolution=float(many @ (came - rate) ** 2 / n),
        uncertainty=float(rate * (1 - rate)),
        within_variance=float(apart @ apart / n),
        within_covariance=float(2 * apart @ (o - came[row]) / n),
    )


@dataclass(frozen=True, slots=True)
class Point:
    """A probability that was given `many` times, and the share that came, recalibrated.

    `low` and `high` bound the share in 90 % of the records of somebody who is right about every
    probability: a point outside says that this one is not.
    """

    probability: float
    share: float
    many: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The Brier score in three parts, without bins: score = MCB - DSC + UNC.

    All without unit, from 0. `miscalibration` (MCB, lower is better) is what would be won by
    recalibrating, `discrimination` (DSC, higher is better) what the recalibrated forecasts win on
    the base rate, `uncertainty` (UNC, at most 0.25) the base rate's own score. `curve` rises.
    Source: Dimitriadis, Gneiting and Jordan, PNAS 118 (2021), e2016191118.
    """

    score: float
    miscalibration: float
    discrimination: float
    uncertainty: float
    curve: tuple[Point, ...]


def reliability(
    probabilities: ArrayLike, outcomes: ArrayLike, *, rounds: int = 1000, seed: int = 0
) -> Reliability:
    """The CORP decomposition and curve, with consistency bands from `rounds` samples.

    Raises:
        ValueError: as `checked`, or there are no rows.
    """
    p, o = _some(probabilities, outcomes)
    values, first, many = np.unique(p, return_index=True, return_counts=True)
    after = recalibrated(p, o)
    fitted = after[first]
    score, least = float(brier(p, o).mean()), float(np.square(after - o).mean())
    uncertainty = float(o.mean() * (1 - o.mean()))
    low, high = bands(p, values, rounds, seed)
    return Reliability(
        score=score,
        miscalibration=max(score - least, 0.0),  # rounding apart, it is not negative
        discrimination=max(uncertainty - least, 0.0),
        uncertainty=uncertainty,
        curve=tuple(
            map(
                Point,
                values.tolist(),
                fitted.tolist(),
                many.tolist(),
                low.tolist(),
                high.tolist(),
            )
        ),
    )


def recalibrated(p: Floats, o: Floats) -> Floats:
    """What each probability should have been, by the rows themselves: rising with it.

    Equal probabilities have one answer, so the order of the rows does not count.
    """
    _, place, many = np.unique(p, return_inverse=True, return_counts=True)
    return pooled(np.bincount(place, o) / many, many.astype(np.float64))[place]


def bands(
    probabilities: Floats, at: Floats, rounds: int, seed: int, level: float = 0.9
) -> tuple[Floats, Floats]:
    """Within which bounds the curve of a calibrated forecaster lies at `at`: (low, high)."""
    values, _, many = places(probabilities)
    rng = np.random.default_rng(seed)
    drawn = rng.binomial(many[:, None], values[:, None], (len(values), rounds)).astype(np.float64)
    mass = np.repeat(many[:, None].astype(np.float64), rounds, axis=1)
    shares = np.sort(pools(drawn, mass).fitted(), axis=0)
    tail = int((1 - level) / 2 * rounds)
    nearest = np.abs(values[:, None] - at).argmin(axis=0)
    return shares[tail][nearest], shares[-1 - tail][nearest]


def places(probabilities: Floats) -> tuple[Floats, NDArray[np.intp], NDArray[np.intp]]:
    """The different probabilities, each row's place among them, and how many stand there.

    Above `FINE` different ones they are taken to whole per cents.
    """
    found = np.unique(probabilities, return_inverse=True, return_counts=True)
    if len(found[0]) > FINE:
        found = np.unique(np.round(probabilities, 2), return_inverse=True, return_counts=True)
    return found[0], found[1].astype(np.intp), found[2].astype(np.intp)


def _some(probabilities: ArrayLike, outcomes: ArrayLike) -> tuple[Floats, Floats]:
    p, o = checked(probabilities, outcomes)
    if not len(p):
        raise ValueError("no rows")
    return p, o
