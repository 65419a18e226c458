"""What each fact of a journal is as a step: articles, scenarios, items, tags and sources."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from scenarios.forecast import Reference
from scenarios.plain import value
from scenarios.source import Rating, Source
from scenarios.vocabulary import Kind
from seeds import corpus_files
from seeds.article import Metadata
from store.journal import Fact
from store.retelling import ITEM, MOVES, Act, Teller, fields
from store.retold_record import RECORD
from store.session_names import Untold
from store.stretch import Deed

_KNOWN = tuple(n for n in Metadata.__dataclass_fields__ if n not in ("published_from", "tlp"))


@cache
def _shipped() -> dict[str, str]:
    """The articles that ship, as steps name them, by the SHA-256 of their bytes."""
    return {
        hashlib.sha256(corpus_files.content(name)).hexdigest(): corpus_files.SHIPPED + name
        for name in (*corpus_files.names(), *corpus_files.invented())
    }


def _make_article(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    id, made = fact["id"], fact["make"]
    if teller.now.stands(id) and id not in teller.names.missing:
        lacked = {n: v for n, v in made.items() if n not in teller.now.fields(id)}
        _set_article(teller, deed, {"id": id, "set": lacked}, later)
        return
    if teller.pages(id).text is None:
        raise Untold("an article whose text is not here")
    teller.names.missing.discard(id)
    name = _shipped().get(made.get("bytes_sha256", "")) or teller.names.file(id)
    line = teller.line(deed, "add", {"add": name})
    line.article = id
    teller.names.made[id] = line
    if made.get("tlp"):
        teller.mark(deed, teller.names.of_line(line), made)


def _set_article(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    id, new = fact["id"], fact["set"]
    values = fields(new, _KNOWN)
    if values:
        teller.line(deed, "set", {"set": teller.names.article(id), **values})
    if "tlp" in new:
        teller.mark(deed, teller.names.article(id), new)
    if "work" in new:
        join_works(teller, deed, new["work"] or id, [id])


def join_works(teller: Teller, deed: Deed, work: str, editions: list[str]) -> None:
    """Say that articles belong to a work, by one that does already."""
    held = [a.id for a in teller.now.all("a") if teller.work(a.id) == work]
    first = next((id for id in (work, *held) if id in held and id not in editions), "")
    if not first:
        raise Untold("a work that none of its editions here stands for")
    names = tuple(teller.names.article(id) for id in (first, *editions))
    teller.line(deed, "same-work", {"same-work": names})


def _make_scenario(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    made = fact["make"]
    if teller.now.alive(fact["id"]):
        return
    if teller.now.handled("s", made["handle"]):
        raise Untold(f"a second scenario {made['handle']}")
    said = {n: str(made[n]) for n in ("title", "question", "note") if made.get(n)}
    teller.line(deed, "scenario", {"scenario": made["handle"], **said, **_prior(made)}, of=made)
    if made.get("tlp"):
        teller.mark(deed, made["handle"], made)


def _prior(made: Fact) -> dict[str, object]:
    """How likely it is before anything is looked at, and by which cases."""
    said: dict[str, object] = {}
    if "prior" in made:
        said["prior"] = float(made["prior"]) if made["prior"] is not None else ""
    if made.get("reference"):
        said["reference"] = value(Reference, made["reference"])
    return said


def _set_scenario(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    if "tlp" in fact["set"]:
        teller.mark(deed, teller.names.subject(fact["id"]), fact["set"])
    said = {**fields(fact["set"], ("handle", "title", "question", "note")), **_prior(fact["set"])}
    if said:
        teller.line(
            deed, "edit-scenario", {"edit-scenario": teller.names.scenario(fact["id"]), **said}
        )


def _strike_scenario(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    teller.line(deed, "remove-scenario", {"remove-scenario": teller.names.scenario(fact["id"])})


def _make_item(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    if teller.now.stands(fact["id"]):
        return
    made = dict(fact["make"])
    if teller.now.handled("i", made["handle"]):
        raise Untold(f"a second item {made['handle']}")
    if not any(_mentions(other, fact["id"]) for other in later):
        _alone(teller, deed, fact, later)
        return
    teller.items[fact["id"]] = made
    teller.names.missing.add(fact["id"])  # until it has a passage, which cannot always be told


def _alone(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    """An item that no passage speaks of, with the first scenario where it weighs nothing."""
    made = fact["make"]
    values = {"add-item": Kind(made["kind"]), **fields(made, ITEM)}
    for other in later:
        place = other.get("make", {})
        plain = place.get("item") == fact["id"] and "scenario" in place and not fields(place, MOVES)
        if plain and teller.now.stands(place["scenario"]):
            values["scenario"] = teller.names.scenario(place["scenario"])
            teller.placed.add(other["id"])
            break
    teller.line(deed, "add-item", values, of=made)
    if made.get("tlp"):
        teller.mark(deed, made["handle"], made)
    if made.get("conditions"):
        teller.hanging[fact["id"]] = (deed, made["conditions"])


def _mentions(fact: Fact, item: str) -> bool:
    """Whether a fact makes a tag of an item, or makes a tag one of it."""
    said = fact.get("make") or fact.get("set") or {}
    return fact.get("id", "")[:1] == "n" and said.get("item") == item


def _make_mention(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    if not teller.now.alive(fact["id"]):
        teller.tag(deed, fact)


def _make_place(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    made = fact["make"]
    if teller.now.alive(fact["id"]) or fact["id"] in teller.placed:
        return
    if made["item"] in teller.items:
        teller.places.setdefault(made["item"], []).append(made)
    else:
        teller.put(deed, made, made)


def _set_place(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    teller.put(deed, teller.now.fields(fact["id"]), fact["set"])


def _strike_place(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    place = teller.now.fields(fact["id"])
    of, from_ = teller.names.item(place["item"]), teller.names.scenario(place["scenario"])
    teller.line(deed, "take-out", {"take-out": of, "scenario": from_})


def _set_item(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    if "tlp" in fact["set"]:
        teller.mark(deed, teller.names.item(fact["id"]), fact["set"])
    teller.edit(deed, teller.names.item(fact["id"]), fact["set"])
    if "conditions" in fact["set"]:
        teller.hanging.pop(fact["id"], None)
        teller.condition(deed, fact["id"], fact["set"]["conditions"])


def _set_mention(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    id, new = fact["id"], fact["set"]
    name = teller.names.mention(id)
    own = teller.now.fields(id)["item"]
    if "anchor" in new and new["anchor"]["span"] != teller.now.fields(id)["anchor"]["span"]:
        article = teller.now.fields(id)["article"]
        place = teller.passage(article, new["anchor"]["span"])
        teller.line(deed, "move", {"move": name, **place})
    if new.get("item", own) != own:
        teller.line(deed, "link", {"link": name, "to": teller.names.item(new["item"])})
    teller.edit(deed, name, new)


def _strike_mention(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    item = teller.now.fields(fact["id"])["item"]
    alone = teller.now.mentions(item) == [fact["id"]]
    if alone is not any(f.get("id") == item and "strike" in f for f in later):
        raise Untold("a tag of an item that somebody else used at the same time")
    teller.line(deed, "untag", {"untag": teller.names.mention(fact["id"])})


def _strike_item(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    """It goes with its last mention."""
    if teller.now.mentions(fact["id"]):
        raise Untold("an item that goes though passages speak of it")


def _source(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    """A source's names, ratings and note: a step each for further ratings."""
    old = teller.now.fields(fact["id"])
    new = value(Source, {"name": "", **old, **(fact.get("make") or fact["set"])})
    if "make" in fact and _is_known(teller, fact["id"], new.name):
        raise Untold(f"a second source {new.name}")
    held = value(Source, {"name": new.name, **old})
    known = {alias.casefold() for alias in held.names}
    aliases = tuple(a for a in new.aliases if a.casefold() not in known)
    ratings = [rating for rating in new.ratings if rating not in held.ratings]
    first: dict[str, object] = {"aliases": aliases} if aliases else {}
    if new.note != held.note:
        first["note"] = new.note
    for n, rating in enumerate(ratings or [None]):
        values: dict[str, object] = {"source": new.name, **(first if n == 0 else {})}
        teller.line(
            deed, "source", values | _rated(rating, deed.entry.at.date()), of=fact.get("make")
        )


def _is_known(teller: Teller, id: str, name: str) -> bool:
    """Whether another source has the name: one that was redone since, or comes of a join."""
    others = (thing for thing in teller.now.all("o") if thing.id != id)
    held = (value(Source, {"name": "", **thing.fields}) for thing in others)
    return any(name.casefold() in map(str.casefold, one.names) for one in held)


def _rated(rating: Rating | None, today: date) -> dict[str, object]:
    if rating is None:
        return {}
    since = {} if rating.since == today else {"since": rating.since}
    return {"reliability": rating.reliability, **since}


FACTS: dict[tuple[str, str], Act] = {
    ("a", "make"): _make_article,
    ("a", "set"): _set_article,
    ("s", "make"): _make_scenario,
    ("s", "set"): _set_scenario,
    ("s", "strike"): _strike_scenario,
    ("i", "make"): _make_item,
    ("i", "set"): _set_item,
    ("i", "strike"): _strike_item,
    ("n", "make"): _make_mention,
    ("n", "set"): _set_mention,
    ("n", "strike"): _strike_mention,
    ("m", "make"): _make_place,
    ("m", "set"): _set_place,
    ("m", "strike"): _strike_place,
    ("o", "make"): _source,
    ("o", "set"): _source,
    **RECORD,
}
