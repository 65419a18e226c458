"""Journal entries to rows: fold what a deed touched, or everything anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from seeds.when import iso
from store import search
from store.folding import Folded, Said, about, columns, decided, fold, shown
from store.journal import Entry, canonical, entries, parsed
from store.tables import DURABLE, GUARDS, SEARCH, THINGS, metadata

VERSION = 1
"""Of the projections: a file with an older one is folded again, a newer one refused."""

_MANY = 500


def create(connection: Connection) -> None:
    """Make every table that is not there yet."""
    metadata.create_all(connection)
    for guard in GUARDS:
        connection.exec_driver_sql(guard)
    connection.exec_driver_sql(SEARCH)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def apply(connection: Connection, entry: Entry) -> None:
    """Bring the rows up to date with an entry that was just appended at the end."""
    _write_entries(connection, [(entry, True)])
    things = {id for id, _ in about(entry)}
    for deed, stands in decided(entry):
        things |= _decide(connection, deed, stands)
    if things:
        refold(connection, things)


def _decide(connection: Connection, deed: str, stands: bool) -> set[str]:
    """Let a deed stand or not; the things that its entries speak of."""
    connection.exec_driver_sql("UPDATE entry SET standing = ? WHERE deed = ?", (stands, deed))
    rows = connection.exec_driver_sql(
        "SELECT j.id, j.depth, j.stored FROM entry e JOIN journal j ON j.id = e.id "
        "WHERE e.deed = ?",
        (deed,),
    )
    return {id for row in rows for id, _ in about(parsed(*row))}


def refold(connection: Connection, things: Collection[str]) -> None:
    """Fold some things from all entries that speak of them, and write their rows."""
    folded = []
    read: dict[str, Entry] = {}
    for id in sorted(things):
        said = list(_said_about(connection, id, read))
        if said:
            folded.append(fold(id, said))
    rest_on = _rested_on(connection, folded)
    _write_things(connection, folded)
    _let_stand(connection, rest_on)


def _said_about(connection: Connection, thing: str, read: dict[str, Entry]) -> Iterator[Said]:
    rows = connection.exec_driver_sql(
        "SELECT j.id, j.depth, j.stored, e.standing FROM touch t JOIN journal j ON j.id = t.entry "
        "JOIN entry e ON e.id = t.entry WHERE t.thing = ? ORDER BY t.depth, t.entry",
        (thing,),
    )
    for id, depth, stored, standing in rows.all():
        if id not in read:
            read[id] = parsed(id, depth, stored)
        for about_id, said in about(read[id]):
            if about_id == thing:
                yield Said(said.fact, said.entry, said.ordinal, bool(standing))


def _rested_on(connection: Connection, folded: Sequence[Folded]) -> set[str]:
    """The articles and items that what was folded rests on, before and after, or is."""
    found = {t.id for t in folded if t.id[0] in "ai"}
    for thing in folded:
        if thing.id[0] == "n":
            found |= {thing.fields["article"], thing.fields["item"]}
            row = connection.exec_driver_sql(
                "SELECT article, item FROM annotation WHERE id = ?", (thing.id,)
            ).first()
            found |= set(row or ())
    return found


def _let_stand(connection: Connection, things: Iterable[str]) -> None:
    """A struck article or item stays while a standing annotation rests on it."""
    for table in ("article", "item"):
        ids = [(t,) for t in things if t[0] == table[0]]
        if ids:
            connection.exec_driver_sql(
                f"UPDATE {table} SET standing = alive OR EXISTS (SELECT 1 FROM annotation n "
                f"WHERE n.{table} = {table}.id AND n.standing) WHERE id = ?",
                ids,
            )


def fold_all(connection: Connection) -> None:
    """Drop every projection and fold the whole journal anew."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    dropped = [t for t in metadata.sorted_tables if t.name not in DURABLE]
    metadata.drop_all(connection, tables=dropped)
    create(connection)
    seen: list[Entry] = []
    stands: dict[str, bool] = {}
    said: dict[str, list[Said]] = {}
    for entry in entries(connection):
        seen.append(entry)
        stands.update(decided(entry))
    for entry in seen:
        standing = stands.get(entry.deed, True)
        for id, one in about(entry):
            said.setdefault(id, []).append(Said(one.fact, one.entry, one.ordinal, standing))
    _write_entries(connection, [(e, stands.get(e.deed, True)) for e in seen])
    _write_heads(connection, seen)
    _write_things(connection, [fold(id, facts) for id, facts in said.items()])
    for table in ("article", "item"):
        connection.exec_driver_sql(
            f"UPDATE {table} SET standing = 1 WHERE EXISTS (SELECT 1 FROM annotation n "
            f"WHERE n.{table} = {table}.id AND n.standing)"
        )


def _write_heads(connection: Connection, seen: Iterable[Entry]) -> None:
    named: set[str] = set()
    found: dict[str, int] = {}
    for entry in seen:
        named |= set(entry.parents)
        found[entry.id] = entry.depth
    rows = [(id, depth) for id, depth in found.items() if id not in named]
    if rows:
        connection.exec_driver_sql("INSERT INTO head (id, depth) VALUES (?, ?)", rows)


def _write_entries(connection: Connection, written: Sequence[tuple[Entry, bool]]) -> None:
    rows = [_entry_row(entry, standing) for entry, standing in written]
    touches = {(id, e.depth, e.id) for e, _ in written for id, _said in about(e)}
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO entry (id, depth, deed, verb, analyst, at, recorded, via, run, key, "
            "standing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    if touches:
        connection.exec_driver_sql(
            "INSERT INTO touch (thing, depth, entry) VALUES (?, ?, ?)", sorted(touches)
        )


def _entry_row(e: Entry, standing: bool) -> tuple[object, ...]:
    said = (e.verb, e.analyst, iso(e.at), iso(e.recorded), e.via, e.run, e.key)
    return (e.id, e.depth, e.deed, *said, standing)


def _write_things(connection: Connection, folded: Sequence[Folded]) -> None:
    by_table: dict[str, list[dict[str, Any]]] = {}
    for thing in folded:
        by_table.setdefault(thing.id[0], []).append(_row(thing))
    for letter, rows in by_table.items():
        for start in range(0, len(rows), _MANY):
            connection.exec_driver_sql(_upsert(letter), rows[start : start + _MANY])
    search.index(connection, folded)


def _row(thing: Folded) -> dict[str, Any]:
    assert thing.made is not None
    return {
        "id": thing.id,
        "fields": canonical(shown(thing)).decode(),
        "alive": thing.alive,
        "standing": thing.alive,
        "depth": thing.made.depth,
        "entry": thing.made.id,
        "ordinal": thing.ordinal,
        "analyst": thing.fields.get("analyst") or thing.made.analyst,
        "at": thing.fields.get("at") or iso(thing.made.at),
        "recorded": iso(thing.made.recorded),
        **columns(thing),
    }


@cache
def _upsert(letter: str) -> str:
    table = THINGS[letter].__tablename__
    names = [c.name for c in metadata.tables[str(table)].columns]
    quoted = ", ".join(f'"{n}"' for n in names)
    values = ", ".join(f":{n}" for n in names)
    changes = ", ".join(f'"{n}" = excluded."{n}"' for n in names if n != "id")
    return (
        f"INSERT INTO {table} ({quoted}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {changes}"
    )
