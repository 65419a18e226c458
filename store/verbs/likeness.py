"""Items that two analysts may have made for one event: where to look, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from scenarios.alike import Said, alike
from scenarios.overlaps import Spans
from seeds.anchor import Span
from seeds.article import Article
from store import archive, names
from store.bench import Bench
from store.connection import Connection, marks
from store.events import SHOWN
from store.lines import ItemLine, item_lines

_PASSAGE = "tagged at the same passage"
_EDITION = "the same passage in two editions"
_WORDS = "much the same words"
_MADE = "SELECT id, clock, entry, ordinal FROM item WHERE id IN ({})"
_MOST_EDITIONS = 200
"""Tags that are looked for in another edition: each takes some milliseconds."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that may be one event, and what speaks for it."""

    one: ItemLine
    other: ItemLine
    why: str


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag as far as its place tells; `event` is what stands for its item's event."""

    event: str
    kind: str
    analyst: str
    article: str
    work: str
    span: Span


class LikenessVerbs(Bench):
    """What can be asked about two analysts' items, and answered for this file alone."""

    def likely_pairs(self, most: int = 500) -> list[Pair]:
        """Items of two analysts that may be one event, the likeliest first.

        The one that was made first stands first: it would be the face of both.
        First those at the same passage, then the same passage of two editions of a work, then
        those of alike words. What was said to be two events here is left out.
        """
        with self.reading() as connection:
            tags = _tags(connection)
            found: dict[tuple[str, str], str] = {}
            for why, pairs in (
                (_PASSAGE, _at_one_passage(tags)),
                (_EDITION, _in_two_editions(connection, tags)),
                (_WORDS, _of_alike_words(connection)),
            ):
                for one, other in pairs:
                    found.setdefault((min(one, other), max(one, other)), why)
            apart = _said_to_differ(connection)
            wanted = [(pair, why) for pair, why in found.items() if pair not in apart][:most]
            ids = sorted({id for pair, _ in wanted for id in pair})
            lines = {
                line.id: line
                for some in archive.by_hundreds(ids)
                for line in item_lines(connection, f"i.id IN ({marks(some)})", some)
            }
            made = {
                row[0]: tuple(row[1:])
                for some in archive.by_hundreds(ids)
                for row in connection.exec_driver_sql(_MADE.format(marks(some)), tuple(some))
            }
        in_order = [(sorted(pair, key=made.__getitem__), why) for pair, why in wanted]
        return [Pair(lines[one], lines[other], why) for (one, other), why in in_order]

    def keep_apart(self, one: str, other: str) -> None:
        """Remember, in this file alone, that two items are not to be offered as one event.

        Raises:
            Unknown, Ambiguous: an item.
        """
        with self.reading() as connection:
            pair = sorted((names.item(connection, one), names.item(connection, other)))
        self.set_local("apart", " ".join(pair), "1")

    def offer_again(self, one: str, other: str) -> None:
        """Forget that two items are not to be offered."""
        self.set_local("apart", " ".join(sorted((one, other))), "")


def _said_to_differ(connection: Connection) -> set[tuple[str, ...]]:
    rows = connection.exec_driver_sql("SELECT key FROM local WHERE name = 'apart' AND value <> ''")
    return {tuple(row[0].split()) for row in rows}


def _tags(connection: Connection) -> list[_Tag]:
    rows = connection.exec_driver_sql(
        "SELECT coalesce(nullif(i.face, ''), i.id), i.kind, n.analyst, n.article, a.work, "
        "n.start, n.stop FROM annotation n JOIN item i ON i.id = n.item "
        "JOIN article a ON a.id = n.article WHERE n.standing ORDER BY n.article, n.start, n.stop"
    )
    return [
        _Tag(event, kind, analyst, article, work, Span(start, stop))
        for event, kind, analyst, article, work, start, stop in rows
    ]


def _at_one_passage(tags: Sequence[_Tag]) -> Iterator[tuple[str, str]]:
    """Events of two analysts whose tags of one kind meet, those of the same ends first."""
    by_place: dict[tuple[str, str], list[_Tag]] = {}
    for tag in tags:
        by_place.setdefault((tag.article, tag.kind), []).append(tag)
    near: list[tuple[str, str]] = []
    for here in by_place.values():
        open_tags: list[_Tag] = []
        for tag in here:
            open_tags = [one for one in open_tags if one.span.end > tag.span.start]
            for one in open_tags:
                if one.analyst != tag.analyst and one.event != tag.event:
                    if one.span == tag.span:
                        yield one.event, tag.event
                    else:
                        near.append((one.event, tag.event))
            open_tags.append(tag)
    yield from near


def _in_two_editions(connection: Connection, tags: Sequence[_Tag]) -> Iterator[tuple[str, str]]:
    """Events of two analysts whose tags of one kind stand for the same passage of two editions."""
    from seeds.parallel import counterpart

    by_work: dict[str, dict[str, list[_Tag]]] = {}
    for tag in tags:
        by_work.setdefault(tag.work, {}).setdefault(tag.article, []).append(tag)
    left = _MOST_EDITIONS
    for editions in by_work.values():
        pages = _pages(connection, editions) if len(editions) > 1 else {}
        for one, other in combinations(pages, 2):
            for tag in editions[one]:
                if left == 0:
                    return
                rivals = _rivals(tag, editions[other])
                if not rivals:
                    continue
                left -= 1
                place = counterpart(pages[one], tag.span, pages[other])
                for rival in rivals if place else ():
                    assert place is not None
                    if Spans([rival.span]).meets(place):
                        yield tag.event, rival.event


def _rivals(tag: _Tag, others: Iterable[_Tag]) -> list[_Tag]:
    return [
        other
        for other in others
        if other.kind == tag.kind and other.analyst != tag.analyst and other.event != tag.event
    ]


def _pages(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    some = tuple(ids)
    found = archive.articles(connection, f"t.id IN ({marks(some)})", some, texts=True)
    return {page.id: page for page in found}


def _of_alike_words(connection: Connection) -> Iterator[tuple[str, str]]:
    """Events of two analysts whose statements say much the same, the most alike first."""
    rows = connection.exec_driver_sql(
        "SELECT i.id, i.kind, i.analyst, i.statement FROM item i "
        f"WHERE {SHOWN} AND i.statement <> '' ORDER BY i.clock, i.entry, i.ordinal"
    )
    found = sorted(alike([Said(*row) for row in rows]), key=lambda pair: (-pair[0], *pair[1:]))
    return ((one, other) for _, one, other in found)
