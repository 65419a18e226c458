"""Strategies for the values of a case file and for whole case files, hostile text included."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.conditions import Conditions
from scenarios.criteria import Components, Criteria, Timeframe
from scenarios.finding import ComponentFound, Evidence, Finding
from scenarios.forecast import Forecast, Reference
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.source import Rating, Source
from scenarios.tlp import Tlp
from scenarios.vocabulary import (
    STATUSES,
    UNDATED,
    Basis,
    Combination,
    Confidence,
    Credibility,
    Direction,
    Expectation,
    Kind,
    Reliability,
    Role,
    Stance,
    Support,
    TimeframeStatus,
)
from seeds.anchor import Anchor, Span, cite
from seeds.article import Article, Block, BlockKind, Metadata, article_id
from tests.hostile import (
    days,
    handles,
    ids,
    instants,
    maybe,
    names,
    probabilities,
    spans,
    texts,
    tuples_of,
    whens,
)


@st.composite
def anchors(draw: DrawFn, text: str | None = None) -> Anchor:
    """An anchor in `text`; in a text that is elsewhere, where there is none."""
    if text:
        cited = cite(text, draw(spans(len(text))))
        return draw(st.sampled_from((cited, Anchor(span=None, quote=cited.quote))))
    span = draw(spans(1_000))
    quote = draw(names)
    return draw(
        st.sampled_from(
            (
                Anchor(span=span, quote=None),
                Anchor(span=None, quote=quote, prefix=draw(texts), suffix=draw(texts)),
                Anchor(
                    span=Span(span.start, span.start + len(quote)),
                    quote=quote,
                    prefix=draw(texts),
                    suffix=draw(texts),
                ),
            )
        )
    )


marks: SearchStrategy[Tlp | None] = maybe(st.sampled_from(Tlp))
metadata: SearchStrategy[Metadata] = st.builds(
    Metadata,
    title=texts,
    authors=tuples_of(texts),
    outlet=texts,
    translators=tuples_of(texts),
    published=maybe(whens()),
    published_from=texts,
    language=st.sampled_from(("", "de", "it", "en", "zh-Hant")),
    url=texts,
    digest_of=st.just("") | ids("a"),
    tlp=st.sampled_from(("", *Tlp)).map(str),
)


@st.composite
def blocks(draw: DrawFn, length: int) -> tuple[Block, ...]:
    """Blocks of a text of so many code points, in order and apart."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    return tuple(
        Block(draw(st.sampled_from(BlockKind)), Span(start, end), draw(st.integers(0, 6)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )


@st.composite
def articles(draw: DrawFn, with_text: bool | None = None) -> Article:
    """An article, whose text may have stayed at home; never an empty one."""
    text = draw(names)
    here = draw(st.booleans()) if with_text is None else with_text
    # What stayed at home is no text that a quote of the same file could be.
    id = article_id(text if here else f"{text}, which stayed at home")
    return Article(
        id=id,
        text=text if here else None,
        blocks=draw(blocks(len(text))) if here else (),
        metadata=draw(metadata),
        bytes_sha256=draw(st.just("") | ids("a").map(lambda id: id[2:])),
        work=draw(st.just(id) | ids("a")),
    )


class Authors:
    """Gives out ids that nobody else has, and who wrote it, and when."""

    def __init__(self, draw: DrawFn) -> None:
        self._draw = draw
        self._salt = draw(st.integers(0, 2**16))
        self._given = 0

    def sign(self, letter: str) -> dict[str, Any]:
        """The fields that every authored value has."""
        self._given += 1
        digest = hashlib.sha256(f"{self._salt} {self._given}".encode()).hexdigest()
        return {
            "id": f"{letter}:{digest[:32]}",
            "analyst": self._draw(st.sampled_from(("", "ak", "B. Ospanova")) | texts),
            "at": self._draw(maybe(instants)),
            "recorded": self._draw(maybe(instants)),
        }


@st.composite
def evidence(draw: DrawFn, among: Sequence[str] = ()) -> Evidence:
    """A piece of evidence that says something; a passage is from one of `among`."""
    made = Evidence(
        url=draw(st.sampled_from(("", "https://example.org/notice?a=1#b")) | texts),
        article=draw(st.sampled_from(("", *among)) | ids("a")),
        words=draw(texts),
        source=draw(texts),
        published=draw(maybe(whens())),
        seen=draw(maybe(whens())),
        origin=draw(texts),
        role=draw(st.sampled_from(Support)),
        credibility=draw(maybe(st.sampled_from(Credibility))),
    )
    if made.url or made.article or made.words or made.source:
        return made
    return Evidence(words="The ministry says so.", role=made.role)


components: SearchStrategy[Components] = st.builds(
    Components,
    of=st.lists(texts, min_size=1, max_size=3).map(tuple),
    combination=st.sampled_from(Combination),
    least=st.integers(0, 5),
)
timeframes: SearchStrategy[Timeframe] = st.builds(
    Timeframe,
    words=texts,
    by=maybe(whens()),
    event=texts,
    hangs_on=st.just("") | ids("i") | ids("s"),
    status=st.sampled_from(TimeframeStatus),
)


@st.composite
def judgements(
    draw: DrawFn, sign: Authors, subject: str, kind: Kind | None, among: Sequence[str] = ()
) -> tuple[list[Criteria], list[Forecast], list[Finding]]:
    """Criteria, forecasts and findings of one subject, in order of recording."""
    few = st.integers(0, 2)
    versions = [
        Criteria(
            subject=subject,
            baseline=draw(texts),
            baseline_period=draw(texts),
            baseline_source=draw(texts),
            threshold=draw(texts),
            components=draw(maybe(components)),
            source=draw(texts),
            timeframe=draw(timeframes),
            **sign.sign("k"),
        )
        for _ in range(draw(few))
    ]
    forecasts = [draw(_forecasts(sign, subject)) for _ in range(draw(few))]
    findings: list[Finding] = []
    for _ in range(draw(few)):
        findings.append(draw(_findings(sign, subject, kind, among, versions, findings)))
    return versions, forecasts, findings


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


references = st.integers(0, 40).flatmap(
    lambda occurred: st.builds(
        Reference, names, st.integers(max(1, occurred), 99), st.just(occurred)
    )
)


@st.composite
def _forecasts(draw: DrawFn, sign: Authors, subject: str) -> Forecast:
    low, probability, high = sorted(draw(st.tuples(*[probabilities] * 3)))
    return Forecast(
        subject=subject,
        forecaster=draw(names),
        probability=probability,
        low=draw(st.sampled_from((None, low))),
        high=draw(st.sampled_from((None, high))),
        basis=draw(st.sampled_from(Basis)),
        words=draw(texts),
        scale=draw(texts),
        since=draw(maybe(days)),
        confidence=draw(maybe(st.sampled_from(Confidence))),
        reason=draw(texts),
        reference=draw(maybe(references)),
        withdrawn=draw(st.booleans()),
        **sign.sign("c"),
    )


@st.composite
def _findings(
    draw: DrawFn,
    sign: Authors,
    subject: str,
    kind: Kind | None,
    among: Sequence[str],
    versions: Sequence[Criteria],
    earlier: Sequence[Finding],
) -> Finding:
    status = draw(st.sampled_from(STATUSES[kind]))
    link = draw(st.sampled_from(("corrects", "follows", "")))
    named: dict[str, Any] = {link: draw(st.sampled_from(earlier)).id} if link and earlier else {}
    return Finding(
        subject=subject,
        status=status,
        occurred_on=None if status in UNDATED else draw(maybe(whens())),
        looked=draw(texts),
        evidence=draw(tuples_of(evidence(among), most=2)),
        reason=draw(texts),
        confidence=draw(maybe(st.sampled_from(Confidence))),
        settled_on=draw(maybe(whens())),
        components=draw(tuples_of(st.builds(ComponentFound, texts, st.booleans()), most=2)),
        criteria=draw(st.sampled_from(("", *(k.id for k in versions)))),
        withdrawn=draw(st.booleans()),
        **named,
        **sign.sign("f"),
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
