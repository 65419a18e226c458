"""What `?` shows, as values: rows in groups, the likeliest first; opposites share a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.key import Key

MOVING, SELECTING, TAGGING = "moving", "selecting", "tagging"
THE_TAG, FINDING, ELSEWHERE = "the tag here", "finding", "going on"
UNDOING, LOOKS, ALWAYS = "undoing", "looks", "always"

_PLACES = {"text": MOVING, "list": MOVING, "everywhere": ALWAYS}
_GROUPS = {
    SELECTING: "select select_again next_word previous_word next_character previous_character"
    " swap_ends copy",
    TAGGING: "tag tag_list every scenario again edit_all",
    UNDOING: "undo redo",
    THE_TAG: "details link untag mark next_here previous_here ends retag merge split mirror",
    FINDING: "find next_hit previous_hit outline search filter progress next_unseen",
    ELSEWHERE: "back leave quit open_board board review history next_article previous_article"
    " beside go_over passage scenarios",
    LOOKS: "fold fold_all wider narrower spacing panel",
    MOVING: "down up page_down page_up first last next previous",
}
_GROUP_OF = {action: group for group, actions in _GROUPS.items() for action in actions.split()}

_OPPOSITES = (
    ("previous", "next", "; back"),
    ("left", "right", ", or less"),
    ("select_up", "select_down", ", or less"),
    ("up", "down", "; up"),
    ("last", "first", "; to the end"),
    ("redo", "undo", "; and back"),
)
"""The word in an action, that of its opposite, and what it says of itself after that."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: keys as on a keyboard, what they do, and its group."""

    keys: str
    help: str
    group: str


def group_of(key: Key) -> str:
    """What kind of act it is; `here` for what belongs to its screen alone."""
    action = key.action.partition("(")[0]
    if action.startswith("select_"):
        return SELECTING
    return _GROUP_OF.get(action) or _PLACES.get(key.place, "here")


def grouped(rows: Iterable[Key]) -> list[Line]:
    """Rows by group, in the order in which the groups first come; opposites in one line."""
    rows = list(rows)
    by_name = {(key.place, key.action): key for key in rows}
    lines = []
    taken: set[str] = set()
    for key in rows:
        if key.id in taken:
            continue
        other, said = _opposite(key, by_name)
        if other:
            taken.add(other.id)
        keys = _pair(key.shown, other.shown) if other else _shown(key)
        lines.append(Line(keys, key.help + said, group_of(key)))
    order = list(dict.fromkeys(line.group for line in lines))
    order.sort(key=lambda group: group == ALWAYS)
    return [line for group in order for line in lines if line.group == group]


def likely(rows: Sequence[Key]) -> list[Key]:
    """What the footer has a word for, and the ways to move: with these one gets on."""
    return [key for key in rows if key.footer or _moves(key)]


def _moves(key: Key) -> bool:
    return key.action in ("next_passage", "previous_passage", "page_down", "page_up", "down", "up")


def _opposite(key: Key, rows: dict[tuple[str, str], Key]) -> tuple[Key | None, str]:
    for other, own, said in _OPPOSITES:
        if own in key.action:
            found = rows.get((key.place, key.action.replace(own, other)))
            if found is not None and found is not key:
                return found, said
    return None, ""


def _pair(first: str, second: str) -> str:
    """Two keys; the modifiers that they share are said once: `shift+→ ←`."""
    modifiers = first[: first.rfind("+", 0, -1) + 1]
    return f"{first} {second.removeprefix(modifiers)}"


_WIDEST = 11
"""Cells for keys; those that do not fit are in the settings' table, and work."""


def _shown(key: Key) -> str:
    shown = ""
    for one in key.all_shown.split(" "):
        if shown and len(shown) + 1 + len(one) > _WIDEST:
            break
        shown = f"{shown} {one}".strip()
    return shown
