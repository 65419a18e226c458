"""A program in a pty that says it can do synchronized output: the end of each frame is seen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

QUIET = 0.03
"""Seconds without output after which a key has done all it does."""
_END = b"\x1b[?2026l"


class Terminal:
    """A program in a terminal of 120x40, with the times at which its frames ended."""

    def __init__(self, command: Sequence[str], folder: Path | None = None) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in ("NO_COLOR", "COLUMNS", "LINES"):  # the terminal has a size of its own
            environment.pop(name, None)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
        os.close(theirs)

    def frame(self, waiting: float = 10.0, quiet: float = QUIET, showing: bytes = b"") -> float:
        """When the last frame ends of those that come without a pause; 0.0 where none comes.

        With `showing`, when the first frame ends that has it.
        """
        seen, ended, deadline = b"", 0.0, time.perf_counter() + waiting
        while (now := time.perf_counter()) < deadline:
            if not select.select([self._ours], [], [], quiet if ended else deadline - now)[0]:
                break
            seen += os.read(self._ours, 1 << 16)
            now = time.perf_counter()
            if b"\x1b[?2026$p" in seen:
                os.write(self._ours, b"\x1b[?2026;2$y")
                seen = seen.replace(b"\x1b[?2026$p", b"")
            if _END in seen and (not showing or showing in seen):
                ended = now
                seen = seen[seen.rindex(_END) + len(_END) :]
                if showing:
                    return ended
        return ended

    def press(self, key: str) -> float:
        """Milliseconds from a key to the end of its last frame; NaN where it shows nothing."""
        began = time.perf_counter()
        os.write(self._ours, key.encode())
        ended = self.frame(waiting=1.0)
        return (ended - began) * 1000 if ended else float("nan")

    def close(self) -> None:
        """End the program."""
        os.write(self._ours, b"\x11")
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)
