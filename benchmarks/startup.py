"""How long the commands and the app take to start, against a bare Python and an empty app."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from benchmarks.measure import in_turns, report
from benchmarks.terminal import Terminal
from seeds import corpus_files
from seeds.reading import read
from store.desk import Desk

ROUNDS = 10
_BARE = [sys.executable, "-c", "pass"]
_EMPTY_APP = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Empty(App):\n"
    "    def compose(self):\n"
    "        yield Static('the first screen')\n"
    "Empty().run()"
)


def main() -> None:
    """Print each start beside its floor."""
    signposts = [str(Path(sys.executable).with_name("signposts"))]
    with tempfile.TemporaryDirectory() as folder:
        path = str(_store(Path(folder)))
        listing = [*signposts, "--db", path, "list"]
        for what, command in (("--version", [*signposts, "--version"]), ("list", listing)):
            ours, floor = in_turns(partial(_run, command), partial(_run, _BARE), ROUNDS)
            report(f"signposts {what}", "ms", ours, "python -c pass", floor)
        app = [*signposts, "--db", path]
        ours, floor = [], []
        for _ in range(ROUNDS):
            ours.append(_first_screen(app, b"Astana"))
            floor.append(_first_screen([sys.executable, "-c", _EMPTY_APP], b"first screen"))
        report("the app, its rows on the screen", "ms", ours, "an empty Textual app", floor)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _first_screen(command: list[str], showing: bytes) -> float:
    terminal = Terminal(command)
    try:
        return terminal.frame(showing=showing) - terminal.started
    finally:
        terminal.process.kill()
        terminal.close()


def _store(folder: Path) -> Path:
    path = folder / "bench.db"
    with Desk.open(path, analyst="bench", clock=lambda: datetime.now(UTC)) as desk:
        for name in corpus_files.names():
            desk.add(read(name, corpus_files.content(name)))
    return path
