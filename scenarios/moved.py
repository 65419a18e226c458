"""What moved on a board since a day: what was recorded after it, held against what was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from scenarios.authored import Authored
from scenarios.board import Board, Line, board
from scenarios.case_file import CaseFile
from scenarios.presence import Stretch
from seeds.when import When

A = TypeVar("A", bound=Authored)


@dataclass(frozen=True, slots=True)
class Move:
    """A line as it was and as it is; `before` is None for what is new."""

    before: Line | None
    after: Line

    @property
    def status(self) -> bool:
        """Whether another status holds, or analysts differ where they did not."""
        was = self.before
        return was is not None and (was.status, bool(was.differing)) != (
            self.after.status,
            bool(self.after.differing),
        )

    @property
    def evidence(self) -> int:
        """How many pieces of evidence there are more."""
        return len(self.after.evidence) - (len(self.before.evidence) if self.before else 0)

    @property
    def forecasts(self) -> int:
        """How many forecasts there are more."""
        return len(self.after.forecasts) - (len(self.before.forecasts) if self.before else 0)

    @property
    def deadline(self) -> bool:
        """Whether there is another deadline."""
        return self.before is not None and self.before.deadline != self.after.deadline

    @property
    def matters(self) -> bool:
        """Whether anything of this moved."""
        return self.before is None or bool(
            self.status or self.evidence or self.forecasts or self.deadline
        )


def moved(case_file: CaseFile, scenario: str, since: date, today: date) -> tuple[Move, ...]:
    """What was recorded after a day, in the order of the board; what was taken back is not told.

    Raises:
        StopIteration: the case file does not hold the scenario.
    """
    before = {line.item.id: line for line in board(_by(case_file, since), scenario, since).lines}
    now = board(case_file, scenario, today)
    moves = (Move(before.get(line.item.id), line) for line in now.lines)
    return tuple(move for move in moves if move.matters)


def observed_over_time(found: Board, points: int) -> tuple[int, ...]:
    """How many of the triggers that point to it were there at each of so many days, evenly spread
    from the first sighting to the day of the board; empty where none ever was."""
    stretches = _stretches(found)
    if not stretches or points < 2:
        return ()
    first = min(one.since.latest for one in stretches)
    span = max((found.as_of - first).days, 1)

    def there(one: Stretch, n: int) -> bool:
        begun = (one.since.latest - first).days * (points - 1) <= n * span
        gone = one.until and (one.until.earliest - first).days * (points - 1) <= n * span
        return begun and not gone

    return tuple(sum(there(one, n) for one in stretches) for n in range(points))


def first_observed(found: Board) -> When | None:
    """Since when the first of the triggers was there, as precisely as it is known."""
    sightings = (one.since for one in _stretches(found))
    return min(sightings, default=None, key=lambda when: when.latest)


def _stretches(found: Board) -> list[Stretch]:
    return [stretch for line in found.pointing for stretch in line.stretches]


def _by(case_file: CaseFile, day: date) -> CaseFile:
    """What had been recorded by the end of a day; articles and sources, which are not dated, stay
    as they are, and so do places of items that were there."""

    def early(things: Iterable[A]) -> tuple[A, ...]:
        return tuple(thing for thing in things if _recorded(thing) <= day)

    items = early(case_file.items)
    known = {item.id for item in items}
    return replace(
        case_file,
        items=tuple(
            # What stands for it may have come later: then it stood for itself.
            replace(item, same_as="" if item.same_as not in known else item.same_as)
            for item in items
        ),
        memberships=tuple(one for one in case_file.memberships if one.item in known),
        annotations=tuple(one for one in early(case_file.annotations) if one.item in known),
        criteria=early(case_file.criteria),
        forecasts=early(case_file.forecasts),
        findings=early(case_file.findings),
    )


def _recorded(thing: Authored) -> date:
    """The day of its recording; what nobody can date was there from the beginning."""
    moment = thing.recorded or thing.at
    return moment.date() if moment else date.min
