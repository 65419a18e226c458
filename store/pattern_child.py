"""The other process of `store.patterns`: a pattern and a text come in, places go out.

Run as a program, by its path and without the packages around it, so it imports nothing of them.
"""

from __future__ import annotations

import re
import sys

MEMORY = 1 << 30
"""Bytes that the process may take, where the system can hold it to that."""


def main() -> None:
    """Read `most` and the length of the pattern on the first line, then both; write what is found.

    A line `start end` for each place, or `! position words` where the pattern is none.
    """
    _hold_back()
    head, _, rest = sys.stdin.buffer.read().partition(b"\n")
    most, length = map(int, head.split())
    both = rest.decode("utf-8", "surrogatepass")
    pattern, text = both[:length], both[length:]
    try:
        wanted = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    except re.error as error:
        sys.stdout.write(f"! {error.pos if error.pos is not None else -1} {error.msg}\n")
        return
    except (OverflowError, RecursionError, MemoryError):
        sys.stdout.write("! -1 too large\n")
        return
    found = 0
    for match in wanted.finditer(text):
        if match.start() < match.end():
            sys.stdout.write(f"{match.start()} {match.end()}\n")
            found += 1
            if found >= most:
                return


def _hold_back() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
