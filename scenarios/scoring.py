"""Proper scores: how far a probability was from what happened. Each is best told the truth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def checked(probabilities: ArrayLike, outcomes: ArrayLike) -> tuple[Floats, Floats]:
    """Both as arrays of one length, outcomes as 0 and 1.

    Raises:
        ValueError: the lengths differ, a probability is outside 0 to 1, an outcome is neither.
    """
    p = np.atleast_1d(np.asarray(probabilities, dtype=np.float64))
    o = np.atleast_1d(np.asarray(outcomes, dtype=np.float64))
    if p.shape != o.shape or p.ndim != 1:
        raise ValueError(f"{p.shape} probabilities for {o.shape} outcomes")
    if not np.all((p >= 0) & (p <= 1)):  # NaN is neither
        raise ValueError("a probability is outside 0 to 1")
    if not np.all((o == 0) | (o == 1)):
        raise ValueError("an outcome is neither 0 nor 1")
    return p, o


def brier(probabilities: ArrayLike, outcomes: ArrayLike) -> Floats:
    """(p - o)² of each row: 0 to 1, without unit, lower is better; 0.25 for 50 %.

    This is half of what Brier wrote, who summed over both classes.
    Source: Brier, Monthly Weather Review 78 (1950), 1-3.
    """
    p, o = checked(probabilities, outcomes)
    return np.square(p - o)


def brier_multi(probabilities: ArrayLike, outcomes: Sequence[int]) -> Floats:
    """Σ (p - o)² over the classes of each row: 0 to 2, without unit, lower is better.

    `probabilities` has a row for each forecast and a column for each class, `outcomes` the number
    of the class that came. With two classes it is twice `brier`.
    Source: Brier, Monthly Weather Review 78 (1950), 1-3.

    Raises:
        ValueError: the shapes do not fit, or the probabilities of a row do not add up to 1.
    """
    p = np.asarray(probabilities, dtype=np.float64)
    came = np.asarray(outcomes, dtype=np.intp)
    if p.ndim != 2 or came.shape != p.shape[:1]:
        raise ValueError(f"{p.shape} probabilities for {came.shape} outcomes")
    if not (np.all(p >= 0) and np.allclose(p.sum(axis=1), 1, rtol=0, atol=1e-6)):
        raise ValueError("the probabilities of a row do not add up to 1")
    if not np.all((came >= 0) & (came < p.shape[1])):
        raise ValueError("an outcome is none of the classes")
    happened = np.zeros_like(p)
    happened[np.arange(len(p)), came] = 1
    squared: Floats = np.square(p - happened).sum(axis=1)
    return squared


def logarithmic(probabilities: ArrayLike, outcomes: ArrayLike) -> Floats:
    """-log₂ of the probability given to what happened: 0 to ∞ bits, lower is better.

    1 bit for 50 %; ∞ for what was called impossible and came, or certain and did not. It is not
    cut off there: a cut would reward saying 100 %. In nats it is ln 2 times as much.
    Source: Good, Journal of the Royal Statistical Society B 14 (1952), 107-114.
    """
    given = given_to_what_came(probabilities, outcomes)
    with np.errstate(divide="ignore"):
        return np.abs(np.log2(given))  # -0 is 0


def baseline(probabilities: ArrayLike, outcomes: ArrayLike) -> Floats:
    """100 (log₂ p + 1), p given to what happened: -∞ to 100 points, higher is better.

    0 for 50 %, 100 for certainty that was right.
    Source: Metaculus, Scores FAQ, "Baseline score" of a binary question.
    """
    return 100 * (1 - logarithmic(probabilities, outcomes))


def given_to_what_came(probabilities: ArrayLike, outcomes: ArrayLike) -> Floats:
    """The probability that each row gave to what happened, in [0, 1]."""
    p, o = checked(probabilities, outcomes)
    return np.where(o == 1, p, 1 - p)


def skill(score: float, reference: float) -> float | None:
    """1 - score / reference, of two scores whose best is 0: -∞ to 1, higher is better.

    0 is as good as the reference, which for the Brier score is usually the base rate's. None
    where the reference was perfect, so that nothing can be better.
    Source: Murphy, Journal of Applied Meteorology 12 (1973), 215-223.
    """
    return 1 - score / reference if reference > 0 else None
