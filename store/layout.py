"""Ids and the tables that they are in: the schema itself is in `tables`, which is slow to load."""

from __future__ import annotations

_SHOWN = 8
VERSION = 5
"""Of the projections: a file with an older one is folded again, a newer one refused."""

DURABLE = ("journal", "text", "local")
"""Tables that last; all others follow from the journal."""

THINGS = {
    "a": "article",
    "o": "source",
    "s": "scenario",
    "i": "item",
    "m": "membership",
    "n": "annotation",
    "k": "criteria",
    "c": "forecast",
    "f": "finding",
    "z": "snooze",
    "e": "sameness",
}
"""The table of a thing, by the first letter of its id."""


def table_of(id: str) -> str:
    """The name of the table that a thing's row is in."""
    return THINGS[id[0]]


def short(id: str) -> str:
    """An id as people see it: `n:1b94c2aa`."""
    return id[: 2 + _SHOWN]
