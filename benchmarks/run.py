"""Running a session of 10,000 steps that tag and mark, beside raw sqlite3 writing the same rows.

The floor writes them into tables like those of a store, in one transaction. The session is run by
the command, from the file on. `--quick` takes 1,000 steps. Both are measured in processor time, of
which other processes on the machine take less than of the clock's.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.measure import report
from store.engine import driver
from store.tables import metadata, statements

STEPS = 10_000
QUICK = 1_000
_AN_ARTICLE = 100
_COMMAND = """
from benchmarks.peak import peak
from tui.cli import main
try:
    main()
finally:
    print(peak())
"""


def main() -> None:
    """Print the time and the memory that steps take."""
    many = QUICK if "--quick" in sys.argv else STEPS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, floor, most = [], [], 0.0
        session = _session(folder, many)
        for n in range(1 if many == QUICK else 3):
            seconds, most = _run(session, folder / f"run-{n}.db")
            ours.append(seconds)
            floor.append(_floor(folder / f"run-{n}.db", folder / f"raw-{n}.db"))
        report(f"run {many:,} steps, from the shell", "s", ours, "insert the same rows", floor)
        print(f"that is {many / sorted(ours)[len(ours) // 2]:,.0f} steps a second of one processor")
        seconds, least = _run(_session(folder, 10), folder / "few.db")
        size = (folder / "run-0.db").stat().st_size / (1 << 20)
        print(f"memory beyond 10 steps: {most - least:.0f} MB, for a store of {size:.0f} MB")


def _session(folder: Path, many: int) -> Path:
    """Half of the steps tag a passage, and the others mark what it says."""
    lines = ["signposts: session/1", f"name: {many} steps", "steps:"]
    for n in range(many // 2):
        page, night = divmod(n, _AN_ARTICLE)
        if not night:
            _write_page(folder, page)
            lines += [f"- add: page-{page}.txt", f"  as: p{page}"]
        lines += [
            "- tag: trigger",
            f"  article: p{page}",
            f"  quote: The bridge was closed to lorries for {night} nights in year {page}",
            f"  statement: The bridge is closed for {night} nights",
            f"  handle: closed-{n}",
            f"- mark: closed-{n}",
            "  status: observed",
            "  evidence: https://example.org/notice",
        ]
    session = folder / f"{many}.yaml"
    session.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return session


def _write_page(folder: Path, page: int) -> None:
    nights = range(_AN_ARTICLE)
    text = [f"---\ntitle: Year {page}\nlanguage: en\n---"]
    text += [f"The bridge was closed to lorries for {n} nights in year {page}." for n in nights]
    (folder / f"page-{page}.txt").write_text("\n\n".join(text), encoding="utf-8")


def _run(session: Path, store: Path) -> tuple[float, float]:
    """Seconds, and the most memory that was held, in MiB."""
    start = _of_children()
    said = subprocess.check_output(
        [sys.executable, "-c", _COMMAND, "--db", str(store), "run", session.name],
        cwd=session.parent,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        text=True,
        stderr=subprocess.DEVNULL,
    )
    return _of_children() - start, float(said.splitlines()[-1])


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _floor(store: Path, target: Path) -> float:
    names = [table.name for table in metadata.sorted_tables]
    with closing(driver().connect(store)) as held:
        rows = {name: held.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        rows["search"] = held.execute("SELECT rowid, thing, body FROM search").fetchall()
    with closing(driver().connect(target, isolation_level=None)) as raw:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            raw.execute(f"PRAGMA {pragma}")
        for statement in statements():
            raw.execute(statement)
        start = time.process_time()
        raw.execute("BEGIN IMMEDIATE")
        for name, some in rows.items():
            into = "search (rowid, thing, body)" if name == "search" else name
            if some:
                marks = ", ".join("?" * len(some[0]))
                raw.executemany(f"INSERT INTO {into} VALUES ({marks})", some)
        raw.execute("COMMIT")
        return time.process_time() - start


if __name__ == "__main__":
    main()
