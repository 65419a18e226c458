"""Handling marks as they follow from the rows: of each thing, and of all that a page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from scenarios.tlp import Tlp, highest
from store.archive import by_hundreds
from store.connection import Connection, marks
from store.sameness import ring, rings

MARKED = ("article", "item", "scenario")
"""The tables of what can have a handling mark of its own."""
_EVIDENCE = (
    "SELECT f.subject, a.id, a.tlp FROM finding f, json_each(f.fields, '$.evidence') e "
    "JOIN article a ON a.id = json_extract(e.value, '$.article') WHERE a.tlp <> ''"
)
_MENTIONS = (
    "SELECT n.item, a.id, a.tlp FROM article a JOIN annotation n ON n.article = a.id "
    "WHERE a.tlp <> '' AND n.standing"
)
_ANY = "SELECT 1 FROM {table} WHERE tlp <> '' LIMIT 1"
_OWN = "SELECT id, id, tlp FROM {table} t WHERE tlp <> ''"


@dataclass(frozen=True, slots=True)
class Marked:
    """What the mark of a thing is: its `own`, and the one that counts, with where it comes from.

    `by` is the id of the thing whose mark counts, its own id where that is as high.
    """

    id: str
    own: Tlp | None
    counts: Tlp | None
    by: str = ""


def marked(connection: Connection, id: str) -> Marked:
    """The mark of an article, an item or a scenario, by its id."""
    members = ring(connection, id) if id[0] == "i" else (id,)
    found = list(_said(connection, members))
    own = highest(mark for thing, by, mark in found if thing == by == id)
    counts = highest(mark for _, _, mark in found)
    sources = [by for _, by, mark in found if mark is counts]
    return Marked(id, own, counts, id if id in sources or not sources else sources[0])


def every(connection: Connection) -> dict[str, Tlp]:
    """The marks that count, of all things that have one, by id."""
    found: dict[str, Tlp] = {}
    if not any(connection.exec_driver_sql(_ANY.format(table=t)).first() for t in MARKED):
        return found
    for thing, _, mark in _said(connection, None):
        found[thing] = highest((found.get(thing), mark)) or mark
    faces = rings(connection, [id for id in found if id[0] == "i"])
    events: dict[str, Tlp] = {}
    for id, face in faces.items():
        events[face] = highest((events.get(face), found.get(id))) or Tlp.CLEAR
    return found | {id: events[face] for id, face in faces.items()}


def of_all(connection: Connection, ids: Iterable[str]) -> Tlp | None:
    """The highest of what some articles, items and scenarios are marked, by their ids."""
    wanted = set(ids)
    items = [id for id in wanted if id[0] == "i"]
    wanted |= set(rings(connection, items)) if items else set()
    return highest(mark for _, _, mark in _said(connection, sorted(wanted)))


def shown_with(connection: Connection, id: str) -> list[str]:
    """What a page about a thing shows: with an article its items, with a scenario what is in it."""
    sql = {
        "a": "SELECT item FROM annotation WHERE article = ? AND standing",
        "s": "SELECT item FROM membership WHERE scenario = ? AND standing",
    }.get(id[0])
    rows = connection.exec_driver_sql(sql, (id,)) if sql else ()
    return [id, *dict.fromkeys(row[0] for row in rows)]


def _said(connection: Connection, things: Collection[str] | None) -> Iterable[tuple[str, str, Tlp]]:
    """Of some things, or of all: a thing, what marks it, and how."""
    statements = [
        *((_OWN.format(table=table), "t.id") for table in MARKED),
        (_MENTIONS, "n.item"),
        (_EVIDENCE, "f.subject"),
    ]
    for sql, name in statements:
        if things is None:
            rows = connection.exec_driver_sql(sql).all()
        else:
            rows = [
                row
                for some in by_hundreds(list(things))
                for row in connection.exec_driver_sql(
                    f"{sql} AND {name} IN ({marks(some)})", tuple(some)
                )
            ]
        yield from ((thing, by, Tlp(mark)) for thing, by, mark in rows)
