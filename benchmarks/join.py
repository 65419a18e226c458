"""Joining two journals of 100,000 entries beside reading, hashing and writing the new ones' bytes.

Half of the entries are in both; then another store brings a hundred. `--quick` takes 5,000.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import report
from benchmarks.stocked import ARTICLE, desk_on, stocked
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from store.engine import driver
from store.opening import backup

ENTRIES = 100_000
QUICK = 5_000
NEW = 100


def main() -> None:
    """Print each figure beside its floor."""
    many = QUICK if "--quick" in sys.argv else ENTRIES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, two = _two(folder, many)
        few = _few(one, folder / "few.db")
        print(f"memory of a join of two halves: {_memory(one, two, folder / 'ours.db'):.0f} MB")
        for what, theirs in (("half of it known", two), (f"{NEW} new", few)):
            _measure(f"join {many:,}, {what}", one, theirs, folder)


def _measure(what: str, one: Path, theirs: Path, folder: Path) -> None:
    ours, raw = folder / "ours.db", folder / "raw.db"
    first, again, floor = [], [], []
    for _ in range(3):
        shutil.copy(one, ours)
        with desk_on(ours) as desk:
            first.append(_taken(lambda: desk.join(theirs)))
            again.append(_taken(lambda: desk.join(theirs)))
        shutil.copy(one, raw)
        floor.append(_taken(lambda: _floor(theirs, raw)))
    report(what, "s", first, "read, hash, write what is new", floor)
    report("the same again", "s", again, "read, hash, write what is new", floor)


_JOIN = """
import sys
from pathlib import Path
from benchmarks.peak import peak
from benchmarks.stocked import desk_on
with desk_on(Path(sys.argv[1])) as desk:
    before = peak()
    desk.join(Path(sys.argv[2]))
    print(peak() - before)
"""


def _memory(one: Path, two: Path, ours: Path) -> float:
    """What it takes beyond an open store."""
    shutil.copy(one, ours)
    return float(subprocess.check_output([sys.executable, "-c", _JOIN, ours, two], text=True))


def _taken(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _two(folder: Path, many: int) -> tuple[Path, Path]:
    """Two stores of so many entries that were one until the middle."""
    one, two = stocked(folder / "one.db", many // 2, who="both"), folder / "two.db"
    _copy(one, two)
    for path in (one, two):
        stocked(path, many - many // 2, who=path.stem)
    return one, two


def _few(path: Path, target: Path) -> Path:
    """A copy at which some work was done."""
    _copy(path, target)
    with desk_on(target) as desk:
        for n in range(NEW):
            desk.tag(ARTICLE.id, Span(n, n + 30), Kind.CLAIM)
    return target


def _copy(path: Path, target: Path) -> None:
    with desk_on(path) as desk, desk.reading() as connection:
        backup(connection, target)


def _floor(theirs: Path, ours: Path) -> None:
    """Read and hash every entry, and write those that are new into the same tables."""
    source, target = (driver().connect(p, isolation_level=None) for p in (theirs, ours))
    known = {id for (id,) in target.execute("SELECT id FROM journal")}
    target.execute("BEGIN IMMEDIATE")
    for id, clock, stored in source.execute("SELECT id, clock, stored FROM journal"):
        assert hashlib.sha256(stored).hexdigest() == id
        if id not in known:
            target.execute(
                "INSERT INTO journal (id, clock, stored) VALUES (?, ?, ?)", (id, clock, stored)
            )
    target.execute("COMMIT")
    for raw in (source, target):
        raw.close()


if __name__ == "__main__":
    main()
