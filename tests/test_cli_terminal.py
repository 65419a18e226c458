"""The command line in a terminal: questions, colours, and the app."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.shell import Shell

ROOT = Path(__file__).parents[1]


def terminal(folder: Path, *words: str, **more: str) -> pexpect.spawn[str]:
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
        "SIGNPOSTS_DB": "store.db",
        "SIGNPOSTS_ANALYST": "ak",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        **more,
    }
    start = ["-c", "from tui.cli import main; main()", *words]
    return pexpect.spawn(
        sys.executable,
        start,
        env=env,
        cwd=str(folder),
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 80),
    )


def shown(running: pexpect.spawn[str]) -> str:
    running.expect(pexpect.EOF)
    running.close()
    assert isinstance(running.before, str)
    return running.before


@pytest.mark.parametrize(("answer", "status", "here"), [("n", 1, True), ("y", 0, False)])
def test_forget_asks_first(shell: Shell, answer: str, status: int, here: bool) -> None:
    shell.bridge()
    running = terminal(shell.folder, "forget", "guards")
    running.expect("Forget the text of Who guards the bridge\\? for ever\\?")
    running.sendline(answer)
    shown(running)
    assert running.exitstatus == status
    assert shell.does("list --json").form[0]["text_here"] is here


def test_ctrl_c_at_a_question_ends_with_130_and_changes_nothing(shell: Shell) -> None:
    shell.bridge()
    running = terminal(shell.folder, "forget", "guards")
    running.expect("for ever")
    running.sendintr()
    # What is pressed in the moment before the terminal is read from is heard with the next key.
    if running.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5):
        running.sendintr()
        running.expect(pexpect.EOF)
    running.close()
    assert "Traceback" not in (running.before or "")
    assert running.exitstatus == 130
    assert shell.does("list --json").form[0]["text_here"]


def test_a_terminal_has_colours_unless_nobody_wants_them(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    assert "\x1b[33m" in shown(terminal(shell.folder, "list", "--kind", "trigger"))
    plain = shown(terminal(shell.folder, "list", "--kind", "trigger", NO_COLOR="1"))
    assert "\x1b[33m" not in plain
    assert "army-guard" in plain


def test_demo_opens_the_app_in_a_terminal(tmp_path: Path) -> None:
    running = terminal(tmp_path, "demo", "--db", "demo.db")
    running.expect("Kasachstan")
    running.send("q")
    shown(running)
    assert running.exitstatus == 0
