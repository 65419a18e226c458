"""Which later deeds rest on others: those that speak of what the others made."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from store.archive import by_hundreds
from store.connection import Connection, marks
from store.done import FINAL, Done, by_ids
from store.folding import things
from store.journal import Entry, parsed

_NAMING = {
    "annotation": ("article", "item"),
    "membership": ("scenario", "item"),
    "sameness": ("one", "other"),
    "criteria": ("subject",),
    "forecast": ("subject",),
    "finding": ("subject",),
    "snooze": ("subject",),
}
"""Tables with the columns that name another thing."""
_WITHIN = ("criteria", "corrects", "follows", "settles")
"""What a finding names besides: in its fields."""


def resting_on(connection: Connection, deeds: Sequence[Done]) -> list[Done]:
    """Deeds that stand and rest on some others, directly or not, the latest first.

    A tag does not rest on the scenario that it was put into: it stands without. What rests is told
    by how things are now: a tag that was linked to another item rests on that one.
    """
    own = {done.id for done in deeds}
    found: dict[str, tuple[int, str]] = {}
    fresh = set(_made(connection, own))
    seen: set[str] = set()
    while fresh:
        seen |= fresh
        around = seen | set(_naming(connection, fresh))
        more = {
            deed: place
            for deed, place in _speaking(connection, around)
            if deed not in own and deed not in found
        }
        found |= more
        fresh = (around | set(_made(connection, more))) - seen
    read = by_ids(connection, found)
    return [read[id] for id in sorted(found, key=lambda id: found[id], reverse=True)]


def leaving(connection: Connection, deeds: Sequence[Done], resting: Sequence[Done]) -> list[str]:
    """Handles of items that go out of a scenario with the deeds that made it, though the deeds
    that put them there, neither these nor those that rest on them, stay.
    """
    scenarios = [id for id in _made(connection, {done.id for done in deeds}) if id[:1] == "s"]
    known = {done.id for done in (*deeds, *resting)}
    found: list[str] = []
    for some in by_hundreds(scenarios):
        rows = connection.exec_driver_sql(
            "SELECT i.handle, e.deed FROM membership m JOIN entry e ON e.id = m.entry "
            "JOIN item i ON i.id = m.item WHERE m.standing AND i.standing "
            f"AND m.scenario IN ({marks(some)}) ORDER BY i.clock, i.entry, i.ordinal",
            tuple(some),
        )
        found += (handle for handle, deed in rows if deed not in known)
    return found


def _made(connection: Connection, deeds: Collection[str]) -> Iterator[str]:
    """Ids of the things that deeds made."""
    for entry in _entries(connection, deeds):
        yield from (fact["id"] for fact in entry.facts if "make" in fact)


def _naming(connection: Connection, ids: Iterable[str]) -> Iterator[str]:
    """Things that name one of these."""
    for some in by_hundreds(sorted(ids)):
        for table, columns in _NAMING.items():
            for column in columns:
                rows = connection.exec_driver_sql(
                    f"SELECT id FROM {table} WHERE {column} IN ({marks(some)})", tuple(some)
                )
                yield from (row[0] for row in rows)
        judged = [id for id in some if id[:1] in "kf"]
        yield from _findings(connection, judged) if judged else ()


def _findings(connection: Connection, judged: Sequence[str]) -> Iterator[str]:
    """Findings that name a version of criteria or another finding."""
    subjects = " UNION ".join(
        f"SELECT subject FROM {table} WHERE id IN ({marks(judged)})"
        for table in ("criteria", "finding")
    )
    rows = connection.exec_driver_sql(
        f"SELECT id, fields FROM finding WHERE subject IN ({subjects})", (*judged, *judged)
    )
    for id, fields in rows:
        said = json.loads(fields)
        named = [said.get(name) or () for name in _WITHIN]
        if {one for n in named for one in ([n] if isinstance(n, str) else n)} & set(judged):
            yield id


def _speaking(
    connection: Connection, about: Collection[str]
) -> Iterator[tuple[str, tuple[int, str]]]:
    """Standing deeds that speak of things, with their places in the journal."""
    places: dict[str, tuple[int, str]] = {}
    spoken: dict[str, set[str]] = {}
    for some in by_hundreds(sorted(about)):
        rows = connection.exec_driver_sql(
            "SELECT t.thing, e.deed, e.clock FROM touch t JOIN entry e ON e.id = t.entry "
            f"WHERE t.thing IN ({marks(some)}) AND e.standing "
            f"AND e.verb NOT IN ({marks(FINAL)})",
            (*some, *FINAL),
        )
        for thing, deed, clock in rows:
            places[deed] = min(places.get(deed, (clock, deed)), (clock, deed))
            spoken.setdefault(deed, set()).add(thing[:1])
    only_placed = [deed for deed, letters in spoken.items() if letters == {"m"}]
    spared = _speaking_of_more(connection, only_placed)
    return ((deed, place) for deed, place in places.items() if deed not in spared)


def _speaking_of_more(connection: Connection, deeds: Sequence[str]) -> set[str]:
    """Of deeds, those that speak of other things than places in scenarios."""
    read = _entries(connection, deeds)
    return {entry.deed for entry in read if any(id[:1] != "m" for id in things(entry))}


def _entries(connection: Connection, deeds: Collection[str]) -> Iterator[Entry]:
    for some in by_hundreds(sorted(deeds)):
        rows = connection.exec_driver_sql(
            "SELECT j.id, j.clock, j.stored FROM entry e JOIN journal j ON j.id = e.id "
            f"WHERE e.deed IN ({marks(some)})",
            tuple(some),
        )
        yield from (parsed(*row) for row in rows)
