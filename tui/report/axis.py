"""The time axis of a scenario: articles, sightings, findings and deadlines, and where they stand.

Everything is in the units of an SVG whose text is 12 units high.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scenarios.timeline import Event, Lane

WIDTH, LEFT, RIGHT = 720, 84, 16
TOP, LANE, BOTTOM = 14, 40, 28
NEAR = 14
"""What stands no farther from the first of them than this is one mark with a number."""
TICKS = 8
"""At the most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One event, or several that are too close together to be told apart."""

    x: float
    y: float
    lane: Lane
    many: int
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The days within which an event is."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What is drawn; `today` is where the day of the report stands."""

    height: float
    lanes: tuple[tuple[Lane, float], ...]
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today: float


def axis(events: Sequence[Event], today: date) -> Axis:
    """The picture of some events, of which there is at least one."""
    scale = _Scale.of(events, today)
    used = [lane for lane in Lane if any(event.lane is lane for event in events)]
    rows = {lane: TOP + LANE * (n + 0.5) for n, lane in enumerate(used)}
    return Axis(
        height=TOP + LANE * len(used) + BOTTOM,
        lanes=tuple(rows.items()),
        marks=tuple(
            mark
            for lane, y in rows.items()
            for mark in _marks([e for e in events if e.lane is lane], y, scale)
        ),
        bars=tuple(
            Bar(round(x, 1), rows[e.lane], round(scale.x(e.last) - x, 1))
            for e in events
            if scale.x(e.last) - (x := scale.x(e.first)) >= 1
        ),
        ticks=tuple(_ticks(scale)),
        today=round(scale.x(today), 1),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days to places: `first` and `last` are days as ordinals, and differ."""

    first: float
    last: float

    @classmethod
    def of(cls, events: Sequence[Event], today: date) -> _Scale:
        first = min(today, *(e.first for e in events)).toordinal()
        last = max(today, *(e.last for e in events)).toordinal()
        margin = max(3, (last - first) * 0.02)
        return cls(first - margin, last + margin)

    def x(self, day: date) -> float:
        return self.at(day.toordinal())

    def middle(self, event: Event) -> float:
        return (self.x(event.first) + self.x(event.last)) / 2

    def at(self, ordinal: float) -> float:
        share = (ordinal - self.first) / (self.last - self.first)
        return LEFT + share * (WIDTH - LEFT - RIGHT)


def _marks(events: Sequence[Event], y: float, scale: _Scale) -> Iterator[Mark]:
    together: list[list[tuple[float, Event]]] = []
    for place in sorted((scale.middle(event), event) for event in events):
        if not together or place[0] - together[-1][0][0] > NEAR:
            together.append([])
        together[-1].append(place)
    for some in together:
        _, first = some[0]
        words = first.words if len(some) == 1 else f"{len(some)} {first.lane}"
        x = round(sum(x for x, _ in some) / len(some), 1)
        yield Mark(x, y, first.lane, len(some), words)


_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
"""Months from tick to tick."""
_DAYS = 45
"""A shorter time than this has ticks by days."""


def _ticks(scale: _Scale) -> Iterator[Tick]:
    first = date.fromordinal(max(1, int(scale.first)))
    last = date.fromordinal(min(date.max.toordinal(), int(scale.last)))
    days = (last - first).days
    if days <= _DAYS:
        step = next(n for n in (1, 2, 7, 14) if days / n <= TICKS)
        for ordinal in range(first.toordinal(), last.toordinal() + 1, step):
            place = date.fromordinal(ordinal)
            yield Tick(round(scale.at(ordinal), 1), f"{place.day} {place:%b}")
        return
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((n for n in _STEPS if months / n < TICKS), _STEPS[-1])
    for place in _firsts(first, last, step):
        words = f"{place.year:04}" if step >= 12 or place.month == 1 else f"{place:%b} {place.year}"
        yield Tick(round(scale.x(place), 1), words)


def _firsts(first: date, last: date, step: int) -> Iterable[date]:
    """First days of months, every `step` months from the beginning of time."""
    number = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    while number // 12 <= last.year:
        year, month = divmod(number, 12)
        if year >= 1 and first <= (found := date(year, month + 1, 1)) <= last:
            yield found
        number += step
