"""What an article says about itself: title, authors, outlet, translators, date, address.

Nothing is invented: a date in running text is no date of publication, and a name there no author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from seeds.article import Block, BlockKind, Metadata
from seeds.boilerplate import opens_comments
from seeds.bylines import Byline, author_of_note, byline, looks_like_outlet, name_before

_TOP = 3
"""Paragraphs above which a date that stands alone is the article's; further down it heads the
entry of a chronology."""

_URL = re.compile(r"https?://\S+")
_EMPHASIS = re.compile(r"(?<!\w)[*_`]+(?=\S)|(?<=\S)[*_`]+(?!\w)")
_TAIL = re.compile(r"(?P<title>.*\S) (?P<sign>[–—|-]) (?P<outlet>\S.{1,40})")
_SMALL = frozenset({"de", "del", "der", "di", "du", "of", "the"})


def imprint(text: str, blocks: Sequence[Block]) -> Metadata:
    """What stands in the text above its comments; the language is left open."""
    own = list(takewhile(lambda block: not _opens_comments(text, block), blocks))
    lines = list(_credits(text, own))
    authors = _first(line.authors for line in lines) or _named_author(text, own)
    title, outlet = _parted(_title(text, own), text)
    dated = [line for line in lines if line.published]
    dated.sort(key=lambda line: line.is_source)
    return Metadata(
        title=_without_author(title, authors),
        authors=authors,
        outlet=_outlet(text, own, lines) or outlet,
        translators=_first(line.translators for line in lines),
        published=dated[0].published if dated else None,
        published_from=("source line" if dated[0].is_source else "byline") if dated else "",
        url=next((line.url for line in lines if line.url), "") or _lone_address(text, own),
    )


def _opens_comments(text: str, block: Block) -> bool:
    return block.kind is BlockKind.BOILERPLATE and opens_comments(block.span.of(text))


def _credits(text: str, blocks: Sequence[Block]) -> Iterator[Byline]:
    """The bylines and source lines, in order."""
    paragraphs = 0
    for block in blocks:
        line = byline(block.span.of(text))
        if line is None:
            paragraphs += block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        elif line.authors or line.translators or line.is_source or paragraphs < _TOP:
            yield line


def _first(several: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return next((some for some in several if some), ())


def _named_author(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Who is named where the body begins, or in a note above or below it."""
    body = [block.span.of(text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if len(body) < 2:
        return ()
    name = name_before(body[0]) or author_of_note(body[0]) or author_of_note(body[-1])
    return (name,) if name else ()


def _title(text: str, blocks: Sequence[Block]) -> str:
    """The heading above the body, else the only one of the first level."""
    first: list[Block] = []
    for block in blocks:
        words = block.span.of(text)
        if block.kind is BlockKind.HEADING:
            first.append(block)
            break
        if block.kind is not BlockKind.BOILERPLATE and byline(words) is None:
            first = [b for b in blocks if b.kind is BlockKind.HEADING and b.level == 1]
            break
    if len(first) != 1:
        return ""
    return _EMPHASIS.sub("", " ".join(first[0].span.of(text).split()))


def _parted(title: str, text: str) -> tuple[str, str]:
    """A title without the outlet that sites put behind it, and that outlet."""
    match = _TAIL.fullmatch(title)
    if not match:
        return title, ""
    outlet = match["outlet"]
    words = outlet.split()
    named = all(word[0].isupper() or word in _SMALL for word in words) and len(words) <= 4
    # In capitals, and nowhere in the article: a site's name. NATO would be spoken of.
    shouted = outlet.isupper() and text.count(outlet) == 1
    if match["sign"] == "|" or (named and (looks_like_outlet(outlet) or shouted)):
        return match["title"], outlet
    return title, ""


def _without_author(title: str, authors: tuple[str, ...]) -> str:
    for author in authors:
        title = title.removeprefix(f"{author}: ")
    return title


def _outlet(text: str, blocks: Sequence[Block], lines: Sequence[Byline]) -> str:
    """The first outlet that a line names: `for Orlik` counts where the site calls itself Orlik."""
    furniture = " ".join(b.span.of(text) for b in blocks if b.kind is BlockKind.BOILERPLATE)
    for line in lines:
        known = line.is_source or looks_like_outlet(line.outlet)
        if line.outlet and (known or re.search(rf"\b{re.escape(line.outlet)}\b", furniture)):
            return line.outlet
    return ""


def _lone_address(text: str, blocks: Sequence[Block]) -> str:
    """The address that stands alone under the body; under a heading, it is one of the sources."""
    found = []
    above: Block | None = None
    for block in blocks:
        words = block.span.of(text)
        if _URL.fullmatch(words):
            found.append("" if above and above.kind is BlockKind.HEADING else words)
        above = block
    return found[0] if len(found) == 1 else ""
