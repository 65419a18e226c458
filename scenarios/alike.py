"""Which items a mention is most likely a mention of."""

from __future__ import annotations

from collections.abc import Sequence
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
