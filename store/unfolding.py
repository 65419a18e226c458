"""The things of a store while its journal is gone through deed by deed, as far as names need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from scenarios.authored import Authored
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.plain import value
from store.folding import Folded, Said, fold
from store.journal import Fact
from store.stretch import Deed

A = TypeVar("A", bound=Authored)


class Unfolding:
    """What stands so far. Things are known by id; what was never made is not known."""

    def __init__(self) -> None:
        self.things: dict[str, Folded] = {}
        self._said: dict[str, list[tuple[Deed, Said]]] = defaultdict(list)
        self._undone: set[str] = set()
        self._mentions: dict[str, set[str]] = defaultdict(set)
        self._order: dict[str, int] = {}
        self._sorts: dict[str, list[str]] = defaultdict(list)
        self._within: dict[str, set[str]] = defaultdict(set)
        self._placed: dict[str, set[str]] = defaultdict(set)
        self._handled: dict[str, set[str]] = defaultdict(set)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._about: dict[str, list[str]] = defaultdict(list)

    def say(self, deed: Deed, fact: Fact) -> None:
        """Take in the next fact of a deed."""
        id = fact.get("id")
        if id is None or "forget" in fact:
            return
        self._said[id].append((deed, Said(fact, deed.entry, 0, deed.id not in self._undone)))
        self._refold(id)

    def turn(self, deed: Deed, stands: bool) -> None:
        """Let a deed stand or not."""
        (self._undone.discard if stands else self._undone.add)(deed.id)
        for id in dict.fromkeys(fact["id"] for fact in deed.facts if fact.get("id") in self._said):
            said = self._said[id]
            said[:] = [
                (of, replace(one, standing=stands) if of is deed else one) for of, one in said
            ]
            self._refold(id)

    def _refold(self, id: str) -> None:
        before = self.things.get(id)
        if before is not None:
            self._unfile(before)
        now = fold(id, [said for _, said in self._said[id]])
        self.things[id] = now
        if before is None:
            self._order[id] = len(self._order)
            self._sorts[id[0]].append(id)
        if before is None and id[0] == "m":
            self._places[now.fields["item"]].add(id)
        if before is None and "subject" in now.fields:
            self._about[now.fields["subject"]].append(id)
        if id[0] == "n" and now.alive:
            self._mentions[now.fields["item"]].add(id)
            self._within[now.fields["article"]].add(id)
            self._placed[_placed(now)].add(id)
        if id[0] in "is" and "handle" in now.fields:
            self._handled[f"{id[0]} {now.fields['handle']}"].add(id)

    def _unfile(self, thing: Folded) -> None:
        if thing.id[0] == "n":
            self._mentions[thing.fields["item"]].discard(thing.id)
            self._within[thing.fields["article"]].discard(thing.id)
            self._placed[_placed(thing)].discard(thing.id)
        if thing.id[0] in "is":
            self._handled[f"{thing.id[0]} {thing.fields.get('handle', '')}"].discard(thing.id)

    # Questions ---------------------------------------------------------------------------------

    def fields(self, id: str) -> Fact:
        """The fields of a thing; none of what is not known."""
        thing = self.things.get(id)
        return thing.fields if thing else {}

    def alive(self, id: str) -> bool:
        """Whether a thing is there and was not struck."""
        thing = self.things.get(id)
        return thing is not None and thing.alive

    def stands(self, id: str) -> bool:
        """Whether a thing is there: an item or article is, too, while a tag rests on it."""
        return self.alive(id) or bool(self._mentions.get(id) or self._within.get(id))

    def mentions(self, item: str) -> list[str]:
        """The standing mentions of an item, in the order of their making."""
        return sorted(self._mentions.get(item, ()), key=self._order.__getitem__)

    def places(self, item: str) -> dict[str, Fact]:
        """Where an item is, by scenario: what it weighs there."""
        every = (self.things[id] for id in self._places.get(item, ()))
        return {t.fields["scenario"]: t.fields for t in every if t.alive}

    def judged(self, item: str) -> bool:
        """Whether a finding or forecast about an item stands."""
        return any(id[0] in "cf" and self.alive(id) for id in self._about.get(item, ()))

    def handled(self, letter: str, handle: str) -> list[str]:
        """What stands under a handle: items (`i`) or scenarios (`s`)."""
        return [id for id in self._handled.get(f"{letter} {handle}", ()) if self.stands(id)]

    def holders(self, letter: str, handle: str) -> list[str]:
        """What keeps a handle from others: what stands, and what was judged before it went."""
        kept = self._handled.get(f"{letter} {handle}", ())
        return [id for id in kept if self.stands(id) or (letter == "i" and self.judged(id))]

    def held(self, article: str, span: Fact, analyst: str, kind: str, *but: str) -> bool:
        """Whether an analyst's standing tag of a kind is exactly there, other than some."""
        placed = self._placed.get(_place(article, span), set())
        there = [self.things[id] for id in placed.difference(but)]
        return any(
            analyst == (thing.fields.get("analyst") or (thing.made and thing.made.analyst))
            and self.fields(thing.fields["item"]).get("kind") == kind
            for thing in there
        )

    def event(self, item: str) -> set[str]:
        """The items that are one event with this one, itself among them."""
        found, new = {item}, [item]
        pairs = [t.fields for t in self.all("e")]
        while new:
            one = new.pop()
            for pair in pairs:
                if one in pair.values():
                    others = set(pair.values()) - found
                    found |= others
                    new += others
        return found

    def findings(self, subject: str) -> list[Finding]:
        """All findings about an event, in order, withdrawn ones too."""
        return [
            replace(self.value(Finding, id), withdrawn=not self.alive(id))
            for id in self._judged(subject, "f")
        ]

    def criteria(self, subject: str) -> list[Criteria]:
        """All versions of the criteria of an event, in order."""
        return [self.value(Criteria, id) for id in self._judged(subject, "k") if self.alive(id)]

    def _judged(self, subject: str, letter: str) -> Sequence[str]:
        members = self.event(subject)
        if len(members) == 1:
            return [id for id in self._about.get(subject, ()) if id[0] == letter]
        among = {id for one in members for id in self._about.get(one, ()) if id[0] == letter}
        return [id for id in self.things if id in among]

    def value(self, cls: type[A], id: str) -> A:
        """A thing as a value, with who made it and its id."""
        thing = self.things[id]
        assert thing.made is not None
        known = {"analyst": thing.made.analyst, **thing.fields, "id": id}
        return value(cls, known)

    def all(self, letter: str) -> Iterator[Folded]:
        """Everything of a sort that is alive, in the order of the first making."""
        things = (self.things[id] for id in list(self._sorts[letter]))
        return (thing for thing in things if thing.alive)


def _placed(thing: Folded) -> str:
    return _place(thing.fields["article"], thing.fields["anchor"]["span"])


def _place(article: str, span: Fact) -> str:
    return f"{article} {span['start']} {span['end']}"
