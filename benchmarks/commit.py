"""One committed tag against one raw sqlite3 insert with the same pragmas."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import in_turns, report
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.reading import read
from store.desk import Desk
from store.engine import driver

TAGS = 200


def main() -> None:
    """Print both, a tag and an insert."""
    with tempfile.TemporaryDirectory() as folder:
        desk = _desk(Path(folder) / "tags.db")
        raw = driver().connect(Path(folder) / "raw.db", isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("CREATE TABLE tag (id TEXT PRIMARY KEY, start INT, stop INT, quote TEXT)")
        start = iter(range(10**9))

        def tag() -> None:
            for _ in range(TAGS):
                at = next(start)
                desk.tag("Measured", Span(at, at + 40), Kind.CLAIM)

        def insert() -> None:
            for _ in range(TAGS):
                raw.execute("BEGIN IMMEDIATE")
                raw.execute("INSERT INTO tag VALUES (?, ?, ?, ?)", (next(start), 1, 2, "x" * 40))
                raw.execute("COMMIT")

        ours, floor = in_turns(tag, insert, rounds=5)
        report(
            "one tag, committed",
            "ms",
            [s / TAGS for s in ours],
            "one raw insert, committed",
            [s / TAGS for s in floor],
        )
        desk.close()
        raw.close()


def _desk(path: Path) -> Desk:
    desk = Desk.open(path, analyst="bench", clock=lambda: datetime.now(UTC))
    text = "---\ntitle: Measured\n---\n" + "The bridge is closed to lorries at night. " * 2500
    desk.add(read("measured.txt", text.encode()))
    return desk
