"""A worksheet: what is due as a session file, to be filled in with an editor and run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from scenarios.formats.session_writing import BLANK, Written, write_session
from scenarios.review import Due
from scenarios.vocabulary import STATUSES
from store.layout import short
from store.scenario_lines import JudgedLine, ScenarioLine
from tui import telling

if TYPE_CHECKING:
    from store.desk import Desk

_FIELDS = ("status", "occurred_on", "evidence", "reason")


def worksheet(desk: Desk, scenario: str, name: str) -> tuple[bytes, int]:
    """A session with a blank `mark` for each item that is due, and how many these are.

    Raises:
        Unknown, Ambiguous: the scenario.
    """
    found = desk.due(scenario)
    today = desk.clock().date()
    handles = Counter(line.handle for line in desk.items()) + Counter(
        one.handle for one in desk.scenarios()
    )
    steps = [
        Written(
            "mark",
            {"mark": _called(line, handles)} | dict.fromkeys(_FIELDS, BLANK),
            tuple(_about(desk, one, line, today)),
        )
        for one, line in found
    ]
    # Without an analyst: it is whoever fills it in and runs it.
    return write_session(f"{name}-{today}", "", steps, _top(found, today)), len(steps)


def _top(found: Sequence[tuple[Due, JudgedLine]], today: date) -> tuple[str, ...]:
    many = "1 thing" if len(found) == 1 else f"{len(found)} things"
    return (
        f"Due on {today}: {many}.",
        "Fill in what you found after status:, and run the file. What stays blank is skipped.",
        "Who said it, in which words and how likely is for afterwards: signposts show HANDLE.",
    )


def _called(line: JudgedLine, handles: Counter[str]) -> str:
    return line.handle if handles[line.handle] == 1 else short(line.id)


def _about(desk: Desk, one: Due, line: JudgedLine, today: date) -> Iterator[str]:
    """What one has to know to fill it in, and no more: who knows the author judges him."""
    quote = " ".join(line.quote.split())
    yield line.statement or (f"“{quote}”" if quote else line.handle)
    if isinstance(line, ScenarioLine) and line.question:
        yield line.question
    yield one.why
    versions = desk.criteria_of(line.id)
    for part in telling.criteria(versions[-1], today) if versions else ():
        yield f"criteria: {part}"
    if event := desk.event_of(line.id):
        yield telling.event(event)
    for finding in desk.findings_of(line.id):
        yield f"earlier: {telling.finding(finding)}"
        yield from (f"  {piece}" for piece in telling.evidence(finding))
    yield f"status: {', '.join(status.value for status in STATUSES[line.kind])}"
