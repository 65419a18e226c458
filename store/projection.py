"""Journal entries to rows: fold what a deed touched, or what came from elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from store.archive import by_hundreds
from store.connection import Connection, marks
from store.folding import Folded, Said, about, decided, fold, things
from store.journal import Entry, parsed
from store.layout import VERSION as VERSION
from store.rows import write_entries, write_new_things, write_things
from store.schema import statements
from store.search import index_later
from store.settling import dispute, settle


def create(connection: Connection, *, indexed: bool = True) -> None:
    """Make every table that is not there yet, and unless others come first, every index."""
    for statement in statements():
        if indexed or not statement.lstrip().startswith("CREATE INDEX"):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def apply(connection: Connection, entry: Entry) -> None:
    """Bring the rows up to date with an entry that was just appended at the end."""
    write_entries(connection, [(entry, True)])
    if _makes_things(entry) and _write_new(connection, entry):
        return
    read = {entry.id: entry}
    touched = things(entry)
    for deed, stands in decided(entry):
        touched |= _decide(connection, deed, stands, read)
    if touched:
        _refold(connection, touched, read)


def _makes_things(entry: Entry) -> bool:
    """Whether an entry does no more than make things, and tags only with their items."""
    made = {fact["id"]: fact["make"] for fact in entry.facts if "make" in fact}
    if len(made) < max(1, len(entry.facts)) or any(id[0] == "e" for id in made):
        return False
    return all(id[0] != "n" or fields["item"] in made for id, fields in made.items())


def _write_new(connection: Connection, entry: Entry) -> bool:
    """What `_refold` does, where nothing was there before: all is said in the entry itself.

    False where something was: it is to be folded from all that is said of it.
    """
    folded = [fold(id, [said]) for id, said in about(entry)]
    if not write_new_things(connection, folded):
        return False
    index_later(connection, folded)
    rest_on = {t.fields["article"] for t in folded if t.id[0] == "n"}
    if rest_on:
        connection.exec_driver_sql(
            "UPDATE article SET standing = 1 WHERE id = ? AND NOT standing",
            [(id,) for id in rest_on],
        )
    dispute(connection, {t.fields["subject"] for t in folded if t.id[0] == "f"})
    return True


def _decide(connection: Connection, deed: str, stands: bool, read: dict[str, Entry]) -> set[str]:
    """Let a deed stand or not; the things that its entries speak of."""
    connection.exec_driver_sql("UPDATE entry SET standing = ? WHERE deed = ?", (stands, deed))
    rows = connection.exec_driver_sql(
        "SELECT j.id, j.clock, j.stored FROM entry e JOIN journal j ON j.id = e.id "
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
    write_things(connection, folded)
    index_later(connection, folded)
    _let_stand(connection, rest_on)
    settle(connection, {*touched, *rest_on})


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
            "SELECT DISTINCT t.clock, t.entry, e.standing FROM touch t JOIN entry e "
            f"ON e.id = t.entry WHERE t.thing IN ({marks(some)})",
            tuple(some),
        )
        for _, entry, stands in rows:
            if entry not in standing:
                spoken.append(entry)
            standing[entry] = bool(stands)
    _read(connection, [id for id in spoken if id not in read], read)
    said: dict[str, list[Said]] = {id: [] for id in touched}
    for id in sorted(spoken, key=lambda id: (read[id].clock, id)):
        for thing, one in about(read[id], standing[id]):
            if thing in said:
                said[thing].append(one)
    return said


def _read(connection: Connection, ids: Sequence[str], read: dict[str, Entry]) -> None:
    for some in by_hundreds(ids):
        rows = connection.exec_driver_sql(
            f"SELECT id, clock, stored FROM journal WHERE id IN ({marks(some)})", tuple(some)
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
            stands = (
                f"(alive OR EXISTS (SELECT 1 FROM annotation n WHERE n.{table} = {table}.id "
                "AND n.standing))"
            )
            connection.exec_driver_sql(
                f"UPDATE {table} SET standing = {stands} WHERE id = ? AND standing <> {stands}",
                ids,
            )


def take_in(connection: Connection, new: Sequence[Entry]) -> None:
    """Bring the rows up to date with entries of another journal, anywhere in the order.

    What they decide is decided again from all that is said of it: a later undo may be known here.
    """
    write_entries(connection, [(entry, True) for entry in new])
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
        "SELECT j.id, j.clock, j.stored FROM entry e JOIN journal j ON j.id = e.id "
        "WHERE e.verb IN ('undo', 'redo') ORDER BY e.clock, e.id"
    )
    said = [pair for row in rows for pair in decided(parsed(*row)) if pair[0] in turned]
    return dict(said)


def _move_heads(connection: Connection, new: Sequence[Entry]) -> None:
    named = [(parent,) for entry in new for parent in entry.parents]
    _write_heads(connection, new)
    connection.exec_driver_sql("DELETE FROM head WHERE id = ?", named)


def _write_heads(connection: Connection, seen: Iterable[Entry]) -> None:
    connection.head = None
    named: set[str] = set()
    found: dict[str, int] = {}
    for entry in seen:
        named |= set(entry.parents)
        found[entry.id] = entry.clock
    rows = [(id, clock) for id, clock in found.items() if id not in named]
    if rows:
        connection.exec_driver_sql("INSERT INTO head (id, clock) VALUES (?, ?)", rows)
