"""A board as sections of lines: what is worth a column, and which gives way where it is narrow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarios.board import Board, Line
from scenarios.evidence_line import written
from scenarios.foresight import is_late
from scenarios.vocabulary import OBSERVED, Expectation, Status
from tui import telling, weighed
from tui.days import day, days_left
from tui.named import first_named
from tui.widgets import table
from tui.widgets.cells import Fit
from tui.widgets.sections import Section

_NUMBERED = re.compile(r"[ctp]-[0-9]+")
_STATUS = 2
"""The column of the status, in all sections."""

_GOOD = OBSERVED | {Status.OCCURRED, Status.CONFIRMED}
_HALF = frozenset({Status.EMERGING, Status.PARTLY, Status.AMBIGUOUS, Status.CEASED})

_START = (Fit("", 1, 1), Fit("", 10, 30), Fit("status", 12, 13))
_TRIGGER = (
    *_START,
    Fit("since", 14, 14, 2),
    Fit("origins", 7, 10, 3),
    Fit("role", 4, 14, 4),
    Fit("first named", 20, 34, 5),
    Fit("evidence", 20, 50, 6),
    Fit("until", 17, 24, 7),
    Fit("statement", 30, 70, 8),
)
_PREDICTION = (
    *_START,
    Fit("expects", 9, 11, 2),
    Fit("deadline", 12, 26, 3),
    Fit("came true", 9, 20, 4),
    Fit("wording", 20, 36, 5),
    Fit("statement", 30, 70, 6),
)
_CLAIM = (
    *_START,
    Fit("since", 11, 14, 2),
    Fit("origins", 7, 10, 3),
    Fit("first named", 20, 34, 4),
    Fit("statement", 30, 70, 1),
)


def sections(board: Board, quotes: Mapping[str, str]) -> list[Section]:
    """Triggers, predictions and claims; those without lines are left out where they are shown.

    `quotes` are words of a mention by the item's id, for items without a statement.
    """
    triggers, predictions, claims = board.triggers, board.predictions, board.claims
    return [
        Section(
            "Triggers",
            _columns(_TRIGGER, triggers),
            [_trigger(x, board, quotes) for x in triggers],
        ),
        Section(
            "Predictions",
            _columns(_PREDICTION, predictions),
            [_prediction(x, board, quotes) for x in predictions],
        ),
        Section("Claims", _CLAIM, [_claim(x, quotes) for x in claims]),
    ]


def _columns(columns: tuple[Fit, ...], lines: Sequence[Line]) -> tuple[Fit, ...]:
    """Where a handle is only a number, which says nothing, the statement stays the longest."""
    if any(_NUMBERED.fullmatch(line.item.handle) for line in lines):
        return (*columns[:-1], replace(columns[-1], least=22, rank=1))
    return columns


def evidence(line: Line) -> str:
    """What it rests on, in short, the latest first."""
    return "; ".join(written(piece) for piece in reversed(line.evidence))


def origins(line: Line) -> str:
    """On how many independent origins it rests."""
    return str(line.origins or "")


def since(line: Line) -> str:
    """When it occurred; when it was found, where nothing occurred."""
    if not line.since:
        return ""
    dated = line.finding is not None and line.finding.occurred_on is not None
    return day(line.since) if dated else f"on {day(line.since)}"


def _trigger(line: Line, board: Board, quotes: Mapping[str, str]) -> table.Line:
    until = line.deadline
    return _line(
        line,
        since(line),
        origins(line),
        weighed.role(line.place),
        first_named(line.first_named, short=True),
        evidence(line),
        f"until {day(until)}" if until and until >= board.as_of else _over(line, board),
        statement(line, quotes),
    )


def _flagged(line: Line, said: str) -> str:
    """What is said, and that the criteria were changed after the event, where they were."""
    return ", ".join(part for part in (said, weighed.changed_line(line)) if part)


def _prediction(line: Line, board: Board, quotes: Mapping[str, str]) -> table.Line:
    return _line(
        line,
        "occur" if line.expects is Expectation.OCCUR else "not occur",
        _due(line, board),
        _flagged(line, telling.truth(line.came_true, line.status)),
        telling.wording(line.wording) or _forecast(line),
        statement(line, quotes),
    )


def _claim(line: Line, quotes: Mapping[str, str]) -> table.Line:
    return _line(
        line,
        since(line),
        origins(line),
        first_named(line.first_named, short=True),
        statement(line, quotes),
    )


def _line(line: Line, *cells: str) -> table.Line:
    looks = []
    if line.differing:
        looks = [(_STATUS, "warning")]
    elif line.status in _GOOD:
        looks = [(_STATUS, "good")]
    elif line.status in _HALF:
        looks = [(_STATUS, "warning")]
    elif line.status is Status.OPEN:
        looks = [(_STATUS, "quiet")]
    start = (line.item.kind.letter, line.item.handle, _status(line))
    return table.Line(line.item.id, (*start, *cells), tuple(looks))


def _status(line: Line) -> str:
    return "differ" if line.differing else line.status.words


def statement(line: Line, quotes: Mapping[str, str]) -> str:
    """The event in positive form; where nobody wrote it yet, the words of a mention."""
    quote = quotes.get(line.item.id, "")
    return line.item.statement or (f"“{quote}”" if quote else "")


def _over(line: Line, board: Board) -> str:
    return days_left(line.deadline, board.as_of) if line.deadline else ""


def _due(line: Line, board: Board) -> str:
    if line.deadline is None:
        return "no deadline"
    if line.status is not Status.OPEN:
        return day(line.deadline)
    return f"{day(line.deadline)}, {days_left(line.deadline, board.as_of)}"


def _forecast(line: Line) -> str:
    if not line.forecasts:
        return ""
    last = line.forecasts[-1]
    found = [line.finding] if line.finding else []
    late = is_late(last, found, [line.criteria] if line.criteria else [])
    return f"{last.forecaster}: {last.probability * 100:.4g} %{', late' if late else ''}"
