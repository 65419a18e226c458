"""What is not joined, and that a join is done whole or not at all."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from scenarios.session import read_session
from scenarios.vocabulary import Kind
from seeds.refusal import Invalid, Refusal, Unavailable
from store import replay
from store.desk import Desk
from store.doctor import examine
from store.journal import canonical, entry_id
from store.layout import VERSION
from tests.desks import START, Clock, opened, page, sql, tagged
from tests.test_join_properties import held

UNGUARDED = tuple(f"DROP TRIGGER journal_is_not_{done}" for done in ("updated", "deleted"))

NTH_GONE = (
    "DELETE FROM journal WHERE id = (SELECT id FROM journal ORDER BY clock LIMIT 1 OFFSET {})"
)


@pytest.fixture
def worked(other: Desk) -> Desk:
    """A colleague's own store with the same article and a tag."""
    other.add(page())
    tagged(other, "no ferry before winter", Kind.PREDICTION, handle="ferry")
    return other


# What is refused.


def test_a_real_store_and_a_simulated_one_are_not_joined(desk: Desk, tmp_path: Path) -> None:
    with opened(tmp_path / "simulated.db", simulated=True) as simulated:
        for ours, theirs in ((desk, simulated), (simulated, desk)):
            before = held(ours)
            with pytest.raises(Refusal, match="simulated") as refused:
                ours.join(theirs.path)
            assert refused.value.status == 1
            assert held(ours) == before


def test_two_simulated_stores_are_joined(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db", simulated=True) as ours:
        with opened(tmp_path / "b.db", Clock(START + timedelta(days=1)), simulated=True) as theirs:
            theirs.add_scenario("orlik")
        assert ours.join(tmp_path / "b.db").entries == 2
        assert ours.simulated


def test_a_store_is_not_joined_with_itself(desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(desk.path)
    for path in (desk.path, link):
        with pytest.raises(Invalid, match="itself"):
            desk.join(path)


def forged(path: Path, facts: list[object], clock: int | None = None, **said: object) -> None:
    """Append an entry that hashes, whatever it says; it is recorded before the one it follows."""
    [(parent, below)] = sql(path, "SELECT id, clock FROM journal ORDER BY clock DESC LIMIT 1")
    noon = "2026-03-09T12:00:00Z"
    entry = {
        "analyst": "x",
        "at": noon,
        "deed": "",
        "facts": facts,
        "format": 1,
        "key": "",
        "parents": [parent],
        "recorded": noon,
        "run": "",
        "verb": "edit",
        "via": "app",
        **said,
    }
    stored = canonical(entry)
    row = f"'{entry_id(stored)}', {below + 1 if clock is None else clock}, X'{stored.hex()}'"
    sql(path, f"INSERT INTO journal VALUES ({row})")


def no_file(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def rubbish(path: Path) -> None:
    path.write_bytes(b"this is no database, but it is long enough to look at\n" * 200)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE t (x)")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (no_file, "no store here"),
    "folder": (folder, "no store here"),
    "rubbish": (rubbish, "damaged, or no store"),
    "nothing": (nothing, "no Signposts store"),
    "foreign": (foreign, "no Signposts store"),
    "cut": (cut, "damaged"),
    "newer": (lambda p: sql(p, f"PRAGMA user_version = {VERSION + 1}"), "newer Signposts"),
    "changed": (
        lambda p: sql(
            p,
            *UNGUARDED,
            "UPDATE journal SET stored = CAST(replace(stored, 'ferry', 'fairy') AS BLOB)",
        ),
        "do not hash",
    ),
    "dropped": (
        lambda p: sql(p, *UNGUARDED, NTH_GONE.format(1)),
        "a parent is missing",
    ),
    "last": (
        lambda p: sql(p, *UNGUARDED, NTH_GONE.format(2)),
        "last entries are missing",
    ),
    "text": (lambda p: sql(p, "UPDATE text SET content = content || 'x'"), "to its name"),
    "text's name": (lambda p: sql(p, "INSERT INTO text VALUES ('x', NULL)"), "no name of a text"),
    "text's type": (lambda p: sql(p, "UPDATE text SET content = X'00'"), "to its name"),
    "no table": (lambda p: sql(p, "DROP TABLE text"), "no such table"),
    "clock": (lambda p: forged(p, [], clock=2**60), "does not follow from its time"),
    "parents": (lambda p: forged(p, [], parents=[["x"]]), "unreadable"),
    "format": (lambda p: forged(p, [], format=2), "unreadable"),
    "analyst": (lambda p: forged(p, [], analyst=["x"]), "unreadable"),
    "facts": (lambda p: forged(p, ["id"]), "unreadable"),
    "an id": (lambda p: forged(p, [{"id": ["x"], "set": {}}]), "unreadable"),
    "set, never made": (lambda p: forged(p, [{"id": "i:0", "set": {}}]), "do not fit together"),
    "a letter": (lambda p: forged(p, [{"id": "?:0", "make": {}}]), "do not fit together"),
    "no fields": (lambda p: forged(p, [{"id": "i:0", "make": {}}]), "do not fit together"),
    "a kind": (
        lambda p: forged(p, [{"id": "i:0", "make": {"kind": "rumour", "handle": "x"}}]),
        "do not fit together",
    ),
    "a field's type": (
        lambda p: forged(p, [{"id": "i:0", "make": {"kind": "claim", "handle": {}}}]),
        "do not fit together",
    ),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_store_that_is_none_or_damaged_is_refused_and_changes_nothing(
    desk: Desk, worked: Desk, how: str
) -> None:
    harm, words = DAMAGE[how]
    worked.close()
    harm(worked.path)
    before = held(desk)
    with pytest.raises(Unavailable, match=words) as refused:
        desk.join(worked.path)
    assert refused.value.attempt
    assert str(worked.path) in refused.value.where
    assert held(desk) == before
    assert examine(desk) == []


# All or nothing.


def join_and_fail(desk: Desk, other: Desk) -> None:
    with desk.together():
        desk.join(other.path)
        desk.item("nothing")


def test_a_join_that_is_part_of_more_goes_with_it(desk: Desk, worked: Desk) -> None:
    before = held(desk)
    with pytest.raises(Refusal, match="nothing"):
        join_and_fail(desk, worked)
    assert held(desk) == before


def test_a_session_joins_and_goes_on_with_what_came(
    desk: Desk, worked: Desk, tmp_path: Path
) -> None:
    source = "signposts: session/1\nname: s\nsteps:\n- join: other.db\n- snooze: ferry\n  until: "
    session = read_session(f"{source}2099-01-01\n".encode(), "s.yaml")
    outcomes = [[r.outcome.value for r in replay.run(desk, session, tmp_path).steps] for _ in "ab"]
    assert outcomes == [["changed", "changed"], ["unchanged", "done before"]]


JOIN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from store.desk import Desk

with Desk.open(Path(sys.argv[1]), analyst="ak", clock=lambda: datetime.now(UTC)) as desk:
    print("ready", flush=True)
    desk.join(Path(sys.argv[2]))
    print("done", flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_killed_in_the_middle_a_join_has_changed_nothing_or_all(
    desk: Desk, worked: Desk, tmp_path: Path, seed: int
) -> None:
    with worked.together():
        for n in range(300):
            worked.set(page().id, {"outlet": f"Gazette {n}"})
    worked.close()
    before = held(desk)
    desk.close()
    whole = opened(Path(shutil.copy(desk.path, tmp_path / "whole.db")))
    whole.join(worked.path)
    child = subprocess.Popen(
        [sys.executable, "-c", JOIN, str(desk.path), str(worked.path)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stdout.readline() == b"ready\n"
    time.sleep(random.Random(seed).uniform(0, 0.15))
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=60)
    with opened(desk.path) as again:
        assert held(again) in (before, held(whole))
        assert examine(again) == []
    whole.close()
