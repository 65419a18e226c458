"""Deeds and articles in words that a person understands; for screens and commands alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from scenarios.vocabulary import Status
from seeds.anchor import Span
from seeds.article import Article
from seeds.display import safe_line
from store.called import Called
from store.deeds import run_name
from store.done import Done, decides
from tui.days import day
from tui.listing import counted, listed

_NUMBERED = re.compile(r"[ctp]-[0-9]+")
_SHORT = 48
_FACTS = 200
"""So many facts are shown of a deed; one with more of them is in several entries."""


def cited(article: Article) -> str:
    """An article by its first author's last name and its date, else by its title."""
    said = article.metadata
    if not said.authors:
        return f"“{shortened(article.title.strip('[]'))}”"
    author = said.authors[0].split()[-1]
    return f"{author}, {day(said.published)}" if said.published else f"{author}, undated"


def shortened(words: str, most: int = _SHORT) -> str:
    """On one line, cut with `…` at `most` code points."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


# Deeds ------------------------------------------------------------------------------------------


def describe(done: Done, called: Called) -> str:
    """What was done, as in `tagged trigger csto-freeze in Korybko, 19 Dec 2025`; safe to show.

    `called` is what `Desk.called` says of the deed.
    """
    teller = _TELLERS.get(done.verb)
    return safe_line(teller(_Told(done, called)) if teller else done.verb.replace("-", " "))


def passage(done: Done, called: Called) -> tuple[str, Span | None] | None:
    """The article that a deed is about, and where in it; None where it is about none."""
    told = _Told(done, called)
    for other in decides(done):
        if other in called.deeds:
            return passage(called.deeds[other], called)
    for id in told.touched("n"):
        if id in called.annotations:
            mention = called.annotations[id]
            return mention.article, mention.anchor.span
    for id in told.subjects():
        if id in called.mentions:
            return called.mentions[id].article, called.mentions[id].anchor.span
    return next(((id, None) for id in told.touched("a") if id in called.articles), None)


def thing(done: Done, called: Called) -> str:
    """The id of the item or scenario that a deed is about; empty where it is about none."""
    told = _Told(done, called)
    for other in decides(done):
        if other in called.deeds:
            return thing(called.deeds[other], called)
    return next((id for id in (*told.subjects(), *told.touched("s")) if called.knows(id)), "")


class _Told:
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


def _article(told: _Told) -> str:
    ids = told.touched("a")
    return told.article(ids[0]) if ids else "an article"


def _set(told: _Told) -> str:
    names = [name for name in told.said("a") if name != "published_from"]
    words = ["date" if n == "published" else n.replace("_", " ") for n in names]
    return f"corrected {listed(words)} of {_article(told)}"


def _same_work(told: _Told) -> str:
    ids = [*told.touched("a"), str(told.said("a").get("work", ""))]
    named = [told.article(id) for id in dict.fromkeys(ids) if id in told.called.articles]
    return f"made editions of one work: {listed(named)}"


def _tag(told: _Told) -> str:
    ids = told.touched("n")
    mentions = [told.called.annotations[id] for id in ids if id in told.called.annotations]
    if not mentions:
        return "tagged a passage"
    where = told.article(mentions[0].article)
    items = [told.called.items[m.item] for m in mentions if m.item in told.called.items]
    more = " and more" if len(told.done.facts) >= _FACTS else ""
    if len({item.id for item in items}) > 1:
        return f"tagged {counted(len(items), items[0].kind.value)}{more} in {where}"
    if len(items) > 1:
        what = told.subject(items[0].id, kind=True)
        return f"tagged {what} {len(items)} times{more} in {where}"
    again = "" if told.touched("i", "make") else "another mention of "
    return f"tagged {again}{told.subject(mentions[0].item, kind=True)} in {where}"


def _edit(told: _Told) -> str:
    names = [*told.said("n"), *told.said("i")]
    ids = [i for n in told.touched("n") if (i := _item_of(told, n))] + told.touched("i")
    subject = told.subject(ids[0]) if ids else "an item"
    return f"edited {subject}: {listed(names)}"


def _item_of(told: _Told, annotation: str) -> str:
    mention = told.called.annotations.get(annotation)
    return mention.item if mention else ""


def _untag(told: _Told) -> str:
    return f"removed the tag {_mentioned(told)}"


def _mentioned(told: _Told, how: str = "") -> str:
    for id in told.touched("n", how):
        mention = told.called.annotations.get(id)
        if mention:
            return f"{told.subject(mention.item)} in {told.article(mention.article)}"
    return "of a passage"


def _link(told: _Told) -> str:
    item = str(told.said("n").get("item", ""))
    left = told.touched("i", "strike")
    mention = told.called.annotations.get(next(iter(told.touched("n")), ""))
    where = f" in {told.article(mention.article)}" if mention else ""
    what = told.subject(left[0]) if left else "a passage"
    return f"linked {what}{where} to {told.subject(item)}"


def _unlink(told: _Told) -> str:
    return f"gave a passage an item of its own again: {_mentioned(told)}"


def _move(told: _Told) -> str:
    return f"moved the ends of the tag {_mentioned(told)}"


def _retag(told: _Told) -> str:
    kind = str(told.said("i").get("kind", "item"))
    mention = told.called.annotations.get(next(iter(told.touched("n")), ""))
    where = f" in {told.article(mention.article)}" if mention else ""
    made, left = (next(iter(told.touched("i", how)), "") for how in ("make", "strike"))
    return f"made {told.subject(left)} a {kind}{where}: {told.subject(made)}"


def _merge(told: _Told) -> str:
    how = "set" if told.touched("n", "set") else ""
    return f"merged {'two tags into' if how else 'into the tag around it:'} {_mentioned(told, how)}"


def _split(told: _Told) -> str:
    first, second = (next(iter(told.touched("n", how)), "") for how in ("set", "make"))
    rest = told.subject(_item_of(told, second))
    mention = told.called.annotations.get(first)
    where = f" in {told.article(mention.article)}" if mention else ""
    return f"split the tag {told.subject(_item_of(told, first))}{where}; its rest is {rest}"


def _annotate(told: _Told) -> str:
    ids = (*told.touched("n", "make"), *told.touched("n"), "")
    mention = told.called.annotations.get(ids[0])
    where = f" of {told.article(mention.article)}" if mention else ""
    did = {"made": told.touched("n", "make"), "removed": told.touched("n", "strike")}
    many = ", ".join(f"{len(ids)} {how}" for how, ids in did.items() if ids)
    return f"edited the tags{where} as a text{': ' if many else ''}{many}"


def _mirror(told: _Told) -> str:
    return f"copied the tag to another edition: {_mentioned(told)}"


def _scenario(told: _Told) -> str:
    ids = told.touched("s")
    found = told.called.scenarios.get(ids[0]) if ids else None
    handle = found.handle if found else "a scenario"
    if told.touched("s", "make"):
        return f"made the scenario {handle}"
    if told.touched("s", "strike"):
        return f"removed the scenario {handle}"
    return f"edited the scenario {handle}: {listed(list(told.said('s')))}"


def _put(told: _Told) -> str:
    fields = told.said("m")
    place = told.called.memberships.get(next(iter(told.touched("m")), ""))
    item = fields.get("item") or (place.item if place else "")
    scenario = fields.get("scenario") or (place.scenario if place else "")
    if told.touched("m", "set"):
        said = listed([name.replace("_", " ") for name in fields])
        return f"weighed {told.subject(item)} in {told.subject(scenario)}: {said}"
    did, into = ("put", "into") if told.done.verb == "put" else ("took", "out of")
    return f"{did} {told.subject(item)} {into} {told.subject(scenario)}"


def _source(told: _Told) -> str:
    found = told.called.sources.get(next(iter(told.touched("o")), ""))
    name = found.name if found else "a source"
    if told.touched("o", "make"):
        return f"made the source {name}"
    return f"changed the source {name}: {listed(list(told.said('o')))}"


def _criteria(told: _Told) -> str:
    return f"wrote the criteria of {told.about()}"


def _forecast(told: _Told) -> str:
    fields = told.said("c")
    percent = f"{float(fields.get('probability', 0)) * 100:.4g} %"
    words = f"{fields['words']}, {percent}" if fields.get("words") else percent
    return f"forecast {words} for {told.about()}, by {fields.get('forecaster', '')}"


def _mark(told: _Told) -> str:
    fields = told.said("f")
    status = Status(fields.get("status", "open")).words
    on = f", {day(fields['occurred_on'])}" if fields.get("occurred_on") else ""
    corrects = ", which corrects a finding" if fields.get("corrects") else ""
    settles = ", which settles what differed" if fields.get("settles") else ""
    return f"marked {told.about()} {status}{on}{corrects}{settles}"


def _snooze(told: _Told) -> str:
    return f"snoozed {told.about()} until {day(told.said('z').get('until', ''))}"


def _tlp(told: _Told) -> str:
    [said] = [fact["set"]["tlp"] for fact in told.done.facts]
    named = told.about() if told.touched("i") else _article(told)
    named = told.subject(told.touched("s")[0]) if told.touched("s") else named
    return f"marked {named} TLP:{said.upper()}" if said else f"unmarked {named} for handling"


_NOUNS = {
    "a": "article",
    "o": "source",
    "s": "scenario",
    "i": "item",
    "n": "annotation",
    "k": "version of criteria",
    "c": "forecast",
    "f": "finding",
}


def _import(told: _Told) -> str:
    many = {noun: len(set(told.touched(letter))) for letter, noun in _NOUNS.items()}
    words = [counted(n, noun) for noun, n in many.items() if n]
    more = " and more" if len(told.done.facts) >= _FACTS else ""
    return f"imported {listed(words)}{more}" if words else "imported a case file"


def _seal(told: _Told) -> str:
    said: Mapping[str, Any] = next((fact["seal"] for fact in told.done.facts if "seal" in fact), {})
    many = said.get("entries", 0)
    return f"sealed the record: {many} {'entry' if many == 1 else 'entries'}"


def _undo(told: _Told) -> str:
    did = "undid" if told.done.verb == "undo" else "did again"
    ids = decides(told.done)
    others = [told.called.deeds[id] for id in ids if id in told.called.deeds]
    if len(ids) == 1 and others:
        return f"{did}: {describe(others[0], told.called)}"
    runs = {run_name(other.run) for other in others}
    if len(runs) == 1 and "" not in runs:
        return f"{did} the session {runs.pop()}: {counted(len(ids), 'deed')}"
    return f"{did} {counted(len(ids), 'deed')}"


def _same(told: _Told) -> str:
    pairs = [told.called.pairs[id] for id in told.touched("e", "make") if id in told.called.pairs]
    items = dict.fromkeys(id for pair in pairs for id in pair)
    return f"said that they are one event: {listed([told.subject(id) for id in items])}"


def _part(told: _Told) -> str:
    struck = told.touched("e", "strike")
    pairs = [told.called.pairs[id] for id in struck if id in told.called.pairs]
    # What was parted is in every pair that was struck; of one pair it may be either.
    own = [id for id in dict.fromkeys(sum(pairs, ())) if all(id in pair for pair in pairs)]
    others = [told.subject(id) for id in dict.fromkeys(sum(pairs, ())) if id not in own[:1]]
    parted = told.subject(own[0]) if own else "an item"
    return f"said that {parted} is another event than {listed(others)}"


def _create(told: _Told) -> str:
    """Of several stores that were joined, which one."""
    return "made the store" + (f" {told.done.id[:8]}" if told.called.stores > 1 else "")


_TELLERS: Mapping[str, Callable[[_Told], str]] = {
    "create": _create,
    "add": lambda told: f"added {_article(told)}",
    "set": _set,
    "same-work": _same_work,
    "forget": lambda told: f"forgot the text of {_article(told)}",
    "tag": _tag,
    "move": _move,
    "retag": _retag,
    "merge": _merge,
    "split": _split,
    "mirror": _mirror,
    "annotate": _annotate,
    "edit": _edit,
    "untag": _untag,
    "link": _link,
    "unlink": _unlink,
    "scenario": _scenario,
    "put": _put,
    "take-out": _put,
    "source": _source,
    "condition": _edit,
    "criteria": _criteria,
    "forecast": _forecast,
    "mark": _mark,
    "snooze": _snooze,
    "tlp": _tlp,
    "same": _same,
    "part": _part,
    "import": _import,
    "seal": _seal,
    "undo": _undo,
    "redo": _undo,
}
