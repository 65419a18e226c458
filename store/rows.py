"""Entries and things that were folded, as rows of their tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    touches = [(id, e.clock, e.id) for e, _ in written for id in things(e)]
    connection.later(
        "INSERT INTO entry (id, clock, deed, verb, analyst, at, recorded, via, run, key, "
        "standing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.later("INSERT INTO touch (thing, clock, entry) VALUES (?, ?, ?)", sorted(touches))


def _entry_row(e: Entry, standing: bool) -> tuple[object, ...]:
    at = iso(e.at)
    recorded = at if e.recorded is e.at else iso(e.recorded)
    return (e.id, e.clock, e.deed, e.verb, e.analyst, at, recorded, e.via, e.run, e.key, standing)


def write_things(
    connection: Connection, folded: Sequence[Folded], texts: Connection | None = None
) -> None:
    """The rows of things, new or in the place of older ones; not what a search finds of them.

    Texts are read from `texts`, where they are in another file.
    """
    _write_things(connection, folded, texts or connection, _upsert)


def write_new_things(connection: Connection, folded: Sequence[Folded]) -> bool:
    """The rows of things that are new; whether all of them were, else the others are as before."""
    return _write_things(connection, folded, connection, _insert) == len(folded)


def _write_things(
    connection: Connection,
    folded: Sequence[Folded],
    texts: Connection,
    statement: Callable[[str, tuple[str, ...]], str],
) -> int:
    """Write the rows of things; how many were written."""
    by_table: dict[str, list[Row]] = {}
    for thing in folded:
        by_table.setdefault(thing.id[0], []).append(_row(texts, thing))
    written = 0
    for letter, rows in by_table.items():
        given = [tuple(row.values()) for row in rows]
        written += connection.exec_driver_sql(statement(letter, tuple(rows[0])), given).changed
    _write_names(connection, [thing for thing in folded if thing.id[0] == "o"])
    return written


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
        "clock": thing.first.clock,
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
    changes = ", ".join(f'"{n}" = excluded."{n}"' for n in names if n != "id")
    return f"{_into(letter, names)} ON CONFLICT (id) DO UPDATE SET {changes}"


@cache
def _insert(letter: str, names: tuple[str, ...]) -> str:
    return f"{_into(letter, names)} ON CONFLICT (id) DO NOTHING"


def _into(letter: str, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{n}"' for n in names)
    return f"INSERT INTO {THINGS[letter]} ({quoted}) VALUES ({marks(names)})"
