"""The questions of somebody who is looking for something: words, places, parts of an article."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scenarios.item import Item
from scenarios.scenario import Scenario
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.article import Article
from seeds.outline import outline
from seeds.refusal import Invalid, Refusal
from store import archive, names, search
from store.connection import Connection, marks
from store.search import MOST
from store.verbs.exchange import ExchangeVerbs

_AROUND = 60
"""Code points of an excerpt before a hit and after it, at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A hit of a search: the id of an article, item or scenario, and how to show it.

    `place` is where the first hit stands in an article's text; None where only what is known
    about the article has the words, and for what is no article.
    """

    id: str
    noun: str
    title: str
    excerpt: str
    place: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the text of an article: where it is, on which line from 1, and what is around."""

    span: Span
    line: int
    quote: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A part of an article, what is tagged in it, and the share looked at, in [0, 1].

    `level` is that of its heading, 0 where `title` is first words.
    """

    title: str
    level: int
    span: Span
    claims: int
    triggers: int
    predictions: int
    read: float


class Searches(ExchangeVerbs):
    """What can be looked for."""

    def search(self, words: str, most: int = 50, around: int = _AROUND) -> list[Found]:
        """Articles, items and scenarios that hold all the words, best first.

        `around` is how many code points an excerpt has before a hit and after it, at the most.
        """
        with self.reading() as connection:
            ids = search.things_with(connection, words, most)
            found = {hit.id: hit for hit in self._found(connection, ids, words, around)}
        return [found[id] for id in ids if id in found]

    def find(
        self,
        article: str,
        words: str,
        *,
        regex: bool = False,
        most: int = MOST,
        around: int = _AROUND,
    ) -> list[Place]:
        """Where words, or a regular expression, stand in an article; the first `most` places.

        `around` is how many code points an excerpt has before a place and after it, at the most.

        Raises:
            Unknown, Ambiguous: the name.
            Refusal: the text is not here, or the expression takes too long.
            Invalid: there are no words, or the expression is none.
        """
        with self.reading() as connection:
            id = names.article(connection, article)
            text = search.text_of(connection, id)
        if text is None:
            raise Refusal("its text is not here", where=article)
        if not (words if regex else search.normal(words).strip()):
            raise Invalid(f"{words!r} has no word in it", attempt="a word")
        found = search.places(text, words, regex=regex, most=most)
        return list(_placed(text, found, around))

    def outline(self, article: str) -> list[SectionLine]:
        """The parts of an article in order; none where its text is not here.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            id = names.article(connection, article)
            [page] = archive.articles(connection, "t.id = ?", (id,), texts=True)
            starts = _starts(connection, id)
            seen = connection.exec_driver_sql(
                "SELECT value FROM local WHERE name = 'seen' AND key = ?", (id,)
            ).scalar()
        return _lines(page, starts, json.loads(seen or "[]"))

    def _found(
        self, connection: Connection, ids: Sequence[str], words: str, around: int
    ) -> Iterable[Found]:
        yield from _articles(connection, [id for id in ids if id[0] == "a"], words, around)
        for some in archive.by_hundreds([id for id in ids if id[0] == "i"]):
            for item in archive.load(connection, Item, f"t.id IN ({marks(some)})", tuple(some)):
                said = item.statement or item.note
                yield Found(id=item.id, noun=item.kind.value, title=item.handle, excerpt=said)
        for some in archive.by_hundreds([id for id in ids if id[0] == "s"]):
            for one in archive.load(connection, Scenario, f"t.id IN ({marks(some)})", tuple(some)):
                yield Found(id=one.id, noun="scenario", title=one.handle, excerpt=one.title)


def _articles(
    connection: Connection, ids: Sequence[str], words: str, around: int
) -> Iterable[Found]:
    for id in ids:
        fields, text = connection.exec_driver_sql(
            "SELECT a.fields, t.content FROM article a "
            "LEFT JOIN text t ON t.sha256 = substr(a.id, 3) WHERE a.id = ?",
            (id,),
        ).one()
        title = json.loads(fields).get("title")
        if not title:  # its first words, which need its blocks
            title = archive.articles(connection, "t.id = ?", (id,), texts=True)[0].title
        place = search.first_hit(text, words) if text else None
        excerpt = excerpted(text, place, around) if place else ""
        yield Found(id=id, noun="article", title=title, excerpt=excerpt, place=place)


def _placed(text: str, spans: Iterable[Span], around: int) -> Iterable[Place]:
    line, at = 1, 0
    for span in spans:
        line, at = line + text.count("\n", at, span.start), span.start
        excerpt = excerpted(text, span, around)
        yield Place(span=span, line=line, quote=span.of(text), excerpt=excerpt)


def excerpted(text: str, place: Span, around: int = _AROUND) -> str:
    """A place with what stands around it, on one line, cut between words."""
    start, end = max(0, place.start - around), min(len(text), place.end + around)
    before, after = text[start : place.start], text[place.end : end]
    if start and (cut := _blank(before)) >= 0:
        before = before[cut:]
    if end < len(text) and (cut := _blank(after[::-1])) >= 0:
        after = after[: len(after) - cut]
    words = " ".join((before + place.of(text) + after).split())
    return f"{'… ' if start else ''}{words}{' …' if end < len(text) else ''}"


def _blank(text: str) -> int:
    """Where the first white space is; -1 where there is none."""
    return next((at for at, sign in enumerate(text) if sign.isspace()), -1)


def _starts(connection: Connection, article: str) -> dict[str, list[int]]:
    """Where the tags of an article begin, by kind and in order."""
    rows = connection.exec_driver_sql(
        "SELECT i.kind, n.start FROM annotation n JOIN item i ON i.id = n.item "
        "WHERE n.standing AND n.article = ? ORDER BY n.start",
        (article,),
    )
    found: dict[str, list[int]] = {kind.value: [] for kind in Kind}
    for kind, start in rows:
        found[kind].append(start)
    return found


def _lines(
    page: Article, starts: dict[str, list[int]], seen: Sequence[Sequence[int]]
) -> list[SectionLine]:
    made = []
    blocks = [block.span for block in page.blocks]
    heads = [block.start for block in blocks]
    for part in outline(page):
        span = part.span
        own = blocks[bisect_left(heads, span.start) : bisect_left(heads, span.end)]
        many = {
            kind: bisect_left(at, span.end) - bisect_left(at, span.start)
            for kind, at in starts.items()
        }
        made.append(
            SectionLine(
                title=part.title,
                level=part.level,
                span=span,
                claims=many[Kind.CLAIM.value],
                triggers=many[Kind.TRIGGER.value],
                predictions=many[Kind.PREDICTION.value],
                read=_share(own, seen),
            )
        )
    return made


def _share(spans: Sequence[Span], seen: Sequence[Sequence[int]]) -> float:
    """How much of some spans lies in others, which are in order and apart, in [0, 1]."""
    covered = 0
    for span in spans:
        at = bisect_right(seen, span.start, key=lambda one: one[1])
        while at < len(seen) and seen[at][0] < span.end:
            covered += min(seen[at][1], span.end) - max(seen[at][0], span.start)
            at += 1
    return covered / max(1, sum(span.end - span.start for span in spans))
