"""Scores of a record, each beside what anybody could have had for nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.record import Row
from scenarios.voices import Silence

if TYPE_CHECKING:
    from scenarios.calibration import Murphy
    from scenarios.resampling import Totals
    from scenarios.scoring import Floats

ENOUGH = 20
"""Fewer rows than this are too few to judge by: at 20, a calibrated forecaster's Brier score is
uncertain by .08 either way."""
TOO_FEW = "too few to judge"
WORKS_FOR_BOUNDS = 5
"""With fewer works there are no bounds: of four there are but 35 different samples, and the
bootstrap of so few clusters is too narrow. Source: Cameron, Gelbach and Miller, Review of
Economics and Statistics 90 (2008), 414-427."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, and between what bounds it lies in 95 of 100 samples of as many works.

    None where it cannot be said; the bounds alone are None with fewer than `WORKS_FOR_BOUNDS`.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """What one gets without knowing anything: a name and its mean Brier score and bits."""

    name: str
    brier: float
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The scores of `n` rows with a probability, from `works` works.

    `brier`: 0 to 1, lower is better. `bits`: logarithmic score, 0 to ∞ bits, lower is better.
    `baseline`: 100 - 100 bits, to 100 points, higher is better. `skill`: Brier score against the
    base rate's, to 1, higher is better. The Brier score is `miscalibration` (lower is better)
    less `discrimination` (higher is better) plus `uncertainty`. `rate` is the base rate: how
    many of these events occurred. `came_true` is a share of `told` rows, those without a
    probability too. `silent` counts the rows without one, by why. `murphy` is the Brier score in
    parts over ten bins, without bounds.
    """

    n: int
    works: int
    told: int
    brier: Figure
    bits: Figure
    baseline: Figure
    skill: Figure
    miscalibration: Figure
    discrimination: Figure
    uncertainty: Figure
    rate: Figure
    came_true: Figure
    silent: Counter[Silence]
    references: tuple[Reference, ...]
    murphy: Murphy | None = None

    @property
    def enough(self) -> bool:
        """Whether there are rows enough for a rank."""
        return self.n >= ENOUGH

    @property
    def unfalsifiable(self) -> float | None:
        """The share of what was told that says only that it is possible, in [0, 1]."""
        total = self.told + self.silent[Silence.MODAL]
        return self.silent[Silence.MODAL] / total if total else None


def scorecard(rows: Iterable[Row], *, rounds: int = 2000, seed: int = 0) -> Card:
    """The card of some rows; bounds from `rounds` samples of works, equal for equal seeds."""
    from scenarios.calibration import murphy
    from scenarios.resampling import clusters, totals

    all_rows = list(rows)
    scored = [row for row in all_rows if row.probability is not None]
    told = [row for row in all_rows if row.came_true is not None and row.silence is not _MODAL]
    figures = _no_figures()
    works = len({row.work for row in scored})
    references: tuple[Reference, ...] = ()
    parts = None
    if scored:
        p, o = _arrays(scored)
        parts = murphy(p, o)
        sums = totals(p, o, clusters([row.work for row in scored]), rounds=rounds, seed=seed)
        figures = _figures(_exactly(p, o), sums, works >= WORKS_FOR_BOUNDS)
        references = _references(float(o.mean()))
    return Card(
        n=len(scored),
        works=works,
        told=len(told),
        silent=Counter(row.silence for row in all_rows if row.silence),
        came_true=_share(told, rounds, seed),
        references=references,
        murphy=parts,
        **figures,
    )


_MODAL = Silence.MODAL
_NAMES = "brier bits baseline skill miscalibration discrimination uncertainty rate"


def _no_figures() -> dict[str, Figure]:
    return dict.fromkeys(_NAMES.split(), Figure(None))


def _arrays(rows: Sequence[Row]) -> tuple[Floats, Floats]:
    import numpy as np

    n = len(rows)
    p = np.fromiter((row.probability or 0.0 for row in rows), np.float64, n)
    return p, np.fromiter((row.occurred for row in rows), np.float64, n)


def _exactly(p: Floats, o: Floats) -> Totals:
    """The sums over the rows as they are: a single round."""
    import numpy as np

    from scenarios.calibration import recalibrated
    from scenarios.resampling import Totals
    from scenarios.scoring import brier, logarithmic

    bits = logarithmic(p, o)
    finite = np.isfinite(bits)
    sums = (
        float(len(p)),
        o.sum(),
        brier(p, o).sum(),
        bits[finite].sum(),
        (~finite).sum(),
        np.square(recalibrated(p, o) - o).sum(),
    )
    return Totals(*(np.array([value], dtype=np.float64) for value in sums))


def _of(sums: Totals) -> dict[str, Floats]:
    """Every figure from the sums of each round; NaN where it cannot be said."""
    import numpy as np

    brier, rate = sums.brier / sums.many, sums.came / sums.many
    least = sums.recalibrated / sums.many
    uncertainty = rate * (1 - rate)
    bits = np.where(sums.endless > 0, np.inf, sums.bits / sums.many)
    with np.errstate(divide="ignore", invalid="ignore"):
        skill = np.where(uncertainty > 0, 1 - brier / uncertainty, np.nan)
    return {
        "brier": brier,
        "bits": bits,
        "baseline": 100 - 100 * bits,
        "skill": skill,
        "miscalibration": np.maximum(brier - least, 0),
        "discrimination": np.maximum(uncertainty - least, 0),
        "uncertainty": uncertainty,
        "rate": rate,
    }


_BENT = frozenset({"miscalibration", "discrimination"})
"""Fitted to the rows, they are greater in every sample than in what is sampled: their intervals
are moved by the mean of that."""


def _figures(exact: Totals, sums: Totals, several: bool) -> dict[str, Figure]:
    import numpy as np

    from scenarios.resampling import interval

    found, drawn = {}, _of(sums)
    for name, [value] in _of(exact).items():
        if np.isnan(value):
            found[name] = Figure(None)
            continue
        rounds = drawn[name]
        if name in _BENT:
            rounds = np.maximum(rounds - (rounds.mean() - value), 0)
        low, high = (interval(rounds) if several else None) or (None, None)
        found[name] = Figure(float(value), low, high)
    return found


def _share(rows: Sequence[Row], rounds: int, seed: int) -> Figure:
    """How many came true of those of which that can be said."""
    if not rows:
        return Figure(None)
    import numpy as np

    from scenarios.resampling import clusters, draws, interval

    true = np.fromiter((bool(row.came_true) for row in rows), np.float64, len(rows))
    work = clusters([row.work for row in rows])
    columns = np.stack([np.bincount(work, true), np.bincount(work)], axis=1)
    if len(columns) < WORKS_FOR_BOUNDS:
        return Figure(float(true.mean()))
    summed = np.concatenate([times @ columns for times in draws(len(columns), rounds, seed)])
    low, high = interval(summed[:, 0] / summed[:, 1]) or (None, None)
    return Figure(float(true.mean()), low, high)


def _references(rate: float) -> tuple[Reference, ...]:
    """The three that stand beside every score, over events of a base rate in [0, 1]."""
    from math import inf, log2

    own = sum(-share * log2(share) for share in (rate, 1 - rate) if share)
    return (
        Reference("50 % every time", 0.25, 1.0),
        Reference("the base rate", rate * (1 - rate), own),
        Reference("nothing ever happens", rate, inf if rate else 0.0),
    )


def by(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Rows by one of `KEYS`, in order of the names; in several groups where it has several.

    Raises:
        KeyError: `key` is none of them.
    """
    named = KEYS[key]
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in named(row):
            found.setdefault(name, []).append(row)
    return dict(sorted(found.items()))


def _horizon(row: Row) -> str:
    """How long before its deadline it was said."""
    days = (row.deadline - row.since).days
    for most, name in ((31, "1 up to a month"), (92, "2 up to a quarter"), (366, "3 up to a year")):
        if days <= most:
            return name
    return "4 up to five years" if days <= 1827 else "5 longer"


KEYS: dict[str, Callable[[Row], tuple[str, ...]]] = {
    "source": lambda row: (row.forecaster,),
    "role": lambda row: (row.role.value,),
    "outlet": lambda row: (row.outlet or "none",),
    "scenario": lambda row: row.scenarios or ("none",),
    "language": lambda row: (row.language or "none",),
    "basis": lambda row: (row.basis.value if row.basis else "none",),
    "analyst": lambda row: (row.analyst or "none",),
    "horizon": lambda row: (_horizon(row),),
    "word": lambda row: (row.words.casefold() or ("none" if row.silence else "a figure"),),
    "foresight": lambda row: (row.foresight.value,),
}
"""What scores can be told apart by."""
