"""The floor under the reading room: a pane that shows lines on the line API, and nothing else.

`enter` opens it, a page is a page; every other key paints one row anew, as does the mouse.
"""

from __future__ import annotations

import gc
import sys

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.events import Key, MouseDown, MouseMove, MouseUp
from textual.geometry import Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from benchmarks.shelf import text

_WIDTH = 76


class Bare(ScrollView):
    """Lines."""

    DEFAULT_CSS = "Bare { overflow-y: scroll; overflow-x: hidden; }"
    ALLOW_SELECT = False

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._shown = lines
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
        if to is None:
            self.refresh_line(top + 10)
        else:
            self.scroll_to(y=to, animate=False)

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

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.pane = Bare(lines)

    def compose(self) -> ComposeResult:
        """The pane alone."""
        yield self.pane


class BareApp(App[None]):
    """A first screen, and the pane on a second."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._code_points = size

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
            self.push_screen(BareScreen(lines))


def _freeze() -> None:
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    BareApp(int(sys.argv[1])).run()
