"""Two editions of a work side by side: matched once, then asked wherever the cursor goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.parallel import Match, Piece, match
from seeds.segmentation import sentences

_MOST_PAIRS = 4_000
"""Pairs of pieces that are compared at once: about a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What another edition has for a passage. Where it is not `found`, nothing there says it, or
    nobody compared: the span is then where it would stand."""

    span: Span
    found: bool


class Alignment:
    """Which blocks of one text say what those of the other say; boilerplate is left out."""

    def __init__(self, page: Article, other: Article) -> None:
        self._page, self._other = page, other
        self._own, self._theirs = _prose(page), _prose(other)
        self._matches, self._compared = _blocks_matched(self._own, self._theirs)
        self._starts = [own.start for own, _ in self._matches]
        self._sentences: dict[int, _Sentences] = {}

    def turned(self) -> Alignment:
        """The same, from the other side."""
        other = object.__new__(Alignment)
        other._page, other._other = self._other, self._page
        other._own, other._theirs = self._theirs, self._own
        other._matches = [(theirs, own) for own, theirs in self._matches]
        other._compared = self._compared
        other._starts = [own.start for own, _ in other._matches]
        other._sentences = {}
        return other

    def block(self, offset: int) -> Counterpart | None:
        """What the other text has for the block at an offset; None where one has no blocks."""
        at = self._match_at(offset)
        if at is None:
            return None
        _, theirs = self._matches[at]
        if theirs:
            first, last = self._theirs[theirs.start], self._theirs[theirs.stop - 1]
            return Counterpart(Span(first.span.start, last.span.end), self._compared)
        place = self._theirs[min(theirs.start, len(self._theirs) - 1)]
        return Counterpart(place.span, False)

    def passage(self, span: Span) -> Counterpart | None:
        """The same for a passage, sentence by sentence: whole sentences of the other text."""
        first, last = self._begun(span), self._begun(Span(span.end - 1, span.end))
        if first is None or last is None or not (first.found and last.found):
            return first
        start, end = min(first.span, last.span).start, max(first.span.end, last.span.end)
        return Counterpart(Span(start, end), True)

    def _begun(self, span: Span) -> Counterpart | None:
        """The same for the part of a passage that stands in the blocks in which it begins."""
        around = self.block(span.start)
        at = self._match_at(span.start)
        if around is None or at is None or not around.found:
            return around
        known = self._sentences.get(at)
        if known is None:
            own, theirs = self._matches[at]
            known = _Sentences(
                _split(self._page, self._own[own.start : own.stop]),
                _split(self._other, self._theirs[theirs.start : theirs.stop]),
            )
            self._sentences[at] = known
        found = known.counterpart(span)
        return Counterpart(found, True) if found else around

    def _match_at(self, offset: int) -> int | None:
        """The number of the match that the block at an offset, or the one before it, is in."""
        if not self._own or not self._theirs:
            return None
        block = bisect_right(self._own, offset, key=lambda one: one.span.start) - 1
        at = bisect_right(self._starts, max(block, 0)) - 1
        while not self._matches[at][0]:  # begins here too, and has no block of this text
            at -= 1
        return at


class _Sentences:
    """The sentences of blocks that say the same, matched."""

    def __init__(self, own: Sequence[_Sentence], theirs: Sequence[_Sentence]) -> None:
        self._own, self._theirs = own, theirs
        # As many sentences are nearly always the same ones, and this is asked while one reads.
        few = len(own) != len(theirs) and len(own) * len(theirs) <= _MOST_PAIRS
        pieces = [one.piece for one in own], [one.piece for one in theirs]
        self._matches = _compared(*pieces) if few else _by_place(len(own), len(theirs))

    def counterpart(self, span: Span) -> Span | None:
        """The sentences that say what those of a span say; None where that is nothing."""
        here = [n for n, one in enumerate(self._own) if one.span.overlaps(span)]
        if not here:
            return None
        first, last = here[0], here[-1]
        pairs = [
            theirs
            for own, theirs in self._matches
            if theirs and own and own.start <= last and own.stop > first
        ]
        if not pairs:
            return None
        return Span(
            self._theirs[pairs[0].start].span.start, self._theirs[pairs[-1].stop - 1].span.end
        )


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    piece: Piece


def _split(page: Article, blocks: Sequence[Block]) -> list[_Sentence]:
    if page.text is None:
        return []
    return [
        _Sentence(span, Piece(span.end - span.start, block.kind))
        for block in blocks
        for span in sentences(page.text, block, page.metadata.language)
    ]


def _prose(page: Article) -> list[Block]:
    return [block for block in page.blocks if block.kind is not BlockKind.BOILERPLATE]


def _blocks_matched(own: Sequence[Block], theirs: Sequence[Block]) -> tuple[list[Match], bool]:
    """Blocks by what they say as far as that can be told from their lengths; whether it could.

    Of texts that are too long for that: block by block where they are built alike; else part by
    part, where they have as many headings; else by how far into the text a block stands.
    """
    if len(own) * len(theirs) <= _MOST_PAIRS:
        return _compared(list(map(_piece, own)), list(map(_piece, theirs))), True
    if [block.kind for block in own] == [block.kind for block in theirs]:
        return _by_place(len(own), len(theirs)), True
    parts, their_parts = _parts(own), _parts(theirs)
    if len(parts) == len(their_parts):
        return _parts_matched(own, theirs, list(zip(parts, their_parts, strict=True)))
    return _by_place(len(own), len(theirs)), False


def _parts_matched(
    own: Sequence[Block], theirs: Sequence[Block], parts: Sequence[Match]
) -> tuple[list[Match], bool]:
    """The same within each pair of parts; where even these are long, by place in each."""
    compared = sum(len(one) * len(other) for one, other in parts) <= _MOST_PAIRS
    matches: list[Match] = []
    for one, other in parts:
        pieces = [_piece(own[n]) for n in one], [_piece(theirs[n]) for n in other]
        found = _compared(*pieces) if compared else _by_place(len(one), len(other))
        matches += [(_moved(a, one.start), _moved(b, other.start)) for a, b in found]
    return matches, compared


def _compared(own: Sequence[Piece], theirs: Sequence[Piece]) -> list[Match]:
    length = max(1, sum(piece.length for piece in own))
    return match(own, theirs, sum(piece.length for piece in theirs) / length)


def _by_place(own: int, theirs: int) -> list[Match]:
    """As many matches as the shorter side has pieces, each with its share of the other."""
    many = min(own, theirs) or 1
    return [
        (
            range(n * own // many, (n + 1) * own // many),
            range(n * theirs // many, (n + 1) * theirs // many),
        )
        for n in range(many)
    ]


def _parts(blocks: Sequence[Block]) -> list[range]:
    """What stands before the first heading, then what stands under each."""
    cuts = [n for n, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    return [range(start, end) for start, end in pairwise([0, *cuts, len(blocks)])]


def _moved(numbers: range, by: int) -> range:
    return range(numbers.start + by, numbers.stop + by)


def _piece(block: Block) -> Piece:
    return Piece(block.span.end - block.span.start, block.kind)
