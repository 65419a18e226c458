"""An article: one text as published, its blocks, and what is known about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from seeds.anchor import Span
from seeds.when import When


class BlockKind(StrEnum):
    """What a run of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of an article, without the line breaks around it.

    A list item's span leaves out its bullet. `level` is 1 to 6 for a heading (1 is the title),
    the depth of nesting from 1 for an item, else 0.
    """

    kind: BlockKind
    span: Span
    level: int = 0


COVERAGES = ("whole", "selection")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about an article; everything here can be corrected.

    `title` is empty where the text has none: its first words serve then. `published_from` says
    where the date comes from (`byline`, `source line`, `header`, `analyst`). `language` is a
    BCP 47 tag. `digest_of` is the id of the article that this one retells in other words.
    `coverage` says whether all its predictions are tagged (`whole`) or some (`selection`); empty
    where nobody said. `tlp` is its own handling mark, as files write it (`amber+strict`).
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    translators: tuple[str, ...] = ()
    published: When | None = None
    published_from: str = ""
    language: str = ""
    url: str = ""
    digest_of: str = ""
    coverage: str = ""
    tlp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text as published. Its text never changes after import.

    `text` is None where it was forgotten or never came along: *text not here*. `work` is the id
    of the article that stands for the work, its own where it is the only edition.
    """

    id: str
    text: str | None
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    bytes_sha256: str = ""
    work: str = ""

    @property
    def title(self) -> str:
        """The title, else the first words in brackets, else the short id."""
        return self.metadata.title or first_words(self)

    @property
    def titled(self) -> bool:
        """Whether `title` is the article's own."""
        return bool(self.metadata.title)


def first_words(article: Article, most: int = 48) -> str:
    """The first words of the running text, as `[Die Produktion …]`, cut at `most` code points."""
    if article.text is None:
        return f"[{article.id[:10]}]"
    prose = [b for b in article.blocks if b.kind is BlockKind.PARAGRAPH]
    long_enough = [b for b in prose if b.span.end - b.span.start > 60] or prose
    words = (long_enough[0].span.of(article.text) if long_enough else article.text).split()
    kept = ""
    for word in words:
        if len(kept) + len(word) > most:
            break
        kept = f"{kept} {word}".strip()
    return f"[{kept or ' '.join(words)[:most]} …]"


def article_id(text: str) -> str:
    """`a:` and the SHA-256 of the text in UTF-8."""
    return "a:" + sha256(text)


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
