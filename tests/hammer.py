"""Kill -9 at random moments of acts that write much: the store is as before, or as after.

`python -m tests.hammer --times 200` kills each act so many times; the tests do five.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from scenarios.session import read_session
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from store.desk import Desk
from store.doctor import examine
from store.engine import driver
from store.layout import VERSION
from store.replay import run
from tests.desks import START, opened, page

TAGS = 30
TEXT = " ".join(f"In night {n} the bridge was closed." for n in range(TAGS))
_FOUND = {Kind.CLAIM: "confirmed", Kind.TRIGGER: "observed", Kind.PREDICTION: "occurred"}
State = tuple[object, ...]
Act = Callable[[Path], None]


def _desk(path: Path) -> Desk:
    return opened(path, lambda: START, simulated=True)


# The stores, and what is done on them ------------------------------------------------------------


def _stock(folder: Path) -> None:
    """What all acts begin with: a store, a copy with other work in it, a session, an older one."""
    base, other = folder / "base.db", folder / "other.db"
    with _desk(base) as desk:
        desk.add(page(TEXT))
        _tag(desk, 0)
    shutil.copy(base, other)
    for path, kind in ((base, Kind.TRIGGER), (other, Kind.PREDICTION)):
        with _desk(path) as desk:
            _tag(desk, 1, kind)
    shutil.copy(base, folder / "older.db")
    with closing(driver().connect(folder / "older.db", isolation_level=None)) as raw:
        raw.execute("DELETE FROM finding")  # what an older layout held is not believed
        raw.execute(f"PRAGMA user_version = {VERSION - 1}")
    steps = "".join(
        f"- tag: claim\n  article: {page(TEXT).id}\n  quote: In night {n} the\n  handle: x-{n}\n"
        f"- mark: x-{n}\n  status: confirmed\n"
        for n in range(TAGS)
    )
    (folder / "session.yaml").write_text(f"signposts: session/1\nname: x\nsteps:\n{steps}")


def _tag(desk: Desk, shift: int, kind: Kind = Kind.CLAIM) -> None:
    for n in range(TAGS):
        mention = desk.tag(page(TEXT).id, Span(n * 30 + shift, n * 30 + 20), kind)
        if n % 3 == 0:
            desk.mark(mention.item, _FOUND[kind])


def _run(path: Path) -> None:
    session = path.with_name("session.yaml")
    with _desk(path) as desk:
        run(desk, read_session(session.read_bytes(), session.name), path.parent)


def _join(path: Path) -> None:
    with _desk(path) as desk:
        desk.join(path.with_name("other.db"))


def _undo(path: Path) -> None:
    with _desk(path) as desk:
        desk.undo(count=TAGS)


def _refold(path: Path) -> None:
    _desk(path).close()


ACTS: dict[str, tuple[str, Act]] = {
    "run": ("base.db", _run),
    "join": ("base.db", _join),
    "undo": ("base.db", _undo),
    "refold": ("older.db", _refold),
}
"""Each with the store that it begins with."""


# The hammer ---------------------------------------------------------------------------------------


def _done_elsewhere(act: Act, path: Path, after: float | None = None) -> float:
    """Seconds that an act takes in a process of its own; it is killed `after` so many."""
    begun = time.monotonic()
    child = os.fork()
    if not child:
        failed = 1
        try:
            act(path)
            failed = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(failed)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL), status
    return time.monotonic() - begun


def _state(path: Path) -> State:
    """What tells a store before an act from one after: layout, entries, heads."""
    with closing(driver().connect(path)) as raw:
        version = raw.execute("PRAGMA user_version").fetchone()
        many = raw.execute("SELECT count(*) FROM journal").fetchone()
        return (*version, *many, *raw.execute("SELECT id FROM head ORDER BY id"))


def _put(folder: Path, store: str) -> Path:
    """A copy of a store to do an act on, with nothing left beside it."""
    path = folder / "hammered.db"
    for left in folder.glob("hammered.db*"):
        left.unlink()
    shutil.copy(folder / store, path)
    return path


def hammer(name: str, times: int, chance: random.Random) -> Counter[str]:
    """Kill an act so many times; how often the store was as before and as after.

    Raises:
        AssertionError: it was something else, or the doctor found something.
    """
    store, act = ACTS[name]
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="hammer-") as where:
        folder = Path(where)
        _stock(folder)
        before = _state(folder / store)
        path = _put(folder, store)
        taken = _done_elsewhere(act, path)
        after = _state(path)
        assert before != after, name
        whole = _contents(path)
        for n in range(times):
            path = _put(folder, store)
            _done_elsewhere(act, path, chance.uniform(0, taken * 1.1))
            state = _state(path)
            assert state in (before, after), (name, n, state)
            found["before" if state == before else "after"] += 1
            if state == before:
                _done_elsewhere(act, path)  # what was killed can be done again
            assert _contents(path) == whole, (name, n)
    return found


def _contents(path: Path) -> object:
    """All that a store holds; it is sound."""
    with _desk(path) as desk:
        assert examine(desk) == []
        return desk.case_file(texts=True)


def main() -> int:
    """Hammer what is named, or everything."""
    asked = argparse.ArgumentParser(description="Kill -9 in the middle of acts that write much.")
    asked.add_argument("acts", nargs="*", choices=[*ACTS, []])
    asked.add_argument("--times", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    told = asked.parse_args()
    for name in told.acts or ACTS:
        found = hammer(name, told.times, random.Random(told.seed))
        sys.stdout.write(f"{name} killed {told.times} times: {dict(found)}, sound each time\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
