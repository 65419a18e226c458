"""What a command writes: data on stdout, words on stderr.

What was done does not hang on who reads: where the reader of a pipe has left, the rest of the
output goes nowhere, quietly, and the command goes on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from seeds.refusal import Refusal

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

ROOM = 80
"""Cells of a line where no terminal says otherwise."""
_ENDLESS = 1_000_000
"""Cells of a line that nothing is cut from."""


def line(text: str = "") -> None:
    """A line of data. What comes from outside has to be made safe before."""
    _write(sys.stdout, text + "\n")


def note(text: str) -> None:
    """A line of words for the person at the keyboard."""
    _write(sys.stderr, text + "\n")


def form(value: object) -> None:
    """A value as JSON; a sign that is not safe to show is written as an escape."""
    from tui.forms import json_text

    line(json_text(value, ascii_only=not _says_unicode(sys.stdout)))


def room() -> int:
    """Cells of a line: those of the terminal, COLUMNS, or 80."""
    return _console().width


def list_room() -> int:
    """Those of a list with a line for each thing: into a pipe, as many as the longest takes."""
    return _console().width if _is_fitted() else _ENDLESS


def draw(*things: RenderableType, width: int | None = None) -> None:
    """Tables and texts, fitted to the terminal, or to 80 columns where there is none."""
    console = _console(width)
    for thing in things:
        console.print(thing)
    written = console.file
    assert isinstance(written, StringIO)
    rows = written.getvalue().rstrip("\n").split("\n")
    line("\n".join(row.rstrip() for row in rows))


def _is_fitted() -> bool:
    """Whether somebody has said how wide a line is."""
    return _is_terminal(sys.stdout) or "COLUMNS" in os.environ


def _console(width: int | None = None) -> Console:
    """A console that writes into a string: what is to be shown is written as all other data is."""
    from rich.console import Console

    terminal = _is_terminal(sys.stdout)
    return Console(
        file=StringIO(),
        force_terminal=True if terminal else None,
        markup=False,
        highlight=False,
        emoji=False,
        width=width or (None if _is_fitted() else ROOM),
    )


def draw_list(things: Sequence[object], *parts: RenderableType, none: str) -> None:
    """Tables laid out in `list_room`; where there is nothing in them, words for that on stderr."""
    if things:
        draw(*parts, width=list_room())
    else:
        note(none)


def raw(content: bytes) -> None:
    """Bytes of data, as they are."""
    flush()
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        _failed(sys.stdout, error)


def flush() -> None:
    """Bring out what is still held back.

    Raises:
        Refusal: it cannot be written, because a disk is full for example.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            _failed(stream, error)


def forgiving() -> None:
    """Let a stream that cannot show a sign show a question mark, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not _says_unicode(stream):
            reconfigure(errors="replace")


def asks() -> bool:
    """Whether somebody can be asked."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def is_terminal() -> bool:
    """Whether data goes to a terminal."""
    return _is_terminal(sys.stdout)


def has_screen() -> bool:
    """Whether there is a terminal, or a page in a browser, that the app can be opened in."""
    return _is_served() or (_is_terminal(sys.stdin) and _is_terminal(sys.stdout))


def _is_served() -> bool:
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except OSError as error:
        _failed(stream, error)


def _failed(stream: TextIO, error: OSError) -> None:
    """Let the rest go nowhere: quietly where the reader has left, else refused once."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    if not isinstance(error, BrokenPipeError):
        raise Refusal(
            f"what was done cannot be shown: {error.strerror}", where=stream.name.strip("<>")
        ) from None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _says_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").casefold().replace("-", "").startswith("utf")
