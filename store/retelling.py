"""Deeds of a journal as steps of a session: fact by fact, or whole where their verb says it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from scenarios.conditions import Conditions
from scenarios.plain import value
from scenarios.scenario import Membership
from scenarios.tlp import NONE
from scenarios.vocabulary import Combination, Expectation, Kind, Stance
from seeds import quote
from seeds.anchor import Span
from seeds.article import Article
from seeds.when import When, instant
from store.journal import Fact
from store.retold_handles import set_apart
from store.session_names import Line, Names, Untold
from store.stretch import Deed, Event
from store.unfolding import Unfolding

ITEM = ("statement", "handle", "condition", "labels", "note")
MOVES = (
    *("direction", "weight", "role"),
    *("given", "given_not", "elicited", "group", "fit"),
)
"""What may be said of an item's place in a scenario."""
MENTION = ("attribution", "stance", "expects", "wording")
_TYPES: dict[str, Callable[[Any], object]] = {
    "stance": Stance,
    "expects": Expectation,
    "attribution": tuple,
    "labels": tuple,
    "authors": tuple,
    "translators": tuple,
    "published": lambda words: When(words) if words else None,
}


@dataclass(slots=True)
class Teller:
    """Goes through events and writes down a step for each that is told, or what cannot be told.

    `facts` tells a fact by the letter of its id and what it does; `verbs` tells a deed as a whole,
    unless it says that it cannot. `items` and `places` are items that wait for their first
    mention, and where they belong; `placed` are places that are told already. `hanging` are items
    that came with what they hang on. `notes` says how often something was left out, and `renamed`
    which handles are others here.
    """

    pages: Callable[[str], Article]
    facts: Mapping[tuple[str, str], Act]
    verbs: Mapping[str, Whole]
    folder: str = ""
    now: Unfolding = field(default_factory=Unfolding)
    lines: list[Line] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    names: Names = field(init=False)
    items: dict[str, Fact] = field(default_factory=dict)
    places: dict[str, list[Fact]] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    hanging: dict[str, tuple[Deed, Fact]] = field(default_factory=dict)
    _by_deed: dict[str, list[Line]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names(self.now, self.pages, self.folder)

    def tell(self, event: Event) -> None:
        """Take in what happened next."""
        deed = event.deed
        if event.stands is not None:
            self._turn(deed, event.stands)
        elif not deed.chosen:
            for fact in deed.facts:
                self.now.say(deed, fact)
        else:
            before = len(self.lines)
            self.renamed += set_apart(self.names, deed)
            self.names.inside |= {f["id"] for f in deed.facts if "make" in f}
            self._tell(deed)
            self._by_deed[deed.id] = self.lines[before:]
            self._hang()

    def end(self) -> None:
        """Note what is still waiting for something that was never told."""
        for id, (deed, _) in self.hanging.items():
            if self.now.stands(id):
                self.note(f"{deed.entry.verb}: what an item hangs on")

    def _hang(self) -> None:
        """Say what items hang on that came with it, as soon as that is there."""
        for id, (deed, held) in list(self.hanging.items()):
            with suppress(Untold):
                self.condition(deed, id, held)
                self._by_deed[deed.id].append(self.lines[-1])
                del self.hanging[id]

    def _tell(self, deed: Deed) -> None:
        told = self.verbs.get(deed.entry.verb)
        try:
            whole = told is not None and told(self, deed)
        except Untold as why:
            self.note(f"{deed.entry.verb}: {why}")
            self._miss(deed.facts)
            return
        if whole:
            for fact in deed.facts:
                self.now.say(deed, fact)
        else:
            self._tell_facts(deed)

    def _tell_facts(self, deed: Deed) -> None:
        """Fact by fact; only the first thing that cannot be told is noted, others hang on it.

        What is not told has not happened for what comes after.
        """
        self.items, self.places, self.placed = {}, {}, set()
        reasons: list[str] = []
        for n, fact in enumerate(deed.facts):
            try:
                self._fact(deed, fact, deed.facts[n + 1 :])
            except Untold as why:
                reasons.append(str(why))
                self._miss([fact])
            else:
                self.now.say(deed, fact)
        if self.items:
            reasons.append("an item without a passage")
            self.names.missing |= self.items.keys()
        if reasons:
            self.note(f"{deed.entry.verb}: {reasons[0]}")

    def _turn(self, deed: Deed, stands: bool) -> None:
        """Undo or redo what was told; of what was done before the recording nothing is said."""
        lines = self._by_deed.get(deed.id, [])
        if deed.chosen:
            for line in lines if stands else lines[::-1]:
                verb = "redo" if stands else "undo"
                self.lines.append(Line(deed, verb, {verb: self.names.of_line(line)}))
        self.now.turn(deed, stands)

    def _miss(self, facts: Iterable[Fact]) -> None:
        self.names.missing |= {f["id"] for f in facts if "make" in f and f["id"][0] != "m"}

    # Writing down ------------------------------------------------------------------------------

    def line(
        self, deed: Deed, verb: str, said: Mapping[str, object], *, of: Fact | None = None
    ) -> Line:
        """Write a step down: who and when are those of the deed, or of what it makes."""
        stamp, values = of or {}, dict(said)
        values["at"] = instant(stamp["at"]) if stamp.get("at") else deed.entry.at
        values["analyst"] = stamp.get("analyst") or deed.entry.analyst
        made = Line(deed, verb, values)
        self.lines.append(made)
        return made

    def work(self, article: str) -> str:
        """The work of an article, as it is now."""
        return str(self.now.fields(article).get("work") or article)

    def note(self, what: str) -> None:
        """Something that is not told, or not as it was."""
        self.notes[what] = self.notes.get(what, 0) + 1

    def passage(self, article: str, span: Fact, word: str = "quote") -> dict[str, object]:
        """A passage by its words, and which of several it is; by offsets where no words do.

        Raises:
            Untold: the article's text is not here.
        """
        text = self.pages(article).text
        if text is None:
            raise Untold("a passage of an article whose text is not here")
        here = Span(span["start"], span["end"])
        words = here.of(text)
        places = quote.occurrences(text, words)
        if not words.strip() or here not in places:
            return {"span": here}
        if len(places) == 1:
            return {word: words}
        return {word: words, "occurrence": places.index(here) + 1}

    # Facts -------------------------------------------------------------------------------------

    def _fact(self, deed: Deed, fact: Fact, later: list[Fact]) -> None:
        id = fact.get("id", "")
        how = next((how for how in ("make", "set", "strike") if how in fact), "")
        act = self.facts.get((id[:1], how))
        if how and act is None:
            raise Untold(f"a {how} of {id[:1]!r}, which no step says")
        if not how:
            return
        if act is None:
            raise Untold("what no step says")
        if how != "make" and not self.now.stands(id):
            raise Untold("something that was gone by then")
        if how != "make" and id in self.names.missing:
            raise Untold("something that is not in the recording")
        act(self, deed, fact, later)

    def tag(self, deed: Deed, fact: Fact) -> None:
        """An annotation, with its item where the same deed made that."""
        made = fact["make"]
        item, article = made["item"], made["article"]
        own = self.items.get(item)
        known = {} if own else {"item": self.names.item(item)}
        kind = Kind(self.now.fields(item)["kind"])
        values: dict[str, object] = {"tag": kind, "article": self.names.article(article)}
        values |= self.passage(article, made["anchor"]["span"])
        values |= fields(own, ITEM) if own else known
        analyst = made.get("analyst") or deed.entry.analyst
        if self.now.held(article, made["anchor"]["span"], analyst, kind.value):
            values["again"] = True
        values |= self.said(made)
        if made.get("context"):
            values |= self._context(article, made["context"]["span"])
        places = self.places.pop(item, [])
        if places and not fields(places[0], MOVES):
            values["scenario"] = self.names.scenario(places.pop(0)["scenario"])
        line = self.line(deed, "tag", values, of=made)
        line.article = article
        self.items.pop(item, None)
        self.names.missing.discard(item)
        self.names.made[fact["id"]] = line
        if own and (own.get("at"), own.get("analyst")) != (made.get("at"), made.get("analyst")):
            self.note("tag: who made the item, and when")
        for place in places:
            self.put(deed, place, {**place, "item": item})
        if own and own.get("tlp"):
            self.mark(deed, self.names.item(item), own)
        if own and own.get("conditions"):
            self.hanging[item] = (deed, own["conditions"])

    def said(self, made: Fact) -> dict[str, object]:
        """Who says it and how, where that is not what goes without saying."""
        found = fields(made, ("stance", "expects", "wording"))
        authors = self.now.fields(made["article"]).get("authors", [])[:1]
        chain = made.get("attribution", [])
        return found if chain == authors else {"attribution": tuple(chain), **found}

    def _context(self, article: str, span: Fact) -> dict[str, object]:
        found = self.passage(article, span)
        whole = "quote" in found and "occurrence" not in found
        return {"context": found["quote"] if whole else Span(span["start"], span["end"])}

    def put(self, deed: Deed, fact: Fact, made: Fact) -> None:
        """An item's place in a scenario, as far as it says anything."""
        place = {name: made[name] for name in MOVES if name in made}
        full = value(Membership, {"scenario": "", "item": "", **place})
        values: dict[str, object] = {
            "put": self.names.item(fact["item"]),
            "scenario": self.names.scenario(fact["scenario"]),
        }
        if full.elicited is None:  # it goes with the likelihoods
            place.pop("elicited", None)
        self.line(deed, "put", values | {name: _place(full, name) for name in place})

    def condition(self, deed: Deed, item: str, new: Fact | None) -> None:
        """What an item hangs on."""
        values: dict[str, object] = {"condition": self.names.item(item)}
        if new:
            held = value(Conditions, new)
            values |= {
                name: tuple(map(self.names.item, getattr(held, name)))
                for name in ("of", "unless")
                if getattr(held, name)
            }
            if held.triggers_of:
                values["triggers_of"] = self.names.scenario(held.triggers_of)
            if held.least:
                values["least"] = held.least
            elif held.combination is not Combination.ALL:
                values["combination"] = held.combination
        self.line(deed, "condition", values)

    def mark(self, deed: Deed, name: str, made: Fact) -> None:
        """How far a thing may be passed on."""
        self.line(deed, "tlp", {"tlp": name, "level": made["tlp"] or NONE})

    def edit(self, deed: Deed, name: str, changes: Fact) -> None:
        """Other content of some fields of an item or annotation."""
        values = fields(changes, (*ITEM, *MENTION))
        if values:
            self.line(deed, "edit", {"edit": name, **values})


def _place(of: Membership, name: str) -> object:
    """A field of a place as a step says it; one that was taken back as what takes it back."""
    held: object = getattr(of, name)
    if name in ("role", "fit"):
        return held or "none"
    return "" if held is None else held


def fields(made: Fact, names: Iterable[str]) -> dict[str, object]:
    """Some fields of a fact, those that it has, typed."""
    return {n: _TYPES.get(n, str)(made[n]) for n in names if n in made}


Act = Callable[[Teller, Deed, Fact, list[Fact]], None]
"""Tells a fact of a deed; the last is what follows it there."""
Whole = Callable[[Teller, Deed], bool]
