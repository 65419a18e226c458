"""Journal entries to rows: fold what a deed touched, or everything anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from seeds.when import iso
from store import search
from store.archive import by_hundreds
from store.connection import Connection, marks
from store.folding import Folded, Said, about, columns, decided, fold, shown, things
from store.journal import Entry, canonical, entries, parsed
from store.layout import DURABLE, THINGS
from store.layout import VERSION as VERSION
from store.shelving import shelved


def create(connection: Connection) -> None:
    """Make every table that is not there yet."""
    from store.tables import statements

    for statement in statements():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def apply(connection: Connection, entry: Entry) -> None:
    """Bring the rows up to date with an entry that was just appended at the end."""
    _write_entries(connection, [(entry, True)])
    read = {entry.id: entry}
    touched = things(entry)
    for deed, stands in decided(entry):
        touched |= _decide(connection, deed, stands, read)
    if touched:
        _refold(connection, touched, read)


def _decide(connection: Connection, deed: str, stands: bool, read: dict[str, Entry]) -> set[str]:
    """Let a deed stand or not; the things that its entries speak of."""
    connection.exec_driver_sql("UPDATE entry SET standing = ? WHERE deed = ?", (stands, deed))
    rows = connection.exec_driver_sql(
        "SELECT j.id, j.depth, j.stored FROM entry e JOIN journal j ON j.id = e.id "
        "WHERE e.deed = ?",
        (deed,),
    )
    done = {row[0]: parsed(*row) for row in rows}
    read |= done
    return {id for entry in done.values() for id in things(entry)}


def _refold(connection: Connection, touched: Collection[str], read: dict[str, Entry]) -> None:
    """Fold some things from all entries that speak of them, and write their rows."""
    said = _said_about(connection, sorted(touched), read)
    folded = [fold(id, facts) for id, facts in said.items()]
    rest_on = _rested_on(connection, folded)
    _write_things(connection, folded)
    _let_stand(connection, rest_on)


def _said_about(
    connection: Connection, touched: Sequence[str], read: dict[str, Entry]
) -> dict[str, list[Said]]:
    """What is said of things, in the journal's order; `read` keeps entries from being read twice.

    An entry of an import speaks of hundreds of things: it is gone through once for all of them.
    """
    standing: dict[str, bool] = {}
    spoken: list[str] = []
    for some in by_hundreds(touched):
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT t.depth, t.entry, e.standing FROM touch t JOIN entry e "
            f"ON e.id = t.entry WHERE t.thing IN ({marks(some)})",
            tuple(some),
        )
        for _, entry, stands in rows:
            if entry not in standing:
                spoken.append(entry)
            standing[entry] = bool(stands)
    _read(connection, [id for id in spoken if id not in read], read)
    said: dict[str, list[Said]] = {id: [] for id in touched}
    for id in sorted(spoken, key=lambda id: (read[id].depth, id)):
        for thing, one in about(read[id], standing[id]):
            if thing in said:
                said[thing].append(one)
    return said


def _read(connection: Connection, ids: Sequence[str], read: dict[str, Entry]) -> None:
    for some in by_hundreds(ids):
        rows = connection.exec_driver_sql(
            f"SELECT id, depth, stored FROM journal WHERE id IN ({marks(some)})", tuple(some)
        )
        read |= {row[0]: parsed(*row) for row in rows}


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


def _let_stand(connection: Connection, rest_on: Iterable[str]) -> None:
    """A struck article or item stays while a standing annotation rests on it."""
    for table in ("article", "item"):
        ids = [(t,) for t in rest_on if t[0] == table[0]]
        if ids:
            connection.exec_driver_sql(
                f"UPDATE {table} SET standing = alive OR EXISTS (SELECT 1 FROM annotation n "
                f"WHERE n.{table} = {table}.id AND n.standing) WHERE id = ?",
                ids,
            )


def take_in(connection: Connection, new: Sequence[Entry]) -> None:
    """Bring the rows up to date with entries of another journal, anywhere in the order.

    What they decide is decided again from all that is said of it: a later undo may be known here.
    """
    _write_entries(connection, [(entry, True) for entry in new])
    _move_heads(connection, new)
    read = {entry.id: entry for entry in new}
    touched = {id for entry in new for id in things(entry)}
    turned = {deed for entry in new for deed, _ in decided(entry)}
    for deed, stands in _standing(connection, turned).items():
        touched |= _decide(connection, deed, stands, read)
    _refold(connection, touched, read)


def _standing(connection: Connection, turned: Collection[str]) -> dict[str, bool]:
    """Whether these deeds stand: the last undo or redo of each, in the journal's order."""
    if not turned:
        return {}
    rows = connection.exec_driver_sql(
        "SELECT j.id, j.depth, j.stored FROM entry e JOIN journal j ON j.id = e.id "
        "WHERE e.verb IN ('undo', 'redo') ORDER BY e.depth, e.id"
    )
    said = [pair for row in rows for pair in decided(parsed(*row)) if pair[0] in turned]
    return dict(said)


def _move_heads(connection: Connection, new: Sequence[Entry]) -> None:
    named = [(parent,) for entry in new for parent in entry.parents]
    _write_heads(connection, new)
    connection.exec_driver_sql("DELETE FROM head WHERE id = ?", named)


def fold_all(connection: Connection) -> None:
    """Drop every projection and fold the whole journal anew."""
    _drop(connection)
    create(connection)
    seen: list[Entry] = []
    stands: dict[str, bool] = {}
    said: dict[str, list[Said]] = {}
    for entry in entries(connection):
        seen.append(entry)
        stands.update(decided(entry))
    for entry in seen:
        for id, one in about(entry, stands.get(entry.deed, True)):
            said.setdefault(id, []).append(one)
    _write_entries(connection, [(e, stands.get(e.deed, True)) for e in seen])
    _write_heads(connection, seen)
    _write_things(connection, [fold(id, facts) for id, facts in said.items()])
    for table in ("article", "item"):
        connection.exec_driver_sql(
            f"UPDATE {table} SET standing = 1 WHERE EXISTS (SELECT 1 FROM annotation n "
            f"WHERE n.{table} = {table}.id AND n.standing)"
        )


def _drop(connection: Connection) -> None:
    """Every table that does not last: those of an older layout too, which may refer to these."""
    from store.tables import metadata

    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    known = [t.name for t in reversed(metadata.sorted_tables) if t.name not in DURABLE]
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    strange = {row[0] for row in rows} - set(known) - set(DURABLE)
    for name in (*sorted(n for n in strange if not n.startswith("sqlite_")), *known):
        connection.exec_driver_sql(f'DROP TABLE IF EXISTS "{name}"')


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
    touches = {(id, e.depth, e.id) for e, _ in written for id in things(e)}
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
        by_table.setdefault(thing.id[0], []).append(_row(connection, thing))
    for letter, rows in by_table.items():
        connection.exec_driver_sql(_upsert(letter, tuple(rows[0])), rows)
    search.index(connection, folded)


def _row(connection: Connection, thing: Folded) -> dict[str, Any]:
    assert thing.made is not None
    assert thing.first is not None
    return {
        "id": thing.id,
        "fields": canonical(shown(thing)).decode(),
        "alive": thing.alive,
        "standing": thing.alive,
        "depth": thing.first.depth,
        "entry": thing.first.id,
        "ordinal": thing.ordinal,
        "analyst": thing.fields.get("analyst") or thing.made.analyst,
        "at": thing.fields.get("at") or iso(thing.made.at),
        "recorded": iso(thing.made.recorded),
        **columns(thing),
        **(shelved(connection, thing) if thing.id[0] == "a" else {}),
    }


@cache
def _upsert(letter: str, names: tuple[str, ...]) -> str:
    quoted = ", ".join(f'"{n}"' for n in names)
    values = ", ".join(f":{n}" for n in names)
    changes = ", ".join(f'"{n}" = excluded."{n}"' for n in names if n != "id")
    return (
        f"INSERT INTO {THINGS[letter]} ({quoted}) VALUES ({values}) "
        f"ON CONFLICT (id) DO UPDATE SET {changes}"
    )
