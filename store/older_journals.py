"""Journals of a file from before projections 5, which had a depth where there is a clock now.

What is counted is the same for every file that holds an entry: it follows from the bytes, so
that stores of both sorts can be joined and verified, and seals hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from store.ancestry import said_of
from store.connection import Connection
from store.journal import clock_behind

_TOGETHER = 1_000


def is_older(connection: Connection) -> bool:
    """Whether a file's journal is such a one."""
    rows = connection.exec_driver_sql("SELECT name FROM pragma_table_info('journal', 'main')")
    names = {row[0] for row in rows}
    return "depth" in names and "clock" not in names


def see_clocks(connection: Connection) -> None:
    """Let a connection that only reads find the clocks; the file is left as it is."""
    _count(connection)
    connection.exec_driver_sql(
        "CREATE TEMP VIEW journal AS SELECT j.id, c.clock, j.stored "
        "FROM main.journal j JOIN temp.clocks c ON c.n = j.rowid"
    )


def give_clocks(connection: Connection) -> None:
    """Put the clocks into the file. All guards of its journal go: they are to be made anew."""
    _count(connection)
    rows = connection.exec_driver_sql(
        "SELECT type, name FROM main.sqlite_schema WHERE tbl_name = 'journal' "
        "AND type IN ('trigger', 'index') AND sql IS NOT NULL"
    )
    for kind, name in rows.all():
        connection.exec_driver_sql(f'DROP {kind} main."{name}"')
    connection.exec_driver_sql("ALTER TABLE main.journal RENAME COLUMN depth TO clock")
    connection.exec_driver_sql(
        "UPDATE main.journal SET clock = "
        "(SELECT c.clock FROM temp.clocks c WHERE c.n = main.journal.rowid)"
    )
    connection.exec_driver_sql("DROP TABLE temp.clocks")


def _count(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TEMP TABLE clocks (n INTEGER PRIMARY KEY, clock INTEGER)")
    counted = _clocks(connection)
    while some := list(islice(counted, _TOGETHER)):
        connection.exec_driver_sql("INSERT INTO temp.clocks VALUES (?, ?)", some)


def _clocks(connection: Connection) -> Iterator[tuple[int, int]]:
    """The row and clock of every entry, parents first as by depth. A damaged one gets a number too:
    whoever looks at its bytes finds it."""
    found: dict[str, int] = {}
    rows = connection.exec_driver_sql(
        "SELECT rowid, id, stored FROM main.journal ORDER BY depth, id"
    )
    for n, id, stored in rows:
        parents, recorded = said_of(stored) if type(stored) is bytes else ((), None)
        behind = [found[parent] for parent in parents if parent in found]
        found[id] = clock_behind(max(behind, default=0) if recorded is None else recorded, behind)
        yield n, found[id]
