"""What may come up for review, read in few statements: items, scenarios, and what they hang on."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from scenarios.conditions import Conditions, Part
from scenarios.criteria import Criteria
from scenarios.finding import Finding, differing, standing
from scenarios.item import Item
from scenarios.plain import value
from scenarios.review import UNSETTLED, Watched
from scenarios.vocabulary import Kind, Status
from store import archive
from store.conditions import verdicts
from store.connection import Connection, marks
from store.events import FACE, SHOWN, last

_FOUND = last("finding", "x.status || ' ' || substr(x.at, 1, 10)")
_TIME = last(
    "criteria",
    "x.deadline || ' ' || CASE WHEN instr(x.fields, '\"hangs_on\":') "
    "THEN coalesce(json_extract(x.fields, '$.timeframe.hangs_on'), '') ELSE '' END",
)
_SNOOZED = last("snooze", "x.until")
_CONDITIONED = "CASE WHEN instr(i.fields, '\"conditions\":{') THEN i.fields END"
"""SQL: what is known of the item `i`, where it hangs on others."""

_OF_SCENARIOS = "t.subject >= 's:' AND t.subject < 's;'"
"""SQL: that something is about a scenario; an index serves it."""


def watched(
    connection: Connection,
    today: date,
    inside: str = "1",
    given: Sequence[Any] = (),
    scenario: str = "",
) -> list[Watched]:
    """What may come up for review: the items that `inside` says, and scenarios, or only the one.

    A scenario comes up where it has criteria, or a finding: others only gather items.
    """
    found, conditions, hanging = _items(connection, inside, given, today)
    own, more = _scenarios(connection, scenario)
    found += own
    hanging |= more
    by = {one.subject: one.deadline for one in found}
    held = verdicts(connection, {id: (one, by[id]) for id, one in conditions.items()}, today)
    known = events(connection, set(hanging.values()))
    if not (held or known):
        return found
    return [
        replace(
            one,
            condition=held.get(one.subject),
            event=known.get(hanging.get(one.subject, "")),
        )
        for one in found
    ]


def _items(
    connection: Connection, inside: str, given: Sequence[Any], today: date
) -> tuple[list[Watched], dict[str, Conditions], dict[str, str]]:
    """Items that a further look may change; their conditions; the events their time hangs on."""
    rows = connection.exec_driver_sql(
        f"SELECT i.id, i.kind, {_FOUND}, {_TIME}, substr(i.at, 1, 10), {_SNOOZED}, i.disputed, "
        f"{_CONDITIONED} FROM item i WHERE {SHOWN} AND {inside} "
        "ORDER BY i.clock, i.entry, i.ordinal",
        tuple(given),
    )
    kinds, statuses, days = {k.value: k for k in Kind}, {s.value: s for s in Status}, _Days()
    found: list[Watched] = []
    conditions: dict[str, Conditions] = {}
    events: dict[str, str] = {}
    for id, kind, judged, time, made, until, disputed, fields in rows:
        status, _, seen = (judged or "open ").partition(" ")
        holds = Status.OPEN if disputed else statuses[status]
        if holds not in UNSETTLED or (until and days[until] > today):
            continue
        by, _, event = (time or " ").partition(" ")
        if event:
            events[id] = event
        if fields:
            held = value(Item, json.loads(fields)).conditions
            conditions |= {id: held} if held else {}
        found.append(
            Watched(
                subject=id,
                kind=kinds[kind],
                status=holds,
                deadline=days[by] if by else None,
                made=days[made],
                seen=days[seen] if seen else None,
                snoozed=days[until] if until else None,
                differing=bool(disputed),
            )
        )
    return found, conditions, events


class _Days(dict[str, date]):
    """Days by how they are written: many things share one."""

    def __missing__(self, words: str) -> date:
        self[words] = day = date.fromisoformat(words)
        return day


def _scenarios(connection: Connection, only: str) -> tuple[list[Watched], dict[str, str]]:
    """Scenarios that are judged, and the events that their time hangs on."""
    which = "t.subject = ?" if only else _OF_SCENARIOS
    given = (only,) if only else ()
    findings = _by_subject(archive.load(connection, Finding, f"t.standing AND {which}", given))
    criteria = _by_subject(archive.load(connection, Criteria, f"t.standing AND {which}", given))
    ids = sorted({*findings, *criteria})
    rows = connection.exec_driver_sql(
        "SELECT i.id, substr(i.at, 1, 10), (SELECT until FROM snooze x WHERE x.subject = i.id AND "
        "x.standing ORDER BY x.clock DESC, x.entry DESC LIMIT 1) FROM scenario i "
        f"WHERE i.standing AND i.id IN ({marks(ids)}) ORDER BY i.clock, i.entry, i.ordinal",
        tuple(ids),
    ).all()
    found, events = [], {}
    for id, made, until in rows:
        holds, version = standing(findings.get(id, ())), criteria.get(id, [None])[-1]
        frame = version.timeframe if version else None
        if frame and frame.hangs_on:
            events[id] = frame.hangs_on
        last_seen = max((f.at.date() for f in findings.get(id, ()) if f.at), default=None)
        found.append(
            Watched(
                subject=id,
                kind=None,
                status=holds.status if holds else Status.OPEN,
                deadline=frame.by.latest if frame and frame.by else None,
                made=date.fromisoformat(made),
                seen=last_seen,
                snoozed=date.fromisoformat(until) if until else None,
                differing=bool(differing(findings.get(id, ()))),
            )
        )
    return found, events


def _by_subject(made: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in made:
        found.setdefault(one.subject, []).append(one)
    return found


def events(connection: Connection, ids: Collection[str]) -> Mapping[str, Part]:
    """What is known of items and scenarios that a time hangs on, those that stand."""
    found: dict[str, Part] = {}
    for some in archive.by_hundreds(sorted(ids)):
        rows = connection.exec_driver_sql(
            f"SELECT g.id, g.handle, {FACE} FROM item g WHERE g.standing AND g.id IN "
            f"({marks(some)}) UNION ALL SELECT s.id, s.handle, s.id FROM scenario s "
            f"WHERE s.standing AND s.id IN ({marks(some)})",
            (*some, *some),
        ).all()
        for id, handle, face in rows:
            found[id] = _part(connection, handle, face)
    return found


def _part(connection: Connection, handle: str, face: str) -> Part:
    about = "t.standing AND t.subject IN (SELECT ? UNION SELECT g.id FROM item g WHERE g.face = ?)"
    holds = standing(archive.load(connection, Finding, about, (face, face)))
    if holds is None:
        return Part(handle=handle, status=Status.OPEN)
    found = holds.at.date() if holds.at else None
    since = holds.occurred_on.latest if holds.occurred_on else found
    return Part(handle=handle, status=holds.status, since=since, found=found)
