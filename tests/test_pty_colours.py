"""What a real terminal is sent: no colour where none is wanted, few where it has few."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.app import open_desk
from tests.orlik import orlik
from tests.terminal import Terminal

_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
_COLOURS = {*range(30, 40), *range(40, 50), *range(90, 98), *range(100, 108)}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with tags of every kind."""
    path = tmp_path / "orlik.db"
    orlik(path)
    with open_desk(path) as desk:
        desk.edit("army-guard", {"labels": ["military"]})
    return path


def tour(store: Path, **environment: str) -> tuple[bytes, str]:
    """What was written to the terminal on a walk over the screens, and the reading room at last."""
    with Terminal("--db", str(store), "--analyst", "ak", size=(120, 34), more=environment) as t:
        t.see("Library", "2 articles", "Who guards")
        t.press("b", "1 of 3 triggers observed")
        t.press("q", "2 articles")
        t.press("?", "What can be done")
        t.press("q", "2 articles", without="What can be done")
        t.press("j\r", "The bridge at Orlik")
        t.press("n\r", "in positive")
        t.press("\x1b", without="in positive")
        shown = t.shown()
        t.press("qq")
        assert t.end() == 0
        return t.output, shown


def colours(output: bytes) -> set[int]:
    """The parameters of SGR sequences that choose a colour."""
    said = [int(part) for one in _SGR.findall(output) for part in re.split(b"[;:]", one) if part]
    return _COLOURS & set(said)


def test_without_colour_the_terminal_is_sent_none(store: Path) -> None:
    output, shown = tour(store, NO_COLOR="1")
    assert _SGR.search(output), "bold and underline are sent"
    assert colours(output) == set()
    for margin in ("C │", "T ┃", "P ╎"):
        assert margin in shown


def test_a_terminal_of_sixteen_colours_is_sent_no_others(store: Path) -> None:
    output, shown = tour(store, TERM="xterm", COLORTERM="")
    assert colours(output)
    assert not colours(output) & {38, 48}
    for margin in ("C │", "T ┃", "P ╎"):
        assert margin in shown
