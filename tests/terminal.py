"""A program in a real terminal: keys in, the screen as a person sees it out."""

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
PATIENCE = 20.0
"""Seconds to wait for something to appear; a loaded machine takes its time."""


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
        self.stream.feed(written)
        return True
