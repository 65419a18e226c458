"""Filtering as one types: every word has to occur somewhere, in any order, case and marks aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from store.search import normal

T = TypeVar("T")


def matching(things: Iterable[T], words: str, text: Callable[[T], str]) -> list[T]:
    """Those of the things whose text holds all the words, in their own order."""
    wanted = normal(words).split()
    return [thing for thing in things if _holds(text(thing), wanted)]


def _holds(text: str, wanted: list[str]) -> bool:
    if not wanted:
        return True
    folded = normal(text)
    return all(word in folded for word in wanted)
