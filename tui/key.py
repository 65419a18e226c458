"""One row of the table of keys, and keys as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual.keys import format_key


@dataclass(frozen=True, slots=True)
class Key:
    """One row: in a `place`, these `keys` (Textual's names, by commas) do `action`.

    `help` says what it does, after the words "this key …"; `footer` says it in a word or two,
    empty where the footer does not show it. With `counted`, digits before it say how many times.
    """

    place: str
    action: str
    keys: str
    help: str
    footer: str = ""
    counted: bool = False

    @property
    def name(self) -> str:
        """What it is called in the settings: `tag-claim`. What does the same on several screens
        has one name."""
        return re.sub("[^a-z]+", "-", self.action).strip("-")

    @property
    def id(self) -> str:
        """What no other row is called: `reading.tag-claim`."""
        return f"{self.place}.{self.name}"

    @property
    def call(self) -> str:
        """What Textual runs."""
        return f"counted('{self.action}')" if self.counted else self.action

    @property
    def shown(self) -> str:
        """The first of its keys, as on a keyboard."""
        return shown(self.keys.split(",")[0])

    @property
    def all_shown(self) -> str:
        """All of its keys, as on a keyboard."""
        return " ".join(map(shown, self.keys.split(",")))


def shown(key: str) -> str:
    """A key as people write it: `^p`, `?`, `enter`, `shift+↓`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    sign = _SIGNS.get(last) or format_key(last)
    return "".join("^" if one == "ctrl" else f"{one}+" for one in modifiers) + sign


_SIGNS = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "enter": "enter",
}
