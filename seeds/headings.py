"""Headings of plain text, told by their form and by what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from seeds.bylines import byline
from seeds.layout import Run

_LONGEST = 100
_LONGEST_TITLE = 200
_CLOSING = "“”\"'’‘»«)]*_ "
_LIST_OF_SOURCES = re.compile(
    r"(?:quellen|sources|fonti|fuentes|references|références|literatur|bibliogra\w+|anmerkungen|"
    r"fu(?:ß|ss)noten|notes?|footnotes|further reading) ?:?",
    re.IGNORECASE,
)


def headed(text: str, laid: Sequence[Run], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, headings among them marked: level 1 for the title, 2 for all others.

    `blocks` are those of the runs `laid`, one for one, boilerplate already marked. A heading is a
    short line that does not end as a sentence does, is no credit, and stands over running text, a
    list or another heading. Where blank lines part the paragraphs, one is before it.
    """
    page = _Page(text, laid, blocks)
    found = list(blocks)
    under: int | None = None  # what comes next, credits and boilerplate left out
    for number in reversed(range(len(found))):
        if page.is_aside[number]:
            continue
        if page.is_heading(number, under, found):
            found[number] = Block(BlockKind.HEADING, Span(laid[number].mark, laid[number].end), 2)
        under = number
    for number, block in enumerate(found[: page.first_body]):
        if block.kind is BlockKind.HEADING and not laid[number].depth:
            found[number] = replace(block, level=1)
            break
    return tuple(found)


class _Page:
    """The blocks of a text with what has to be known of all before one can be judged."""

    def __init__(self, text: str, laid: Sequence[Run], blocks: Sequence[Block]) -> None:
        self.laid = laid
        self.words = [block.span.of(text) for block in blocks]
        self.is_aside = [
            block.kind is BlockKind.BOILERPLATE or byline(words) is not None
            for block, words in zip(blocks, self.words, strict=True)
        ]
        self.is_item = [
            block.kind is BlockKind.ITEM and not self._is_lone_number(text, number)
            for number, block in enumerate(blocks)
        ]
        self.first_body = next(filter(self._is_body, range(len(blocks))), len(blocks))
        after_body = [
            below.opens
            for number, below in enumerate(laid[1:])
            if self._is_body(number) and not self.is_item[number]
        ]
        # Whether every line is a paragraph, with no blank lines between them.
        self.is_tight = sum(after_body) * 2 < len(after_body)

    def _is_lone_number(self, text: str, number: int) -> bool:
        """Whether this is an item of a list by its number alone: `2. Outlook`."""
        around = self.laid[max(0, number - 1) : number + 2]
        counts = text[self.laid[number].mark].isdecimal()
        return counts and sum(run.depth > 0 for run in around) == 1

    def _is_body(self, number: int) -> bool:
        """Whether this is running text or a list."""
        if self.is_aside[number]:
            return False
        if self.is_item[number]:
            return True
        words = self.words[number]
        marks = ".:;…!?" if len(words) > _LONGEST else ".:;…"
        return len(words) > _LONGEST_TITLE or words.rstrip(_CLOSING)[-1:] in tuple(marks)

    def is_heading(self, number: int, under: int | None, found: Sequence[Block]) -> bool:
        """Whether this is a heading, where all that follows is judged already."""
        if self.is_item[number]:
            return False
        if _LIST_OF_SOURCES.fullmatch(self.words[number]):
            return True
        if under is None or not self._has_form(number):
            return False
        is_carried = found[under].kind is BlockKind.HEADING
        if self.is_tight:
            return is_carried or self._is_body(under)
        parted = any(run.opens for run in self.laid[number + 1 : under + 1])
        return self.laid[number].opens and ((is_carried and parted) or self._is_body(under))

    def _has_form(self, number: int) -> bool:
        """Whether this is short, begins as a heading does, and does not end as a sentence does."""
        words = self.words[number]
        in_body = number > self.first_body
        if len(words) > (_LONGEST if in_body else _LONGEST_TITLE):
            return False
        if in_body and ("\t" in words or " | " in words):  # a row of a table
            return False
        begins = next(filter(str.isalnum, words), "")
        return not begins.islower() and words.rstrip(_CLOSING)[-1:] not in tuple(".:;…,")
