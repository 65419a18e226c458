"""Folding the whole journal anew: as a stream, so that memory does not grow with its length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from store import search
from store.connection import Connection
from store.folding import Folded, about, decided_by, fold_in
from store.journal import Entry, Fact, entries, facts
from store.layout import DURABLE
from store.projection import create
from store.rows import write_entries, write_things
from store.settling import settle_all

_TOGETHER = 1_000
"""Entries whose rows are written at a time."""
_ROOM = 65_536
"""KiB of pages that are held meanwhile: ids come in any order, and so do the pages they go to."""


Surveyed = tuple[dict[str, bool], Counter[str]]
"""Which deeds were decided to stand or not, and how many facts there are about each thing."""


def fold_all(
    connection: Connection, source: Connection | None = None, surveyed: Surveyed | None = None
) -> None:
    """Drop every projection and fold the whole journal anew.

    Journal and texts are read from `source`, where they are in another file; what `survey` says
    of the journal can be given.
    """
    source = source or connection
    connection.unindexed.clear()
    with _room(connection):
        _drop(connection)
        # Where rows are not held against each other, nothing is looked up until all are there,
        # and an index is made in half of the time from all of its rows at once.
        create(connection, indexed=_bound(connection))
        stands, left = surveyed or survey(facts(source))
        _write(connection, source, stands, left)
        create(connection)
        for table in ("article", "item"):
            connection.exec_driver_sql(
                f"UPDATE {table} SET standing = 1 WHERE NOT standing AND EXISTS (SELECT 1 "
                f"FROM annotation n WHERE n.{table} = {table}.id AND n.standing)"
            )
        settle_all(connection)


@contextmanager
def _room(connection: Connection) -> Iterator[None]:
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_ROOM}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {before}")


def _drop(connection: Connection) -> None:
    """Every table that does not last: those of an older layout too, which may refer to these."""
    from store.tables import metadata

    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    known = [t.name for t in reversed(metadata.sorted_tables) if t.name not in DURABLE]
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
    strange = {row[0] for row in rows} - set(known) - set(DURABLE)
    for name in (*sorted(n for n in strange if not n.startswith("sqlite_")), *known):
        connection.exec_driver_sql(f'DROP TABLE IF EXISTS "{name}"')


def _bound(connection: Connection) -> bool:
    """Whether rows are held against those that they name."""
    return bool(connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one())


def survey(journal: Iterable[list[Fact]]) -> Surveyed:
    """What has to be known of a journal before it is folded, by the facts of its entries."""
    stands: dict[str, bool] = {}
    left = Counter[str]()
    for said in journal:
        stands.update(decided_by(said))
        left.update([fact["id"] for fact in said if "id" in fact])
    return stands, left


def _write(
    connection: Connection, source: Connection, stands: dict[str, bool], left: Counter[str]
) -> None:
    """Go through the journal; a thing's row is written when its last fact was folded."""
    begun: dict[str, Folded] = {}
    heads = _Heads()
    read = entries(source)
    while some := [(e, stands.get(e.deed, True)) for e in islice(read, _TOGETHER)]:
        done: list[Folded] = []
        for entry, standing in some:
            heads.pass_by(entry)
            for id, said in about(entry, standing):
                thing = begun.setdefault(id, Folded(id))
                fold_in(thing, said)
                left[id] -= 1
                if not left[id]:
                    del left[id]
                    done.append(begun.pop(id))
        write_entries(connection, some)
        write_things(connection, done, source)
        search.index(connection, done, source)
    connection.exec_driver_sql(
        "INSERT INTO head (id, clock) VALUES (?, ?)", list(heads.left.items())
    )


class _Heads:
    """The entries that nobody has named as a parent so far, with their clocks."""

    def __init__(self) -> None:
        self.left: dict[str, int] = {}
        self._named: set[str] = set()  # by others before, or earlier than it comes itself

    def pass_by(self, entry: Entry) -> None:
        """An entry that comes next in the order."""
        for parent in entry.parents:
            if self.left.pop(parent, None) is None:
                self._named.add(parent)
        if entry.id not in self._named:
            self.left[entry.id] = entry.clock
