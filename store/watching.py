"""Whether another process has recorded something: asked often, so it is nearly free to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from store.bench import Bench
from store.connection import Connection
from store.engine import ERRORS, connected


@contextmanager
def watching(desk: Bench) -> Iterator[Callable[[], bool]]:
    """Gives a question: has anybody else recorded something since it was asked last?

    The question holds a connection of its own, so it has one thread, and takes microseconds where
    nothing was written. What this desk did is not told.

    Raises:
        Unavailable: the store cannot be read.
    """
    with desk.reading():  # refused now, not in the middle
        pass
    with connected(desk.engine) as connection:
        version, last = _version(connection), _last(connection)

        def asked() -> bool:
            nonlocal version, last
            try:
                now = _version(connection)
                if now == version:
                    return False
                before, last, version = last, _last(connection), now
                return bool(_recorded_since(connection, before) - set(desk.deeds_done))
            except ERRORS:  # busy, or being replaced: the next time will tell
                return False

        yield asked


def _version(connection: Connection) -> int:
    """Another number once a different connection, here or elsewhere, has changed the file."""
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def _last(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT max(rowid) FROM journal").scalar_one() or 0)


def _recorded_since(connection: Connection, last: int) -> set[str]:
    """Deeds of which there are entries that came later."""
    rows = connection.exec_driver_sql(
        "SELECT e.deed FROM journal j JOIN entry e ON e.id = j.id WHERE j.rowid > ?", (last,)
    )
    return {row[0] for row in rows}
