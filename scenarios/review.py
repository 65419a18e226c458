"""What to look at next, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from scenarios.conditions import Part, State, Verdict
from scenarios.vocabulary import Kind, Status

LOOK_AGAIN = timedelta(days=30)
"""After so long a trigger, or a prediction without a deadline, comes up again."""
CHECK_CLAIM = timedelta(days=90)
"""After so long a claim that nobody checked comes up."""

UNSETTLED = frozenset(
    {Status.OPEN, Status.EMERGING, Status.NOT_OBSERVED, Status.AMBIGUOUS, Status.UNVERIFIABLE}
)
"""Statuses that a further look may change."""


class Group(IntEnum):
    """The parts of the queue, in their order."""

    OVER = 0
    OPEN = 1
    CLAIM = 2

    @property
    def words(self) -> str:
        """What is in it, and in which order."""
        return _GROUPS[self]


_GROUPS = {
    Group.OVER: "what is over, the oldest first",
    Group.OPEN: "the rest, what was longest not looked at first",
    Group.CLAIM: "claims, those longest unchecked first",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What the order of the queue follows from; `kind` is None for a scenario.

    `seen` is the day of the last finding, else None; `made` the day it was tagged; `snoozed` the
    day before which it is not to come up; `differing` that analysts found different things.
    `condition` says whether what it hangs on holds. `event` is what its time hangs on ("before the
    war is over"): where that has occurred its time is over, and before it rests as before a day.
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
    event: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that it is time to look at, with the reason in words.

    `annulled` says that its condition failed, so that this is what it is likely to be. `since` is
    the day that its place within its group follows from: that on which it was over, else that on
    which it was last looked at, or tagged where it never was (`looked` says which).
    """

    subject: str
    why: str
    deadline: date | None
    annulled: bool = False
    group: Group = Group.OPEN
    since: date
    looked: bool = False


def due(watched: Watched, today: date) -> Due | None:
    """Whether it is time to look, and why; a deadline has passed on the day after it."""
    if watched.snoozed and watched.snoozed > today:
        return None
    if watched.status not in UNSETTLED:
        return None
    failed = watched.condition is not None and watched.condition.state is State.FAILED
    over = _over(watched, today)
    why = _why(watched, over, today)
    if not why:
        return None
    group = Group.OVER if over else Group.CLAIM if watched.kind is Kind.CLAIM else Group.OPEN
    return Due(
        subject=watched.subject,
        why=why,
        deadline=watched.deadline,
        annulled=failed,
        group=group,
        since=over.day if over else watched.seen or watched.made,
        looked=watched.seen is not None,
    )


@dataclass(frozen=True, slots=True)
class _Over:
    """The day on which a time was over, the day from which one could know it, and why."""

    day: date
    known: date
    why: str


def _over(watched: Watched, today: date) -> _Over | None:
    """Whether the time of something is over: its deadline, or the event that it hangs on."""
    by, event = watched.deadline, watched.event
    passed = _Over(by, by, f"the deadline {by} has passed") if by and by < today else None
    if event is None or not event.occurred:
        return passed
    day = min(event.since or today, today)
    if passed and passed.day <= day:
        return passed
    why = f"its time is over: {event.handle} {event.status.words} {day}"
    return _Over(day, max(day, event.found or day), why)


def _why(watched: Watched, over: _Over | None, today: date) -> str:
    if watched.differing:
        return "analysts differ"
    conditional = _conditional(watched, today)
    if conditional is not None:
        return conditional
    if over:
        seen = watched.seen and watched.seen > over.known
        if not seen or today - (watched.seen or today) >= LOOK_AGAIN:
            return over.why
        return ""
    event = watched.event
    if event and event.never and (watched.seen is None or today - watched.seen >= LOOK_AGAIN):
        return f"its time hangs on {event.handle}, which {event.status.words}"
    if watched.kind is Kind.CLAIM:
        unseen = today - (watched.seen or watched.made)
        return f"unchecked for {unseen.days} days" if unseen >= CHECK_CLAIM else ""
    if (watched.deadline or event) and watched.kind is not Kind.TRIGGER:
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


def queue(watched: Iterable[Watched], today: date) -> list[Due]:
    """What is due: what is over, the oldest first; then what was longest not seen; then claims.

    What is equal in both stays in the order given.
    """
    found = [one for each in watched if (one := due(each, today))]
    return sorted(found, key=lambda one: (one.group, one.since))
