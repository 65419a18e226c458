"""Verbs about case files: what a scenario holds goes out, and comes in by id."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from scenarios.annotation import Annotation
from scenarios.authored import Authored
from scenarios.case_file import CaseFile, in_order
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.plain import plain
from scenarios.releasing import LeftOut, marked, within
from scenarios.scenario import Membership
from scenarios.tlp import Tlp, exceeds, highest
from seeds.anchor import Anchor, Span, cite, locate
from seeds.article import Article, article_id
from seeds.refusal import Refusal
from store import archive, marking, names
from store.bench import Bench
from store.connection import Connection
from store.deed import Deed
from store.journal import Fact, Via
from store.layout import THINGS, table_of
from store.recalling import recall
from store.sameness import ring
from store.verbs.sameness import state_pair

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
            found = recall(connection, ids, texts=texts)
            return in_order(replace(found, simulated=self.simulated))

    def release(
        self, *scenarios: str, most: Tlp | None, texts: bool = False
    ) -> tuple[CaseFile, LeftOut | None]:
        """What `case_file` gives, without what is marked above `most`, and how much that is.

        Raises:
            Unknown, Ambiguous: a scenario.
            Refusal: a scenario that is named is left out itself.
        """
        with self.reading() as connection:
            found = self.case_file(*scenarios, texts=texts)
            marks = marking.every(connection)
        found = marked(found, marks) if marks else found
        if most is None:
            return found, None
        kept, left = within(found, marks, most)
        standing = {scenario.id for scenario in kept.scenarios}
        for gone in found.scenarios if scenarios else ():
            if gone.id not in standing:
                raise above(f"the scenario {gone.handle}", marks.get(gone.id), most)
        return kept, left

    def import_case(self, case_file: CaseFile) -> Imported:
        """Keep a case file: adds by id; updates metadata, items, annotations and scenarios.

        Raises:
            Refusal: a finding, forecast or version of criteria is known with other content; a
                quote is not found where its article's text is here; something that is referred to
                is neither in the file nor here. `where` is the full id of one thing at fault.
        """
        if case_file.simulated and not self.simulated:
            raise Refusal(
                "the file comes from a simulated store, this store is a real one",
                attempt="import it with --simulate into a store of its own",
            )
        done = Imported(Counter(), Counter(), Counter())
        texts = {a.id: a.text for a in case_file.articles}
        with self.deed("import") as deed:
            deed.via = Via.IMPORT
            _refuse_loose_ends(deed.connection, case_file)
            for article in case_file.articles:
                _keep_article(deed, article, done)
            # What stands for an event comes first: by the order of the journal it does so here.
            items = sorted(case_file.items, key=lambda item: item.same_as != "")
            for thing in (*case_file.sources, *case_file.scenarios, *items):
                _keep(deed, thing, done)
            for item in items:
                _keep_pair(deed, item)
            withdrawn = {item.id for item in case_file.items if item.withdrawn}
            for place in case_file.memberships:
                _keep_place(deed, place, place.item in withdrawn, done)
            for annotation in case_file.annotations:
                _keep(deed, _anchored(deed.connection, annotation, texts), done)
            for judged in (*case_file.criteria, *case_file.forecasts, *case_file.findings):
                _keep(deed, judged, done)
        return done


def above(thing: str, mark: Tlp | None, most: Tlp) -> Refusal:
    """Why a thing does not go where at most `most` may, though it was asked for."""
    if exceeds(mark, most):
        assert mark is not None
        what = f"{thing} is {mark.words}: {mark.meaning}"
        return Refusal(what, attempt=f"--max {mark}, for those whom it may go to")
    what = f"{thing} hangs on what is marked above {most.words}"
    return Refusal(what, attempt="a higher --max, for those whom it may go to")


def _refuse_loose_ends(connection: Connection, case_file: CaseFile) -> None:
    """Refuse an id that stands for two things, and one that stands for nothing."""
    judged = (*case_file.criteria, *case_file.forecasts, *case_file.findings)
    held: tuple[Authored, ...] = (
        *(*case_file.sources, *case_file.scenarios, *case_file.items),
        *(*case_file.annotations, *judged),
    )
    ids = Counter([*(thing.id for thing in held), *(a.id for a in case_file.articles)])
    for id, times in ids.items():
        if times > 1:
            raise Refusal(f"the file has {names.short(id)} twice", attempt="leave one of them out")
    referred = {id for a in case_file.annotations for id in (a.item, a.article)}
    referred |= {id for m in case_file.memberships for id in (m.item, m.scenario)}
    for about in (case_file.criteria, case_file.forecasts, case_file.findings):
        referred |= {thing.subject for thing in about}
    referred |= {item.same_as for item in case_file.items if item.same_as}
    for id in sorted(referred - ids.keys()):
        if not (id[:1] in THINGS and names.standing(connection, table_of(id), id)):
            raise Refusal(
                f"{names.short(id)} is neither in the file nor here",
                attempt="a file that has what it speaks of",
            )


def _keep_article(deed: Deed, article: Article, done: Imported) -> None:
    if article.text is not None and article_id(article.text) != article.id:
        raise Refusal(f"the text of {names.short(article.id)} is not the one that its id says")
    known = archive.articles(deed.connection, "t.id = ? AND t.standing", (article.id,), texts=True)
    if not known:
        deed.make_article(article)
        done.made["article"] += 1
        return
    changes = _corrections(known[0], article)
    brought = known[0].text is None and article.text is not None
    if brought:
        deed.bring_text(article)
    deed.set(article.id, changes)
    (done.changed if changes or brought else done.known)["article"] += 1


def _corrections(known: Article, article: Article) -> Fact:
    """What a file says otherwise of an article; what it does not say stays as it is."""
    said = plain(article.metadata)
    found = archive.differences(known.metadata, article.metadata)
    changes = {name: held for name, held in found.items() if name in said}
    if "tlp" in changes and not _raises(known.metadata.tlp, article.metadata.tlp):
        del changes["tlp"]
    if "published" in changes:
        changes["published_from"] = article.metadata.published_from
    if article.work not in ("", article.id, known.work):
        changes["work"] = article.work
    return changes


def _keep_place(deed: Deed, place: Membership, withdrawn: bool, done: Imported) -> None:
    """Keep a membership; that of a `withdrawn` item went with it, and stays as it is."""
    id = archive.membership_id(place.scenario, place.item)
    known = archive.memberships(deed.connection, "t.id = ?", (id,))
    stands = withdrawn or names.standing(deed.connection, "membership", id)
    if not known or not stands:
        deed.put(place)
        done.made["membership"] += 1
        return
    changes = archive.differences(known[0], place)
    deed.set(id, changes)
    (done.changed if changes else done.known)["membership"] += 1


def _keep_pair(deed: Deed, item: Item) -> None:
    """State that an item is the same event as another, unless that is known."""
    if item.same_as and item.same_as not in ring(deed.connection, item.id):
        state_pair(deed, item.id, item.same_as)


def _keep(deed: Deed, thing: Authored, done: Imported) -> None:
    noun = type(thing).__name__.casefold()
    known = archive.load(deed.connection, type(thing), "t.id = ?", (thing.id,))
    withdrawn = bool(getattr(thing, "withdrawn", False))
    if not known:
        deed.make(thing)
        if withdrawn:
            deed.strike(thing.id)
        done.made[noun] += 1
        return
    changes = _differences(known[0], thing)
    _refuse_rewriting(thing, changes, noun)
    if not withdrawn and not names.standing(deed.connection, noun, thing.id):
        # It was struck here, or the deed that made it was undone: the file brings it back.
        stamp = {n: getattr(thing, n) or getattr(known[0], n) for n in ("analyst", "at")}
        deed.make(replace(thing, **stamp))
        done.made[noun] += 1
        return
    deed.set(thing.id, _stated(deed, thing, changes))
    (done.changed if changes else done.known)[noun] += 1


def _differences(known: Authored, thing: Authored) -> Fact:
    """The fields that a file says otherwise; who and when only where it says them."""
    unsaid = {n for n in ("analyst", "at") if not getattr(thing, n)}
    passed = {"id", "withdrawn", "same_as", *unsaid}
    found = archive.differences(known, thing)
    if not _raises(getattr(known, "tlp", None), getattr(thing, "tlp", None)):
        passed.add("tlp")
    return {name: held for name, held in found.items() if name not in passed}


def _raises(known: str | None, said: str | None) -> bool:
    """Whether a file marks a thing higher than it is marked here: who receives it lowers none."""
    marks = (Tlp(known) if known else None, Tlp(said) if said else None)
    return bool(said) and highest(marks) is not marks[0]


def _refuse_rewriting(thing: Authored, changes: Fact, noun: str) -> None:
    if changes and isinstance(thing, FINAL):
        raise Refusal(
            f"the {noun} {names.short(thing.id)} is known with other content: "
            f"{', '.join(sorted(changes))}",
            where=thing.id,
            attempt="a finding, forecast or version of criteria is followed by a new one, "
            "never edited: give it another id, or none",
        )
    if "kind" in changes and isinstance(thing, Item):
        raise Refusal(
            f"{thing.handle} is known, and no {thing.kind.value}",
            where=thing.id,
            attempt="another id, or none",
        )


def _stated(deed: Deed, thing: Authored, changes: Fact) -> Fact:
    """The changes as facts say them: the words of anchors by hash."""
    stated = dict(changes)
    for part in ("anchor", "context"):
        if changes.get(part):
            stated[part] = archive.named(getattr(thing, part), deed.texts)
    return stated


def _anchored(
    connection: Connection, annotation: Annotation, texts: dict[str, str | None]
) -> Annotation:
    """An annotation whose anchor has a span, and says what stands there where the text is here."""
    text = texts.get(annotation.article)
    if text is None:
        text = archive.texts_of(connection, [annotation.article[2:]]).get(annotation.article[2:])
    held = annotation
    if text is None:
        held = next(
            iter(archive.load(connection, Annotation, "t.id = ?", (annotation.id,))), annotation
        )
    anchor = _settled(annotation.anchor, held.anchor, text, annotation)
    context = annotation.context and _settled(annotation.context, held.context, text, annotation)
    return replace(annotation, anchor=anchor, context=context)


def _settled(anchor: Anchor, held: Anchor | None, text: str | None, of: Annotation) -> Anchor:
    if text is None and anchor.span:
        # A file without the words does not take them from a store that has them.
        same = held and anchor.quote is None and held.span == anchor.span
        return held if held and same else anchor
    if text is None:
        raise Refusal(
            f"where {anchor.quote!r} stands cannot be found: its article's text is not here",
            where=of.id,
            attempt="add the article first, or give the span",
        )
    if anchor.quote is None and anchor.span and anchor.span.end <= len(text):
        return cite(text, anchor.span)
    place = locate(text, anchor)
    if not isinstance(place, Span):
        raise Refusal(
            f"the quote {anchor.quote!r} is not in its article, or in several places",
            where=of.id,
            attempt="the exact words, with prefix and suffix",
        )
    return cite(text, place)
