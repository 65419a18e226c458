"""Another store's file, opened to be read and left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from seeds.refusal import Refusal, Unavailable
from store.connection import Connection
from store.engine import (
    APPLICATION_ID,
    BUSY_SECONDS,
    ERRORS,
    connect,
    connected,
    driver,
    is_being_written,
    refusal,
)
from store.layout import VERSION
from store.older_journals import is_older, see_clocks


@contextmanager
def reading_elsewhere(path: Path) -> Iterator[Connection]:
    """A connection that sees one state of another store, and writes nothing there or beside it.

    Raises:
        Unavailable: there is no file; it is no store; it is too new, locked or damaged.
    """
    try:
        there = path.is_file()
    except OSError:
        there = False
    if not there:
        raise Unavailable("there is no store here", where=str(path), attempt="the file of a store")
    try:
        with closing(driver().connect(_address(path), uri=True, isolation_level=None)) as raw:
            raw.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
            raw.execute("PRAGMA trusted_schema=OFF")
            connection = Connection(raw)
            connection.exec_driver_sql("BEGIN")
            _check(connection, path)
            if is_older(connection):
                see_clocks(connection)
            yield connection
    except ERRORS as error:
        raise _told(error, path) from None


def copy_to(path: Path, target: Path) -> None:
    """Copy another store, as it is committed, to where nothing is yet.

    Raises:
        Unavailable: as for reading it.
    """
    engine = connect(target)
    try:
        with reading_elsewhere(path) as there, connected(engine) as copy:
            there.copy_to(copy)
    finally:
        engine.dispose()


def _address(path: Path) -> str:
    """The file as SQLite is to open it.

    To read a file in its write-ahead mode makes two more beside it, unless it is said that nobody
    writes it; where they are, somebody does.
    """
    real = path.resolve()
    return f"{real.as_uri()}?mode=ro" + ("" if is_being_written(real) else "&immutable=1")


def _check(connection: Connection, path: Path) -> None:
    application, version = (
        connection.exec_driver_sql(f"PRAGMA {mark}").scalar_one()
        for mark in ("application_id", "user_version")
    )
    if application != APPLICATION_ID:
        raise Unavailable(
            "the file is no Signposts store", where=str(path), attempt="the file of a store"
        )
    if version > VERSION:
        raise Unavailable(
            f"the store is of a newer Signposts (projections {version}, this one knows {VERSION})",
            where=str(path),
            attempt="a newer Signposts",
        )


def _told(error: Exception, path: Path) -> Refusal:
    told = refusal(error, path)
    if "damaged" in told.what or "database says" in told.what:
        return damaged(path, told.what)
    if "cannot be opened" in told.what:
        return Unavailable(told.what, where=told.where, attempt="a file that can be read")
    return told


def damaged(path: Path, what: str) -> Unavailable:
    """The refusal of a store that has something wrong with it."""
    return Unavailable(what, where=str(path), attempt=f"signposts doctor --db {path}")
