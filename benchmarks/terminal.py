"""A program in a pty that says it can do synchronized output: the end of each frame is seen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

QUIET = 0.03
"""Seconds without output after which a key has done all it does at once."""

_NOT_PASSED_ON = ("NO_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")
"""The terminal has a size and colours of its own, and what is installed has been compiled."""
_END = b"\x1b[?2026l"
_ESCAPES = re.compile(rb"\x1b\[[0-9;:?]*[a-zA-Z]")
_MOUSE = {"press": "\x1b[<0;{};{}M", "move": "\x1b[<32;{};{}M", "release": "\x1b[<0;{};{}m"}


class Terminal:
    """A program in a terminal of 120x40, with the times at which its frames ended."""

    def __init__(self, command: Sequence[str], folder: Path | None = None) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in _NOT_PASSED_ON:
            environment.pop(name, None)
        self.written = 0
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            cwd=folder,
            start_new_session=True,
            # The line is hung up when this end of it closes, however the run dies.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)

    def frame(self, waiting: float = 10.0, quiet: float = QUIET, showing: bytes = b"") -> float:
        """When the last frame ends of those that come without a pause; 0.0 where none comes.

        With `showing`, when the first frame ends that has these words, in whatever colours.
        """
        seen, ended, deadline = b"", 0.0, time.perf_counter() + waiting
        while (now := time.perf_counter()) < deadline:
            if not select.select([self._ours], [], [], quiet if ended else deadline - now)[0]:
                break
            read = os.read(self._ours, 1 << 16)
            seen += read
            self.written += len(read)
            now = time.perf_counter()
            if b"\x1b[?2026$p" in seen:
                os.write(self._ours, b"\x1b[?2026;2$y")
                seen = seen.replace(b"\x1b[?2026$p", b"")
            if _END in seen and (not showing or showing in _ESCAPES.sub(b"", seen)):
                ended = now
                seen = seen[seen.rindex(_END) + len(_END) :]
                if showing:
                    return ended
        return ended

    def press(self, keys: str, waiting: float = 1.0, showing: bytes = b"") -> float:
        """Milliseconds from a key to the end of its last frame; NaN where it shows nothing."""
        began = time.perf_counter()
        os.write(self._ours, keys.encode())
        ended = self.frame(waiting, showing=showing)
        return (ended - began) * 1000 if ended else float("nan")

    def point(self, how: str, x: int, y: int) -> float:
        """The same for the mouse: `press`, `move` (held down), `release`, at a cell from 0 on."""
        return self.press(_MOUSE[how].format(x + 1, y + 1), waiting=0.2)

    def rest(self, quiet: float) -> None:
        """Wait until nothing has been written for so many seconds."""
        while self.frame(waiting=quiet, quiet=quiet):
            pass

    @property
    def peak(self) -> float:
        """The most memory that the program has had, in MiB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        [line] = (line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    @property
    def worked(self) -> float:
        """Milliseconds of processor time that the program has taken, in all its threads (Linux).

        Others who use the same processors change it little, however long they make one wait.
        """
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6

    def close(self) -> None:
        """End the program."""
        os.write(self._ours, b"\x11")
        try:
            self.process.wait(3)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)
