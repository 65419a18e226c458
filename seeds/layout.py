"""Plain text laid out: which lines belong together, and which begin a list item.

A blank line always separates. Between lines that follow each other, a break is one of two things:
the end of a paragraph, or the place where a line was wrapped because the next word did not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from seeds.boilerplate import is_furniture
from seeds.bylines import byline
from seeds.dates import begins_with_a_day


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that belong together.

    `start` and `end` leave out white space and the bullet; `mark` is where the bullet begins
    (`start` where there is none). `depth` counts the nesting of an item from 1; 0 is no item.
    `opens` says that a blank line, or nothing, is before it.
    """

    start: int
    end: int
    mark: int
    depth: int
    opens: bool


def runs(text: str) -> list[Run]:
    """The runs of a text, in order."""
    lines = list(_lines(text))
    width = _width(text, lines)
    found: list[Run] = []
    columns: list[int] = []  # where the items begin that the present one is nested in
    first = 0
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else None
        if after is None or not _goes_on(text, lines[first], line, after, width):
            head = lines[first]
            columns = _nested(columns, head)
            found.append(Run(head.words, line.end, head.start, len(columns), head.opens))
            first = number + 1
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with something in it, from `start` to `end` without white space.

    Its words begin at `words`, after the bullet. `bullet` is a sign, or the sign after a number.
    `column` is the indentation; a tab counts as 4. `opens` as in Run.
    """

    start: int
    end: int
    words: int
    bullet: str
    column: int
    opens: bool

    @property
    def right(self) -> int:
        """The column where it ends."""
        return self.column + self.end - self.start


_NARROWEST, _WIDEST = 45, 120
"""Columns that text is wrapped at. Longer lines are paragraphs, shorter ones verse or a list."""
_SLACK = 8
"""Columns by which a wrapped line may be shorter than it could: people mend text by hand."""

_ITEM = re.compile(
    r"(?:(?P<sign>[*•‣◦·▪●○■□➢➤►–-])|(?P<number>[0-9]{1,3}|[a-z](?=\)))(?P<dot>[.)]))"
    r"[ \t\xa0]+(?=\S)(?=.*\w)"
)
_CLOSING = "“”\"'’‘»«)]*_"
_WORD = re.compile(r"\S+")


def _lines(text: str) -> Iterator[_Line]:
    at, opens, counted = 0, True, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            opens = True
        else:
            indent = raw[: raw.index(stripped[0])]
            start = at + len(indent)
            end = start + len(stripped)
            words, bullet, counted = _bullet(text, start, end, counted)
            yield _Line(start, end, words, bullet, len(indent.expandtabs(4)), opens)
            opens = False
        at += len(raw) + 1


def _bullet(text: str, start: int, end: int, counted: int) -> tuple[int, str, int]:
    """Where the words begin, the bullet, and how far a numbered list has counted by now.

    A number is a bullet if it begins a list or goes on with one, and begins no date.
    """
    match = _ITEM.match(text, start, end)
    if not match:
        return start, "", counted
    if match["sign"]:
        return match.end(), match["sign"], counted
    mark = match["number"]
    number = int(mark) if mark.isdecimal() else ord(mark) - ord("a") + 1
    if number not in (1, counted + 1) or begins_with_a_day(text[start : min(end, start + 40)]):
        return start, "", counted
    return match.end(), match["dot"], number


def _width(text: str, lines: Sequence[_Line]) -> int:
    """The column that the text is wrapped at; 0 where it is not wrapped."""
    rights = sorted(line.right for line in lines if " " in text[line.start : line.end])
    width = rights[min(len(rights) - 1, len(rights) * 19 // 20)] if rights else 0
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    breaks = [(a, b) for a, b in pairwise(lines) if not b.opens and not b.bullet]
    wrapped = sum(_is_full(text, a, b, width) for a, b in breaks)
    return width if wrapped >= 2 and wrapped * 2 >= len(breaks) else 0


def _is_full(text: str, line: _Line, after: _Line, width: int) -> bool:
    """Whether the first word after the break would not have fitted on the line."""
    word = _WORD.match(text, after.start, after.end)
    assert word is not None
    return line.right + 1 + len(word.group()) > width - _SLACK


def _goes_on(text: str, head: _Line, before: _Line, line: _Line, width: int) -> bool:
    """Whether a line goes on with the run that `head` begins and `before` ended so far."""
    if line.opens:
        return False
    ended = _has_ended(text, before)
    wrapped = width > 0 and _is_full(text, before, line, width)
    if line.bullet:  # or a dash, or a number, that a wrapped line happens to begin with
        return wrapped and not ended and line.bullet != head.bullet
    if head.bullet and line.column > head.column:
        return True
    if ended and line.column > before.column:
        return False
    if wrapped or ended or not text[line.start].islower():
        return wrapped
    # Some lines begin small and go on with nothing: `di Anna Weber`, `https://…`, `source site`.
    words = text[line.start : line.end]
    return byline(words) is None and not is_furniture(words)


def _has_ended(text: str, line: _Line) -> bool:
    """Whether a line ends as a sentence or an item of a list does."""
    return text[line.start : line.end].rstrip(_CLOSING)[-1:] in tuple(".!?…:;")


def _nested(columns: list[int], line: _Line) -> list[int]:
    """The columns of the items that a line is nested in, its own last; none outside of lists."""
    if not line.bullet:
        return []
    return [*(column for column in columns if column + 2 <= line.column), line.column]
