"""Stores to measure on: an invented article of some size, with some tags that overlap."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.item import Item
from scenarios.vocabulary import Kind
from seeds.anchor import Span, cite
from seeds.article import Article
from seeds.reading import read
from store.desk import Desk

SENTENCES = (
    "Die Maut für Lastwagen wird im Frühjahr „verdoppelt“, sagt die Flusspolizei.",
    "Bis Jahresende dürfte die Brücke für mehrere Wochen geschlossen sein.",
    "Secondo la gazzetta, il ponte resta aperto soltanto di giorno.",
    "The night train is cancelled from March on; nobody has said for how long.",
)
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def text(size: int) -> str:
    """About `size` code points: paragraphs of two to seven sentences."""
    chance = random.Random(7)
    parts: list[str] = []
    while size > 0:
        paragraph = " ".join(chance.choice(SENTENCES) for _ in range(chance.randint(2, 7)))
        parts.append(paragraph)
        size -= len(paragraph) + 2
    return "\n\n".join(parts) + "\n"


def build(path: Path, size: int, tags: int) -> Article:
    """A store with one article and its tags; the article."""
    head = "---\ntitle: Measured\nauthors: [T. Brandl]\nlanguage: de\n---\n"
    with Desk.open(path, analyst="bench", clock=lambda: NOW) as desk:
        article = desk.add(read("measured.txt", (head + text(size)).encode())).article
        if tags:
            desk.import_case(_tagged(article, tags))
    return article


def spans(size: int, many: int) -> list[Span]:
    """Stretches of 20 to 300 code points, all over a text."""
    chance = random.Random(8)
    starts = (chance.randrange(max(1, size - 400)) for _ in range(many))
    return [Span(start, start + chance.randint(20, 300)) for start in starts]


def _tagged(article: Article, many: int) -> CaseFile:
    assert article.text is not None
    kinds = tuple(Kind)
    ids = [f"{n:032x}" for n in range(many)]
    return CaseFile(
        articles=(article,),
        items=tuple(
            Item(
                id="i:" + id,
                kind=kinds[n % 3],
                handle=f"{kinds[n % 3].value[0]}-{n}",
                statement=f"The bridge was closed {n} times",
                analyst="bench",
                at=NOW,
            )
            for n, id in enumerate(ids)
        ),
        annotations=tuple(
            Annotation(
                id="n:" + id,
                article=article.id,
                item="i:" + id,
                anchor=cite(article.text, span),
                attribution=("Tomas Brandl",),
                analyst="bench",
                at=NOW,
            )
            for id, span in zip(ids, spans(len(article.text), many), strict=True)
        ),
    )
