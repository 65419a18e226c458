"""A case file: everything about some scenarios and their articles as one frozen value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from scenarios.annotation import Annotation
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.source import Source
from scenarios.vocabulary import Kind
from seeds.article import Article

Judged = TypeVar("Judged", Criteria, Forecast, Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What formats read and write.

    Things refer to one another by id. Findings, forecasts and criteria stand in the order of
    their recording, everything else in the order of `in_order`. An article's text is None where
    it was not asked for.
    """

    scenarios: tuple[Scenario, ...] = ()
    articles: tuple[Article, ...] = ()
    sources: tuple[Source, ...] = ()
    items: tuple[Item, ...] = ()
    memberships: tuple[Membership, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    criteria: tuple[Criteria, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    findings: tuple[Finding, ...] = ()
    simulated: bool = False


KINDS = (Kind.TRIGGER, Kind.PREDICTION, Kind.CLAIM)
"""The order of the kinds in a file and on a board: what to watch for comes first."""


def in_order(case_file: CaseFile) -> CaseFile:
    """The same case file in the one order that files have.

    Scenarios by handle, articles by id, sources by name; items by kind, handle and id, and with
    each its memberships by scenario and its annotations by article, span and id. Criteria,
    forecasts and findings stand subject by subject, scenarios first, in the order of recording.
    An article without text has no blocks, and one of no other work is its own.
    """
    scenarios = sorted(case_file.scenarios, key=lambda s: (s.handle, s.id))
    rank = {kind: n for n, kind in enumerate(KINDS)}
    items = sorted(case_file.items, key=lambda i: (rank[i.kind], i.handle, i.id))
    place = {thing.id: n for n, thing in enumerate([*scenarios, *items])}
    last = len(place)

    def by_subject(things: Iterable[Judged]) -> tuple[Judged, ...]:
        return tuple(sorted(things, key=lambda thing: place.get(thing.subject, last)))

    return replace(
        case_file,
        scenarios=tuple(scenarios),
        articles=tuple(sorted(map(_settled, case_file.articles), key=lambda a: a.id)),
        sources=tuple(sorted(case_file.sources, key=lambda s: (s.name, s.id))),
        items=tuple(items),
        memberships=tuple(
            sorted(
                case_file.memberships,
                key=lambda m: (place.get(m.item, last), place.get(m.scenario, last)),
            )
        ),
        annotations=tuple(
            sorted(case_file.annotations, key=lambda a: (place.get(a.item, last), *_where(a)))
        ),
        criteria=by_subject(case_file.criteria),
        forecasts=by_subject(case_file.forecasts),
        findings=by_subject(case_file.findings),
    )


def names_called(case_file: CaseFile) -> set[str]:
    """Every name of a source that stands in a case file."""
    pages = (a.metadata for a in case_file.articles)
    called = {name for page in pages for name in (*page.authors, page.outlet)}
    called |= {name for mention in case_file.annotations for name in mention.attribution}
    called |= {forecast.forecaster for forecast in case_file.forecasts}
    return called | {e.source for finding in case_file.findings for e in finding.evidence}


def _where(annotation: Annotation) -> tuple[str, int, int, str]:
    """Article, span and id; what has no span yet comes first."""
    span = annotation.anchor.span
    return (annotation.article, *((span.start, span.end) if span else (-1, -1)), annotation.id)


def _settled(article: Article) -> Article:
    blocks = () if article.text is None else article.blocks
    return replace(article, blocks=blocks, work=article.work or article.id)
