"""Forgetting: which words are an article's alone, emptying them, and finding them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from seeds.anchor import Span, cite
from seeds.article import Article, sha256
from store.connection import Connection
from store.journal import Entry, Fact, entries

_PARTS = ("quote", "prefix", "suffix")


def only_of(connection: Connection, article: str) -> set[str]:
    """Hashes of the words of an article, and of those forgotten before, that no other shares."""
    read = list(entries(connection))
    return _words_of(read, forgotten(read) | {article})


def gone(read: Sequence[Entry]) -> set[str]:
    """Hashes of words that are not to be here, by a whole journal in its order."""
    return _words_of(read, forgotten(read))


def forgotten(read: Iterable[Entry]) -> set[str]:
    """The articles whose text is not to be here, by a whole journal in its order.

    Only who knew that a text was forgotten can bring it back: one that came where nobody knew it,
    in another file, goes when the files are joined.
    """
    known: dict[str, int] = {}  # by entry: a bit for each `forget` that it stands behind
    acts: list[tuple[str, int]] = []
    undone = 0
    for entry in read:
        behind = 0
        for parent in entry.parents:
            behind |= known.get(parent, 0)
        for fact in entry.facts:
            if "forget" in fact:
                acts.append((fact["id"], 1 << len(acts)))
                behind |= acts[-1][1]
            elif acts and "length" in fact.get("make", ()):
                undone |= sum(bit for id, bit in acts if id == fact["id"] and bit & behind)
        known[entry.id] = behind
    return {id for id, bit in acts if not bit & undone}


def _words_of(read: Sequence[Entry], articles: set[str]) -> set[str]:
    """Hashes of the text and quotes of some articles, without those that another shares."""
    own, others = {id[2:] for id in articles}, set[str]()
    for id, anchor in _anchors(read):
        (own if id in articles else others).update(anchor[p] for p in _PARTS if p in anchor)
    for entry in read:
        made = {f["id"] for f in entry.facts if "make" in f and f["id"].startswith("a:")}
        others |= {id[2:] for id in made - articles}
    return own - others


def words_again(connection: Connection, article: Article) -> dict[str, str]:
    """The quotes of an article whose text has come, by hash, where they are still its words."""
    found: dict[str, str] = {}
    assert article.text is not None
    for id, anchor in _anchors(entries(connection)):
        span = Span(anchor["span"]["start"], anchor["span"]["end"])
        if id != article.id or span.end > len(article.text):
            continue
        cited = cite(article.text, span)
        for words in (cited.quote, cited.prefix, cited.suffix):
            if words and (named := sha256(words)) in anchor.values():
                found[named] = words
    return found


def _anchors(read: Iterable[Entry]) -> Iterator[tuple[str, Fact]]:
    """Every anchor that was ever stated, with its article: where a tag stood before counts too."""
    article: dict[str, str] = {}
    for entry in read:
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
