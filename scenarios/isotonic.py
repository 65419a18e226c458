"""Isotonic regression by pooling adjacent violators, of one row of means or of many at once.

Source: Ayer and others, Annals of Mathematical Statistics 26 (1955), 641-647.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenarios.scoring import Floats


def pooled(means: Floats, weights: Floats) -> Floats:
    """The rising sequence nearest to `means` by weighted squares; weights are positive."""
    sums: list[float] = []
    mass: list[float] = []
    size: list[int] = []
    for mean, weight in zip(means.tolist(), weights.tolist(), strict=True):
        total, many = mean * weight, 1
        # Cross-multiplied: no division, so that ties of whole numbers are exact.
        while sums and sums[-1] * weight >= total * mass[-1]:
            total += sums.pop()
            weight += mass.pop()
            many += size.pop()
        sums.append(total)
        mass.append(weight)
        size.append(many)
    return np.repeat(np.divide(sums, mass), size)


@dataclass(frozen=True, slots=True)
class Pools:
    """The pools of many samples: `sums` and `mass` by place and sample, of which `many` count.

    `until` is the last place of each pool in the original row.
    """

    sums: Floats
    mass: Floats
    until: np.ndarray[tuple[int, ...], np.dtype[np.intp]]
    many: np.ndarray[tuple[int, ...], np.dtype[np.intp]]

    def least_squares(self) -> Floats:
        """Σ (o - fitted)² of each sample, where every o is 0 or 1."""
        live = np.arange(len(self.sums))[:, None] < self.many
        with np.errstate(invalid="ignore", divide="ignore"):
            lost = np.where(live & (self.mass > 0), self.sums - self.sums**2 / self.mass, 0.0)
        least: Floats = lost.sum(axis=0)
        return least

    def fitted(self) -> Floats:
        """The fitted value at every place, a row for each sample."""
        live = (np.arange(len(self.sums))[:, None] < self.many).T
        ends = self.until.T[live]
        starts = np.concatenate(([-1], ends[:-1]))
        starts[np.concatenate(([0], np.cumsum(self.many)[:-1]))] = -1
        values = self.sums.T[live] / self.mass.T[live]
        return np.repeat(values, ends - starts).reshape(len(self.many), len(self.sums))


def pools(sums: Floats, mass: Floats) -> Pools:
    """Pools of every column, place by place for all columns together.

    `sums` and `mass` have a row for each place and a column for each sample. A place of no mass
    in a sample joins a neighbour; that changes nothing.
    """
    places, samples = sums.shape
    kept, weight = np.zeros_like(sums), np.zeros_like(mass)
    until = np.zeros(sums.shape, dtype=np.intp)
    top = np.full(samples, -1, dtype=np.intp)
    every = np.arange(samples)
    for place in range(places):
        top += 1
        kept[top, every], weight[top, every] = sums[place], mass[place]
        until[top, every] = place
        some = every[top > 0]
        while some.size:
            last = top[some]
            upper, above = kept[last, some], weight[last, some]
            lower, below = kept[last - 1, some], weight[last - 1, some]
            violates = lower * above >= upper * below
            some, last = some[violates], last[violates] - 1
            kept[last, some] += upper[violates]
            weight[last, some] += above[violates]
            until[last, some] = place
            top[some] = last
            some = some[last > 0]
    return Pools(kept, weight, until, top + 1)
