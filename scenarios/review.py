"""What to look at next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scenarios.conditions import State, Verdict
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
    day before which it is not to come up; `differing` that analysts found different things.
    `condition` says whether what it hangs on holds.
    """

    subject: str
    kind: Kind | None
    status: Status
    deadline: date | None
    made: date
    seen: date | None = None
    snoozed: date | None = None
    differing: bool = False
    condition: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that it is time to look at, with the reason in words.

    `annulled` says that its condition failed, so that this is what it is likely to be.
    """

    subject: str
    why: str
    deadline: date | None
    annulled: bool = False


def due(watched: Watched, today: date) -> Due | None:
    """Whether it is time to look, and why; a deadline has passed on the day after it."""
    if watched.snoozed and watched.snoozed > today:
        return None
    if watched.status not in UNSETTLED:
        return None
    failed = watched.condition is not None and watched.condition.state is State.FAILED
    why = _why(watched, today)
    if not why:
        return None
    return Due(subject=watched.subject, why=why, deadline=watched.deadline, annulled=failed)


def _why(watched: Watched, today: date) -> str:
    if watched.differing:
        return "analysts differ"
    conditional = _conditional(watched, today)
    if conditional is not None:
        return conditional
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


def _conditional(watched: Watched, today: date) -> str | None:
    """Why something comes up that hangs on other things; None where that says nothing."""
    held = watched.condition
    if held is None or held.state is State.OPEN:
        return None
    if held.state is State.FAILED:
        rested = watched.seen is None or today - watched.seen >= LOOK_AGAIN
        return f"its condition failed: {held.why}" if rested else ""
    if watched.seen and held.since and watched.seen > held.since:
        return None
    since = f" since {held.since}" if held.since else ""
    return f"its condition holds{since}: {held.why}"


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
