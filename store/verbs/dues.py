"""What is due, and the line of whatever is judged: an item or a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scenarios.conditions import Part
from scenarios.criteria import Criteria
from scenarios.finding import Finding, differing, standing
from scenarios.review import Due, queue
from scenarios.scenario import Scenario
from scenarios.vocabulary import Status
from store import archive, names
from store.bench import Bench
from store.connection import Connection, marks
from store.due import events, watched
from store.events import IN_SCENARIO
from store.lines import ItemLine, item_lines
from store.sameness import about
from store.scenario_lines import JudgedLine, ScenarioLine


class DueVerbs(Bench):
    """What can be asked about what is to be judged."""

    def due(self, scenario: str = "") -> list[tuple[Due, JudgedLine]]:
        """What to look at next, the most pressing first: items, and scenarios with criteria.

        Raises:
            Unknown, Ambiguous: the scenario.
        """
        with self.reading() as connection:
            found = self._queue(connection, scenario)
            lines = _lines(connection, [one.subject for one in found])
        return [(one, lines[one.subject]) for one in found]

    def queue(self, scenario: str = "", today: date | None = None) -> list[Due]:
        """The same without the lines, on some day: cheaper.

        Raises:
            Unknown, Ambiguous: the scenario.
        """
        with self.reading() as connection:
            return self._queue(connection, scenario, today)

    def many_due(self) -> int:
        """How many things it is time to look at."""
        return len(self.queue())

    def judged(self, name: str) -> JudgedLine:
        """An item or a scenario, with what stands for it; an item goes first.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            id = names.subject(connection, name)
            return _lines(connection, [id])[id]

    def event_of(self, name: str) -> Part | None:
        """What the time of an item or a scenario hangs on, and what was found of that.

        None where it hangs on nothing, or on what was removed.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            versions = about(connection, Criteria, names.subject(connection, name))
            event = versions[-1].timeframe.hangs_on if versions else ""
            return events(connection, {event}).get(event)

    def _queue(self, connection: Connection, scenario: str, today: date | None = None) -> list[Due]:
        today = today or self.clock().date()
        if not scenario:
            return queue(watched(connection, today), today)
        only = names.scenario(connection, scenario)
        return queue(watched(connection, today, IN_SCENARIO, (only,), only), today)


def _lines(connection: Connection, ids: Sequence[str]) -> dict[str, JudgedLine]:
    found: dict[str, JudgedLine] = {}
    for some in archive.by_hundreds([id for id in ids if id.startswith("i:")]):
        lines: list[ItemLine] = item_lines(connection, f"i.id IN ({marks(some)})", tuple(some))
        found |= {line.id: line for line in lines}
    wanted = [id for id in ids if id.startswith("s:")]
    for some in archive.by_hundreds(wanted):
        for one in archive.load(connection, Scenario, f"t.id IN ({marks(some)})", tuple(some)):
            found[one.id] = _scenario_line(connection, one)
    return found


def _scenario_line(connection: Connection, one: Scenario) -> ScenarioLine:
    findings = [f for f in about(connection, Finding, one.id) if not f.withdrawn]
    versions = about(connection, Criteria, one.id)
    holds = standing(findings)
    by = versions[-1].timeframe.by if versions else None
    dated = holds.occurred_on or (holds.at.date() if holds.at else "") if holds else ""
    return ScenarioLine(
        id=one.id,
        handle=one.handle,
        statement=one.title,
        question=one.question,
        status=holds.status if holds else Status.OPEN,
        since=str(dated),
        deadline=by.latest.isoformat() if by else "",
        differ=tuple((f.analyst, f.status) for f in differing(findings)),
    )
