"""Every place where a text stands in an article, and how like it each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import category

from seeds import quote as quotes
from seeds.anchor import Span

MOST = 5_000
"""Places that are told; who wants more of them has asked for the wrong words."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place: `exact` if it has the same letters, large and small; `whole` if it is no part of a
    longer word."""

    span: Span
    exact: bool
    whole: bool

    @property
    def meant(self) -> bool:
        """Whether somebody who names the words means this place."""
        return self.exact and self.whole


def everywhere(text: str, quote: str, most: int = MOST) -> list[Occurrence]:
    """Where a quote stands, in order and without overlaps, whatever its case and white space."""
    words = quote.split()
    if not words:
        return []
    pattern = re.compile(r"\s++".join(map(re.escape, words)), re.IGNORECASE)
    wanted = " ".join(words)
    found: list[Occurrence] = []
    for match in pattern.finditer(text):
        if len(found) == most:
            break
        start, end = match.span()
        same = " ".join(match[0].split()) == wanted
        found.append(Occurrence(Span(start, end), same, _is_whole(text, start, end)))
    return found


def meant(text: str, quote: str, *, any_case: bool = False) -> list[Span]:
    """The places that somebody means by every occurrence of a quote.

    They are whole words in the same letters, or with `any_case`, in any. Where there are none,
    those of a quote whose marks and dashes are other ones.

    Raises:
        Unknown: it stands nowhere.
    """
    places = everywhere(text, quote)
    found = [one.span for one in places if one.meant or (any_case and one.whole)]
    return found or quotes.occurrences(text, quote) or [quotes.find(text, quote)]


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start and _in_word(text[start - 1]) and _in_word(text[start])
    after = end < len(text) and _in_word(text[end]) and _in_word(text[end - 1])
    return not (before or after)


def _in_word(sign: str) -> bool:
    return category(sign)[0] in "LNM"
