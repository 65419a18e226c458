"""Opening a store: the SQLite file, its pragmas, its age, and copies of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from seeds.refusal import Refusal, Unavailable
from store.connection import Connection

APPLICATION_ID = 0x5369676E  # "Sign"
BUSY_SECONDS = 5.0
SAFE_WAL = (3, 51, 3)
"""Older versions can corrupt a WAL file that two connections have open (the WAL-reset bug)."""


def driver() -> ModuleType:
    """The standard library's sqlite3, or pysqlite3 where that one is too old for a safe WAL."""
    if sqlite3.sqlite_version_info >= SAFE_WAL:
        return sqlite3
    try:
        import pysqlite3
    except ImportError:
        return sqlite3
    module: ModuleType = pysqlite3
    return module


ERRORS: tuple[type[Exception], ...] = (DatabaseError, driver().DatabaseError)
"""What a file may answer: at connecting by SQLAlchemy's name, from then on by the driver's."""


def connect(path: Path, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on a file. A file that is somebody else's database is left as it is."""
    module = driver()
    engine = create_engine(
        # Absolute: `:memory:` is a file like any other. Not parsed: so is `what?.db`.
        URL.create("sqlite", database=str(path.absolute())),
        module=module,
        connect_args={"timeout": busy_seconds},
    )
    wal = module.sqlite_version_info >= SAFE_WAL

    @event.listens_for(engine, "connect")
    def prepare(raw: Any, _record: object) -> None:
        # The driver would begin transactions of its own, and DEFERRED ones; see `begin`.
        raw.isolation_level = None
        if _is_ours_or_new(raw):
            _set_journal_mode(raw, "WAL" if wal else "DELETE")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA trusted_schema=OFF")

    return engine


def _set_journal_mode(raw: Any, mode: str) -> None:
    try:
        raw.execute(f"PRAGMA journal_mode={mode}").fetchall()
    except driver().OperationalError as error:
        # A copy that can only be read is read in the mode that it has.
        if "readonly" not in str(error):
            raise


def _is_ours_or_new(raw: Any) -> bool:
    [application] = raw.execute("PRAGMA application_id").fetchone()
    [pages] = raw.execute("PRAGMA page_count").fetchone()
    return bool(application == APPLICATION_ID or pages == 0)


@contextmanager
def connected(engine: Engine) -> Iterator[Connection]:
    """A connection; what was not committed at the end is rolled back."""
    with closing(engine.raw_connection()) as held:
        yield Connection(held.driver_connection)


def begin(connection: Connection) -> None:
    """Begin to write, or wait for whoever does; the lock is held until commit or rollback."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def refusal(error: Exception, path: Path) -> Refusal:
    """What a database error means for the person at the keyboard."""
    words = str(getattr(error, "orig", None) or error)
    if "locked" in words or "busy" in words:
        return Unavailable(
            "the store is locked by another process",
            where=str(path),
            attempt="wait until it has finished, then do it again",
        )
    if "readonly" in words:
        return Unavailable("the store can only be read", where=str(path), attempt="chmod u+w")
    if "full" in words:
        return Unavailable("the disk is full; nothing was changed", where=str(path))
    if "unable to open" in words:
        return Unavailable("the store cannot be opened", where=str(path), attempt="--db PATH")
    if "not a database" in words or "malformed" in words:
        return Unavailable(
            "the file is damaged, or no store",
            where=str(path),
            attempt="signposts doctor, or a backup",
        )
    return Unavailable(f"the database says: {words}", where=str(path), attempt="signposts doctor")
