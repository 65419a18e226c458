"""Lines of comma-separated values that a spreadsheet opens without computing anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from seeds.display import safe_line

Cell = str | int | float | None
_FORMULA = (*"=+-@|%", *"＝＋－＠")
"""What a cell begins with that a spreadsheet takes for more than text."""


def lines(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as text (RFC 4180, but lines end as they do here); numbers in full."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: Cell) -> str:
    """A number as it is; a text so that no spreadsheet takes it for a formula.

    Source: OWASP, "CSV Injection": an apostrophe before what begins like one.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        # A byte order mark or an invisible sign before it would hide how a cell begins.
        text = safe_line(value)
        return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
    return repr(value)
