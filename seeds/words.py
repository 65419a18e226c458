"""The words of a block, for rules that read them."""

from __future__ import annotations

import re

_SIGNS = "*_`"
_EMPHASIS = re.compile(r"(?<!\w)[*_`]+(?=\S)|(?<=\S)[*_`]+(?!\w)")


def plain_words(text: str) -> str:
    """The words on one line with single spaces, without Markdown's signs of emphasis."""
    words = " ".join(text.split())
    if not any(sign in words for sign in _SIGNS):  # the pattern is slow, and signs are rare
        return words
    return _EMPHASIS.sub("", words)
