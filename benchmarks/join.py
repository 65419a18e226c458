"""Joining two journals of 100,000 entries, and folding 100,000 anew, against the bytes alone."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.article import Article, Metadata, article_id
from store.desk import Desk
from store.engine import driver
from store.journal import Draft, append
from store.opening import backup
from store.projection import fold_all

ENTRIES = 100_000
COMMON = 50_000
NEW = 100
START = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = "The bridge is closed to lorries at night. " * 250


def main() -> None:
    """Print each figure beside reading, hashing and writing the same entries."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, two = _two(folder)
        few = _few(one, folder / "few.db")
        floor = _floor(two, folder / "raw.db")
        for what, theirs in (("half of it known", two), (f"{NEW} new", few)):
            ours = Path(shutil.copy(one, folder / "ours.db"))
            with _desk(ours) as desk:
                start = time.perf_counter()
                joined = desk.join(theirs)
                _tell(f"join {ENTRIES:,}, {what} ({joined.entries:,})", start, floor)
                start = time.perf_counter()
                desk.join(theirs)
                _tell("the same again", start, floor)
        with _desk(one) as desk:
            start = time.perf_counter()
            with desk.together(), desk.reading() as connection:
                fold_all(connection)
            _tell(f"fold {ENTRIES:,} entries anew", start, floor)


def _tell(what: str, start: float, floor: float) -> None:
    taken = time.perf_counter() - start
    print(f"{what:<44} {taken:8.2f} s | read, hash, write the bytes {floor:6.2f} s", end=" | ")
    print(f"{taken / floor:6.1f} times")


def _two(folder: Path) -> tuple[Path, Path]:
    """Two stores of so many entries that were one until the middle."""
    one, two = folder / "one.db", folder / "two.db"
    with _desk(one) as desk:
        desk.add(Article(id=article_id(TEXT), text=TEXT, metadata=Metadata(title="Measured")))
        desk.tag(article_id(TEXT), Span(0, 40), Kind.CLAIM)
        _work(desk, COMMON, "both")
        with desk.reading() as connection:
            backup(connection, two)
    for path in (one, two):
        with _desk(path) as desk:
            _work(desk, ENTRIES - COMMON, path.stem)
            with desk.together(), desk.reading() as connection:
                fold_all(connection)
    return one, two


def _few(path: Path, target: Path) -> Path:
    """A copy at which some work was done."""
    with _desk(path) as desk, desk.reading() as connection:
        backup(connection, target)
    with _desk(target) as desk:
        for n in range(NEW):
            desk.tag(article_id(TEXT), Span(n, n + 30), Kind.CLAIM)
    return target


def _work(desk: Desk, many: int, who: str) -> None:
    """Append so many tags as a desk does, without their rows."""
    article = article_id(TEXT)
    anchor = {"span": {"start": 0, "end": 40}}
    with desk.together(), desk.reading() as connection:
        for n in range(many):
            id = hashlib.sha256(f"{who} {n}".encode()).hexdigest()[:32]
            at = START + timedelta(seconds=n)
            item = {"kind": "claim", "handle": f"{who}-{n}", "statement": f"Closed {n} times"}
            tag = {"article": article, "item": f"i:{id}", "anchor": anchor, "stance": "own"}
            facts = [{"id": f"i:{id}", "make": item}, {"id": f"n:{id}", "make": tag}]
            append(
                connection,
                Draft(verb="tag", analyst=who, at=at, recorded=at, via="app", facts=facts),
            )


def _floor(path: Path, target: Path) -> float:
    """Seconds for reading every entry, hashing it, and writing it to another file."""
    start = time.perf_counter()
    theirs, ours = (driver().connect(p, isolation_level=None) for p in (path, target))
    ours.execute("CREATE TABLE journal (id TEXT PRIMARY KEY, depth INT, stored BLOB)")
    ours.execute("BEGIN")
    for id, depth, stored in theirs.execute("SELECT id, depth, stored FROM journal"):
        assert hashlib.sha256(stored).hexdigest() == id
        ours.execute("INSERT INTO journal VALUES (?, ?, ?)", (id, depth, stored))
    ours.execute("COMMIT")
    for raw in (theirs, ours):
        raw.close()
    return time.perf_counter() - start


def _desk(path: Path) -> Desk:
    return Desk.open(path, analyst="bench", clock=lambda: datetime.now(UTC))


if __name__ == "__main__":
    main()
