"""Rows to the lines of lists: what stands for each article and item, in a few statements."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scenarios.annotation import Annotation
from scenarios.finding import came_true
from scenarios.item import Item
from scenarios.review import UNSETTLED, Watched
from scenarios.rules import expected
from scenarios.vocabulary import Expectation, Kind, Status
from store import archive
from store.connection import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article in a list. `read` is the share of its text that was on the screen, in [0, 1];
    `open` counts its items without a settled status; `here` is whether its text is."""

    id: str
    title: str
    titled: bool
    authors: tuple[str, ...]
    outlet: str
    published: str
    language: str
    work: str
    editions: int
    digest_of: str
    length: int
    read: float
    claims: int
    triggers: int
    predictions: int
    open: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item in a list, with what stands. `authors` are the speakers, the first of each chain."""

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


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotation with its item and the status that holds."""

    annotation: Annotation
    item: Item
    status: Status


_LAST = "WHERE x.subject = i.id AND x.standing ORDER BY x.depth DESC, x.entry DESC, x.ordinal DESC"
STATUS = f"(SELECT x.status FROM finding x {_LAST} LIMIT 1)"
SETTLED = ", ".join(repr(s.value) for s in Status if s not in UNSETTLED)


def counts(connection: Connection) -> dict[str, dict[str, int]]:
    rows = connection.exec_driver_sql(
        "SELECT n.article, i.kind, count(DISTINCT i.id), count(DISTINCT CASE WHEN "
        f"coalesce({STATUS}, 'open') NOT IN ({SETTLED}) THEN i.id END) "
        "FROM annotation n JOIN item i ON i.id = n.item WHERE n.standing GROUP BY 1, 2"
    )
    found: dict[str, dict[str, int]] = {}
    for article, kind, many, unsettled in rows:
        counts = found.setdefault(article, {"open": 0})
        counts[kind] = many
        counts["open"] += unsettled
    return found


def article_line(row: Any, counts: dict[str, int], first: dict[str, str]) -> ArticleLine:
    id, fields, work, length, here, editions, seen = row
    said = json.loads(fields)
    read = sum(end - start for start, end in json.loads(seen or "[]"))
    return ArticleLine(
        id=id,
        title=said.get("title") or first[id],
        titled=bool(said.get("title")),
        authors=tuple(said.get("authors", ())),
        outlet=said.get("outlet", ""),
        published=said.get("published") or "",
        language=said.get("language", ""),
        work=work,
        editions=editions,
        digest_of=said.get("digest_of", ""),
        length=length,
        read=min(1.0, read / length) if length else 0.0,
        claims=counts.get("claim", 0),
        triggers=counts.get("trigger", 0),
        predictions=counts.get("prediction", 0),
        open=counts.get("open", 0),
        here=bool(here),
    )


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


def item_lines(connection: Connection, where: str, given: Sequence[Any]) -> list[ItemLine]:
    since = (
        "(SELECT coalesce(json_extract(x.fields, '$.occurred_on'), substr(x.at, 1, 10)) "
        f"FROM finding x {_LAST} LIMIT 1)"
    )
    deadline = f"(SELECT x.deadline FROM criteria x {_LAST} LIMIT 1)"
    rows = connection.exec_driver_sql(
        f"SELECT i.id, i.fields, i.standing, {STATUS}, {since}, {deadline} "
        f"FROM item i WHERE {where} ORDER BY i.kind DESC, i.handle, i.id",
        tuple(given),
    ).all()
    ids = [row[0] for row in rows]
    mentions = _mentions_of(connection, ids)
    scenarios = _scenarios_of(connection, ids)
    return [_item_line(row, mentions.get(row[0], []), scenarios.get(row[0], [])) for row in rows]


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
    id, fields, standing, status, since, deadline = row
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


def watched_items(connection: Connection, inside: str, given: Sequence[Any]) -> list[Watched]:
    seen = f"(SELECT substr(x.at, 1, 10) FROM finding x {_LAST} LIMIT 1)"
    deadline = f"(SELECT x.deadline FROM criteria x {_LAST} LIMIT 1)"
    snoozed = f"(SELECT x.until FROM snooze x {_LAST} LIMIT 1)"
    rows = connection.exec_driver_sql(
        f"SELECT i.id, i.kind, coalesce({STATUS}, 'open'), {deadline}, substr(i.at, 1, 10), "
        f"{seen}, {snoozed} FROM item i WHERE i.standing AND {inside} "
        "ORDER BY i.depth, i.entry, i.ordinal",
        tuple(given),
    )
    return [
        Watched(
            subject=id,
            kind=Kind(kind),
            status=Status(status),
            deadline=_day(by),
            made=date.fromisoformat(made),
            seen=_day(last),
            snoozed=_day(until),
        )
        for id, kind, status, by, made, last, until in rows
    ]


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


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
