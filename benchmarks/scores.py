"""Scores of 10,000 resolved predictions with 2,000 samples, against the same sums in bare NumPy."""

from __future__ import annotations

from datetime import date

import numpy as np

from benchmarks.measure import in_turns, report
from scenarios.foresight import Foresight
from scenarios.isotonic import pools
from scenarios.record import Role, Row
from scenarios.scorecard import scorecard
from scenarios.scoring import Floats
from scenarios.vocabulary import Basis, Expectation

PREDICTIONS = 10_000
WORKS = 2_500
ROUNDS = 2_000


def main() -> None:
    """Print the card of all rows beside NumPy on arrays that hold them already."""
    chance = np.random.default_rng(0)
    p = chance.integers(1, 100, PREDICTIONS) / 100
    o = (chance.random(PREDICTIONS) < p).astype(np.float64)
    work = chance.integers(0, WORKS, PREDICTIONS)
    rows = [
        _row(f"i:{n}", *of)
        for n, of in enumerate(zip(p.tolist(), o.tolist(), work.tolist(), strict=True))
    ]
    ours, floor = in_turns(
        lambda: scorecard(rows, rounds=ROUNDS), lambda: _bare(p, o, work), rounds=5
    )
    report("scores of 10,000 rows, 2,000 samples", "s", ours, "NumPy, same sums", floor)


def _bare(p: Floats, o: Floats, work: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> Floats:
    """Brier, bits, skill, base rate, recalibrated loss and share that came true, with bounds."""
    chance = np.random.default_rng(0)
    squared, bits = (p - o) ** 2, -np.log2(np.where(o == 1, p, 1 - p))
    values, place = np.unique(p, return_inverse=True)
    cells = work * len(values) + place
    shape = (WORKS, len(values))
    sums = [np.bincount(work, part, WORKS) for part in (np.ones_like(o), o, squared, bits)]
    mass = np.bincount(cells, minlength=WORKS * len(values)).reshape(shape)
    came = np.bincount(cells, o, WORKS * len(values)).reshape(shape)
    table = np.concatenate([np.stack(sums, axis=1), mass, came], axis=1)
    drawn = [np.bincount(chance.integers(0, WORKS, WORKS), minlength=WORKS) for _ in range(ROUNDS)]
    total = np.stack(drawn).astype(np.float64) @ table
    true = np.bincount(work, (p > 0.5) == o, WORKS)
    told = np.bincount(work, p != 0.5, WORKS)
    again = [np.bincount(chance.integers(0, WORKS, WORKS), minlength=WORKS) for _ in range(ROUNDS)]
    share = (np.stack(again) @ true) / (np.stack(again) @ told)
    n, rate = total[:, 0], total[:, 1] / total[:, 0]
    least = pools(total[:, 4 + len(values) :].T.copy(), total[:, 4 : 4 + len(values)].T.copy())
    brier = total[:, 2] / n
    lost = least.least_squares() / n
    skill, uncertainty = 1 - brier / (rate * (1 - rate)), rate * (1 - rate)
    figures = [brier, total[:, 3] / n, skill, rate, brier - lost, uncertainty - lost, share]
    bounds: Floats = np.quantile(np.stack(figures), [0.025, 0.975], axis=1)
    return bounds


def _row(subject: str, p: float, o: float, work: int) -> Row:
    return Row(
        subject=subject,
        forecaster="bench",
        role=Role.SOURCE,
        probability=p,
        silence=None,
        expects=Expectation.OCCUR if p > 0.5 else Expectation.NOT_OCCUR if p < 0.5 else None,
        occurred=o == 1,
        basis=Basis.STATED,
        words="",
        since=date(2026, 1, 1),
        deadline=date(2026, 12, 31),
        foresight=Foresight.PROSPECTIVE,
        work=f"a:{work}",
    )
