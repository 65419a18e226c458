"""A program in a real terminal: keys in, the screen as a person sees it out.

The terminal says that it can do synchronized output, and shows whole frames only. On a frame half
drawn there are words of two screens, and a test that waits for words would run ahead.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
"""Seconds to wait for something to appear; a loaded machine takes its time."""

_ASKED, _CAN = b"\x1b[?2026$p", "\x1b[?2026;2$y"
_BEGINS, _ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


class Terminal:
    """`signposts` with some arguments, on a screen of so many cells; `more` are variables of the
    environment."""

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        more: Mapping[str, str] | None = None,
    ) -> None:
        width, height = size
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        self.output = b""
        self._unshown = b""
        self._asked = False
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT),
            "TEXTUAL_DISABLE_KITTY_KEY": "1",
        }
        for name in ("NO_COLOR", "COLUMNS", "LINES"):  # the terminal has a size of its own
            environment.pop(name, None)
        environment |= more or {}
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            ["-c", "from tui.cli import main; main()", *arguments],
            env=environment,
            dimensions=(height, width),
            cwd=str(ROOT),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.child.close(force=True)

    def shown(self) -> str:
        """What is on the screen."""
        # Not pyte's `display`: that asks of every cell how wide it is, a sixth of a test's time.
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        columns = range(self.screen.columns)
        return "\n".join("".join(row[x].data for x in columns).rstrip() for row in rows)

    def see(self, *words: str, without: str = "") -> None:
        """Waits until all the words are on the screen, and `without` is not."""
        deadline = time.monotonic() + PATIENCE
        while True:
            shown = self.shown()
            if all(w in shown for w in words) and not (without and without in shown):
                return
            assert time.monotonic() < deadline, f"{words} not on the screen:\n{shown}"
            self._take(0.2)

    def wrote(self, sign: bytes, since: int) -> None:
        """Waits until the program has written something after so many bytes of its output."""
        deadline = time.monotonic() + PATIENCE
        while sign not in self.output[since:]:
            assert time.monotonic() < deadline, f"{sign!r} not written:\n{self.shown()}"
            self._take(0.2)

    def press(self, keys: str, *see: str, without: str = "") -> None:
        """Types keys, and waits until words are on the screen."""
        self.child.send(keys)
        self.see(*see, without=without)

    def end(self) -> int:
        """Waits until the program has ended; its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self._take(0.2):
            assert time.monotonic() < deadline, f"still running:\n{self.shown()}"
        self.child.wait()
        status = self.child.exitstatus
        assert status is not None
        return status

    def kill(self) -> None:
        """Ends the program as a power cut would."""
        self.child.kill(9)
        self.child.wait()

    def _take(self, seconds: float) -> bool:
        """Takes what the program has written; False when it has ended."""
        try:
            written = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.output += written
        self._show(written)
        return True

    def _show(self, written: bytes) -> None:
        """Shows what was written; a frame when its end is there."""
        if not self._asked and _ASKED in self.output:
            self._asked = True
            self.child.send(_CAN)
        self._unshown += written
        began = self._unshown.rfind(_BEGINS)
        if began < 0 and _BEGINS.startswith(self._unshown[self._unshown.rfind(b"\x1b") :]):
            began = self._unshown.rfind(b"\x1b")  # it has come in part
        whole = began < 0 or self._unshown.find(_ENDS, began) >= 0
        end = len(self._unshown) if whole else began
        self.stream.feed(self._unshown[:end])
        self._unshown = self._unshown[end:]
