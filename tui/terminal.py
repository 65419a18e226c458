"""The terminal that the app is in: it can be stopped and go on, and it can go away.

Textual's own driver takes SIGCONT for the end of a stop that it knew of. After a SIGSTOP, which
nobody is told of, it would read the keys in two threads and leave the shell without an echo. The
kernel sends SIGCONT too where a terminal goes away: writing to that must not wait for ever.
"""

from __future__ import annotations

import asyncio
import errno
import os
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any, cast

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNREADABLE = "signposts: the terminal cannot be read any more; nothing is lost"


class LastingFile:
    """A file that takes in silence what is written when there is nobody any more to see it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Writes, while there is a terminal."""
        with _gone():
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """The same."""
        with _gone():
            self._file.flush()

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()


class TerminalDriver(LinuxDriver):
    """Textual's driver, which goes on after every stop and does not wait for a dead terminal."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        file: Any = LastingFile(cast("IO[str]", self._file))  # as much of one as is written to
        self._file = file

    def _sigcont_application(self, *_: object) -> None:
        """Not at once: a signal comes in the middle of anything, such as of writing."""
        if self._auto_restart:
            with suppress(RuntimeError):  # the app has ended
                asyncio.get_running_loop().call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        if not os.isatty(self.fileno):
            return
        if not self._must_signal_resume:  # nobody knew of the stop: what is running ends first
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()
        self._app.call_later(self._app.refresh, layout=True)  # the shell has written over it

    def run_input_thread(self) -> None:
        """Reads the keys; where that is refused, the app ends as ever, and keeps what it had."""
        try:
            super().run_input_thread()
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            self._app.call_later(self._app.exit, None, 1, _UNREADABLE)


@contextmanager
def _gone() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno != errno.EIO:
            raise
