"""Files that a command is given to read."""

from __future__ import annotations

import sys
from pathlib import Path

from seeds.refusal import Refusal, Unknown

STDIN = "-"


def named(name: str) -> str:
    """What errors call it."""
    return "standard input" if name == STDIN else name


def content(name: str, most: int | None = None) -> bytes:
    """What a file holds, or what standard input gives for `-`; at most so many bytes.

    Raises:
        Unknown: there is no such file.
        Refusal: it cannot be read.
    """
    try:
        if name == STDIN:
            return sys.stdin.buffer.read(-1 if most is None else most)
        with Path(name).open("rb") as file:
            return file.read(-1 if most is None else most)
    except FileNotFoundError:
        raise Unknown("there is no such file", where=name, attempt="another path") from None
    except OSError as error:
        raise Refusal(f"cannot be read: {error.strerror}", where=named(name)) from None
