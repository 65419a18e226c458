"""Where two analysts who coded one article went apart: a tag of one alone, or another kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from scenarios.overlaps import Spans
from scenarios.vocabulary import Kind
from seeds.anchor import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A tag: its id, where it stands, who made it, of which kind and item."""

    id: str
    article: str
    span: Span
    analyst: str
    kind: Kind
    item: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A tag, and what another analyst did at its place: `rivals`, tags of another kind, or none."""

    tag: Placed
    other: str
    rivals: tuple[Placed, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from every other one, and stays."""
        return f"{self.tag.id} {self.other}"


def apart(tags: Iterable[Placed]) -> list[Apart]:
    """Where analysts went apart in the articles that two or more of them tagged, in their order.

    Tags of one kind that meet agree, whatever their ends. Where the kinds differ it is told once,
    with the first of the two analysts by name.
    """
    by_article: dict[str, dict[str, list[Placed]]] = {}
    for tag in tags:
        by_article.setdefault(tag.article, {}).setdefault(tag.analyst, []).append(tag)
    found = [
        one
        for by in by_article.values()
        for own, other in permutations(sorted(by), 2)
        for one in _between(by[own], by[other], other)
    ]
    return sorted(found, key=lambda one: (one.tag.article, one.tag.span, one.tag.id, one.other))


def _between(own: Sequence[Placed], theirs: Sequence[Placed], other: str) -> Iterator[Apart]:
    """What one analyst tagged and another did not, or as another kind."""
    spans = {kind: Spans(t.span for t in theirs if t.kind is kind) for kind in Kind}
    mine = {kind: Spans(t.span for t in own if t.kind is kind) for kind in Kind}
    at: dict[tuple[Kind, Span], list[Placed]] = {}
    for tag in theirs:
        at.setdefault((tag.kind, tag.span), []).append(tag)
    for tag in own:
        if spans[tag.kind].meets(tag.span):
            continue
        near = ((kind, span) for kind in Kind for span in spans[kind].meeting(tag.span))
        # What agrees with another tag of mine is no rival of this one.
        places = dict.fromkeys(one for one in near if not mine[one[0]].meets(one[1]))
        rivals = tuple(rival for place in places for rival in at[place])
        if not rivals or tag.analyst < other:
            yield Apart(tag, other, rivals)
