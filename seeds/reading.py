"""Bytes become an article."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import PurePath

from seeds.article import Article, Block, BlockKind, Metadata, article_id
from seeds.imprint import imprint
from seeds.language import LANGUAGES, language_of
from seeds.manuscript import taken_apart
from seeds.readers import markdown, plain
from seeds.readers.protocol import Reader
from seeds.refusal import Refusal

MOST_BYTES = 50 * 1000 * 1000

READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
"""The reader of each suffix that is looked for in a folder. A file of any other is plain text."""


def read(name: str, data: bytes, languages: tuple[str, ...] = LANGUAGES) -> Article:
    """The article in a file: its text unchanged but for its line breaks, its blocks, its metadata.

    `name` is that of the file: its suffix chooses the reader, and errors begin with it.
    `languages` are those that the text may be in (ISO 639-1). What a header states goes before
    what is found in the text. `work` is left empty: what an article is an edition of, a reader
    cannot know.

    Raises:
        Refusal: the file is empty, not text, or larger than MOST_BYTES.
        Invalid: its header is wrong.
    """
    if len(data) > MOST_BYTES:
        what = f"larger than {MOST_BYTES // 10**6} MB, the most that is read"
        raise Refusal(what, where=name, attempt="several smaller files")
    draft = READERS.get(PurePath(name).suffix.lower(), plain.read)(name, data)
    found = imprint(draft.text, draft.blocks)
    metadata = _stated_first(draft.stated, found)
    if not metadata.language:
        language = language_of(_running_text(draft.text, draft.blocks), languages)
        metadata = replace(metadata, language=language)
    return Article(
        id=article_id(draft.text),
        text=draft.text,
        blocks=draft.blocks,
        metadata=metadata,
        bytes_sha256=hashlib.sha256(data).hexdigest(),
    )


def text_of(name: str, data: bytes) -> str:
    """The text that the article in a file will have, for a fraction of the time of reading it.

    Raises:
        Refusal: as `read`.
    """
    # No reader there is changes the text; the blocks are what takes time.
    return taken_apart(name, data)[1]


def _stated_first(stated: Metadata, found: Metadata) -> Metadata:
    """What is stated, and for the rest what was found."""
    empty = Metadata()
    given = {
        field.name: getattr(stated, field.name)
        for field in fields(Metadata)
        if getattr(stated, field.name) != getattr(empty, field.name)
    }
    return replace(found, **given)


def _running_text(text: str, blocks: tuple[Block, ...]) -> str:
    """What tells the language: the boilerplate of a site may be in another one."""
    own = [block.span.of(text) for block in blocks if block.kind is not BlockKind.BOILERPLATE]
    return "\n".join(own) or text
