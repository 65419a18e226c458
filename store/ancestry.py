"""What comes before what in a journal that may be damaged: for seals, which trust no projection."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from store.connection import Connection

ID = re.compile("[0-9a-f]{64}")
_PARENTS = b'"parents":['
_NAMED = re.compile(rb'"([0-9a-f]{64})"')
_PLACE = attrgetter("depth", "id")
Among = Mapping[str, "Held | None"]
"""Entries by id; None for one that is named as a parent, and not there."""


class Held(NamedTuple):
    """An entry as a file holds it; a tuple, since there may be a million.

    `whole` says that its bytes hash to its id, and are there once. `depth` is -1 where the file
    holds no number.
    """

    id: str
    depth: int
    whole: bool
    parents: tuple[str, ...]

    @property
    def place(self) -> tuple[int, str]:
        """Where it comes in the journal's order."""
        return self.depth, self.id


def held(connection: Connection) -> dict[str, Held]:
    """Every entry of a journal, by id."""
    found: dict[str, Held] = {}
    rows = connection.exec_driver_sql("SELECT CAST(id AS BLOB), depth, stored FROM journal")
    for name, depth, stored in rows:
        id = bytes(name or b"").decode("ascii", "replace")
        whole = type(stored) is bytes and hashlib.sha256(stored).hexdigest() == id
        found[id] = Held(
            id,
            depth if type(depth) is int else -1,
            whole and id not in found,
            parents_of(stored) if type(stored) is bytes else (),
        )
    return found


def parents_of(stored: bytes) -> tuple[str, ...]:
    """The parents that an entry's bytes name; to read them as JSON takes several times as long.

    Behind `parents` there are only texts, in which a quotation mark is escaped.
    """
    start = stored.rfind(_PARENTS)
    if start < 0:
        return ()
    return tuple(i.decode() for i in _NAMED.findall(stored, start, stored.find(b"]", start)))


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
    """Those that are there, in the journal's order."""
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
        depth, lost = 1, False
        for parent in one.parents:
            if (before := among.get(parent)) is not None:
                depth = max(depth, 1 + before.depth)
            else:
                lost = True
                missing[parent] = min(missing.get(parent, one.depth), one.depth - 1)
        if one.depth != depth and not lost:
            yield one.depth, one.id, f"its depth is {one.depth}, and follows as {depth}"
    yield from ((depth, id, "it is missing") for id, depth in missing.items())
