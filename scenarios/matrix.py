"""Items by rival scenarios: which item tells them apart, and which scenario has least against it.

In the manner of analysis of competing hypotheses, where what speaks against a scenario counts,
and what is consistent with all of them counts for nothing. Source: Heuer, Psychology of
Intelligence Analysis (1999), ch. 8; the two figures are those of Open Synthesis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import sqrt

from seeds.refusal import Invalid


class Fit(Enum):
    """How an item fits a scenario, on the scale of 1 to 5 that the figures are made on."""

    VERY_INCONSISTENT = 1.0
    INCONSISTENT = 2.0
    NEUTRAL = 3.0
    CONSISTENT = 4.0
    VERY_CONSISTENT = 5.0

    @property
    def sign(self) -> str:
        """As it stands in the matrix, legible without colour: `--`, `-`, `0`, `+`, `++`."""
        return {1.0: "--", 2.0: "-", 3.0: "0", 4.0: "+", 5.0: "++"}[self.value]


NEUTRAL = Fit.NEUTRAL.value


def fit(said: str | float) -> float:
    """The value of a cell, 1 to 5, from a word, a sign, or a likelihood in [0, 1].

    A likelihood of the item, given the scenario, is laid over the scale: 0 is 1, a half neutral.

    Raises:
        Invalid: it is none of these.
    """
    if isinstance(said, str):
        word = said.strip().casefold().replace("_", " ").replace("-", " ").strip()
        for one in Fit:
            if said.strip() == one.sign or word == one.name.casefold().replace("_", " "):
                return one.value
    else:
        if 0 <= said <= 1:
            return 1 + 4 * said
    raise Invalid(
        f"{said!r} is no place in a matrix",
        attempt="consistent, inconsistent, neutral, ++ + 0 - -- or a likelihood such as 0.2",
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One item: its value in each scenario, None where nobody filled it in, and how far it tells.

    `diagnosticity` is the standard deviation of its values, 0 to 2 steps of the scale: 0 where it
    fits all alike, and says nothing. `counts` is false for what has not been observed.
    """

    name: str
    values: tuple[float | None, ...]
    diagnosticity: float
    counts: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """The lines, the most diagnostic first, and the inconsistency of each scenario.

    `inconsistency` is Σ (3 - v)² over values v below 3 of the lines that count: from 0, in squared
    steps, lower is better; `against` counts those lines. It grows with the number of items, so it
    compares scenarios of one matrix alone.
    """

    scenarios: tuple[str, ...]
    lines: tuple[Line, ...]
    inconsistency: tuple[float, ...]
    against: tuple[int, ...]

    @property
    def least_inconsistent(self) -> tuple[str, ...]:
        """The scenarios that least speaks against; several where they are equal."""
        least = min(self.inconsistency, default=0)
        return tuple(
            name
            for name, score in zip(self.scenarios, self.inconsistency, strict=True)
            if score == least
        )


def matrix(
    scenarios: Sequence[str],
    cells: Mapping[str, Mapping[str, float]],
    observed: frozenset[str] | None = None,
) -> Matrix:
    """The matrix of items (outer keys) by scenarios (inner keys), values 1 to 5 as `fit` gives.

    Only `observed` items count against a scenario, all where that is None: what has not been
    seen is no evidence yet.
    """
    lines = []
    for name, row in cells.items():
        values = tuple(row.get(scenario) for scenario in scenarios)
        lines.append(Line(name, values, _spread(values), observed is None or name in observed))
    against = [
        [v for line in lines if line.counts and (v := line.values[n]) is not None and v < NEUTRAL]
        for n in range(len(scenarios))
    ]
    return Matrix(
        tuple(scenarios),
        tuple(sorted(lines, key=lambda line: -line.diagnosticity)),
        tuple(sum((NEUTRAL - v) ** 2 for v in values) for values in against),
        tuple(map(len, against)),
    )


def _spread(values: Sequence[float | None]) -> float:
    """The standard deviation of the values that are there, as of a whole population."""
    there = [v for v in values if v is not None]
    if len(there) < 2:
        return 0.0
    mean = sum(there) / len(there)
    return sqrt(sum((v - mean) ** 2 for v in there) / len(there))
