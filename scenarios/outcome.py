"""Which outcomes count in a score: the rule book's half that is about events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scenarios.criteria import Criteria
from scenarios.finding import Finding, differing, standing
from scenarios.foresight import changed_after, event_days, outcome_days
from scenarios.vocabulary import Status, TimeframeStatus


class Reason(StrEnum):
    """Why something is left out of a score, in words to be read after a number."""

    NO_DEADLINE = "without a deadline"
    PENDING = "before their deadline"
    UNRESOLVED = "without an outcome yet"
    DISPUTED = "on which analysts differ"
    PARTLY = "partly"
    ANNULLED = "annulled"
    AMBIGUOUS = "ambiguous"
    CHANGED = "whose criteria were changed after the event"
    LATE = "made when the outcome could be known, or nobody can tell"
    UNDATED = "undated"
    WITHDRAWN = "withdrawn"
    NOT_OWN = "meant ironically"
    NOBODY = "whose speaker is not named"
    IMPUTED_TIMEFRAME = "with an imputed timeframe"
    CONDITIONAL = "conditional"
    SECOND_HAND = "in words of a translation or digest"
    IMPUTED_BASIS = "with an imputed probability"
    SELECTION = "from articles that are tagged in part"
    FORESIGHT = "recorded on the other side of the outcome"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the event occurred by its deadline, and the days on which that could be known."""

    occurred: bool
    first: date
    last: date
    deadline: date
    imputed: bool


_NEITHER = {
    Status.PARTLY: Reason.PARTLY,
    Status.ANNULLED: Reason.ANNULLED,
    Status.AMBIGUOUS: Reason.AMBIGUOUS,
}


def outcome(
    findings: Sequence[Finding], criteria: Sequence[Criteria], today: date
) -> Outcome | Reason:
    """The outcome, or why there is none that counts.

    Only what is past its deadline counts, whatever was found before: an early yes would, since
    there is no early no. What occurred after its deadline did not occur.
    """
    timeframe = criteria[-1].timeframe if criteria else None
    if timeframe is None or timeframe.by is None:
        return Reason.NO_DEADLINE
    deadline = timeframe.by.latest
    if deadline >= today:
        return Reason.PENDING
    held = standing(findings)
    if held is None:
        return Reason.DISPUTED if differing(findings) else Reason.UNRESOLVED
    if held.status in _NEITHER:
        return _NEITHER[held.status]
    days, event = outcome_days((held,), criteria), event_days((held,), criteria)
    if days is None or event is None:
        return Reason.UNRESOLVED
    if changed_after((held,), criteria):
        return Reason.CHANGED
    # What was settled on a day of its own could not be known with the deadline.
    last = date.max if held.settled_on else deadline
    return Outcome(
        occurred=held.status is Status.OCCURRED and event[0] <= deadline,
        first=min(days[0], last),
        last=min(days[1], last),
        deadline=deadline,
        imputed=timeframe.status is TimeframeStatus.IMPUTED,
    )
