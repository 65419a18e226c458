"""What comes before what in a journal that may be damaged: for seals, which trust no projection.

The order of a seal is (depth, id), where depth is one more than that of the deepest parent: it
follows from who names whom alone. Where the journal never forked, it is the journal's own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from store.connection import Connection
from store.journal import UNREADABLE, clock_behind, microseconds, parsed
from store.undisturbed import undisturbed

ID = re.compile("[0-9a-f]{64}")
_PARENTS = b'"parents":['
_NAMED = re.compile(rb'"([0-9a-f]{64})"')
_SAID = re.compile(
    rb'"parents":\[(?:"([0-9a-f]{64})"|([^]]*))\],"recorded":'
    rb'"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}):([0-5][0-9])(?:\.([0-9]{6}))?Z",'
)
"""One parent, as most entries have, or several; and when: the minute, the second and the rest."""
_PLACE = attrgetter("depth", "id")
_IN_TIME = attrgetter("clock", "id")
Among = Mapping[str, "Held | None"]
"""Entries by id; None for one that is named as a parent, and not there."""


class Held(NamedTuple):
    """An entry as a file holds it; a tuple, since there may be a million.

    `whole` says that its bytes hash to its id, and are there once. `clock` is -1 where the file
    holds no number; `recorded` is what the bytes say, in microseconds since 1970.
    """

    id: str
    clock: int
    whole: bool
    parents: tuple[str, ...]
    recorded: int | None = None
    depth: int = 0

    @property
    def place(self) -> tuple[int, str]:
        """Where it comes in the order of a seal."""
        return self.depth, self.id


@undisturbed()
def held(connection: Connection) -> dict[str, Held]:
    """Every entry of a journal, by id."""
    found: dict[str, Held] = {}
    last: tuple[str, ...] = ()  # the entry before, which most entries have as their only parent
    depth, clear = 0, True  # till here, each is whole and comes behind its parents, as mostly
    rows = connection.exec_driver_sql("SELECT CAST(id AS BLOB), clock, stored FROM journal")
    for name, clock, stored in rows:
        id = bytes(name or b"").decode("ascii", "replace")
        parents, recorded = said_of(stored) if type(stored) is bytes else ((), None)
        whole = type(stored) is bytes and hashlib.sha256(stored).hexdigest() == id
        whole = whole and id not in found
        if parents == last:
            parents, clear, depth = last, clear and whole, depth + 1
        elif clear:
            behind = [found[parent].depth for parent in parents if parent in found]
            clear = whole and len(behind) == len(parents)
            depth = 1 + max(behind, default=0)
        clock = clock if type(clock) is int else -1
        found[id] = Held(id, clock, whole, parents, recorded, depth)
        last = (id,)
    depths = {} if clear else _depths(found, _instead(found))
    return {i: one._replace(depth=depths[i]) for i, one in found.items()} if depths else found


def _instead(entries: Mapping[str, Held]) -> dict[str, str]:
    """What comes before those of which it is not known, because they or a parent are damaged or
    missing: what the file's own order puts there."""
    unknown = {
        one.id
        for one in entries.values()
        if not one.whole or any(parent not in entries for parent in one.parents)
    }
    in_time = pairwise(sorted(entries.values(), key=_IN_TIME)) if unknown else ()
    return {after.id: before.id for before, after in in_time if after.id in unknown}


def _depths(entries: Mapping[str, Held], instead: Mapping[str, str]) -> dict[str, int]:
    """Those of all entries. Damaged ones may name each other in a ring, which ends somewhere."""
    found: dict[str, int] = {}
    begun: set[str] = set()
    for start in entries:
        left = [start]
        while left:
            id = left[-1]
            behind = entries[id].parents
            if id in instead:
                behind = (*behind, instead[id])
            waiting = [p for p in behind if p not in found and p in entries and p not in begun]
            if waiting:
                begun.add(id)
                left += waiting
            else:  # a missing parent takes a place before who names it
                least = 1 if all(parent in entries for parent in behind) else 2
                found[left.pop()] = least + max((found.get(p, 0) for p in behind), default=0)
    return found


def parents_of(stored: bytes) -> tuple[str, ...]:
    """The parents that an entry's bytes name; to read them as JSON takes several times as long.

    Behind `parents` there are only texts, in which a quotation mark is escaped.
    """
    start = stored.rfind(_PARENTS)
    if start < 0:
        return ()
    return tuple(i.decode() for i in _NAMED.findall(stored, start, stored.find(b"]", start)))


def said_of(stored: bytes) -> tuple[tuple[str, ...], int | None]:
    """The same, and when an entry was recorded, in microseconds since 1970, if its bytes say so."""
    said = _SAID.match(stored, max(0, stored.rfind(_PARENTS)))
    try:
        if not said:
            return parents_of(stored), microseconds(parsed("", 0, stored).recorded)
        one, more, minute, second, rest = said.groups()
        parents = (one.decode(),) if one else tuple([i.decode() for i in _NAMED.findall(more)])
        return parents, _minute(minute) + int(second) * 1_000_000 + int(rest or 0)
    except UNREADABLE:
        return parents_of(stored), None


@lru_cache(1 << 10)
def _minute(words: bytes) -> int:
    """When it began, in microseconds since 1970: to reckon it takes as long as all else."""
    return microseconds(datetime.fromisoformat(words.decode() + "Z"))


def under(entries: Among, heads: Sequence[str]) -> dict[str, Held | None]:
    """Heads and all their ancestors."""
    found: dict[str, Held | None] = {}
    left = list(heads)
    while left:
        id = left.pop()
        if id not in found:
            one = found[id] = entries.get(id)
            left += one.parents if one else ()
    return found


def in_order(entries: Among) -> list[Held]:
    """Those that are there, in the order of a seal."""
    return sorted((one for one in entries.values() if one), key=_PLACE)


def faults(among: Among) -> Iterator[tuple[int, str, str]]:
    """What is wrong with entries and their ancestors: depth, id and words, in no order.

    What is missing comes before the first that names it.
    """
    missing: dict[str, int] = {}
    for one in among.values():
        if one is None:
            continue
        if not one.whole:
            yield one.depth, one.id, "its bytes do not hash to its id"
            continue
        behind = []
        for parent in one.parents:
            if (before := among.get(parent)) is not None:
                behind.append(before.clock)
            else:
                missing[parent] = min(missing.get(parent, one.depth), one.depth - 1)
        if one.recorded is None:
            yield one.depth, one.id, "it does not say when it was recorded"
        elif len(behind) == len(one.parents):
            follows = clock_behind(one.recorded, behind)
            if one.clock != follows:
                yield one.depth, one.id, f"its clock is {one.clock}, and follows as {follows}"
    yield from ((depth, id, "it is missing") for id, depth in missing.items())
