"""Where a text may be cut, and how many cells it takes on a terminal.

A grapheme is what a reader takes for one character: a letter with its marks, an emoji with its
skin tone, a family joined by U+200D, a flag of two letters. Widths are those that Textual lays
its strips out with, so a row that fits here fits on the screen. Text is display text, without
line breaks (`seeds.display.safe`).
"""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len

ZWJ = "\u200d"
VS16 = "\ufe0f"
_FIRST_FLAG, _LAST_FLAG = "\U0001f1e6", "\U0001f1ff"
_FIRST_TONE, _LAST_TONE = "\U0001f3fb", "\U0001f3ff"
_LONGEST_FLAGS = 64
_JOINS = re.compile(f"[{ZWJ}{VS16}]")


def is_boundary(text: str, at: int) -> bool:
    """Whether a grapheme may begin or end before `text[at]`; so it is at both ends of the text."""
    if at <= 0 or at >= len(text):
        return True
    here, before = text[at], text[at - 1]
    if here < "\u0300" and before < "\u0300":
        return True
    if before == ZWJ or _extends(here):
        return False
    return not (_is_flag(here) and _is_flag(before) and _flags_before(text, at) % 2)


def snap_back(text: str, at: int, floor: int = 0) -> int:
    """The nearest boundary at or before `at`, not before `floor`."""
    while at > floor and not is_boundary(text, at):
        at -= 1
    return at


def snap_on(text: str, at: int, ceiling: int | None = None) -> int:
    """The nearest boundary at or after `at`, not after `ceiling` (else the end of the text)."""
    last = len(text) if ceiling is None else ceiling
    while at < last and not is_boundary(text, at):
        at += 1
    return min(at, last)


def cell_widths(text: str) -> list[int]:
    """Cells that each code point adds; over whole graphemes the sum is the width of the text."""
    size = {sign: cell_len(sign) for sign in set(text)}
    widths = [size[sign] for sign in text]
    joined = 0
    for found in _JOINS.finditer(text):
        at = found.start()
        if at < joined:
            continue
        if text[at] == ZWJ:
            joined = at + 2
            widths[at + 1 : joined] = [0] * len(text[at + 1 : joined])
        else:
            base = text[snap_back(text, at) : at]
            widths[at] = cell_len(base + VS16) - cell_len(base)
    return widths


def grapheme_at_cell(text: str, cell: int) -> tuple[int, int]:
    """The grapheme that covers a cell, as `[start, end)`; beyond the text, its last one.

    Either half of a wide character is that character. An empty text gives (0, 0).
    """
    edge = 0
    for at, width in enumerate(cell_widths(text)):
        edge += width
        if edge > cell:
            return snap_back(text, at), snap_on(text, at + 1)
    return snap_back(text, max(0, len(text) - 1)), len(text)


def _extends(sign: str) -> bool:
    """Whether it belongs to what stands before it."""
    return (
        unicodedata.category(sign)[0] == "M"
        or _FIRST_TONE <= sign <= _LAST_TONE
        or cell_len(sign) == 0
    )


def _is_flag(sign: str) -> bool:
    """Whether it is a regional indicator: two of them are a flag."""
    return _FIRST_FLAG <= sign <= _LAST_FLAG


def _flags_before(text: str, at: int) -> int:
    """How many regional indicators end at `at`; counts no further back than needed for prose."""
    start = at
    while start > 0 and at - start < _LONGEST_FLAGS and _is_flag(text[start - 1]):
        start -= 1
    return at - start
