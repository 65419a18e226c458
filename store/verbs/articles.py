"""Verbs about articles: add, set, same-work, forget, and where one was reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from scenarios.plain import plain, value
from scenarios.tlp import tlp
from seeds.anchor import Span
from seeds.article import COVERAGES, Article, Metadata
from seeds.refusal import Invalid, Refusal
from store import archive, forgetting, names
from store.bench import Bench
from store.connection import Connection
from store.deed import Deed

_METADATA = frozenset(f.name for f in fields(Metadata))


@dataclass(frozen=True, slots=True)
class Added:
    """The article that is there now, and whether this act brought it."""

    article: Article
    new: bool


class ArticleVerbs(Bench):
    """What can be done with articles."""

    def add(self, article: Article) -> Added:
        """Add an article; the same text twice is one article.

        A digest and the article that it retells are editions of one work.
        """
        if article.text is None:
            raise ValueError("an article to be added has a text")
        article = replace(article, work=article.work or article.id)
        with self.deed("add") as deed:
            known = archive.articles(
                deed.connection, "t.id = ? AND t.standing", (article.id,), texts=True
            )
            if known and known[0].text is not None:
                return Added(known[0], new=False)
            if known:  # imported without its text, or forgotten: what was corrected stays
                article = replace(
                    article,
                    metadata=_with(known[0].metadata, article.metadata),
                    work=known[0].work,
                )
                deed.bring_text(article)
            else:
                deed.make_article(article)
            for retold in _retold(deed.connection, article):
                _join_works(deed, retold, article.id)
        return Added(article, new=True)

    def set(self, article: str, changes: Mapping[str, object]) -> Article:
        """Correct metadata: `changes` by the names of the fields of `Metadata`.

        Raises:
            Unknown, Ambiguous: the article.
            Invalid: a value that its field cannot have.
        """
        with self.deed("set") as deed:
            id = names.article(deed.connection, article)
            [known] = archive.articles(deed.connection, "t.id = ?", (id,), texts=True)
            if "published" in changes and "published_from" not in changes:
                changes = {**changes, "published_from": "analyst" if changes["published"] else ""}
            if changes.get("coverage", "") not in ("", *COVERAGES):
                raise Invalid(
                    f"{changes['coverage']!r} is no coverage",
                    where="coverage",
                    attempt=" or ".join(COVERAGES),
                )
            if "tlp" in changes:
                found = tlp(str(changes["tlp"] or ""))
                changes = {**changes, "tlp": found.value if found else ""}
            new = archive.changed(known.metadata, changes, _METADATA)
            deed.set(id, new)
        return replace(known, metadata=archive.with_changes(known.metadata, new))

    def same_work(self, first: str, *others: str) -> str:
        """Say that articles are editions of one work; the id of the work.

        Raises:
            Unknown, Ambiguous: an article.
        """
        with self.deed("same-work") as deed:
            ids = [names.article(deed.connection, name) for name in (first, *others)]
            for id in ids[1:]:
                _join_works(deed, ids[0], id)
            return _work(deed.connection, ids[0])

    def forget(self, article: str) -> str:
        """Empty an article's text and quotes; hashes, spans and statements stay. Its id.

        A quote that another article shares survives. This cannot be undone.

        Raises:
            Unknown, Ambiguous: the article.
            Refusal: it was forgotten already.
        """
        with self.deed("forget") as deed:
            id = names.article(deed.connection, article)
            if not forgetting.empty(deed.connection, forgetting.only_of(deed.connection, id)):
                raise Refusal("its text is not here", where=names.short(id))
            deed.facts.append({"id": id, "forget": True})
            self._text = None
            self._emptied = True
        return id

    # Where one was reading: this file's alone, no deed.

    def place(self, article: str) -> int:
        """The offset where one was in an article, 0 at first."""
        return int(self.local("place", article) or 0)

    def seen(self, article: str) -> list[Span]:
        """What of an article was on the screen, in order, without overlaps."""
        return [Span(*pair) for pair in json.loads(self.local("seen", article) or "[]")]

    def look(self, article: str, offset: int, seen: Span | None = None) -> None:
        """Remember where one is, and what has been on the screen."""
        spans = self.seen(article)
        merged = _merged([*spans, seen]) if seen else spans
        self.set_local("place", article, str(offset))
        if self.local("last") != article:
            self.set_local("last", "", article)
        if merged != spans:
            self.set_local("seen", article, json.dumps([[s.start, s.end] for s in merged]))


def _merged(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _with(held: Metadata, read: Metadata) -> Metadata:
    """What is known, and what was read where nothing is."""
    known = plain(held)
    if "published" in known:
        known.setdefault("published_from", "")
    return value(Metadata, {**plain(read), **known})


def _join_works(deed: Deed, first: str, other: str) -> None:
    """The editions of the other article's work become editions of the first one's."""
    work, left = _work(deed.connection, first), _work(deed.connection, other)
    if left == work:
        return
    rows = deed.connection.exec_driver_sql(
        "SELECT id FROM article WHERE work = ? ORDER BY id", (left,)
    )
    for edition in sorted({row[0] for row in rows} | {other}):
        deed.set(edition, {"work": work})


def _retold(connection: Connection, article: Article) -> list[str]:
    """Articles that stand here and retell this one, or that this one retells."""
    rows = connection.exec_driver_sql(
        "SELECT id FROM article WHERE standing AND id = ? "
        "UNION SELECT id FROM article WHERE standing AND digest_of = ? ORDER BY id",
        (article.metadata.digest_of, article.id),
    )
    return [row[0] for row in rows]


def _work(connection: Connection, id: str) -> str:
    """The work of an article; one that is just being added has no row yet, and is its own."""
    row = connection.exec_driver_sql("SELECT work FROM article WHERE id = ?", (id,)).first()
    return str(row[0]) if row else id
