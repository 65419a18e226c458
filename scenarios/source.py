"""Sources: who says things, and how far they are to be relied upon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scenarios.authored import Authored
from scenarios.vocabulary import Reliability


@dataclass(frozen=True, slots=True)
class Rating:
    """The reliability of a source from a day on, in the Admiralty code."""

    since: date
    reliability: Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Authored):
    """A person, outlet or agency, under all the names that it goes by."""

    name: str
    aliases: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)

    def reliability(self, day: date) -> Reliability:
        """What held on a day; F before the first rating."""
        standing = [r for r in self.ratings if r.since <= day]
        if not standing:
            return Reliability.CANNOT_BE_JUDGED
        return max(standing, key=lambda r: r.since).reliability
