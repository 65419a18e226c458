"""Examining a store: what is damaged, and whether the rows follow from the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

from sqlalchemy import Table

from seeds.article import sha256
from store import archive, journal
from store.connection import Connection, Row
from store.desk import Desk
from store.engine import ERRORS, driver
from store.forgetting import forgotten
from store.journal import Fact
from store.layout import DURABLE
from store.names import short
from store.refolding import fold_all
from store.tables import metadata

_UNFOLDABLE: tuple[type[Exception], ...] = (*ERRORS, *journal.UNREADABLE, AssertionError)
_SHOWN = 5
"""Rows of a table that are named at the most."""
_TOGETHER = 1_000
"""Rows that are looked at together."""


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
    came = {
        fact["id"]
        for entry in journal.readable(connection, with_words='"length":')
        for fact in entry.facts
        if "length" in fact.get("make", ())
    }
    ever = any(journal.readable(connection, with_words='"forget":'))
    return came - (forgotten(journal.readable(connection)) if ever else set())


def _anchors(connection: Connection) -> Iterator[str]:
    """Every quote against its article's text, one article after the other."""
    rows = connection.exec_driver_sql("SELECT DISTINCT article FROM annotation ORDER BY article")
    for (article,) in rows.all():
        text = archive.texts_of(connection, [article[2:]]).get(article[2:])
        if text is None:
            continue
        for id, anchor, quote in _cited(connection, article):
            wrong = _misplaced(text, anchor, quote)
            if wrong:
                yield f"annotation {short(id)} in {short(article)}: {wrong}"


def _cited(connection: Connection, article: str) -> Iterator[tuple[str, Fact, str | None]]:
    """What the annotations of an article are anchored to, and the quotes of that.

    No values: to make a hundred thousand takes half as long as to fold them.
    """
    rows = connection.exec_driver_sql(
        "SELECT id, fields FROM annotation WHERE article = ? ORDER BY clock, entry, ordinal",
        (article,),
    )
    while some := [(id, json.loads(fields)) for id, fields in islice(rows, _TOGETHER)]:
        anchors = [
            (id, said[part])
            for id, said in some
            for part in ("anchor", "context")
            if said.get(part)
        ]
        quotes = archive.texts_of(connection, {a["quote"] for _, a in anchors if "quote" in a})
        yield from ((id, anchor, quotes.get(anchor.get("quote", ""))) for id, anchor in anchors)


def _misplaced(text: str, anchor: Fact, quote: str | None) -> str:
    if "span" not in anchor:
        return "it has no span"
    start, end = anchor["span"]["start"], anchor["span"]["end"]
    if end > len(text):
        return f"it ends at {end}, the text at {len(text)}"
    if quote is None:
        return "its quote is gone while the text is here"
    if text[start:end] != quote:
        return f"its quote is not what stands at [{start}, {end})"
    return ""


def _projections(connection: Connection) -> Iterator[str]:
    """Fold the journal anew, in memory, and compare every row."""
    with closing(driver().connect(":memory:", isolation_level=None)) as memory:
        anew = Connection(memory)
        try:
            anew.exec_driver_sql("BEGIN")
            fold_all(anew, connection)
        except ERRORS as error:
            yield f"the journal cannot be folded anew: {error}"
            return
        except _UNFOLDABLE:  # it speaks of this program, not of the store
            yield "the journal cannot be folded anew: an entry is damaged, or one is missing"
            return
        yield from _unequal_schema(connection, anew)
        for table in metadata.sorted_tables:
            if table.name not in DURABLE:
                yield from _unequal(connection, anew, table)
        yield from _unequal_search(connection, anew)


def _unequal_schema(connection: Connection, anew: Connection) -> Iterator[str]:
    """The guards of the journal can be dropped as well."""
    sql = "SELECT type, name FROM sqlite_schema"
    held = set(connection.exec_driver_sql(sql))
    for kind, name in sorted(set(anew.exec_driver_sql(sql)) - held):
        yield f"database: the {kind} {name} is missing"


def _unequal(connection: Connection, anew: Connection, table: Table) -> Iterator[str]:
    keys = [n for n, c in enumerate(table.columns) if c.primary_key]
    ordered = ", ".join(c.name for c in table.primary_key)
    rows = _rest(connection, anew, f"SELECT * FROM {table.name} ORDER BY {ordered}")
    held, follow = ({tuple(row[k] for k in keys): row for row in some} for some in rows)
    for key in sorted(key for key, row in held.items() if follow.get(key) != row)[:_SHOWN]:
        yield f"{table.name} {_shown(key)}: the row does not follow from the journal"
    for key in sorted(follow.keys() - held.keys())[:_SHOWN]:
        yield f"{table.name} {_shown(key)}: the row is missing"


def _rest(connection: Connection, anew: Connection, sql: str) -> tuple[list[Row], list[Row]]:
    """What either has from about the first row on that is not the same: mostly, nothing."""
    ours, theirs = (iter(one.exec_driver_sql(sql)) for one in (connection, anew))
    while True:
        held, follow = list(islice(ours, _TOGETHER)), list(islice(theirs, _TOGETHER))
        if held != follow:
            return [*held, *ours], [*follow, *theirs]
        if not held:
            return [], []


def _shown(key: tuple[object, ...]) -> str:
    return " ".join(str(part)[:12] for part in key)


def _unequal_search(connection: Connection, anew: Connection) -> Iterator[str]:
    if any(_rest(connection, anew, "SELECT rowid, thing, body FROM search ORDER BY rowid")):
        yield "search: the index does not follow from the journal"
