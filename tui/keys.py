"""What is made of the table of keys: bindings, clashes, other keys for what it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from textual.binding import Binding, BindingType

from tui.key import Key, shown
from tui.key_table import KEYS, NAMES, SCREENS

__all__ = [
    "KEYS",
    "NAMES",
    "SCREENS",
    "Key",
    "bindings",
    "clashes",
    "of",
    "pressed",
    "remapped",
    "shown",
]


@cache
def of(*places: str) -> tuple[Key, ...]:
    """The rows of some places, in the order of the table."""
    return tuple(key for key in KEYS if key.place in places)


def bindings(*places: str) -> list[BindingType]:
    """What a screen or widget binds: `BINDINGS = bindings("library")`.

    None has priority: that would overtake what was typed just before it.
    """
    return [Binding(key.keys, key.call, key.help, show=False, id=key.name) for key in of(*places)]


def clashes(table: Iterable[Key] = KEYS) -> list[str]:
    """Keys that mean two things on one screen, in words."""
    found = []
    rows = list(table)
    for screen, places in SCREENS.items():
        meant: dict[str, Key] = {}
        for row in (r for place in places for r in rows if r.place == place):
            for key in pressed(row):
                if key in meant:
                    found.append(f"{screen}: {shown(key)} is {meant[key].name} and {row.name}")
                meant[key] = row
    return found


def remapped(wanted: Mapping[str, str]) -> tuple[Key, ...]:
    """The table with other keys for some rows, by their names; unknown names change nothing."""
    return tuple(replace(key, keys=wanted.get(key.name, key.keys)) for key in KEYS)


def pressed(row: Key) -> list[str]:
    """The keys of a row, each by the one name that Textual gives it."""
    return [binding.key for binding in Binding.make_bindings([Binding(row.keys, row.action)])]
