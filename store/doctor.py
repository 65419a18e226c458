"""Examining a store: what is damaged, and whether the rows follow from the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import Table

from scenarios.annotation import Annotation
from seeds.anchor import Anchor
from seeds.article import sha256
from seeds.refusal import Refusal
from store import archive, journal, projection
from store.connection import Connection, marks
from store.desk import Desk
from store.engine import ERRORS, driver
from store.forgetting import forgotten
from store.layout import DURABLE
from store.names import short
from store.tables import metadata

_UNFOLDABLE: tuple[type[Exception], ...] = (
    *ERRORS,
    Refusal,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
)
_SHOWN = 5
"""Rows of a table that are named at the most."""


def examine(desk: Desk) -> list[str]:
    """What is wrong with a store, a line each; empty where nothing is.

    Raises:
        Unavailable: the file is locked.
    """
    with desk.reading() as connection:
        return wrong(connection)


def wrong(connection: Connection, *, projections: bool = True) -> list[str]:
    """The same for a connection that may only read; `projections` are those of this version."""
    found: list[str] = []
    rows = (_anchors, _projections) if projections else ()
    for look in (_file, journal.damage, _texts, *rows):
        try:
            found.extend(look(connection))
        except ERRORS as error:
            found.append(f"database: {error}")
            break
        except _UNFOLDABLE as error:
            found.append(f"the rows cannot be read: {type(error).__name__}: {error}")
    return found


def _file(connection: Connection) -> Iterator[str]:
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if found != "ok":
            yield f"database: {found}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} row {row} refers to a {parent} that is not there"


def _texts(connection: Connection) -> Iterator[str]:
    """Texts against their names; a text that is gone must have been forgotten."""
    rows = connection.exec_driver_sql("SELECT sha256, content FROM text WHERE content IS NOT NULL")
    here = set()
    for name, content in rows:
        here.add(name)
        if sha256(content) != name:
            yield f"text {name[:12]}: it does not hash to its name"
    for article in sorted(_with_text(connection)):
        if article[2:] not in here:
            yield f"article {short(article)}: its text is gone, and nobody forgot it"


def _with_text(connection: Connection) -> set[str]:
    """The articles whose text came, by the journal, and is not to be gone."""
    read = list(journal.readable(connection))
    facts = [fact for entry in read for fact in entry.facts]
    return {fact["id"] for fact in facts if "length" in fact.get("make", ())} - forgotten(read)


def _anchors(connection: Connection) -> Iterator[str]:
    """Every quote against its article's text, one article after the other."""
    rows = connection.exec_driver_sql("SELECT DISTINCT article FROM annotation ORDER BY article")
    for (article,) in rows.all():
        text = archive.texts_of(connection, [article[2:]]).get(article[2:])
        if text is None:
            continue
        for mention in archive.load(connection, Annotation, "t.article = ?", (article,)):
            for anchor in filter(None, (mention.anchor, mention.context)):
                wrong = _misplaced(text, anchor)
                if wrong:
                    yield f"annotation {short(mention.id)} in {short(article)}: {wrong}"


def _misplaced(text: str, anchor: Anchor) -> str:
    if anchor.span is None:
        return "it has no span"
    if anchor.span.end > len(text):
        return f"it ends at {anchor.span.end}, the text at {len(text)}"
    if anchor.quote is None:
        return "its quote is gone while the text is here"
    if anchor.span.of(text) != anchor.quote:
        return f"its quote is not what stands at [{anchor.span.start}, {anchor.span.end})"
    return ""


def _projections(connection: Connection) -> Iterator[str]:
    """Fold the journal anew, in memory, and compare every row."""
    with closing(driver().connect(":memory:", isolation_level=None)) as memory:
        anew = Connection(memory)
        try:
            _fold_copy(connection, anew)
        except _UNFOLDABLE as error:
            yield f"the journal cannot be folded anew: {error}"
            return
        yield from _unequal_schema(connection, anew)
        for table in metadata.sorted_tables:
            if table.name not in DURABLE:
                yield from _unequal(connection, anew, table)
        yield from _unequal_search(connection, anew)


def _fold_copy(connection: Connection, anew: Connection) -> None:
    anew.exec_driver_sql("BEGIN")
    projection.create(anew)
    for table in ("journal", "text"):
        names = [c.name for c in metadata.tables[table].columns]
        rows = connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table}").all()
        anew.exec_driver_sql(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks(names)})", rows
        )
    projection.fold_all(anew)
    anew.commit()


def _unequal_schema(connection: Connection, anew: Connection) -> Iterator[str]:
    """The guards of the journal can be dropped as well."""
    sql = "SELECT type, name FROM sqlite_schema"
    held = set(connection.exec_driver_sql(sql))
    for kind, name in sorted(set(anew.exec_driver_sql(sql)) - held):
        yield f"database: the {kind} {name} is missing"


def _unequal(connection: Connection, anew: Connection, table: Table) -> Iterator[str]:
    keys = [n for n, c in enumerate(table.columns) if c.primary_key]
    sql = f"SELECT * FROM {table.name}"
    held = {tuple(row[k] for k in keys): row for row in connection.exec_driver_sql(sql)}
    follow = {tuple(row[k] for k in keys): row for row in anew.exec_driver_sql(sql)}
    for key in sorted(key for key, row in held.items() if follow.get(key) != row)[:_SHOWN]:
        yield f"{table.name} {_shown(key)}: the row does not follow from the journal"
    for key in sorted(follow.keys() - held.keys())[:_SHOWN]:
        yield f"{table.name} {_shown(key)}: the row is missing"


def _shown(key: tuple[object, ...]) -> str:
    return " ".join(str(part)[:12] for part in key)


def _unequal_search(connection: Connection, anew: Connection) -> Iterator[str]:
    sql = "SELECT thing, body FROM search"
    held = set(map(tuple, connection.exec_driver_sql(sql)))
    if held != set(map(tuple, anew.exec_driver_sql(sql))):
        yield "search: the index does not follow from the journal"
