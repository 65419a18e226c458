"""Seals over a journal of 100,000 entries against reading and hashing its bytes."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import in_turns, report
from store import ancestry, journal
from store.desk import Desk
from store.elsewhere import reading_elsewhere
from store.engine import driver
from store.refolding import fold_all
from store.sealing import Seal
from store.verifying import checked, verify

ENTRIES = 100_000
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def main() -> None:
    """Print what a seal costs to make, to check alone, and to check with all that follows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        seal = _sealed(path)

        def read_and_hash() -> None:
            with closing(driver().connect(path)) as raw:
                for _, stored in raw.execute("SELECT id, stored FROM journal"):
                    hashlib.sha256(stored).hexdigest()

        def check() -> None:
            with reading_elsewhere(path) as connection:
                assert checked(connection, ancestry.held(connection), seal).holds

        ours, floor = in_turns(check, read_and_hash, rounds=3)
        report("100,000 entries against a seal", "s", ours, "read and hash them", floor)
        with Desk.open(path, analyst="bench", clock=lambda: NOW) as desk:
            ours, floor = in_turns(desk.seal, read_and_hash, rounds=3)
            report("seal 100,000 entries", "s", ours, "read and hash them", floor)
        ours, floor = in_turns(lambda: verify(path, [seal]), read_and_hash, rounds=1)
        report("verify, with all rows folded anew", "s", ours, "read and hash them", floor)


def _sealed(path: Path) -> Seal:
    with Desk.open(path, analyst="bench", clock=lambda: NOW) as desk:
        with desk.together(), desk.reading() as connection:
            for n in range(ENTRIES):
                journal.append(connection, _draft(n))
            fold_all(connection)
        return desk.seal()


def _draft(n: int) -> journal.Draft:
    fields = {"subject": f"i:{n % 1000:032x}", "status": "observed", "reason": "seen on the road"}
    return journal.Draft(
        verb="mark",
        analyst="bench",
        at=NOW,
        recorded=NOW,
        via="command",
        facts=[{"id": f"f:{n:032x}", "make": fields}],
    )


if __name__ == "__main__":
    main()
