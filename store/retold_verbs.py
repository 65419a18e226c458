"""Deeds that one step tells whole, by their verbs: what it brings along goes without saying."""

from __future__ import annotations

import re

from scenarios.vocabulary import Kind
from seeds import quote
from seeds.anchor import Span
from store.journal import Fact
from store.retelling import Teller, Whole, fields
from store.retold_checks import (
    check_carried,
    check_free,
    check_left,
    check_places,
    check_shared,
    check_texts,
)
from store.retold_facts import join_works
from store.session_names import Untold
from store.stretch import Deed

_NUMBERED = re.compile("[ctp]-[0-9]+")
_WORDS = re.compile(r"\S+")


def same_work(teller: Teller, deed: Deed) -> bool:
    """Editions that one deed joined, in one step."""
    works = {fact["set"]["work"] for fact in deed.facts if "work" in fact.get("set", ())}
    if len(works) != 1:
        return False
    join_works(teller, deed, works.pop(), sorted({fact["id"] for fact in deed.facts}))
    return True


def edit(teller: Teller, deed: Deed) -> bool:
    """Fields of an annotation and of its item, changed in one deed."""
    of_tag, of_item = _one(deed, "n", "set"), _one(deed, "i", "set")
    if not of_tag or not of_item or len(deed.facts) != 2 or "tlp" in of_item["set"]:
        return False
    teller.edit(deed, teller.names.mention(of_tag["id"]), {**of_tag["set"], **of_item["set"]})
    return True


def forget(teller: Teller, deed: Deed) -> bool:
    """An article that was forgotten."""
    teller.line(deed, "forget", {"forget": teller.names.article(deed.facts[0]["id"])})
    return True


def link(teller: Teller, deed: Deed) -> bool:
    """A mention of another item."""
    fact = _one(deed, "n", "set")
    if not fact or not teller.now.stands(fact["set"].get("item", "")):
        return False
    names, to = teller.names, fact["set"]["item"]
    values = {"link": names.mention(fact["id"]), "to": names.item(to)}
    check_left(teller, deed, fact["id"])
    check_places(teller, deed, teller.now.fields(fact["id"])["item"], to)
    teller.line(deed, "link", values)
    return True


def unlink(teller: Teller, deed: Deed) -> bool:
    """An item of its own for a mention."""
    fact, made = _one(deed, "n", "set"), _one(deed, "i", "make")
    if not fact or not made:
        return False
    name = teller.names.mention(fact["id"])
    check_shared(teller, fact["id"])
    check_places(teller, deed, teller.now.fields(fact["id"])["item"], made["id"])
    teller.line(deed, "unlink", {"unlink": name, "handle": _handle(teller, made)})
    return True


def retag(teller: Teller, deed: Deed) -> bool:
    """A tag of another kind; its item keeps a handle that is no number."""
    fact, made = _one(deed, "n", "set"), _one(deed, "i", "make")
    left = _one(deed, "i", "strike")
    if not fact or not made or not left:
        return False
    name = teller.names.mention(fact["id"])
    kind = Kind(made["make"]["kind"])
    check_left(teller, deed, fact["id"])
    check_places(teller, deed, left["id"], made["id"])
    check_carried(teller, deed, left["id"])
    span = teller.now.fields(fact["id"])["anchor"]["span"]
    check_free(teller, fact["id"], span, kind=kind.value)
    values = {"retag": name, "kind": kind}
    handle = made["make"]["handle"]
    if handle != teller.now.fields(left["id"]).get("handle"):
        values["handle"] = _handle(teller, made)
    teller.line(deed, "retag", values)
    return True


def split(teller: Teller, deed: Deed) -> bool:
    """Two tags of one, the second from its first words on."""
    fact, made = _one(deed, "n", "set"), _one(deed, "i", "make")
    second = _one(deed, "n", "make")
    if not fact or not made or not second:
        return False
    name, article = teller.names.mention(fact["id"]), second["make"]["article"]
    text = teller.pages(article).text
    if text is None:
        raise Untold("a passage of an article whose text is not here")
    whole = _span(teller.now.fields(fact["id"])["anchor"]["span"])
    start = second["make"]["anchor"]["span"]["start"]
    check_places(teller, deed, teller.now.fields(fact["id"])["item"], made["id"])
    for half in (fact["set"].get("anchor"), second["make"]["anchor"]):
        if half:
            check_free(teller, fact["id"], half["span"])
    values = {"split": name, **_before(text, whole, start), "handle": _handle(teller, made)}
    teller.names.made[second["id"]] = teller.line(deed, "split", values)
    return True


def _before(text: str, whole: Span, start: int) -> dict[str, object]:
    """The words that the second part begins with, as few as tell the place, and which they are."""
    rest = text[start : whole.end]
    for match in [*_WORDS.finditer(rest)][2:12]:
        words = rest[: match.end()]
        if quote.occurrences(whole.of(text), words) == [_shifted(words, start - whole.start)]:
            return {"before": words}
    places = quote.occurrences(whole.of(text), rest)
    here = _shifted(rest, start - whole.start)
    if here not in places:
        raise Untold("a tag that was split where no words tell the place")
    return {"before": rest} if places == [here] else _counted(rest, places.index(here))


def _counted(words: str, place: int) -> dict[str, object]:
    return {"before": words, "occurrence": place + 1}


def _shifted(words: str, start: int) -> Span:
    return Span(start, start + len(words))


def merge(teller: Teller, deed: Deed) -> bool:
    """One tag of two neighbours."""
    kept, gone = _one(deed, "n", "set"), _one(deed, "n", "strike")
    if not kept or not gone:
        return False
    names = teller.names
    values = {"merge": names.mention(kept["id"]), "with": names.mention(gone["id"])}
    item, left = (teller.now.fields(one["id"])["item"] for one in (kept, gone))
    if item != left:
        check_left(teller, deed, gone["id"])
        check_places(teller, deed, left, item)
    check_texts(teller, deed, item, left)
    if "anchor" in kept["set"]:
        check_free(teller, kept["id"], kept["set"]["anchor"]["span"], gone["id"])
    teller.line(deed, "merge", values)
    return True


def mirror(teller: Teller, deed: Deed) -> bool:
    """A copy of a tag in another edition, where the tag that it copies is one that is known."""
    fact = _one(deed, "n", "make")
    if not fact or len(deed.facts) != 1 or "context" in fact["make"]:
        return False
    made = fact["make"]
    source = next((id for id in teller.now.mentions(made["item"]) if _copies(teller, made, id)), "")
    if not source or _meets(teller, deed, made):
        return False
    names = teller.names
    values = {"mirror": names.mention(source), "to": names.article(made["article"])}
    passage = teller.passage(made["article"], made["anchor"]["span"])
    line = teller.line(deed, "mirror", {**values, **passage})
    line.article = made["article"]
    names.made[fact["id"]] = line
    return True


def _meets(teller: Teller, deed: Deed, made: Fact) -> bool:
    """Whether a tag stands exactly where another one of its analyst and kind does."""
    kind = str(teller.now.fields(made["item"])["kind"])
    analyst = made.get("analyst") or deed.entry.analyst
    return teller.now.held(made["article"], made["anchor"]["span"], analyst, kind)


def _copies(teller: Teller, made: Fact, source: str) -> bool:
    """Whether a tag says what it would say as the copy of another one."""
    held, text = teller.now.fields(source), teller.pages(made["article"]).text or ""
    said = ("attribution", "stance", "expects")
    words = held.get("wording", "")
    there = words.casefold() in _span(made["anchor"]["span"]).of(text).casefold()
    return (
        held["article"] != made["article"]
        and teller.work(held["article"]) == teller.work(made["article"])
        and fields(held, said) == fields(made, said)
        and made.get("wording", "") == (words if there else "")
    )


def same(teller: Teller, deed: Deed) -> bool:
    """Items that are one event, in one step."""
    made = [fact["make"] for fact in deed.facts if "make" in fact]
    if not made or len(made) != len(deed.facts):
        return False
    ids = [id for pair in made for id in (pair["one"], pair["other"])]
    names = sorted(teller.names.item(id) for id in ids)  # each as often as it is paired
    first = max(dict.fromkeys(names), key=names.count)
    others = [name for name in dict.fromkeys(names) if name != first]
    teller.line(deed, "same", {"same": (first, *others)})
    return True


def part(teller: Teller, deed: Deed) -> bool:
    """An item that is no longer one event with others."""
    struck = {f["id"] for f in deed.facts if "strike" in f}
    pairs = {pair.id: set(pair.fields.values()) for pair in teller.now.all("e")}
    items = {id for pair in struck for id in pairs.get(pair, ())}
    own = [id for id in items if {pair for pair, of in pairs.items() if id in of} == struck]
    if not own:
        return False
    teller.line(deed, "part", {"part": min(map(teller.names.item, own))})
    return True


def _one(deed: Deed, letter: str, how: str) -> Fact | None:
    """The only fact of a deed that does something to a thing of a sort."""
    found = [f for f in deed.facts if f.get("id", "")[:1] == letter and how in f]
    return found[0] if len(found) == 1 else None


def _handle(teller: Teller, made: Fact) -> str:
    handle = str(made["make"]["handle"])
    if teller.now.handled("i", handle):
        raise Untold(f"a second item {handle}")
    return handle


def _span(said: Fact) -> Span:
    return Span(said["start"], said["end"])


VERBS: dict[str, Whole] = {
    "same-work": same_work,
    "edit": edit,
    "forget": forget,
    "link": link,
    "unlink": unlink,
    "retag": retag,
    "split": split,
    "merge": merge,
    "mirror": mirror,
    "same": same,
    "part": part,
}
