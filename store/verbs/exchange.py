"""Verbs about case files: what a scenario holds goes out, and comes in by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from scenarios.annotation import Annotation
from scenarios.authored import Authored
from scenarios.case_file import CaseFile, in_order
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.plain import plain
from scenarios.scenario import Scenario
from scenarios.source import Source
from seeds.anchor import Anchor, Span, cite, locate
from seeds.article import Article
from seeds.refusal import Refusal
from store import archive, names
from store.bench import Bench
from store.deed import Deed

EDITABLE = (Source, Scenario, Item, Annotation)
FINAL = (Criteria, Forecast, Finding)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many things were new, changed, and known as they are; by noun."""

    made: Counter[str]
    changed: Counter[str]
    known: Counter[str]


class ExchangeVerbs(Bench):
    """What can be done with case files."""

    def case_file(self, *scenarios: str, texts: bool = False) -> CaseFile:
        """Everything about some scenarios, or about the whole store where none is named.

        Raises:
            Unknown, Ambiguous: a scenario.
        """
        with self.reading() as connection:
            ids = [names.scenario(connection, name) for name in scenarios]
            found = _recall(connection, ids, texts)
            return in_order(replace(found, simulated=self.simulated))

    def import_case(self, case_file: CaseFile) -> Imported:
        """Keep a case file: adds by id; updates metadata, items, annotations and scenarios.

        Raises:
            Refusal: a finding, forecast or version of criteria is known with other content; a
                quote is not found where its article's text is here; an article is unknown.
        """
        done = Imported(Counter(), Counter(), Counter())
        with self.deed("import") as deed:
            if case_file.simulated and not self.simulated:
                raise Refusal(
                    "the file comes from a simulated store, this store is a real one",
                    attempt="import it with --simulate into a store of its own",
                )
            for article in case_file.articles:
                _keep_article(deed, article, done)
            for source in case_file.sources:
                _keep(deed, source, done)
            for scenario in case_file.scenarios:
                _keep(deed, scenario, done)
            for item in case_file.items:
                _keep(deed, item, done)
            for place in case_file.memberships:
                id = archive.membership_id(place.scenario, place.item)
                known = archive.memberships(deed.connection, "t.id = ?", (id,))
                if known != [place]:
                    deed.put(place)
            texts = {a.id: a.text for a in case_file.articles}
            for annotation in case_file.annotations:
                _keep(deed, _anchored(deed.connection, annotation, texts), done)
            final: Iterable[Authored] = (
                *case_file.criteria,
                *case_file.forecasts,
                *case_file.findings,
            )
            for judged in final:
                _keep(deed, judged, done)
        return done


# Out -----------------------------------------------------------------------------------------


def _recall(connection: Connection, scenarios: list[str], texts: bool) -> CaseFile:
    """What is in some scenarios; of everything, where the list is empty."""
    if scenarios:
        chosen = "(" + ", ".join(f"'{s}'" for s in scenarios) + ")"
        in_scope = (
            "EXISTS (SELECT 1 FROM membership m WHERE m.item = {id} AND m.scenario IN "
            + chosen
            + " AND (m.standing OR NOT (SELECT standing FROM item WHERE id = {id})))"
        )
        wanted = f"t.id IN {chosen}"
    else:
        in_scope, wanted = "1", "t.standing"
    resting = (
        "EXISTS (SELECT 1 FROM finding f WHERE f.subject = t.id) "
        "OR EXISTS (SELECT 1 FROM forecast f WHERE f.subject = t.id)"
    )
    items = archive.load(
        connection, Item, f"(t.standing OR {resting}) AND {in_scope.format(id='t.id')}"
    )
    found = archive.load(connection, Scenario, wanted)
    subjects = {i.id for i in items} | {s.id for s in found}
    mentions = [a for a in archive.load(connection, Annotation, "t.standing") if a.item in subjects]
    places = [
        m
        for m in archive.memberships(
            connection, "t.standing OR NOT (SELECT standing FROM item i WHERE i.id = t.item)"
        )
        if m.item in subjects and m.scenario in subjects
    ]
    cited = {a.article for a in mentions}
    pages = [
        a
        for a in archive.articles(connection, "t.standing", texts=texts)
        if a.id in cited or not scenarios
    ]
    criteria = archive.load(connection, Criteria, "t.standing")
    forecasts = [f for f in archive.load(connection, Forecast, "1") if f.subject in subjects]
    findings = [f for f in archive.load(connection, Finding, "1") if f.subject in subjects]
    sources = archive.load(connection, Source, "t.standing")
    called = _called(pages, mentions, forecasts, findings)
    return CaseFile(
        scenarios=tuple(found),
        articles=tuple(pages),
        sources=tuple(s for s in sources if not scenarios or called & set(s.names)),
        items=tuple(items),
        memberships=tuple(places),
        annotations=tuple(mentions),
        criteria=tuple(c for c in criteria if c.subject in subjects),
        forecasts=tuple(forecasts),
        findings=tuple(findings),
    )


def _called(
    pages: Iterable[Article],
    mentions: Iterable[Annotation],
    forecasts: Iterable[Forecast],
    findings: Iterable[Finding],
) -> set[str]:
    """Every name of a source that stands in them."""
    called = {n for p in pages for n in (*p.metadata.authors, p.metadata.outlet)}
    called |= {n for m in mentions for n in m.attribution}
    called |= {f.forecaster for f in forecasts}
    return called | {e.source for f in findings for e in f.evidence}


# In ------------------------------------------------------------------------------------------


def _keep_article(deed: Deed, article: Article, done: Imported) -> None:
    known = archive.articles(deed.connection, "t.id = ? AND t.standing", (article.id,), texts=True)
    if not known or (known[0].text is None and article.text is not None):
        deed.make_article(article)
        done.made["article"] += 1
        return
    old, new = plain(known[0].metadata), plain(article.metadata)
    changes = {n: v for n, v in new.items() if old.get(n) != v}
    changes |= {n: _empty(old[n]) for n in old if n not in new}
    if article.work not in ("", known[0].work):
        changes["work"] = article.work
    deed.set(article.id, changes)
    (done.changed if changes else done.known)["article"] += 1


def _keep(deed: Deed, thing: Authored, done: Imported) -> None:
    noun = type(thing).__name__.casefold()
    known = archive.load(deed.connection, type(thing), "t.id = ?", (thing.id,))
    withdrawn = bool(getattr(thing, "withdrawn", False))
    if not known or not (withdrawn or names.standing(deed.connection, _table(thing), thing.id)):
        deed.make(thing)
        if withdrawn:
            deed.strike(thing.id)
        done.made[noun] += 1
        return
    changes = _differences(known[0], thing)
    if changes and isinstance(thing, FINAL):
        raise Refusal(
            f"the {noun} {names.short(thing.id)} is known with other content: "
            f"{', '.join(sorted(changes))}",
            attempt="a finding, forecast or version of criteria is followed by a new one, "
            "never edited: give it another id, or none",
        )
    if changes:
        fields = archive.fields_of(thing, deed.texts)
        deed.set(thing.id, {n: fields.get(n, _empty(v)) for n, v in changes.items()})
    (done.changed if changes else done.known)[noun] += 1


def _table(thing: Authored) -> str:
    return {
        "Source": "source",
        "Scenario": "scenario",
        "Item": "item",
        "Annotation": "annotation",
        "Criteria": "criteria",
        "Forecast": "forecast",
        "Finding": "finding",
    }[type(thing).__name__]


def _differences(known: Authored, thing: Authored) -> dict[str, Any]:
    """The fields that a file says otherwise, with what is known; who and when only if it says."""
    old, new = plain(known), plain(thing)
    names_ = (set(old) | set(new)) - {"id", "withdrawn"}
    names_ -= {n for n in ("analyst", "at") if n not in new}
    return {n: old.get(n) for n in names_ if old.get(n) != new.get(n)}


def _empty(held: Any) -> Any:
    """What a field of the plain form is when it is at its default."""
    return type(held)() if isinstance(held, str | list) else None


def _anchored(
    connection: Connection, annotation: Annotation, texts: dict[str, str | None]
) -> Annotation:
    """An annotation whose anchor has a span, and says what stands there where the text is here."""
    if not names.standing(connection, "article", annotation.article) and (
        annotation.article not in texts
    ):
        raise Refusal(
            f"the article {names.short(annotation.article)} is neither in the file nor here",
            attempt="add it to the file's articles",
        )
    text = texts.get(annotation.article)
    if text is None:
        text = archive.texts_of(connection, [annotation.article[2:]]).get(annotation.article[2:])
    anchor = _settled(annotation.anchor, text)
    context = _settled(annotation.context, text) if annotation.context else None
    return replace(annotation, anchor=anchor, context=context)


def _settled(anchor: Anchor, text: str | None) -> Anchor:
    if text is None:
        if anchor.span is None:
            raise Refusal(
                f"where {anchor.quote!r} stands cannot be found: its article's text is not here",
                attempt="add the article first, or give the span",
            )
        return anchor
    place = locate(text, anchor)
    if not isinstance(place, Span):
        raise Refusal(
            f"the quote {anchor.quote!r} is not in its article, or in several places",
            attempt="the exact words, with prefix and suffix",
        )
    return cite(text, place)
