"""Text with case and marks folded, and where each sign of it came from: what a search looks in."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from seeds.anchor import Span

_PIECE = 1 << 16
"""Code points folded at a time: other threads get their turn in between."""

_NEAR = 1_000
"""Folded signs from a word within which another one stands near it, to either side."""

_RAREST = 200
"""Places of the rarest word that are looked around at."""


def normal(text: str) -> str:
    """Case and marks folded, what cannot be seen left out.

    `Straße` and `STRASSE`, `Città` and `citta` are the same, and so is a word with a soft hyphen
    or a zero-width space in it. NUL, at which SQLite's functions stop, is a blank.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold()).replace("\0", " ")
    if decomposed.isascii():
        return decomposed.casefold()
    return "".join(filter(_is_kept, decomposed)).casefold()


@lru_cache(maxsize=4096)
def _is_kept(char: str) -> bool:
    return not unicodedata.combining(char) and unicodedata.category(char) not in ("Cf", "Mn")


_folded_sign = lru_cache(maxsize=1 << 14)(normal)


class FoldedText:
    """A text folded once, to search in again and again.

    Where a sign folds to one sign, offsets run along; only where it folds to none or several is
    noted from where on they are shifted.
    """

    def __init__(self, text: str) -> None:
        pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
        table = _table(pieces)
        self.text = "".join(piece.translate(table) for piece in pieces)
        self._length = len(text)
        # From `_starts[n]` on in the folded text, signs come from `_origins[n]` on in the
        # original; a sign that folds to several has a stretch of its own, marked by `_one`.
        self._starts, self._origins, self._one = [0], [0], [False]
        self._note_shifts(text, table)

    def _note_shifts(self, text: str, table: dict[int, str]) -> None:
        uneven = "".join(chr(code) for code, folded in table.items() if len(folded) != 1)
        if not uneven:
            return
        shift = 0  # folded signs more than original ones so far
        for match in re.finditer(f"[{re.escape(uneven)}]", text):
            at = match.start()
            many = len(table[ord(match[0])])
            if many:
                self._note(at + shift, at, True)
            shift += many - 1
            self._note(at + 1 + shift, at + 1, False)

    def _note(self, start: int, origin: int, one: bool) -> None:
        if start == self._starts[-1]:  # signs that fold to none stood here
            self._origins[-1], self._one[-1] = origin, one
        else:
            self._starts.append(start)
            self._origins.append(origin)
            self._one.append(one)

    def origin(self, at: int) -> int:
        """Where the folded sign at `at` stands in the original; at the end, the original's end."""
        if at >= len(self.text):
            return self._length
        nearest = bisect_right(self._starts, at) - 1
        start, origin = self._starts[nearest], self._origins[nearest]
        return origin if self._one[nearest] else origin + at - start

    def places(self, words: str) -> Iterator[Span]:
        """Where words stand in the original, one after another; any blanks may be between them.

        Marks that were left out after the last letter belong to it.
        """
        wanted = normal(words).split()
        if not wanted:
            return
        if len(wanted) == 1:
            found = _finds(self.text, wanted[0])
        else:
            phrase = re.compile(r"\s+".join(map(re.escape, wanted)))
            found = (match.span() for match in phrase.finditer(self.text))
        starts, origins, one = self._starts, self._origins, self._one
        for start, end in found:
            nearest = bisect_right(starts, start) - 1
            alone = nearest + 1 == len(starts) or end < starts[nearest + 1]
            if alone and not one[nearest]:  # nearly always: nothing is shifted within
                first = origins[nearest] + start - starts[nearest]
                yield Span(first, first + end - start)
            else:
                yield self._span(start, end)

    def _span(self, start: int, end: int) -> Span:
        """Where a place of the folded text stands in the original."""
        return Span(self.origin(start), max(self.origin(end), self.origin(end - 1) + 1))

    def together(self, words: str) -> Span | None:
        """The first place of the phrase; else, where the words stand closest to each other, the
        one that comes first there. None where none of them stands anywhere."""
        phrase = next(self.places(words), None)
        if phrase is not None:
            return phrase
        many = {word: self.text.count(word) for word in normal(words).split()}
        found = [word for word, times in many.items() if times]
        if not found:
            return None
        rarest = min(found, key=lambda word: many[word])
        near = (self._around(at, found) for at, _ in islice(_finds(self.text, rarest), _RAREST))
        _, start, end = min(near)
        return self._span(start, end)

    def _around(self, at: int, words: list[str]) -> tuple[int, int, int]:
        """How far apart the words stand that are nearest to a place of one of them, and where
        the first of those stands."""
        nearest = [spot for word in words if (spot := self._nearest(at, word))]
        first, last = min(nearest), max(nearest)
        missing = len(words) - len(nearest)
        return last[0] - first[0] + missing * 2 * _NEAR, *first

    def _nearest(self, at: int, word: str) -> tuple[int, int] | None:
        """Where a word stands nearest to a place; None where it does not stand near it."""
        before = self.text.rfind(word, max(0, at - _NEAR), at + len(word))
        after = self.text.find(word, at, at + _NEAR)
        spots = [spot for spot in (before, after) if spot >= 0]
        if not spots:
            return None
        start = min(spots, key=lambda spot: abs(spot - at))
        return start, start + len(word)


def _table(pieces: list[str]) -> dict[int, str]:
    """What the signs of a text fold to, where that is another."""
    signs: set[str] = set()
    for piece in pieces:
        signs.update(piece)
    return {ord(sign): folded for sign in signs if (folded := _folded_sign(sign)) != sign}


def _finds(text: str, word: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))
