"""Which process holds a store's lock: the kernel is asked, and no note is kept.

So there is nothing to clear away after a power cut or `kill -9`. Where the system does not say (it
is not Linux, or the other is in another container), nobody is named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from seeds.display import safe_line

_LOCKS = Path("/proc/locks")
_LOG = range(120, 128)
"""Bytes of the file `-shm` that SQLite locks where there is a write-ahead log."""
_RESERVED = 0x40000001
"""The byte of the store that it locks where there is none."""
_MOST = 60


def holder(path: Path) -> str:
    """As in `process 4711 (signposts run first.yaml)`; empty where that cannot be known."""
    for process in _writers(path):
        if process not in (0, os.getpid()):
            said = _program(process)
            return f"process {process} ({said})" if said else f"process {process}"
    return ""


def _writers(path: Path) -> Iterator[int]:
    """Processes with a lock to write. The files are not opened: to close one again would drop the
    locks that this process has itself."""
    places: set[tuple[int, int]] = set()
    for name, locked in ((path.name + "-shm", _LOG), (path.name, (_RESERVED,))):
        with suppress(OSError):
            inode = path.resolve().with_name(name).stat().st_ino
            places |= {(inode, byte) for byte in locked}
    with suppress(OSError, ValueError, IndexError):
        for line in _LOCKS.read_text(encoding="ascii").splitlines():
            _, kind, _, mode, process, where, first, *_ = line.replace("->", "").split()
            inode = int(where.rpartition(":")[2])
            if kind == "POSIX" and mode == "WRITE" and (inode, int(first)) in places:
                yield int(process)


def _program(process: int) -> str:
    """What was called, without the interpreter and the folders."""
    words: list[str] = []
    with suppress(OSError):
        said = Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")
        words = [word for word in said.split("\0") if word]
    if words and Path(words[0]).name.startswith("python"):
        words = words[1:]
    words = words[1:] if words[:1] == ["-m"] else words
    if not words:
        return ""
    shown = safe_line(" ".join([Path(words[0]).name, *words[1:]]))
    return shown if len(shown) <= _MOST else shown[: _MOST - 1] + "…"
