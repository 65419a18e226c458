"""The terminal goes away under the app, or the app is stopped: nothing is lost by either."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app import open_desk, shelve
from tests.terminal import PATIENCE, ROOT, Terminal
from tui.hangup import GRACE
from tui.terminal import LastingFile

ENTERS = b"\x1b[?1049h"
"""With which an app takes the whole screen."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with three articles."""
    path = tmp_path / "signposts.db"
    shelve(path)
    return path


@pytest.fixture
def detached(store: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The app in a terminal that will not tell it when it goes, and our end of that terminal."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-c", "from tui.cli import main; main()", "--db", str(store)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
    )
    os.close(theirs)
    try:
        yield running, ours
    finally:
        running.kill()
        running.wait()


def test_the_app_ends_when_its_terminal_has_gone_without_a_word(
    detached: tuple[subprocess.Popen[bytes], int],
) -> None:
    running, terminal = detached
    shown, deadline = b"", time.monotonic() + PATIENCE
    while b"3 articles" not in shown and time.monotonic() < deadline:
        shown += os.read(terminal, 1 << 16)
    os.close(terminal)
    running.wait(PATIENCE + GRACE)


@pytest.mark.parametrize("asked", [signal.SIGHUP, signal.SIGTERM])
def test_what_was_being_written_is_kept_when_the_app_has_to_end(
    store: Path, asked: signal.Signals
) -> None:
    with Terminal("--db", str(store), "--analyst", "ak") as t:
        t.see("Library", "3 articles")
        t.press("G\r", "The bridge at Orlik")
        t.press("jt", "t-1 tagged")
        t.press("\r", "the event in positive")
        t.press("The police leave", "The police leave")
        t.child.kill(asked)
        assert t.end() == 0
    with open_desk(store) as desk:
        assert [item.statement for item in desk.items()] == ["The police leave"]


def test_writing_to_a_terminal_that_has_gone_neither_fails_nor_waits() -> None:
    ours, theirs = pty.openpty()
    terminal = open(theirs, "w")  # noqa: SIM115 - closed below, where it fails
    lasting = LastingFile(terminal)
    lasting.write("seen")
    lasting.flush()
    os.close(ours)
    for _ in range(3):
        lasting.write("not seen")
        lasting.flush()
    with pytest.raises(OSError, match="Input/output"):
        terminal.close()


def test_after_a_stop_that_nobody_was_told_of_keys_do_what_they_did_and_the_shell_has_its_echo(
    store: Path,
) -> None:
    with Terminal("--db", str(store)) as t:
        before = termios.tcgetattr(t.child.child_fd)[3]
        t.see("3 articles")
        for said in ("/bridge", "1 of 3"), ("\x1b", "3 articles"):
            t.child.kill(signal.SIGSTOP)
            t.screen.erase_in_display(2)  # as a shell writes over it
            written = len(t.output)
            t.child.kill(signal.SIGCONT)
            t.wrote(ENTERS, written)  # what is typed before that is thrown away
            t.see("lang")
            t.press(*said)
        t.press("\x11")
        assert t.end() == 0
        assert termios.tcgetattr(t.child.child_fd)[3] == before
