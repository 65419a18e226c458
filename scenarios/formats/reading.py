"""What all rooms that read a scenario file share: its document, its ids, its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from scenarios.formats.article_reading import Shelf
from scenarios.identity import LETTERS, derived, digits, is_id
from scenarios.plain import Plain
from seeds.strict_yaml import Document, Fields, Mistakes, Node
from seeds.when import instant

AUTHORED = ("analyst", "at", "id")
"""The keys of everything that an analyst makes."""


class Signature(TypedDict):
    """Who asserted it and when; empty where the file does not say."""

    analyst: str
    at: datetime | None


class Reading:
    """One scenario file on its way from nodes to values.

    `things` are the mappings that became things with an id, by that id. `elsewhere` are nodes that
    name a thing which may stand further down, with what is wrong where it does not.
    `hangs` are the nodes of criteria, by id, whose timeframe hangs on an item or scenario.
    """

    def __init__(self, document: Document, shelf: Shelf, mistakes: Mistakes) -> None:
        self.document = document
        self.shelf = shelf
        self.mistakes = mistakes
        self.things: dict[str, Fields] = {}
        self.elsewhere: list[tuple[Node, str, str, str]] = []
        self.hangs: dict[str, Node] = {}
        self._made: Counter[str] = Counter()

    def check_elsewhere(self) -> None:
        """Gather the mistakes of `elsewhere`, once everything is read."""
        for node, id, what, attempt in self.elsewhere:
            with self.mistakes:
                if id not in self.things:
                    self.document.fail(node, what, attempt=attempt)

    def signature(self, fields: Fields) -> Signature:
        """The analyst and the time of an authored value."""
        return {
            "analyst": fields.optional("analyst", self.document.text, ""),
            "at": fields.optional("at", lambda n: self.document.parsed(n, instant), None),
        }

    def id_of(self, thing: str, fields: Fields, content: Callable[[], tuple[Plain, ...]]) -> str:
        """The id that the file gives, else one made from the content and a number.

        The number counts, from 0, the things of equal content that came without an id.

        Raises:
            Invalid: the id is not one of such a thing, or something else has it.
        """
        node = fields.get("id")
        if node is None:
            same = derived(thing, *content())
            self._made[same] += 1
            return self._alone(derived(thing, *content(), self._made[same] - 1), fields)
        given = self.document.text(node)
        if not is_id(given, thing):
            what = f"{given[:80]!r} is no {thing} id"
            form = f"{LETTERS[thing]}: and {digits(thing)} hexadecimal digits"
            self.document.fail(node, what, attempt=f"leave it out, or {form}")
        return self._alone(given, fields)

    def _alone(self, id: str, fields: Fields) -> str:
        if id in self.things:
            node = fields.get("id") or fields.node
            self.document.fail(
                node,
                f"a second {id}; the first is in line {self.things[id].node.line}",
                attempt="leave one out, or its id",
            )
        self.things[id] = fields
        return id
