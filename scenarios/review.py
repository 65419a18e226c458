"""What to look at next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scenarios.vocabulary import Kind, Status

LOOK_AGAIN = timedelta(days=30)
"""After so long a trigger, or a prediction without a deadline, comes up again."""
CHECK_CLAIM = timedelta(days=90)
"""After so long a claim that nobody checked comes up."""

UNSETTLED = frozenset(
    {Status.OPEN, Status.EMERGING, Status.NOT_OBSERVED, Status.AMBIGUOUS, Status.UNVERIFIABLE}
)
"""Statuses that a further look may change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What the order of the queue follows from; `kind` is None for a scenario.

    `seen` is the day of the last finding, else None; `made` the day it was tagged; `snoozed` the
    day before which it is not to come up.
    """

    subject: str
    kind: Kind | None
    status: Status
    deadline: date | None
    made: date
    seen: date | None = None
    snoozed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that it is time to look at, with the reason in words."""

    subject: str
    why: str
    deadline: date | None


def due(watched: Watched, today: date) -> Due | None:
    """Whether it is time to look, and why; a deadline has passed on the day after it."""
    if watched.snoozed and watched.snoozed > today:
        return None
    if watched.status not in UNSETTLED:
        return None
    why = _why(watched, today)
    return Due(subject=watched.subject, why=why, deadline=watched.deadline) if why else None


def _why(watched: Watched, today: date) -> str:
    if watched.deadline and watched.deadline < today:
        seen = watched.seen and watched.seen > watched.deadline
        if not seen or today - (watched.seen or today) >= LOOK_AGAIN:
            return f"the deadline {watched.deadline} has passed"
        return ""
    if watched.kind is Kind.CLAIM:
        unseen = today - (watched.seen or watched.made)
        return f"unchecked for {unseen.days} days" if unseen >= CHECK_CLAIM else ""
    if watched.deadline and watched.kind is not Kind.TRIGGER:
        return ""
    if watched.seen is None:
        return "never looked at"
    if today - watched.seen >= LOOK_AGAIN:
        return f"last looked at on {watched.seen}"
    return ""


def queue(watched: list[Watched], today: date) -> list[Due]:
    """What is due: deadlines that have passed, the oldest first; then what was longest not seen.

    What is equal in both stays in the order given.
    """

    def order(pair: tuple[Watched, Due]) -> tuple[int, date, date]:
        one, _ = pair
        passed = one.deadline is not None and one.deadline < today
        last = one.seen or one.made
        first = one.deadline if passed and one.deadline else last
        return (0 if passed else 1 if one.kind is not Kind.CLAIM else 2, first, last)

    found = [(w, d) for w in watched if (d := due(w, today))]
    return [d for _, d in sorted(found, key=order)]
