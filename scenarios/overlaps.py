"""Which spans of two lists meet, in the time that it takes to sort them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from seeds.anchor import Span


class Spans:
    """Spans of one text, to be asked which of them meet another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def meets(self, span: Span) -> bool:
        """Whether one of them has a code point in common with a span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start

    def meeting(self, span: Span) -> Sequence[Span]:
        """Those that have, in the order of the text."""
        found: list[Span] = []
        n = bisect_left(self._starts, span.end)
        while n > 0 and self._ends[n - 1] > span.start:
            n -= 1
            if self._spans[n].end > span.start:
                found.append(self._spans[n])
        return found[::-1]
