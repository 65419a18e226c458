"""A journal of 100,000 entries: folded anew, verified, and one deed undone, beside raw sqlite3.

The floor reads every entry, hashes it, parses it, and inserts the rows that a fold gives into
tables like those of a store, in one transaction. `--quick` takes 5,000 entries.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import report
from benchmarks.stocked import desk_on, stocked
from store.as_of import as_of
from store.engine import driver
from store.layout import DURABLE
from store.refolding import fold_all
from store.tables import metadata, statements
from store.verifying import verify

ENTRIES = 100_000
QUICK = 5_000
UNDONE = 9
ROUNDS = 3


def main() -> None:
    """Print each figure beside its floor."""
    many = QUICK if "--quick" in sys.argv else ENTRIES
    with tempfile.TemporaryDirectory() as name:
        path = stocked(Path(name) / "journal.db", many)
        rows = _rows(path)
        folds, pasts, checks, floors = [], [], [], []
        for _ in range(1 if many == QUICK else ROUNDS):
            folds.append(_fold(path))
            pasts.append(_past(path))
            floors.append(_floor(path, Path(name) / "raw.db", rows))
            checks.append(_verify(path))
        del rows
        what = "read, hash, parse, insert"
        report(f"fold {many:,} entries anew", "s", folds, what, floors)
        report(f"{many:,} entries as of now", "s", pasts, "fold them anew", folds)
        report(f"verify {many:,} entries", "s", checks, what, floors)
        print(f"memory of a fold, beyond a store of three entries: {_memory(path):.0f} MB")
        report("undo on an open store", "ms", *_undo(path, Path(name) / "one.db"))
        report("undo by a command", "ms", *_commands(path, Path(name) / "few.db"))


def _fold(path: Path) -> float:
    with desk_on(path) as desk:
        start = time.perf_counter()
        with desk.together(), desk.reading() as connection:
            fold_all(connection)
        return time.perf_counter() - start


def _past(path: Path) -> float:
    with desk_on(path) as desk:
        start = time.perf_counter()
        with as_of(desk, desk.clock()):
            return time.perf_counter() - start


def _verify(path: Path) -> float:
    start = time.perf_counter()
    found = verify(path)
    assert found.holds, found.wrong[:3]
    return time.perf_counter() - start


Rows = dict[str, list[Any]]


def _rows(path: Path) -> Rows:
    """Every row that follows from the journal, by table."""
    names = [t.name for t in metadata.sorted_tables if t.name not in DURABLE]
    with closing(driver().connect(path)) as raw:
        found = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        found["search"] = raw.execute("SELECT rowid, thing, body FROM search").fetchall()
    return {name: rows for name, rows in found.items() if rows}


def _floor(path: Path, target: Path, rows: Rows) -> float:
    target.unlink(missing_ok=True)
    with closing(driver().connect(target, isolation_level=None)) as raw:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            raw.execute(f"PRAGMA {pragma}")
        for statement in statements():
            raw.execute(statement)
        start = time.perf_counter()
        with closing(driver().connect(path)) as source:
            for id, stored in source.execute("SELECT id, stored FROM journal ORDER BY clock, id"):
                assert hashlib.sha256(stored).hexdigest() == id
                json.loads(stored)
        raw.execute("BEGIN IMMEDIATE")
        for name, held in rows.items():
            into = "search (rowid, thing, body)" if name == "search" else name
            marks = ", ".join("?" * len(held[0]))
            raw.executemany(f"INSERT INTO {into} VALUES ({marks})", held)
        raw.execute("COMMIT")
        return time.perf_counter() - start


_COMMAND = "from tui.cli import main; main()"
_FOLD = """
import sys
from pathlib import Path
from benchmarks.journal import _fold
from benchmarks.peak import peak
_fold(Path(sys.argv[1]))
print(peak())
"""


def _memory(path: Path) -> float:
    """What a fold takes more than that of a store with next to nothing in it."""
    small = stocked(path.with_name("small.db"), 1)
    most = [
        float(subprocess.check_output([sys.executable, "-c", _FOLD, str(store)], text=True))
        for store in (path, small)
    ]
    return most[0] - most[1]


def _undo(path: Path, target: Path) -> tuple[list[float], str, list[float]]:
    """Opened again each time, from the call on; the floor is one committed insert."""
    taken, floors = [], []
    with closing(driver().connect(target, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("CREATE TABLE deed (id TEXT PRIMARY KEY)")
        with desk_on(path) as desk:
            for n in range(UNDONE + 1):
                desk.add_scenario(f"undone-{n}")
        for n in range(UNDONE):
            with desk_on(path) as desk:
                start = time.perf_counter()
                desk.undo()
                taken.append(time.perf_counter() - start)
            start = time.perf_counter()
            raw.execute("INSERT INTO deed VALUES (?)", (str(n),))
            floors.append(time.perf_counter() - start)
    return taken, "one raw insert, committed", floors


def _commands(path: Path, few: Path) -> tuple[list[float], str, list[float]]:
    """The whole process, beside the same on a store of a few entries."""
    stocked(few, 3)
    taken: dict[Path, list[float]] = {path: [], few: []}
    for n in range(UNDONE):
        for store, kept in taken.items():
            with desk_on(store) as desk:
                desk.add_scenario(f"gone-{n}-{datetime.now(UTC):%H%M%S%f}")
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", _COMMAND, "--db", str(store), "undo"],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            kept.append(time.perf_counter() - start)
    return taken[path], "the same, of three entries", taken[few]


if __name__ == "__main__":
    main()
