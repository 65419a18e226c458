"""Plain text: one file, one text, its blocks told by its layout."""

from __future__ import annotations

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from seeds.boilerplate import marked
from seeds.headings import headed
from seeds.layout import runs
from seeds.manuscript import taken_apart
from seeds.readers.protocol import Draft


def read(name: str, data: bytes) -> Draft:
    """The text as it stands, after byte order mark and header.

    Raises:
        Refusal: the file is not text, or there is nothing in it.
        Invalid: its header is wrong.
    """
    stated, text = taken_apart(name, data)
    return Draft(text=text, blocks=blocks(text), stated=stated)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order."""
    laid = runs(text)
    bare = [
        Block(
            BlockKind.ITEM if run.depth else BlockKind.PARAGRAPH,
            Span(run.start, run.end),
            run.depth,
        )
        for run in laid
    ]
    return headed(text, laid, marked(text, bare))
