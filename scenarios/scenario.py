"""Scenarios: hypotheses about how events unfold, and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scenarios.authored import Authored
from scenarios.forecast import Reference
from scenarios.tlp import Tlp
from scenarios.vocabulary import Direction, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Authored):
    """A hypothesis under a handle, with the question that it answers.

    Scenarios of one question are rivals. `prior` is how likely it is before any item is looked at,
    in [0, 1], from the `reference` class of like cases where there is one. `tlp` is its own
    handling mark.

    Raises:
        ValueError: the prior is outside 0 to 1.
    """

    handle: str
    title: str = ""
    question: str = ""
    note: str = ""
    prior: float | None = None
    reference: Reference | None = None
    tlp: Tlp | None = None

    def __post_init__(self) -> None:
        if self.prior is not None and not 0 <= self.prior <= 1:
            raise ValueError(f"prior {self.prior} is outside 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An item's place in a scenario. `weight` is not negative; 1 until somebody sets it.

    `given` and `given_not` are the probabilities of the item where the scenario holds, and where
    it does not, as set down on the day `elicited`; items of one `group` say the same over again.
    `fit` is how far it agrees with the scenario: 1 not at all, 3 neutral, 5 very much; 0 unsaid.

    Raises:
        ValueError: a figure is outside of these, or one of the two probabilities is missing.
    """

    scenario: str
    item: str
    direction: Direction = Direction.TOWARDS
    weight: float = 1.0
    role: Role | None = None
    given: float | None = None
    given_not: float | None = None
    elicited: date | None = None
    group: str = ""
    fit: int = 0

    @property
    def away(self) -> bool:
        """Whether the item speaks against the scenario: as it points, or as it fits."""
        return self.direction is Direction.AWAY or 0 < self.fit < 3

    def __post_init__(self) -> None:
        if not 0 <= self.weight <= 1000:
            raise ValueError(f"weight {self.weight} is outside 0 to 1000")
        if (self.given is None) != (self.given_not is None):
            raise ValueError("a likelihood given the scenario, and none given that it is not so")
        for likelihood in (self.given, self.given_not):
            if likelihood is not None and not 0 < likelihood < 1:
                raise ValueError(f"likelihood {likelihood} is not between 0 and 1")
        if not 0 <= self.fit <= 5:
            raise ValueError(f"fit {self.fit} is not from 1 to 5")
