"""A passage that a command line names: by its words, or by offsets."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

from seeds.anchor import Span
from seeds.refusal import Invalid, Refusal

if TYPE_CHECKING:
    from seeds.article import Article

P = TypeVar("P")

_MOST_COMPARED = 400
"""Code points of a passage that are compared with a quote that was not found."""
_NEAR_ENOUGH = 0.5
_MOST_NEAR = 3
_ENDS = re.compile(r"\s*([0-9]{1,9})\s*:\s*([0-9]{1,9})\s*")


def one(page: Article, quote: str, occurrence: int | None = None) -> Span:
    """Where a quote stands.

    Raises:
        Unknown: nowhere; the passages that are most like it are shown.
        Ambiguous: in several places, which are shown with their numbers.
        Refusal: the text is not here.
    """
    from seeds.quote import find

    return _found(page, quote, lambda text: find(text, quote, occurrence=occurrence))


def near(page: Article, quote: str, here: Span, occurrence: int | None = None) -> Span:
    """Where a quote stands, for somebody who speaks of a passage. Raises: as `one`."""
    from seeds.quote import find_near

    return _found(page, quote, lambda text: find_near(text, quote, here, occurrence=occurrence))


def within(page: Article, quote: str, here: Span, occurrence: int | None = None) -> Span:
    """Where a quote stands in a passage. Raises: as `one`."""
    from seeds.quote import find_within

    return _found(page, quote, lambda text: find_within(text, quote, here, occurrence=occurrence))


def every(page: Article, quote: str, *, any_case: bool) -> list[Span]:
    """Every place where a quote stands. Raises: as `one`."""
    from seeds.occurrences import meant

    return _found(page, quote, lambda text: meant(text, quote, any_case=any_case))


def ends(words: str) -> Span:
    """A span from `1811:1868`.

    Raises:
        Invalid: it is none.
    """
    match = _ENDS.fullmatch(words)
    if not match or int(match[1]) >= int(match[2]):
        raise Invalid(f"{words!r} is no span", where="--span", attempt="1811:1868")
    return Span(int(match[1]), int(match[2]))


def _found(page: Article, quote: str, look: Callable[[str], P]) -> P:
    """What a look into the text finds; a refusal says in which article, and what is like it."""
    from store.names import short

    where = short(page.id)
    if page.text is None:
        raise Refusal("the article's text is not here", where=where)
    try:
        return look(page.text)
    except Refusal as refusal:
        like = refusal.candidates or _alike(page, quote)
        attempt = refusal.attempt.replace("the number of the occurrence", "--occurrence N")
        raise type(refusal)(refusal.what, where=where, candidates=like, attempt=attempt) from None


def _alike(page: Article, quote: str) -> tuple[str, ...]:
    """The passages that are most like a quote, the most alike first."""
    from seeds.segmentation import passages

    assert page.text is not None
    wanted = " ".join(quote.split()).casefold()[:_MOST_COMPARED]
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    found = []
    for span in passages(page):
        words = " ".join(span.of(page.text)[:_MOST_COMPARED].split())
        matcher.set_seq1(words.casefold())
        if matcher.quick_ratio() >= _NEAR_ENOUGH and matcher.ratio() >= _NEAR_ENOUGH:
            found.append((matcher.ratio(), words))
    found.sort(key=lambda pair: -pair[0])
    return tuple(words for _, words in found[:_MOST_NEAR])
