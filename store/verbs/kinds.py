"""The verb about what a tag is: claim, trigger event or prediction."""

from __future__ import annotations

import re
from dataclasses import replace

from scenarios.annotation import Annotation
from scenarios.criteria import Criteria
from scenarios.item import Item
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.refusal import Refusal
from store import archive, handles, names, standing
from store.connection import Connection
from store.deed import Deed
from store.verbs.tags import TagVerbs

_NUMBERED = re.compile("[ctp]-[0-9]+")


class KindVerbs(TagVerbs):
    """What can be done with the kind of a tag."""

    def retag(self, annotation: str, kind: Kind, *, handle: str = "") -> Annotation:
        """Make a tag one of another kind, with an item of that kind in the place of its own.

        What an item is of never changes, since findings rest on it; so the item goes and another
        takes its words, scenarios and criteria, and its handle where that is no number, or the
        `handle` that is named.

        Raises:
            Unknown, Ambiguous: the annotation.
            Refusal: its item has another mention, a finding or a forecast; another tag of that
                kind stands exactly there; the handle is taken.
        """
        with self.deed("retag") as deed:
            connection = deed.connection
            mention = standing.annotation(connection, annotation)
            left = standing.item(connection, mention.item)
            if left.kind is kind:
                return mention
            _refuse_resting(connection, mention, left)
            span = mention.anchor.span
            assert isinstance(span, Span)
            self.refuse_held(connection, mention, span, kind)
            made = _as(connection, left, kind)
            if handle:
                made = replace(made, handle=handles.free(connection, handle))
            item = self.numbered(deed, made)
            standing.join_those_of(deed, left.id, item)
            _carry_criteria(deed, left.id, item)
            deed.set(mention.id, {"item": item})
            deed.strike(left.id)
            return replace(mention, item=item)


def _as(connection: Connection, left: Item, kind: Kind) -> Item:
    """The item that takes the place of another; a withdrawn one with a finding keeps its handle."""
    numbered = _NUMBERED.fullmatch(left.handle) or standing.was_judged(connection, left.id)
    return Item(
        kind=kind,
        handle="" if numbered else left.handle,
        statement=left.statement,
        condition=left.condition,
        labels=left.labels,
        note=left.note,
        tlp=left.tlp,
    )


def _carry_criteria(deed: Deed, left: str, item: str) -> None:
    """State the last version of how one will know about an item, as the first of another's."""
    known = archive.load(deed.connection, Criteria, "t.standing AND t.subject = ?", (left,))
    if known:
        new = replace(known[-1], id="", analyst="", at=None, recorded=None, subject=item)
        deed.make(new)


def _refuse_resting(connection: Connection, mention: Annotation, left: Item) -> None:
    short = names.short(mention.id)
    if standing.other_mentions(connection, mention):
        raise Refusal(
            f"{left.handle} has other mentions, which are {left.kind.plural} too",
            where=short,
            attempt=f"signposts unlink {short} first",
        )
    judged = standing.judged(connection, left.id)
    if judged:
        raise Refusal(
            f"{left.handle} has a {judged}, which is about a {left.kind.value}",
            where=short,
            attempt="signposts tag, for a second tag of the other kind",
        )
