"""Full text: what is indexed, and finding it again in the original."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from seeds.anchor import Span
from seeds.article import sha256
from store.connection import Connection
from store.folding import Folded

STANDING = " UNION ALL ".join(
    f"SELECT id FROM {table} WHERE standing" for table in ("article", "item", "scenario")
)


def normal(text: str) -> str:
    """Case and marks folded, what cannot be seen left out.

    `Straße` and `STRASSE`, `Città` and `citta` are the same, and so is a word with a soft hyphen
    or a zero-width space in it. NUL, at which SQLite's functions stop, is a blank.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold()).replace("\0", " ")
    if decomposed.isascii():
        return decomposed.casefold()
    return "".join(filter(_is_kept, decomposed)).casefold()


@lru_cache(maxsize=4096)
def _is_kept(char: str) -> bool:
    return not unicodedata.combining(char) and unicodedata.category(char) not in ("Cf", "Mn")


def index(connection: Connection, things: Iterable[Folded]) -> None:
    """Bring the index up to date with things that were folded, whether they stand or not."""
    rows = []
    for thing in things:
        if thing.id[0] not in "ais":
            continue
        words = [str(thing.fields.get(f, "")) for f in ("handle", "title", "statement", "note")]
        words += [str(thing.fields.get("question", "")), *thing.fields.get("labels", ())]
        if thing.id[0] == "a":
            words += [*thing.fields.get("authors", ()), text_of(connection, thing.id) or ""]
        rows.append((rowid(thing.id), thing.id, normal("\n".join(w for w in words if w))))
    if rows:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO search (rowid, thing, body) VALUES (?, ?, ?)", rows
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
    quoted = " ".join('"' + t.replace('"', '""') + '"*' for t in tokens)
    found = connection.exec_driver_sql(
        f"SELECT thing FROM search WHERE search MATCH ? AND thing IN ({STANDING}) "
        "ORDER BY rank LIMIT ?",
        (quoted, most),
    )
    best = [row[0] for row in found]
    pattern = "%" + _like(normal(words).strip()) + "%"
    inside = connection.exec_driver_sql(
        f"SELECT thing FROM search WHERE body LIKE ? ESCAPE '!' AND thing IN ({STANDING}) LIMIT ?",
        (pattern, most),
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
        after = at + len(needle)
        # Marks that were left out after the last letter belong to it.
        found.append(Span(origin[at], max(origin[after], origin[after - 1] + 1)))
        at = folded.find(needle, after)
    return found


def _folded_with_origins(text: str) -> tuple[str, list[int]]:
    """The normalised text, and for each of its code points, and its end, where it came from."""
    if text.isascii():
        return normal(text), list(range(len(text) + 1))
    parts: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        folded = normal(char)
        parts.append(folded)
        origin += [at] * len(folded)
    origin.append(len(text))
    return "".join(parts), origin
