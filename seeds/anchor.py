"""Where a passage stands in a text, and finding it again: exactly, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CONTEXT = 32
"""Code points of prefix and suffix that an anchor keeps at the most."""

_MOST_PLACES = 20_000
_MOST_COMPARED = 10_000_000
"""Equal places of a quote, and their code points; one that stands in more is lost, quickly."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of a text.

    Raises:
        ValueError: it is empty, or begins before 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is empty or begins before 0")

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether they share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A span with its exact quote and what stands around it (W3C Web Annotation selectors).

    `span` is None in a hand-written file that gives only a quote; `quote` is None where the text
    was forgotten.
    """

    span: Span | None
    quote: str | None
    prefix: str = ""
    suffix: str = ""


def cite(text: str, span: Span) -> Anchor:
    """The anchor of a passage.

    Raises:
        ValueError: the span ends after the text.
    """
    if span.end > len(text):
        raise ValueError(f"span ends at {span.end}, the text at {len(text)}")
    return Anchor(
        span=span,
        quote=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


class Lost(StrEnum):
    """Why an anchor has no place."""

    LOST = "lost"
    NOT_HERE = "text not here"


def locate(text: str | None, anchor: Anchor) -> Span | Lost:
    """Where an anchor's quote stands in a text, exactly; else why that is not known.

    A side of a place fits when the whole prefix or suffix stands there and, if it is short
    because the text began or ended, the text still begins or ends with it. One edit of the text
    outside a quote, however large, leaves one side of its place fitting. Therefore:

    - where both sides fit at the old offsets, the anchor holds;
    - of several places the one that fits on a side is taken, if no other fits on any;
    - the only place is taken if its offsets are the old ones, or if quote and context match in
      at least 32 code points without a break.

    All else is lost. An anchor written by hand may have less context, or none: its place is the
    one where all of it stands, or the only one. `text` is None where it was forgotten.
    """
    if text is None or anchor.quote is None:
        return Lost.NOT_HERE
    if anchor.span and _holds(text, anchor, anchor.span.start):
        return _at(anchor.span.start, anchor.quote)
    starts = _starts(text, anchor.quote)
    if len(starts) == 1:
        [start] = starts
        return _at(start, anchor.quote) if _is_believed(text, anchor, start) else Lost.LOST
    fitting = [start for start in starts if _fits(text, anchor, start)]
    return _at(fitting[0], anchor.quote) if len(fitting) == 1 else Lost.LOST


def _at(start: int, quote: str) -> Span:
    return Span(start, start + len(quote))


def _starts(text: str, quote: str) -> list[int]:
    """Where a quote begins, overlaps included; none where there are too many to compare."""
    starts: list[int] = []
    most = max(1, min(_MOST_PLACES, _MOST_COMPARED // max(1, len(quote))))
    start = text.find(quote) if quote else -1
    while start >= 0:
        starts.append(start)
        if len(starts) > most:
            return []
        start = text.find(quote, start + 1)
    return starts


def _holds(text: str, anchor: Anchor, start: int) -> bool:
    """Whether quote and context stand here as they stood where they were cited."""
    return text.startswith(anchor.quote or "", start) and _sides(text, anchor, start) == (
        True,
        True,
    )


def _fits(text: str, anchor: Anchor, start: int) -> bool:
    """Whether one of several places can be the one that was cited."""
    sides = _sides(text, anchor, start)
    return any(sides) if _is_cited(anchor) else all(sides)


def _is_believed(text: str, anchor: Anchor, start: int) -> bool:
    """Whether the only place of a quote is the one that was cited."""
    if not _is_cited(anchor) or (anchor.span and anchor.span.start == start):
        return True
    return any(_sides(text, anchor, start)) or _stretch(text, anchor, start) >= CONTEXT


def _is_cited(anchor: Anchor) -> bool:
    """Whether the context is whole: short only where the text began or ended."""
    return anchor.span is not None and len(anchor.prefix) == min(CONTEXT, anchor.span.start)


def _sides(text: str, anchor: Anchor, start: int) -> tuple[bool, bool]:
    """Whether the context fits before and after a place of the quote."""
    end = start + len(anchor.quote or "")
    left, right = text.endswith(anchor.prefix, 0, start), text.startswith(anchor.suffix, end)
    if _is_cited(anchor):
        left = left and (len(anchor.prefix) == CONTEXT or len(anchor.prefix) == start)
        right = right and (len(anchor.suffix) == CONTEXT or end + len(anchor.suffix) == len(text))
    return left, right


def _stretch(text: str, anchor: Anchor, start: int) -> int:
    """Code points around a place that match the anchor without a break, the quote's included."""
    quote = anchor.quote or ""
    end = start + len(quote)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return _shared(before[::-1], anchor.prefix[::-1]) + len(quote) + _shared(after, anchor.suffix)


def _shared(one: str, other: str) -> int:
    """How many code points two texts have in common from their beginning."""
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))
