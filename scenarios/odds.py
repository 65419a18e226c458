"""Odds multiplied through: how far each sighting moves a prior, and what it would be without it.

Source: Bayes' rule in odds form; Good, Probability and the Weighing of Evidence (1950), ch. 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from seeds.refusal import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A trigger that was seen, or looked for and not seen, with what that says of the scenario.

    `given` and `given_not` are the probabilities of seeing it by the end of its window where the
    scenario holds, and where it does not; strictly between 0 and 1, for what is called impossible
    leaves nothing to learn. `group` names what it hangs together with. `elicited` is the day on
    which the two were set down, `seen_on` that of the sighting.
    """

    name: str
    given: float
    given_not: float
    seen: bool = True
    group: str = ""
    elicited: date | None = None
    seen_on: date | None = None

    def __post_init__(self) -> None:
        for value in (self.given, self.given_not):
            if not 0 < value < 1:
                raise Invalid(
                    f"{self.name}: likelihood {value:g} is not between 0 and 1",
                    attempt="0.01 for next to impossible, 0.99 for next to certain",
                )

    @property
    def ratio(self) -> float:
        """How many times likelier the scenario makes it: 0 to ∞; 1 says nothing."""
        if self.seen:
            return self.given / self.given_not
        return (1 - self.given) / (1 - self.given_not)

    @property
    def late(self) -> bool:
        """Whether the likelihoods were set down when the sighting was known, or nobody can tell."""
        return self.seen_on is not None and (self.elicited is None or self.elicited >= self.seen_on)


@dataclass(frozen=True, slots=True)
class Step:
    """One clue's turn: the probability `before` and `after` it, and `without` it at the end.

    `ratio` is what the odds were multiplied by: 1 where another of its group said as much
    already, whose name is in `instead`. All probabilities in [0, 1].
    """

    name: str
    ratio: float
    before: float
    after: float
    without: float
    instead: str = ""
    late: bool = False

    @property
    def bits(self) -> float:
        """The weight of the evidence in bits; negative where it speaks against."""
        return log2(self.ratio)


@dataclass(frozen=True, slots=True)
class Chain:
    """A prior, the steps in their order, and the probability after all of them."""

    prior: float
    steps: tuple[Step, ...]
    posterior: float


def chain(prior: float, clues: Sequence[Clue]) -> Chain:
    """The odds of a prior in (0, 1), multiplied by the ratio of each clue in turn.

    Of clues of one group, those that point the same way say the same thing over: the strongest
    counts, the others are shown and do not. What points the other way counts for itself.

    Raises:
        Invalid: the prior is not between 0 and 1, so that no evidence could move it.
    """
    if not 0 < prior < 1:
        raise Invalid(f"prior {prior:g} is not between 0 and 1", attempt="0.1, or 10%")
    counting = _counting(clues)
    odds, steps = prior / (1 - prior), []
    for n, clue in enumerate(clues):
        ratio = clue.ratio if counting[n] == n else 1.0
        rest = [other for m, other in enumerate(clues) if m != n]
        steps.append(
            Step(
                clue.name,
                ratio,
                _probability(odds),
                _probability(odds * ratio),
                _probability(_through(prior, rest)),
                clues[counting[n]].name if counting[n] != n else "",
                clue.late,
            )
        )
        odds *= ratio
    return Chain(prior, tuple(steps), _probability(odds))


def _counting(clues: Sequence[Clue]) -> list[int]:
    """For each clue the number of the one that counts in its place: mostly its own."""
    strongest: dict[tuple[str, bool], int] = {}
    for n, clue in enumerate(clues):
        side = (clue.group, clue.ratio >= 1)
        best = strongest.setdefault(side, n)
        if abs(log2(clue.ratio)) > abs(log2(clues[best].ratio)):
            strongest[side] = n
    return [
        strongest[clue.group, clue.ratio >= 1] if clue.group else n for n, clue in enumerate(clues)
    ]


def _through(prior: float, clues: Sequence[Clue]) -> float:
    odds = prior / (1 - prior)
    for n, best in enumerate(_counting(clues)):
        odds *= clues[n].ratio if best == n else 1
    return odds


def _probability(odds: float) -> float:
    return odds / (1 + odds) if odds < 1e300 else 1.0
