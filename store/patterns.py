"""Where a regular expression fits in a text.

A pattern may need longer than the world lasts, and Python's `re` can neither be interrupted nor
leaves other threads a turn. So it runs in a process of its own, which is ended when time is up.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from seeds.anchor import Span
from seeds.refusal import Invalid, Refusal

PATIENCE = 2.0
"""Seconds that a pattern may take."""

_CHILD = Path(__file__).with_name("pattern_child.py")


def matches(text: str, pattern: str, most: int, seconds: float = PATIENCE) -> list[Span]:
    """Places where a pattern fits, without overlaps, the first `most`; empty ones do not count.

    Case does not count, `^` and `$` are a line's. Accents count: what is folded would not be what
    the pattern says.

    Raises:
        Invalid: it is no pattern.
        Refusal: it takes longer than `seconds`.
    """
    given = f"{most} {len(pattern)}\n{pattern}{text}".encode("utf-8", "surrogatepass")
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-X", "utf8", str(_CHILD)],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refusal(
            f"the pattern takes longer than {seconds:g} seconds", attempt="a simpler one"
        ) from None
    except OSError as error:
        raise Refusal(f"patterns cannot be looked for: {error.strerror}") from None
    said = done.stdout.decode()
    if said.startswith("!"):
        _, place, words = said.split(" ", 2)
        where = f" at {int(place) + 1}" if int(place) >= 0 else ""
        raise Invalid(f"no pattern: {words.strip()}{where}", attempt="without regex, or escape it")
    if done.returncode:
        raise Refusal("the pattern takes too much memory", attempt="a simpler one")
    return [Span(*map(int, line.split())) for line in said.splitlines()]
