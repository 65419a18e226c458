"""Opening a store: the SQLite file, its pragmas, its age, and copies of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from seeds.refusal import Refusal, Unavailable

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


def connect(path: Path, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on a file. Every transaction that it begins is BEGIN IMMEDIATE."""
    module = driver()
    engine = create_engine(
        f"sqlite:///{path}", module=module, connect_args={"timeout": busy_seconds}
    )
    wal = module.sqlite_version_info >= SAFE_WAL

    @event.listens_for(engine, "connect")
    def prepare(raw: Any, _record: object) -> None:
        # SQLAlchemy would leave BEGIN to the driver, which begins DEFERRED; see `writing`.
        raw.isolation_level = None
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA trusted_schema=OFF")
        cursor.close()

    return engine


def begin(connection: Connection) -> None:
    """Begin to write, or wait for whoever does; the lock is held until commit or rollback."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def refusal(error: DatabaseError, path: Path) -> Refusal:
    """What a database error means for the person at the keyboard."""
    words = str(error.orig or error)
    if isinstance(error, OperationalError) and ("locked" in words or "busy" in words):
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
