"""What moved on a board, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.text import Text

from tui.days import day
from tui.named import event
from tui.table_rows import Column, clipped, laid_out, text
from tui.tables import letter
from tui.telling import held

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.board import Board, Line
    from scenarios.moved import Move
    from scenarios.tlp import Tlp


def table(
    found: Board,
    moved: Sequence[Move],
    since: date,
    room: int,
    quotes: Mapping[str, str],
    *,
    simulated: bool,
) -> Iterator[RenderableType]:
    """A line for each item that moved; `quotes` are words of a mention by the item's id."""
    title = found.scenario.title or found.scenario.handle
    many = f"{len(moved)} of {len(found.lines)} moved since {day(since)}"
    made_up = ", simulated" if simulated else ""
    yield text(f"{title}: {many}, as of {day(found.as_of)}{made_up}", "bold")
    columns = (Column(""), Column("handle", 2), Column("moved", 3), Column("statement", 3))
    rows = (
        [
            letter(one.after.item.kind),
            clipped(one.after.item.handle),
            text(said(one)),
            clipped(event(one.after.item.statement, quotes.get(one.after.item.id, ""))),
        ]
        for one in moved
    )
    yield laid_out(columns, rows, room) if moved else Text()


def said(move: Move) -> str:
    """What moved: `new, open`, `open → observed, 2 more evidence`."""
    parts = []
    if move.before is None:
        parts.append(f"new, {_held(move.after)}")
    elif move.status:
        parts.append(f"{_held(move.before)} → {_held(move.after)}")
    for many, noun in ((move.evidence, "evidence"), (move.forecasts, "forecasts")):
        if many:
            parts.append(f"{abs(many)} {'more' if many > 0 else 'less'} {noun}")
    if move.before and move.deadline:
        was, now = (day(x.deadline) if x.deadline else "none" for x in (move.before, move.after))
        parts.append(f"deadline {was} → {now}")
    return ", ".join(parts)


def form(
    found: Board, moved: Sequence[Move], since: date, *, simulated: bool, mark: Tlp | None
) -> dict[str, Any]:
    """The same for scripts."""
    return {
        "scenario": found.scenario.handle,
        "since": since.isoformat(),
        "as_of": found.as_of.isoformat(),
        "simulated": simulated,
        "mark": mark.value if mark else None,
        "moved": [
            {
                "handle": one.after.item.handle,
                "id": one.after.item.id,
                "kind": one.after.item.kind.value,
                "new": one.before is None,
                "before": one.before.status.value if one.before else None,
                "after": one.after.status.value,
                "evidence": one.evidence,
                "forecasts": one.forecasts,
                "said": said(one),
            }
            for one in moved
        ],
    }


def _held(line: Line) -> str:
    return held(line.status, line.differing)
