"""Opening a store: the SQLite file, its pragmas, its age, and copies of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

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


ERRORS: tuple[type[Exception], ...] = (driver().DatabaseError,)
"""What a file may answer."""


class Engine:
    """Connections to a file, for any thread; one that is given back is kept for the next.

    Not SQLAlchemy's: to import that takes longer than all else that a command does.
    """

    def __init__(self, path: Path, busy_seconds: float) -> None:
        # Absolute: `:memory:` is a file like any other, and so is `file:x`.
        self._path = str(path.absolute())
        self._busy_seconds = busy_seconds
        self._idle: list[Any] = []
        self._age = 0  # goes on at `dispose`: what was lent before is closed when it comes back
        self._lock = Lock()

    def lend(self) -> tuple[Any, int]:
        """A connection of the driver that nobody else has, and what to give it back with."""
        with self._lock:
            if self._idle:
                return self._idle.pop(), self._age
            age = self._age
        return self._connect(), age

    def take_back(self, raw: Any, age: int) -> None:
        """Keep a connection for the next; what it did not commit is rolled back."""
        try:
            raw.rollback()
        except ERRORS:
            raw.close()
            return
        with self._lock:
            if age == self._age:
                self._idle.append(raw)
                return
        raw.close()

    def dispose(self) -> None:
        """Let go of the file."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._age += 1
        for raw in idle:
            raw.close()

    def _connect(self) -> Any:
        module = driver()
        raw = module.connect(
            self._path,
            timeout=self._busy_seconds,
            # The driver would begin transactions of its own, and DEFERRED ones; see `begin`.
            isolation_level=None,
            # A connection has one thread at a time, but not always the same.
            check_same_thread=False,
        )
        try:
            if _is_ours_or_new(raw):
                wal = module.sqlite_version_info >= SAFE_WAL
                _set_journal_mode(raw, "WAL" if wal else "DELETE")
            raw.execute("PRAGMA synchronous=FULL")
            raw.execute("PRAGMA foreign_keys=ON")
            raw.execute("PRAGMA trusted_schema=OFF")
        except BaseException:
            raw.close()
            raise
        return raw


def connect(path: Path, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on a file. A file that is somebody else's database is left as it is."""
    return Engine(path, busy_seconds)


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
    raw, age = engine.lend()
    try:
        yield Connection(raw)
    finally:
        engine.take_back(raw, age)


def begin(connection: Connection) -> None:
    """Begin to write, or wait for whoever does; the lock is held until commit or rollback."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def refusal(error: Exception, path: Path) -> Refusal:
    """What a database error means for the person at the keyboard."""
    words = str(error)
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
