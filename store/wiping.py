"""Taking words that were forgotten out of the file's free pages, its index and its log."""

from __future__ import annotations

from pathlib import Path

from seeds.refusal import Unavailable
from store.connection import Connection
from store.engine import ERRORS, Engine, connected


def is_to_be_wiped(connection: Connection) -> bool:
    """Whether words that were emptied may still be in free pages or in the write-ahead log."""
    return connection.exec_driver_sql("SELECT 1 FROM local WHERE name = 'wipe'").first() is not None


def wipe(engine: Engine, path: Path) -> None:
    """Take what was emptied out of the index's segments, the free pages and the log.

    Raises:
        Unavailable: somebody else has the file open just now; the next who opens it will do it.
    """
    try:
        with connected(engine) as connection:
            connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")
            connection.exec_driver_sql("VACUUM")
            [busy, *_] = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            if not busy:
                connection.exec_driver_sql("DELETE FROM local WHERE name = 'wipe'")
                return
    except ERRORS:
        pass
    raise Unavailable(
        "the text is forgotten, but its words are still in the file's free pages, since somebody "
        "else has the store open",
        where=str(path),
        attempt="close it there; the words go when the store is opened next",
    )
