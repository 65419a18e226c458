"""Where a key stands in a TOML text, to show the line that is wrong."""

from __future__ import annotations

import re

_HEAD = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


def line_of(source: str, *path: str) -> int:
    """The line, from 1, of the key with this path; of its nearest parent where it is not found.

    A key in an inline table is found at its parent.
    """
    heads: list[str] = []
    best, line = 0, 1
    for number, words in enumerate(source.splitlines(), 1):
        if head := _HEAD.match(words):
            heads = _parts(head[1])
            names = heads
        elif key := _KEY.match(words):
            names = [*heads, *_parts(key[1])]
        else:
            continue
        agreed = len(names) if names == list(path[: len(names)]) else 0
        if agreed > best:
            best, line = agreed, number
    return line


def _parts(dotted: str) -> list[str]:
    return [part.strip(" \t\"'") for part in dotted.split(".")]
