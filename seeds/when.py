"""Dates as precisely as they are known, and instants."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from seeds.refusal import Invalid

# Not \d, which takes the digits of every script.
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[-+][0-9]{2}(?::?[0-9]{2})?)?)?"
)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date, a partial date or a range: `2022-01-05`, `2022-01`, `2022`, `2022-01/2022-03`.

    `words` keeps the precision that the source gave; the notation is that of EDTF (ISO 8601-2).

    Raises:
        Invalid: `words` is none of these, or a range ends before it begins.
    """

    words: str

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise Invalid(
                f"the range {self.words} ends before it begins", attempt="the earlier date first"
            )

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return _bounds(self.words.split("/")[0], self.words)[0]

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        parts = self.words.split("/")
        if len(parts) > 2:
            raise _not_a_date(self.words)
        return _bounds(parts[-1], self.words)[1]

    def __str__(self) -> str:
        return self.words


@lru_cache(4096)  # days are few, and stand with many things
def _bounds(part: str, whole: str) -> tuple[date, date]:
    match = _PARTIAL.fullmatch(part)
    if not match:
        raise _not_a_date(whole)
    year, month, day = (int(g) if g else None for g in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:  # IllegalMonthError is one
        raise _not_a_date(whole) from None


def _not_a_date(words: str) -> Invalid:
    return Invalid(
        f"{_shown(words)} is not a date", attempt="2026-05-17, 2026-05, 2026, or 2026-05/2026-07"
    )


def first_day(words: str) -> date:
    """The day that words say; of a month or a year it is the first.

    Raises:
        Invalid: they say none, or a range.
    """
    try:
        if "/" not in words:
            return When(words).earliest
    except Invalid:
        pass
    raise Invalid(f"{_shown(words)} is not a day", attempt="2026-05-17, 2026-05 or 2026")


def _shown(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")


def instant(words: str) -> datetime:
    """An aware instant in UTC, from ISO 8601 as RFC 3339 profiles it; its zone may be left out.

    Without a zone it is UTC; a bare date is its first moment.

    Raises:
        Invalid: `words` is none, or falls out of the years 1 to 9999 in UTC.
    """
    try:
        if not _INSTANT.fullmatch(words):
            raise ValueError
        moment = datetime.fromisoformat(words)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Invalid(f"{_shown(words)} is not a time", attempt="2026-05-18T07:12:00Z") from None


@lru_cache(maxsize=64)  # an entry, its rows and its facts say the same few again and again
@lru_cache(256)
def iso(moment: datetime) -> str:
    """ISO 8601 in UTC with a Z; fractions of a second only where there are any.

    Raises:
        ValueError: `moment` has no zone, so that nobody knows when it was.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.isoformat().removesuffix("+00:00") + "Z"
