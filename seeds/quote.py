"""A passage named by its words, as a person types them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seeds.anchor import Anchor, Lost, Span, locate
from seeds.display import safe_line
from seeds.refusal import Ambiguous, Unknown

_MOST_SHOWN = 8
_AROUND = 24
_MARKS = "\"'„“”‚‘’«»‹›‟‛`´"
_DASHES = r"\-‐‑‒–—−"
_PIECE = re.compile(rf"(\s+)|([{_MARKS}])|([{_DASHES}])|[^\s{_MARKS}{_DASHES}]+")


def occurrences(text: str, quote: str) -> list[Span]:
    """Where a quote stands, in the order of the text, without overlaps.

    Exactly, if it stands anywhere exactly. Else any white space is taken for any other (a quote
    typed in one line may stand in two), and any quotation mark or dash for any other; the spans
    are those of the text as it is.
    """
    if not quote.strip():
        return []
    found = list(_exactly(text, quote))
    return found or [Span(*match.span()) for match in _folded(quote).finditer(text)]


def _exactly(text: str, quote: str) -> Iterator[Span]:
    # No pattern: a session has a quote a step, and to compile one takes longer than to tag it.
    start = text.find(quote)
    while start >= 0:
        yield Span(start, start + len(quote))
        start = text.find(quote, start + len(quote))


def find(
    text: str, quote: str, *, occurrence: int | None = None, prefix: str = "", suffix: str = ""
) -> Span:
    """The one place that a person means by a quote; `occurrence` counts from 1.

    Raises:
        Unknown: it stands nowhere, or in fewer places.
        Ambiguous: it stands in several, and neither `occurrence` nor the context tells which.
    """
    places = occurrences(text, quote)
    if not places:
        raise Unknown(
            f"{_shown(quote)} does not stand in the text",
            attempt="the exact words of the text, in its language",
            candidates=_begun(text, quote),
        )
    if occurrence is not None:
        if 1 <= occurrence <= len(places):
            return places[occurrence - 1]
        raise Unknown(
            f"{_shown(quote)}: there is no occurrence {occurrence}",
            attempt=f"an occurrence from 1 to {len(places)}",
            candidates=_listed(text, places),
        )
    if len(places) == 1:
        return places[0]
    words = places[0].of(text)
    if prefix or suffix:
        place = locate(text, Anchor(span=None, quote=words, prefix=prefix, suffix=suffix))
        if not isinstance(place, Lost):
            return place
    raise Ambiguous(
        f"{_shown(quote)} stands in {len(places)} places",
        attempt="more of its words, or the number of the occurrence",
        candidates=_listed(text, places),
    )


def find_near(text: str, quote: str, here: Span, *, occurrence: int | None = None) -> Span:
    """The place that a person means who speaks of a passage: the only one that shares text with
    it, else as `find` says.

    Raises:
        Unknown, Ambiguous: as `find`.
    """
    if occurrence is None:
        near = [place for place in occurrences(text, quote) if place.overlaps(here)]
        if len(near) == 1:
            return near[0]
    return find(text, quote, occurrence=occurrence)


def find_within(text: str, quote: str, here: Span, *, occurrence: int | None = None) -> Span:
    """The place of a quote in a passage; `occurrence` counts from its beginning.

    Raises:
        Unknown, Ambiguous: as `find`, of the passage.
    """
    found = find(here.of(text), quote, occurrence=occurrence)
    return Span(here.start + found.start, here.start + found.end)


def _folded(quote: str) -> re.Pattern[str]:
    # Possessive, so that a text of a million blanks is not tried a million times over.
    pieces = []
    for match in _PIECE.finditer(quote.strip()):
        space, mark, dash = match.groups()
        if space:
            pieces.append(r"\s++")
        elif mark:
            pieces.append(f"[{_MARKS}]")
        else:
            pieces.append(f"[{_DASHES}]" if dash else re.escape(match[0]))
    return re.compile("".join(pieces))


def _begun(text: str, quote: str) -> tuple[str, ...]:
    """Where the longest beginning of a quote stands, of two words or more."""
    words = quote.split()
    fits, fails = 1, len(words)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if occurrences(text, " ".join(words[:middle])):
            fits = middle
        else:
            fails = middle
    return _listed(text, occurrences(text, " ".join(words[:fits]))) if fits > 1 else ()


def _listed(text: str, places: list[Span]) -> tuple[str, ...]:
    """The first places as `2: …watched [the bridge] at night…`."""
    listed = []
    for number, place in enumerate(places[:_MOST_SHOWN], 1):
        begin, end = max(0, place.start - _AROUND), place.end + _AROUND
        before = ("…" if begin else "") + text[begin : place.start]
        after = text[place.end : end] + ("…" if end < len(text) else "")
        listed.append(safe_line(f"{number}: {before}[{_clipped(place.of(text))}]{after}"))
    if len(places) > _MOST_SHOWN:
        listed.append(f"and {len(places) - _MOST_SHOWN} more")
    return tuple(listed)


def _clipped(words: str) -> str:
    return words if len(words) <= 60 else words[:40] + "…" + words[-19:]


def _shown(quote: str) -> str:
    return f"“{safe_line(_clipped(quote))}”"
