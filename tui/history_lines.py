"""Deeds as lines of the history: read a page at a time, those of a session run under one line."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from seeds.display import safe_line
from seeds.refusal import Refusal
from store.called import Called
from store.deeds import Rows, alone, run_name
from store.done import FINAL
from tui.days import in_numbers
from tui.matching import matching
from tui.widgets.line import Column, Line
from tui.words import describe, passage, thing

if TYPE_CHECKING:
    from seeds.anchor import Span
    from store.desk import Desk
    from store.done import Done
    from tui.history_filter import Filter

MOST = 2_000
"""Deeds in which words are looked for, the latest of those that fit all else."""

COLUMNS = (
    Column("time (UTC)", 16),
    Column("what"),
    Column("who", 8, least=70),
    Column("via", 7, least=100),
    Column("deed", 8, least=100),
)
_PAGE = 64
_MOST_PAGES = 64
_READ = 400
_GONE = Line("", tuple("…" if column.title == "what" else "" for column in COLUMNS))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: a deed, or a session run with the last of its deeds.

    `many` deeds are under it, of which `standing` stand; a deed of an opened run is `inside` it.
    """

    done: Done
    called: Called
    many: int = 1
    standing: int = 1
    opened: bool = False
    inside: bool = False

    @property
    def is_run(self) -> bool:
        """Whether it is a run of several deeds."""
        return self.many > 1

    def can(self, verb: str) -> bool:
        """Whether undo or redo would do something."""
        if self.is_run:
            return self.standing > 0 if verb == "undo" else self.standing < self.many
        return self.done.verb not in FINAL and self.done.standing == (verb == "undo")

    @property
    def words(self) -> str:
        """What was done."""
        if not self.is_run:
            return describe(self.done, self.called)
        name = run_name(self.done.run)
        return safe_line(f"ran {'the session ' + name if name else 'a session'}: {self.many} deeds")

    @property
    def passage(self) -> tuple[str, Span | None] | None:
        """The article that it is about, and where in it."""
        return passage(self.done, self.called)

    @property
    def thing(self) -> str:
        """The item or scenario that it is about, by its id; empty where it is about none."""
        return thing(self.done, self.called)

    @property
    def line(self) -> Line:
        """As the table shows it."""
        undone = self.standing == 0 if self.is_run else not self.done.standing
        sign = ("▾ " if self.opened else "▸ ") if self.is_run else ("  " if self.inside else "")
        cells = (
            f"{self.done.recorded:%Y-%m-%d %H:%M}",
            f"{sign}{'undone: ' if undone else ''}{self.words}",
            self.done.analyst or "–",
            self.done.via,
            "" if self.is_run else self.done.id[:8],
        )
        key = f"{'run ' if self.is_run else ''}{self.done.id}"
        return Line(key, cells, ((1, "quiet"),) if undone else ())


class Lines(Sequence[Line]):
    """What the table shows, read from the store where somebody looks."""

    def __init__(self, desk: Desk, rows: Rows, opened: frozenset[int] = frozenset()) -> None:
        self._desk, self._rows, self._opened = desk, rows, opened
        self._pages: dict[int, list[Entry | None]] = {}
        # A line is a line of `rows`, or, below zero, a deed inside of an opened run.
        self._lines = array("q", self._counted()) if opened else None

    def _counted(self) -> Sequence[int]:
        found: list[int] = []
        for line in range(len(self._rows)):
            found.append(line)
            numbers = self._rows.of(line)
            if len(numbers) > 1 and numbers[-1] in self._opened:
                found += (-number for number in numbers)
        return found

    def __len__(self) -> int:
        return len(self._rows) if self._lines is None else len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        entry = self.entry(range(len(self))[at])
        return entry.line if entry else _GONE

    @property
    def numbers(self) -> Sequence[int]:
        """The row numbers of all deeds, those of runs among them, the latest first."""
        return self._rows.numbers

    def number(self, at: int) -> int:
        """The row number of a line's deed, of a run the one that was done first."""
        line = self._line(at)
        return -line if line < 0 else self._rows.of(line)[-1]

    def turnable(self, at: int, verb: str) -> list[str]:
        """The ids of the deeds under a line that undo, or redo, would do something to."""
        numbers = self._rows.of(self._line(at))
        some = (numbers[start : start + _READ] for start in range(0, len(numbers), _READ))
        return [
            done.id
            for part in some
            for done in self._desk.deeds_at(part)
            if done and done.verb not in FINAL and done.standing == (verb == "undo")
        ]

    def turned(self, at: int) -> Lines:
        """The same with the run of a line opened, or closed."""
        return Lines(self._desk, self._rows, self._opened ^ {self.number(at)})

    def again(self, rows: Rows, at: int) -> tuple[Lines, int]:
        """Other rows, with the same runs opened, and where the deed of a line is among them."""
        lines = Lines(self._desk, rows, self._opened)
        if not 0 <= at < len(self) or self.number(at) not in rows.numbers:
            return lines, at
        number = self.number(at)
        if self._line(at) < 0 and lines._lines is not None and -number in lines._lines:
            return lines, lines._lines.index(-number)
        line = bisect_right(rows.lines, rows.numbers.index(number)) - 1
        return lines, line if lines._lines is None else lines._lines.index(line)

    def entry(self, at: int) -> Entry | None:
        """What a line is; None where the store cannot be read just now."""
        if not 0 <= at < len(self):
            return None
        number, rest = divmod(at, _PAGE)
        page = self._pages.get(number)
        if page is None:
            try:
                page = self._read(range(number * _PAGE, min((number + 1) * _PAGE, len(self))))
            except Refusal:  # busy: it is asked for again when it is painted next
                return None
            if len(self._pages) == _MOST_PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[number] = page
        return page[rest]

    def _line(self, at: int) -> int:
        return at if self._lines is None else self._lines[at]

    def _read(self, places: range) -> list[Entry | None]:
        lines = [self._line(at) for at in places]
        numbers = [-line if line < 0 else self._rows.of(line)[0] for line in lines]
        found = self._desk.deeds_at(numbers)
        called = self._desk.called([done for done in found if done])
        return [
            self._entry(line, done, called) if done else None
            for line, done in zip(lines, found, strict=True)
        ]

    def _entry(self, line: int, done: Done, called: Called) -> Entry:
        if line < 0:
            return Entry(done, called, inside=True)
        numbers = self._rows.of(line)
        if len(numbers) == 1:
            return Entry(done, called)
        standing = self._desk.many_standing(numbers)
        return Entry(done, called, len(numbers), standing, numbers[-1] in self._opened)


def latest(desk: Desk) -> Rows:
    """As many as a screen shows at first, however many there are.

    Raises:
        Refusal: the store is locked.
    """
    return desk.deed_rows(most=_READ)


def fitting(desk: Desk, wanted: Filter) -> tuple[Rows, int]:
    """The deeds that fit a filter, and how many there are; takes as long as the journal is.

    Raises:
        Refusal: something that is named is not known, or the store is locked.
    """
    rows = desk.deed_rows(in_numbers(wanted.said, desk.clock().date()))
    if wanted.words:
        rows = alone(_holding(desk, rows.numbers[:MOST], wanted.words))
    return rows, desk.many_deeds()


def _holding(desk: Desk, numbers: Sequence[int], words: str) -> list[int]:
    """Of some deeds, those whose line holds all the words."""
    found: list[int] = []
    for start in range(0, len(numbers), _READ):
        some = numbers[start : start + _READ]
        done = desk.deeds_at(some)
        called = desk.called([one for one in done if one])
        pairs = [(n, Entry(one, called)) for n, one in zip(some, done, strict=True) if one]
        found += (n for n, _ in matching(pairs, words, lambda pair: " ".join(pair[1].line.cells)))
    return found
