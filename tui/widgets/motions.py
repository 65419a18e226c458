"""Where the ends of a selection may go: by character, word, passage and block.

Everything stands on the text of blocks; what is between them (line breaks, bullets) is stepped
over. Text is display text (`seeds.display.safe`), so offsets are the article's.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from seeds.anchor import Span
from tui.widgets.graphemes import is_boundary, snap_back, snap_on


class Unit(StrEnum):
    """What one step is."""

    CHARACTER = "character"
    WORD = "word"
    PASSAGE = "passage"
    BLOCK = "block"


class Ground:
    """An article as something to move on: its text, its blocks, its passages, all in order."""

    def __init__(self, text: str, blocks: Sequence[Span], passages: Sequence[Span]) -> None:
        self.text = text
        self.passages = passages
        self._blocks = blocks
        self._spans = {Unit.PASSAGE: passages, Unit.BLOCK: blocks}
        self._starts = {unit: [span.start for span in of] for unit, of in self._spans.items()}
        self._ends = {unit: [span.end for span in of] for unit, of in self._spans.items()}

    def passage_at(self, offset: int) -> int:
        """Index of the passage that holds an offset, else of the next one, else of the last."""
        at = bisect_right(self._ends[Unit.PASSAGE], offset)
        return max(0, min(at, len(self.passages) - 1))

    def passages_in(self, span: Span) -> range:
        """Indexes of the passages that begin within a span."""
        starts = self._starts[Unit.PASSAGE]
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))

    def nearest_in(self, window: Span, passage: int) -> int:
        """The passage nearest to another one of those that begin in a window, else are in it."""
        inside = self.passages_in(window)
        if not inside:
            return self.passage_at(window.start)
        return max(inside.start, min(passage, inside.stop - 1))

    def passage_of_block(self, passage: int, step: int) -> int:
        """The first passage of the block that is `step` blocks away; blocks without one are none.

        Backwards from the middle of a block, its own beginning counts as one step.
        """
        heads = self._heads
        own = bisect_right(heads, passage) - 1
        if step < 0 and own >= 0 and heads[own] < passage:
            own += 1
        return heads[max(0, min(own + step, len(heads) - 1))] if heads else 0

    def beyond(self, at: int, unit: Unit, ending: bool, step: int) -> int | None:
        """The next place after (`step` 1) or before (-1) `at` where a unit ends or begins."""
        if unit in self._spans:
            edges = (self._ends if ending else self._starts)[unit]
            nearest = bisect_right(edges, at) if step > 0 else bisect_left(edges, at) - 1
            return edges[nearest] if 0 <= nearest < len(edges) else None
        fits = self._word_edge if unit is Unit.WORD else self._character_edge
        return self._scan(at, step, lambda place, block: fits(place, block, ending))

    def word_at(self, offset: int) -> Span:
        """The word that holds an offset, else the character."""
        block = self._block_at(offset)
        if not _in_word(self.text[offset]):
            return Span(snap_back(self.text, offset), snap_on(self.text, offset + 1))
        start, end = offset, offset + 1
        while start > block.start and not self._word_edge(start, block, False):
            start -= 1
        while end < block.end and not self._word_edge(end, block, True):
            end += 1
        return Span(start, end)

    @cached_property
    def _heads(self) -> list[int]:
        """Indexes of the passages with which a block begins."""
        return [found.start for found in map(self.passages_in, self._blocks) if found]

    def _block_at(self, offset: int) -> Span:
        """The block that holds an offset, else the next one."""
        nearest = bisect_right(self._ends[Unit.BLOCK], offset)
        return self._blocks[min(nearest, len(self._blocks) - 1)]

    def _scan(self, at: int, step: int, fits: Callable[[int, Span], bool]) -> int | None:
        """The nearest place that fits, code point by code point, from block to block."""
        starts, ends = self._starts[Unit.BLOCK], self._ends[Unit.BLOCK]
        nearest = bisect_left(ends, at + 1) if step > 0 else bisect_left(starts, at) - 1
        while 0 <= nearest < len(self._blocks):
            block = self._blocks[nearest]
            if step > 0:
                places = range(max(at + 1, block.start), block.end + 1)
            else:
                places = range(min(at - 1, block.end), block.start - 1, -1)
            found = next((place for place in places if fits(place, block)), None)
            if found is not None:
                return found
            nearest += step
        return None

    def _character_edge(self, place: int, block: Span, ending: bool) -> bool:
        """Whether a character of a block ends, or begins, there."""
        outside = block.start if ending else block.end
        return place != outside and (
            place in (block.start, block.end) or is_boundary(self.text, place)
        )

    def _word_edge(self, place: int, block: Span, ending: bool) -> bool:
        """Whether a word of a block ends, or begins, there."""
        inside = place - 1 if ending else place
        outside = place if ending else place - 1
        return (
            block.start <= inside < block.end
            and _in_word(self.text[inside])
            and not (block.start <= outside < block.end and _in_word(self.text[outside]))
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of text with one end that is moved; the other is fixed. The two differ."""

    fixed: int
    moving: int

    @property
    def span(self) -> Span:
        """What is selected."""
        return Span(min(self.fixed, self.moving), max(self.fixed, self.moving))

    @property
    def swapped(self) -> Selection:
        """The same stretch, the other end being moved."""
        return Selection(self.moving, self.fixed)

    def moved(self, ground: Ground, unit: Unit, step: int) -> Selection:
        """The moving end one unit on (1) or back (-1).

        It does not cross the fixed one: something stays selected.
        """
        ending = self.moving > self.fixed
        place = ground.beyond(self.moving, unit, ending, step)
        if place is None or (place <= self.fixed if ending else place >= self.fixed):
            return self
        return Selection(self.fixed, place)

    def moved_far(self, ground: Ground, step: int) -> Selection:
        """The moving end by passages as far on (1) or back (-1) as there is text."""
        ending = self.moving > self.fixed
        outwards = ending == (step > 0)
        if outwards:
            passages = ground.passages
            edges = (passages[0].start, passages[-1].end) if passages else (self.moving,) * 2
            place: int | None = max(self.moving, edges[1]) if ending else min(self.moving, edges[0])
        else:
            place = ground.beyond(self.fixed, Unit.PASSAGE, ending, -step)
            inside = place is not None and abs(place - self.fixed) < abs(self.moving - self.fixed)
            place = place if inside else self.moving
        return self if place is None else Selection(self.fixed, place)


def dragged(pressed: tuple[int, int], under: tuple[int, int]) -> Selection:
    """What a drag selects, from the character pressed to the one under the pointer, both whole."""
    if under[0] < pressed[0]:
        return Selection(pressed[1], under[0])
    return Selection(pressed[0], under[1])


def _in_word(sign: str) -> bool:
    """Whether it is of a word: letters, digits, marks, symbols and emoji, no punctuation."""
    return unicodedata.category(sign)[0] in "LNMS" or sign == "\u200d"
