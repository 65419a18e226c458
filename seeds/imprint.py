"""What an article says about itself: title, authors, outlet, translators, date, address.

Nothing is invented: a date in running text is no date of publication, and a name there no author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from seeds.article import Block, BlockKind, Metadata
from seeds.author_notes import author_of_note, name_before
from seeds.boilerplate import opens_comments
from seeds.bylines import Byline, byline
from seeds.outlets import looks_like_outlet, parted
from seeds.words import plain_words

_TOP = 2
"""Paragraphs above which a date that stands alone is the article's."""

_LONGEST_TITLE = 300

_URL = re.compile(r"https?://\S+")
_FIRST_SECTION = re.compile(r"1[.)] ")


def imprint(text: str, blocks: Sequence[Block]) -> Metadata:
    """What stands in the text above its comments; the language is left open."""
    own = list(takewhile(lambda block: not _opens_comments(text, block), blocks))
    lines = list(_credits(text, own))
    authors = _first(line.authors for line in lines) or _named_author(text, own)
    title, outlet = parted(_title(text, own), text)
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
    """The bylines and source lines, in order.

    A date that stands alone is the article's above its body, if it is the only one: several head
    the entries of a chronology. A source line inside the body is that of a picture or a table,
    unless it names a day or an address.
    """
    lines = [byline(block.span.of(text)) for block in blocks]
    dates = sum(line is not None and _is_date_alone(line) for line in lines)
    body = [
        line is None and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for block, line in zip(blocks, lines, strict=True)
    ]
    above, below = 0, sum(body)
    for line, is_body in zip(lines, body, strict=True):
        above, below = above + is_body, below - is_body
        if line is None:
            continue
        if _is_date_alone(line):
            if dates == 1 and above < _TOP:
                yield line
        elif not line.is_source or line.published or line.url or not (above and below):
            yield line


def _is_date_alone(line: Byline) -> bool:
    return line.published is not None and line == Byline(published=line.published)


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
    own = (block for block in blocks if block.kind is not BlockKind.BOILERPLATE)
    first = next((block for block in own if byline(block.span.of(text)) is None), None)
    if first is None or first.kind is not BlockKind.HEADING:
        highest = [b for b in blocks if b.kind is BlockKind.HEADING and b.level == 1]
        first = highest[0] if len(highest) == 1 else None
    if first is None or first.span.end - first.span.start > _LONGEST_TITLE:
        return ""
    words = plain_words(first.span.of(text))
    return "" if _FIRST_SECTION.match(words) else words


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
