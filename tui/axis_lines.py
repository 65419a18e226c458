"""Events on one axis of time, in characters: a lane for each kind, and days under them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from scenarios.timeline import Event, Lane
from tui.days import day

_MARGIN = 10
_SIGNS = {Lane.ARTICLE: "■", Lane.SIGHTING: "▲", Lane.FINDING: "●", Lane.DEADLINE: "┃"}


def drawn(events: Sequence[Event], today: date, width: int, at: int = -1) -> list[str]:
    """A row for each lane and one for the axis. Where several events meet, how many; the one `at`
    is `◆`; days within which something is are `─`, and today is `┊`."""
    if not events:
        return []
    first = min(today, min(one.first for one in events))
    days = max(1, (max(today, max(one.last for one in events)) - first).days)
    room = max(10, width - _MARGIN)

    def column(when: date) -> int:
        return round((when - first).days / days * (room - 1))

    rows = []
    for lane in Lane:
        signs = [" "] * room
        signs[column(today)] = "┊"
        many: dict[int, int] = {}
        for one in (x for x in events if x.lane is lane):
            for place in range(column(one.first), column(one.last)):
                signs[place] = "─"
        for one in (x for x in events if x.lane is lane):
            many[column(one.last)] = many.get(column(one.last), 0) + 1
        for place, count in many.items():
            signs[place] = _SIGNS[lane] if count == 1 else str(count) if count < 10 else "+"
        if 0 <= at < len(events) and events[at].lane is lane:
            signs[column(events[at].last)] = "◆"
        rows.append(f"{lane.value:<{_MARGIN}}" + "".join(signs).rstrip())
    return [*rows, _axis(first, days, column(today), room)]


def _axis(first: date, days: int, today: int, room: int) -> str:
    """The first and the last day, and today between them where there is room."""
    begin, end = day(first), day(first + timedelta(days=days))
    signs = list(" " * _MARGIN + "─" * room)

    def write(place: int, words: str) -> None:
        start = _MARGIN + max(0, min(place, room - len(words)))
        signs[start : start + len(words)] = words

    write(0, begin)
    write(room, end)
    if len(begin) + 1 < today - 3 and today + 4 < room - len(end):
        write(today - 2, "today")
    return "".join(signs)
