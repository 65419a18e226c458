"""Full text: what is indexed, and finding it again in the original."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection

from seeds.anchor import Span
from store.folding import Folded


def normal(text: str) -> str:
    """Case and marks folded: `Straße` and `STRASSE`, `Città` and `citta` are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    if decomposed.isascii():
        return decomposed
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def index(connection: Connection, things: Iterable[Folded]) -> None:
    """Bring the index up to date with things that were folded."""
    rows = []
    for thing in things:
        if thing.id[0] not in "ais":
            continue
        words = [str(thing.fields.get(f, "")) for f in ("handle", "title", "statement", "note")]
        words += [str(thing.fields.get("question", "")), *thing.fields.get("labels", ())]
        if thing.id[0] == "a":
            words += [*thing.fields.get("authors", ()), text_of(connection, thing.id) or ""]
        body = normal("\n".join(w for w in words if w))
        rows.append((rowid(thing.id), thing.id, body if thing.alive else ""))
    if rows:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO search (rowid, thing, body) VALUES (?, ?, ?)", rows
        )


def rowid(thing: str) -> int:
    """A row number that follows from an id: the index has no other way to replace one row."""
    return int(thing[2:17], 16)


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
    quoted = " ".join('"' + t.replace('"', '""') + '"*' for t in tokens)
    found = connection.exec_driver_sql(
        "SELECT thing FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?", (quoted, most)
    )
    best = [row[0] for row in found]
    pattern = "%" + _like(normal(words).strip()) + "%"
    inside = connection.exec_driver_sql(
        "SELECT thing FROM search WHERE body LIKE ? ESCAPE '!' LIMIT ?", (pattern, most)
    )
    return list(dict.fromkeys([*best, *(row[0] for row in inside)]))[:most]


def _like(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def hits(text: str, words: str, most: int = 1000) -> list[Span]:
    """Where the words stand in the original: the phrase where it occurs, else each of them."""
    folded, origin = _folded_with_origins(text)
    phrase = _places(folded, origin, normal(words).strip(), most)
    if phrase:
        return phrase
    each = [s for w in normal(words).split() for s in _places(folded, origin, w, most)]
    return sorted(each)[:most]


def _places(folded: str, origin: list[int], needle: str, most: int) -> list[Span]:
    found: list[Span] = []
    at = folded.find(needle) if needle else -1
    while at >= 0 and len(found) < most:
        found.append(Span(origin[at], origin[at + len(needle) - 1] + 1))
        at = folded.find(needle, at + len(needle))
    return found


def _folded_with_origins(text: str) -> tuple[str, list[int]]:
    """The normalised text, and for each of its code points the one that it came from."""
    if text.isascii():
        return text.casefold(), list(range(len(text)))
    parts: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        folded = normal(char)
        parts.append(folded)
        origin += [at] * len(folded)
    return "".join(parts), origin
