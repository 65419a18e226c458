"""A scenario on one axis of time: articles, sightings, findings and deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scenarios.board import Board, Line
from scenarios.case_file import CaseFile
from scenarios.finding import Finding, came_true
from scenarios.vocabulary import Kind
from seeds.when import When


class Lane(StrEnum):
    """What an event is, in the order of the lanes."""

    ARTICLE = "articles"
    SIGHTING = "sightings"
    FINDING = "findings"
    DEADLINE = "deadlines"


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something on a day, or within days that are not known more precisely.

    `thing` is the id of the article, item or scenario that says more.
    """

    first: date
    last: date
    lane: Lane
    words: str
    thing: str


def timeline(case_file: CaseFile, found: Board) -> tuple[Event, ...]:
    """The events of a board and of its scenario, in the order of time.

    A finding stands on the day of what it found, else on its own; corrected ones are left out.
    """
    return tuple(sorted(_events(case_file, found)))


def _events(case_file: CaseFile, found: Board) -> Iterator[Event]:
    for article in case_file.articles:
        if article.metadata.published:
            yield _on(article.metadata.published, Lane.ARTICLE, article.title, article.id)
    faces = {item.id: item.face for item in case_file.items}
    held: dict[str, list[Finding]] = {}
    corrected = {id for one in case_file.findings for id in (one.corrects, *one.settles)}
    for one in case_file.findings:
        if not one.withdrawn and one.id not in corrected:
            held.setdefault(faces.get(one.subject, one.subject), []).append(one)
    for line in found.lines:
        yield from _of_line(line, held.get(line.item.id, []))
    own = found.scenario.id
    for one in held.get(own, []):
        if when := one.when:
            yield _on(when, Lane.FINDING, f"the scenario: {one.status.words}", own)
    versions = [one for one in case_file.criteria if one.subject == own]
    if versions and versions[-1].timeframe.by:
        yield _on(versions[-1].timeframe.by, Lane.DEADLINE, "the scenario", own)


def _of_line(line: Line, findings: list[Finding]) -> Iterator[Event]:
    lane = Lane.SIGHTING if line.item.kind is Kind.TRIGGER else Lane.FINDING
    foretold = line.item.kind is Kind.PREDICTION
    for one in findings:
        if when := one.when:
            truth = came_true(one.status, line.expects) if foretold else None
            meaning = {True: ", came true", False: ", not true", None: ""}[truth]
            words = f"{line.item.handle}: {one.status.words}{meaning}"
            yield _on(when, lane, words, line.item.id)
    by = line.criteria.timeframe.by if line.criteria else None
    if by:
        yield _on(by, Lane.DEADLINE, line.item.handle, line.item.id)


def _on(when: When, lane: Lane, words: str, thing: str) -> Event:
    return Event(when.earliest, when.latest, lane, words, thing)
