"""Somebody who presses anything: gestures of random keys, words, and movements of the mouse.

An event is a line, so that what was done can be kept in a file and done again: `key j`,
`paste words`, `down 12 5 1`, `move 13 6 1`, `up 13 6 1`, `wheel 10 4 down`, `resize 80 24`, `rest`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from unicodedata import lookup

from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key

from tests.hostile import HOSTILE
from tui.key_table import KEYS

SIZES = ((80, 24), (140, 45), (200, 60), (110, 30), (60, 15), (40, 10), (20, 5))
WORDS = (
    "orlik",
    "bridge",
    "die",
    "russland",
    "c-1",
    "t-2",
    "2026-05-17",
    "2026-13",
    "0.7",
    "Ақтау ǰ 文字",
    "(",
    "[a-z]+",
    "notes",
    "nobody at all",
)
MOVING = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
WRITING = ("tab", "shift+tab", "backspace", "delete", "enter", "space", "ctrl+k", "ctrl+u")
LEAVING = ("ctrl+q", "q")
"""Keys that may end the app; what they end is begun anew, so they are rare."""

ANY_KEY = tuple(sorted({key for row in KEYS for key in row.keys.split(",")} - set(LEAVING)))


class Hands:
    """Draws gestures; each is some events that come together."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._gestures: tuple[tuple[int, Callable[[], list[str]]], ...] = (
            (52, self._offered_key),
            (10, self._any_key),
            (5, self._counted_key),
            (8, self._moving_key),
            (5, self._writing_key),
            (4, self._words),
            (1, self._paste),
            (5, lambda: ["key escape"]),
            (6, self._click),
            (4, self._drag),
            (2, self._wheel),
            (1, self._resize),
            (6, lambda: ["rest"]),
        )
        self._weights = [weight for weight, _ in self._gestures]
        self._offered: Sequence[str] = ()
        self._size = (80, 24)

    def gesture(self, offered: Sequence[str], size: tuple[int, int]) -> list[str]:
        """The next gesture on a screen where some keys do something."""
        self._offered, self._size = offered, size
        [(_, draw)] = self.chance.choices(self._gestures, self._weights)
        return draw()

    def _offered_key(self) -> list[str]:
        key = self.chance.choice(self._offered or ANY_KEY)
        if key in LEAVING and self.chance.random() < 0.8:
            key = "escape"
        return [f"key {key}"]

    def _any_key(self) -> list[str]:
        return [f"key {self.chance.choice(ANY_KEY)}" for _ in range(self.chance.randint(1, 4))]

    def _counted_key(self) -> list[str]:
        digits = self.chance.choice(("2", "3", "7", "12", "40", "999"))
        return [*(f"key {digit}" for digit in digits), f"key {self.chance.choice(ANY_KEY)}"]

    def _moving_key(self) -> list[str]:
        return [f"key {self.chance.choice(MOVING)}"] * self.chance.randint(1, 5)

    def _writing_key(self) -> list[str]:
        return [f"key {self.chance.choice(WRITING)}"]

    def _words(self) -> list[str]:
        words = self.chance.choice(WORDS)
        ending = ["key enter"] if self.chance.random() < 0.5 else []
        return [*(f"key {_character_to_key(sign)}" for sign in words), *ending]

    def _paste(self) -> list[str]:
        return [f"paste {self.chance.choice(HOSTILE)!r}"]

    def _click(self) -> list[str]:
        """A click or several at one place, of any button."""
        x, y = self._place()
        button = self.chance.choice((1, 1, 1, 2, 3))
        shift = " shift" if self.chance.random() < 0.15 else ""
        many = self.chance.choice((1, 1, 1, 2, 3))
        return [f"down {x} {y} {button}{shift}", f"up {x} {y} {button}{shift}"] * many

    def _drag(self) -> list[str]:
        places = [self._place() for _ in range(self.chance.randint(2, 4))]
        (x, y), (to_x, to_y) = places[0], places[-1]
        moves = [f"move {a} {b} 1" for a, b in places[1:]]
        rest = ["rest"] if self.chance.random() < 0.3 else []
        return [f"down {x} {y} 1", *moves, *rest, f"up {to_x} {to_y} 1"]

    def _wheel(self) -> list[str]:
        x, y = self._place()
        return [f"wheel {x} {y} {self.chance.choice(('down', 'up'))}"] * self.chance.randint(1, 6)

    def _resize(self) -> list[str]:
        width, height = self.chance.choice(SIZES)
        return [f"resize {width} {height}"]

    def _place(self) -> tuple[int, int]:
        width, height = self._size
        return self.chance.randrange(width), self.chance.randrange(height)


def event_of(line: str) -> events.Event:
    """The event that a line says; not for `resize` and `rest`."""
    what, _, rest = line.partition(" ")
    if what == "key":
        return events.Key(rest, _character(rest))
    if what == "paste":
        from ast import literal_eval

        return events.Paste(str(literal_eval(rest)))
    x, y, last, *shift = rest.split()
    if what == "wheel":
        wheel = events.MouseScrollDown if last == "down" else events.MouseScrollUp
        return _mouse(wheel, int(x), int(y), 0, False)
    kinds = {"down": events.MouseDown, "move": events.MouseMove, "up": events.MouseUp}
    return _mouse(kinds[what], int(x), int(y), int(last), bool(shift))


def _mouse(
    kind: type[events.MouseEvent], x: int, y: int, button: int, shift: bool
) -> events.MouseEvent:
    return kind(
        None, x, y, 0, 0, button, shift, False, False, screen_x=x, screen_y=y
    )  # as the parser of the terminal makes them


def _character(key: str) -> str | None:
    """What a key writes, if it writes anything."""
    if len(key) == 1:
        return key
    try:
        return lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        return None
