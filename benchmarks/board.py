"""What is due among 100,000 items, and a board of them, against bare SQL that reads the same rows.

The floor asks `sqlite3` for what the answer is made of, in as few statements as do it, and keeps
the tuples: it makes no values, and decides nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import report
from benchmarks.stocked import ARTICLE, desk_on, tag
from store import archive
from store.connection import Connection
from store.desk import Desk
from store.journal import Draft, Fact, append
from store.refolding import fold_all

ITEMS = 100_000
ROUNDS = 3
_START = datetime(2025, 1, 1, tzinfo=UTC)
_SCENARIO = "s:" + "0" * 32
_KINDS = ("trigger", "prediction", "claim")
_STATUS = {"trigger": "observed", "prediction": "did-not-occur", "claim": "confirmed"}

_LAST = (
    "(SELECT {what} FROM {table} x WHERE x.subject = i.id AND x.standing "
    "ORDER BY x.clock DESC, x.entry DESC, x.ordinal DESC LIMIT 1)"
)
_WATCHED = (
    "SELECT i.id, i.kind, i.at, i.disputed, "
    + _LAST.format(what="x.status || ' ' || x.at", table="finding")
    + ", "
    + _LAST.format(what="x.deadline", table="criteria")
    + ", "
    + _LAST.format(what="x.until", table="snooze")
    + " FROM item i WHERE i.standing ORDER BY i.clock, i.entry, i.ordinal"
)
_DUE = (
    "SELECT i.id, i.handle, i.statement, i.fields, n.fields, t.content, m.scenario FROM item i "
    "JOIN annotation n ON n.item = i.id AND n.standing "
    "LEFT JOIN text t ON t.sha256 = json_extract(n.fields, '$.anchor.quote') "
    "LEFT JOIN membership m ON m.item = i.id AND m.standing "
    "WHERE i.standing AND i.id IN (SELECT value FROM json_each(?))"
)
_BOARD = (
    "SELECT i.id, i.fields FROM membership m JOIN item i ON i.id = m.item WHERE m.scenario = ?",
    "SELECT m.fields FROM membership m WHERE m.scenario = ?",
    *(
        f"SELECT x.subject, x.fields FROM {table} x JOIN membership m ON m.item = x.subject "
        "WHERE m.scenario = ? ORDER BY x.clock, x.entry, x.ordinal"
        for table in ("finding", "criteria", "forecast")
    ),
    "SELECT n.fields, t.content FROM annotation n JOIN membership m ON m.item = n.item "
    "LEFT JOIN text t ON t.sha256 = json_extract(n.fields, '$.anchor.quote') "
    "WHERE m.scenario = ? ORDER BY n.clock, n.entry, n.ordinal",
)


def main() -> None:
    """Print how long both take beside their floors; with `--quick`, on a tenth."""
    many = ITEMS // 10 if "--quick" in sys.argv else ITEMS
    with TemporaryDirectory() as folder:
        path = _filled(Path(folder) / "board.db", many)
        raw = sqlite3.connect(path)
        with desk_on(path) as desk:
            due = [one.subject for one in desk.queue()]
            print(f"{many} items, {len(due)} due")
            for name, ours, floor in _tasks(desk, raw, due):
                for clock in (time.process_time, time.perf_counter):
                    said = "processor" if clock is time.process_time else "wall"
                    pair = _in_turns(ours, floor, clock)
                    report(f"{name}, {said}", "s", pair[0], "the same rows by SQL", pair[1])
        raw.close()


def _tasks(
    desk: Desk, raw: sqlite3.Connection, due: list[str]
) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    import json

    def watched() -> object:
        return raw.execute(_WATCHED).fetchall()

    def lines() -> object:
        return watched(), raw.execute(_DUE, (json.dumps(due),)).fetchall()

    def board() -> object:
        return [raw.execute(sql, (_SCENARIO,)).fetchall() for sql in _BOARD]

    yield "how many are due", desk.many_due, watched
    yield "what is due, with its lines", desk.due, lines
    yield "a board of all", lambda: desk.board("orlik"), board


def _in_turns(
    ours: Callable[[], object], floor: Callable[[], object], clock: Callable[[], float]
) -> tuple[list[float], list[float]]:
    kept: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for call, to in zip((ours, floor), kept, strict=True):
            start = clock()
            call()
            to.append(clock() - start)
    return kept


def _filled(path: Path, many: int) -> Path:
    """A store with so many items in one scenario; of twenty, eleven are settled, two are due."""
    with desk_on(path) as desk:
        desk.add(ARTICLE)
        with desk.together(), desk.reading() as connection:
            for n, (verb, facts) in enumerate(_deeds(connection, many)):
                at = _START + timedelta(seconds=n)
                append(
                    connection,
                    Draft(verb=verb, analyst="ak", at=at, recorded=at, via="app", facts=facts),
                )
            fold_all(connection)
    return path


def _deeds(connection: Connection, many: int) -> Iterator[tuple[str, list[Fact]]]:
    yield "scenario", [{"id": _SCENARIO, "make": {"handle": "orlik", "title": "Closure"}}]
    for n in range(many):
        id = hashlib.sha256(f"board {n}".encode()).hexdigest()[:32]
        kind = _KINDS[n % 3]
        item, mention = tag(connection, id, f"b-{n}", n)
        item["make"]["kind"] = kind
        place = {"scenario": _SCENARIO, "item": f"i:{id}"}
        member = {"id": archive.membership_id(_SCENARIO, f"i:{id}"), "make": place}
        yield "tag", [item, mention, member]
        by = "2025-06-30" if n % 20 in (0, 1) else "2999-12-31"
        frame = {"by": by, "status": "inferred"}
        fields = {"subject": f"i:{id}", "threshold": "no lorry", "timeframe": frame}
        yield "criteria", [{"id": f"k:{id}", "make": fields}]
        if n % 20 not in (0, 1):
            until = {"subject": f"i:{id}", "until": "2999-01-01"}
            found = {"subject": f"i:{id}", "status": _STATUS[kind], "reason": "seen"}
            settled = n % 20 < 13
            yield (
                ("mark", [{"id": f"f:{id}", "make": found}])
                if settled
                else ("snooze", [{"id": f"z:{id}", "make": until}])
            )
