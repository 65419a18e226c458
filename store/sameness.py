"""Items that are one event: which belong together, and what is known of all of them.

Each act of `same` states pairs; what pairs connect is one event. The first of its items by the
journal's order that still stands is its face: lists, boards and counts show that one alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from scenarios.criteria import Criteria
from scenarios.finding import Finding, differing
from scenarios.vocabulary import Status
from seeds.article import sha256
from store import archive
from store.connection import Connection, marks
from store.layout import short

V = TypeVar("V")


def pair_id(one: str, other: str) -> str:
    """Two items are paired once, whichever is named first: the id follows from both."""
    return "e:" + sha256(" ".join(sorted((one, other))))[:32]


def ring(connection: Connection, id: str) -> tuple[str, ...]:
    """The items that are one event with this one, itself among them; the face first.

    What is no item is alone.
    """
    rows = connection.exec_driver_sql(
        "SELECT g.id FROM item i JOIN item g ON g.face = i.face WHERE i.id = ? AND i.face <> '' "
        "ORDER BY g.id <> g.face, g.clock, g.entry, g.ordinal",
        (id,),
    )
    return tuple(row[0] for row in rows) or (id,)


def rings(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The face of every item of an event that one of some items, by id, belongs to."""
    found: dict[str, str] = {}
    for some in archive.by_hundreds(sorted(ids)):
        rows = connection.exec_driver_sql(
            "SELECT g.id, g.face FROM item g WHERE g.face IN "
            f"(SELECT i.face FROM item i WHERE i.id IN ({marks(some)}) AND i.face <> '')",
            tuple(some),
        )
        found |= {row[0]: row[1] for row in rows}
    return found


class Events:
    """Items that are not alone, by id, and what is known of all that are the same event."""

    def __init__(self, connection: Connection, ids: Sequence[str]) -> None:
        self._connection = connection
        self._asked = ids
        self.faces = rings(connection, ids) if ids else {}

    def gathered(self, known: dict[str, list[V]]) -> dict[str, list[V]]:
        """What is known of an item, and of those that are the same event."""
        if not self.faces:
            return known
        by_face: dict[str, list[V]] = {}
        for id in sorted(self.faces, key=lambda id: (id != self.faces[id], id)):
            by_face.setdefault(self.faces[id], []).extend(known.get(id, []))
        together = {id: list(dict.fromkeys(by_face[self.faces[id]])) for id in self._asked}
        return known | together

    def handles(self) -> dict[str, tuple[str, ...]]:
        """The handles of the others, by item; an id's beginning where the handle is its own."""
        ids = list(self.faces)
        rows = [
            row
            for some in archive.by_hundreds(ids)
            for row in self._connection.exec_driver_sql(
                f"SELECT id, handle FROM item WHERE id IN ({marks(some)}) "
                "ORDER BY clock, entry, ordinal",
                tuple(some),
            )
        ]
        own: dict[str, str] = dict(rows)
        return {
            one: tuple(
                short(id) if handle == own[one] else handle
                for id, handle in rows
                if id != one and self.faces[id] == self.faces[one]
            )
            for one in self._asked
        }


def differed(
    connection: Connection, ids: Sequence[str]
) -> dict[str, tuple[tuple[str, Status], ...]]:
    """What each analyst found, of disputed items."""
    return {
        id: tuple((f.analyst, f.status) for f in differing(about(connection, Finding, id)))
        for id in ids
    }


def about(connection: Connection, cls: type[archive.A], subject: str) -> list[archive.A]:
    """Criteria, findings or forecasts about a subject and all that is the same event.

    Withdrawn ones too, but of criteria.
    """
    return about_any(connection, cls, ring(connection, subject))


def about_any(
    connection: Connection, cls: type[archive.A], members: Sequence[str]
) -> list[archive.A]:
    """The same about one of these."""
    where = f"t.subject IN ({marks(members)})"
    return archive.load(
        connection, cls, f"t.standing AND {where}" if cls is Criteria else where, tuple(members)
    )
