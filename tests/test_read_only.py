"""A store that can only be read: what would be done with it can be tried out all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scripts import ARTICLE, TAG, written
from tests.shell import Shell

ROOT = Path(__file__).parents[1]
BOUND = "--bounding-set=-dac_override,-dac_read_search"


def restricted(*words: str) -> subprocess.CompletedProcess[str]:
    """A command of somebody whom permissions hold back, be it root."""
    root = os.geteuid() == 0
    if root and not shutil.which("setpriv"):
        pytest.skip("root may write everything, and there is no setpriv")
    start = [sys.executable, "-c", "from tui.cli import main; main()", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = ["setpriv", BOUND, *start] if root else start
    return subprocess.run(start, capture_output=True, text=True, check=False, env=env)


def test_a_session_is_checked_against_a_store_that_can_only_be_read(shell: Shell) -> None:
    written(shell.folder, ARTICLE, name="first")
    shell.does("run first.yaml")
    written(shell.folder, TAG.replace("bridge", "guards the bridge"), name="second")
    folder = shell.folder / "archive"
    folder.mkdir()
    shutil.move(shell.folder / "store.db", folder / "store.db")
    (folder / "store.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        tried = restricted("run", "second.yaml", "--check", "--diff", "--db", "archive/store.db")
        done = restricted("run", "second.yaml", "--db", "archive/store.db")
        assert (tried.returncode, tried.stdout.splitlines()[0]) == (3, "+ trigger tolls")
        assert (done.returncode, "can only be read" in done.stderr) == (4, True)
        assert [one.name for one in folder.iterdir()] == ["store.db"]
    finally:
        folder.chmod(0o755)
