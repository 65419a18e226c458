"""Rewriting a store past the desk, so that everything in the file fits again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from store.ancestry import held, in_order, parents_of, said_of
from store.connection import Connection
from store.engine import driver
from store.journal import clock_behind, entry_id
from store.refolding import fold_all
from store.sealing import digest
from store.tables import GUARDS

Kept = tuple[str, bytes]
"""An entry's id and its bytes."""


def kept(path: Path) -> list[Kept]:
    """Every entry, in the order of a seal."""
    with closing(driver().connect(path)) as raw:
        order = [one.id for one in in_order(held(Connection(raw)))]
        stored = dict(raw.execute("SELECT id, stored FROM journal"))
    return [(id, stored[id]) for id in order]


def changed(entries: Sequence[Kept], n: int, at: int, byte: int) -> list[Kept]:
    """With another byte in one entry."""
    id, stored = entries[n]
    at %= len(stored)
    other = stored[:at] + bytes([byte if stored[at] != byte else byte ^ 1]) + stored[at + 1 :]
    return [*entries[:n], (id, other), *entries[n + 1 :]]


def dropped(entries: Sequence[Kept], n: int) -> list[Kept]:
    """Without one entry; what came after it comes after its parents."""
    gone, stored = entries[n]
    instead = ",".join(f'"{id}"' for id in parents_of(stored))
    return [
        (id, other.replace(f'"{gone}"'.encode(), instead.encode()))
        for id, other in entries
        if id != gone
    ]


def inserted(entries: Sequence[Kept], n: int) -> list[Kept]:
    """With one entry more: a snooze of nothing by nobody, which all behind it comes after."""
    before = entries[n][0]
    new = re.sub(rb'"parents":\[[^]]*\]', f'"parents":["{before}"]'.encode(), _NOTHING, count=1)
    id = entry_id(new)
    after = [
        (i, s.replace(f'"{before}"'.encode(), f'"{id}"'.encode())) for i, s in entries[n + 1 :]
    ]
    return [*entries[: n + 1], (id, new), *after]


def swapped(entries: Sequence[Kept], n: int) -> list[Kept]:
    """With one entry before the one that it came after; the entries are in one line."""
    (a, first), (b, second) = entries[n : n + 2]
    parents = ",".join(f'"{id}"' for id in parents_of(first))
    earlier = second.replace(f'"{a}"'.encode(), parents.encode())
    later = first.replace(parents.encode(), f'"{b}"'.encode()) if parents else first
    rest = [(i, s.replace(f'"{b}"'.encode(), f'"{a}"'.encode())) for i, s in entries[n + 2 :]]
    return [*entries[:n], (b, earlier), (a, later), *rest]


_NOTHING = (
    b'{"analyst":"","at":"2026-03-09T08:00:00Z","deed":"","facts":[],"format":1,"key":"",'
    b'"parents":[],"recorded":"2026-03-09T08:00:00Z","run":"","verb":"snooze","via":"app"}'
)


def fitted(entries: Sequence[Kept]) -> list[Kept]:
    """With every id that of its bytes, wherever it is named, and every seal a seal of these."""
    new: dict[str, str] = {}
    found: list[Kept] = []
    for id, stored in entries:
        if b'"verb":"seal"' in stored:
            stored = re.sub(
                rb'"digest":"[0-9a-f]+","entries":[0-9]+',
                f'"digest":"{digest(i for i, _ in found)}","entries":{len(found)}'.encode(),
                stored,
            )
        for old, now in new.items():
            stored = stored.replace(old.encode(), now.encode())
        new[id] = entry_id(stored)
        found.append((new[id], stored))
    return found


def rewrite(
    path: Path,
    entries: Sequence[Kept],
    renamed: dict[str, str] | None = None,
    *,
    folded: bool = False,
) -> None:
    """Put a journal in the place of another; with `folded` its projections are made to fit."""
    clocks: dict[str, int] = {}
    for id, stored in entries:
        parents, recorded = said_of(stored)
        behind = [clocks[parent] for parent in parents if parent in clocks]
        clocks[id] = clock_behind(recorded or 0, behind)
    with closing(driver().connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("BEGIN")
        for guard in GUARDS:
            raw.execute(f"DROP TRIGGER IF EXISTS {guard.split()[5]}")
        raw.execute("DELETE FROM journal")
        raw.executemany(
            "INSERT INTO journal VALUES (?, ?, ?)", [(i, clocks[i], s) for i, s in entries]
        )
        for guard in GUARDS:
            raw.execute(guard)
        for old, now in (renamed or {}).items():
            raw.execute("UPDATE local SET key = ? WHERE key = ?", (now, old))
        if folded:
            fold_all(Connection(raw))
        raw.execute("COMMIT")
