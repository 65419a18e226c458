"""Examining a store: what is damaged, and whether the rows follow from the journal."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool
from sqlmodel import create_engine

from scenarios.annotation import Annotation
from seeds.anchor import Anchor
from seeds.article import sha256
from seeds.refusal import Refusal
from store import archive, journal, projection
from store.desk import Desk
from store.engine import driver
from store.names import short
from store.tables import DURABLE, metadata


def examine(desk: Desk) -> list[str]:
    """What is wrong with a store, a line each; empty where nothing is."""
    with desk.reading() as connection:
        file = list(_file(connection))
        if file:
            return file
        return [
            *journal.damage(connection),
            *_texts(connection),
            *_anchors(connection),
            *_projections(connection),
        ]


def _file(connection: Connection) -> Iterator[str]:
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if found != "ok":
            yield f"database: {found}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} row {row} refers to a {parent} that is not there"


def _texts(connection: Connection) -> Iterator[str]:
    rows = connection.exec_driver_sql("SELECT sha256, content FROM text WHERE content IS NOT NULL")
    for name, content in rows:
        if sha256(content) != name:
            yield f"text {name[:12]}: it does not hash to its name"


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
    engine = create_engine("sqlite://", module=driver(), poolclass=StaticPool)
    try:
        with engine.connect() as anew:
            _fold_copy(connection, anew)
            yield from _unequal(connection, anew)
    except (DatabaseError, Refusal, ValueError, KeyError, AssertionError) as error:
        yield f"the journal cannot be folded anew: {error}"
    finally:
        engine.dispose()


def _fold_copy(connection: Connection, anew: Connection) -> None:
    projection.create(anew)
    for table in ("journal", "text"):
        names = [c.name for c in metadata.tables[table].columns]
        marks = ", ".join("?" * len(names))
        rows = connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM {table}").all()
        if rows:
            anew.exec_driver_sql(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",
                [tuple(row) for row in rows],
            )
    projection.fold_all(anew)


def _unequal(connection: Connection, anew: Connection) -> Iterator[str]:
    for table in metadata.sorted_tables:
        if table.name in DURABLE:
            continue
        names = ", ".join(f'"{c.name}"' for c in table.columns)
        held = set(map(tuple, connection.exec_driver_sql(f"SELECT {names} FROM {table.name}")))
        follow = set(map(tuple, anew.exec_driver_sql(f"SELECT {names} FROM {table.name}")))
        for row in sorted(held - follow, key=str)[:5]:
            yield f"{table.name} {str(row[0])[:12]}: the row does not follow from the journal"
        ids = {row[0] for row in held}
        for row in sorted((r for r in follow - held if r[0] not in ids), key=str)[:5]:
            yield f"{table.name} {str(row[0])[:12]}: the row is missing"
    yield from _unequal_search(connection, anew)


def _unequal_search(connection: Connection, anew: Connection) -> Iterator[str]:
    sql = "SELECT thing, body FROM search"
    held = set(map(tuple, connection.exec_driver_sql(sql)))
    if held != set(map(tuple, anew.exec_driver_sql(sql))):
        yield "search: the index does not follow from the journal"
