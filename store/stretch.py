"""Which deeds of a journal a recording tells: what stands at the end, and what that rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise

from store.folding import decided
from store.journal import Entry, Fact

_REFERENCES = ("article", "item", "scenario", "subject", "work", "one", "other")
"""Fields of facts that name another thing."""
_IN_PARTS = ("tag", "import")
"""Verbs that make many things in one deed, which are told thing by thing."""
_SHARED = ("item", "subject", "work", "one", "other")
"""Those whose things are not the same any more once the fact is stated."""


@dataclass(slots=True)
class Deed:
    """A deed of the journal, or a part of it that has to do with no other part: its facts, and
    when it was undone and redone.

    `chosen` deeds are to be told. `turns` are places in the journal with what the deed was from
    then on. `skipped` says that it is told as if it had never been done, and `steady` that it was
    never undone; both only where nothing that is told could notice.
    """

    entry: Entry
    place: int
    facts: list[Fact]
    chosen: bool
    part: int = 0
    turns: list[tuple[int, bool]] = field(default_factory=list)
    skipped: bool = False
    steady: bool = False

    @property
    def id(self) -> str:
        """That of its first entry, with the number of the part."""
        return f"{self.entry.id}.{self.part}"

    @property
    def stands(self) -> bool:
        """Whether it does so at the end."""
        return self.turns[-1][1] if self.turns else True


@dataclass(frozen=True, slots=True)
class Event:
    """A deed done, undone (`stands` is false) or redone (`stands` is true)."""

    deed: Deed
    stands: bool | None


def stretch(
    entries: Iterable[Entry],
    chosen: Collection[str],
    *,
    undone: bool,
    until: datetime | None,
) -> list[Event]:
    """What happened, in the journal's order, of the deeds that are `chosen` and of all others.

    With `undone`, deeds that do not stand are told too. What was recorded after `until` is left
    out.
    """
    deeds = list(_deeds(entries, chosen, until))
    if not undone:
        _simplify(deeds)
    return _events(deeds)


def _deeds(
    entries: Iterable[Entry], chosen: Collection[str], until: datetime | None
) -> Iterator[Deed]:
    deeds: dict[str, Deed] = {}
    turns: list[tuple[str, int, bool]] = []
    for place, entry in enumerate(entries):
        if until and entry.recorded > until:
            continue
        turns += [(id, place, stands) for id, stands in decided(entry)]
        if entry.deed in deeds:
            deeds[entry.deed].facts += entry.facts
        else:
            known = entry.deed in chosen
            deeds[entry.id] = Deed(entry, place, list(entry.facts), known)
    for id, place, stands in turns:
        if id in deeds:
            _turn(deeds[id], place, stands)
    for deed in deeds.values():
        if deed.entry.verb == "annotate":
            yield from _as_edited(deed)
        else:
            yield from _parts(deed) if deed.entry.verb in _IN_PARTS else (deed,)


def _parts(deed: Deed) -> Iterator[Deed]:
    """A deed in parts, which share neither an item nor the subject of a judgement."""
    of: dict[str, int] = {}
    parts: dict[int, list[Fact]] = {}
    for number, fact in enumerate(deed.facts):
        fields = _fields(fact)
        keys = [fact.get("id", ""), *(fields[n] for n in ("item", "subject") if n in fields)]
        met = sorted({of[key] for key in keys if key in of})
        into = met[0] if met else number
        for other in met[1:]:
            parts[into] += parts.pop(other)
            of = {key: into if held == other else held for key, held in of.items()}
        of |= dict.fromkeys(keys, into)
        parts.setdefault(into, []).append(fact)
    order = {id(fact): n for n, fact in enumerate(deed.facts)}
    for n, facts in enumerate(parts.values()):
        facts.sort(key=lambda fact: order[id(fact)])
        yield replace(deed, facts=facts, part=n, turns=list(deed.turns))


def _as_edited(deed: Deed) -> Iterator[Deed]:
    """What was edited in a file: each tag that was made one of another kind is a part."""
    part, first = 0, 0
    made = {f["id"]: n for n, f in enumerate(deed.facts) if "make" in f}
    for n, fact in enumerate(deed.facts):
        begin = made.get(fact.get("set", {}).get("item", ""), n)
        if begin == n:
            continue
        last = len(deed.facts) - 1
        end = next((k for k in range(n, last) if "strike" in deed.facts[k]), last) + 1
        for verb, some in ((deed.entry.verb, (first, begin)), ("retag", (begin, end))):
            if facts := deed.facts[slice(*some)]:
                entry = replace(deed.entry, verb=verb)
                yield replace(deed, entry=entry, facts=facts, part=part, turns=list(deed.turns))
                part += 1
        first = end
    if rest := deed.facts[first:]:
        yield replace(deed, facts=rest, part=part, turns=list(deed.turns))


def _turn(deed: Deed, place: int, stands: bool) -> None:
    if deed.stands is not stands:  # undone in two files that were joined, it is undone once
        deed.turns.append((place, stands))


def _events(deeds: Iterable[Deed]) -> list[Event]:
    found: list[tuple[int, Event]] = []
    for deed in deeds:
        if deed.skipped:
            continue
        found.append((deed.place, Event(deed, None)))
        if not deed.steady:
            found += [(place, Event(deed, stands)) for place, stands in deed.turns]
    return [event for _, event in sorted(found, key=lambda pair: pair[0])]


# What can be left out -----------------------------------------------------------------------


def _simplify(deeds: Sequence[Deed]) -> None:
    """Leave undone deeds out, and undoing that was taken back, where nothing rests on either."""
    turned = [deed for deed in deeds if deed.chosen and deed.turns]
    for deed in turned:
        deed.skipped, deed.steady = not deed.stands, deed.stands
    noticed = turned
    while noticed:
        # Only what is told counts: what is left out has never been, for the recording.
        told = [deed for deed in deeds if not deed.skipped]
        relations = _Relations(told)
        places: dict[str, list[int]] = defaultdict(list)
        for deed in told:
            for thing in relations.used(deed) if deed.chosen else ():
                places[thing].append(deed.place)
        left = [deed for deed in turned if deed.skipped or deed.steady]
        noticed = [deed for deed in left if _is_noticed(deed, relations.changed(deed), places)]
        for deed in noticed:
            deed.skipped = deed.steady = False


def _is_noticed(deed: Deed, changed: set[str], places: Mapping[str, list[int]]) -> bool:
    """Whether anything was done with what it changed while it did not stand as it does at last."""
    spans = list(_apart(deed))
    for thing in changed:
        held = places.get(thing, ())
        for start, end in spans:
            n = bisect_left(held, start + 1)
            if n < len(held) and held[n] < end:
                return True
    return False


def _apart(deed: Deed) -> Iterator[tuple[int, int]]:
    """From where to where it was other than it is at the end."""
    states = [(deed.place, True), *deed.turns]
    for (start, stood), (end, _) in pairwise(states):
        if stood is not deed.stands:
            yield start, end


class _Relations:
    """Which things a deed changes, and which it has to do with.

    What an annotation changes are all items that it ever was of, and what an item changes, where
    it comes, goes or is renamed, are all handles that it ever had.
    """

    def __init__(self, deeds: Sequence[Deed]) -> None:
        self._also: dict[str, set[str]] = defaultdict(set)
        for deed in deeds:
            for fact in deed.facts:
                fields = _fields(fact)
                if fact.get("id", "")[:1] == "n" and fields.get("item"):
                    self._also[fact["id"]].add(fields["item"])
                if fact.get("id", "")[:1] in ("i", "s") and fields.get("handle"):
                    self._also[fact["id"]].add(f"{fact['id'][0]} {fields['handle']}")

    def changed(self, deed: Deed) -> set[str]:
        """What is other than before once it is done."""
        return {thing for fact in deed.facts for thing in self._of(fact, _SHARED)}

    def used(self, deed: Deed) -> set[str]:
        """What it speaks of."""
        return {thing for fact in deed.facts for thing in self._of(fact, _REFERENCES)}

    def _of(self, fact: Fact, names: Sequence[str]) -> Iterator[str]:
        if "id" not in fact:
            return
        fields = _fields(fact)
        yield fact["id"]
        yield from (fields[name] for name in names if fields.get(name))
        if fact["id"][0] in "is" and fields.get("handle"):
            yield f"{fact['id'][0]} {fields['handle']}"
        if fact["id"][0] == "n" or "set" not in fact or "handle" in fields:
            yield from self._also.get(fact["id"], ())


def _fields(fact: Fact) -> Fact:
    fields: Fact = fact.get("make") or fact.get("set") or {}
    return fields
