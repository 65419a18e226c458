"""The floor under the reading room: a pane that shows lines on the line API, and what no app could
leave out; nothing else.

`enter` opens it, a page is a page. A key that goes somewhere paints two rows anew, where one was
and where one is, `]` looks for the word from there on and says on a third how far it came; a
selection that grows, and a drag, paint one. A tag is one commit to disk of an entry, an item, an
annotation and its quote into tables of 10,000 with one index, by raw SQL, and the row that it is
on; an undo is one of an entry and two rows that are changed.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.events import Key, MouseDown, MouseMove, MouseUp
from textual.geometry import Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from benchmarks.shelf import text
from store.engine import driver

_WIDTH = 76
_MANY = 10_000
_SOUGHT = "maut"
_TABLES = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE journal (id TEXT PRIMARY KEY, stored BLOB);
CREATE TABLE item (id TEXT PRIMARY KEY, fields TEXT, standing INT);
CREATE TABLE annotation (id TEXT PRIMARY KEY, start INT, stop INT, fields TEXT, standing INT);
CREATE TABLE quote (id TEXT PRIMARY KEY, content TEXT);
CREATE INDEX place ON annotation (start);
"""


class Disk:
    """Tags in a file, by raw SQL."""

    def __init__(self, path: Path) -> None:
        self._raw: Any = driver().connect(str(path), isolation_level=None)
        self._raw.executescript(_TABLES)
        self._made = 0
        self._standing: list[str] = []
        self._raw.execute("BEGIN")
        for _ in range(_MANY):
            self._write()
        self._raw.execute("COMMIT")

    def tag(self) -> None:
        """A tag more."""
        self._raw.execute("BEGIN IMMEDIATE")
        self._write()
        self._raw.execute("COMMIT")

    def undo(self) -> None:
        """The last one no more."""
        id = self._standing.pop()
        self._raw.execute("BEGIN IMMEDIATE")
        self._raw.execute("INSERT INTO journal VALUES (?, ?)", ("u" + id, bytes(400)))
        self._raw.execute("UPDATE annotation SET standing = 0 WHERE id = ?", (id,))
        self._raw.execute("UPDATE item SET standing = 0 WHERE id = ?", (id,))
        self._raw.execute("COMMIT")

    def _write(self) -> None:
        self._made += 1
        id = sha256(str(self._made).encode()).hexdigest()
        self._standing.append(id)
        start, run = self._made * 7919 % 1_000_000, self._raw.execute
        run("INSERT INTO journal VALUES (?, ?)", (id, bytes(700)))
        run("INSERT INTO item VALUES (?, ?, 1)", (id, "x" * 200))
        fields = (id, start, start + 70, "x" * 400)
        run("INSERT INTO annotation VALUES (?, ?, ?, ?, 1)", fields)
        run("INSERT INTO quote VALUES (?, ?)", (id, "x" * 70))


class Bare(ScrollView):
    """Lines."""

    DEFAULT_CSS = "Bare { overflow-y: scroll; overflow-x: hidden; }"
    ALLOW_SELECT = False

    def __init__(self, lines: list[str], disk: Disk) -> None:
        super().__init__()
        self._shown = lines
        self._disk = disk
        self._folded = "\n".join(lines).casefold()
        self._found = 0
        self._pressed = False

    def on_mount(self) -> None:
        """There is so much to scroll."""
        self.virtual_size = Size(_WIDTH, len(self._shown))
        self._style = self.rich_style
        self.call_after_refresh(_freeze)

    def render_line(self, y: int) -> Strip:
        """One line."""
        row, width = y + self.scroll_offset.y, self.size.width
        line = self._shown[row] if row < len(self._shown) else ""
        return Strip([Segment(line.ljust(width), self._style)], width)

    def turn(self, key: str) -> None:
        """What a key does."""
        top, height = self.scroll_offset.y, self.size.height
        to = {"space": top + height - 2, "g": 0, "G": len(self._shown)}.get(key)
        if to is not None:
            self.scroll_to(y=to, animate=False)
            return
        self._act(key)
        rows = {"j": (10, 12), "n": (10, 14), "right_square_bracket": (10, 14, height - 1)}
        for row in rows.get(key, (10,)):
            self.refresh_line(top + row)

    def _act(self, key: str) -> None:
        if key == "right_square_bracket":
            self._found = self._folded.find(_SOUGHT, self._found + 1)
        elif key == "t":
            self._disk.tag()
        elif key == "u":
            self._disk.undo()

    def on_mouse_down(self, event: MouseDown) -> None:
        """A drag begins."""
        self._pressed = True
        self.capture_mouse()

    def on_mouse_up(self, event: MouseUp) -> None:
        """It ends."""
        self._pressed = False
        self.release_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """A row for each step of it."""
        if self._pressed:
            self.turn("row")


class BareScreen(Screen[None]):
    """The pane, over the whole screen."""

    def __init__(self, lines: list[str], disk: Disk) -> None:
        super().__init__()
        self.pane = Bare(lines, disk)

    def compose(self) -> ComposeResult:
        """The pane alone."""
        yield self.pane


class BareApp(App[None]):
    """A first screen, and the pane on a second."""

    def __init__(self, size: int, disk: Disk) -> None:
        super().__init__()
        self._code_points = size
        self._disk = disk

    def on_key(self, event: Key) -> None:
        """All keys come here."""
        screen = self.screen
        if isinstance(screen, BareScreen):
            if event.key == "q":
                self.pop_screen()
            else:
                screen.pane.turn(event.key)
        elif event.key == "enter":
            blocks = text(self._code_points).split("\n\n")
            lines = [b[at : at + _WIDTH] for b in blocks for at in range(0, len(b), _WIDTH)]
            self.push_screen(BareScreen(lines, self._disk))


def _freeze() -> None:
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        BareApp(int(sys.argv[1]), Disk(Path(folder) / "bare.db")).run()
