"""Scenarios: hypotheses about how events unfold, and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.authored import Authored
from scenarios.vocabulary import Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Authored):
    """A hypothesis under a handle, with the question that it answers."""

    handle: str
    title: str = ""
    question: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An item's place in a scenario. `weight` is not negative; 1 until somebody sets it."""

    scenario: str
    item: str
    direction: Direction = Direction.TOWARDS
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.weight <= 1000:
            raise ValueError(f"weight {self.weight} is outside 0 to 1000")
