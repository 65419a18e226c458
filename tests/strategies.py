"""Strategies for whole case files, hostile text included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.conditions import Conditions
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.source import Rating, Source
from scenarios.vocabulary import (
    Combination,
    Direction,
    Expectation,
    Kind,
    Reliability,
    Role,
    Stance,
)
from seeds.article import Article
from tests.drawn_articles import anchors, articles, marks
from tests.drawn_findings import Authors, judgements, references
from tests.hostile import (
    days,
    handles,
    ids,
    maybe,
    names,
    probabilities,
    texts,
    tuples_of,
)


@st.composite
def conditions(draw: DrawFn, items: Sequence[Item], scenarios: Sequence[Scenario]) -> Conditions:
    """A condition on items of the file, and on one that is elsewhere."""
    known = [*(item.id for item in items), draw(ids("i"))]
    of = draw(st.lists(st.sampled_from(known), max_size=2, unique=True))
    rest = [id for id in known if id not in of]
    unless = draw(st.lists(st.sampled_from(rest), max_size=1)) if rest else []
    triggers_of = "" if of else draw(st.sampled_from([*(s.id for s in scenarios), draw(ids("s"))]))
    how = draw(st.sampled_from((Combination.ALL, Combination.ANY, Combination.AT_LEAST)))
    return Conditions(
        of=tuple(of),
        triggers_of=triggers_of,
        combination=how,
        least=draw(st.integers(1, len(of) or 3)) if how is Combination.AT_LEAST else 0,
        unless=tuple(unless),
    )


@st.composite
def mentions(draw: DrawFn, sign: Authors, item: Item, article: Article | str) -> Annotation:
    """A mention of an item in an article of the file, or in one of which only the id is known."""
    held = article if isinstance(article, Article) else None
    place = anchors(held.text if held else None)
    return Annotation(
        article=article.id if isinstance(article, Article) else article,
        item=item.id,
        anchor=draw(place),
        attribution=draw(tuples_of(texts)),
        stance=draw(st.sampled_from(Stance)),
        expects=draw(st.sampled_from(Expectation)),
        wording=draw(texts),
        context=draw(maybe(place)),
        **sign.sign("n"),
    )


@st.composite
def sources(draw: DrawFn, sign: Authors) -> Source:
    """A source under its names, as it was rated over time."""
    return Source(
        name=draw(names),
        aliases=draw(tuples_of(texts)),
        ratings=draw(tuples_of(st.builds(Rating, days, st.sampled_from(Reliability)))),
        note=draw(texts),
        **sign.sign("o"),
    )


def _several(draw: DrawFn, most: int = 2) -> Iterator[int]:
    return iter(range(draw(st.integers(0, most))))


def _scenario(draw: DrawFn, sign: Authors, handle: str) -> Scenario:
    return Scenario(
        handle=handle,
        title=draw(texts),
        question=draw(texts),
        note=draw(texts),
        prior=draw(maybe(probabilities)),
        reference=draw(maybe(references)),
        tlp=draw(marks),
        **sign.sign("s"),
    )


def _item(draw: DrawFn, sign: Authors, handle: str) -> Item:
    return Item(
        kind=draw(st.sampled_from(Kind)),
        handle=handle,
        statement=draw(texts),
        condition=draw(texts),
        labels=draw(tuples_of(texts)),
        note=draw(texts),
        tlp=draw(marks),
        withdrawn=draw(st.booleans()),
        **sign.sign("i"),
    )


@st.composite
def case_files(draw: DrawFn) -> CaseFile:
    """A whole case file in which everything that is referred to is there."""
    sign = Authors(draw)
    kept = draw(st.lists(articles(), max_size=2, unique_by=lambda a: a.id))
    among = [a.id for a in kept]
    of: SearchStrategy[Article | str] = st.sampled_from(kept) if kept else ids("a")
    used = draw(st.lists(handles, min_size=6, max_size=6, unique=True))
    scenarios = [_scenario(draw, sign, used.pop()) for _ in _several(draw)]
    items = [_item(draw, sign, used.pop()) for _ in _several(draw, 3)]
    items = [replace(i, conditions=draw(maybe(conditions(items, scenarios)))) for i in items]
    subjects = [(s.id, None) for s in scenarios] + [(i.id, i.kind) for i in items]
    judged = [draw(judgements(sign, id, kind, among)) for id, kind in subjects]
    return CaseFile(
        scenarios=tuple(scenarios),
        articles=tuple(kept),
        sources=tuple(draw(sources(sign)) for _ in _several(draw)),
        items=tuple(items),
        memberships=draw(_memberships(scenarios, items)),
        annotations=tuple(
            draw(mentions(sign, item, draw(of))) for item in items for _ in _several(draw)
        ),
        criteria=tuple(k for versions, _, _ in judged for k in versions),
        forecasts=tuple(c for _, given, _ in judged for c in given),
        findings=tuple(f for _, _, found in judged for f in found),
        simulated=draw(st.booleans()),
    )


def _likelihoods(draw: DrawFn) -> dict[str, Any]:
    if not draw(st.booleans()):
        return {}
    between = st.sampled_from((0.001, 0.2, 0.5, 0.999))
    return {
        "given": draw(between),
        "given_not": draw(between),
        "elicited": draw(maybe(days)),
    }


@st.composite
def _memberships(
    draw: DrawFn, scenarios: Sequence[Scenario], items: Sequence[Item]
) -> tuple[Membership, ...]:
    return tuple(
        Membership(
            scenario=scenario.id,
            item=item.id,
            direction=draw(st.sampled_from(Direction)),
            weight=draw(st.just(1.0) | st.floats(0, 1000)),
            role=draw(maybe(st.sampled_from(Role))),
            **_likelihoods(draw),
            group=draw(texts),
            fit=draw(st.integers(0, 5)),
        )
        for scenario in scenarios
        for item in items
        if draw(st.booleans())
    )
