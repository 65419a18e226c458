"""Ids made from content, so that the same hand-written thing is the same thing everywhere."""

from __future__ import annotations

import hashlib
import json
import re

from scenarios.plain import Plain

LETTERS = {
    "article": "a",
    "scenario": "s",
    "item": "i",
    "annotation": "n",
    "criteria": "k",
    "forecast": "c",
    "finding": "f",
    "source": "o",
}
"""What the id of each thing begins with."""

_ARTICLE_DIGITS = 64
_DIGITS = 32


def digits(thing: str) -> int:
    """Hexadecimal digits after the letter: a whole SHA-256 for an article, else half of one."""
    return _ARTICLE_DIGITS if thing == "article" else _DIGITS


def is_id(words: str, thing: str) -> bool:
    """Whether it is a full id of such a thing."""
    return bool(re.fullmatch(rf"{LETTERS[thing]}:[0-9a-f]{{{digits(thing)}}}", words))


def derived(thing: str, *parts: Plain) -> str:
    """The id that content gives a thing which came without one.

    The letter, and the first 32 digits of the SHA-256 of `[thing, *parts]` as JSON without
    blanks, in UTF-8, keys sorted.
    """
    written = json.dumps([thing, *parts], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{LETTERS[thing]}:{hashlib.sha256(written.encode()).hexdigest()[:_DIGITS]}"
