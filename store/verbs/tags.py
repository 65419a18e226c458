"""Verbs about passages: tag one, or each item of a list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from scenarios.annotation import Annotation
from scenarios.item import Item
from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.anchor import Anchor, Span, cite
from seeds.lists import introduction, list_of
from seeds.refusal import Refusal
from store import archive, handles, names, standing
from store.bench import Bench
from store.connection import Connection
from store.deed import Deed
from store.page import Page


class Words(TypedDict, total=False):
    """What can be said of an item that is made, and of the passage that speaks of it."""

    handle: str
    statement: str
    condition: str
    labels: Sequence[str]
    note: str
    attribution: Sequence[str] | None
    stance: Stance
    expects: Expectation
    wording: str


class TagVerbs(Bench):
    """What can be done with passages."""

    def tag(
        self,
        article: str,
        span: Span,
        kind: Kind,
        *,
        item: str = "",
        scenario: str = "",
        again: bool = False,
        context: Span | None = None,
        **said: Unpack[Words],
    ) -> Annotation:
        """Tag a passage: an annotation and its item in one act, or a mention of an `item`.

        This analyst's standing tag of that kind on that passage is found, not doubled, unless
        `again`; its item is put in the scenario then. Without an attribution it is the article's
        first author. `context` is the sentence that introduces the list which it is an item of.

        Raises:
            Unknown, Ambiguous: the article, item or scenario.
            Refusal: the text is not here; the handle is taken; the item is of another kind.
        """
        with self.deed("tag") as deed:
            page = self.page(deed.connection, article)
            held = None if again else self.held(deed.connection, page.id, span, kind)
            if held:
                of = held.item
            elif item:
                of = standing.item(deed.connection, item, kind).id
            else:
                of = self.made_item(deed, kind, said)
            if scenario:
                standing.join(deed, of, standing.scenario(deed.connection, scenario))
            new = mentioned(page, span, of, said)
            if context:
                new = replace(new, context=cited(page, context))
            return held or deed.make(new)

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

        What is tagged already is found, also without the mark that ends it.

        Raises:
            Unknown, Ambiguous: the article or scenario.
            Refusal: the text is not here.
        """
        made: list[Annotation] = []
        with self.deed("tag") as deed:
            page = self.page(deed.connection, article)
            into = standing.scenario(deed.connection, scenario) if scenario else ""
            for span in dict.fromkeys(spans):
                held = self.held(deed.connection, page.id, span, kind, least=_core(page, span))
                of = held.item if held else self.numbered(deed, Item(kind=kind, handle=""))
                if into:
                    standing.join(deed, of, into)
                new = replace(
                    mentioned(page, span, of, {}),
                    context=cited(page, context) if context else None,
                )
                made.append(held or deed.make(new))
        return made

    def tag_list_at(
        self, article: str, place: Span, *, kind: Kind = Kind.TRIGGER, scenario: str = ""
    ) -> list[Annotation]:
        """Tag each item of the list that a place is in or that it introduces, in one deed; the
        sentence that introduces it is their context.

        Raises:
            Unknown, Ambiguous: the article or scenario.
            Refusal: there is no list; the text is not here.
        """
        with self.together():
            with self.reading() as connection:
                page = self.page(connection, article)
                [whole] = archive.articles(connection, "t.id = ?", (page.id,), texts=True)
            items = list_of(whole, place)
            if not items:
                raise Refusal(
                    "there is no list here", attempt="words of one of its items, or of its opening"
                )
            return self.tag_list(
                page.id,
                [item.span for item in items],
                kind=kind,
                scenario=scenario,
                context=introduction(whole, items[0]),
            )

    # What the other verbs about passages stand on ----------------------------------------------

    def numbered(self, deed: Deed, made: Item) -> str:
        """State that an item is made, under the next number where it has no handle; its id."""
        if not made.handle:
            handle = handles.next_free(deed.connection, made.kind, self._numbers)
            made = replace(made, handle=handle)
        return deed.make(made).id

    def made_item(self, deed: Deed, kind: Kind, said: Words) -> str:
        """State that an item is made, as it was said; its id.

        Raises:
            Refusal: the handle is taken.
        """
        handle = said.get("handle", "")
        made = Item(
            kind=kind,
            handle=handle and handles.free(deed.connection, handle),
            statement=said.get("statement", ""),
            condition=said.get("condition", ""),
            labels=tuple(said.get("labels", ())),
            note=said.get("note", ""),
        )
        return self.numbered(deed, made)

    def page(self, connection: Connection, name: str) -> Page:
        """What tagging needs of an article; its text is kept, since it never changes.

        Raises:
            Unknown, Ambiguous: the article.
            Refusal: the text is not here.
        """
        if connection is self._open and name in self._pages:
            return self._pages[name]
        id = names.article(connection, name)
        fields, here = connection.exec_driver_sql(
            # `IS NOT NULL` would read the whole text.
            "SELECT a.fields, typeof(t.content) = 'text' FROM article a "
            "LEFT JOIN text t ON t.sha256 = substr(a.id, 3) WHERE a.id = ?",
            (id,),
        ).one()
        if not here:
            raise Refusal("the article's text is not here", where=names.short(id))
        held = self._text if self._text and self._text[0] == id else None
        text = held[1] if held else archive.texts_of(connection, [id[2:]])[id[2:]]
        assert text is not None
        self._text = (id, text)
        found = Page(id, tuple(json.loads(fields).get("authors", ())), text)
        if connection is self._open:
            self._pages = {id: found}
        return found

    def held(
        self,
        connection: Connection,
        article: str,
        span: Span,
        kind: Kind,
        analyst: str = "",
        least: int | None = None,
    ) -> Annotation | None:
        """The standing tag of an analyst (who works here) and a kind exactly there, if any; with
        `least` one that ends from there on is enough."""
        stops = (span.end if least is None else least, span.end)
        found = archive.load(
            connection,
            Annotation,
            "t.standing AND t.article = ? AND t.start = ? AND t.stop BETWEEN ? AND ? "
            "AND t.analyst = ? AND (SELECT kind FROM item i WHERE i.id = t.item) = ?",
            (article, span.start, *stops, analyst or self.author, kind.value),
        )
        return found[0] if found else None

    def refuse_held(
        self, connection: Connection, mention: Annotation, span: Span, kind: Kind, *but: str
    ) -> None:
        """Refuse to put a tag where another one of its analyst and of a kind stands.

        Raises:
            Refusal: one does, and it is none of `but`.
        """
        held = self.held(connection, mention.article, span, kind, mention.analyst)
        if held and held.id not in (mention.id, *but):
            raise Refusal(
                f"another {kind.value} is tagged exactly there",
                where=names.short(held.id),
                attempt=f"signposts untag {names.short(held.id)} first",
            )


def _core(page: Page, span: Span) -> int:
    """Where the words of an item of a list end, before the mark that closes it."""
    return span.start + len(page.text[span.start : span.end].rstrip(" ;,.:"))


def cited(page: Page, span: Span) -> Anchor:
    """The anchor of a passage.

    Raises:
        Refusal: it ends after the text.
    """
    if span.end > len(page.text):
        raise Refusal(
            f"the passage ends at {span.end}, the text at {len(page.text)}",
            attempt=f"an end up to {len(page.text)}",
        )
    return cite(page.text, span)


def mentioned(page: Page, span: Span, item: str, said: Words) -> Annotation:
    """A passage that mentions an item; the first author says so, where nothing else was said."""
    attribution = said.get("attribution")
    return Annotation(
        article=page.id,
        item=item,
        anchor=cited(page, span),
        attribution=page.authors[:1] if attribution is None else tuple(attribution),
        stance=said.get("stance", Stance.OWN),
        expects=said.get("expects", Expectation.OCCUR),
        wording=said.get("wording", ""),
    )
