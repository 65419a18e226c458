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


def placed(said: str) -> int:
    """How far an item fits a scenario, 1 to 5, as a person says it; 0 for `none`, or for nothing.

    `0` is neutral, as the matrix shows it; in a scenario file, where figures stand, it is not said.

    Raises:
        Invalid: it is no figure from 1 to 5, no sign and no word for one.
    """
    word = said.strip().casefold().replace("_", " ").replace("-", " ").strip()
    if said.strip() == "" or word in ("none", "blank"):
        return 0
    for one in Fit:
        if said.strip() in (one.sign, f"{one.value:g}") or word == one.name.casefold().replace(
            "_", " "
        ):
            return int(one.value)
    raise Invalid(f"{said!r} is no place in a matrix", attempt="++ + 0 - --, or 1 to 5, or none")


def likely(given: float, given_not: float) -> float:
    """The value of a cell, 1 to 5, from two likelihoods: 3 where they are equal.

    It is laid over the scale by the share of `given` in both: a scenario that makes the item three
    times as likely is at 4, consistent.
    """
    return 1 + 4 * given / (given + given_not)


def sign(value: int) -> str:
    """A value as it was said: `++`; blank where it is 0."""
    return Fit(value).sign if value else ""


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
        tuple(sum(((NEUTRAL - v) ** 2 for v in values), 0.0) for values in against),
        tuple(map(len, against)),
    )


def _spread(values: Sequence[float | None]) -> float:
    """The standard deviation of the values that are there, as of a whole population."""
    there = [v for v in values if v is not None]
    if len(there) < 2:
        return 0.0
    mean = sum(there) / len(there)
    return sqrt(sum((v - mean) ** 2 for v in there) / len(there))
