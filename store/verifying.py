"""Verifying: whether what a seal covers is here unchanged, and if not, where it begins to differ.

A seal is believed, the file is not: it may be damaged, or rewritten so that all fits. It is read
as it lies, without the desk, which would bring its projections up to date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from seeds.when import instant, iso
from store import ancestry, doctor, journal
from store.ancestry import Held
from store.called import Called, called
from store.connection import Connection
from store.differing import Unlike, seals, unlike
from store.done import Done, done_from
from store.elsewhere import reading_elsewhere
from store.engine import ERRORS
from store.layout import VERSION
from store.sealing import Seal, digest, seal_of
from store.verbs.sealing import fact_of, is_seal

_UNTOLD: tuple[type[Exception], ...] = (*ERRORS, *journal.UNREADABLE, AssertionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A seal against a store.

    `differs` are words for what was given with its id and is not so; `unlike` is the first entry
    that is not as sealed. `since` is how many entries build on it; `beside` how many neither do
    nor are covered: they came from another file, or were put in.
    """

    seal: Seal
    differs: tuple[str, ...] = ()
    unlike: Unlike | None = None
    since: int = 0
    beside: int = 0

    @property
    def holds(self) -> bool:
        """Whether all that it covers is here unchanged."""
        return not self.differs and self.unlike is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What verifying found. `wrong` is what the doctor says; `folded` that rows were compared.

    `standing` are the seals in the journal itself, where none was given; `told` and `called` are
    the entries that are spoken of, as far as they can be read, and what is in them.
    """

    path: Path
    entries: int
    heads: tuple[str, ...]
    checked: tuple[Checked, ...]
    standing: tuple[Checked, ...]
    wrong: tuple[str, ...]
    folded: bool
    told: Mapping[str, Done]
    called: Called

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.wrong and all(one.holds for one in (*self.checked, *self.standing))


def verify(path: Path, given: Sequence[Seal] = ()) -> Report:
    """Read a store and hold it against seals; nothing is written.

    Raises:
        Unavailable: it cannot be read at all.
    """
    with reading_elsewhere(path) as connection:
        try:
            return _verified(connection, path, given)
        except ERRORS as error:
            return Report(
                path=path,
                entries=0,
                heads=(),
                checked=tuple(Checked(seal=seal, differs=("cannot be read",)) for seal in given),
                standing=(),
                wrong=(f"database: {error}",),
                folded=False,
                told={},
                called=Called(),
            )


def _verified(connection: Connection, path: Path, given: Sequence[Seal]) -> Report:
    entries = ancestry.held(connection)
    named = {parent for one in entries.values() for parent in one.parents}
    found = tuple(checked(connection, entries, seal) for seal in given)
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    spoken = {id for one in found if one.unlike for id in one.unlike.now}
    told = _told(connection, spoken)
    return Report(
        path=path,
        entries=len(entries),
        heads=tuple(sorted(entries.keys() - named)),
        checked=found,
        standing=() if given else tuple(_standing(connection, entries)),
        wrong=tuple(doctor.wrong(connection, projections=version == VERSION)),
        folded=version == VERSION,
        told=told,
        called=_called(connection, told),
    )


def checked(connection: Connection, entries: Mapping[str, Held], seal: Seal) -> Checked:
    """A seal against all entries of a file, which `ancestry.held` gives."""
    if seal.id not in entries:
        return Checked(seal=seal, unlike=unlike(connection, entries, seal))
    reached = ancestry.under(entries, [seal.id])
    above = _building_on(entries, seal.id)
    wrong = min(ancestry.faults(reached), default=None)
    if wrong:
        clock, id, what = wrong
        # What is reached through damaged bytes is not all that was: all that is here is counted.
        before = [one for one in entries.values() if one.id not in above and one.id != seal.id]
        place = 1 + sum(one.place < (clock, id) for one in before)
        return Checked(
            seal=seal, unlike=Unlike(what=what, first=place, last=place, id=id, now=(id,))
        )
    ids = [one.id for one in ancestry.in_order(reached) if one.id != seal.id]
    return Checked(
        seal=seal,
        differs=tuple(_differences(connection, seal, ids)),
        since=len(above),
        beside=len(entries) - len(reached) - len(above),
    )


def _standing(connection: Connection, entries: Mapping[str, Held]) -> Iterator[Checked]:
    for entry in seals(connection):
        if is_seal(entry):
            fact = fact_of(entry)
            known = Seal(
                id=entry.id, store=fact["store"], entries=fact["entries"], time=entry.recorded
            )
            yield checked(connection, entries, known)


def _differences(connection: Connection, seal: Seal, ids: Sequence[str]) -> Iterator[str]:
    """What was given with the seal's id, or stands in its entry, and is not so."""
    entry = _seal(connection, seal.id)
    if entry is None:
        yield f"the entry {seal.id[:12]} is no seal"
        return
    fact = fact_of(entry)
    if fact["entries"] != len(ids) or fact["digest"] != digest(ids):
        yield f"the seal itself is wrong: it covers {len(ids)} entries, and says otherwise"
    if seal.time is None:
        return
    true = seal_of(entry.id, entry.recorded, fact, ids)
    for name in ("store", "entries", "time", "marks"):
        if (said := getattr(seal, name)) and said != getattr(true, name):
            words = iso(said) if name == "time" else said
            yield f"{name}={words} was given with it, and is not this seal's"
    if seal.listed and seal.listed != true.listed:
        yield "the ids in the file are not those that it covers"


def _seal(connection: Connection, id: str) -> journal.Entry | None:
    return next((entry for entry in seals(connection) if entry.id == id and is_seal(entry)), None)


def _building_on(entries: Mapping[str, Held], seal: str) -> set[str]:
    found = {seal}
    for one in ancestry.in_order(entries):
        if not found.isdisjoint(one.parents):
            found.add(one.id)
    return found - {seal}


def _told(connection: Connection, ids: set[str]) -> dict[str, Done]:
    """Entries as the history shows them: by their bytes, else by what the projections kept."""
    found: dict[str, Done] = {}
    for id in ids:
        with suppress(*_UNTOLD):
            rows = connection.exec_driver_sql("SELECT stored FROM journal WHERE id = ?", (id,))
            for (stored,) in rows:
                found[id] = done_from((id, 0, stored, True))
        if id not in found:
            with suppress(*_UNTOLD):
                found.update((done.id, done) for done in _kept(connection, id))
    return found


def _kept(connection: Connection, id: str) -> Iterator[Done]:
    """What the projections kept of an entry that is not there."""
    rows = connection.exec_driver_sql(
        "SELECT verb, analyst, at, recorded, via, run, standing FROM entry WHERE id = ?", (id,)
    )
    for verb, analyst, at, recorded, via, run, standing in rows:
        yield Done(
            id=id,
            verb=verb,
            analyst=analyst,
            at=instant(at),
            recorded=instant(recorded),
            via=via,
            run=run,
            standing=bool(standing),
            facts=(),
        )


def _called(connection: Connection, told: Mapping[str, Done]) -> Called:
    with suppress(*_UNTOLD):
        return called(connection, [fact for done in told.values() for fact in done.facts])
    return Called()
