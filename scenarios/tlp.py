"""Handling marks: how far what is written may be passed on, in the words of TLP 2.0.

Source: FIRST, Traffic Light Protocol, version 2.0 (August 2022). It leaves to readers what follows
from a mark for something that is made of marked parts; here this holds:

- An article, an item and a scenario may have a mark of their own. Nothing is unmarked and secret:
  what has none, and takes none over, is shown without one.
- Who receives something may not lower its mark, and a compilation has the highest of its parts. So
  an item has the highest of its own, of those of all articles that speak of it or are evidence of
  what was found about it, and of those of all items that are the same event: its statement and its
  criteria may rest on any of them. Its own mark can raise it, not lower it.
- A scenario has its own, and those of the articles that are evidence of what was found about it.
  What is in it does not mark it: a question may be asked aloud where an answer may not. A page
  about it (its board, its report) is a compilation, and has the highest of all that is shown.
- An edition has its own mark: a mark goes with the copy that was received.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from seeds.refusal import Invalid


class Tlp(StrEnum):
    """A mark, from what may go anywhere to what stays with those who were told."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber+strict"
    RED = "red"

    @property
    def rank(self) -> int:
        """0 for CLEAR to 4 for RED."""
        return _ORDER.index(self)

    @property
    def words(self) -> str:
        """As it is written: `TLP:AMBER+STRICT`."""
        return f"TLP:{self.value.upper()}"

    @property
    def meaning(self) -> str:
        """To whom it may be passed on."""
        return _MEANING[self]


_ORDER = tuple(Tlp)
_MEANING = {
    Tlp.CLEAR: "for anybody",
    Tlp.GREEN: "for the community, not beyond it",
    Tlp.AMBER: "for those who need to know, in the organisation and among its clients",
    Tlp.AMBER_STRICT: "for those who need to know, in the organisation alone",
    Tlp.RED: "for those who were told, and nobody else",
}
MARK = "handling mark"
NONE = "none"
"""The word that takes a mark back."""


def tlp(words: str) -> Tlp | None:
    """The mark that is meant, in small or capital letters, with or without `TLP:`; None of none.

    Raises:
        Invalid: it is no mark of TLP 2.0.
    """
    said = "".join(words.casefold().split()).removeprefix("tlp").removeprefix(":")
    said = said.replace("-", "+").replace("_", "+")
    if said in ("", NONE):
        return None
    if said == "amberstrict":
        return Tlp.AMBER_STRICT
    if said in _ORDER:
        return Tlp(said)
    what = f"{words[:60]!r} is no mark of TLP 2.0"
    raise Invalid(what, attempt=_nearest(said), candidates=tuple(one.words for one in _ORDER))


def _nearest(said: str) -> str:
    import difflib

    if said == "white":  # its name until TLP 2.0
        return Tlp.CLEAR.value
    return "".join(difflib.get_close_matches(said, list(_ORDER), n=1, cutoff=0.5)) or "amber"


def highest(marks: Iterable[Tlp | None]) -> Tlp | None:
    """The one that counts for all of them together; None where none is marked."""
    return max((mark for mark in marks if mark is not None), key=_ORDER.index, default=None)


def exceeds(mark: Tlp | None, most: Tlp) -> bool:
    """Whether something may not go where at most `most` may go."""
    return mark is not None and mark.rank > most.rank
