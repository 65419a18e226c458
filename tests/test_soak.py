"""A short stretch of random keys and mouse; `make soak` does forty times as many."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.random_hands import event_of
from tests.soak import soak, stock


@pytest.mark.parametrize("seed", [1])
def test_random_keys_and_mouse_raise_nothing_and_leave_the_store_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    here = tmp_path / "home" / "work"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(here.parent))
    stock(here / "soak.db")
    assert soak(here / "soak.db", keys=250, seed=seed).fed >= 250


@pytest.mark.parametrize(
    "line",
    ["key slash", "paste 'a\\x1bb'", "down 3 4 1 shift", "move 3 4 1", "up 3 4 1", "wheel 1 2 up"],
)
def test_a_line_of_the_log_is_an_event(line: str) -> None:
    assert event_of(line)
