"""Which code points who tagged, as runs; and how often two analysts' codes of one fall together.

A run is a stretch of text in which nobody's tags begin or end, so that its code points are all
alike: counted by its length, it gives the same as to count them one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.scoring import Floats
from seeds.anchor import Span


@dataclass(frozen=True, slots=True)
class Text:
    """How many code points a text has, and where its blocks begin, in order."""

    length: int
    starts: tuple[int, ...] = ()

    @property
    def blocks(self) -> int:
        """How many blocks it has; what stands before the first one belongs to it."""
        return max(1, len(self.starts))

    def block(self, offset: int) -> int:
        """The number, from 0, of the block of an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)


def coincidences(text: Text, coders: Sequence[Sequence[Iterable[Span]]]) -> Floats:
    """How often two analysts gave two codes to one code point: by block, code and code.

    `coders` has for each analyst the spans of each class. The code of a code point is the set of
    classes that it is tagged with, as the sum of 2^n over their numbers.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part D.
    """
    classes = max(map(len, coders), default=0)
    spans = [span for coder in coders for of_class in coder for span in of_class]
    points = np.unique(
        [0, text.length, *text.starts, *(e for s in spans for e in (s.start, s.end))]
    )
    codes = np.stack([_codes(points, coder) for coder in coders])
    lengths = np.diff(points)
    block = np.maximum(np.searchsorted(text.starts, points[:-1], "right") - 1, 0)
    many = 2**classes
    # How many analysts gave each code to each run.
    given = np.stack([(codes == code).sum(axis=0) for code in range(many)], axis=1)
    pairs = given[:, :, None] * given[:, None, :] - given[:, :, None] * np.eye(many)
    weighed = pairs * (lengths / (len(coders) - 1))[:, None, None]
    found = np.zeros((text.blocks, many, many))
    np.add.at(found, block, weighed)
    return found


def _codes(points: np.ndarray, coder: Sequence[Iterable[Span]]) -> np.ndarray:
    """The code of each run between two points."""
    codes = np.zeros(len(points) - 1, np.int64)
    for number, spans in enumerate(coder):
        ends = np.array([(span.start, span.end) for span in spans], np.int64).reshape(-1, 2)
        depth = np.zeros(len(points), np.int64)
        np.add.at(depth, np.searchsorted(points, ends[:, 0]), 1)
        np.add.at(depth, np.searchsorted(points, ends[:, 1]), -1)
        codes += (depth.cumsum()[:-1] > 0) * 2**number
    return codes


def alphas(coincident: Floats) -> Floats:
    """Krippendorff's alpha of each matrix of coincidences, nominal; NaN where all codes are one."""
    totals = coincident.sum(axis=-1)
    every = totals.sum(axis=-1)
    observed = every - np.trace(coincident, axis1=-2, axis2=-1)
    expected = every**2 - (totals**2).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = 1 - (every - 1) * observed / expected
    return np.where(expected > 0, found, np.nan)
