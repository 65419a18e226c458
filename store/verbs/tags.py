"""Verbs about tags: tag, edit, untag, link, unlink."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scenarios.annotation import Annotation
from scenarios.item import Item, checked_handle
from scenarios.scenario import Membership
from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.anchor import Anchor, Span, cite
from seeds.refusal import Refusal
from store import archive, names
from store.bench import Bench
from store.connection import Connection
from store.deed import Deed
from store.recalling import JUDGED

ITEM_FIELDS = frozenset({"handle", "statement", "condition", "labels", "note"})
ANNOTATION_FIELDS = frozenset({"attribution", "stance", "expects", "wording"})


@dataclass(frozen=True, slots=True)
class Page:
    """What tagging needs of an article."""

    id: str
    authors: tuple[str, ...]
    text: str


class TagVerbs(Bench):
    """What can be done with passages, annotations and items."""

    def tag(
        self,
        article: str,
        span: Span,
        kind: Kind,
        *,
        item: str = "",
        handle: str = "",
        statement: str = "",
        condition: str = "",
        labels: Sequence[str] = (),
        note: str = "",
        scenario: str = "",
        attribution: Sequence[str] | None = None,
        stance: Stance = Stance.OWN,
        expects: Expectation = Expectation.OCCUR,
        wording: str = "",
        again: bool = False,
    ) -> Annotation:
        """Tag a passage: an annotation and its item in one act, or a mention of an `item`.

        This analyst's standing tag of that kind on that passage is found, not doubled, unless
        `again`; its item is put in the scenario then. Without an attribution it is the article's
        first author.

        Raises:
            Unknown, Ambiguous: the article, item or scenario.
            Refusal: the text is not here; the handle is taken; the item is of another kind.
        """
        with self.deed("tag") as deed:
            page = self._page(deed.connection, article)
            standing = None if again else self._standing(deed.connection, page.id, span, kind)
            if standing:
                of = standing.item
            elif item:
                of = _item(deed.connection, item, kind).id
            else:
                made = Item(
                    kind=kind,
                    handle=self._free_handle(deed.connection, kind, handle),
                    statement=statement,
                    condition=condition,
                    labels=tuple(labels),
                    note=note,
                )
                of = deed.make(made).id
            if scenario:
                _join_scenario(deed, of, _scenario(deed.connection, scenario))
            if standing:
                return standing
            return deed.make(
                Annotation(
                    article=page.id,
                    item=of,
                    anchor=_cited(page, span),
                    attribution=_attribution(page, attribution),
                    stance=stance,
                    expects=expects,
                    wording=wording,
                )
            )

    def tag_list(
        self,
        article: str,
        spans: Iterable[Span],
        *,
        kind: Kind = Kind.TRIGGER,
        scenario: str = "",
        context: Span | None = None,
    ) -> list[Annotation]:
        """Tag each item of a list, in one deed; `context` is the sentence that introduces it.

        Raises:
            Unknown, Ambiguous: the article or scenario.
            Refusal: the text is not here.
        """
        made: list[Annotation] = []
        with self.deed("tag") as deed:
            page = self._page(deed.connection, article)
            into = _scenario(deed.connection, scenario) if scenario else ""
            for span in dict.fromkeys(spans):
                standing = self._standing(deed.connection, page.id, span, kind)
                if standing:
                    if into:
                        _join_scenario(deed, standing.item, into)
                    made.append(standing)
                    continue
                of = deed.make(Item(kind=kind, handle=self._free_handle(deed.connection, kind, "")))
                if into:
                    _join_scenario(deed, of.id, into)
                made.append(
                    deed.make(
                        Annotation(
                            article=page.id,
                            item=of.id,
                            anchor=_cited(page, span),
                            attribution=_attribution(page, None),
                            context=_cited(page, context) if context else None,
                        )
                    )
                )
        return made

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
                mention = _annotation(connection, names.annotation(connection, name))
                deed.set(mention.id, archive.changed(mention, of_mention, ANNOTATION_FIELDS))
                item = _item(connection, mention.item)
            else:
                item = _item(connection, name)
            new = archive.changed(item, of_item, ITEM_FIELDS)
            if "handle" in new:
                self._refuse_taken(connection, checked_handle(new["handle"]))
            deed.set(item.id, new)

    def untag(self, name: str) -> Annotation:
        """Remove an annotation, and its item where nothing else mentions it.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.deed("untag") as deed:
            mention = _annotation(deed.connection, names.annotation(deed.connection, name))
            deed.strike(mention.id)
            if not _other_mentions(deed.connection, mention):
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
            mention = _annotation(connection, names.annotation(connection, annotation))
            left = _item(connection, mention.item)
            target = _item(connection, item, left.kind)
            if target.id == left.id:
                return mention
            deed.set(mention.id, {"item": target.id})
            _join_scenarios_of(deed, left.id, target.id)
            if not _other_mentions(connection, mention):
                _refuse_resting(connection, left, target)
                deed.strike(left.id)
        with self.reading() as connection:
            return _annotation(connection, mention.id)

    def unlink(self, annotation: str) -> Annotation:
        """Give an annotation an item of its own again.

        Raises:
            Unknown, Ambiguous: the annotation.
            Refusal: its item has no other mention.
        """
        with self.deed("unlink") as deed:
            connection = deed.connection
            mention = _annotation(connection, names.annotation(connection, annotation))
            left = _item(connection, mention.item)
            if not _other_mentions(connection, mention):
                raise Refusal(
                    f"{left.handle} has no other mention",
                    where=names.short(mention.id),
                    attempt="signposts link, to another item",
                )
            own = deed.make(
                Item(
                    kind=left.kind,
                    handle=self._free_handle(connection, left.kind, ""),
                    statement=left.statement,
                    condition=left.condition,
                    labels=left.labels,
                )
            )
            deed.set(mention.id, {"item": own.id})
            _join_scenarios_of(deed, left.id, own.id)
        with self.reading() as connection:
            return _annotation(connection, mention.id)

    def _page(self, connection: Connection, name: str) -> Page:
        """What tagging needs of an article; its text is kept, since it never changes."""
        id = names.article(connection, name)
        fields, here = connection.exec_driver_sql(
            "SELECT a.fields, t.content IS NOT NULL FROM article a "
            "LEFT JOIN text t ON t.sha256 = substr(a.id, 3) WHERE a.id = ?",
            (id,),
        ).one()
        if not here:
            raise Refusal("the article's text is not here", where=names.short(id))
        held = self._text if self._text and self._text[0] == id else None
        text = held[1] if held else archive.texts_of(connection, [id[2:]])[id[2:]]
        assert text is not None
        self._text = (id, text)
        return Page(id, tuple(json.loads(fields).get("authors", ())), text)

    def _standing(
        self, connection: Connection, article: str, span: Span, kind: Kind
    ) -> Annotation | None:
        found = archive.load(
            connection,
            Annotation,
            "t.standing AND t.article = ? AND t.start = ? AND t.stop = ? AND t.analyst = ? "
            "AND (SELECT kind FROM item i WHERE i.id = t.item) = ?",
            (article, span.start, span.end, self.author, kind.value),
        )
        return found[0] if found else None

    def _free_handle(self, connection: Connection, kind: Kind, wanted: str) -> str:
        """The handle that was asked for, or the next of `t-1`, `t-2` … that nothing has."""
        if wanted:
            self._refuse_taken(connection, checked_handle(wanted))
            return wanted
        letter = kind.value[0]
        number = self._numbers.get(letter) or _highest(connection, letter)
        while True:
            number += 1
            handle = f"{letter}-{number}"
            if not _taken(connection, handle):
                self._numbers[letter] = number
                return handle

    @staticmethod
    def _refuse_taken(connection: Connection, handle: str) -> None:
        if _taken(connection, handle):
            raise Refusal(
                f"the handle {handle} is taken",
                attempt=f"another handle, or link the annotation to {handle}",
            )


def _item(connection: Connection, name: str, kind: Kind | None = None) -> Item:
    id = names.still(connection, names.item(connection, name))
    [found] = archive.load(connection, Item, "t.id = ?", (id,))
    if kind and found.kind is not kind:
        raise Refusal(
            f"{found.handle} is a {found.kind.value}, not a {kind.value}",
            attempt="an item of the same kind",
        )
    return found


def _annotation(connection: Connection, id: str) -> Annotation:
    [found] = archive.load(connection, Annotation, "t.id = ?", (names.still(connection, id),))
    return found


def _scenario(connection: Connection, name: str) -> str:
    return names.still(connection, names.scenario(connection, name))


def _cited(page: Page, span: Span) -> Anchor:
    if span.end > len(page.text):
        raise Refusal(f"the passage ends at {span.end}, the text at {len(page.text)}")
    return cite(page.text, span)


def _attribution(page: Page, said: Sequence[str] | None) -> tuple[str, ...]:
    return page.authors[:1] if said is None else tuple(said)


def _join_scenario(deed: Deed, item: str, scenario: str) -> None:
    _join(deed, Membership(scenario=scenario, item=item))


def _join_scenarios_of(deed: Deed, left: str, item: str) -> None:
    """Put an item where another is, with the same direction and weight."""
    for place in archive.memberships(deed.connection, "t.item = ? AND t.standing", (left,)):
        _join(deed, replace(place, item=item))


def _join(deed: Deed, place: Membership) -> None:
    id = archive.membership_id(place.scenario, place.item)
    if not names.standing(deed.connection, "membership", id):
        deed.put(place)


def _other_mentions(connection: Connection, mention: Annotation) -> bool:
    row = connection.exec_driver_sql(
        "SELECT 1 FROM annotation WHERE item = ? AND id != ? AND standing",
        (mention.item, mention.id),
    ).first()
    return row is not None


def _refuse_resting(connection: Connection, left: Item, target: Item) -> None:
    for table in ("finding", "forecast"):
        row = connection.exec_driver_sql(
            f"SELECT 1 FROM {table} WHERE subject = ? AND standing", (left.id,)
        ).first()
        if row:
            raise Refusal(
                f"{left.handle} has a {table}, which would be left without a mention",
                attempt=f"link {target.handle} to {left.handle}",
            )


def _highest(connection: Connection, letter: str) -> int:
    row = connection.exec_driver_sql(
        "SELECT max(CAST(substr(handle, 3) AS INTEGER)) FROM item "
        "WHERE handle >= ? AND handle < ? AND handle GLOB ?",
        (f"{letter}-", f"{letter}.", f"{letter}-[0-9]*"),
    ).scalar()
    return int(row or 0)


def _taken(connection: Connection, handle: str) -> bool:
    row = connection.exec_driver_sql(
        f"SELECT 1 FROM item t WHERE handle = ? AND (standing OR {JUDGED})", (handle,)
    ).first()
    return row is not None
