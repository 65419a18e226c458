"""A day to come as a person types it: `2027-03-01`, `2027-03`, `10 days`, `3 months`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from seeds.refusal import Invalid
from seeds.when import When

_LENGTH = re.compile(r"([0-9]{1,4})\s*(d|days?|w|weeks?|m|months?|y|years?)?", re.IGNORECASE)
_ATTEMPT = "2027-03-01, 10 days, 6 weeks or 3 months"


def until(words: str, today: date) -> date:
    """The day that words say; a number alone counts days, a month or year is its first day.

    Raises:
        Invalid: they say none, or a day that is not after today.
    """
    text = " ".join(words.split())
    match = _LENGTH.fullmatch(text)
    # Four figures alone are a year: nobody counts thousands of days.
    if match and not (len(match[1]) == 4 and not match[2]):
        day = _later(today, int(match[1]), (match[2] or "d")[0].lower(), words)
    else:
        day = _named(text)
    if day <= today:
        raise Invalid(f"{day} is not after today", attempt=_ATTEMPT)
    return day


def _named(text: str) -> date:
    try:
        return When(text).earliest
    except Invalid:
        raise Invalid(f"{text!r} is no day", attempt=_ATTEMPT) from None


def _later(today: date, many: int, unit: str, words: str) -> date:
    try:
        if unit in "dw":
            return today + timedelta(days=many * (7 if unit == "w" else 1))
        return months_later(today, many * (12 if unit == "y" else 1))
    except (OverflowError, ValueError):
        raise Invalid(f"{words} is too far", attempt=_ATTEMPT) from None


def months_later(day: date, many: int) -> date:
    """The same day of the month, so many months on; the last of it where it is shorter.

    Raises:
        ValueError, OverflowError: there is no such year.
    """
    months = day.month - 1 + many
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
