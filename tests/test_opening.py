"""Opening a store: which files are one, how old they are, and who else has them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seeds.refusal import Refusal, Unavailable
from store import projection
from store.desk import Desk
from store.doctor import examine
from store.engine import APPLICATION_ID, driver
from store.opening import backup
from tests.desks import Clock, locked, opened, page, sql, tagged

NOBODY = 65_534


def refused(path: Path, **how: Any) -> Refusal:
    """What is said of a file that cannot be opened; it is left as it is."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Unavailable) as caught:
        opened(path, busy_seconds=0.1, **how)
    if before is not None:
        assert path.read_bytes() == before
    assert caught.value.status == 4
    assert str(path) in caught.value.where or str(path.parent) in caught.value.where
    return caught.value


def marks(path: Path) -> tuple[int, int]:
    return sql(path, "PRAGMA application_id")[0][0], sql(path, "PRAGMA user_version")[0][0]


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A desk on which something was done."""
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    desk.mark("tolls", "observed")
    return desk


# Files that are a store, or become one.


def test_a_new_store_bears_the_marks_of_one(empty: Desk, store: Path) -> None:
    assert marks(store) == (APPLICATION_ID, projection.VERSION)
    assert empty.articles() == []


def test_a_store_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    opened(tmp_path / "a" / "b" / "c.db").close()
    assert (tmp_path / "a" / "b" / "c.db").is_file()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    with opened(tmp_path / "new.db") as desk:
        desk.add(page())
    assert marks(tmp_path / "new.db")[0] == APPLICATION_ID


@pytest.mark.parametrize("name", ["what?.db", "a#b.db", "50%25.db", ":memory:", "file:x", "ü🚂"])
def test_any_name_of_a_file_is_a_name_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    opened(Path(name)).close()
    assert (tmp_path / name).read_bytes().startswith(b"SQLite format 3")
    with opened(Path(name), create=False) as desk:
        assert desk.articles() == []


def test_an_opened_store_has_the_pragmas_that_it_is_promised(empty: Desk) -> None:
    with empty.reading() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    wal = driver().sqlite_version_info >= (3, 51, 3)
    assert found == {
        "journal_mode": "wal" if wal else "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


# Files that are none.


def test_a_store_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    error = refused(tmp_path / "none.db", create=False)
    assert error.what == "there is no store here yet"
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("These are notes, and no database at all. " * 50)
    assert refused(tmp_path / "notes.txt").what == "the file is damaged, or no store"


def test_a_short_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    refused(tmp_path / "notes.txt")


def test_somebody_elses_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    sql(tmp_path / "places.sqlite", "CREATE TABLE moz (id)", "INSERT INTO moz VALUES (1)")
    error = refused(tmp_path / "places.sqlite")
    assert error.what == "the file is no Signposts store"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["places.sqlite"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).what == "the store cannot be opened"


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(tmp_path / "file" / "store.db")


def test_a_damaged_store_is_refused(worked: Desk, store: Path) -> None:
    worked.close()
    content = store.read_bytes()
    store.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    refused(store)


@pytest.fixture
def poor() -> Iterator[Path]:
    """A folder of somebody who may not write everywhere, as root may; tests run as them."""
    with tempfile.TemporaryDirectory() as folder:
        root = os.geteuid() == 0
        if root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o700)


def test_a_store_that_can_only_be_read_can_be_read(poor: Path) -> None:
    with opened(poor / "store.db") as desk:
        desk.add_scenario("orlik")
    (poor / "store.db").chmod(0o400)
    with opened(poor / "store.db") as desk:
        assert desk.scenario("orlik").handle == "orlik"
        with pytest.raises(Unavailable, match="can only be read"):
            desk.edit_scenario("orlik", {"note": "n"})


def test_a_copy_that_can_only_be_read_can_be_read(poor: Path) -> None:
    with opened(poor / "store.db") as desk, desk.reading() as connection:
        backup(connection, poor / "copy.db")
    (poor / "copy.db").chmod(0o400)
    with opened(poor / "copy.db") as desk:
        assert desk.scenarios() == []


def test_a_store_in_a_folder_that_can_only_be_read_can_be_read(poor: Path) -> None:
    with opened(poor / "store.db") as desk:
        desk.add_scenario("orlik")
    poor.chmod(0o500)
    with opened(poor / "store.db") as desk:
        assert desk.scenario("orlik").handle == "orlik"
        with pytest.raises(Unavailable, match="can only be read"):
            desk.edit_scenario("orlik", {"note": "n"})


def test_what_others_write_is_seen_by_who_can_only_read(poor: Path) -> None:
    opened(poor / "store.db").close()
    poor.chmod(0o500)
    with opened(poor / "store.db") as reader:
        assert reader.scenarios() == []
        poor.chmod(0o700)
        with opened(poor / "store.db") as writer:
            writer.add_scenario("orlik")
            assert [scenario.handle for scenario in reader.scenarios()] == ["orlik"]


def test_a_store_that_cannot_be_read_is_refused(poor: Path) -> None:
    opened(poor / "store.db").close()
    (poor / "store.db").chmod(0)
    with pytest.raises(Unavailable, match="cannot be opened"):
        opened(poor / "store.db")


def test_a_folder_in_which_nothing_can_be_made_is_refused(poor: Path) -> None:
    poor.chmod(0o500)
    refused(poor / "store.db")
    refused(poor / "a" / "store.db")


def test_a_folder_that_cannot_be_looked_into_is_refused(poor: Path) -> None:
    poor.chmod(0)
    with pytest.raises(Unavailable, match="the folder cannot be used: Permission denied"):
        opened(poor / "a" / "store.db")


# Older and newer files.


def test_an_older_store_is_backed_up_and_folded_again(worked: Desk, store: Path) -> None:
    before = worked.case_file(texts=True)
    worked.close()
    sql(store, "UPDATE item SET handle = 'as it was called'", "PRAGMA user_version = 0")
    with opened(store) as desk:
        assert desk.case_file(texts=True) == before
        assert examine(desk) == []
    beside = store.with_name(f"{store.name}.before-{projection.VERSION}")
    assert marks(beside) == (APPLICATION_ID, 0)
    assert sql(beside, "SELECT handle FROM item") == [("as it was called",)]


def test_a_store_is_backed_up_once_and_then_as_new(worked: Desk, store: Path) -> None:
    worked.close()
    sql(store, "PRAGMA user_version = 0")
    opened(store).close()
    opened(store).close()
    assert len(list(store.parent.glob("*.before-*"))) == 1


def test_a_store_from_before_the_library_was_paged_is_folded_again(
    worked: Desk, store: Path
) -> None:
    before = worked.articles()
    worked.close()
    sql(store, "DROP INDEX ix_article_shelf")
    sql(store, "DROP INDEX ix_article_digest_of")
    for column in ("sort", "searched", "digest_of"):
        sql(store, f"ALTER TABLE article DROP COLUMN {column}")
    sql(store, "PRAGMA user_version = 1")
    with opened(store) as desk:
        assert desk.articles() == before
        assert examine(desk) == []
    assert marks(store) == (APPLICATION_ID, projection.VERSION)


def test_a_newer_store_is_refused(worked: Desk, store: Path) -> None:
    worked.close()
    sql(store, f"PRAGMA user_version = {projection.VERSION + 1}")
    error = refused(store)
    assert "of a newer Signposts" in error.what
    assert error.attempt == "a newer Signposts"


def test_where_the_copy_cannot_be_written_nothing_is_folded(worked: Desk, store: Path) -> None:
    worked.close()
    sql(store, "PRAGMA user_version = 0")
    store.with_name(f"{store.name}.before-{projection.VERSION}").mkdir()
    with pytest.raises(Unavailable, match="the copy cannot be written"):
        opened(store)
    assert marks(store) == (APPLICATION_ID, 0)


# Simulated stores.


def test_a_simulated_store_stays_simulated(tmp_path: Path) -> None:
    opened(tmp_path / "demo.db", simulated=True).close()
    with opened(tmp_path / "demo.db") as desk:
        assert desk.simulated
        assert desk.case_file().simulated


def test_a_real_store_does_not_become_simulated(tmp_path: Path) -> None:
    opened(tmp_path / "real.db").close()
    with opened(tmp_path / "real.db", simulated=True) as desk:
        assert not desk.simulated


# Several processes.


def test_a_writer_waits_for_the_other_and_then_writes(worked: Desk, store: Path) -> None:
    with locked(store, seconds=0.2):
        begun = time.monotonic()
        worked.edit("tolls", {"note": "waited"})
        assert time.monotonic() - begun > 0.1
    assert worked.case_file().items[0].note == "waited"


def test_a_writer_does_not_wait_for_ever(worked: Desk, store: Path) -> None:
    with opened(store, busy_seconds=0.1) as hurried, locked(store):
        with pytest.raises(Unavailable) as caught:
            hurried.edit("tolls", {"note": "n"})
        assert caught.value.what == "the store is locked by another process"
        assert caught.value.status == 4


def test_a_reader_does_not_wait_for_a_writer(worked: Desk, store: Path) -> None:
    with opened(store, busy_seconds=0) as reader, locked(store):
        assert reader.item("tolls").mentions == 1


def test_a_reader_sees_one_state_to_the_end(worked: Desk, store: Path) -> None:
    with opened(store) as reader, reader.reading() as connection:
        count = "SELECT count(*) FROM item"
        before = connection.exec_driver_sql(count).scalar_one()
        tagged(worked, "ferry")
        assert connection.exec_driver_sql(count).scalar_one() == before
    assert len(worked.items()) == 2


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from seeds.anchor import Span
from scenarios.vocabulary import Kind
from store.desk import Desk
from tests.desks import page
path, name = Path(sys.argv[1]), sys.argv[2]
with Desk.open(path, analyst=name, clock=lambda: datetime.now(UTC)) as desk:
    desk.add(page())
    for n in range(12):
        desk.tag(page().id, Span(n, n + 5), Kind.TRIGGER)
"""


def test_processes_that_make_a_store_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    run = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name],
            cwd=Path(__file__).parents[1],
            stderr=subprocess.PIPE,
        )
        for name in ("ak", "bo", "cy")
    ]
    said = [process.communicate(timeout=60)[1].decode() for process in run]
    assert said == ["", "", ""]
    with opened(path) as desk:
        assert len(desk.items()) == 36
        assert len({i.handle for i in desk.items()}) == 36
        assert examine(desk) == []


def test_a_clock_is_asked_for_every_deed(store: Path) -> None:
    clock = Clock()
    with opened(store, clock) as desk:
        desk.add_scenario("a")
        desk.add_scenario("b")
        first, second, _ = desk.history()
    assert first.recorded > second.recorded
