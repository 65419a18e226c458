"""Handles of items: which are taken, and the next of `t-1`, `t-2` … that nothing has.

A number is given once. After `t-3` was undone the next is `t-4`, though `t-3` is free: it can come
back, by redo or in the history of a copy of this store that is joined, and a note, a session or a
colleague may have named it in between. Two items that were both called `t-3` cost more than a gap.
"""

from __future__ import annotations

from scenarios.item import checked_handle
from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from store.connection import Connection
from store.recalling import JUDGED


def free(connection: Connection, handle: str) -> str:
    """The handle that was asked for.

    Raises:
        Invalid: it cannot be one.
        Refusal: it is taken, by an item that is withdrawn and was judged too.
    """
    holders = _holders(connection, checked_handle(handle))
    if any(holders):
        raise Refusal(
            f"the handle {handle} is taken",
            attempt=f"another handle, or the item {handle} as it is",
        )
    if holders:
        raise Refusal(
            f"the handle {handle} is taken, by an item that was judged and then withdrawn",
            attempt=f"another handle; or signposts history, for the deed that brings {handle} back",
        )
    return handle


def next_free(connection: Connection, kind: Kind, given: dict[str, int]) -> str:
    """The next number of a kind; `given` keeps the last one, by letter, from call to call."""
    letter = kind.value[0]
    number = given.get(letter) or _highest(connection, letter)
    while True:
        number += 1
        handle = f"{letter}-{number}"
        if not _holders(connection, handle):
            given[letter] = number
            return handle


def _highest(connection: Connection, letter: str) -> int:
    row = connection.exec_driver_sql(
        "SELECT max(CAST(substr(handle, 3) AS INTEGER)) FROM item "
        "WHERE handle >= ? AND handle < ? AND handle GLOB ?",
        (f"{letter}-", f"{letter}.", f"{letter}-[0-9]*"),
    ).scalar()
    return int(row or 0)


def _holders(connection: Connection, handle: str) -> list[bool]:
    """Whether each item that keeps a handle from others stands."""
    rows = connection.exec_driver_sql(
        f"SELECT standing FROM item t WHERE handle = ? AND (standing OR {JUDGED})", (handle,)
    )
    return [bool(standing) for (standing,) in rows]
