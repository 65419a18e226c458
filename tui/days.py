"""Dates in words: `19 Dec 2025`, `in 40 days`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from seeds.refusal import Invalid
from seeds.when import When, first_day, instant

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = timedelta(days=7)
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


def said_loosely(words: str, today: date) -> str:
    """The date that a person means who looks back: `2026-11-20` for `yesterday` on the 21st.

    A weekday is the last one before today, the last week one from Monday to Sunday; all else comes
    back as it is. Nothing that is recorded is said so: it is read long after.
    """
    plain = " ".join(words.casefold().split())
    if plain in ("today", "yesterday"):
        return f"{today - timedelta(days=plain == 'yesterday')}"
    if plain == "last week":
        monday = today - timedelta(days=today.weekday()) - _WEEK
        return f"{monday}/{monday + timedelta(days=6)}"
    name = plain.removeprefix("last ")
    if name in _WEEKDAYS:
        return f"{today - timedelta(days=(today.weekday() - _WEEKDAYS.index(name) - 1) % 7 + 1)}"
    return words


def in_numbers(said: Mapping[str, str], today: date) -> dict[str, str]:
    """What a filter of deeds says, its days as numbers where they were said as people say them."""
    days = ("day", "since", "until")
    return {k: said_loosely(words, today) if k in days else words for k, words in said.items()}


def looking_back(error: Invalid) -> Invalid:
    """The same refusal, with the words that can be said where one only looks."""
    return Invalid(
        error.what, where=error.where, attempt=f"{error.attempt}; yesterday, monday, last week"
    )


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
    began, so that all of that is new; of a range likewise.

    Raises:
        Invalid: they say none.
    """
    start, _, end = words.partition("/")
    day = When(words).earliest if end else first_day(start)
    whole = words.count("-") == 2 and not end
    return day if whole or day == date.min else day - timedelta(days=1)
