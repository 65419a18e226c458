"""Dates written out in a text, by the month names of CLDR."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from seeds.anchor import Span
from seeds.language import LANGUAGES
from seeds.refusal import Invalid
from seeds.when import When


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and where it is written. Its precision is that of the words: a day or a month."""

    span: Span
    when: When


def dates(text: str, languages: tuple[str, ...] = LANGUAGES) -> tuple[Dated, ...]:
    """All dates with a year, in order: `19. Dezember 2025`, `5 Jan 2022`, `May 2022`, `2022-01-05`.

    A year alone is no date here, nor are figures that may be either of two days (`03/04/2026`).
    """
    months = _months(languages)
    found = []
    match = _DATE.search(text)
    while match:
        words = _words(match, months)
        if words and (when := _when(words)):
            found.append(Dated(Span(*match.span()), when))
        # What only looked like a date may hide one: `page 5 2022-01-05`.
        match = _DATE.search(text, match.end() if words else match.start() + 1)
    return tuple(found)


def begins_with_a_day(words: str, languages: tuple[str, ...] = LANGUAGES) -> bool:
    """Whether a text begins with day and month, as `19. Dezember`: then `19.` counts no list."""
    match = _DAY_AND_MONTH.match(words)
    return match is not None and _key(match["name"]) in _months(languages)


_GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,8})"
"""Spaces, or one line break with its indentation: hard-wrapped lines break inside dates."""
_OF = rf"(?:(?:de|of|d['’]){_GAP}?)?"
_YEAR = r"[12][0-9]{3}(?!\w)"
_DAY = r"[0-9]{1,2}"
_ORDINAL = r"(?:\.|er|º|°|st|nd|rd|th)?"
# Any word may stand for a month here, and is looked up later: 200 names in a pattern are slow.
_NAME = r"[^\W\d_]{3,12}"

_DATE = re.compile(
    r"(?<![\w.,/-])(?=\w)(?:"
    rf"(?P<day1>{_DAY}){_ORDINAL}{_GAP}?{_OF}(?P<name1>{_NAME})\.?,?{_GAP}{_OF}(?P<year1>{_YEAR})"
    rf"|(?P<name2>{_NAME})\.?{_GAP}(?P<day2>{_DAY}){_ORDINAL},?{_GAP}(?P<year2>{_YEAR})"
    rf"|(?P<long3>{_NAME}){_GAP}{_OF}(?P<year3>{_YEAR})"
    r"|(?P<year4>[12][0-9]{3})-(?P<month4>[0-9]{2})-(?P<day4>[0-9]{2})(?![0-9-])"
    rf"|(?P<day5>{_DAY})\.[ ]?(?P<month5>[0-9]{{1,2}})\.[ ]?(?P<year5>{_YEAR})"
    rf"|(?P<one6>{_DAY})/(?P<two6>{_DAY})/(?P<year6>{_YEAR})"
    r")"
)
_DAY_AND_MONTH = re.compile(rf"{_DAY}{_ORDINAL} {{0,3}}(?P<name>{_NAME})")


def _words(match: re.Match[str], months: Mapping[str, tuple[int, bool]]) -> str | None:
    """The match in the notation of When; None where its word is no month, or its day is unsure."""
    part = {name.rstrip("123456"): value for name, value in match.groupdict().items() if value}
    year = part["year"]
    if "month" in part:
        return f"{year}-{int(part['month']):02}-{int(part['day']):02}"
    if "one" in part:
        day, month = int(part["one"]), int(part["two"])
        if month > 12:
            day, month = month, day
        return f"{year}-{month:02}-{day:02}" if day > 12 or day == month else None
    number, is_long = months.get(_key(part.get("name") or part["long"]), (0, False))
    if "long" in part:
        # A short name without a day is mostly another word: `ago 2000`.
        return f"{year}-{number:02}" if is_long else None
    return f"{year}-{number:02}-{int(part['day']):02}" if number else None


def _when(words: str) -> When | None:
    try:
        return When(words)
    except Invalid:  # 31. Februar
        return None


def _key(name: str) -> str:
    return name.casefold().rstrip(".")


@lru_cache(maxsize=4)
def _months(languages: tuple[str, ...]) -> Mapping[str, tuple[int, bool]]:
    """From a month's name to its number, and whether it is the full name."""
    from babel.dates import get_month_names

    names = {
        width: {
            _key(name): number
            for language in languages
            for context in ("format", "stand-alone")
            for number, name in get_month_names(width, context, language).items()
        }
        for width in ("abbreviated", "wide")
    }
    short, full = names["abbreviated"], names["wide"]
    return {name: (number, name in full) for name, number in (short | full).items()}
