"""A deed as the history shows it, read back from the journal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.archive import by_hundreds
from store.connection import Connection
from store.journal import Fact, parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A deed as the history shows it; `facts` are those of its first entry."""

    id: str
    verb: str
    analyst: str
    at: datetime
    recorded: datetime
    via: str
    run: str
    standing: bool
    facts: tuple[Fact, ...]


FINAL = ("create", "undo", "redo", "forget", "seal")
"""Verbs that undo does not take: it takes itself back by redo, what was forgotten is gone, and
a seal says no more than what was here."""

SELECTED = "SELECT e.id, e.clock, j.stored, e.standing FROM entry e JOIN journal j ON j.id = e.id "
"""What a query about deeds begins with; its rows are those of `done_from`."""


def done_from(row: Sequence[object]) -> Done:
    """A deed from its id, its clock, its stored bytes, and whether it stands."""
    id, clock, stored, standing = row
    entry = parsed(str(id), int(str(clock)), bytes(stored))  # type: ignore[call-overload]
    return Done(
        id=entry.id,
        verb=entry.verb,
        analyst=entry.analyst,
        at=entry.at,
        recorded=entry.recorded,
        via=entry.via,
        run=entry.run,
        standing=bool(standing),
        facts=entry.facts,
    )


def decides(done: Done) -> list[str]:
    """Ids of the deeds that this one undoes or redoes."""
    return [id for fact in done.facts for verb in ("undo", "redo") for id in fact.get(verb, ())]


def by_ids(connection: Connection, ids: Collection[str]) -> dict[str, Done]:
    """Deeds by id; what is not here is left out."""
    found: dict[str, Done] = {}
    for some in by_hundreds(sorted(ids)):
        marks = ", ".join("?" * len(some))
        rows = connection.exec_driver_sql(SELECTED + f"WHERE e.id IN ({marks})", tuple(some))
        found |= {done.id: done for done in map(done_from, rows)}
    return found
