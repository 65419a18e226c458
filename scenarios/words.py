"""Words of estimative probability: what a figure or a word says, and by which scale."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.rules import probability
from scenarios.vocabulary import Basis
from seeds.refusal import Invalid

SCALE = "icd203@2015"
"""The ranges are those of US Intelligence Community Directive 203 (2015)."""


@dataclass(frozen=True, slots=True)
class Term:
    """A rung of the scale: its range and point in [0, 1], and the words that mean it."""

    low: float
    point: float
    high: float
    words: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The number beside the word: `55-80 %`."""
        return f"{self.low * 100:.0f}-{self.high * 100:.0f} %"


TERMS = (
    Term(
        0.01,
        0.02,
        0.05,
        ("almost no chance", "remote", "so gut wie ausgeschlossen", "quasi impossibile"),
    ),
    Term(
        0.05,
        0.10,
        0.20,
        ("very unlikely", "highly improbable", "sehr unwahrscheinlich", "molto improbabile"),
    ),
    Term(0.20, 0.25, 0.45, ("unlikely", "improbable", "unwahrscheinlich", "improbabile")),
    Term(0.45, 0.50, 0.55, ("roughly even", "even chance", "etwa gleich", "circa pari")),
    Term(
        0.55,
        0.70,
        0.80,
        (
            *("likely", "probable", "probably"),
            *("wahrscheinlich", "voraussichtlich", "dürfte", "dürften"),
            *("probabile", "probabilmente"),
        ),
    ),
    Term(
        0.80,
        0.90,
        0.95,
        (
            *("very likely", "highly probable", "molto probabile"),
            *("sehr wahrscheinlich", "höchstwahrscheinlich"),
        ),
    ),
    Term(
        0.95,
        0.97,
        0.99,
        ("almost certain", "nearly certain", "so gut wie sicher", "fast sicher", "quasi certo"),
    ),
)
"""From impossible to certain. The points are medians of surveys of readers, rounded."""

MODALS = frozenset(
    (
        *("könnte", "könnten", "kann", "können", "möglich", "möglicherweise", "vielleicht"),
        *("may", "might", "could", "possibly"),
        *("potrebbe", "potrebbero", "può", "possono", "forse"),
    )
)
"""Words that say no probability at all: what is foretold with them cannot be wrong."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A probability with its range and basis, as it was said."""

    probability: float
    low: float | None
    high: float | None
    basis: Basis
    words: str
    scale: str


def term(words: str) -> Term | None:
    """The rung that a word stands on, if it is on the scale."""
    wanted = " ".join(words.casefold().split())
    return next((t for t in TERMS if wanted in t.words), None)


def estimate(said: str) -> Estimate:
    """What `0.4`, `40%`, `2:3`, `likely` or `wahrscheinlich` says.

    Raises:
        Invalid: no figure and no word of the scale, or a modal that says no probability.
    """
    rung = term(said)
    if rung:
        return Estimate(
            rung.point, rung.low, rung.high, Basis.VERBAL, " ".join(said.split()), SCALE
        )
    if said.casefold().strip() in MODALS:
        raise Invalid(
            f"{said!r} says that it is possible, not how probable",
            attempt="a figure of your own with basis imputed, or none",
        )
    return Estimate(probability(said), None, None, Basis.STATED, "", "")
