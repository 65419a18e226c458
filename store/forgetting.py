"""Forgetting: which words are an article's alone, taking them out of the file, and back in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from seeds.anchor import Span, cite
from seeds.article import Article, sha256
from seeds.refusal import Unavailable
from store.connection import Connection
from store.engine import ERRORS, connected
from store.journal import Fact, entries

_PARTS = ("quote", "prefix", "suffix")


def only_of(connection: Connection, article: str) -> set[str]:
    """Hashes of an article's text and quotes, without those that another article shares."""
    own, others = {article[2:]}, set[str]()
    for id, anchor in _anchors(connection):
        (own if id == article else others).update(anchor[p] for p in _PARTS if p in anchor)
    rows = connection.exec_driver_sql("SELECT id FROM article WHERE id != ?", (article,))
    return own - others - {row[0][2:] for row in rows}


def words_again(connection: Connection, article: Article) -> dict[str, str]:
    """The quotes of an article whose text has come, by hash, where they are still its words."""
    found: dict[str, str] = {}
    assert article.text is not None
    for id, anchor in _anchors(connection):
        span = Span(anchor["span"]["start"], anchor["span"]["end"])
        if id != article.id or span.end > len(article.text):
            continue
        cited = cite(article.text, span)
        for words in (cited.quote, cited.prefix, cited.suffix):
            if words and (named := sha256(words)) in anchor.values():
                found[named] = words
    return found


def _anchors(connection: Connection) -> Iterator[tuple[str, Fact]]:
    """Every anchor that was ever stated, with its article: where a tag stood before counts too."""
    article: dict[str, str] = {}
    for entry in entries(connection):
        for fact in entry.facts:
            said = fact.get("make") or fact.get("set") or {}
            if str(fact.get("id", "")).startswith("n:"):
                article[fact["id"]] = said.get("article") or article[fact["id"]]
                for anchor in filter(None, (said.get("anchor"), said.get("context"))):
                    yield article[fact["id"]], anchor


def empty(connection: Connection, hashes: set[str]) -> int:
    """Empty these texts, and leave a note that the file is to be wiped; how many there were."""
    held = [
        (row[0],)
        for row in connection.exec_driver_sql("SELECT sha256 FROM text WHERE content IS NOT NULL")
        if row[0] in hashes
    ]
    connection.exec_driver_sql("UPDATE text SET content = NULL WHERE sha256 = ?", held)
    connection.exec_driver_sql(
        "INSERT INTO local (name, key, value) VALUES ('wipe', '', '') ON CONFLICT DO NOTHING"
    )
    return len(held)


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
