"""The union of two histories: what another store has that this one lacks, and taking it in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from seeds.article import sha256
from store import forgetting
from store.archive import by_hundreds
from store.connection import Connection, Rows, marks
from store.elsewhere import damaged, reading_elsewhere
from store.engine import driver
from store.folding import decided, things
from store.journal import UNREADABLE, Entry, entries, entry_id, follows, parsed
from store.opening import founds_simulation, is_simulated
from store.projection import take_in
from store.refolding import fold_all

_UNFOLDABLE: tuple[type[Exception], ...] = (
    *UNREADABLE,
    AssertionError,
    driver().IntegrityError,
    driver().InterfaceError,
)
_SHA256 = re.compile("[0-9a-f]{64}")
_PART = 2
"""From a part so large of the journal on, to fold everything is quicker than what is new."""
_TOGETHER = 2_000
"""Entries that are folded at a time."""

Kept = tuple[str, int, bytes]


@dataclass(frozen=True, slots=True)
class Brought:
    """What another store has that this one lacks: entries as they are kept, and texts.

    Of the entries as they were read there is only what is asked for later: the things that they
    speak of, the deeds by analyst, and whether they forget a text; that is a tenth of them.
    """

    kept: list[Kept]
    texts: Mapping[str, str | None]
    simulated: bool
    touched: set[str] = field(default_factory=set)
    deeds: Counter[str] = field(default_factory=Counter)
    forgets: bool = False


def brought(connection: Connection, path: Path) -> Brought:
    """Read another store, and check every byte that is to be taken.

    Raises:
        Unavailable: it cannot be read, or something is wrong with it.
    """
    clocks = dict(_pairs(connection, "SELECT id, clock FROM journal"))
    held = dict(_pairs(connection, "SELECT sha256, content IS NOT NULL FROM text"))
    with reading_elsewhere(path) as theirs:
        theirs_in_order = theirs.exec_driver_sql("SELECT id FROM journal ORDER BY clock, id")
        new, shared = _told_apart(theirs_in_order, clocks)
        heads = [row[0] for row in theirs.exec_driver_sql("SELECT id FROM head")]
        kept = list(_kept(theirs, new))
        texts = dict(_texts(theirs, held))
    # What both have is simulated as all is that is here: the two sorts are never mixed.
    found = Brought(kept, texts, simulated=shared > 0 and is_simulated(connection))
    for entry in _checked(kept, clocks, path):
        found.touched.update(things(entry))
        if founds_simulation(entry):
            found = replace(found, simulated=True)
        if entry.deed == entry.id and entry.analyst:  # that a store was created is nobody's
            found.deeds[entry.analyst] += 1
        if any("forget" in fact for fact in entry.facts):
            found = replace(found, forgets=True)
    _check_texts(texts, path)
    if set(heads) - clocks.keys():
        raise damaged(path, "its last entries are missing")
    return found


def _told_apart(rows: Rows, known: Mapping[str, int]) -> tuple[list[str], int]:
    """The ids that are not known, in order, and how many are."""
    new, shared = list[str](), 0
    for (id,) in rows:
        if id in known:
            shared += 1
        else:
            new.append(id)
    return new, shared


def _pairs(connection: Connection, sql: str) -> Iterator[tuple[str, int]]:
    return ((name, number) for name, number in connection.exec_driver_sql(sql))


def _kept(theirs: Connection, ids: Sequence[str]) -> Iterator[Kept]:
    for some in by_hundreds(ids):
        found = theirs.exec_driver_sql(
            f"SELECT id, clock, stored FROM journal WHERE id IN ({marks(some)})", tuple(some)
        )
        by_id = {row[0]: row for row in found}
        yield from (by_id[id] for id in some if id in by_id)


def _texts(theirs: Connection, held: Mapping[str, int]) -> Iterator[tuple[str, str | None]]:
    """What is not known here, and what is known but not here."""
    rows = theirs.exec_driver_sql("SELECT sha256, content IS NOT NULL FROM text ORDER BY sha256")
    wanted = [name for name, here in rows if name not in held or (here and not held[name])]
    for some in by_hundreds(wanted):
        yield from theirs.exec_driver_sql(
            f"SELECT sha256, content FROM text WHERE sha256 IN ({marks(some)})", tuple(some)
        )


def _checked(kept: Sequence[Kept], clocks: dict[str, int], path: Path) -> Iterator[Entry]:
    """The entries, each behind its parents; `clocks` are those of what is here, and grow."""
    for id, clock, stored in kept:
        short = str(id)[:12]
        if type(stored) is not bytes or entry_id(stored) != id:
            raise damaged(path, f"entry {short}: its bytes do not hash to its id")
        try:
            entry = parsed(id, clock, stored)
            behind = [clocks[parent] for parent in entry.parents if parent in clocks]
            _check_words(entry)
        except UNREADABLE as error:
            raise damaged(path, f"entry {short}: unreadable: {error}") from None
        if len(behind) < len(entry.parents):
            raise damaged(path, f"entry {short}: a parent is missing")
        if not follows(entry, behind):
            what = f"entry {short}: clock {clock} does not follow from its time and its parents"
            raise damaged(path, what)
        clocks[id] = clock
        yield entry


def _check_texts(texts: Mapping[str, str | None], path: Path) -> None:
    for name, content in texts.items():
        if type(name) is not str or not _SHA256.fullmatch(name):
            raise damaged(path, f"text {str(name)[:12]!r}: this is no name of a text")
        if content is not None and (type(content) is not str or sha256(content) != name):
            raise damaged(path, f"text {name[:12]}: it does not hash to its name")


def _check_words(entry: Entry) -> None:
    """Whoever reads an entry here relies on what a desk wrote; another's file may hold anything.

    Raises:
        TypeError, AttributeError: what is to be text is none.
    """
    said = (entry.verb, entry.analyst, entry.deed, entry.via, entry.run, entry.key)
    for words in (*said, *things(entry), *(deed for deed, _ in decided(entry))):
        if type(words) is not str:
            raise TypeError(f"{words!r} is no text")


def take(connection: Connection, new: Brought, path: Path) -> tuple[bool, bool]:
    """Take it in; whether anything changed here, and whether words were emptied.

    Raises:
        Unavailable: the other store's entries do not fit together.
    """
    before = _changes(connection)
    try:
        connection.exec_driver_sql(
            "INSERT INTO journal (id, clock, stored) VALUES (?, ?, ?)", new.kept
        )
        forgets = new.forgets or _forgot(connection)
        words = forgetting.gone(list(entries(connection))) if forgets else set()
        _bring(connection, new.texts, words)
        emptied = _empty(connection, words)
        changed = _changes(connection) > before
        if changed:
            _fold(connection, new.kept, anew=forgets)
    except _UNFOLDABLE as error:
        raise damaged(path, f"its entries do not fit together: {error}") from None
    return changed, emptied


def _changes(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def _forgot(connection: Connection) -> bool:
    """Whether any text was ever forgotten here."""
    return bool(connection.exec_driver_sql("SELECT 1 FROM entry WHERE verb = 'forget'").first())


def _bring(connection: Connection, texts: Mapping[str, str | None], gone: set[str]) -> None:
    """Keep texts; of those that are to be gone, only that they were."""
    connection.exec_driver_sql(
        "INSERT INTO text (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO UPDATE "
        "SET content = excluded.content WHERE content IS NULL AND excluded.content IS NOT NULL",
        [(name, None if name in gone else content) for name, content in texts.items()],
    )


def _empty(connection: Connection, words: set[str]) -> bool:
    rows = connection.exec_driver_sql("SELECT sha256 FROM text WHERE content IS NOT NULL")
    held = words & {row[0] for row in rows}
    return bool(held) and forgetting.empty(connection, held) > 0


def _fold(connection: Connection, new: Sequence[Kept], *, anew: bool) -> None:
    [every] = connection.exec_driver_sql("SELECT count(*) FROM journal").one()
    if anew or len(new) * _PART >= every:
        fold_all(connection)
    else:
        for start in range(0, len(new), _TOGETHER):  # read, they take five times their bytes
            take_in(connection, [parsed(*one) for one in new[start : start + _TOGETHER]])
