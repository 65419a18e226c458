"""The store as it had been recorded by a moment: what was known then, folded into one of its own.

An entry counts from when it was recorded, by the clock of the machine that did it; undo and redo
count like all else. Where clocks differed, a deed may speak of what was recorded later than itself:
it is left out. What was forgotten since is gone from then too, and a handling mark that is higher
now holds for then: nothing goes where it may not go by being told as of a day before it was marked.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import NoReturn
from weakref import finalize

from scenarios.tlp import Tlp, highest
from seeds.refusal import Refusal, Unavailable
from seeds.when import instant, iso
from store.archive import by_hundreds
from store.bench import Bench
from store.connection import Connection, marks
from store.desk import Desk
from store.engine import APPLICATION_ID, ERRORS, connect, connected, refusal
from store.folding import decided_by
from store.journal import Fact
from store.marking import MARKED
from store.opening import Clock

_NAMES = (
    *("article", "item", "scenario", "subject", "criteria", "corrects", "follows"),
    *("settles", "one", "other"),
)
"""Fields that name another thing, which has to be there."""
_WORDS = ("quote", "prefix", "suffix")
_SECONDS = 19
"""Characters of a time as it is kept, without fractions: so far its order is that of time."""
_MANY = 1_000
_HASTY = ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF", "locking_mode=EXCLUSIVE")
"""Nobody needs the file after a power cut, and what is named was looked for before it is folded."""

Kept = tuple[str, int, bytes]


class Past(Desk):
    """A desk on what was recorded by a moment: everything can be asked, nothing changed.

    Its clock stands at that moment, so that what was due then is due.
    """

    moment: datetime
    gone: finalize[[str, bool], Past]

    def together(self, *, keep: bool = True) -> AbstractContextManager[None]:  # type: ignore[override]
        """Nothing is done here.

        Raises:
            Refusal: always.
        """
        self._refuse()

    def set_local(self, name: str, key: str, value: str) -> None:
        """Where one reads in the past is not remembered."""

    def close(self) -> None:
        """Let go of the file; it goes with that."""
        super().close()
        self.gone()

    def _refuse(self) -> NoReturn:
        raise Refusal(
            f"this is the record as of {self.moment:%Y-%m-%d}, which cannot be changed",
            attempt="the same in the record of today",
        )


def as_of(desk: Bench, moment: datetime) -> Past:
    """A desk on what had been recorded by a moment, in a store that goes when it is closed.

    Raises:
        Refusal: the moment has not come, or nothing was recorded by then.
        Unavailable: the store is locked or damaged, or there is no room for another.
    """
    now = desk.clock()
    check(desk, moment)
    try:
        folder = mkdtemp(prefix="signposts-as-of-")
    except OSError as error:
        raise Unavailable(f"no folder can be made for it: {error.strerror}") from None
    path, stands = Path(folder) / "then.db", min(moment, now)
    try:
        _fill(desk, path, moment)
        clock = _clock(stands)
        past = Past.open(path, analyst=desk.analyst, clock=clock, via=desk.via, create=False)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, ERRORS):
            raise refusal(error, path) from None
        raise
    past.moment = stands
    past.simulated = desk.simulated  # what says so may have been recorded later
    past.gone = finalize(past, shutil.rmtree, folder, True)
    return past


def check(desk: Bench, moment: datetime) -> None:
    """That there is a record as of a moment; asked at once, before anything is read.

    Raises:
        Refusal: the moment has not come, or nothing was recorded by then.
    """
    now = desk.clock()
    if moment.date() > now.date():
        raise Refusal(f"{moment:%Y-%m-%d} has not come yet", attempt=f"{now:%Y-%m-%d}")
    with desk.reading() as connection:
        [first] = connection.exec_driver_sql("SELECT min(recorded) FROM entry").one()
        if first and moment < instant(first):
            raise _too_early(connection, moment)


def _clock(moment: datetime) -> Clock:
    return lambda: moment


def _fill(desk: Bench, path: Path, moment: datetime) -> None:
    """Make the store of then."""
    from store.projection import create
    from store.refolding import fold_all

    engine = connect(path)
    try:
        with desk.reading() as now, connected(engine) as then:
            for pragma in _HASTY:
                then.exec_driver_sql(f"PRAGMA {pragma}")
            then.exec_driver_sql("BEGIN")
            create(then)
            taken = _take(now, then, moment)
            _take_texts(now, then, taken.words)
            fold_all(then, surveyed=(taken.stands, taken.left))
            _mark(now, then)
            then.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            then.commit()
    finally:
        engine.dispose()


def _mark(now: Connection, then: Connection) -> None:
    """Raise the handling marks of then to what they are now, where that is higher."""
    for table in MARKED:
        sql = f"SELECT id, tlp FROM {table} WHERE tlp <> ''"
        known = {id: Tlp(mark) for id, mark in then.exec_driver_sql(sql)}
        for id, words in now.exec_driver_sql(sql).all():
            mark = Tlp(words)
            if highest((known.get(id), mark)) is not known.get(id):
                then.exec_driver_sql(
                    f"UPDATE {table} SET tlp = ?, fields = json_set(fields, '$.tlp', ?) "
                    "WHERE id = ?",
                    (mark.value, mark.value, id),
                )


@dataclass(slots=True)
class _Taken:
    """What is known of entries that were copied: hashes of the words that they name, and what a
    fold has to know of them beforehand."""

    words: set[str] = field(default_factory=set)
    stands: dict[str, bool] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)


def _take(now: Connection, then: Connection, moment: datetime) -> _Taken:
    """Copy the entries that count."""
    left_out: set[str] = set()
    while True:
        then.exec_driver_sql("SAVEPOINT taken")
        taken, groundless = _copy(now, then, moment, left_out)
        if not groundless:
            break
        left_out |= groundless
        then.exec_driver_sql("ROLLBACK TO taken")
    if then.exec_driver_sql("SELECT 1 FROM journal").first() is None:
        raise _too_early(now, moment)
    return taken


def _copy(
    now: Connection, then: Connection, moment: datetime, left_out: Set[str]
) -> tuple[_Taken, set[str]]:
    """Copy what was recorded by a moment, but for some deeds; the deeds among it that speak of
    something which none of these entries makes."""
    taken = _Taken()
    made: set[str] = set()
    open_ended: list[tuple[str, set[str]]] = []
    some: list[Kept] = []
    for kept, deed in _recorded_by(now, moment):
        if deed in left_out:
            continue
        facts = json.loads(kept[2])["facts"]
        taken.words.update(_words(facts))
        taken.stands.update(decided_by(facts))
        taken.left.update([fact["id"] for fact in facts if "id" in fact])
        made.update(fact["id"] for fact in facts if "make" in fact)
        missing = {id for fact in facts for id in _named(fact)} - made
        if missing:  # what a later entry of the same deed makes may be among it
            open_ended.append((deed, missing))
        some.append(kept)
        if len(some) == _MANY:
            _write(then, some)
            some.clear()
    _write(then, some)
    return taken, {deed for deed, missing in open_ended if missing - made}


def _write(then: Connection, some: list[Kept]) -> None:
    then.exec_driver_sql("INSERT INTO journal (id, clock, stored) VALUES (?, ?, ?)", some)


def _too_early(now: Connection, moment: datetime) -> Refusal:
    [first] = now.exec_driver_sql("SELECT min(recorded) FROM entry").one()
    exact = f"{moment:%Y-%m-%d}" == first[:10]
    said = f"{moment:%Y-%m-%d %H:%M}" if exact else f"{moment:%Y-%m-%d}"
    return Refusal(f"nothing was recorded by {said}", attempt=f"{first[:10]}, or a later day")


def _recorded_by(now: Connection, moment: datetime) -> Iterator[tuple[Kept, str]]:
    """Entries that were recorded by a moment, in the journal's order, each with its deed."""
    second = iso(moment)[:_SECONDS]
    rows = now.exec_driver_sql(
        "SELECT j.id, j.clock, j.stored, e.deed, e.recorded FROM entry e JOIN journal j "
        f"ON j.id = e.id WHERE substr(e.recorded, 1, {_SECONDS}) <= ? ORDER BY e.clock, e.id",
        (second,),
    )
    for id, clock, stored, deed, recorded in rows:
        if recorded[:_SECONDS] != second or instant(recorded) <= moment:
            yield (id, clock, stored), deed


def _named(fact: Fact) -> Iterator[str]:
    """Ids of the things that a fact is about or names."""
    if "id" in fact:
        yield fact["id"]
    fields = fact.get("make") or fact.get("set") or {}
    for name in _NAMES:
        said = fields.get(name)
        yield from (said,) if isinstance(said, str) and said else said or ()


def _words(facts: Iterable[Fact]) -> Iterator[str]:
    """Hashes of the texts, quotes and what stands around them that facts name."""
    for fact in facts:
        id = fact.get("id", "")
        if id.startswith("a:"):
            yield id[2:]
        fields = fact.get("make") or fact.get("set") or {}
        for anchor in filter(None, (fields.get("anchor"), fields.get("context"))):
            yield from (anchor[part] for part in _WORDS if part in anchor)


def _take_texts(now: Connection, then: Connection, words: Set[str]) -> None:
    for some in by_hundreds(sorted(words)):
        rows = now.exec_driver_sql(
            f"SELECT sha256, content FROM text WHERE sha256 IN ({marks(some)})", tuple(some)
        )
        then.exec_driver_sql("INSERT INTO text (sha256, content) VALUES (?, ?)", rows.all())
