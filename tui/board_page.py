"""The board of a scenario on one page: a line for each item, as many as there is room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.text import Text

from scenarios.vocabulary import Kind, Status
from tui import weighed
from tui.board_table import course, heading
from tui.days import day
from tui.moved_table import said
from tui.named import first_named
from tui.table_rows import Column, clipped, laid_out
from tui.telling import held
from tui.widgets.cells import cut

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.board import Board, Line
    from scenarios.moved import Move

ROWS = 60
"""Lines of a page."""
_HEAD = 4
"""Lines that a section takes besides its items: a blank one, its titles, what is left out."""


@dataclass(frozen=True, slots=True)
class News:
    """What moved since a day."""

    since: date
    moved: Sequence[Move]

    def of(self, line: Line) -> str:
        """What moved of an item, in words; empty where nothing did."""
        return next((said(one) for one in self.moved if one.after.item.id == line.item.id), "")


def page(
    found: Board, room: int, *, simulated: bool, rows: int = ROWS, news: News | None = None
) -> Iterator[RenderableType]:
    """Triggers first, for whom the board is; then what is found or due of all else. With `news`,
    what moved is first in each section, and each line says what did."""
    title, *glance = heading(found, room, simulated=simulated)
    # What it is as of, and that it is simulated, stands at the end: that is not cut off.
    top = [title, *(Text(row) for one in glance for row in wrap(one.plain, room))]
    for line in top:
        line.truncate(room, overflow="ellipsis")
    if found.scenario.question:
        top.append(Text(cut(found.scenario.question, room)))
    if found.triggers:
        top += [Text(cut(row, room)) for row in course(found)]
    if news:
        many = f"{len(news.moved)} of {len(found.lines)} moved since {day(news.since)}"
        top.append(Text(cut(many, room), "bold"))
    yield from top
    left = rows - len(top)
    sections: tuple[tuple[Kind, Sequence[Line]], ...] = (
        (Kind.TRIGGER, found.triggers),
        (Kind.PREDICTION, _pressing(found.predictions)),
        (Kind.CLAIM, _pressing(found.claims)),
    )
    there = [(kind, lines) for kind, lines in sections if lines]
    for n, (kind, lines) in enumerate(there):
        # What comes after has room for its titles at least, and for a few lines.
        behind = sum(_HEAD + min(len(later), 3) for _, later in there[n + 1 :])
        most = max(1, left - _HEAD - behind)
        yield from _section(kind, lines, most, room, news)
        left -= _HEAD + min(most, len(lines))


def _section(
    kind: Kind, lines: Sequence[Line], most: int, room: int, news: News | None
) -> Iterator[RenderableType]:
    columns = (
        *(Column(kind.plural), Column("status", 2), Column("since"), Column("until")),
        *(Column("origins", right=True), Column("role", 1)),
        Column("moved" if news else "first named", 2),
    )
    if news:
        lines = sorted(lines, key=lambda line: not news.of(line))
    rows = (
        [
            clipped(line.item.handle, "bold"),
            clipped(held(line.status, line.differing)),
            clipped(day(line.since) if line.since else ""),
            clipped(day(line.deadline) if line.deadline else ""),
            Text(str(line.origins) if line.evidence else ""),
            clipped(weighed.role(line.place)),
            clipped(news.of(line) if news else first_named(line.first_named)),
        ]
        for line in lines[:most]
    )
    yield Text()
    yield laid_out(columns, rows, room)
    rest = Counter(line.status.words for line in lines[most:])
    if rest:
        counts = ", ".join(f"{many} {words}" for words, many in rest.most_common())
        yield Text(cut(f"… and {rest.total()} more: {counts}", room))


def _pressing(lines: Sequence[Line]) -> list[Line]:
    """What was found first, then by deadline; what has none comes last."""
    return sorted(lines, key=lambda x: (x.status is Status.OPEN, x.deadline or date.max))
