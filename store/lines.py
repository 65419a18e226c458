"""Rows to the lines of lists: what stands for each item, in a few statements."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from scenarios.annotation import Annotation
from scenarios.finding import came_true
from scenarios.item import Item
from scenarios.rules import expected
from scenarios.vocabulary import Expectation, Kind, Status
from seeds.anchor import Span
from store import archive
from store.article_lines import STATUS
from store.connection import Connection
from store.events import last
from store.sameness import Events, differed


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item in a list, with what stands for its event.

    `authors` are the speakers, the first of each chain. `same` are the handles of the other items
    that are the same event; `differ` is what each analyst found, where they differ.
    """

    id: str
    kind: Kind
    handle: str
    statement: str
    quote: str
    status: Status
    since: str
    deadline: str
    expects: Expectation
    came_true: bool | None
    authors: tuple[str, ...]
    scenarios: tuple[str, ...]
    labels: tuple[str, ...]
    articles: tuple[str, ...]
    mentions: int
    withdrawn: bool
    same: tuple[str, ...] = ()
    differ: tuple[tuple[str, Status], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotation with its item and the status that holds."""

    annotation: Annotation
    item: Item
    status: Status


class TagLine(NamedTuple):
    """A tag as a list and the text show it, and no more: an article may have ten thousand.

    `disputed` where analysts differ in what they found about the item.
    """

    id: str
    start: int
    end: int
    item: str
    kind: Kind
    handle: str
    statement: str
    status: Status
    disputed: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def with_items(connection: Connection, found: Sequence[Annotation]) -> list[Mention]:
    items: dict[str, Item] = {}
    statuses: dict[str, str] = {}
    for some in archive.by_hundreds(sorted({a.item for a in found})):
        marks = ", ".join("?" * len(some))
        for item in archive.load(connection, Item, f"t.id IN ({marks})", tuple(some)):
            items[item.id] = item
        rows = connection.exec_driver_sql(
            f"SELECT i.id, {STATUS} FROM item i WHERE i.id IN ({marks})", tuple(some)
        )
        statuses |= {row[0]: row[1] or "open" for row in rows}
    ordered = sorted(found, key=lambda a: (a.anchor.span, a.id) if a.anchor.span else (0, a.id))
    return [Mention(a, items[a.item], Status(statuses[a.item])) for a in ordered]


def tag_lines(
    connection: Connection, where: str, given: Sequence[Any], most: int = -1
) -> list[TagLine]:
    """Tags in the order of the text; `where` is SQL over the annotation `t`."""
    kinds, statuses = {k.value: k for k in Kind}, {s.value: s for s in Status}
    rows = connection.exec_driver_sql(
        "SELECT t.id, t.start, t.stop, t.item, i.kind, i.handle, i.statement, "
        f"coalesce({STATUS}, 'open'), i.disputed FROM annotation t JOIN item i ON i.id = t.item "
        f"WHERE {where} ORDER BY t.start, t.stop DESC, t.id LIMIT ?",
        (*given, most),
    ).all()
    return [
        TagLine(id, start, end, item, kinds[kind], handle, said, statuses[status], bool(disputed))
        for id, start, end, item, kind, handle, said, status, disputed in rows
    ]


def item_lines(connection: Connection, where: str, given: Sequence[Any]) -> list[ItemLine]:
    day = "coalesce(json_extract(x.fields, '$.occurred_on'), substr(x.at, 1, 10))"
    since = f"CASE WHEN NOT i.disputed THEN {last('finding', day)} END"
    deadline = last("criteria", "x.deadline")
    rows = connection.exec_driver_sql(
        f"SELECT i.id, i.fields, i.standing, {STATUS}, {since}, {deadline}, i.face, i.disputed "
        f"FROM item i WHERE {where} ORDER BY i.kind DESC, i.handle, i.id",
        tuple(given),
    ).all()
    events = Events(connection, [row[0] for row in rows if row[6]])
    ids = list(dict.fromkeys((*(row[0] for row in rows), *events.faces)))
    mentions = events.gathered(_mentions_of(connection, ids))
    scenarios = events.gathered(_scenarios_of(connection, ids))
    found = [_item_line(row, mentions.get(row[0], []), scenarios.get(row[0], [])) for row in rows]
    same = events.handles()
    differ = differed(connection, [row[0] for row in rows if row[7]])
    return [
        replace(line, same=same.get(line.id, ()), differ=differ.get(line.id, ()))
        if line.id in same or line.id in differ
        else line
        for line in found
    ]


def _mentions_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Annotation]]:
    found: dict[str, list[Annotation]] = {}
    for some in archive.by_hundreds(ids):
        marks = ", ".join("?" * len(some))
        where = f"t.standing AND t.item IN ({marks})"
        for mention in archive.load(connection, Annotation, where, tuple(some)):
            found.setdefault(mention.item, []).append(mention)
    return found


def _scenarios_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for some in archive.by_hundreds(ids):
        marks = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(
            "SELECT m.item, s.handle FROM membership m JOIN scenario s ON s.id = m.scenario "
            f"WHERE m.standing AND s.standing AND m.item IN ({marks}) ORDER BY s.handle",
            tuple(some),
        )
        for item, handle in rows:
            found.setdefault(item, []).append(handle)
    return found


def _item_line(row: Any, mentions: list[Annotation], scenarios: list[str]) -> ItemLine:
    id, fields, standing, status, since, deadline, *_ = row
    said = json.loads(fields)
    kind = Kind(said["kind"])
    holds = Status(status or "open")
    expects = expected(mentions)
    return ItemLine(
        id=id,
        kind=kind,
        handle=said["handle"],
        statement=said.get("statement", ""),
        quote=(mentions[0].anchor.quote or "") if mentions else "",
        status=holds,
        since=since or "",
        deadline=deadline or "",
        expects=expects or mentions[0].expects,
        came_true=came_true(holds, expects) if expects and kind is Kind.PREDICTION else None,
        authors=tuple(dict.fromkeys(m.attribution[0] for m in mentions if m.attribution)),
        scenarios=tuple(scenarios),
        labels=tuple(said.get("labels", ())),
        articles=tuple(dict.fromkeys(m.article for m in mentions)),
        mentions=len(mentions),
        withdrawn=not standing,
    )


def places(connection: Connection, article: str, kind: Kind) -> dict[str, float]:
    """How far into their article's tags of a kind items stand, over the editions of its work."""
    rows = connection.exec_driver_sql(
        "SELECT n.article, n.item FROM annotation n JOIN item i ON i.id = n.item "
        "JOIN article a ON a.id = n.article WHERE n.standing AND i.kind = ? AND a.work = "
        "(SELECT work FROM article WHERE id = ?) ORDER BY n.article, n.start",
        (kind.value, article),
    )
    by_article: dict[str, list[str]] = {}
    for page, item in rows:
        by_article.setdefault(page, []).append(item)
    return {
        item: n / max(1, len(items) - 1)
        for items in by_article.values()
        for n, item in enumerate(items)
    }
