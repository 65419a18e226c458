"""What is made of the table of keys: bindings, clashes, other keys for what it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from unicodedata import lookup

from textual.binding import Binding, BindingType
from textual.keys import REPLACED_KEYS, _get_unicode_name_from_key

from tui.key import Key, shown
from tui.key_places import NAMES, SCREENS, TYPING
from tui.key_table import KEYS

__all__ = [
    "KEYS",
    "NAMES",
    "SCREENS",
    "TYPING",
    "Key",
    "Rows",
    "bindings",
    "clashes",
    "hint",
    "is_typed",
    "keymap",
    "of",
    "pressed",
    "remapped",
    "shown",
]


class Rows:
    """A table of keys, as it stands for one person: asked at every key, so by places at once."""

    def __init__(self, table: Iterable[Key] = KEYS) -> None:
        self.all = tuple(table)
        self._of: dict[tuple[str, ...], tuple[Key, ...]] = {}
        self._by_id = {key.id: key for key in reversed(self.all)}

    def of(self, *places: str) -> tuple[Key, ...]:
        """The rows of some places, in the order of the table."""
        if places not in self._of:
            self._of[places] = tuple(key for key in self.all if key.place in places)
        return self._of[places]

    def in_words(self, words: str) -> str:
        """Words with the keys in them: `<reading.undo> takes it back` as `u takes it back`."""
        return _ROW.sub(self._shown, words)

    def _shown(self, found: re.Match[str]) -> str:
        key = self._by_id.get(found[1])
        return key.shown if key else found[0]


_ROW = re.compile(r"<([a-z]+\.[a-z-]+)>")


@cache
def of(*places: str) -> tuple[Key, ...]:
    """The rows of some places as they ship, in the order of the table."""
    return tuple(key for key in KEYS if key.place in places)


def bindings(*places: str) -> list[BindingType]:
    """What a screen or widget binds: `BINDINGS = bindings("library")`.

    None has priority: that would overtake what was typed just before it.
    """
    return [Binding(key.keys, key.call, key.help, show=False, id=key.id) for key in of(*places)]


def clashes(table: Iterable[Key] = KEYS) -> list[str]:
    """Keys that mean two things on one screen, or are typed as a character there, in words."""
    found = []
    rows = list(table)
    for screen, places in SCREENS.items():
        meant: dict[str, Key] = {}
        for row in (r for place in places for r in rows if r.place == place):
            for key in pressed(row):
                if meant.get(key, row) is not row:
                    found.append(f"{screen}: {shown(key)} is {meant[key].name} and {row.name}")
                meant[key] = row
                if row.place in TYPING and is_typed(key):
                    found.append(f"{screen}: {shown(key)} is typed there, and {row.name}")
    return found


def is_typed(key: str) -> bool:
    """Whether a key of Textual's, as `slash` or `a`, is a character that one can write."""
    try:
        return len(key) == 1 or lookup(_named(key)).isprintable()
    except KeyError:
        return False


def _named(key: str) -> str:
    return _get_unicode_name_from_key(REPLACED_KEYS.get(key, key))


def remapped(wanted: Mapping[str, str], table: Iterable[Key] = KEYS) -> tuple[Key, ...]:
    """The table with other keys for some rows; unknown names change nothing.

    A row goes by its name, which several may share, or by its place and name, as in
    `review.next`; that counts more.
    """
    return tuple(
        replace(key, keys=wanted.get(key.id, wanted.get(key.name, key.keys))) for key in table
    )


def keymap(table: Iterable[Key]) -> dict[str, str]:
    """What Textual has to know of a table: the rows that are not as they ship."""
    shipped = {key.id: key.keys for key in KEYS}
    return {key.id: key.keys for key in table if key.keys != shipped[key.id]}


def pressed(row: Key) -> list[str]:
    """The keys of a row, each by the one name that Textual gives it."""
    return [binding.key for binding in Binding.make_bindings([Binding(row.keys, row.action)])]


def hint(rows: Iterable[Key]) -> str:
    """The keys of a small screen in a line: `enter choose   esc leave`."""
    return "   ".join(f"{key.shown} {key.footer}" for key in rows if key.footer)
