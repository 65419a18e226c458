"""The board of a scenario as text: what was observed, what is open, on what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from scenarios.foresight import is_late
from scenarios.moved import first_observed, observed_over_time
from scenarios.vocabulary import Basis, Status
from seeds.display import safe_line
from tui import weighed
from tui.days import day
from tui.named import event, first_named, shortened
from tui.table_rows import Column, Table, clipped, laid_out, text
from tui.tables import status
from tui.telling import differ
from tui.widgets.cells import bar, sparkline

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.board import Board, Line
    from scenarios.forecast import Forecast

_LOOKED = 24
"""Code points of where one looked; all of them are in what `show` says of the item."""

_BETWEEN = 2
"""Cells at the least between the title and what is beside it."""

_WIDE = 100
"""Cells from which on there is room for whole names."""

_GAUGE = 16
"""Cells of the gauge, and of its course."""


def board(
    found: Board, room: int, quotes: Mapping[str, str], *, simulated: bool
) -> Iterator[RenderableType]:
    """The parts of a board, from its heading to its claims.

    `quotes` are words of a mention by the item's id, for items without a statement.
    """
    yield from heading(found, room, simulated=simulated)
    if found.scenario.question:
        yield text(found.scenario.question)
    if not found.lines:
        yield Text("nothing is in it yet; signposts tag … --scenario puts it there")
    if found.triggers:
        yield from map(text, course(found))
        yield Text("\nTriggers", style="bold")
        yield _triggers(found.triggers, room, quotes)
    if found.predictions:
        yield Text("\nPredictions", style="bold")
        yield _predictions(found.predictions, room, quotes)
    if found.claims:
        yield Text("\nClaims", style="bold")
        yield _claims(found.claims, room, quotes)


def heading(found: Board, room: int, *, simulated: bool) -> list[Text]:
    """What it is called, and how much of it is there: in one line where there is room for both."""
    title = text(found.scenario.title or found.scenario.handle, "bold")
    seen = weighed.glance(found) if found.triggers else "no trigger events"
    glance = weighed.resolution(found) + seen
    if found.disputed:
        glance += f", analysts differ on {found.disputed}"
    if found.changed:
        glance += f", {weighed.changed(found)}"
    made_up = ", simulated" if simulated else ""
    said = Text(f"{glance}, as of {day(found.as_of)}{made_up}")
    between = room - title.cell_len - said.cell_len
    return [title, said] if between < _BETWEEN else [title + Text(" " * between) + said]


def course(found: Board) -> Iterator[str]:
    """The gauge, what its weights are, and how it came to that."""
    yield f"{bar(found.share, _GAUGE)}  {weighed.weights(found)}"
    if course := observed_over_time(found, _GAUGE):
        many = len(found.pointing)
        spark = sparkline([n / many for n in course])
        yield f"{spark}  observed from {day(first_observed(found))} on"


def _triggers(lines: Sequence[Line], room: int, quotes: Mapping[str, str]) -> Table:
    looked = any(line.status is Status.NOT_OBSERVED for line in lines)
    columns = (
        *(Column("trigger", 5), Column("status"), Column("since", 2 if looked else 0)),
        *(Column("origins", right=True), Column("role"), Column("first named", 3)),
    )
    rows = (
        [
            _event(line, quotes),
            _status(line),
            text(_since(line)),
            Text(str(line.origins) if line.evidence else "–"),
            text(weighed.role(line.place)),
            text(_first_named(line, room)),
        ]
        for line in lines
    )
    return laid_out(columns, rows, room)


def _first_named(line: Line, room: int) -> str:
    """Who spoke of it first; of how many works, where there are several."""
    named = first_named(line.first_named, short=room < _WIDE)
    return f"{named}; {line.works} works" if line.works > 1 else named


def _predictions(lines: Sequence[Line], room: int, quotes: Mapping[str, str]) -> Table:
    columns = (
        *(Column("prediction", 6), Column("status", 3), Column("until")),
        *(Column("expected"), Column("said", 3), Column("first named", 3)),
    )
    rows = (
        [
            _event(line, quotes),
            _status(line),
            text(day(line.deadline) if line.deadline else "–"),
            text(line.expects.value.replace("-", " ")),
            text(_said(line)),
            text(_first_named(line, room)),
        ]
        for line in lines
    )
    return laid_out(columns, rows, room)


def _claims(lines: Sequence[Line], room: int, quotes: Mapping[str, str]) -> Table:
    columns = (
        *(Column("claim", 5), Column("status")),
        *(Column("origins", right=True), Column("first named", 2)),
    )
    rows = (
        [
            _event(line, quotes),
            _status(line),
            Text(str(line.origins) if line.evidence else "–"),
            text(_first_named(line, room)),
        ]
        for line in lines
    )
    return laid_out(columns, rows, room)


def _status(line: Line) -> Text:
    """The status that holds; while analysts differ, what each of them found."""
    if not line.differing:
        shown = status(line.status, line.came_true)
        changed = weighed.changed_line(line).replace(" after", "\nafter")
        return shown + Text(f"\n{changed}") if changed else shown
    return Text("\n").join(text(differ([(f.analyst, f.status)])) for f in line.differing)


def _event(line: Line, quotes: Mapping[str, str]) -> Text:
    """The handle, and under it the statement, else the first words of a mention."""
    words = clipped(line.item.handle, "bold")
    if said := event(line.item.statement, quotes.get(line.item.id, "")):
        words = Text.assemble(words, "\n", safe_line(said), overflow="fold")
        words.no_wrap = False
    return words


def _since(line: Line) -> str:
    if line.status is Status.NOT_OBSERVED and line.finding and line.finding.looked:
        return shortened(f"looked {line.finding.looked}", _LOOKED)
    return day(line.since) if line.since else "–"


def _said(line: Line) -> str:
    """What the one who named it said last, else the word of the article; others by their names."""
    last = {one.forecaster: one for one in line.forecasts}
    found = [line.finding] if line.finding else []
    known = [line.criteria] if line.criteria else []
    late = {who: ", late" for who, one in last.items() if is_late(one, found, known)}
    named = [who for who, one in last.items() if not one.own and line.first_named.startswith(who)]
    said = _figure(last[named[-1]]) if named else line.wording
    others = (
        f"{who}: {_figure(one)}{late.get(who, '')}" for who, one in last.items() if who not in named
    )
    return "; ".join(part for part in (said, *others) if part)


def _figure(forecast: Forecast) -> str:
    figure = f"{forecast.probability * 100:.3g} %"
    if forecast.basis is Basis.IMPUTED:
        figure += " (imputed)"
    return f"{forecast.words}: {figure}" if forecast.words else figure
