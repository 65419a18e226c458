"""Markdown (CommonMark): the text stays the file's own, signs and all; only its blocks are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from seeds.boilerplate import marked
from seeds.manuscript import taken_apart
from seeds.readers import plain
from seeds.readers.protocol import Draft

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_LINES = 20_000
"""A text of more is read as plain text: one that is made to be slow would take many seconds."""

_WHOLE = frozenset({"paragraph_open", "heading_open", "fence", "code_block", "html_block"})
_CONTENT = frozenset({"inline", "fence", "code_block", "html_block"})
_TAG_OR_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
_DEFINITION = re.compile(r"\s*\[[^\]]+\]:")


def read(name: str, data: bytes) -> Draft:
    """The text as it stands, after byte order mark and header.

    Raises:
        Refusal: the file is not text, or there is nothing in it.
        Invalid: its header is wrong.
    """
    stated, text = taken_apart(name, data)
    return Draft(text=text, blocks=blocks(text), stated=stated)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order.

    Spans leave out the signs before and behind: `#`, `>`, bullets. Quotations and code are
    paragraphs; comments, rules and definitions of links are boilerplate.
    """
    if text.count("\n") >= MOST_LINES:
        return plain.blocks(text)
    page = _Page(text)
    found = [*page.parsed(_parser().parse(text)), *page.left_over()]
    return marked(text, sorted(found, key=lambda block: block.span))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Emphasis and links inside a line do not matter here, and are slow in hostile texts.
    return MarkdownIt("commonmark").disable("inline")


class _Page:
    """The rows of a text, and which of them belong to a block already."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
        self.is_taken = bytearray(len(self.rows))

    def parsed(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """The blocks that the parser found. It gives rows only; columns are looked up in them."""
        depth = 0
        begins_item = False
        whole: Token | None = None  # the block whose content comes next
        for token in tokens:
            if token.type.endswith(("list_open", "list_close")):
                depth += token.nesting
            elif token.type == "list_item_open":
                begins_item = True
            if token.type in _WHOLE:
                whole = token
            if token.type in _CONTENT and whole and whole.map:
                first, end = whole.map
                if span := self._span(first + (token.type == "fence"), token.content):
                    self.is_taken[first:end] = b"\1" * (end - first)
                    yield _block(whole, span, depth if begins_item else 0)
                begins_item = False

    def left_over(self) -> Iterator[Block]:
        """What the parser makes nothing of: rules, definitions, signs alone, the deeply nested."""
        start = 0
        for row, taken in enumerate(self.is_taken):
            if taken or not self._words(row):
                if start < row:
                    yield from self._left(start, row)
                start = row + 1

    def _left(self, first: int, end: int) -> Iterator[Block]:
        rows = [self._words(row) for row in range(first, end)]
        is_prose = any(_has_words(row) and not _DEFINITION.match(row) for row in rows)
        kind = BlockKind.PARAGRAPH if is_prose else BlockKind.BOILERPLATE
        yield Block(kind, Span(self._place(first, rows[0])[0], self._place(end - 1, rows[-1])[1]))

    def _words(self, row: int) -> str:
        if row + 1 >= len(self.rows):
            return ""
        return self.text[self.rows[row] : self.rows[row + 1] - 1].strip()

    def _span(self, row: int, content: str) -> Span | None:
        """Where content stands that begins in a row, without the signs around it."""
        lines = content.split("\n")
        # A row of blanks that Markdown takes for words, as U+2028, is left out of the content.
        while lines[0].strip() and row + 1 < len(self.rows) and not self._words(row):
            row += 1
        pieces = [
            (number, piece.strip()) for number, piece in enumerate(lines, row) if piece.strip()
        ]
        if not pieces:
            return None
        return Span(self._place(*pieces[0])[0], self._place(*pieces[-1])[1])

    def _place(self, row: int, piece: str) -> tuple[int, int]:
        """Where a piece stands in its row: at the end, except before closing `#`."""
        line = self.text[self.rows[row] : self.rows[row + 1] - 1].rstrip()
        at = len(line) - len(piece) if line.endswith(piece) else line.find(piece)
        if at < 0:  # the parser changes tabs in some indentations
            at, piece = len(line) - len(line.lstrip()), line.lstrip()
        return self.rows[row] + at, self.rows[row] + at + len(piece)


def _block(token: Token, span: Span, depth: int) -> Block:
    """`depth` is that of the list whose item this begins, else 0."""
    if token.type == "heading_open":
        return Block(BlockKind.HEADING, span, int(token.tag[1]))
    if token.type == "html_block" and not _has_words(_TAG_OR_COMMENT.sub("", token.content)):
        return Block(BlockKind.BOILERPLATE, span)
    return Block(BlockKind.ITEM if depth else BlockKind.PARAGRAPH, span, depth)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
