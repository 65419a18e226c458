"""Charts of a record in characters: reliability, scores over time, and a strip for each name.

Each has spots to go to with a cursor, so that every figure can be read without a mouse or colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from seeds.display import safe_line
from tui.days import day
from tui.widgets.canvas import Canvas
from tui.widgets.cells import fitted, sparkline

if TYPE_CHECKING:
    from scenarios.record import Row
    from scenarios.scores import Group

WIDTH, HEIGHT = 56, 11
_MARGIN = 6
"""Cells of the labels on the left."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a chart, in shares of width and height; what its figures are, in words; and the
    item that it is of, if it is of one."""

    x: float
    y: float
    words: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn: spots, joined where `joined`; bands behind them (x, low, high); fainter
    lines; and labels at heights of the left side and at places below."""

    title: str
    spots: tuple[Spot, ...]
    joined: bool = True
    bands: tuple[tuple[float, float, float], ...] = ()
    faint: tuple[tuple[tuple[float, float], tuple[float, float]], ...] = ()
    left: tuple[tuple[float, str], ...] = ()
    below: tuple[tuple[float, str], ...] = ()

    @property
    def lines(self) -> list[str]:
        """The chart in its usual size."""
        return drawn(self, WIDTH, HEIGHT)


def drawn(chart: Chart, width: int, height: int, at: int = -1) -> list[str]:
    """The rows of a chart in so many cells, its title first; the spot `at` has the cursor."""
    canvas = Canvas(width - _MARGIN, height - 2)
    for x, low, high in _between(chart.bands, canvas.width):
        canvas.shade(x, low, high)
    for start, end in chart.faint:
        canvas.line(start, end, 3)
    if chart.joined:
        for one, other in pairwise(chart.spots):
            canvas.line((one.x, one.y), (other.x, other.y))
    for n, spot in enumerate(chart.spots):
        if n != at:
            canvas.mark(spot.x, spot.y, "●")
    if 0 <= at < len(chart.spots):
        canvas.mark(chart.spots[at].x, chart.spots[at].y, "◆")
    labels = {round((1 - y) * (canvas.height - 1)): words for y, words in chart.left}
    rows = [f"{labels.get(n, ''):>{_MARGIN - 1}}│{row}" for n, row in enumerate(canvas.lines())]
    return [chart.title, *rows, " " * (_MARGIN - 1) + _below(chart, canvas.width)]


def _between(
    bands: Sequence[tuple[float, float, float]], width: int
) -> Iterator[tuple[float, float, float]]:
    """The bands at every column, straight between the places where they are known."""
    yield from bands
    for (x, low, high), (x2, low2, high2) in pairwise(bands):
        for n in range(1, width):
            if x < n / width < x2:
                share = (n / width - x) / (x2 - x)
                yield n / width, low + (low2 - low) * share, high + (high2 - high) * share


def _below(chart: Chart, width: int) -> str:
    signs = list("└" + "─" * width)
    for x, words in chart.below:
        start = max(1, min(round(x * width) - len(words) // 2, width + 1 - len(words)))
        signs[start : start + len(words)] = words
    return "".join(signs[: width + 1])


# Reliability ------------------------------------------------------------------------------------


def reliability(rows: Sequence[Row]) -> Chart:
    """How often came what was called so probable; the band holds 90 of 100 honest records."""
    from scenarios.calibration import reliability as measured

    told = [row for row in rows if row.probability is not None]
    curve = (
        measured(
            [row.probability or 0.0 for row in told], [float(row.occurred) for row in told]
        ).curve
        if told
        else ()
    )
    return Chart(
        title="per cent that came, by how probable it was called; ░ is chance alone",
        spots=tuple(
            Spot(
                point.probability,
                point.share,
                f"called {percent(point.probability)}: {point.many}, of which "
                f"{percent(point.share)} came; by chance {percent(point.low)} to "
                f"{percent(point.high)}",
            )
            for point in curve
        ),
        bands=tuple((point.probability, point.low, point.high) for point in curve),
        faint=(((0, 0), (1, 1)),),
        left=((1, "100"), (0.5, "50"), (0, "0")),
        below=((0, "0"), (0.5, "50"), (1, "100")),
    )


# Over time --------------------------------------------------------------------------------------


def over_time(rows: Sequence[Row]) -> Chart:
    """The mean Brier score of each quarter's predictions, by when they were made."""
    told = sorted((row for row in rows if row.probability is not None), key=lambda row: row.since)
    quarters: dict[str, list[float]] = {}
    for row in told:
        name = f"{row.since.year} Q{(row.since.month + 2) // 3}"
        quarters.setdefault(name, []).append(((row.probability or 0.0) - row.occurred) ** 2)
    most = max([0.5, *(sum(held) / len(held) for held in quarters.values())])
    last = max(len(quarters) - 1, 1)
    spots, so_far = [], list[float]()
    for n, (name, held) in enumerate(quarters.items()):
        so_far += held
        mean, all_mean = sum(held) / len(held), sum(so_far) / len(so_far)
        words = f"{name}: Brier {mean:.3f} over {len(held)}; from the beginning {all_mean:.3f}"
        spots.append(Spot(n / last, mean / most, words))
    names = list(quarters)
    ends = ((0.0, names[0]), (1.0, names[-1])) if len(names) > 1 else ()
    return Chart(
        title="Brier score by quarter, lower is better; 50 % every time has 0.25",
        spots=tuple(spots),
        faint=(((0, 0.25 / most), (1, 0.25 / most)),),
        left=((1, f"{most:.2f}"), (0.25 / most, "0.25"), (0, "0")),
        below=ends,
    )


# Strips -----------------------------------------------------------------------------------------


def strip(rows: Sequence[Row]) -> tuple[Spot, ...]:
    """A person's predictions in the order of time, each with what it gave to what came."""
    told = sorted((row for row in rows if row.probability is not None), key=_in_time)
    return tuple(
        Spot(n, row.probability if row.occurred else 1 - row.probability, _told(row), row.subject)
        for n, row in enumerate(told)
        if row.probability is not None
    )


def strips(groups: Sequence[Group], chosen: str, width: int, height: int, at: int) -> list[str]:
    """A strip for each name, the chosen one among them; the longer a sign, the nearer to what
    came. Of what does not fit the latest is shown."""
    here = next((n for n, one in enumerate(groups) if one.name == chosen), 0)
    first = max(0, min(here - (height - 1) // 2, len(groups) - (height - 2)))
    shown = groups[first : first + height - 2]
    name_width = min(18, max((len(safe_line(one.name)) for one in shown), default=0))
    room = max(1, width - name_width - 1)
    rows = ["each prediction: █ was sure of what came, ▁ of the contrary"]
    for one in shown:
        spots = strip(one.rows)
        own = one.name == chosen
        start = _start(len(spots), room, at if own else -1)
        signs = sparkline(spot.y for spot in spots[start : start + room])
        rows.append(f"{fitted(one.name, name_width)} {signs}")
        if own and 0 <= at < len(spots):
            rows.append(" " * (name_width + 1 + at - start) + "▲")
    return rows


def _start(many: int, room: int, at: int) -> int:
    """Which is the first one shown: so that the last are, but the cursor in any case."""
    latest = max(0, many - room)
    return latest if at < 0 else min(latest, at)


def percent(share: float) -> str:
    """A share as people read it: `70 %`."""
    return f"{share:.0%}".replace("%", " %")


def _in_time(row: Row) -> tuple[str, str]:
    return row.since.isoformat(), row.subject


def _told(row: Row) -> str:
    came = "it occurred" if row.occurred else "it did not occur"
    said = f"“{row.words}”, " if row.words else ""
    return f"{day(row.since)}: {said}{percent(row.probability or 0)} by {day(row.deadline)}; {came}"
