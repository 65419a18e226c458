"""Rows to case files: everything about some scenarios, struck things that are spoken of too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile, Judged, names_called
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.scenario import Scenario
from scenarios.source import Source
from store import archive
from store.connection import Connection

JUDGED = (
    "(EXISTS (SELECT 1 FROM finding x WHERE x.subject = t.id) "
    "OR EXISTS (SELECT 1 FROM forecast x WHERE x.subject = t.id))"
)
"""Of an item or scenario `t`: somebody has a finding or forecast on it. It stays, withdrawn."""

# A membership that was made with its item went with it; another was taken out.
_BELONGS = (
    "(t.standing OR (NOT t.struck AND EXISTS (SELECT 1 FROM item i JOIN entry e ON e.id = i.entry "
    "JOIN entry own ON own.id = t.entry WHERE i.id = t.item AND NOT i.standing "
    "AND own.deed = e.deed)))"
)
_NAMED_BY_A_FINDING = (
    "EXISTS (SELECT 1 FROM finding x WHERE json_extract(x.fields, '$.criteria') = t.id "
    "AND (x.subject = t.subject OR x.subject IN (SELECT g.id FROM item g JOIN item i "
    "ON g.face = i.face WHERE i.id = t.subject AND i.face <> '')))"
)
_NEAR = "json_each(:near) near CROSS JOIN"
"""SQL: one by one in the order of the list, so that what lies together is read together."""
_AMONG = "IN (SELECT value FROM json_each(:{}))"


def recall(
    connection: Connection, scenarios: Sequence[str], *, texts: bool, words: bool = True
) -> CaseFile:
    """What is in some scenarios, by id; everything, where none is named.

    Without `words` its quotes are left out: who only counts does without.
    """
    given = {"chosen": json.dumps(scenarios)}
    if scenarios:
        given["near"] = json.dumps(_near(connection, scenarios, given))
    chosen = _AMONG.format("chosen") if scenarios else "IS NOT NULL"

    def near(cls: type[archive.A], by: str, condition: str) -> tuple[archive.A, ...]:
        """What is about the scenarios and what is in them, by the column that says so."""
        if not scenarios:
            return tuple(archive.load(connection, cls, condition, given, words=words))
        where = f"{condition} AND t.{by} = near.value"
        return tuple(archive.load(connection, cls, where, given, words=words, after=_NEAR))

    annotations = near(Annotation, "item", "t.standing")
    given["cited"] = json.dumps(sorted({mention.article for mention in annotations}))
    cited = f"t.standing AND t.id {_AMONG.format('cited')}" if scenarios else "t.standing"
    places = f"{_BELONGS} AND t.scenario {chosen}"
    stated = f"t.id {chosen}" if scenarios else f"(t.standing OR {JUDGED})"
    found = CaseFile(
        scenarios=tuple(archive.load(connection, Scenario, stated, given)),
        articles=tuple(archive.articles(connection, cited, given, texts=texts)),
        sources=tuple(archive.load(connection, Source, "t.standing")),
        items=near(Item, "id", f"(t.standing OR {JUDGED})"),
        memberships=tuple(archive.memberships(connection, places, given)),
        annotations=annotations,
        criteria=near(Criteria, "subject", f"(t.standing OR {_NAMED_BY_A_FINDING})"),
        forecasts=near(Forecast, "subject", "1"),
        findings=near(Finding, "subject", "1"),
    )
    return _only_spoken_of(found) if scenarios else _closed(found, found.items)


def _near(connection: Connection, scenarios: Sequence[str], given: dict[str, str]) -> Sequence[str]:
    """Some scenarios, their items, and what is the same event: each once, to be asked for often.

    Items come as they were put there, which is as they were made.
    """
    within = f"FROM membership m {{}} WHERE m.scenario {_AMONG.format('chosen')}"
    same = "JOIN item h ON h.id = m.item AND h.face <> '' JOIN item g ON g.face = h.face"
    members = connection.exec_driver_sql(f"SELECT m.item {within.format('')}", given).all()
    others = connection.exec_driver_sql(f"SELECT g.id {within.format(same)}", given).all()
    return list(dict.fromkeys((*scenarios, *(row[0] for row in (*members, *others)))))


def _only_spoken_of(found: CaseFile) -> CaseFile:
    """Without items that were taken out, and without articles and sources that nothing names."""
    inside = {m.item for m in found.memberships}
    events = {i.face for i in found.items if i.id in inside}
    closed = _closed(found, [i for i in found.items if i.face in events])
    cited = {a.article for a in closed.annotations}
    closed = replace(closed, articles=tuple(a for a in closed.articles if a.id in cited))
    called = names_called(closed)
    return replace(closed, sources=tuple(s for s in closed.sources if called & set(s.names)))


def _closed(found: CaseFile, items: Sequence[Item]) -> CaseFile:
    """With these items alone, and what belongs to them and to the scenarios."""
    subjects = {thing.id for thing in (*found.scenarios, *items)}

    def about(things: Iterable[Judged]) -> tuple[Judged, ...]:
        return tuple(thing for thing in things if thing.subject in subjects)

    return replace(
        found,
        items=_with_faces(items),
        memberships=tuple(
            m for m in found.memberships if m.item in subjects and m.scenario in subjects
        ),
        annotations=tuple(a for a in found.annotations if a.item in subjects),
        criteria=about(found.criteria),
        forecasts=about(found.forecasts),
        findings=about(found.findings),
    )


def _with_faces(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items of which one stands for the event, where that one was left out: the first of them."""
    known = {item.id for item in items}
    faces: dict[str, str] = {}
    for item in items:
        if item.face not in known:
            faces.setdefault(item.face, item.id)
    return tuple(
        replace(item, same_as="" if faces[item.face] == item.id else faces[item.face])
        if item.face in faces
        else item
        for item in items
    )
