"""The order of a journal goes by the clocks of the machines, and never against what came first."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.refusal import Unavailable
from store import journal
from store.ancestry import held
from store.connection import Connection
from store.desk import Desk
from store.doctor import examine
from store.engine import driver
from store.sealing import Seal, published, read_seals
from store.tables import GUARDS
from store.verifying import verify
from tests.desks import START, Clock, joined, opened, page, sql, tagged
from tests.test_join_properties import held as all_rows

TEN = START.replace(hour=10)


def copied(desk: Desk, name: str) -> Path:
    """A copy of a store that is not open any more."""
    desk.close()
    return Path(shutil.copy(desk.path, desk.path.with_name(name)))


def titled(path: Path, title: str, minute: int, analyst: str = "ak") -> None:
    """Somebody edits the title of the scenario at so many minutes after ten."""
    with opened(path, Clock(TEN + timedelta(minutes=minute)), analyst) as desk:
        desk.edit_scenario("orlik", {"title": title})


def both_ways(one: Path, other: Path) -> list[Desk]:
    """Each with the other in it."""
    ours, theirs = opened(one), opened(other)
    joined(ours, theirs)
    joined(theirs, ours)
    return [ours, theirs]


def titles(desk: Desk) -> list[str]:
    """What the scenario was called, by its history, the earliest first."""
    told = [fact for done in reversed(desk.history()) for fact in done.facts if "set" in fact]
    return [fact["set"]["title"] for fact in told]


# Two who edit one field.


def test_one_later_edit_outweighs_three_earlier_ones(desk: Desk) -> None:
    copy = copied(desk, "copy.db")
    for minute in range(3):
        titled(desk.path, f"A{minute}", minute)
    titled(copy, "B", 5, "bo")
    for one in both_ways(desk.path, copy):
        assert one.scenario("orlik").title == "B"
        assert titles(one) == ["A0", "A1", "A2", "B"]


def test_one_earlier_edit_goes_under_three_later_ones(desk: Desk) -> None:
    copy = copied(desk, "copy.db")
    titled(copy, "B", 1, "bo")
    for minute in (0, 3, 4):
        titled(desk.path, f"A{minute}", minute)
    for one in both_ways(desk.path, copy):
        assert one.scenario("orlik").title == "A4"
        assert titles(one) == ["A0", "B", "A3", "A4"]


@settings(max_examples=20)
@given(whose=st.lists(st.booleans(), min_size=1, max_size=8))
def test_whoever_edited_last_by_the_clock_is_heard(whose: Sequence[bool]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with opened(Path(folder) / "a.db") as desk:
            desk.add_scenario("orlik")
        paths = [desk.path, copied(desk, "b.db")]
        for minute, which in enumerate(whose):
            titled(paths[which], f"T{minute}", minute)
        for one in both_ways(paths[0], paths[1]):
            assert titles(one) == [f"T{minute}" for minute in range(len(whose))]
            assert one.scenario("orlik").title == titles(one)[-1]
            one.close()


def test_what_follows_on_a_clock_far_ahead_comes_a_microsecond_behind_it(desk: Desk) -> None:
    copy = copied(desk, "copy.db")
    with opened(desk.path, Clock(datetime.fromisoformat("2090-01-01T00:00:00+00:00"))) as ahead:
        ahead.edit_scenario("orlik", {"title": "Ahead"})
    titled(desk.path, "Mended", 1)
    titled(copy, "B", 5, "bo")
    for one in both_ways(desk.path, copy):
        assert titles(one) == ["B", "Ahead", "Mended"]
        with one.reading() as connection:
            clocks = [entry.clock for entry in journal.entries(connection)]
        assert clocks[-1] == clocks[-2] + 1


# Stores from before there was a clock.


def as_of_old(path: Path) -> None:
    """Write a store as projections 4 did: with a depth where there is a clock."""
    with closing(driver().connect(path, isolation_level=None)) as raw:
        depths = [(one.depth, one.id) for one in held(Connection(raw)).values()]
        made = [
            row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%TABLE%'")
        ]
        raw.execute("DROP INDEX ix_entry_founding")
        for guard in GUARDS:
            raw.execute(f"DROP TRIGGER {guard.split()[5]}")
        for table in made:
            if ("clock",) in raw.execute(
                f"SELECT name FROM pragma_table_info('{table}')"
            ).fetchall():
                raw.execute(f"ALTER TABLE {table} RENAME COLUMN clock TO depth")
        for table, name in (("journal", "id"), ("entry", "id"), ("head", "id"), ("touch", "entry")):
            raw.executemany(f"UPDATE {table} SET depth = ? WHERE {name} = ?", depths)
        for guard in GUARDS:
            raw.execute(guard)
        raw.execute("PRAGMA user_version = 4")


@pytest.fixture
def forked(desk: Desk) -> tuple[Path, Seal]:
    """A store of two forks, where the longer one is the earlier, with a seal over both."""
    copy = copied(desk, "copy.db")
    for minute in range(3):
        titled(desk.path, f"A{minute}", minute)
    titled(copy, "B", 5, "bo")
    with opened(desk.path, Clock(TEN + timedelta(hours=1))) as one:
        one.join(copy)
        tagged(one, "Tolls are doubled", handle="tolls")
        seal = one.seal()
    return desk.path, read_seals(published(seal))[0]


def test_an_older_store_gets_its_clocks_when_it_is_opened(forked: tuple[Path, Seal]) -> None:
    path, seal = forked
    before = sql(path, "SELECT id, clock, stored FROM journal ORDER BY id")
    with opened(path) as desk:
        case_file = desk.case_file(texts=True)
    as_of_old(path)
    with opened(path) as desk:
        assert sql(path, "SELECT id, clock, stored FROM journal ORDER BY id") == before
        assert desk.case_file(texts=True) == case_file
        assert desk.scenario("orlik").title == "B"
        assert examine(desk) == []
    assert verify(path, [seal]).holds
    assert sql(path.with_name(f"{path.name}.before-5"), "SELECT min(depth) FROM journal") == [(1,)]


def test_an_older_store_that_is_damaged_is_refused_and_left_as_it_is(
    forked: tuple[Path, Seal],
) -> None:
    path, _ = forked
    as_of_old(path)
    sql(
        path,
        "DROP TRIGGER journal_is_not_updated",
        "UPDATE journal SET stored = X'00' WHERE depth = 2",
    )
    before = sql(path, "SELECT * FROM journal")
    with pytest.raises(Unavailable, match="older Signposts, and damaged"):
        opened(path)
    assert sql(path, "SELECT * FROM journal") == before
    assert any("do not hash" in line for line in verify(path).wrong)


def test_an_older_store_is_verified_as_it_lies(forked: tuple[Path, Seal]) -> None:
    path, seal = forked
    as_of_old(path)
    content = path.read_bytes()
    assert verify(path, [seal]).holds
    assert verify(path).holds
    assert path.read_bytes() == content


@pytest.mark.parametrize("older_first", [True, False])
def test_an_older_store_is_joined_in_either_order(
    forked: tuple[Path, Seal], tmp_path: Path, older_first: bool
) -> None:
    path, _ = forked
    newer = Path(shutil.copy(path, tmp_path / "newer.db"))
    titled(newer, "New", 90)
    whole = Path(shutil.copy(newer, tmp_path / "whole.db"))
    with opened(path, Clock(TEN + timedelta(hours=2))) as desk:
        desk.add(page("Another text.", "Another"))
    with opened(whole) as known:
        known.join(path)
        expected = all_rows(known)
    as_of_old(path)
    content = path.read_bytes()
    ours, theirs = (path, newer) if older_first else (newer, path)
    with opened(ours) as desk:
        desk.join(theirs)
        assert all_rows(desk) == expected
        assert examine(desk) == []
    assert older_first or path.read_bytes() == content
