"""The board of a scenario as text: what was observed, what is open, on what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from scenarios.vocabulary import Status
from seeds.display import safe_line
from tui.days import day
from tui.tables import Column, clipped, laid_out, status, text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.board import Board, Line


def board(found: Board, room: int, *, simulated: bool) -> Iterator[RenderableType]:
    """The parts of a board, from its heading to its claims."""
    yield _heading(found, simulated)
    if found.scenario.question:
        yield text(found.scenario.question)
    if not found.lines:
        yield Text("nothing is in it yet; signposts tag … --scenario puts it there")
    if found.triggers:
        yield Text("\nTriggers", style="bold")
        yield _triggers(found.triggers, room)
    if found.predictions:
        yield Text("\nPredictions", style="bold")
        yield _predictions(found.predictions, room)
    if found.claims:
        yield Text("\nClaims", style="bold")
        yield _claims(found.claims, room)


def _heading(found: Board, simulated: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    title = found.scenario.title or found.scenario.handle
    glance = f"{found.observed} of {len(found.triggers)} observed"
    made_up = ", simulated" if simulated else ""
    table.add_row(text(title, "bold"), Text(f"{glance}, as of {day(found.as_of)}{made_up}"))
    return table


def _triggers(lines: Sequence[Line], room: int) -> Table:
    columns = (
        *(Column("trigger", 5), Column("status"), Column("since", 2)),
        *(Column("origins", right=True), Column("first named", 2)),
    )
    rows = (
        [
            _event(line),
            status(line.status),
            text(_since(line)),
            Text(str(line.origins) if line.evidence else "–"),
            text(line.first_named),
        ]
        for line in lines
    )
    return laid_out(columns, rows, room)


def _predictions(lines: Sequence[Line], room: int) -> Table:
    columns = (
        *(Column("prediction", 4), Column("status", 2), Column("until", 1)),
        *(Column("expected"), Column("said", 3), Column("first named", 3)),
    )
    rows = (
        [
            _event(line),
            status(line.status, line.came_true),
            text(day(line.deadline) if line.deadline else "–"),
            text(line.expects.value.replace("-", " ")),
            text(_said(line)),
            text(line.first_named),
        ]
        for line in lines
    )
    return laid_out(columns, rows, room)


def _claims(lines: Sequence[Line], room: int) -> Table:
    columns = (
        *(Column("claim", 5), Column("status")),
        *(Column("origins", right=True), Column("first named", 2)),
    )
    rows = (
        [
            _event(line),
            status(line.status),
            Text(str(line.origins) if line.evidence else "–"),
            text(line.first_named),
        ]
        for line in lines
    )
    return laid_out(columns, rows, room)


def _event(line: Line) -> Text:
    """The handle, and the statement under it."""
    words = clipped(line.item.handle, "bold")
    if line.item.statement:
        words = Text.assemble(words, "\n", safe_line(line.item.statement), overflow="fold")
        words.no_wrap = False
    return words


def _since(line: Line) -> str:
    if line.status is Status.NOT_OBSERVED and line.finding and line.finding.looked:
        return f"looked {line.finding.looked}"
    return day(line.since) if line.since else "–"


def _said(line: Line) -> str:
    """The last probability, else the word of the article."""
    if not line.forecasts:
        return line.wording
    last = line.forecasts[-1]
    figure = f"{last.probability * 100:.3g} %"
    return f"{last.words}: {figure}" if last.words else figure
