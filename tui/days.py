"""Dates in words: `19 Dec 2025`, `in 40 days`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from seeds.refusal import Invalid
from seeds.when import When, first_day, instant

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(words: object) -> str:
    """`19 Dec 2025` for `2025-12-19`; `Dec 2025` and `2025` stay as imprecise as they are.

    Takes dates, `When` and their words; anything else comes back as it is.
    """
    return " to ".join(_day(part) for part in str(words).split("/"))


def _day(part: str) -> str:
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", part)
    if not match:
        return part
    year, month, of_month = match.groups()
    words = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(of_month)} {words}" if of_month else words


def days_left(deadline: date, today: date) -> str:
    """`in 40 days`, `today`, `3 days over`."""
    left = (deadline - today).days
    if left == 0:
        return "today"
    many = f"{abs(left)} day{'s' if abs(left) > 1 else ''}"
    return f"in {many}" if left > 0 else f"{many} over"


def by_then(words: str) -> datetime:
    """The last moment that the words of a date can mean, or the one that they say.

    Raises:
        Invalid: they say none.
    """
    try:
        return datetime.combine(When(words).latest, time.max, UTC)
    except Invalid as error:
        try:
            return instant(words)
        except Invalid:
            raise error from None


def after(words: str) -> date:
    """The day after which something is new: the one that is said, or the one before a month or year
    began, so that all of that is new.

    Raises:
        Invalid: they say none.
    """
    day = first_day(words)
    whole = words.count("-") == 2
    return day if whole or day == date.min else day - timedelta(days=1)
