"""Words about time read against the day of an article: an offer with bounds, never set silently."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from scenarios.numerals import numerals
from scenarios.until import months_later
from seeds.when import When

IMPUTED = (12, 24, 60)
"""Months from publication that are offered where no time is named."""

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_NAMES = {
    "spring": "spring|frühlings?|frühjahrs?|primavera|printemps",
    "summer": "summer|sommers?|estate|été",
    "autumn": "autumn|fall|herbst(?:es)?|autunno|automne",
    "winter": "winters?|inverno|hiver",
}
_UNITS = {
    "day": "days?|tag(?:e|en)?|giorn[io]|jours?",
    "week": "weeks?|wochen?|settiman[ae]|semaines?",
    "month": "months?|monat(?:e|en|s)?|mes[ei]|mois",
    "year": "years?|jahr(?:e|en|s)?|ann[oi]|années?|ans?",
}
_COMING = (
    r"(?:coming|next|kommenden?|nächsten?|prossim[aeio]|prochaine?s?|(?:à|a) venir|that come|the)"
)
_BY = r"(?:by|until|till|before|within|in|bis|vor|innerhalb|binnen|entro|prima|d'ici|avant|dans)"
_FOR = rf"(?:{_BY}|over|nei|nelle|nel|au cours)"
_END = r"(?:end of|the end of|year.?end|ende|ende des|la fine|fine|la fin|fin)(?: \w{1,3}){0,2}"
_THIS_YEAR = (
    r"year.?end|jahresende|jahresschluss|(?:end of|ende) (?:the|this|des|dieses) (?:year|jahres)"
    r"|this year|diese[sm]? jahre?s?|quest'anno|cette année|entro l'anno|fine (?:dell')?anno"
    r"|la fine dell'anno|(?:la )?fin de l'année"
)
_NEXT_YEAR = (
    r"next year|(?:nächste[sn]?|kommende[sn]?) jahre?s?|l'anno prossimo|prossimo anno"
    r"|l'an(?:née)? prochaine?"
)
_MONTH = (
    r"end of (?:the|this) month|monatsende|ende des monats|fine (?:del )?mese"
    r"|la fine del mese|(?:la )?fin du mois"
)
_DECADE = (
    r"end of (?:the|this) decade|ende des jahrzehnts|fine del decennio|(?:la )?fin de la décennie"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """What words about time may mean: the day at the last, with its bounds, and the words."""

    by: When
    words: str


_Reader = Callable[[re.Match[str], date], When | None]


def offered(words: str, published: When) -> Offer | None:
    """What words say of a time, against the day of their article; None where they say none.

    Of several the first that is read counts. A range is as vague as the words are: `entro l'estate`
    is from June to August.
    """
    text = " ".join(words.replace("’", "'").casefold().split())
    day = published.latest
    for pattern, read in _PHRASES:
        match = pattern.search(text)
        by = read(match, day) if match else None
        if match and by and by.latest >= day:
            return Offer(by, match[0])
    return None


def imputed(published: When, months: int) -> When:
    """So many months after an article was published."""
    return When(months_later(published.latest, months).isoformat())


def _end_of_year(later: int) -> _Reader:
    return lambda _, day: When(f"{day.year + later:04}-12-31")


def _month_end(_: re.Match[str], day: date) -> When:
    return When(When(f"{day:%Y-%m}").latest.isoformat())


def _decade_end(_: re.Match[str], day: date) -> When:
    return When(f"{day.year // 10 * 10 + 9}-12-31")


def _year(match: re.Match[str], _: date) -> When:
    return When(match["year"])


def _whole_year(match: re.Match[str], _: date) -> When:
    return When(f"{match['year']}-12-31")


def _before_year(match: re.Match[str], _: date) -> When:
    return When(f"{int(match['year']) - 1:04}-12-31")


def _counted(match: re.Match[str], day: date) -> When:
    many = int(match["many"]) if match["many"].isdigit() else numerals()[match["many"]]
    return When(_later(day, many, _unit(match)).isoformat())


def _coming(match: re.Match[str], day: date) -> When:
    """Some of them: from two up to as many as people would still call so."""
    unit = _unit(match)
    most = {"day": 14, "week": 12, "month": 12, "year": 5}[unit]
    return When(f"{_later(day, 2, unit)}/{_later(day, most, unit)}")


def _unit(match: re.Match[str]) -> str:
    return next(unit for unit in _UNITS if match[unit])


def _later(day: date, many: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=many * (7 if unit == "week" else 1))
    return months_later(day, many * (12 if unit == "year" else 1))


def _season(match: re.Match[str], day: date) -> When:
    first, last = _SEASONS[next(name for name in _SEASONS if match[name])]
    year = day.year - 1
    while _month(year, last) < f"{day:%Y-%m}":
        year += 1
    return When(f"{_month(year, first)}/{_month(year, last)}")


def _before_season(match: re.Match[str], day: date) -> When:
    first = _season(match, day).earliest
    if first <= day:  # it is that season already: the next one is meant
        first = months_later(first, 12)
    return When((first - timedelta(days=1)).isoformat())


def _month(year: int, month: int) -> str:
    return f"{year + (month - 1) // 12:04}-{(month - 1) % 12 + 1:02}"


def _either(table: dict[str, str]) -> str:
    return "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in table.items()) + r")\b"


_NUMERALS = "|".join(re.escape(word) for word in sorted(numerals(), key=len, reverse=True))
_FIGURE = rf"(?P<many>[0-9]{{1,3}}|{_NUMERALS})"
_SMALL = r"(?:(?:the|den|der|dem|des|von|les?|la|i|gli|nei|nelle|del|dell'|di|de|l')\s?)*"
_PHRASES: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b{_BY} {_SMALL}{_END} ?(?P<year>20[0-9]{{2}})\b", _whole_year),
        (r"\b(?:before|vor|prima del|avant) (?P<year>20[0-9]{2})\b", _before_year),
        (r"\b(?:by|until|bis|entro(?: il)?|d'ici(?: à)?) (?P<year>20[0-9]{2})\b", _year),
        (rf"\b(?:{_DECADE})\b", _decade_end),
        (rf"\b(?:{_MONTH})\b", _month_end),
        (rf"\b(?:{_NEXT_YEAR})\b", _end_of_year(1)),
        (rf"\b(?:{_THIS_YEAR})\b", _end_of_year(0)),
        (
            rf"\b(?:before|vor|prima|avant) {_SMALL}{_either(_NAMES)}",
            _before_season,
        ),
        (
            r"\b(?:by|until|this|next|bis|zum|im|diese[nmr]?|entro|questa|quest'|d'ici|cet|cette)"
            rf" ?(?:zum )?{_SMALL}(?:{_COMING} )?{_either(_NAMES)}(?! of\b)",
            _season,
        ),
        (rf"\b{_FOR} {_SMALL}(?:{_COMING} )?{_FIGURE} (?:{_COMING} )?{_either(_UNITS)}", _counted),
        (
            rf"\b(?:in|over|within|nei|nelle|dans|au cours|lors) {_SMALL}(?:{_COMING}) "
            rf"(?:few |paar |wenigen )?{_either(_UNITS)}",
            _coming,
        ),
        (rf"\bdans {_SMALL}{_either(_UNITS)} à venir", _coming),
    )
)
