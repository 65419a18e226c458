"""Verbs about passages: tag one, or each item of a list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scenarios.annotation import Annotation
from scenarios.item import Item
from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.anchor import Anchor, Span, cite
from seeds.refusal import Refusal
from store import archive, handles, names, standing
from store.bench import Bench
from store.connection import Connection
from store.deed import Deed


@dataclass(frozen=True, slots=True)
class Page:
    """What tagging needs of an article."""

    id: str
    authors: tuple[str, ...]
    text: str


class TagVerbs(Bench):
    """What can be done with passages."""

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
            held = None if again else self._standing(deed.connection, page.id, span, kind)
            if held:
                of = held.item
            elif item:
                of = standing.item(deed.connection, item, kind).id
            else:
                made = Item(
                    kind=kind,
                    handle=handle and handles.free(deed.connection, handle),
                    statement=statement,
                    condition=condition,
                    labels=tuple(labels),
                    note=note,
                )
                of = self._numbered(deed, made)
            if scenario:
                standing.join(deed, of, standing.scenario(deed.connection, scenario))
            return held or deed.make(
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
            into = standing.scenario(deed.connection, scenario) if scenario else ""
            for span in dict.fromkeys(spans):
                held = self._standing(deed.connection, page.id, span, kind)
                of = held.item if held else self._numbered(deed, Item(kind=kind, handle=""))
                if into:
                    standing.join(deed, of, into)
                mention = held or deed.make(
                    Annotation(
                        article=page.id,
                        item=of,
                        anchor=_cited(page, span),
                        attribution=_attribution(page, None),
                        context=_cited(page, context) if context else None,
                    )
                )
                made.append(mention)
        return made

    def _numbered(self, deed: Deed, made: Item) -> str:
        """State that an item is made, under the next number where it has no handle; its id."""
        handle = made.handle or handles.next_free(deed.connection, made.kind, self._numbers)
        return deed.make(replace(made, handle=handle)).id

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


def _cited(page: Page, span: Span) -> Anchor:
    if span.end > len(page.text):
        raise Refusal(f"the passage ends at {span.end}, the text at {len(page.text)}")
    return cite(page.text, span)


def _attribution(page: Page, said: Sequence[str] | None) -> tuple[str, ...]:
    return page.authors[:1] if said is None else tuple(said)
