"""The keys that change the record, or lead to nothing but that: as of a day none is offered."""

from __future__ import annotations

from tui.key import Key
from tui.key_table import KEYS

_READING = (
    *("tag-claim", "tag-trigger", "tag-prediction", "tag-list", "details", "link", "answer"),
    *("untag", "ends", "again", "mark", "retag", "every", "mirror", "merge", "split"),
    *("edit-all", "scenario"),
)
_WRITING: dict[str, tuple[str, ...]] = {
    "library": ("add", "edit", "same-work", "take-offer", "pairs"),
    "reading": _READING,
    "board": ("mark", "mark-scenario", "criteria", "weigh", "same", "part", "pairs"),
    "item": ("mark", "set-time", "forecast"),
    "review": (
        *("status-first", "status-second", "status-third", "status-fourth", "status-fifth"),
        *("status-sixth", "snooze", "annul", "set-time", "criteria"),
    ),
    "finding": ("save", "turn"),
    "undoing": ("too", "alone"),
    "pairs": ("same", "keep-apart"),
    "disagreements": ("adopt-first", "adopt-second"),
    "scenarios": ("make", "mark", "edit", "remove"),
    "places": ("tick", "take", "kind-claim", "kind-trigger", "kind-prediction", "tick-all", "each"),
    "mirror": ("take",),
    "matrix": (
        *("weigh", "better", "worse", "fit-very-consistent", "fit-consistent", "fit-neutral"),
        *("fit-inconsistent", "fit-very-inconsistent", "fit-none"),
    ),
    "odds": ("weigh", "prior"),
}
_ANYWHERE = ("undo", "redo")
WRITING = frozenset(
    key.id for key in KEYS if key.name in _ANYWHERE or key.name in _WRITING.get(key.place, ())
)


def writes(key: Key) -> bool:
    """Whether a key changes the record, whatever it is pressed on."""
    return key.id in WRITING
