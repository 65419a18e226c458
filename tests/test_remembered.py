"""What the app remembers beside the store: a small file that may always be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import remembered
from tui.remembered import Remembered


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, which is not there yet."""
    folder = tmp_path / "state" / "signposts"
    monkeypatch.setenv(remembered.FOLDER, str(folder))
    return folder


def test_at_first_nothing_is_remembered() -> None:
    assert remembered.read() == Remembered()


def test_what_is_chosen_is_kept_beside_what_was_chosen_before() -> None:
    remembered.write(theme="nord")
    remembered.write(width=60, spacing=0)
    remembered.write(toured=True)
    assert remembered.read() == Remembered("nord", 60, 0, True)


def test_what_is_chosen_later_counts() -> None:
    remembered.write(width=60)
    assert remembered.write(width=72).width == 72
    assert remembered.read().width == 72


def test_it_is_written_whole_and_leaves_nothing_beside(folder: Path) -> None:
    remembered.write(theme="nord")
    assert [path.name for path in folder.iterdir()] == [remembered.FILE]


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[1, 2]",
        b"\xff\xfe",
        b"[" * 9_000,
        b'{"theme": 3, "width": "wide", "spacing": true, "toured": "yes"}',
        b'{"width": 3, "spacing": 7}',
        b'{"theme": null, "width": -7, "spacing": 1e9, "toured": 1}',
        b'{"width": ' + b"9" * 5_000 + b"}",
        b'{"theme": "' + b"x" * 5_000 + b'"}',
    ],
)
def test_what_makes_no_sense_is_not_remembered(folder: Path, said: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / remembered.FILE).write_bytes(said)
    assert remembered.read() == Remembered()


def test_where_it_cannot_be_kept_the_app_goes_on(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file stands where the folder would")
    assert remembered.write(theme="nord") == Remembered(theme="nord")
    assert remembered.read() == Remembered()


@given(said=st.binary(max_size=200))
def test_no_file_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, said: bytes) -> None:
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(remembered.FOLDER, str(folder))
        (folder / remembered.FILE).write_bytes(said)
        remembered.read()
