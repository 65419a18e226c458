"""Strategies for text that breaks readers and writers, and for names, dates, ids and spans."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from scenarios.item import HANDLE_LENGTH
from seeds.anchor import Span
from seeds.when import When

V = TypeVar("V")

HOSTILE = (
    "",
    " ",
    "\n",
    " leading and trailing ",
    "two\n\nparagraphs\n",
    "ends with three\n\n\n",
    "\n  begins with a break and blanks",
    "trailing blank \non a line",
    "carriage\r\nreturns\r",
    "\ttabs\tinside",
    "- not a list",
    "key: not a mapping",
    "# not a comment",
    "a #no comment",
    "a # comment",
    "{not: flow}",
    "[nor, this]",
    "'quoted'",
    '"quoted"',
    "back\\slash",
    "&anchor *alias !tag",
    "%directive",
    "---",
    "...",
    "---\n--- a\n...",
    "? complex",
    "| block",
    "> folded",
    "@at `tick`",
    "yes",
    "No",
    "on",
    "null",
    "~",
    "true",
    "2:3",
    "1_000",
    "0x1f",
    "012",
    "1e3",
    ".inf",
    "=",
    "<<",
    "2026-05-17",
    "2026-05-18T07:12:00Z",
    "\x00\x01\x07",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[31mred\x1b[0m",
    "\x9b2J\x90C1",
    "[bold]markup[/bold] [@click=app.bell]x[/]",
    "\u202ebidi\u2066isolate\u2069",
    "zero\u200bwidth\u200d\ufeffmark",
    "\ufeffbegins with a byte order mark",
    "next\x85line",
    "line\u2028paragraph\u2029separators",
    "no-break\xa0space",
    "combining e\u0301\u0327",
    "👩\u200d👩\u200d👧 🇰🇿 \U0010ffff\ufffe\uffff",
    "Die Rückführung, „würde“ – so Schukow – ‚dürfte‘ …",
    "Ақтау ǰ 文字 العربية",
    "x" * 400,
    "word " * 60,
)
"""What has broken writers and readers of YAML, terminals, and offsets."""

texts: SearchStrategy[str] = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.text(" \n\t\r-:#'\"ab,[]{}\x85\u2028", max_size=12),
)
"""Any text that UTF-8 can hold, mostly unpleasant."""

names: SearchStrategy[str] = texts.filter(bool)
words: SearchStrategy[str] = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzäéß", min_size=1, max_size=8), min_size=1, max_size=5
).map(" ".join)
"""Text that a person might have written."""

handles: SearchStrategy[str] = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)
assert HANDLE_LENGTH >= 27
days: SearchStrategy[date] = st.dates(date(1, 1, 1), date(9999, 12, 31))
instants: SearchStrategy[datetime] = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
probabilities: SearchStrategy[float] = st.floats(0, 1)


@st.composite
def whens(draw: DrawFn) -> When:
    """A date, a partial date or a range."""
    first = draw(days)
    written = st.sampled_from(("%Y", "%Y-%m", "%Y-%m-%d"))
    ends = [draw(written)] if draw(st.booleans()) else [draw(written), draw(written)]
    dates = sorted([first, draw(days)]) if len(ends) == 2 else [first]
    if len(ends) == 2 and dates[0].year == dates[1].year:
        ends = ["%Y-%m-%d", "%Y-%m-%d"]
    parts = [_written(day, form) for day, form in zip(dates, ends, strict=True)]
    return When("/".join(parts))


def _written(day: date, form: str) -> str:
    # strftime("%Y") does not pad the year to four digits everywhere.
    return day.isoformat()[: {"%Y": 4, "%Y-%m": 7, "%Y-%m-%d": 10}[form]]


def maybe(strategy: SearchStrategy[V]) -> SearchStrategy[V | None]:
    """None, or one of them."""
    return st.none() | strategy


def ids(letter: str) -> SearchStrategy[str]:
    """Full ids of one kind of thing: `i` for items, `n` for annotations, and so on."""
    digits = 64 if letter == "a" else 32
    return st.text("0123456789abcdef", min_size=digits, max_size=digits).map(f"{letter}:".__add__)


def tuples_of(strategy: SearchStrategy[V], most: int = 3) -> SearchStrategy[tuple[V, ...]]:
    """None to a few of them."""
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def spans(draw: DrawFn, length: int = 10_000) -> Span:
    """A span in a text of so many code points, which is at least one."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))
