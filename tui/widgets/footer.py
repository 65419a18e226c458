"""The last line of every screen: what can be done here, or what has just been done.

It is one row, whatever is said: the text above it does not move. What has no room is cut, and
there is a key that shows it whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.message import Message
from textual.timer import Timer

from seeds.display import safe_line
from tui.keys import Key
from tui.widgets.cells import cut
from tui.widgets.painted import Painted

NOTICE_SECONDS = 4.0
ERROR_SECONDS = 12.0


class Footer(Painted):
    """Keys, the likeliest first, as many as fit; a notice stands over them for a while."""

    class Pressed(Message):
        """A key of the footer was clicked."""

        def __init__(self, key: Key) -> None:
            self.key = key
            super().__init__()

    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key", "footer--notice", "footer--error"}

    DEFAULT_CSS = """
    Footer {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
        & > .footer--key { color: $text-accent; text-style: bold; }
        & > .footer--notice { color: $text; text-style: bold; }
        & > .footer--error { color: $text-error; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[Key, ...] = ()
        self._last: Key | None = None
        self._kept: frozenset[str] = frozenset()
        self._lead = ""
        self._notice, self._error = "", False
        self.said, self._whole = "", ""
        self._clock: Timer | None = None
        self._places: list[tuple[int, int, Key]] = []

    def show(
        self,
        keys: Sequence[Key],
        last: Key | None = None,
        lead: str = "",
        kept: frozenset[str] = frozenset(),
    ) -> None:
        """Shows words, then keys; `last` stands at the right end whatever else fits, and keys
        whose ids are `kept` before those that stand in front of them."""
        if (tuple(keys), last, lead, kept) != (self._keys, self._last, self._lead, self._kept):
            self._keys, self._last, self._lead, self._kept = tuple(keys), last, lead, kept
            self.changed()

    @property
    def notice(self) -> str:
        """What is being said, if anything is."""
        return self._notice

    def say(self, words: str, *, error: bool = False, whole: str = "") -> None:
        """Says something for a while: until the time is over, or something else is said.

        `whole` says how one sees all of it, where it is cut. It can be asked for as `said` when
        it is not shown any more.
        """
        self._notice, self._error, self._whole = safe_line(words), error, whole
        self.said = self._notice or self.said
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        if words:
            self._clock = self.set_timer(ERROR_SECONDS if error else NOTICE_SECONDS, self.hush)
        self.changed()

    def hush(self) -> None:
        """Says nothing any more."""
        if self._notice:
            self.say("")

    def lines(self, width: int) -> Sequence[Text]:
        """The notice, else the keys."""
        if self._notice:
            return [self._said(width)]
        return [self._hints(width)]

    def on_click(self, event: events.Click) -> None:
        """A key of the line was clicked, or the notice was read."""
        if self._notice:
            self.hush()
            return
        x = event.x - self.gutter.left
        for start, end, key in self._places:
            if start <= x < end:
                self.post_message(self.Pressed(key))

    def _hints(self, width: int) -> Text:
        line = Text(safe_line(self._lead), no_wrap=True, end="")
        line.append("  " if self._lead else "")
        style = self.look("footer--key")
        self._places = []
        room = width - (_width(self._last) if self._last else 0)
        room -= sum(_width(key) for key in self._keys if key.id in self._kept)
        for key in self._keys:
            room += _width(key) if key.id in self._kept else 0
            if line.cell_len + _width(key) > room:
                continue
            self._append(line, key, style)
        if self._last:
            line.append(" " * max(0, width - line.cell_len - _width(self._last) + 2))
            self._append(line, self._last, style)
        return line

    def _append(self, line: Text, key: Key, style: object) -> None:
        start = line.cell_len
        line.append(key.shown, style)  # type: ignore[arg-type]
        line.append(f" {key.footer}")
        self._places.append((start, line.cell_len, key))
        line.append("  ")

    def _said(self, width: int) -> Text:
        style = self.look("footer--error" if self._error else "footer--notice")
        if cell_len(self._notice) <= width:
            return Text(self._notice, style, no_wrap=True, end="")
        more = f"  {self._whole}" if self._whole else ""
        line = Text(no_wrap=True, end="")
        line.append(cut(self._notice, max(1, width - cell_len(more))), style)
        return line.append(more, self.look("footer--key"))


def _width(key: Key) -> int:
    """Cells that a key takes in the line, with the space after it."""
    return cell_len(key.shown) + cell_len(key.footer) + 3
