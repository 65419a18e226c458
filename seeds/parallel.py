"""The same passage in another edition of a work: blocks, then sentences, matched by their length.

A translation keeps the order of what it translates, and long sentences stay long. The cheapest way
through both texts is found as Gale and Church do it (Computational Linguistics 19:1, 1993, 75-102).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import erfc, log, sqrt

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.segmentation import sentences

_MOST_PAIRS = 100_000
"""Pairs of blocks that are compared; of longer texts only what stands around the same place is."""

_SPREAD = 6.8
"""Variance of the code points that one code point becomes in another language: Gale and Church."""

_STEPS = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.045, (1, 2): 0.045}
"""How often so many pieces of one text are so many of the other."""

_OTHER_KIND = 4.0
"""What it costs to take a heading, an item or a paragraph for a piece of another kind."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block or a sentence: how long it is in code points, and of which kind its block is."""

    length: int
    kind: BlockKind


Match = tuple[range, range]
"""Pieces of one text, by number, and those of the other that say the same; one side may be empty"""


def counterpart(page: Article, span: Span, other: Article) -> Span | None:
    """Where another edition most likely says what a span of this one says: whole sentences.

    None where one of the texts is not here, or has no blocks.
    """
    if page.text is None or other.text is None:
        return None
    own, theirs = _around(page, other, span.start)
    here = _hit(own, span)
    if here is None or not theirs:
        return None
    scale = _length(theirs) / _length(own)
    matches = match(list(map(_piece, own)), list(map(_piece, theirs)), scale)
    found = _other_side(matches, range(here.start, here.stop), len(own), len(theirs))
    return _sentences(page, own, span, other, [theirs[n] for n in found])


def match(own: Sequence[Piece], theirs: Sequence[Piece], scale: float) -> list[Match]:
    """The cheapest way through both, in order; `scale` is code points of theirs to one of own."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(own) + 1):
        for j in range(len(theirs) + 1):
            for (di, dj), often in _STEPS.items():
                before = best.get((i - di, j - dj))
                if before is None:
                    continue
                cost = before[0] - log(often) + _cost(own[i - di : i], theirs[j - dj : j], scale)
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = (cost, (i - di, j - dj))
    at, way = (len(own), len(theirs)), [(len(own), len(theirs))]
    while at != (0, 0):
        at = best[at][1]
        way.append(at)
    return [(range(i, k), range(j, m)) for (i, j), (k, m) in pairwise(reversed(way))]


def _cost(own: Sequence[Piece], theirs: Sequence[Piece], scale: float) -> float:
    """How unlikely it is that these say the same, as a negative logarithm."""
    if not own or not theirs:  # left out: as likely for a long piece as for a short one
        return 0.0
    mine, other = sum(p.length for p in own) * scale, sum(p.length for p in theirs)
    away = abs(mine - other) / sqrt(_SPREAD * max(1.0, (mine + other) / 2))
    strange = {p.kind for p in own} != {p.kind for p in theirs}
    return -log(max(erfc(away / sqrt(2)), 1e-300)) + (_OTHER_KIND if strange else 0.0)


def _around(page: Article, other: Article, offset: int) -> tuple[list[Block], list[Block]]:
    """The blocks of both that are compared; boilerplate is each edition's own."""
    own, theirs = _prose(page), _prose(other)
    if len(own) * len(theirs) <= _MOST_PAIRS:
        return own, theirs
    half = int(sqrt(_MOST_PAIRS)) // 2
    share = next((n for n, b in enumerate(own) if b.span.end > offset), len(own)) / len(own)
    return _middle(own, share, half), _middle(theirs, share, half)


def _prose(page: Article) -> list[Block]:
    return [block for block in page.blocks if block.kind is not BlockKind.BOILERPLATE]


def _middle(blocks: list[Block], share: float, half: int) -> list[Block]:
    at = int(share * len(blocks))
    return blocks[max(0, at - half) : at + half]


def _hit(blocks: Sequence[Block], span: Span) -> range | None:
    """The numbers of the blocks that a span touches."""
    found = [n for n, block in enumerate(blocks) if block.span.overlaps(span)]
    return range(found[0], found[-1] + 1) if found else None


def _other_side(matches: Sequence[Match], here: range, own: int, theirs: int) -> range:
    """What the other text has for some pieces; where it has nothing, what stands at that place."""
    found = [n for mine, other in matches if set(mine) & set(here) for n in other]
    if found:
        return range(found[0], found[-1] + 1)
    at = min(theirs - 1, here.start * theirs // own)
    return range(at, at + 1)


def _sentences(
    page: Article, own: Sequence[Block], span: Span, other: Article, found: Sequence[Block]
) -> Span:
    """The sentences of some blocks that say what those of a span say."""
    mine = _split(page, [block for block in own if block.span.overlaps(span)])
    theirs = _split(other, found)
    here = [n for n, (place, _) in enumerate(mine) if place.overlaps(span)] or [0]
    scale = sum(p.length for _, p in theirs) / max(1, sum(p.length for _, p in mine))
    matches = match([p for _, p in mine], [p for _, p in theirs], scale)
    hit = _other_side(matches, range(here[0], here[-1] + 1), len(mine), len(theirs))
    return Span(theirs[hit.start][0].start, theirs[hit.stop - 1][0].end)


def _split(page: Article, blocks: Sequence[Block]) -> list[tuple[Span, Piece]]:
    assert page.text is not None
    language = page.metadata.language
    return [
        (span, Piece(span.end - span.start, block.kind))
        for block in blocks
        for span in sentences(page.text, block, language)
    ]


def _piece(block: Block) -> Piece:
    return Piece(block.span.end - block.span.start, block.kind)


def _length(blocks: Sequence[Block]) -> int:
    return sum(block.span.end - block.span.start for block in blocks)
