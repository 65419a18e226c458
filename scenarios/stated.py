"""Figures that are stated in words: `80 per cent`, `one chance in three`, `odds of two to one`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scenarios.numerals import numerals
from seeds.anchor import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """A probability in [0, 1], and its bounds where two were stated."""

    probability: float
    low: float | None = None
    high: float | None = None


_CHANCE = (
    r"(?:chancen?|chances?|probabilit(?:y|à|é|ies|és)|likelihood|odds|possibilità|possibilités?"
    r"|wahrscheinlichkeit|risk|risiko|rischio|risque)"
)
_LIKELY = r"(?:wahrscheinlich|likely|probable)"
_SURE = r"(?:certain|sure|confident|sicher)"
_SURE_TO = r"(?:sicur[oa]|cert[oa]|sûre?)\s+(?:al|all['’]|à)"
_ABOUT = (
    r"(?:(?:about|around|roughly|some|etwa|rund|ungefähr|circa|quasi|environ|with|mit|con|avec"
    r"|zu|between|zwischen|tra|fra|entre"
    r"|there is|es gibt|the|die|le|la|il|l['’]|a|an|eine[rm]?|una?|une|al|all['’]|de|di)\s*)*"
)
_PERCENT = r"(?:%|per\s*cento?|pour\s*cent|prozent(?:ige[rnms]?)?|pct)"
_RANGE = r"(?:-|–|to|bis|and|und|al?|à|e|et|or|oder|o|ou)"
_OF = r"(?:of|von|di|del(?:l['’])?|de|d['’]|at|liegt\s+bei|liegt|bei|is|beträgt|è|est)"
_BOUND = re.compile(
    r"\b(?:at least|at most|(?:no |not )?(?:more|less) than|up to|under|over|below|above"
    r"|mindestens|höchstens|(?:nicht )?(?:mehr|weniger) als|bis zu|unter|über"
    r"|almeno|al massimo|(?:più|meno) (?:di|del(?:l['’])?)|oltre|fino a"
    r"|au moins|au plus|(?:plus|moins) d(?:e|['’])|jusqu['’]à)"
    r"\s*(?:(?:an?|the|ein\w*|una?|une|il|la|le)\s+)?$",
    re.IGNORECASE,
)
"""What makes a figure the end of a range whose other end is not said: `at least a 60% chance`."""


@cache
def _number() -> str:
    words = sorted(numerals(), key=len, reverse=True)
    return rf"(?:[0-9]+(?:[.,][0-9]+)?|\b(?:{'|'.join(map(re.escape, words))})\b)"


@cache
def _whole() -> tuple[re.Pattern[str], ...]:
    """What a saying as a whole can be: per cents, one in three, odds."""
    n = _number()
    return (
        re.compile(
            rf"{_ABOUT}(?:{_CHANCE}\s+{_OF}\s*|{_SURE_TO}\s*)?{_ABOUT}(?P<low>{n})"
            rf"(?:\s*{_PERCENT}?\s*{_RANGE}\s*(?P<high>{n}))?"
            rf"[-\s]*{_PERCENT}(?:\s+(?:(?:{_OF}\s*)?(?:{_CHANCE}|{_LIKELY})|{_SURE}))?"
        ),
        re.compile(
            rf"{_ABOUT}(?P<part>{n})\s+(?:{_CHANCE}\s+)?"
            rf"(?:in|out\s+of|von|aus|su|sur)\s+(?P<all>{n})(?:\s+{_CHANCE})?"
        ),
        re.compile(
            rf"{_ABOUT}(?:odds|chancen|quote|quota|cote|verhältnis|im verhältnis)?\s*(?:{_OF}\s*)?"
            rf"(?P<first>{n})\s*(?:to|zu|a|contre|:)\s*(?P<second>{n})"
            r"(?P<against>\s+(?:against|dagegen|contro))?(?:\s+(?:on|dafür|in favou?r))?"
        ),
    )


_EVEN = re.compile(
    r"(?:(?:a|eine)\s+)?(?:fifty[- ]fifty|50[-/ ]50|fünfzig[- ]fünfzig|cinquanta[- ]cinquanta"
    r"|cinquante[- ]cinquante|even odds|one half|halb und halb)(?:\s+chance)?"
)


def stated(said: str) -> Stated | None:
    """The figure that the words state, None where they state none.

    Odds are for the event unless they say against: two to one is 2/3. A range has its middle as
    the point. What is said may lie outside 0 to 1.
    """
    text = " ".join(said.casefold().split())
    if len(text) > 120:  # nobody says a figure in so many words
        return None
    if _EVEN.fullmatch(text):
        return Stated(0.5)
    for pattern in _whole():
        if match := pattern.fullmatch(text):
            return _read({k: v for k, v in match.groupdict().items() if v})
    return None


def _read(said: dict[str, str]) -> Stated | None:
    if "low" in said:
        low = _value(said["low"]) / 100
        if "high" not in said:
            return Stated(low)
        high = _value(said["high"]) / 100
        return Stated(round((low + high) / 2, 12), low, high) if low <= high else None
    if "all" in said:
        part, whole = _value(said["part"]), _value(said["all"])
        return Stated(part / whole) if whole else None
    first, second = _value(said["first"]), _value(said["second"])
    if "against" in said:
        first, second = second, first
    return Stated(first / (first + second)) if first + second else None


def _value(word: str) -> float:
    found = numerals().get(word)
    return float(word.replace(",", ".")) if found is None else float(found)


_NEAR = 64  # further than this from a word of chance no figure belongs to it
_LONGEST = 10_000
_ANCHOR = re.compile(
    rf"\b(?:(?:{_CHANCE}|{_LIKELY}|{_SURE}|verhältnis)\b|{_SURE_TO})", re.IGNORECASE
)


def figures(passage: str) -> Iterator[tuple[Span, Stated]]:
    """Where a passage states a probability, not just any share: a word of chance stands beside it.

    `inflation of 80 per cent` states none, `an 80 per cent chance` and `odds of two to one` do.
    A bound (`less than a 10% chance`) is no figure either: nobody said 10%.
    Of a passage that is longer than 10,000 code points the beginning is read.
    """
    for near in _regions(passage[:_LONGEST]):
        for match in _beside().finditer(passage, near.start, near.end):
            if _BOUND.search(passage, max(0, match.start() - 30), match.start()):
                continue
            found = stated(match[0])
            if found and 0 <= found.probability <= 1:
                yield Span(*match.span()), found


def _regions(passage: str) -> Iterator[Span]:
    """What lies around the words of chance; what overlaps is one."""
    start = end = 0
    for word in _ANCHOR.finditer(passage):
        if word.start() - _NEAR > end:
            if end:
                yield Span(start, end)
            start = max(0, word.start() - _NEAR)
        end = min(len(passage), word.end() + _NEAR)
    if end:
        yield Span(start, end)


@cache
def _beside() -> re.Pattern[str]:
    n = _number()
    span = rf"{n}(?:\s*{_PERCENT}?\s*{_RANGE}\s*{n})?[-\s]*{_PERCENT}"
    return re.compile(
        rf"\b{span}\s+(?:(?:{_OF}\s*)?(?:{_CHANCE}|{_LIKELY})|{_SURE})\b"
        rf"|\b(?:{_CHANCE}\s+{_OF}|{_SURE_TO})\s*{_ABOUT}{span}"
        rf"|\b{n}\s+{_CHANCE}\s+(?:in|out\s+of|von|su|sur)\s+{n}\b(?![-\s]*{_PERCENT})"
        rf"|\bodds\s+of\s+{n}\s+to\s+{n}\b(?:\s+(?:against|on)\b)?"
        rf"|\b(?:chancen|verhältnis)\s+(?:von\s+)?{n}\s+zu\s+{n}\b",
        re.IGNORECASE,
    )
