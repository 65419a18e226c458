"""Where a store begins to differ from a seal whose own entry is not in it any more.

Whoever changes an entry and makes all fit has to change the id of every later one, so the seal's
as well. What tells the place is a list of ids, the seal's marks, and this file's own list of what
was appended in it, which nobody may have thought of; the last is only a hint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from store import ancestry
from store.ancestry import Held
from store.connection import Connection
from store.journal import UNREADABLE, Entry, parsed
from store.sealing import DIGITS, SIGNS, Seal, marked, marks
from store.verbs.sealing import fact_of, is_seal

_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """The first entry that is not as sealed.

    `first` and `last` are places from 1 among those that the seal covers, which come before its
    own: the same where it is known. `id` is what was sealed there, or the beginning of that, if
    it is known; `now` are the first entries that stand there now.
    """

    what: str
    first: int
    last: int
    id: str = ""
    now: tuple[str, ...] = ()


def unlike(connection: Connection, entries: Mapping[str, Held], seal: Seal) -> Unlike:
    """The first entry that is not as a seal says whose id no entry has."""
    order = _order(connection, entries, seal)
    ids = [one.id for one in order if ancestry.ID.fullmatch(one.id)]
    if seal.listed:
        return _by_list(ids, entries, seal)
    between = _by_marks(ids, seal)
    if not between:
        what = "the seal is not here; how much it covered was not given with its id"
        return Unlike(what=what, first=1, last=len(ids))
    first, last = between
    for place, id in _missed(connection, ids, entries):
        if first <= place <= last:
            return _at(ids, place, place, id)
        break
    return _at(ids, first, last)


def _order(connection: Connection, entries: Mapping[str, Held], seal: Seal) -> list[Held]:
    """What stands for the covered entries: what is under the seal that was put in its place."""
    remade = [
        one.id
        for one in seals(connection)
        if is_seal(one) and (one.recorded == seal.time or fact_of(one)["entries"] == seal.entries)
    ]
    among = ancestry.under(entries, remade[:1]) if remade else entries
    return [one for one in ancestry.in_order(among) if one.id not in remade[:1]]


def seals(connection: Connection) -> Iterator[Entry]:
    """The entries of seals, as far as they can be read, in the journal's order."""
    rows = connection.exec_driver_sql(
        "SELECT id, clock, stored FROM journal "
        'WHERE instr(stored, CAST(\'"verb":"seal"\' AS BLOB)) ORDER BY clock, id'
    )
    for id, clock, stored in rows:
        try:
            entry = parsed(id, clock, stored)
        except UNREADABLE:
            continue
        if entry.verb == "seal":
            yield entry


def _by_list(ids: Sequence[str], entries: Mapping[str, Held], seal: Seal) -> Unlike:
    here, listed = {id[:DIGITS] for id in entries}, set(seal.listed)
    gone = next((n for n, id in enumerate(seal.listed) if id not in here), len(seal.listed))
    strange = next((n for n, id in enumerate(ids) if id[:DIGITS] not in listed), len(ids))
    place = 1 + min(gone, strange)
    sealed = seal.listed[place - 1] if place <= len(seal.listed) and gone < place else ""
    return _at(ids, place, place, sealed or (seal.id if place > len(seal.listed) else ""))


def _by_marks(ids: Sequence[str], seal: Seal) -> tuple[int, int] | None:
    """Between which places the first is that differs; one more than `entries` is the seal's own."""
    if not seal.entries:
        return None
    if not seal.marks:
        return 1, seal.entries
    now, before = marks(ids, seal.entries), 0
    for n, place in zip(count(0, SIGNS), marked(seal.entries), strict=False):
        if now[n : n + SIGNS] != seal.marks[n : n + SIGNS]:
            return before + 1, place
        before = place
    return seal.entries + 1, seal.entries + 1


def _missed(
    connection: Connection, ids: Sequence[str], entries: Mapping[str, Held]
) -> Iterator[tuple[int, str]]:
    """What was appended in this file and is not there: place and id, the first one first."""
    place = {id: n for n, id in enumerate(ids, 1)}
    rows = connection.exec_driver_sql("SELECT key FROM local WHERE name = 'appended' ORDER BY n")
    before = 1  # what founded the store
    for (id,) in rows:
        if id not in entries:
            yield before + 1, str(id)
        before = place.get(id, before)


def _at(ids: Sequence[str], first: int, last: int, id: str = "") -> Unlike:
    now = tuple(ids[first - 1 : last][:_SHOWN])
    what = "another entry stands in its place" if now else "it is missing"
    if first != last:
        what = "it is one of these" if now else "it is missing, or one before it is"
    return Unlike(what=what, first=first, last=last, id=id, now=now)
