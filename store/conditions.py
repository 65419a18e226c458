"""Whether the conditions of items hold: what was found of the items that they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from scenarios.conditions import Conditions, Part, Verdict, verdict
from scenarios.vocabulary import Kind, Status
from seeds.when import When
from store.archive import by_hundreds
from store.connection import Connection, marks
from store.layout import short
from store.lines import ItemLine, item_lines


def verdicts(
    connection: Connection,
    asked: Mapping[str, tuple[Conditions, date | None]],
    today: date,
) -> dict[str, Verdict]:
    """Whether conditions hold, by the item that has them; each comes with the item's deadline."""
    if not asked:
        return {}
    scenarios = {given.triggers_of for given, _ in asked.values() if given.triggers_of}
    known = {id: triggers(connection, id) for id in sorted(scenarios)}
    wanted = {id for given, _ in asked.values() for id in (*given.of, *given.unless)}
    wanted |= {id for found in known.values() for id in found}
    lines = _lines(connection, wanted)

    def parts(ids: Iterable[str]) -> list[Part]:
        return [_part(id, lines) for id in ids]

    return {
        item: verdict(
            given,
            parts(given.of or known.get(given.triggers_of, ())),
            parts(given.unless),
            by,
            today,
        )
        for item, (given, by) in asked.items()
    }


def triggers(connection: Connection, scenario: str) -> Sequence[str]:
    """The triggers of a scenario that stand, each event once."""
    rows = connection.exec_driver_sql(
        "SELECT CASE WHEN i.face = '' THEN i.id ELSE i.face END "
        "FROM membership m JOIN item i ON i.id = m.item "
        "WHERE m.scenario = ? AND m.standing AND i.standing AND i.kind = ? "
        "GROUP BY 1 ORDER BY min(i.clock), min(i.entry), min(i.ordinal)",
        (scenario, Kind.TRIGGER.value),
    )
    return [row[0] for row in rows]


def _lines(connection: Connection, ids: Iterable[str]) -> dict[str, ItemLine]:
    found: dict[str, ItemLine] = {}
    for some in by_hundreds(sorted(ids)):
        where = f"i.id IN ({marks(some)}) AND i.standing"
        found |= {line.id: line for line in item_lines(connection, where, tuple(some))}
    return found


def _part(id: str, lines: Mapping[str, ItemLine]) -> Part:
    """What is known of an item; what is not here, or was removed, is open."""
    line = lines.get(id)
    if line is None:
        return Part(handle=short(id), status=Status.OPEN)
    return Part(
        handle=line.handle,
        status=line.status,
        since=When(line.since).latest if line.since else None,
        deadline=date.fromisoformat(line.deadline) if line.deadline else None,
    )
