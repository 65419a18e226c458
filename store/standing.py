"""Things that still stand, by name: what a verb may change."""

from __future__ import annotations

from dataclasses import replace

from scenarios.annotation import Annotation
from scenarios.item import Item
from scenarios.scenario import Membership
from scenarios.tlp import Tlp, highest
from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from store import archive, names
from store.connection import Connection, marks
from store.deed import Deed
from store.recalling import JUDGED
from store.sameness import ring


def item(connection: Connection, name: str, kind: Kind | None = None) -> Item:
    """An item, of a kind if one is given.

    Raises:
        Unknown, Ambiguous: the name.
        Refusal: it was removed; it is of another kind.
    """
    id = names.still(connection, names.item(connection, name))
    [found] = archive.load(connection, Item, "t.id = ?", (id,))
    if kind and found.kind is not kind:
        raise Refusal(
            f"{found.handle} is a {found.kind.value}, not a {kind.value}",
            attempt="an item of the same kind",
        )
    return found


def annotation(connection: Connection, name: str) -> Annotation:
    """An annotation.

    Raises:
        Unknown, Ambiguous: the name.
        Refusal: it was removed.
    """
    id = names.still(connection, names.annotation(connection, name))
    return archive.load(connection, Annotation, "t.id = ?", (id,))[0]


def scenario(connection: Connection, name: str) -> str:
    """The id of a scenario.

    Raises:
        Unknown, Ambiguous: the name.
        Refusal: it was removed.
    """
    return names.still(connection, names.scenario(connection, name))


def mentions_of(connection: Connection, item: str) -> list[Annotation]:
    """Every standing mention of an item, and of those that are the same event."""
    members = ring(connection, item)
    return archive.load(
        connection, Annotation, f"t.standing AND t.item IN ({marks(members)})", members
    )


def other_mentions(connection: Connection, mention: Annotation) -> bool:
    """Whether anything else mentions the item of an annotation."""
    row = connection.exec_driver_sql(
        "SELECT 1 FROM annotation WHERE item = ? AND id != ? AND standing",
        (mention.item, mention.id),
    ).first()
    return row is not None


def judged(connection: Connection, item: str) -> str:
    """`finding` or `forecast`, where one stands about an item; else nothing."""
    for table in ("finding", "forecast"):
        row = connection.exec_driver_sql(
            f"SELECT 1 FROM {table} WHERE subject = ? AND standing", (item,)
        ).first()
        if row:
            return table
    return ""


def was_judged(connection: Connection, item: str) -> bool:
    """Whether an item has a finding or forecast, be it a withdrawn one."""
    row = connection.exec_driver_sql(
        f"SELECT 1 FROM item t WHERE t.id = ? AND {JUDGED}", (item,)
    ).first()
    return row is not None


def join(deed: Deed, item: str, scenario: str) -> None:
    """Put an item in a scenario, unless it is there."""
    _put(deed, Membership(scenario=scenario, item=item))


def join_those_of(deed: Deed, left: str, item: str) -> None:
    """Put an item where another is, with the same direction and weight, marked no lower."""
    _mark_like(deed, left, item)
    for place in archive.memberships(deed.connection, "t.item = ? AND t.standing", (left,)):
        _put(deed, replace(place, item=item))


def _mark_like(deed: Deed, left: str, item: str) -> None:
    """State that an item is marked as high as another whose tags come to it."""
    rows = deed.connection.exec_driver_sql(
        "SELECT id, tlp FROM item WHERE id IN (?, ?)", (left, item)
    )
    found = {id: Tlp(mark) if mark else None for id, mark in rows}
    new = highest(found.values())
    if item in found and new is not None and new is not found[item]:
        deed.set(item, {"tlp": new.value})


def _put(deed: Deed, place: Membership) -> None:
    id = archive.membership_id(place.scenario, place.item)
    if not names.standing(deed.connection, "membership", id):
        deed.put(place)
