"""Entries and things that were folded, as rows of their tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from seeds.when import iso
from store.connection import Connection, marks
from store.folding import Folded, columns, shown, things
from store.journal import Entry, words
from store.layout import THINGS
from store.shelving import shelved

Row = dict[str, object]


def write_entries(connection: Connection, written: Sequence[tuple[Entry, bool]]) -> None:
    """The rows of entries, with whether their deeds stand, and of what they speak of."""
    rows = [_entry_row(entry, standing) for entry, standing in written]
    touches = [(id, e.depth, e.id) for e, _ in written for id in things(e)]
    connection.exec_driver_sql(
        "INSERT INTO entry (id, depth, deed, verb, analyst, at, recorded, via, run, key, "
        "standing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.exec_driver_sql(
        "INSERT INTO touch (thing, depth, entry) VALUES (?, ?, ?)", sorted(touches)
    )


def _entry_row(e: Entry, standing: bool) -> tuple[object, ...]:
    at = iso(e.at)
    recorded = at if e.recorded is e.at else iso(e.recorded)
    return (e.id, e.depth, e.deed, e.verb, e.analyst, at, recorded, e.via, e.run, e.key, standing)


def write_things(
    connection: Connection, folded: Sequence[Folded], texts: Connection | None = None
) -> None:
    """The rows of things, new or in the place of older ones; not what a search finds of them.

    Texts are read from `texts`, where they are in another file.
    """
    texts = texts or connection
    by_table: dict[str, list[Row]] = {}
    for thing in folded:
        by_table.setdefault(thing.id[0], []).append(_row(texts, thing))
    for letter, rows in by_table.items():
        given = [tuple(row.values()) for row in rows]
        connection.exec_driver_sql(_upsert(letter, tuple(rows[0])), given)
    _write_names(connection, [thing for thing in folded if thing.id[0] == "o"])


def _write_names(connection: Connection, sources: Sequence[Folded]) -> None:
    """What sources are called, whether they stand or not."""
    if not sources:
        return
    called = {
        (name.casefold(), source.id)
        for source in sources
        for name in (source.fields["name"], *source.fields.get("aliases", ()))
    }
    gone = [(source.id,) for source in sources]
    connection.exec_driver_sql("DELETE FROM source_name WHERE source = ?", gone)
    connection.exec_driver_sql(
        "INSERT INTO source_name (name, source) VALUES (?, ?)", sorted(called)
    )


def _row(texts: Connection, thing: Folded) -> Row:
    assert thing.made is not None
    assert thing.first is not None
    made, fields = thing.made, thing.fields
    return {
        "id": thing.id,
        "fields": words(shown(thing)),
        "alive": thing.alive,
        "standing": thing.alive,
        "depth": thing.first.depth,
        "entry": thing.first.id,
        "ordinal": thing.ordinal,
        "analyst": fields.get("analyst") or made.analyst,
        "at": fields.get("at") or iso(made.at),
        "recorded": iso(made.recorded),
        **columns(thing),
        **(shelved(texts, thing) if thing.id[0] == "a" else {}),
    }


@cache
def _upsert(letter: str, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{n}"' for n in names)
    changes = ", ".join(f'"{n}" = excluded."{n}"' for n in names if n != "id")
    return (
        f"INSERT INTO {THINGS[letter]} ({quoted}) VALUES ({marks(names)}) "
        f"ON CONFLICT (id) DO UPDATE SET {changes}"
    )
