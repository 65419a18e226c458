"""A case file subject by subject: everything about one event together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile, Judged
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.vocabulary import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A prediction, with the items that are the same event, or a scenario, which has no mentions.

    `scenarios` are handles. What was judged stands in the order of its recording.
    """

    id: str
    handle: str
    scenarios: tuple[str, ...]
    conditional: bool = False
    mentions: tuple[Annotation, ...] = ()
    criteria: tuple[Criteria, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    findings: tuple[Finding, ...] = ()


def subjects(case_file: CaseFile) -> Iterator[Subject]:
    """The scenarios, then the events foretold, each once; none that was struck."""
    faces = {item.id: item.face for item in case_file.items}
    handles = {scenario.id: scenario.handle for scenario in case_file.scenarios}
    mentions = grouped(((a.item, a) for a in case_file.annotations), faces)
    criteria = grouped(((c.subject, c) for c in case_file.criteria), faces)
    forecasts = grouped(((f.subject, f) for f in case_file.forecasts), faces)
    findings = grouped(((f.subject, f) for f in case_file.findings), faces)
    places = grouped(((m.item, m.scenario) for m in case_file.memberships), faces)
    parts = grouped(((i.id, i) for i in case_file.items), faces)

    def subject(id: str, handle: str, within: Iterable[str], items: Iterable[Item]) -> Subject:
        return Subject(
            id=id,
            handle=handle,
            scenarios=tuple(handles.get(one, one) for one in dict.fromkeys(within)),
            conditional=any(item.condition.strip() or item.conditions for item in items),
            mentions=tuple(mentions.get(id, ())),
            criteria=in_time(criteria.get(id, [])),
            forecasts=in_time(forecasts.get(id, [])),
            findings=in_time(findings.get(id, [])),
        )

    for scenario in case_file.scenarios:
        yield subject(scenario.id, scenario.handle, [scenario.id], ())
    for item in case_file.items:
        if item.kind is Kind.PREDICTION and item.id == item.face and not item.withdrawn:
            yield subject(item.id, item.handle, places.get(item.id, ()), parts[item.id])


def grouped(pairs: Iterable[tuple[str, T]], faces: Mapping[str, str]) -> dict[str, list[T]]:
    """Things by the item that stands for the event that they are about."""
    found: dict[str, list[T]] = {}
    for subject, thing in pairs:
        found.setdefault(faces.get(subject, subject), []).append(thing)
    return found


def in_time(judged: list[Judged]) -> tuple[Judged, ...]:
    """What was judged, by when it was, where it is of several items; of one it is in order."""
    if len(judged) > 1 and len({one.subject for one in judged}) > 1:
        judged = sorted(judged, key=lambda one: (one.at.isoformat() if one.at else "", one.id))
    return tuple(judged)
