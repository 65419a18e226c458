"""Verbs about seals: make one, and what stands against those that there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from seeds.refusal import Refusal
from store import ancestry, names
from store.archive import by_hundreds
from store.bench import Bench
from store.connection import Connection, marks
from store.journal import Entry, Fact, heads, parsed
from store.sameness import ring
from store.sealing import Seal, digest, seal_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The first seal that covers a thing, and which of how many it is."""

    seal: str
    recorded: datetime
    number: int
    of: int


class SealVerbs(Bench):
    """What can be done with seals."""

    def seal(self) -> Seal:
        """Append an entry that covers all others; what it gives is to be kept elsewhere.

        Where nothing was done since the last seal, that one is found, not doubled.

        Raises:
            Refusal: the store is simulated, or its journal is damaged.
        """
        if self.simulated:
            raise Refusal(
                "a simulated store cannot be sealed: its times prove nothing",
                where=str(self.path),
                attempt="a store without --simulate",
            )
        with self.deed("seal") as deed:
            entries = _whole(deed.connection)
            last = _only_head(deed.connection)
            if last and is_seal(last):
                return seal_of(last.id, last.recorded, fact_of(last), _ids(entries, last.id))
            ids = _ids(entries)
            fact = {"digest": digest(ids), "entries": len(ids)}
            fact["store"] = _founded(deed.connection, ids[0])
            deed.facts.append({"seal": fact})
        return seal_of(self.deeds_done[-1], deed.recorded, fact, ids)

    def sealed(self, subject: str) -> dict[str, Sealed | None]:
        """Findings and forecasts about an item or scenario, each with the first seal over it.

        Raises:
            Unknown, Ambiguous: the item or scenario.
        """
        with self.reading() as connection:
            subjects = ring(connection, names.subject(connection, subject))
            made = {
                row[0]: (row[1], row[2])
                for table in ("finding", "forecast")
                for row in connection.exec_driver_sql(
                    f"SELECT id, clock, entry FROM {table} WHERE subject IN ({marks(subjects)})",
                    subjects,
                )
            }
            return _first_seals(connection, made)

    def sealed_among(self, ids: Sequence[str]) -> dict[str, Sealed | None]:
        """The same of findings and forecasts by their ids, of many subjects at once."""
        with self.reading() as connection:
            made = {
                row[0]: (row[1], row[2])
                for some in by_hundreds(ids)
                for table in ("finding", "forecast")
                for row in connection.exec_driver_sql(
                    f"SELECT id, clock, entry FROM {table} WHERE id IN ({marks(some)})",
                    tuple(some),
                )
            }
            return _first_seals(connection, made)


def _first_seals(
    connection: Connection, made: dict[str, tuple[int, str]]
) -> dict[str, Sealed | None]:
    """What was made, each by its clock and entry, with the first seal over it."""
    found: dict[str, Sealed | None] = dict.fromkeys(made)
    all_seals = _seals(connection) if made else []
    for number, seal in enumerate(all_seals, 1):
        covered = _covered(connection, seal, [made[id] for id in made if not found[id]])
        here = Sealed(seal=seal.id, recorded=seal.recorded, number=number, of=len(all_seals))
        found |= {i: here for i in made if not found[i] and made[i][1] in covered}
    return found


def is_seal(entry: Entry) -> bool:
    """Whether it says what a seal says; that it is true is not looked at."""
    first = entry.facts[0] if entry.facts else None
    said = first.get("seal") if isinstance(first, dict) else None
    types = {"digest": str, "entries": int, "store": str}
    return isinstance(said, dict) and {name: type(held) for name, held in said.items()} == types


def fact_of(seal: Entry) -> Fact:
    """What a seal says."""
    fact: Fact = seal.facts[0]["seal"]
    return fact


def _whole(connection: Connection) -> dict[str, ancestry.Held]:
    """Every entry.

    Raises:
        Refusal: one is damaged, or none of the heads comes after it.
    """
    entries = ancestry.held(connection)
    reached = ancestry.under(entries, [id for id, _ in heads(connection)])
    wrong = min(ancestry.faults(reached), default=None)
    if wrong or len(reached) != len(entries):
        which = f"entry {wrong[1][:12]}: {wrong[2]}" if wrong else "no head comes after some"
        raise Refusal(f"a damaged journal cannot be sealed: {which}", attempt="signposts doctor")
    return entries


def _ids(entries: dict[str, ancestry.Held], but: str = "") -> list[str]:
    return [one.id for one in ancestry.in_order(entries) if one.id != but]


def _only_head(connection: Connection) -> Entry | None:
    held = heads(connection)
    return _entry(connection, *held[0]) if len(held) == 1 else None


def _entry(connection: Connection, id: str, clock: int) -> Entry:
    row = connection.exec_driver_sql("SELECT stored FROM journal WHERE id = ?", (id,)).one()
    return parsed(id, clock, row[0])


def _founded(connection: Connection, first: str) -> str:
    """The store that the first of all entries made."""
    return str(_entry(connection, first, 1).facts[0]["store"])


def _seals(connection: Connection) -> list[Entry]:
    rows = connection.exec_driver_sql(
        "SELECT j.id, j.clock, j.stored FROM entry e JOIN journal j ON j.id = e.id "
        "WHERE e.verb = 'seal' ORDER BY e.clock, e.id"
    )
    return [entry for entry in (parsed(*row) for row in rows) if is_seal(entry)]


def _covered(connection: Connection, seal: Entry, places: Sequence[tuple[int, str]]) -> set[str]:
    """Those of some entries, each with its clock, that a seal covers."""
    before = [(clock, id) for clock, id in places if clock < seal.clock]
    if not before:
        return set()
    many = connection.exec_driver_sql(
        "SELECT count(*) FROM entry WHERE clock < ?", (seal.clock,)
    ).scalar_one()
    if many == fact_of(seal)["entries"]:
        return {id for _, id in before}  # nothing came beside it: all that is earlier is under it
    rows = connection.exec_driver_sql(
        "SELECT id, clock, stored FROM journal WHERE clock >= ? AND clock <= ?",
        (min(before)[0], seal.clock),
    )
    held = {
        id: ancestry.Held(id, clock, True, ancestry.parents_of(stored))
        for id, clock, stored in rows
    }
    return {id for id, one in ancestry.under(held, [seal.id]).items() if one}
