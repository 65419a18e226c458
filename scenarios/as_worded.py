"""Words against the world: what probability a word stands for, and how often it came as said."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.record import Row
from scenarios.vocabulary import Expectation
from scenarios.words import estimate
from seeds.refusal import Invalid


def called(words: str) -> float | None:
    """The probability in [0, 1] that the words give to what they are said of; None for none."""
    try:
        return estimate(words).probability
    except Invalid:
        return None


def came(rows: Sequence[Row]) -> int:
    """How many times what the words were said of is what happened.

    "Probably no war" is said of peace, "war is unlikely" of war: both expect that it does not
    occur. A row is read by the side on which its word stands.
    """
    return sum(_came(row) for row in rows)


def _came(row: Row) -> bool:
    of_the_contrary = row.expects is Expectation.NOT_OCCUR and (called(row.words) or 0) >= 0.5
    return row.occurred != of_the_contrary
