"""What follows from the facts about one thing: pure, and the same for one deed or for all.

A fact names a thing by `id` and does one of: `make` it with its fields, `set` some of them, or
`strike` it. Facts of an undone deed count for nothing, except that a thing which nobody's deed
makes any more keeps the fields that it was made with, so that it can be shown as withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from store.journal import Entry, Fact

Column = str | int | bool


@dataclass(slots=True)
class Folded:
    """A thing as its facts leave it: its fields, whether it is alive, and where it was made.

    What is not alive was `struck`, or the deed that made it was undone. `made` is the entry whose
    making counts; `first` and `ordinal` are its place in the order, which never changes.
    """

    id: str
    fields: Fact = field(default_factory=dict)
    alive: bool = False
    struck: bool = False
    made: Entry | None = None
    first: Entry | None = None
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A fact, the entry that says it, its place there, and whether its deed stands."""

    fact: Fact
    entry: Entry
    ordinal: int
    standing: bool


def fold(id: str, facts: Iterable[Said]) -> Folded:
    """The thing that facts in the journal's order leave.

    Made again while it is there (in two files that were joined, or when a text comes back), it
    keeps its fields and takes those that it lacks; made again after its end, it is made anew.
    """
    thing = Folded(id)
    for said in facts:
        fold_in(thing, said)
    return thing


def fold_in(thing: Folded, said: Said) -> None:
    """Add the next fact about a thing, in the journal's order."""
    if "make" in said.fact:
        _make(thing, said)
    elif said.standing and "set" in said.fact:
        thing.fields = {**thing.fields, **said.fact["set"]}
    elif said.standing and "strike" in said.fact:
        thing.alive = False
        thing.struck = True


def _make(thing: Folded, said: Said) -> None:
    if thing.first is None:
        thing.first, thing.ordinal = said.entry, said.ordinal
    if thing.alive:
        if said.standing:
            thing.fields = {**said.fact["make"], **thing.fields}
    elif said.standing or thing.made is None:
        thing.fields = dict(said.fact["make"])
        thing.made = said.entry
        thing.alive, thing.struck = said.standing, False


def about(entry: Entry, standing: bool = True) -> Iterable[tuple[str, Said]]:
    """The facts of an entry with the things that they are about; `standing` is of its deed."""
    for ordinal, fact in enumerate(entry.facts):
        if "id" in fact:
            yield fact["id"], Said(fact, entry, ordinal, standing)


def things(entry: Entry) -> set[str]:
    """What an entry speaks of."""
    return {fact["id"] for fact in entry.facts if "id" in fact}


def decided(entry: Entry) -> Iterable[tuple[str, bool]]:
    """The deeds that an entry undoes or redoes, and whether they stand from then on."""
    return decided_by(entry.facts)


def decided_by(facts: Iterable[Fact]) -> Iterable[tuple[str, bool]]:
    """The deeds that facts undo or redo, and whether they stand from then on."""
    for fact in facts:
        for deed in fact.get("undo", ()):
            yield deed, False
        for deed in fact.get("redo", ()):
            yield deed, True


def shown(thing: Folded) -> Fact:
    """The fields that a row keeps as JSON: all but an article's blocks, which are a column."""
    return {name: held for name, held in thing.fields.items() if name != "blocks"}


def columns(thing: Folded) -> dict[str, Column]:
    """What a table shows of a thing besides its fields, by the first letter of its id."""
    fields = thing.fields
    match thing.id[0]:
        case "a":
            return _article(thing.id, fields)
        case "i":
            return {
                "kind": fields["kind"],
                "handle": fields["handle"],
                "statement": fields.get("statement", ""),
                "tlp": fields.get("tlp") or "",
            }
        case "n":
            span = fields["anchor"]["span"]
            return {
                "article": fields["article"],
                "item": fields["item"],
                "start": span["start"],
                "stop": span["end"],
            }
        case "m":
            places = {name: fields[name] for name in ("scenario", "item")}
            return {**places, "struck": thing.struck}
        case "k":
            by = fields.get("timeframe", {}).get("by") or ""
            return {"subject": fields["subject"], "deadline": _last_day(by)}
        case "f":
            return {"subject": fields["subject"], "status": fields["status"]}
        case "c":
            return {"subject": fields["subject"]}
        case "z":
            return {"subject": fields["subject"], "until": fields["until"]}
        case "s":
            return {"handle": fields["handle"], "tlp": fields.get("tlp") or ""}
        case "e":
            return {"one": fields["one"], "other": fields["other"]}
        case _:
            return {"name": fields["name"]}


def _article(id: str, fields: Fact) -> dict[str, Column]:
    return {
        "work": fields.get("work") or id,
        "title": fields.get("title", ""),
        "authors": ", ".join(fields.get("authors", ())),
        "outlet": fields.get("outlet", ""),
        "published": fields.get("published") or "",
        "language": fields.get("language", ""),
        "digest_of": fields.get("digest_of", ""),
        "length": fields.get("length", 0),
        "tlp": fields.get("tlp", ""),
        "blocks": fields.get("blocks", ""),
    }


def _last_day(by: str) -> str:
    from seeds.when import When

    return When(by).latest.isoformat() if by else ""
