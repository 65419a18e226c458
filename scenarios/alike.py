"""Which items a mention is most likely a mention of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item with what is known of where it is spoken of.

    `words` are its statement and quotes; `place` is how far into the list of its article's tags of
    its kind a mention of it stands, in [0, 1], where that article is an edition of the same work.
    """

    item: str
    words: str
    place: float | None = None


def likeliest(words: str, place: float, candidates: Sequence[Candidate]) -> list[str]:
    """Items, the likeliest first: the same place in another edition, then alike words."""

    def likeness(candidate: Candidate) -> float:
        same = SequenceMatcher(None, words.casefold(), candidate.words.casefold()).ratio()
        near = 0.0 if candidate.place is None else 1 - abs(candidate.place - place)
        return 2 * near + same

    return [c.item for c in sorted(candidates, key=likeness, reverse=True)]


_WORD = re.compile(r"\w{4,}")
_COMMON = 200
"""A word that so many items have tells none of them from the others."""
_ALIKE = 0.5
"""The share of their words that two have in common, from which they may say the same."""


@dataclass(frozen=True, slots=True)
class Said:
    """An item of a kind that an analyst made, in the words of its statement, else of a quote."""

    item: str
    kind: str
    analyst: str
    words: str


def alike(said: Sequence[Said]) -> Iterator[tuple[float, str, str]]:
    """Pairs of two analysts' items of one kind that say much the same: how much, and both ids.

    How much is in (0, 1]: twice the words in common by the words of both, those of three letters
    or fewer left out.
    """
    words = [frozenset(_WORD.findall(one.words.casefold())) for one in said]
    having: dict[tuple[str, str], list[int]] = {}
    for n, one in enumerate(said):
        shared: Counter[int] = Counter()
        for word in words[n]:
            earlier = having.setdefault((one.kind, word), [])
            if len(earlier) < _COMMON:
                shared.update(earlier)
                earlier.append(n)
        for other, many in shared.items():
            likeness = 2 * many / (len(words[n]) + len(words[other]))
            if said[other].analyst != one.analyst and likeness >= _ALIKE:
                yield likeness, said[other].item, one.item
