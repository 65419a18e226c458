"""The table of keys as one person has it: the set they begin with, and their own keys on top."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from string import ascii_lowercase, ascii_uppercase

from textual.keys import Keys, _character_to_key

from tui import keys
from tui.key import Key
from tui.presets import PRESETS
from tui.settings import Settings

_FREE = 3
"""Keys that a refusal names."""
_MODIFIERS = ("ctrl", "alt", "shift", "super")
_UNSENT = frozenset({"hyper", "meta", "cmd", "command", "win", "option", "altgr", "fn"})
"""What is on keyboards or in books, and comes from a terminal as another one or not at all."""
_OTHER_NAMES = {
    "esc": "escape",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
}
"""What the app shows, and what people write, for Textual's names."""


def table(settings: Settings) -> tuple[Key, ...]:
    """Every row, with this person's keys.

    Raises:
        Invalid: a name or key is unknown, or a key would mean two things on one screen.
    """
    begun = keys.remapped(PRESETS.get(settings.preset, {}))
    wanted = {name: _read(settings, name, said) for name, said in settings.keys.items()}
    made = keys.remapped(wanted, begun)
    if clashes := keys.clashes(made):
        first, *others = _culprits(clashes[0], wanted) or [next(iter(wanted), "")]
        what = "; ".join(clashes[:3]) + _other_lines(settings, others)
        free = ", ".join(map(keys.shown, _free(made, first)))
        attempt = f"another key: {free}" if wanted else "leave the preset out"
        raise settings.wrong(("keys", *first.split(".")), what, attempt)
    return made


def _free(table: Sequence[Key], name: str) -> list[str]:
    """Some keys that mean nothing on any screen where a row of that name counts."""
    places = {row.place for row in table if name in (row.id, row.name)}
    around = {place for screen in keys.SCREENS.values() if places & {*screen} for place in screen}
    taken = {key for row in table if row.place in around for key in keys.pressed(row)}
    typed = any(place in keys.TYPING for place in around)
    letters = () if typed else (*ascii_lowercase, *ascii_uppercase)
    names = (*letters, *(f"f{n}" for n in range(2, 13)))
    return [key for key in names if key not in taken][:_FREE]


def _other_lines(settings: Settings, names: Sequence[str]) -> str:
    """The lines of the settings that have their part in a clash, besides the one that is shown."""
    if settings.said is None or not names:
        return ""
    from tui.toml_lines import line_of

    lines = settings.said[0].splitlines()
    found = [line_of(settings.said[0], "keys", *name.split(".")) for name in names]
    return "".join(f"; and line {line}: {lines[line - 1].strip()}" for line in found)


def _read(settings: Settings, name: str, said: str) -> str:
    """The keys of a row by Textual's names, with commas between them."""
    place = ("keys", *name.split("."))
    known = _names()
    if name not in known:
        nearest = _nearest(name, known) or "signposts keys, which lists the names"
        raise settings.wrong(place, f"no key does {name!r}", nearest)
    read = []
    for part in said.split(","):
        key = _key(part.strip())
        if unsent := _UNSENT & set(key.casefold().split("+")[:-1]):
            what = f"{part.strip()!r}: terminals do not send {min(unsent)}"
            raise settings.wrong(place, what, ", ".join(_MODIFIERS))
        if not is_key(key):
            nearest = _meant(part.strip()) or "f2, or ctrl+t, or t"
            raise settings.wrong(place, f"there is no key {part.strip()!r}", nearest)
        read.append(key)
    return ",".join(read)


def is_key(name: str) -> bool:
    """Whether Textual could call a key so: `t`, `slash`, `f2`, `ctrl+shift+left`."""
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    if any(one not in _MODIFIERS for one in modifiers) or len(set(modifiers)) < len(modifiers):
        return False
    if "shift" in modifiers and (len(key) == 1 or (keys.is_typed(key) and key != "space")):
        return False  # it comes as the character that shift makes of it
    return key in _plain_keys() or (len(key) == 1 and key.isprintable()) or keys.is_typed(key)


def _key(said: str) -> str:
    """A key by Textual's name for it."""
    if len(said) == 2 and said[0] == "^":
        said = f"ctrl+{said[1].lower()}"
    *modifiers, last = said.split("+") if len(said) > 1 else [said]
    return "+".join((*modifiers, _OTHER_NAMES.get(last, last)))


@cache
def _plain_keys() -> frozenset[str]:
    """The keys that have a name and no modifier."""
    named = {key.value for key in Keys if "+" not in key.value and "<" not in key.value}
    return frozenset(named | {_character_to_key(chr(code)) for code in range(33, 127)} | {"space"})


@cache
def _names() -> frozenset[str]:
    return frozenset({key.name for key in keys.KEYS} | {key.id for key in keys.KEYS})


def _nearest(word: str, known: frozenset[str]) -> str:
    found = get_close_matches(word[:64].casefold(), sorted(known), n=1)
    return found[0] if found else ""


def _meant(said: str) -> str:
    """A key that was perhaps meant: `Ctrl-Z` is ctrl+z; else a name that is like it."""
    *modifiers, last = re.split(r"[+-](?=.)", said[:64])
    found = "+".join((*map(str.casefold, modifiers), last.casefold()))
    if modifiers and is_key(_key(found)):
        return found
    return _nearest(_key(said), _plain_keys())


def _culprits(clash: str, wanted: Mapping[str, str]) -> list[str]:
    """The names in the settings that brought a clash about, as far as one can tell.

    Of two that say the same of one action, the one that names the place counts.
    """
    words = clash.split()
    last = {name.rpartition(".")[2]: name for name in sorted(wanted, key=lambda n: "." in n)}
    found = {last[name.rpartition(".")[2]] for name in wanted if name.rpartition(".")[2] in words}
    return [name for name in wanted if name in found]
