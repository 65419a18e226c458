"""Strategies for what analysts find and expect: criteria, forecasts, findings, evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from scenarios.criteria import Components, Criteria, Timeframe
from scenarios.finding import ComponentFound, Evidence, Finding
from scenarios.forecast import Forecast, Reference
from scenarios.vocabulary import (
    STATUSES,
    UNDATED,
    Basis,
    Combination,
    Confidence,
    Credibility,
    Kind,
    Support,
    TimeframeStatus,
)
from tests.hostile import (
    days,
    ids,
    instants,
    maybe,
    names,
    probabilities,
    texts,
    tuples_of,
    whens,
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
