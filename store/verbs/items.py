"""The verb about items that nothing mentions: add-item."""

from __future__ import annotations

from typing import Unpack

from scenarios.item import Item
from scenarios.vocabulary import Kind
from store import archive, standing
from store.verbs.tags import TagVerbs, Words


class ItemVerbs(TagVerbs):
    """What can be done about items without a passage."""

    def add_item(self, kind: Kind, *, scenario: str = "", **said: Unpack[Words]) -> Item:
        """Make an item that no passage speaks of yet; a tag can be made a mention of it.

        Raises:
            Unknown, Ambiguous: the scenario.
            Refusal: the handle is taken.
        """
        with self.deed("add-item") as deed:
            made = self.made_item(deed, kind, said)
            if scenario:
                standing.join(deed, made, standing.scenario(deed.connection, scenario))
        with self.reading() as connection:
            return archive.load(connection, Item, "t.id = ?", (made,))[0]
