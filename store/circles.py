"""Whether what an item hangs on hangs on that item in turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from scenarios.conditions import Conditions
from scenarios.item import Item
from scenarios.scenario import Scenario
from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from store import archive
from store.conditions import triggers
from store.connection import Connection
from store.sameness import ring

_Way = tuple[str, ...]
"""The names of what one comes by."""


def refuse_circle(connection: Connection, item: Item, held: Conditions) -> None:
    """Refuse a condition that would make an item hang on itself.

    Raises:
        Refusal: it would, maybe through others, or through the triggers of a scenario.
    """
    way = _circle(connection, item.id, held)
    if way is not None:
        raise _refusal(item.handle, (item.handle, *way, item.handle))


def refuse_place(connection: Connection, item: Item, scenario: str) -> None:
    """Refuse a place among the triggers of a scenario, for what hangs on one who hangs on them.

    Raises:
        Refusal: somebody would hang on himself.
    """
    hangs = any(one.conditions for one in _of_event(connection, item.id))
    if item.kind is not Kind.TRIGGER or not hangs:
        return
    rows = connection.exec_driver_sql(
        "SELECT id FROM item WHERE standing "
        "AND json_extract(fields, '$.conditions.triggers_of') = ?",
        (scenario,),
    ).all()
    for (id,) in rows:
        [other] = archive.load(connection, Item, "t.id = ?", (id,))
        way = _from(connection, item, other.id)
        if way is not None:
            through = _through(connection, scenario)
            raise _refusal(other.handle, (other.handle, through, *way, other.handle))


def _refusal(handle: str, way: _Way) -> Refusal:
    shown = tuple(one for n, one in enumerate(way) if n == 0 or one != way[n - 1])
    circle = " → ".join(shown if len(shown) > 1 else (handle, handle))
    return Refusal(f"{handle} would hang on itself: {circle}", attempt="another item")


def _from(connection: Connection, item: Item, goal: str) -> _Way | None:
    """The way from an item to another by what it hangs on; None where there is none."""
    if item.id in ring(connection, goal):
        return ()
    way = _circle(connection, goal, item.conditions) if item.conditions else None
    return None if way is None else (item.handle, *way)


def _circle(connection: Connection, goal: str, held: Conditions) -> _Way | None:
    """What one comes by from a condition to an item; None where no way leads there."""
    own, seen = set(ring(connection, goal)), set[str]()
    left = deque((id, way) for id, way in _named(connection, held))
    while left:
        id, way = left.popleft()
        if id in own:
            return way
        if id in seen:
            continue
        seen.add(id)
        for one in _of_event(connection, id):
            if one.conditions:
                further = _named(connection, one.conditions)
                left += ((next, (*way, one.handle, *more)) for next, more in further)
    return None


def _of_event(connection: Connection, id: str) -> Sequence[Item]:
    members = ring(connection, id)
    return [
        found for one in members for found in archive.load(connection, Item, "t.id = ?", (one,))
    ]


def _named(connection: Connection, held: Conditions) -> Iterator[tuple[str, _Way]]:
    """The items that a condition is about, each with what one comes by."""
    yield from ((id, ()) for id in (*held.of, *held.unless))
    if held.triggers_of:
        through = _through(connection, held.triggers_of)
        yield from ((id, (through,)) for id in triggers(connection, held.triggers_of))


def _through(connection: Connection, scenario: str) -> str:
    [held] = archive.load(connection, Scenario, "t.id = ?", (scenario,))
    return f"the triggers of {held.handle}"
