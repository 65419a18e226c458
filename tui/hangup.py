"""When the terminal goes away: what is in hand is put away, and the app ends.

Left alone, Textual reads the end of its input for ever, at the full speed of a core.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

PULSE = 1.0
"""Seconds between two looks at the terminal."""

GRACE = 5.0
"""Seconds to end in, before the process is ended: writing to no terminal can wait for ever."""


def watch(app: App[Any], leave: Callable[[], Awaitable[None]]) -> None:
    """Has the app `leave` when its terminal has gone, or when it is asked to end from outside."""
    if sys.platform != "win32":
        loop = asyncio.get_running_loop()
        for asked in (signal.SIGHUP, signal.SIGTERM):
            if signal.getsignal(asked) is signal.SIG_DFL:
                loop.add_signal_handler(asked, app.call_later, leave)
    terminal = sys.__stdin__
    if terminal is not None and terminal.isatty():
        number = terminal.fileno()
        Thread(target=_wait, args=(number, lambda: app.call_later(leave)), daemon=True).start()


def _wait(terminal: int, leave: Callable[[], object]) -> None:
    """Looks until the terminal has gone; a thread, for the app may be waiting to write to it."""
    while os.isatty(terminal):
        time.sleep(PULSE)
    leave()
    time.sleep(GRACE)
    os._exit(1)
