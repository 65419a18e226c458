"""Opening a store: the SQLite file, its pragmas, its age, and copies of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import disk_usage
from threading import Lock
from types import ModuleType
from typing import Any

from seeds.refusal import Refusal, Unavailable
from store.connection import Connection
from store.holding import holder

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


_NEEDED = 1 << 16
"""Bytes: the index of a write-ahead log has half of that."""
_NOTHING = 3
"""Bytes of an index of a write-ahead log that SQLite has only just made."""
NEVER = -1
"""The age of a connection that is not kept for the next."""


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
        try:
            return self._connect(), age
        except driver().OperationalError as error:
            if _is_locked(error) or is_being_written(Path(self._path).resolve()):
                raise
            # Where nothing can be made beside it, a file is read as it lies. It is let go of at
            # once, so that whoever may write it is seen next time.
            with suppress(*ERRORS):
                return self._connect(immutable=True), NEVER
            raise

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

    def _connect(self, *, immutable: bool = False) -> Any:
        module = driver()
        raw = module.connect(
            f"{Path(self._path).as_uri()}?mode=ro&immutable=1" if immutable else self._path,
            uri=immutable,
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
            # KiB of pages: ids come in any order, and so do the pages that a long session goes to.
            raw.execute("PRAGMA cache_size=-8192")
            # Pages of the log after which a commit waits until all are in the file: ten times what
            # a deed takes, seen by whoever made the last one. `Bench.rest` does it before that.
            raw.execute("PRAGMA wal_autocheckpoint=4000")
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


def is_being_written(path: Path) -> bool:
    """Whether somebody has a file open to write it, or left it in the middle of that.

    Who cannot, since the disk is full, leaves files beside it that hold nothing yet.
    """
    beside = [path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")]
    return any(file.exists() and file.stat().st_size > _NOTHING for file in beside)


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
    if _is_locked(error):
        return Unavailable(
            f"the store is locked by {holder(path) or 'another process'}",
            where=str(path),
            attempt="wait until it has finished, then do it again",
        )
    if "full" in words or _is_disk_full(path):
        return Unavailable(
            "the disk is full; nothing was changed", where=str(path), attempt="make room on it"
        )
    if "readonly" in words:
        return Unavailable("the store can only be read", where=str(path), attempt="chmod u+w")
    if "unable to open" in words:
        return Unavailable("the store cannot be opened", where=str(path), attempt="--db PATH")
    if "disk I/O" in words:
        return Unavailable(
            "the file cannot be read or written as it should be; nothing was changed",
            where=str(path),
            attempt="look at the disk: it may be full, over a quota, or failing",
        )
    if "not a database" in words or "malformed" in words:
        return Unavailable(
            "the file is damaged, or no store",
            where=str(path),
            attempt="signposts doctor, or a backup",
        )
    return Unavailable(f"the database says: {words}", where=str(path), attempt="signposts doctor")


def _is_locked(error: Exception) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def _is_disk_full(path: Path) -> bool:
    """Whether there is not even room for what a connection needs beside the file."""
    try:
        return disk_usage(path.parent).free < _NEEDED
    except OSError:
        return False
