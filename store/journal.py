"""The append-only record of every deed: its bytes, its hashes, its heads.

The stored bytes of an entry are one JSON object in UTF-8 with these keys in this order, no white
space, no key left out, and nothing escaped but `"`, `\\` and the characters below U+0020 (as
`\\b \\t \\n \\f \\r`, else `\\u00xx`):

    analyst   who did it
    at        when it was asserted, ISO 8601 in UTC with a Z
    deed      the id of the deed's first entry, empty in that one
    facts     a list of objects, their keys in code point order; strings, whole numbers, booleans,
              null, lists and objects only
    format    1
    key       the session step that it carries out, or empty
    parents   the ids of all heads that the file held, in order
    recorded  this machine's clock, written like `at`
    run       the session run that it belongs to: the session's name and a digest; or empty
    verb      what was done, as the desk names it
    via       app, command, session or import

Its id is their SHA-256. They are never serialised again: what was hashed is what is kept. The
order of a journal is (clock, id), where an entry's clock is a number that follows from the bytes:
the microseconds since 1970 of `recorded`, but at least one more than the clock of every parent. So
an entry comes behind its parents, whatever its machine's clock said; and of two that know nothing
of each other, as after a join, that comes later which was done later. What follows on an entry
from a machine whose clock was far ahead goes a microsecond behind it, till that time has come.
(A hybrid logical clock in one number: Kulkarni and others, "Logical Physical Clocks", OPODIS 2014.)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from seeds.refusal import Refusal
from seeds.when import instant, iso
from store.connection import Connection

FORMAT = 1
_LONG = 1 << 14
"""Bytes of an entry that does not wait to be written with others."""
_CANONICAL = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    sort_keys=True,
    separators=(",", ":"),
    check_circular=False,  # plain forms are trees, and to look takes a third of the time
)
_READ = json.JSONDecoder().decode
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
UNREADABLE = (
    *(ValueError, LookupError, TypeError, AttributeError, Refusal),
    RecursionError,  # from lists in lists, a hundred thousand deep
)
"""What bytes that are not an entry's may end in when they are read."""
Fact = dict[str, Any]


class Via(StrEnum):
    """Which door a deed came through."""

    APP = "app"
    COMMAND = "command"
    SESSION = "session"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the journal, as it was read from its bytes."""

    id: str
    clock: int
    verb: str
    analyst: str
    at: datetime
    recorded: datetime
    via: str
    facts: tuple[Fact, ...]
    parents: tuple[str, ...] = ()
    deed: str
    run: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to become an entry once its parents are known."""

    verb: str
    analyst: str
    at: datetime
    recorded: datetime
    via: str
    facts: Sequence[Fact] = field(default=())
    deed: str = ""
    run: str = ""
    key: str = ""


def canonical(value: object) -> bytes:
    """The canonical JSON of strings, whole numbers, booleans, None, lists and dictionaries.

    Raises:
        UnicodeEncodeError: a string holds half a surrogate pair.
    """
    return _CANONICAL.encode(value).encode()


def words(value: object) -> str:
    """The same as text."""
    return _CANONICAL.encode(value)


def stored_bytes(draft: Draft, parents: Sequence[str]) -> bytes:
    """What is hashed and kept."""
    return canonical(
        {
            "analyst": draft.analyst,
            "at": iso(draft.at),
            "deed": draft.deed,
            "facts": list(draft.facts),
            "format": FORMAT,
            "key": draft.key,
            "parents": list(parents),
            "recorded": iso(draft.recorded),
            "run": draft.run,
            "verb": draft.verb,
            "via": draft.via,
        }
    )


def entry_id(stored: bytes) -> str:
    """The SHA-256 of stored bytes, in hexadecimal."""
    return hashlib.sha256(stored).hexdigest()


def microseconds(moment: datetime) -> int:
    """Those from 1970 to an instant; exact, and less than 0 before it."""
    return (moment - _EPOCH) // _MICROSECOND


def clock_behind(recorded: int, parents: Iterable[int]) -> int:
    """The clock of an entry, from its microseconds since 1970 and its parents' clocks."""
    return 1 + max((recorded - 1, *parents))


def parsed(id: str, clock: int, stored: bytes) -> Entry:
    """The entry that stored bytes say.

    Raises:
        ValueError, LookupError, TypeError, Invalid: they are not those of an entry.
    """
    said = _said(id, stored)
    at, recorded = said["at"], said["recorded"]
    asserted = instant(at)
    return Entry(
        id=id,
        clock=clock,
        verb=said["verb"],
        analyst=said["analyst"],
        at=asserted,
        recorded=asserted if recorded == at else instant(recorded),
        via=said["via"],
        facts=tuple(said["facts"]),
        parents=tuple(said["parents"]),
        deed=said["deed"] or id,
        run=said["run"],
        key=said["key"],
    )


def follows(entry: Entry, parents: Sequence[int]) -> bool:
    """Whether an entry's clock is what its bytes and its parents' clocks make it."""
    return entry.clock == clock_behind(microseconds(entry.recorded), parents)


def _said(id: str, stored: bytes) -> Fact:
    said: Fact = _READ(stored.decode())
    if said["format"] != FORMAT:
        raise ValueError(f"entry {id} has format {said['format']}")
    return said


def heads(connection: Connection) -> tuple[tuple[str, int], ...]:
    """(id, clock) of the entries that nobody names as a parent, by id."""
    if connection.head:
        return (connection.head,)
    rows = connection.exec_driver_sql("SELECT id, clock FROM head ORDER BY id")
    return tuple((row[0], row[1]) for row in rows)


def append(connection: Connection, draft: Draft) -> Entry:
    """Append an entry behind all heads, and make it the head."""
    held = heads(connection)
    parents = tuple(id for id, _ in held)
    clock = clock_behind(microseconds(draft.recorded), [clock for _, clock in held])
    stored = stored_bytes(draft, parents)
    id = entry_id(stored)
    write = connection.later if len(stored) < _LONG else connection.exec_driver_sql
    write("INSERT INTO journal (id, clock, stored) VALUES (?, ?, ?)", [(id, clock, stored)])
    _move_head(connection, parents, id, clock)
    return Entry(
        id=id,
        clock=clock,
        verb=draft.verb,
        analyst=draft.analyst,
        at=draft.at,
        recorded=draft.recorded,
        via=draft.via,
        facts=tuple(draft.facts),
        parents=parents,
        deed=draft.deed or id,
        run=draft.run,
        key=draft.key,
    )


def _move_head(connection: Connection, parents: Sequence[str], id: str, clock: int) -> None:
    """Make an entry the only head."""
    connection.head = (id, clock)
    if len(parents) == 1:
        connection.later_at_last("UPDATE head SET id = ?, clock = ?", (id, clock))
        return
    connection.exec_driver_sql("DELETE FROM head")
    connection.exec_driver_sql("INSERT INTO head (id, clock) VALUES (?, ?)", (id, clock))


def entries(connection: Connection) -> Iterator[Entry]:
    """Every entry, in the journal's order."""
    rows = connection.exec_driver_sql("SELECT id, clock, stored FROM journal ORDER BY clock, id")
    for id, clock, stored in rows:
        yield parsed(id, clock, stored)


def facts(connection: Connection) -> Iterator[list[Fact]]:
    """Those of every entry, in the journal's order: half the work of reading the entries."""
    rows = connection.exec_driver_sql("SELECT id, stored FROM journal ORDER BY clock, id")
    for id, stored in rows:
        yield _said(id, stored)["facts"]


def readable(connection: Connection, with_words: str = "") -> Iterator[Entry]:
    """Every entry whose bytes can be read, in the journal's order: for a damaged journal.

    Of those, where words are given, the ones whose bytes hold them.
    """
    rows = connection.exec_driver_sql(
        f"SELECT id, clock, stored FROM journal {'WHERE instr(stored, ?)' if with_words else ''} "
        "ORDER BY clock, id",
        (with_words.encode(),) if with_words else (),
    )
    for id, clock, stored in rows:
        with suppress(*UNREADABLE):
            yield parsed(id, clock, stored)


def damage(connection: Connection) -> Iterator[str]:
    """What is wrong with the journal itself: bytes, hashes, parents, clocks; a line each."""
    clocks: dict[str, int] = {}
    rows = connection.exec_driver_sql("SELECT id, clock, stored FROM journal ORDER BY clock, id")
    for id, clock, stored in rows:
        short = str(id)[:12]
        clocks[id] = clock
        if type(stored) is not bytes or entry_id(stored) != id:
            yield f"entry {short}: its bytes do not hash to its id"
            continue
        try:
            entry = parsed(id, clock, stored)
        except UNREADABLE as error:
            yield f"entry {short}: unreadable: {error}"
            continue
        missing = [p[:12] for p in entry.parents if p not in clocks]
        if missing:
            yield f"entry {short}: parent {', '.join(missing)} is missing"
        elif not follows(entry, [clocks[p] for p in entry.parents]):
            yield f"entry {short}: clock {clock} does not follow from its time and its parents"
