"""What an item says and is called, to be written anew wherever one reads about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.prompt import Field, Prompt

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import ItemLine


def naming_prompt(desk: Desk, line: ItemLine) -> Prompt[str]:
    """Asks for the statement and the handle; what is left as it is stays."""
    old = {"statement": line.statement, "handle": line.handle}

    def name(said: dict[str, str]) -> str:
        new = {field: words.strip() for field, words in said.items()}
        changed = {field: words for field, words in new.items() if words != old[field]}
        if not changed:
            return "nothing was changed"
        desk.edit(line.id, changed)
        return f"saved: {desk.item(line.id).handle}"

    fields = [
        Field("statement", "statement", line.statement, "the event or fact, in positive form"),
        Field("handle", "handle", line.handle, "small letters, digits, hyphens"),
    ]
    return Prompt(f"What is {line.handle}?", fields, name)
