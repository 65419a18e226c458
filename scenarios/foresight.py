"""Whether a forecast was there before its outcome: by when it was recorded, not by what it says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from scenarios.authored import Authored
from scenarios.criteria import Criteria
from scenarios.finding import Finding, standing
from scenarios.forecast import Forecast
from scenarios.presence import presence
from scenarios.review import UNSETTLED
from scenarios.vocabulary import Status

_APART = timedelta(days=1)


class Foresight(StrEnum):
    """Before the outcome, after it, or neither can be told."""

    PROSPECTIVE = "prospective"
    RETROSPECTIVE = "retrospective"
    UNCLEAR = "unclear"


def outcome_days(
    findings: Sequence[Finding], criteria: Sequence[Criteria] = ()
) -> tuple[date, date] | None:
    """The first and the last day on which the outcome can have come; None where there is none.

    That is when it was settled, where that is said, else when it occurred, as precisely as that is
    known. What did not occur came out with its deadline, if that had passed, else on the day of
    the finding.
    """
    held = standing(findings)
    if held is None or held.status in UNSETTLED:
        return None
    known = held.settled_on or held.occurred_on
    if known:
        return known.earliest, known.latest
    if held.at is None:
        return None
    found = held.at.date()
    by = criteria[-1].timeframe.by if criteria else None
    day = by.latest if by and by.latest < found else found
    return day, day


def foresight(
    forecast: Forecast, findings: Sequence[Finding], criteria: Sequence[Criteria] = ()
) -> Foresight | None:
    """Whether a forecast was recorded before the outcome; None where there is no outcome yet."""
    days = outcome_days(findings, criteria)
    if days is None or forecast.recorded is None:
        return None
    recorded = forecast.recorded.date()
    if recorded < days[0]:
        return Foresight.PROSPECTIVE
    return Foresight.RETROSPECTIVE if recorded > days[1] else Foresight.UNCLEAR


def is_late(
    forecast: Forecast, findings: Sequence[Finding], criteria: Sequence[Criteria] = ()
) -> bool:
    """Whether an analyst's own forecast was not there before its outcome: it is not scored."""
    seen = foresight(forecast, findings, criteria) if forecast.own else Foresight.PROSPECTIVE
    return seen not in (None, Foresight.PROSPECTIVE)


def event_days(
    findings: Sequence[Finding], criteria: Sequence[Criteria] = ()
) -> tuple[date, date] | None:
    """The first and the last day of the event itself; that it was settled later is passed over.

    Of a trigger that was found again, or has ceased, those on which it began.
    """
    held = standing(findings)
    if held and held.status in (Status.OBSERVED, Status.CEASED):
        stretches = presence(findings)
        if stretches and stretches[-1].since != held.when:
            return stretches[-1].since.earliest, stretches[-1].since.latest
    if held and held.occurred_on and held.status not in UNSETTLED:
        return held.occurred_on.earliest, held.occurred_on.latest
    return outcome_days(findings, criteria)


def changed_after(
    findings: Sequence[Finding], criteria: Sequence[Criteria]
) -> tuple[Criteria, ...]:
    """Versions of the criteria recorded after the event: nobody is to move the posts then."""
    if len(criteria) < 2:
        return ()
    days = event_days(findings, criteria)
    if days is None:
        return ()
    return tuple(version for version in criteria[1:] if _made(version) > days[1])


def were_made_before(
    versions: Sequence[Criteria], findings: Sequence[Finding], criteria: Sequence[Criteria]
) -> bool:
    """Whether all of some versions say that they were made by the event, whenever they came here:
    that of an import, nobody moved a post."""
    days = event_days(findings, criteria)
    if days is None:
        return False
    moments = [version.at for version in versions]
    return all(at is not None and at.date() <= days[1] for at in moments)


def _made(version: Criteria) -> date:
    """The day of its recording; what nobody can date was made at the last."""
    moment = version.recorded or version.at
    return moment.date() if moment else date.max


def recorded_apart(made: Authored) -> tuple[datetime, datetime] | None:
    """When it was asserted and when it was recorded, where that is a day or more apart."""
    if made.at is None or made.recorded is None or abs(made.recorded - made.at) < _APART:
        return None
    return made.at, made.recorded
