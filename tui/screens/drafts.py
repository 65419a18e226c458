"""Findings that were begun and not saved: kept with the store, so that leaving loses nothing."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from tui.judging import Draft

if TYPE_CHECKING:
    from store.desk import Desk

_NAME = "draft"


class Drafts:
    """What was typed about items, by their ids; `put_away` brings it to the store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: dict[str, Draft] = {}

    def of(self, item: str) -> Draft:
        """What was typed about an item, now or the last time."""
        if item not in self._held:
            self._held[item] = _read(self._desk.local(_NAME, item))
        return self._held[item]

    def keep(self, item: str, draft: Draft) -> None:
        """Holds what was typed."""
        self._held[item] = draft

    def drop(self, item: str) -> None:
        """Forgets what was typed, since it was saved.

        Raises:
            Unavailable: the store cannot be written.
        """
        self._held.pop(item, None)
        if self._desk.local(_NAME, item):
            self._desk.set_local(_NAME, item, "")

    def put_away(self) -> None:
        """Keeps everything for the next time.

        Raises:
            Unavailable: the store cannot be written.
        """
        for item, draft in self._held.items():
            words = json.dumps(asdict(draft)) if draft.written else ""
            if words != self._desk.local(_NAME, item):
                self._desk.set_local(_NAME, item, words)


def _read(words: str) -> Draft:
    """A draft as it was kept; what an older or newer version kept, as far as it is known."""
    kept = json.loads(words) if words else {}
    known = {field.name for field in fields(Draft)}
    said = {name: value for name, value in kept.items() if name in known}
    said["components"] = tuple((of, bool(holds)) for of, holds in said.get("components", ()))
    return Draft(**said)
