"""A text file taken apart: what its header says, and its text."""

from __future__ import annotations

import unicodedata

from seeds import header
from seeds.article import Metadata
from seeds.decoding import decode
from seeds.refusal import Refusal


def taken_apart(name: str, data: bytes) -> tuple[Metadata, str]:
    """The metadata of the header, and the text after byte order mark and header.

    Raises:
        Refusal: the file is not text, or there is nothing in it to read.
        Invalid: its header is wrong.
    """
    stated, text = header.split(name, decode(name, data))
    if not _is_visible(text):
        raise Refusal(_nothing(data, stated), where=name, attempt="a file with some text in it")
    return stated, text


def _is_visible(text: str) -> bool:
    """Whether there is anything but white space and characters that have no shape."""
    return any(
        not character.isspace() and unicodedata.category(character)[0] != "C" for character in text
    )


def _nothing(data: bytes, stated: Metadata) -> str:
    if not data:
        return "an empty file"
    return "nothing after the header" if stated != Metadata() else "nothing but white space"
