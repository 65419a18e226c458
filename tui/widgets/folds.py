"""Runs of boilerplate: which of an article there are, and which of them are folded to one row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from seeds.anchor import Span
from seeds.article import Block, BlockKind

_LONG = 160
"""Code points from which a single block is worth folding."""


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks `[first, last)` of boilerplate that stand together, and where they stand."""

    first: int
    last: int
    span: Span


class Folds:
    """The runs of one article, all folded at first.

    What one would not gain a row by stays open; and where all is boilerplate, there is nothing
    beside it to read.
    """

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        runs = list(_runs(blocks))
        if len(runs) == 1 and runs[0].last - runs[0].first == len(blocks):
            runs = []
        self._runs = [run for run in runs if _worth(run)]
        self._starts = [run.span.start for run in self._runs]
        self._folded = set(self._runs)

    def __len__(self) -> int:
        return len(self._runs)

    @property
    def folded(self) -> Mapping[int, int]:
        """The folded runs: of each the first block, and the one after it."""
        return {run.first: run.last for run in self._folded}

    def at(self, offset: int) -> Run | None:
        """The run, folded or open, in which an offset stands."""
        nearest = bisect_right(self._starts, offset) - 1
        run = self._runs[nearest] if nearest >= 0 else None
        return run if run and offset < run.span.end else None

    def folded_at(self, offset: int) -> Run | None:
        """The folded run in which an offset stands."""
        run = self.at(offset)
        return run if run in self._folded else None

    def open_as(self, others: Folds) -> None:
        """Opens what is open in a part of the same article."""
        opened = {run.span for run in others._runs if run not in others._folded}
        self._folded -= {run for run in self._runs if run.span in opened}

    def turn(self, run: Run) -> None:
        """Opens a run that is folded, folds one that is open."""
        self._folded ^= {run}

    def turn_all(self) -> None:
        """Opens all; where all are open, folds them."""
        self._folded = set() if self._folded else set(self._runs)


def _runs(blocks: Sequence[Block]) -> Iterator[Run]:
    first = 0
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.BOILERPLATE:
            first = at + 1
        elif at + 1 == len(blocks) or blocks[at + 1].kind is not BlockKind.BOILERPLATE:
            yield Run(first, at + 1, Span(blocks[first].span.start, block.span.end))


def _worth(run: Run) -> bool:
    return run.last - run.first > 1 or run.span.end - run.span.start > _LONG
