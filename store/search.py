"""Full text: what is indexed, and finding it again in the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from threading import Lock

from seeds.anchor import Span
from seeds.article import sha256
from seeds.folded import FoldedText, normal
from store.connection import Connection, Row
from store.folding import Folded

__all__ = [
    "MOST",
    "catch_up",
    "first_hit",
    "folded",
    "hits",
    "index",
    "index_later",
    "normal",
    "places",
    "text_of",
    "things_with",
]

MOST = 10_000
"""Places in one text that are looked for; more than that nobody goes through."""

_TOGETHER = 500
"""Rows that wait to be indexed at the most."""

_BEGINNING = 2_000
"""Code points in which the first hit is looked for before the whole text is folded."""

_STANDS = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} t WHERE t.id = thing AND t.standing)"
    for table in ("article", "item", "scenario")
)

_folding = Lock()


@lru_cache(maxsize=2)
def _kept_folded(text: str) -> FoldedText:
    return FoldedText(text)


def folded(text: str) -> FoldedText:
    """A text, folded; those that are being read are folded once, whoever asks first."""
    with _folding:
        return _kept_folded(text)


def index(
    connection: Connection, things: Iterable[Folded], texts: Connection | None = None
) -> None:
    """Bring the index up to date with things that were folded, whether they stand or not.

    Texts are read from `texts`, where they are in another file.
    """
    _write(connection, _rows(things, texts or connection))


def index_later(connection: Connection, things: Iterable[Folded]) -> None:
    """The same at the end of the transaction, or as soon as somebody searches in it.

    After every other statement that follows a change of it, FTS5 writes what it holds in memory.
    """
    connection.unindexed |= _rows(things, connection)
    if len(connection.unindexed) >= _TOGETHER:
        catch_up(connection)


def catch_up(connection: Connection) -> None:
    """Index what waits for it."""
    rows, connection.unindexed = connection.unindexed, {}
    _write(connection, rows)


def _rows(things: Iterable[Folded], texts: Connection) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for thing in things:
        if thing.id[0] not in "ais":
            continue
        words = [str(thing.fields.get(f, "")) for f in ("handle", "title", "statement", "note")]
        words += [str(thing.fields.get("question", "")), *thing.fields.get("labels", ())]
        if thing.id[0] == "a":
            words += [*thing.fields.get("authors", ()), text_of(texts, thing.id) or ""]
        number = rowid(thing.id)
        rows[number] = (number, thing.id, normal("\n".join(w for w in words if w)))
    return rows


def _write(connection: Connection, rows: dict[int, Row]) -> None:
    if rows:
        connection.exec_driver_sql(
            # Sorted: the index writes out all that it holds in memory before a smaller number.
            "INSERT OR REPLACE INTO search (rowid, thing, body) VALUES (?, ?, ?)",
            sorted(rows.values()),
        )


def rowid(thing: str) -> int:
    """A row number that follows from an id: the index has no other way to replace one row.

    Not from its digits alone, which a person may have written: `i:0000…01`, `i:0000…02`.
    """
    return int(sha256(thing)[:15], 16)


def text_of(connection: Connection, article: str) -> str | None:
    """An article's text; None where it is not here."""
    row = connection.exec_driver_sql(
        "SELECT content FROM text WHERE sha256 = ?", (article[2:],)
    ).first()
    return row[0] if row else None


def things_with(connection: Connection, words: str, most: int) -> list[str]:
    """Ids of what holds all the words (or words that begin so), best first; then of what has them
    inside a word, in this order."""
    tokens = [t for t in normal(words).split() if any(c.isalnum() for c in t)]
    if not tokens:
        return []
    catch_up(connection)
    quoted = " ".join('"' + t.replace('"', '""') + '"*' for t in tokens)
    found = connection.exec_driver_sql(
        f"SELECT thing FROM search WHERE search MATCH ? AND ({_STANDS}) ORDER BY rank LIMIT ?",
        (quoted, most),
    )
    best = [row[0] for row in found]
    if len(best) >= most:
        return best
    # This reads every text: only where words that begin so are too few.
    pattern = "%" + _like(normal(words).strip()) + "%"
    inside = connection.exec_driver_sql(
        f"SELECT thing FROM search WHERE body LIKE ? ESCAPE '!' AND ({_STANDS}) LIMIT ?",
        (pattern, most),
    )
    return list(dict.fromkeys([*best, *(row[0] for row in inside)]))[:most]


def _like(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def places(text: str, words: str, *, regex: bool = False, most: int = MOST) -> list[Span]:
    """Where words, or a regular expression, stand in a text: the first `most` places.

    Words are found whatever their case and accents, inside of other words, and with any blanks
    between them.

    Raises:
        Invalid: the regular expression is none.
        Refusal: it takes too long.
    """
    if regex:
        from store.patterns import matches

        return matches(text, words, most)
    return list(islice(folded(text).places(words), most)) if normal(words).strip() else []


def hits(text: str, words: str, most: int = 1000) -> list[Span]:
    """Where the words stand in the original: the phrase where it occurs, else each of them."""
    return list(islice(_hits(FoldedText(text), words), most))


def first_hit(text: str, words: str) -> Span | None:
    """The first place of the phrase; else where the words stand closest together."""
    if beginning := next(FoldedText(text[:_BEGINNING]).places(words), None):
        return beginning
    return FoldedText(text).together(words)


def _hits(whole: FoldedText, words: str) -> Iterator[Span]:
    phrase = whole.places(words)
    first = next(phrase, None)
    if first is not None:
        yield first
        yield from phrase
    else:
        each = [span for word in normal(words).split() for span in whole.places(word)]
        yield from sorted(each)
