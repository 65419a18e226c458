"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seeds.refusal import Invalid, Refusal
from tui.files import FileThere, write_whole


def test_a_new_file_is_written_with_the_usual_rights(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        path = write_whole(str(tmp_path / "a.yaml"), b"one")
    finally:
        os.umask(mask)
    assert path.read_bytes() == b"one"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"mine")
    with pytest.raises(FileThere):
        write_whole(str(path), b"one")
    assert path.read_bytes() == b"mine"
    write_whole(str(path), b"one", replace=True)
    assert path.read_bytes() == b"one"


@pytest.mark.parametrize("name", ["", "   "])
def test_a_file_needs_a_name(name: str) -> None:
    with pytest.raises(Invalid):
        write_whole(name, b"one")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        write_whole(str(tmp_path), b"one")
    assert refused.value.attempt == "a file in it"


def test_where_the_folder_is_missing_nothing_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="No such file or directory"):
        write_whole(str(tmp_path / "nowhere" / "a.yaml"), b"one")
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_never_replaced_by_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\x00 and the work of a year")
    with pytest.raises(Refusal, match="is a store"):
        write_whole(str(path), b"signposts: scenario/1", replace=True)
    assert path.read_bytes().endswith(b"a year")
