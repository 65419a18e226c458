"""Rival scenarios and what speaks for or against each: a matrix made from a case file.

Scenarios of one question are rivals; others are where somebody names them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scenarios.board import board
from scenarios.case_file import KINDS, CaseFile
from scenarios.item import Item
from scenarios.matrix import Matrix, likely, matrix, sign
from scenarios.scenario import Membership, Scenario
from scenarios.vocabulary import OBSERVED, Status
from seeds.refusal import Refusal

THERE = OBSERVED | {Status.CEASED, Status.CONFIRMED, Status.OCCURRED}
"""Statuses of what is or was there, and so is evidence; what is not yet seen is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a matrix: its status, and its place in each scenario that it is in, by id."""

    item: Item
    status: Status
    differing: bool
    places: Mapping[str, Membership]

    def cell(self, scenario: str) -> str:
        """A cell as it is shown: a sign, `×2.2` for the ratio of two likelihoods, blank as `·`."""
        place = self.places.get(scenario)
        if place is None or value(place) is None:
            return "·"
        if place.fit or place.given is None or place.given_not is None:
            return sign(place.fit)
        return f"×{place.given / place.given_not:.2g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """Scenarios, the items of any of them, and the matrix of both, which names them by their ids.

    `question` is empty where they do not answer the same one.
    """

    scenarios: tuple[Scenario, ...]
    question: str
    entries: Mapping[str, Entry]
    matrix: Matrix

    @property
    def blank(self) -> int:
        """How many cells nobody has filled in."""
        return sum(value is None for line in self.matrix.lines for value in line.values)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.scenarios) * len(self.matrix.lines)


def of_one_question(scenario: Scenario, among: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """A scenario and its rivals, by handle: those whose question has the same words.

    Raises:
        Refusal: it has no question, or no other scenario has it.
    """
    asked = _words(scenario.question)
    found = [s for s in among if asked and _words(s.question) == asked]
    if len(found) < 2:
        why = "no other scenario has its question" if asked else "it has no question"
        raise Refusal(
            f"{scenario.handle} has no rivals: {why}",
            attempt=f"signposts matrix {scenario.handle} ANOTHER, or give both one --question",
        )
    return tuple(sorted(found, key=lambda s: s.handle))


def rivalry(case_file: CaseFile, scenarios: Sequence[str], *, everything: bool = False) -> Rivalry:
    """The matrix of some scenarios, by their ids, in this order.

    Only what is there counts against a scenario; with `everything` each item does, as if all of
    them had been seen. Where analysts differ on an item it does not count. Of items that tell as
    much, those that are there come first.

    Raises:
        StopIteration: the case file does not hold a scenario.
    """
    entries: dict[str, Entry] = {}
    held = []
    for id in scenarios:
        found = board(case_file, id, date.max)  # it tells no days
        held.append(found.scenario)
        for line in found.lines:
            known = entries.get(line.item.id)
            entries[line.item.id] = Entry(
                item=line.item,
                status=line.status,
                differing=bool(line.differing),
                places={**(known.places if known else {}), id: line.place},
            )
    seen = frozenset(id for id, e in entries.items() if e.status in THERE and not e.differing)
    ids = sorted(entries, key=lambda id: (id not in seen, *_place(entries[id].item)))
    cells = {id: _row(entries[id]) for id in ids}
    questions = {_words(scenario.question) for scenario in held}
    return Rivalry(
        scenarios=tuple(held),
        question=held[0].question if len(questions) == 1 else "",
        entries={id: entries[id] for id in ids},
        matrix=matrix(scenarios, cells, None if everything else seen),
    )


def value(place: Membership) -> float | None:
    """The value of a cell, 1 to 5: the fit that was said, else what the likelihoods make of it."""
    if place.fit:
        return float(place.fit)
    if place.given is None or place.given_not is None:
        return None
    return likely(place.given, place.given_not)


def _row(entry: Entry) -> dict[str, float]:
    made = {id: value(place) for id, place in entry.places.items()}
    return {id: found for id, found in made.items() if found is not None}


def _place(item: Item) -> tuple[int, str, str]:
    return KINDS.index(item.kind), item.handle, item.id


def _words(question: str) -> str:
    return " ".join(question.casefold().split())
