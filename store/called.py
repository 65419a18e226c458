"""What the things that deeds speak of are: for telling a history in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scenarios.annotation import Annotation
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.source import Source
from seeds.article import Article
from store import archive
from store.connection import Connection
from store.done import SELECTED, Done, done_from
from store.journal import Fact

_REFERENCES = ("article", "item", "scenario", "subject", "work")
"""Fields of facts that name another thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Things by id, as they are now, struck ones among them; articles come without their text.

    `mentions` is the first standing mention of an item, by the item's id; `deeds` are those that
    were undone or redone; `before` is the handle that an item had until a deed gave it another, by
    the id of the deed. `stores` is how many were made, and joined since.
    """

    articles: Mapping[str, Article] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    memberships: Mapping[str, Membership] = field(default_factory=dict)
    pairs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    mentions: Mapping[str, Annotation] = field(default_factory=dict)
    deeds: Mapping[str, Done] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    stores: int = 1

    def knows(self, id: str) -> bool:
        """Whether it is an item or a scenario that is here."""
        return id in self.items or id in self.scenarios


def called(connection: Connection, facts: Iterable[Fact]) -> Called:
    """Everything that some facts speak of, and what that in turn speaks of."""
    ids = set(_named(facts))
    annotations = _load(connection, Annotation, ids)
    places = _memberships(connection, ids)
    ids |= {id for a in annotations.values() for id in (a.article, a.item)}
    ids |= {id for m in places.values() for id in (m.scenario, m.item)}
    pairs = _pairs(connection, ids)
    ids |= {id for pair in pairs.values() for id in pair}
    items = _load(connection, Item, ids)
    mentions = _mentions(connection, items)
    ids |= {a.article for a in mentions.values()}
    return Called(
        articles=_articles(connection, ids),
        sources=_load(connection, Source, ids),
        scenarios=_load(connection, Scenario, ids),
        items=items,
        annotations=annotations,
        memberships=places,
        pairs=pairs,
        mentions=mentions,
    )


def handles_before(connection: Connection, deeds: Iterable[Done]) -> dict[str, str]:
    """The handle that the first renamed item of a deed had until then, by the id of the deed."""
    found: dict[str, str] = {}
    for done in deeds:
        facts = (fact for fact in done.facts if "handle" in fact.get("set", ()))
        renamed = [fact["id"] for fact in facts if fact["id"][:1] == "i"]
        handle = _handle_before(connection, renamed[0], done.id) if renamed else ""
        if handle:
            found[done.id] = handle
    return found


def _handle_before(connection: Connection, item: str, deed: str) -> str:
    """What an item was called before a deed; empty where nobody knows."""
    rows = connection.exec_driver_sql(
        SELECTED + "JOIN touch t ON t.entry = e.id WHERE t.thing = ? AND e.standing"
        " AND (t.clock, t.entry) < (SELECT clock, id FROM entry WHERE id = ?)"
        " ORDER BY t.clock DESC, t.entry DESC",
        (item, deed),
    )
    for done in map(done_from, rows):
        for fact in reversed(done.facts):
            said = fact.get("set") or fact.get("make") or {}
            if fact.get("id") == item and said.get("handle"):
                return str(said["handle"])
    return ""


def _named(facts: Iterable[Fact]) -> Iterable[str]:
    for fact in facts:
        if "id" in fact:
            yield fact["id"]
        for fields in (fact.get("make"), fact.get("set")):
            if fields:
                yield from (fields[name] for name in _REFERENCES if fields.get(name))


def _chosen(ids: Iterable[str], letter: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Conditions over `t` that some of the ids fit, with what they are given."""
    for some in archive.by_hundreds(sorted(id for id in ids if id[:1] == letter)):
        yield f"t.id IN ({', '.join('?' * len(some))})", tuple(some)


def _load(connection: Connection, cls: type[archive.A], ids: Iterable[str]) -> dict[str, archive.A]:
    found: dict[str, Any] = {}
    for where, given in _chosen(ids, archive.letter(cls)):
        found |= {thing.id: thing for thing in archive.load(connection, cls, where, given)}
    return found


def _articles(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for where, given in _chosen(ids, "a"):
        found |= {a.id: a for a in archive.articles(connection, where, given, texts=False)}
    return found


def _memberships(connection: Connection, ids: Iterable[str]) -> dict[str, Membership]:
    found: dict[str, Membership] = {}
    for where, given in _chosen(ids, "m"):
        some = archive.memberships(connection, where, given)
        found |= {archive.membership_id(m.scenario, m.item): m for m in some}
    return found


def _pairs(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Two items that were said to be one event, or not to be."""
    found: dict[str, tuple[str, str]] = {}
    for where, given in _chosen(ids, "e"):
        rows = connection.exec_driver_sql(
            f"SELECT t.id, t.one, t.other FROM sameness t WHERE {where}", given
        )
        found |= {id: (one, other) for id, one, other in rows}
    return found


def _mentions(connection: Connection, items: Iterable[str]) -> dict[str, Annotation]:
    """The first standing mention of each item."""
    found: dict[str, Annotation] = {}
    for some in archive.by_hundreds(sorted(items)):
        where = f"t.standing AND t.item IN ({', '.join('?' * len(some))})"
        for mention in archive.load(connection, Annotation, where, tuple(some)):
            found.setdefault(mention.item, mention)
    return found
