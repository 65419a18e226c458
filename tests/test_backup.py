"""Copies of a store: whole, or not there at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from seeds.refusal import Unavailable
from store.desk import Desk
from store.doctor import examine
from store.opening import backup
from tests.desks import locked, opened, tagged


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A desk on which something was done."""
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    desk.mark("tolls", "observed")
    return desk


def test_a_backup_is_a_store_in_one_file_with_the_same_content(
    worked: Desk, tmp_path: Path
) -> None:
    with worked.reading() as connection:
        backup(connection, tmp_path / "copy.db")
    assert [p.name for p in tmp_path.glob("copy*")] == ["copy.db"]
    with opened(tmp_path / "copy.db") as copy:
        assert copy.case_file(texts=True) == worked.case_file(texts=True)
        assert copy.history() == worked.history()
        assert examine(copy) == []


def test_a_backup_holds_what_was_committed_while_somebody_writes(
    worked: Desk, store: Path, tmp_path: Path
) -> None:
    with locked(store), worked.reading() as connection:
        backup(connection, tmp_path / "copy.db")
    with opened(tmp_path / "copy.db") as copy:
        assert copy.case_file() == worked.case_file()


def test_a_backup_replaces_an_older_one(worked: Desk, tmp_path: Path) -> None:
    for note in ("a", "b"):
        worked.edit("tolls", {"note": note})
        with worked.reading() as connection:
            backup(connection, tmp_path / "copy.db")
    with opened(tmp_path / "copy.db") as copy:
        assert copy.case_file().items[0].note == "b"


@pytest.mark.parametrize("link", [None, os.symlink, os.link], ids=["itself", "symlink", "link"])
def test_a_backup_does_not_replace_the_store(
    worked: Desk, store: Path, tmp_path: Path, link: Callable[[Path, Path], None] | None
) -> None:
    target = store if link is None else tmp_path / "linked.db"
    if link:
        link(store, target)
    with (
        worked.reading() as connection,
        pytest.raises(Unavailable, match="would replace the store"),
    ):
        backup(connection, target)


@pytest.mark.parametrize("target", ["no/such/folder/copy.db", "folder"])
def test_a_backup_that_cannot_be_written_leaves_nothing(
    worked: Desk, tmp_path: Path, target: str
) -> None:
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with worked.reading() as connection, pytest.raises(Unavailable, match="cannot be written"):
        backup(connection, tmp_path / target)
    assert sorted(tmp_path.rglob("*")) == before
