"""An article with its tags in it: nested and crossing ones too, each with its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from scenarios.tlp import Tlp, exceeds, highest
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.article import Article, BlockKind
from seeds.refusal import Refusal
from tui import telling
from tui.days import day
from tui.report.passages import language

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag as the list shows it; `place` is None where it stands in no text that is here."""

    name: str
    kind: Kind
    handle: str
    statement: str
    status: str
    said: str
    place: Span | None


@dataclass(frozen=True, slots=True)
class Run:
    """Words in which the same tags stand. `begin` and `end` name those that do so here."""

    begin: tuple[str, ...]
    words: str
    kinds: tuple[Kind, ...]
    deep: bool
    end: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the article and its runs."""

    kind: BlockKind
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """What the page of an article says. It has no parts where the text was forgotten.

    `mark` is the highest of all that is in it.
    """

    mark: Tlp | None
    title: str
    by: str
    published: str
    language: str
    url: str
    as_of: date
    simulated: bool
    parts: tuple[Part, ...]
    tags: tuple[Tag, ...]


def annotated(desk: Desk, name: str, most: Tlp | None = None) -> Annotated:
    """An article with what is tagged in it and not marked above `most`.

    Raises:
        Unknown, Ambiguous: the article.
        Refusal: it is marked above `most` itself.
    """
    article, marks = desk.article(name), desk.marks()
    mark = marks.get(article.id)
    if most and mark and exceeds(mark, most):
        what = f"the article {article.title} is {mark.words}: {mark.meaning}"
        raise Refusal(what, attempt=f"--max {mark}, for those whom it may go to")
    mentions = [
        m for m in desk.mentions(article.id) if not (most and exceeds(marks.get(m.item.id), most))
    ]
    tags = list(_tags(mentions, article))
    about = article.metadata
    by = (", ".join(about.authors), about.outlet)
    return Annotated(
        mark=highest((mark, *(marks.get(m.item.id) for m in mentions))),
        title=article.title,
        by=" · ".join(part for part in by if part) or "nobody named",
        published=day(about.published) if about.published else "undated",
        language=language(article),
        url=about.url,
        as_of=desk.clock().date(),
        simulated=desk.simulated,
        parts=tuple(parts(article, tags)),
        tags=tuple(tags),
    )


def _tags(mentions: Sequence[Mention], article: Article) -> Iterator[Tag]:
    here = len(article.text or "")
    for number, one in enumerate(mentions, 1):
        span = one.annotation.anchor.span
        yield Tag(
            name=f"{one.item.kind.letter}{number}",
            kind=one.item.kind,
            handle=one.item.handle,
            statement=one.item.statement,
            status=one.status.words,
            said=telling.mention(one.annotation, article, one.item.kind),
            place=span if span and span.end <= here else None,
        )


def parts(article: Article, tags: Sequence[Tag]) -> Iterator[Part]:
    """The blocks of an article, cut where a tag begins or ends."""
    if article.text is None:
        return
    for block in sorted(article.blocks, key=lambda block: block.span):
        yield Part(block.kind, tuple(_runs(article.text, block.span, tags)))
    if article.text and not article.blocks:
        whole = Span(0, len(article.text))
        yield Part(BlockKind.PARAGRAPH, tuple(_runs(article.text, whole, tags)))


def _runs(text: str, block: Span, tags: Sequence[Tag]) -> Iterator[Run]:
    here = [(tag, tag.place) for tag in tags if tag.place and tag.place.overlaps(block)]
    ends = {end for _, place in here for end in (place.start, place.end)}
    cuts = sorted({block.start, block.end, *(e for e in ends if block.start < e < block.end)})
    for start, end in pairwise(cuts):
        standing = [(tag, place) for tag, place in here if place.start < end and start < place.end]
        kinds = tuple(dict.fromkeys(tag.kind for tag, _ in standing))
        yield Run(
            begin=tuple(tag.name for tag, place in standing if place.start == start),
            words=text[start:end],
            kinds=kinds,
            deep=len(standing) > 1,
            end=tuple(tag.name for tag, place in reversed(standing) if place.end == end),
        )
