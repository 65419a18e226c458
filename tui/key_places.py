"""Places of keys: which work together, what they are called, and where one types."""

from __future__ import annotations

SCREENS: dict[str, tuple[str, ...]] = {
    "library": ("library", "list", "everywhere"),
    "reading": ("reading", "text", "everywhere"),
    "form": ("form", "everywhere"),
    "board": ("board", "list", "everywhere"),
    "record": ("record", "list", "everywhere"),
    "timeline": ("timeline", "list", "everywhere"),
    "matrix": ("matrix", "list", "everywhere"),
    "odds": ("odds", "list", "everywhere"),
    "moved": ("moved", "list", "everywhere"),
    "item": ("item", "everywhere"),
    "review": ("review", "everywhere"),
    "finding": ("finding", "choice", "everywhere"),
    "ticks": ("ticks", "finding", "everywhere"),
    "history": ("history", "list", "everywhere"),
    "undoing": ("undoing",),
    "watch": ("watch",),
    "pairs": ("pairs", "everywhere"),
    "disagreements": ("disagreements", "everywhere"),
    "scenarios": ("scenarios", "list", "everywhere"),
    "places": ("places", "everywhere"),
    "mirror": ("mirror", "text", "everywhere"),
    "picker": ("picker",),
    "prompt": ("prompt",),
    "find": ("find", "everywhere"),
    "outline": ("outline", "list"),
    "search": ("search", "everywhere"),
    "help": ("help",),
    "message": ("message",),
}
"""Places whose keys work together: within one line no key means two things."""

NAMES = {
    "everywhere": "everywhere",
    "list": "in a list",
    "library": "in the library",
    "text": "in the text",
    "reading": "in the reading room",
    "form": "in the details",
    "board": "on the board",
    "record": "in the record",
    "timeline": "on the timeline",
    "matrix": "in the matrix",
    "odds": "among the odds",
    "moved": "among what moved",
    "item": "on an item",
    "review": "in the review",
    "finding": "in a finding",
    "history": "in the history",
    "undoing": "where later deeds rest on one",
    "watch": "while a session is watched",
    "pairs": "among likely pairs",
    "disagreements": "among what analysts differ in",
    "scenarios": "among the scenarios",
    "places": "among the places of a text",
    "mirror": "in the other edition",
    "choice": "among a few words",
    "ticks": "among the components of an event",
    "picker": "where one thing is chosen",
    "prompt": "where fields are filled in",
    "find": "in the line to search in",
    "outline": "in the outline",
    "search": "in the search of the store",
    "help": "in the help",
    "message": "in a message",
}
"""Places as help and palette call them."""

TYPING = frozenset({"form", "finding", "picker", "prompt", "find", "search"})
"""Places where characters are typed, and can be no keys."""
