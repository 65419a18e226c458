"""How far a figure would move with other works: the bootstrap, a whole work at a time.

What stands in one work shares its author, its day and its mood, so that its predictions are not
so many independent ones. Source: Field and Welsh, JRSS B 69 (2007), 369-390.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.calibration import places
from scenarios.isotonic import pools
from scenarios.scoring import Floats, brier, logarithmic

ROUNDS = 2000
_CELLS = 2_000_000  # of one matrix at a time: 16 MB


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the rows of each round, an array with a value for each.

    How many rows, events that came, Brier scores, bits that are finite, how many infinite ones,
    and what the Brier scores would be after isotonic recalibration.
    """

    many: Floats
    came: Floats
    brier: Floats
    bits: Floats
    endless: Floats
    recalibrated: Floats


def totals(
    p: Floats, o: Floats, work: NDArray[np.intp], *, rounds: int = ROUNDS, seed: int = 0
) -> Totals:
    """Probabilities, outcomes (0 or 1) and the number of each row's work, drawn `rounds` times.

    As many works are drawn as there are, with replacement; equal seeds give equal rounds.
    """
    works = int(work.max()) + 1
    values, place, _ = places(p)
    bits = logarithmic(p, o)
    finite = np.isfinite(bits)
    rows = (np.ones_like(o), o, brier(p, o), np.where(finite, bits, 0), (~finite).astype(float))
    cell, cells = work * len(values) + place, works * len(values)
    columns = np.concatenate(
        [
            np.stack([np.bincount(work, row, works) for row in rows], axis=1),
            np.bincount(cell, minlength=cells).reshape(works, -1),
            np.bincount(cell, o, cells).reshape(works, -1),
        ],
        axis=1,
    )
    summed = np.concatenate([times @ columns for times in draws(works, rounds, seed)])
    many, came, squared, some, endless = summed[:, :5].T
    mass, events = np.split(summed[:, 5:], 2, axis=1)
    least = pools(events.T.copy(), mass.T.copy()).least_squares()
    return Totals(many, came, squared, some, endless, least)


def clusters(names: Sequence[str]) -> NDArray[np.intp]:
    """A number from 0 for each row's name, in the order of the names.

    So the same rows are drawn alike, and have the same bounds, in whatever order they stand.
    """
    numbers = {name: number for number, name in enumerate(sorted(set(names)))}
    return np.fromiter((numbers[name] for name in names), np.intp, len(names))


def draws(many: int, rounds: int, seed: int) -> Iterator[Floats]:
    """How often each of `many` works was drawn, a row a round, some rounds at a time."""
    rng = np.random.default_rng(seed)
    step = max(1, _CELLS // many)
    for start in range(0, rounds, step):
        some = min(step, rounds - start)
        # 32 bits are enough for what fits in memory, and twice as quick to draw.
        drawn = rng.integers(0, many, (some, many), dtype=np.int32)
        drawn += np.arange(0, some * many, many, dtype=np.int32)[:, None]
        times = np.bincount(drawn.ravel(), minlength=some * many)
        yield times.reshape(some, many).astype(np.float64)


def interval(rounds: Floats, level: float = 0.95) -> tuple[float, float] | None:
    """The percentile interval (low, high) of a figure's rounds; None where no round has one.

    The bounds are values of rounds, never between two, so that ∞ stays ∞.
    Source: Efron, Annals of Statistics 7 (1979), 1-26.
    """
    found = np.sort(rounds[~np.isnan(rounds)])
    if not len(found):
        return None
    tail = int((1 - level) / 2 * len(found))
    return float(found[tail]), float(found[-1 - tail])
