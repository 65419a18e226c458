"""Rows to the lines of a list of articles, for as many as are on the screen."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.review import UNSETTLED
from scenarios.vocabulary import Status
from store.connection import Connection, marks
from store.events import last

READ_THROUGH = 0.95
"""The share from which an article counts as read through; nobody looks at the last imprint."""
STATUS = f"CASE WHEN i.disputed THEN 'open' ELSE {last('finding', 'x.status')} END"
SETTLED = ", ".join(repr(s.value) for s in Status if s not in UNSETTLED)
_EVENT = "coalesce(nullif(i.face, ''), i.id)"


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


def lines_of(connection: Connection, rows: Sequence[int]) -> dict[int, ArticleLine]:
    """Lines by row number; a row that is not there any more has none. At most some hundreds."""
    found = connection.exec_driver_sql(
        "SELECT a.rowid, a.id, a.fields, a.work, a.length, "
        # `IS NOT NULL` would read every text.
        "EXISTS (SELECT 1 FROM text t WHERE t.sha256 = substr(a.id, 3) "
        "AND typeof(t.content) = 'text'), "
        "(SELECT count(*) FROM article b WHERE b.work = a.work AND b.standing), "
        "(SELECT value FROM local l WHERE l.name = 'seen' AND l.key = a.id) "
        f"FROM article a WHERE a.standing AND a.rowid IN ({marks(rows)})",
        tuple(rows),
    ).all()
    ids = [row[1] for row in found]
    tallies = counts(connection, ids)
    first = _first_words(connection, [row[1] for row in found if not _said(row).get("title")])
    return {row[0]: _line(row, tallies.get(row[1], {}), first) for row in found}


def counts(connection: Connection, ids: Collection[str] | None = None) -> dict[str, dict[str, int]]:
    """How many items of each kind articles have, and how many are `open`; of all, or of some."""
    among = "" if ids is None else f"AND n.article IN ({marks(list(ids))})"
    rows = connection.exec_driver_sql(
        f"SELECT n.article, i.kind, count(DISTINCT {_EVENT}), count(DISTINCT CASE WHEN "
        f"coalesce({STATUS}, 'open') NOT IN ({SETTLED}) THEN {_EVENT} END) "
        f"FROM annotation n JOIN item i ON i.id = n.item WHERE n.standing {among} GROUP BY 1, 2",
        tuple(ids or ()),
    )
    found: dict[str, dict[str, int]] = {}
    for article, kind, many, unsettled in rows:
        tally = found.setdefault(article, {"open": 0})
        tally[kind] = many
        tally["open"] += unsettled
    return found


def share(seen: str | None, length: int) -> float:
    """The share of a text that was on the screen; `seen` is a list of spans as JSON."""
    spans = json.loads(seen) if seen else ()
    return min(1.0, sum(end - start for start, end in spans) / length) if length else 0.0


def _first_words(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    if not ids:
        return {}
    from store import archive  # slow to load, and most articles have a title

    where = f"t.id IN ({marks(ids)})"
    return {a.id: a.title for a in archive.articles(connection, where, tuple(ids), texts=True)}


def _said(row: Any) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(row[2])
    return said


def _line(row: Any, tally: dict[str, int], first: dict[str, str]) -> ArticleLine:
    _, id, _, work, length, here, editions, seen = row
    said = _said(row)
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
        read=share(seen, length),
        claims=tally.get("claim", 0),
        triggers=tally.get("trigger", 0),
        predictions=tally.get("prediction", 0),
        open=tally.get("open", 0),
        here=bool(here),
    )
