"""Passages: a quote as a reader meets it, with who says it and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from scenarios.annotation import Annotation
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.article import Article, Block
from tui import telling

AROUND = 240
"""Code points of the same block that are shown on each side of a quote."""
_HEAD, _TAIL = 900, 300
"""Of a quote that is longer than both, so much is shown of its beginning and of its end."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One mention. `quote` is empty where the text was forgotten.

    `left_out` counts the code points between `quote` and `end`, its last words, where it is too
    long to be shown whole. `list_of` is the sentence that introduces the list it is an item of.
    """

    said: str
    article: str
    language: str
    list_of: str
    before: str
    quote: str
    left_out: int
    end: str
    after: str


def passage(mention: Annotation, article: Article, kind: Kind) -> Passage:
    """A mention in its article."""
    text, anchor = article.text or "", mention.anchor
    quote, end, left_out = _cut(anchor.quote or "")
    before, after = _around(text, article, anchor.span) if text and anchor.span else ("", "")
    introduction = mention.context.quote if mention.context else None
    return Passage(
        said=telling.mention(mention, article, kind),
        article=article.id,
        language=language(article),
        list_of=introduction or "",
        before=before if quote else "",
        quote=quote,
        left_out=left_out,
        end=end,
        after=after if quote else "",
    )


def language(article: Article) -> str:
    """Its language as a page can say it; empty where it is not known, or no such name."""
    said = article.metadata.language
    return said if _LANGUAGE.fullmatch(said) else ""


def _start(block: Block) -> int:
    return block.span.start


def _cut(quote: str) -> tuple[str, str, int]:
    """What is shown of a quote: all of it, or its two ends and how much is between."""
    left_out = len(quote) - _HEAD - _TAIL
    return (quote[:_HEAD], quote[-_TAIL:], left_out) if left_out > 0 else (quote, "", 0)


def _around(text: str, article: Article, span: Span) -> tuple[str, str]:
    """What stands before and after it in its own block, from whole word to whole word."""
    place = bisect_right(article.blocks, span.start, key=_start)
    some = article.blocks[max(0, place - 1) : bisect_left(article.blocks, span.end, key=_start)]
    own = [block.span for block in some if block.span.overlaps(span)]
    first = min((b.start for b in own), default=max(0, span.start - AROUND))
    last = max((b.end for b in own), default=span.end + AROUND)
    before, after = text[first : span.start], text[span.end : max(last, span.end)]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return before, after
