"""Verbs about tags that are there: edit, untag, link, unlink."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scenarios.annotation import Annotation
from scenarios.item import Item
from scenarios.tlp import tlp
from seeds.refusal import Refusal
from store import archive, handles, names, standing
from store.bench import Bench
from store.connection import Connection

ITEM_FIELDS = frozenset({"handle", "statement", "condition", "labels", "note"})
_EDITED = ITEM_FIELDS | {"tlp"}
ANNOTATION_FIELDS = frozenset({"attribution", "stance", "expects", "wording"})


class MentionVerbs(Bench):
    """What can be done with annotations and their items."""

    def edit(self, name: str, changes: Mapping[str, Any]) -> None:
        """Change fields of an item, or of an annotation and its item, in one deed.

        `name` is an annotation or an item; a field of an annotation needs one annotation.

        Raises:
            Unknown, Ambiguous: the name.
            Invalid: a value that its field cannot have.
            Refusal: the handle is taken.
        """
        of_mention = {k: v for k, v in changes.items() if k in ANNOTATION_FIELDS}
        of_item = {k: v for k, v in changes.items() if k not in ANNOTATION_FIELDS}
        with self.deed("edit") as deed:
            connection = deed.connection
            if of_mention or name.startswith("n:"):
                mention = standing.annotation(connection, name)
                deed.set(mention.id, archive.changed(mention, of_mention, ANNOTATION_FIELDS))
                item = standing.item(connection, mention.item)
            else:
                item = standing.item(connection, name)
            if "tlp" in of_item:
                of_item["tlp"] = tlp(str(of_item["tlp"] or ""))
            new = archive.changed(item, of_item, _EDITED)
            if "handle" in new:
                handles.free(connection, new["handle"])
            deed.set(item.id, new)

    def untag(self, name: str) -> Annotation:
        """Remove an annotation, and its item where nothing else mentions it.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.deed("untag") as deed:
            mention = standing.annotation(deed.connection, name)
            deed.strike(mention.id)
            if not standing.other_mentions(deed.connection, mention):
                deed.strike(mention.item)
            return mention

    def link(self, annotation: str, item: str) -> Annotation:
        """Make an annotation a mention of an item that exists.

        The item that it leaves goes where nothing else mentions it; its scenarios take the other.

        Raises:
            Unknown, Ambiguous: a name.
            Refusal: they differ in kind; the item that would go has a finding or forecast.
        """
        with self.deed("link") as deed:
            connection = deed.connection
            mention = standing.annotation(connection, annotation)
            left = standing.item(connection, mention.item)
            target = standing.item(connection, item, left.kind)
            if target.id == left.id:
                return mention
            deed.set(mention.id, {"item": target.id})
            standing.join_those_of(deed, left.id, target.id)
            if not standing.other_mentions(connection, mention):
                _refuse_resting(connection, left, target)
                deed.strike(left.id)
        with self.reading() as connection:
            return standing.annotation(connection, mention.id)

    def unlink(self, annotation: str, *, handle: str = "") -> Annotation:
        """Give an annotation an item of its own again, with the next number for its handle or the
        one that is named.

        Raises:
            Unknown, Ambiguous: the annotation.
            Refusal: its item has no other mention; the handle is taken.
        """
        with self.deed("unlink") as deed:
            connection = deed.connection
            mention = standing.annotation(connection, annotation)
            left = standing.item(connection, mention.item)
            if not standing.other_mentions(connection, mention):
                raise Refusal(
                    f"{left.handle} has no other mention",
                    where=names.short(mention.id),
                    attempt="signposts link, to another item",
                )
            own = deed.make(
                Item(
                    kind=left.kind,
                    handle=handles.free(connection, handle)
                    if handle
                    else handles.next_free(connection, left.kind, self._numbers),
                    statement=left.statement,
                    condition=left.condition,
                    labels=left.labels,
                    tlp=left.tlp,
                )
            )
            deed.set(mention.id, {"item": own.id})
            standing.join_those_of(deed, left.id, own.id)
        with self.reading() as connection:
            return standing.annotation(connection, mention.id)


def _refuse_resting(connection: Connection, left: Item, target: Item) -> None:
    judged = standing.judged(connection, left.id)
    if judged:
        raise Refusal(
            f"{left.handle} has a {judged}, which would be left without a mention",
            attempt=f"link {target.handle} to {left.handle}",
        )
