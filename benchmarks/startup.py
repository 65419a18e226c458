"""How long the commands and the app take to start, against a bare Python and an empty app.

Each start is timed beside its floor, turn by turn; the app's is from its exec to the end of the
first frame that shows an article, with a few articles in the store and with many.
"""

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
from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind, Metadata, article_id
from seeds.reading import read
from store.desk import Desk

ROUNDS = 10
MANY = 20_000
"""Articles of the large store; it takes a minute to make."""
_TITLE = "Astana"
_TOGETHER = 2000
_BARE = [sys.executable, "-c", "pass"]
_EMPTY_APP = """\
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("the first screen")
Empty().run()
"""


def main() -> None:
    """Print each start beside its floor."""
    signposts = [str(Path(sys.executable).with_name("signposts"))]
    with tempfile.TemporaryDirectory() as folder:
        few, many = _store(Path(folder), 0), _store(Path(folder), MANY)
        listing = [*signposts, "--db", str(few), "list"]
        for what, command in (("--version", [*signposts, "--version"]), ("list", listing)):
            ours, floor = in_turns(partial(_run, command), partial(_run, _BARE), ROUNDS)
            report(f"signposts {what}", "ms", ours, "python -c pass", floor)
        empty = Path(folder) / "empty.py"
        empty.write_text(_EMPTY_APP)
        for path, words in ((few, "a few articles"), (many, f"{MANY:,} articles")):
            _against_an_empty_app([*signposts, "--db", str(path)], empty, words)


def _against_an_empty_app(app: list[str], empty: Path, words: str) -> None:
    ours, floor = [], []
    for n in range(ROUNDS + 1):
        rows = _first_screen(app, _TITLE.encode())
        screen = _first_screen([sys.executable, str(empty)], b"first screen")
        if n:  # the first turn warms the disk's cache
            ours.append(rows)
            floor.append(screen)
    report(f"the app, rows of {words}", "ms", ours, "an empty Textual app", floor)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _first_screen(command: list[str], showing: bytes) -> float:
    terminal = Terminal(command)
    try:
        ended = terminal.frame(showing=showing)
        terminal.rest(0.1)  # what was seen may be in a traceback: then there is no more to read
        return ended - terminal.started
    finally:
        terminal.process.kill()
        terminal.close()


def _store(folder: Path, many: int) -> Path:
    path = folder / f"{many}.db"
    with Desk.open(path, analyst="bench", clock=lambda: datetime.now(UTC)) as desk:
        for name in corpus_files.names():
            desk.add(read(name, corpus_files.content(name)))
        for start in range(0, many, _TOGETHER):
            with desk.together():
                for number in range(start, min(many, start + _TOGETHER)):
                    desk.add(_short(number))
    return path


def _short(number: int) -> Article:
    text = f"{_TITLE}, report {number}. Nobody knows who guards the bridge."
    return Article(
        id=article_id(text),
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
        metadata=Metadata(title=f"{_TITLE} {number}", outlet="Orlik Post", language="en"),
    )
