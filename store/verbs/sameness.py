"""Verbs about items that are one event: same, part."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.item import Item
from seeds.refusal import Invalid, Refusal
from store import names, standing
from store.bench import Bench
from store.connection import Connection, marks
from store.deed import Deed
from store.sameness import pair_id, ring


class SamenessVerbs(Bench):
    """What can be said of items that several analysts made."""

    def same(self, *items: str) -> tuple[str, ...]:
        """Say that items are one event; all that are, by id, the one that stands for it first.

        That is the first of them by the journal's order. Each keeps its own words and criteria;
        lists, boards and counts take them for one.

        Raises:
            Unknown, Ambiguous: an item.
            Invalid: fewer than two.
            Refusal: they differ in kind; one was removed.
        """
        with self.deed("same") as deed:
            found = [standing.item(deed.connection, name) for name in items]
            first = found[0] if found else None
            if first is None or len({item.id for item in found}) < 2:
                raise Invalid("one event of two items, or more", attempt="signposts same t-1 t-2")
            known = set(ring(deed.connection, first.id))
            for other in found[1:]:
                _refuse_kinds(first, other)
                if other.id not in known:
                    state_pair(deed, first.id, other.id)
                    known |= set(ring(deed.connection, other.id))
        with self.reading() as connection:
            return ring(connection, first.id)

    def part(self, item: str) -> Item:
        """Say that an item is no longer one event with others; those stay together.

        Raises:
            Unknown, Ambiguous: the item.
            Refusal: it is the same as no other.
        """
        with self.deed("part") as deed:
            own = standing.item(deed.connection, item)
            rest = [id for id in ring(deed.connection, own.id) if id != own.id]
            if not rest:
                raise Refusal(
                    f"{own.handle} is the same as no other",
                    where=names.short(own.id),
                    attempt="signposts show, which names what is the same",
                )
            pairs = _pairs(deed.connection, [own.id, *rest])
            for pair in pairs:
                if own.id in pair:
                    deed.strike(pair_id(*pair))
            loose = _apart(rest, [pair for pair in pairs if own.id not in pair])
            for other in loose[1:]:
                state_pair(deed, loose[0], other)
            return own


def state_pair(deed: Deed, one: str, other: str) -> None:
    """State that two items are one event."""
    first, second = sorted((one, other))
    deed.facts.append({"id": pair_id(one, other), "make": {"one": first, "other": second}})


def _refuse_kinds(one: Item, other: Item) -> None:
    if one.kind is not other.kind:
        raise Refusal(
            f"{one.handle} is a {one.kind.value}, {other.handle} a {other.kind.value}",
            attempt="signposts retag, or items of one kind",
        )


def _pairs(connection: Connection, ids: Sequence[str]) -> list[tuple[str, str]]:
    rows = connection.exec_driver_sql(
        f"SELECT one, other FROM sameness WHERE standing AND one IN ({marks(ids)}) ORDER BY id",
        tuple(ids),
    )
    return [(one, other) for one, other in rows]


def _apart(ids: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    """One of each part into which pairs connect some items."""
    part = {id: id for id in ids}
    for one, other in pairs:
        old, new = part[one], part[other]
        part = {id: new if held == old else held for id, held in part.items()}
    return list(dict.fromkeys(part[id] for id in ids))
