"""The line to filter the history in: `analyst:ak verb:mark day:2026-05 bridge`.

What has no such word before it is looked for in the words of the deeds themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from textual.suggester import Suggester

from seeds.refusal import Refusal
from store.deeds import FIELDS
from tui.completion import completions

_PART = re.compile(r'(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))?\s*')


@dataclass(frozen=True, slots=True)
class Filter:
    """What is said by field, and the words besides."""

    said: dict[str, str] = field(default_factory=dict)
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.said or self.words)


def read(line: str) -> Filter:
    """What a line says; a field without anything behind it says nothing yet."""
    said: dict[str, str] = {}
    words: list[str] = []
    at = 0
    while at < len(line):
        found = _PART.match(line, at)
        if found is None or found.end() == at:
            at += 1
            continue
        at = found.end()
        name, quoted, plain = found.groups()
        given = quoted if quoted is not None else plain or ""
        if name in FIELDS:
            said |= {name: given} if given else {}
        else:
            words.append(f"{name}:{given}" if name else given)
    return Filter(said, " ".join(filter(None, words)))


class Completing(Suggester):
    """Offers the rest of the part that is being written: a field, or what it can be."""

    def __init__(self, known: Callable[[str], Iterable[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last part completed; None where nothing is known."""
        start = value.rfind(" ") + 1
        part = value[start:]
        name, colon, begun = part.partition(":")
        if not part:
            return None
        if not colon:
            offers = [f"{one}:" for one in FIELDS if one.startswith(part)]
            return value[:start] + offers[0] if offers else None
        if name not in FIELDS or begun.startswith('"'):
            return None
        try:
            offers = completions(begun, self._known(name))
        except Refusal:  # the store is locked: one goes on without
            return None
        begin = [offer for offer in offers if offer.startswith(begun) and " " not in offer]
        return f"{value[:start]}{name}:{begin[0]}" if begin else None
