"""Conditions: the items that a prediction hangs on, and whether they hold, as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scenarios.vocabulary import Combination, Status

_OCCURRED = frozenset(
    {Status.OCCURRED, Status.OBSERVED, Status.ALREADY_SO, Status.CEASED, Status.CONFIRMED}
)
_NEVER = frozenset({Status.DID_NOT_OCCUR, Status.ANNULLED, Status.REFUTED})
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Items, by id, of which all, any or at least `least` have to occur, and none of `unless`.

    In the place of items named one by one it may be the triggers of a scenario, by its id.

    Raises:
        ValueError: it says nothing, or two things; more are asked for than there are.
    """

    of: tuple[str, ...] = ()
    triggers_of: str = ""
    combination: Combination = Combination.ALL
    least: int = 0
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.of and self.triggers_of:
            raise ValueError("a condition has items of its own, or the triggers of a scenario")
        if not (self.of or self.triggers_of or self.unless):
            raise ValueError("a condition without items")
        if len({*self.of, *self.unless}) < len(self.of) + len(self.unless):
            raise ValueError("an item twice in one condition")
        if self.combination is Combination.NONE:
            raise ValueError("none of them: that is said with unless")
        counted = self.combination is Combination.AT_LEAST
        if counted != (self.least > 0):
            raise ValueError("least is for at-least, which needs it")
        if counted and self.of and self.least > len(self.of):
            raise ValueError(f"{self.least} of {len(self.of)} items")

    def needed(self, many: int) -> int:
        """How many of so many items have to occur."""
        if self.combination is Combination.AT_LEAST:
            return self.least
        return many if self.combination is Combination.ALL else min(1, many)


class State(StrEnum):
    """Whether a condition holds."""

    HOLDS = "holds"
    FAILED = "failed"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is known of an item that a condition or a timeframe names.

    `since` is when it occurred, at the last; `found` the day on which that was found.
    """

    handle: str
    status: Status
    since: date | None = None
    deadline: date | None = None
    found: date | None = None

    @property
    def occurred(self) -> bool:
        """Whether it is there, or was."""
        return self.status in _OCCURRED

    @property
    def never(self) -> bool:
        """Whether it is settled that it did not occur."""
        return self.status in _NEVER


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds, since when, and why, in words."""

    state: State
    since: date | None
    why: str


def verdict(
    conditions: Conditions,
    of: Sequence[Part],
    unless: Sequence[Part],
    by: date | None,
    today: date,
) -> Verdict:
    """Whether a condition holds; what occurred after the deadline `by` does not count.

    It has failed where one of `unless` occurred, where too few are left that still can, and where
    the deadline has passed without it. A scenario may get more triggers than it has.
    """
    against = [part for part in unless if _in_time(part, by)]
    if against:
        first = min(against, key=lambda part: part.since or date.min)
        return Verdict(State.FAILED, first.since, f"{first.handle} {_found(first)}")
    met = [part for part in of if _in_time(part, by)]
    over = by is not None and by < today
    needed = max(1, conditions.needed(len(of)))
    if not of and not conditions.triggers_of:
        kept = Verdict(State.HOLDS, by, f"without {_named(unless)}")
        return kept if over else Verdict(State.OPEN, None, f"unless {_named(unless)}")
    many = f"{len(met)} of {len(of)} occurred"
    if len(met) >= needed:
        reached = sorted(part.since or today for part in met)[needed - 1]
        return Verdict(State.HOLDS, reached, f"{many}: {_named(met)}")
    short = f"{many}, {needed} needed"
    never = [part for part in of if part not in met and _cannot(part, by, today)]
    if never and len(of) - len(never) < needed:
        return Verdict(State.FAILED, None, f"{short}; not {_named(never)}")
    if over:
        return Verdict(State.FAILED, by, f"{short} by {by}")
    also = f", unless {_named(unless)}" if unless else ""
    waiting = _named([part for part in of if part not in met])
    left = f"open: {waiting}" if waiting else "the scenario has no other trigger yet"
    return Verdict(State.OPEN, None, f"{short}; {left}{also}")


def _in_time(part: Part, by: date | None) -> bool:
    late = by is not None and part.since is not None and part.since > by
    return part.occurred and not late


def _cannot(part: Part, by: date | None, today: date) -> bool:
    """Whether it will not occur in time any more."""
    if part.never or (part.occurred and not _in_time(part, by)):
        return True
    looked = part.status is Status.NOT_OBSERVED
    return looked and part.deadline is not None and part.deadline < today


def _found(part: Part) -> str:
    return f"{part.status.words} {part.since}" if part.since else part.status.words


def _named(parts: Sequence[Part]) -> str:
    names = [part.handle for part in parts[:_MOST_NAMED]]
    more = len(parts) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
