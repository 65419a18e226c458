"""Opening a store file: whether it is one, how old it is, and making a new one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from seeds.refusal import Unavailable
from store import journal
from store.connection import Connection
from store.engine import (
    APPLICATION_ID,
    BUSY_SECONDS,
    ERRORS,
    Engine,
    begin,
    connect,
    connected,
    refusal,
)
from store.layout import VERSION

Clock = Callable[[], datetime]
_UNWRITTEN: tuple[type[Exception], ...] = (*ERRORS, OSError)


def open_store(
    path: Path,
    *,
    clock: Clock,
    create: bool,
    simulated: bool = False,
    busy_seconds: float = BUSY_SECONDS,
) -> Engine:
    """An engine on a store that is fit to be used.

    A file with older projections is backed up beside itself and folded again. `simulated` counts
    for a file that is made here.

    Raises:
        Unavailable: there is no file and none is to be made; it is no store; it is too new, locked
            or damaged.
    """
    _check_place(path, create)
    engine = connect(path, busy_seconds)
    try:
        with connected(engine) as connection:
            _prepare(connection, path, clock, simulated)
    except ERRORS as error:
        engine.dispose()
        raise refusal(error, path) from None
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_place(path: Path, create: bool) -> None:
    try:
        if path.exists():
            return
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
            return
    except OSError as error:
        raise Unavailable(
            f"the folder cannot be used: {error.strerror}",
            where=str(path.parent),
            attempt="--db PATH",
        ) from None
    raise Unavailable(
        "there is no store here yet",
        where=str(path),
        attempt="signposts add ARTICLE, signposts demo, or --db PATH",
    )


def _prepare(connection: Connection, path: Path, clock: Clock, simulated: bool) -> None:
    application, version = _marks(connection)
    if application == APPLICATION_ID and version == VERSION:
        return
    begin(connection)
    application, version = _marks(connection)  # another process may have been first
    if application == 0 and not _has_tables(connection):
        _found(connection, clock, simulated)
    elif application != APPLICATION_ID:
        raise Unavailable("the file is no Signposts store", where=str(path), attempt="--db PATH")
    elif version > VERSION:
        raise Unavailable(
            f"the store is of a newer Signposts (projections {version}, this one knows {VERSION})",
            where=str(path),
            attempt="a newer Signposts",
        )
    elif version < VERSION:
        backup(connection, path.with_name(f"{path.name}.before-{VERSION}"))
        _renew(connection, path)
    connection.commit()


def _renew(connection: Connection, path: Path) -> None:
    """Bring an older store up to date.

    Raises:
        Unavailable: its journal is damaged.
    """
    from store import older_journals, refolding

    try:
        if older_journals.is_older(connection):
            older_journals.give_clocks(connection)
        refolding.fold_all(connection)
    except (*journal.UNREADABLE, AssertionError) as error:
        raise Unavailable(
            f"the store is of an older Signposts, and damaged: {error}",
            where=str(path),
            attempt=f"a backup, and to see what it is: signposts verify --db {path}",
        ) from None


def _marks(connection: Connection) -> tuple[int, int]:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return int(application), int(version)


def _has_tables(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())


def _found(connection: Connection, clock: Clock, simulated: bool) -> None:
    """A new store: its tables, its marks, and a first entry that says what it is."""
    from store import projection

    projection.create(connection)
    now = clock()
    draft = journal.Draft(
        verb="create",
        analyst="",
        at=now,
        recorded=now,
        via=journal.Via.COMMAND,
        facts=[{"store": secrets.token_hex(16), "simulated": simulated}],
    )
    projection.apply(connection, journal.append(connection, draft))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_simulated(connection: Connection) -> bool:
    """Whether any of the stores that this history comes from is simulated.

    A store is created by an entry without parents, and by nothing else.
    """
    rows = connection.exec_driver_sql(
        "SELECT j.id, e.clock, j.stored FROM entry e JOIN journal j ON j.id = e.id "
        "WHERE e.verb = 'create'"
    )
    return any(founds_simulation(journal.parsed(*row)) for row in rows)


def founds_simulation(entry: journal.Entry) -> bool:
    """Whether a simulated store begins with an entry."""
    return not entry.parents and any(fact.get("simulated") for fact in entry.facts)


def backup(connection: Connection, target: Path) -> None:
    """Copy the store as it is committed, with SQLite's online backup, and verify the copy.

    Raises:
        Unavailable: the copy cannot be written, or is not whole, or would replace the store.
    """
    path = Path(connection.exec_driver_sql("PRAGMA database_list").one()[2])
    if target.exists() and target.samefile(path):
        raise Unavailable("the copy would replace the store", where=str(target))
    partial = target.with_name(target.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        found = _copy(path, partial)
        if found != "ok":
            raise Unavailable(f"the copy is not whole: {found}", where=str(partial))
        partial.replace(target)
    except _UNWRITTEN as error:
        words = getattr(error, "strerror", None) or refusal(error, target).what
        raise Unavailable(f"the copy cannot be written: {words}", where=str(target)) from None
    finally:
        for left in ("", "-wal", "-shm"):
            partial.with_name(partial.name + left).unlink(missing_ok=True)


def _copy(path: Path, partial: Path) -> str:
    """What SQLite says of the copy: `ok`, or what is wrong with it."""
    source, copy = connect(path), connect(partial)
    try:
        with connected(source) as reading, connected(copy) as writing:
            reading.copy_to(writing)
            # One file, with nothing beside it.
            writing.exec_driver_sql("PRAGMA journal_mode=DELETE").all()
            return str(writing.exec_driver_sql("PRAGMA integrity_check").scalar_one())
    finally:
        source.dispose()
        copy.dispose()
