"""What a deed says of the things that it touched, which are named as a person knows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from store.called import Called
from store.done import Done
from tui.named import cited, shortened

FACTS = 200
"""So many facts are shown of a deed; one with more of them is in several entries."""

_NUMBERED = re.compile(r"[ctp]-[0-9]+")


class Told:
    """A deed's facts with what they speak of."""

    def __init__(self, done: Done, called: Called) -> None:
        self.done = done
        self.called = called

    def touched(self, letter: str, how: str = "") -> list[str]:
        """Ids by their first letter: those made, set or struck, where `how` says one of these."""
        return [
            fact["id"]
            for fact in self.done.facts
            if fact.get("id", "")[:1] == letter and (not how or how in fact)
        ]

    def said(self, letter: str) -> Mapping[str, Any]:
        """What is made or set of the first such thing."""
        for fact in self.done.facts:
            if fact.get("id", "")[:1] == letter:
                fields: Mapping[str, Any] = fact.get("make") or fact.get("set") or {}
                return fields
        return {}

    def subjects(self) -> list[str]:
        """Ids of the items and scenarios that the deed is about, whichever way it names them."""
        made = [fact.get("make", {}) for fact in self.done.facts]
        return [
            *(fields["subject"] for fields in made if "subject" in fields),
            *self.touched("i"),
            *(fields["item"] for fields in made if "item" in fields),
            *(
                self.called.memberships[id].item
                for id in self.touched("m", "strike")
                if id in self.called.memberships
            ),
        ]

    def article(self, id: str) -> str:
        found = self.called.articles.get(id)
        return cited(found) if found else "an article"

    def first_article(self) -> str:
        """The article that the deed touches."""
        ids = self.touched("a")
        return self.article(ids[0]) if ids else "an article"

    def subject(self, id: str, *, kind: bool = False) -> str:
        """An item or scenario by its handle, and by its words where the handle is a number."""
        if id in self.called.scenarios:
            return f"the scenario {self.called.scenarios[id].handle}"
        item = self.called.items.get(id)
        if item is None:
            return "an item"
        mention = self.called.mentions.get(id)
        words = item.statement or (mention.anchor.quote if mention else "") or ""
        named = item.handle
        if words and _NUMBERED.fullmatch(item.handle):
            named += f" “{shortened(words)}”"
        return f"{item.kind} {named}" if kind else named

    def about(self) -> str:
        """The first thing that the deed is about."""
        subjects = self.subjects()
        return self.subject(subjects[0]) if subjects else "an item"
