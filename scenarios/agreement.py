"""How far analysts who coded the same articles agree: on passages, on kinds, on findings.

Alpha is Krippendorff's for nominal data: 1 where all agree, 0 where they agree as by chance, below
0 where they differ more than by chance (Content Analysis, 4th ed., 2019, chapter 12). F1 is in
[0, 1]: the harmonic mean of the shares of each of two analysts' tags that the other has as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import krippendorff
import numpy as np

from scenarios.overlaps import Spans
from scenarios.resampling import draws, interval
from scenarios.runs import Text, alphas, coincidences
from scenarios.scoring import Floats
from scenarios.vocabulary import Kind
from seeds.anchor import Span

FEW = 20
"""With fewer tags or items than that nobody should conclude anything from a figure."""
ARTICLES = 10
"""From so many articles on whole articles are resampled; of fewer, their blocks."""
ROUNDS = 1000

ASKED: tuple[Kind | None, ...] = (None, *Kind)
"""All kinds together, then each by itself."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A passage that an analyst tagged."""

    article: str
    analyst: str
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class Judged:
    """What an analyst found about an item of a kind, as a word."""

    item: str
    kind: Kind
    analyst: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure with its 95 % interval; None where it cannot be said, as where all is alike.

    `n` counts the tags of all analysts, or the items that two of them judged.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int

    @property
    def few(self) -> bool:
        """Whether there are too few to judge."""
        return self.n < FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class OfKind:
    """The figures of one kind; of all kinds together where `kind` is None.

    `exact` and `overlapping` are F1 of tags with the same ends, and of those that meet;
    `characters` is alpha over code points, `findings` over items.
    """

    kind: Kind | None
    exact: Figure
    overlapping: Figure
    characters: Figure
    findings: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Who agrees how far. `resampled` is `article` or `block`: what passages were resampled by."""

    analysts: tuple[str, ...]
    articles: int
    resampled: str
    kinds: tuple[OfKind, ...]


Coders = Mapping[str, Sequence[Tagged]]


def agreement(
    texts: Mapping[str, Text],
    tagged: Iterable[Tagged],
    judged: Iterable[Judged],
    *,
    rounds: int = ROUNDS,
    seed: int = 0,
) -> Agreement:
    """How far analysts agree in the articles that two or more of them tagged.

    `texts` are by the articles' ids. What only one analyst tagged or judged says nothing. Passages
    are resampled by whole articles, or by blocks where these are few; findings by items.
    """
    by_article: dict[str, dict[str, list[Tagged]]] = {}
    for tag in dict.fromkeys(tagged):
        by_article.setdefault(tag.article, {}).setdefault(tag.analyst, []).append(tag)
    shared = {article: by for article, by in sorted(by_article.items()) if len(by) > 1}
    whole = len(shared) >= ARTICLES
    found = list(judged)
    kinds: list[OfKind] = []
    for kind in ASKED:
        spans, codes = _counted(texts, shared, kind, whole)
        n = sum(_fits(t, kind) for by in shared.values() for tags in by.values() for t in tags)
        drawn = _Drawn(len(spans), rounds, seed)
        exact, overlapping = (
            drawn.figure(spans[:, columns], _f1, n) for columns in ((0, 1, 2, 3), (0, 1, 4, 5))
        )
        characters = drawn.figure(codes, _alpha, n)
        kinds.append(
            OfKind(
                kind=kind,
                exact=exact,
                overlapping=overlapping,
                characters=characters,
                findings=_findings(found, kind, rounds, seed),
            )
        )
    names = {analyst for by in shared.values() for analyst in by}
    return Agreement(
        analysts=tuple(sorted(names | {one.analyst for one in found})),
        articles=len(shared),
        resampled="article" if whole else "block",
        kinds=tuple(kinds),
    )


def _fits(one: Tagged | Judged, kind: Kind | None) -> bool:
    return kind is None or one.kind is kind


# Resampling ------------------------------------------------------------------------------------


class _Drawn:
    """How often each of some places was drawn, the same for every figure of them."""

    def __init__(self, many: int, rounds: int, seed: int) -> None:
        self._times = list(draws(many, rounds, seed)) if many else []

    def figure(self, columns: Floats, of: Callable[[Floats], Floats], n: int) -> Figure:
        """A figure of the sums of columns over all places, and of what was drawn of them."""
        if not len(columns):
            return Figure(value=None, low=None, high=None, n=n)
        [value] = of(columns.sum(axis=0, keepdims=True))
        if np.isnan(value):
            return Figure(value=None, low=None, high=None, n=n)
        low, high = interval(np.concatenate([of(times @ columns) for times in self._times])) or (
            None,
            None,
        )
        return Figure(value=float(value), low=low, high=high, n=n)


def _f1(sums: Floats) -> Floats:
    """F1 from sums of: the tags of one and of the other, and of each those that the other has."""
    one, other, hits, others = sums.T
    with np.errstate(divide="ignore", invalid="ignore"):
        precise, complete = hits / one, others / other
        found: Floats = 2 * precise * complete / (precise + complete)
    return np.where(one + other > 0, np.nan_to_num(found), np.nan)


def _alpha(sums: Floats) -> Floats:
    side = round(sums.shape[1] ** 0.5)
    return alphas(sums.reshape(-1, side, side))


# Passages --------------------------------------------------------------------------------------


def _counted(
    texts: Mapping[str, Text], shared: Mapping[str, Coders], kind: Kind | None, whole: bool
) -> tuple[Floats, Floats]:
    """What F1 and alpha are made of, a row for each place."""
    spans, codes = [np.zeros((0, 6))], [np.zeros((0, 64 if kind is None else 4))]
    for article, by in shared.items():
        of_kind = {who: [t for t in by[who] if _fits(t, kind)] for who in sorted(by)}
        hits = _hits(texts[article], of_kind)
        classes = Kind if kind is None else (kind,)
        coders = [
            [[t.span for t in tags if t.kind is one] for one in classes]
            for tags in of_kind.values()
        ]
        codes_here = coincidences(texts[article], coders).reshape(len(hits), -1)
        spans.append(hits.sum(axis=0, keepdims=True) if whole else hits)
        codes.append(codes_here.sum(axis=0, keepdims=True) if whole else codes_here)
    return np.concatenate(spans), np.concatenate(codes)


def _hits(text: Text, coders: Coders) -> Floats:
    """Of every pair of analysts, by block: the tags of one and of the other, and of each those
    that the other has with the same ends, and those that meet one of the other's of that kind."""
    found = np.zeros((text.blocks, 6))
    for one, other in combinations(coders, 2):
        for side, tags, rivals in (
            (0, coders[one], coders[other]),
            (1, coders[other], coders[one]),
        ):
            same = {(t.kind, t.span) for t in rivals}
            near = {k: Spans(t.span for t in rivals if t.kind is k) for k in Kind}
            for tag in tags:
                row = found[text.block(tag.span.start)]
                row[side] += 1
                row[2 + side] += (tag.kind, tag.span) in same
                row[4 + side] += near[tag.kind].meets(tag.span)
    return found


# Findings --------------------------------------------------------------------------------------


def _findings(judged: Sequence[Judged], kind: Kind | None, rounds: int, seed: int) -> Figure:
    """Alpha of what two or more analysts found about the same items, resampled by items."""
    by_item: dict[str, dict[str, str]] = {}
    for one in judged:
        if _fits(one, kind):
            by_item.setdefault(one.item, {})[one.analyst] = one.status
    units = [list(by.values()) for by in by_item.values() if len(by) > 1]
    values = sorted({status for unit in units for status in unit})
    if len(values) < 2:
        return Figure(value=None, low=None, high=None, n=len(units))
    counts = np.array([[unit.count(value) for value in values] for unit in units])
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(len(values))
    rows = (pairs / (counts.sum(axis=1) - 1)[:, None, None]).reshape(len(units), -1)
    drawn = _Drawn(len(units), rounds, seed).figure(rows, _alpha, len(units))
    value = krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")
    return Figure(value=float(value), low=drawn.low, high=drawn.high, n=len(units))
