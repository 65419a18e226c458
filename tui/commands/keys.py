"""The command about keys: every row of their table, by the name that the settings know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui import output
from tui.command import verb
from tui.door import Door
from tui.options import as_json

if TYPE_CHECKING:
    from tui.key import Key


@verb("keys", "signposts keys\nsignposts keys tag")
@click.argument("words", nargs=-1)
@as_json
@click.pass_obj
def keys_(door: Door, words: tuple[str, ...], as_json: bool) -> None:
    """List every key of the app by its name in the settings.

    With words, those that have all of them in name or help. The settings file says in [keys]
    what other keys something has, by this name (`review.next = "f5"`), or without the place
    wherever it is done (`tag-trigger = "t,f2"`).
    """
    from tui import hands, tables
    from tui.settings import settings_file

    found = [key for key in hands.table(door.settings) if _has(key, words)]
    if as_json:
        output.form([_form(key) for key in found])
        return
    shown = tables.keys(found, output.list_room()) if found else ""
    output.draw_list(found, shown, none="no key does that; try: signposts keys")
    output.note(f"the settings: {settings_file()}")


def _has(key: Key, words: tuple[str, ...]) -> bool:
    from tui.other_words import OTHER_WORDS

    said = f"{key.id} {key.help} {OTHER_WORDS.get(key.name, '')}".casefold()
    return all(word.casefold() in said for word in words)


def _form(key: Key) -> dict[str, object]:
    return {"name": key.id, "keys": key.keys.split(","), "help": key.help, "place": key.place}
