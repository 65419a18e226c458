"""Names of papers, stations and sites, told by their form."""

from __future__ import annotations

import re

_MOST_WORDS = 4
_SMALL = frozenset({"de", "del", "der", "di", "du", "of", "the"})
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:[a-z]{2}|com|org|net|info|news|media|example)", re.I)
_OUTLET = re.compile(
    r"\b(?:\w*(?:zeitung|blatt|presse|rundschau|nachrichten|anzeiger|kurier|magazin)|gazette|post|"
    r"times|news|herald|tribune|journal|guardian|observer|telegraph|review|magazine|weekly|press|"
    r"corriere|giornale|gazzetta|repubblica|monde|figaro|reuters|afp|dpa|ansa|politico|tass)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?P<title>.*\S) (?P<sign>[–—|-]) (?P<outlet>\S.{1,40})")


def looks_like_outlet(words: str) -> bool:
    """Whether a name is that of a paper, station or site: `Orlik Post`, `orlik.example`, `BBC`."""
    return is_domain(words) or _OUTLET.search(words) is not None


def is_domain(words: str) -> bool:
    """Whether this is the name of a site: `orlik.example`."""
    return _DOMAIN.fullmatch(words) is not None


def parted(title: str, text: str) -> tuple[str, str]:
    """A title without the outlet that sites put behind it, and that outlet: `Tolls – ORLIK`.

    `text` is the article's, title and all.
    """
    match = _TAIL.fullmatch(title)
    if match and (match["sign"] == "|" or _is_behind_a_dash(match["outlet"], text)):
        return match["title"], match["outlet"]
    return title, ""


def _is_behind_a_dash(words: str, text: str) -> bool:
    each = words.split()
    if len(each) > _MOST_WORDS or not all(w[0].isupper() or w in _SMALL for w in each):
        return is_domain(words)
    # In capitals, and nowhere in the article: a site's name. NATO would be spoken of.
    return looks_like_outlet(words) or (words.isupper() and text.count(words) == 1)
