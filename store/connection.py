"""One connection to the file: SQL in, plain rows out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from seeds.refusal import Invalid

Given = Sequence[Any] | Mapping[str, Any]
Row = tuple[Any, ...]

_TOGETHER = 2000
"""Rows that wait to be written at a time."""
_AT_ONCE = 500
"""Rows that are read at a time, of many."""
_WAITING = "journal|entry|touch|head|text|local"
"""Tables that rows wait for. No other table refers to them, and no trigger reads them."""
_OF_WAITING = re.compile(rf"""(?<![.\w"'])({_WAITING})\b|(FROM|JOIN|INTO|UPDATE) +"|\bmain\.""")
_PLAIN = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


def marks(things: Sequence[object]) -> str:
    """Question marks for so many things: `?, ?, ?`."""
    return ", ".join("?" * len(things))


class Rows:
    """What a statement found, taken in one of the ways that SQLAlchemy's results have."""

    __slots__ = ("_cursor",)

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Row]:
        return iter(self._cursor)

    @property
    def changed(self) -> int:
        """How many rows the statement has written or removed."""
        return int(self._cursor.rowcount)

    def all(self) -> list[Row]:
        """Every row."""
        found: list[Row] = self._cursor.fetchall()
        return found

    def by_hundreds(self) -> Iterator[list[Row]]:
        """Every row, so many at a time that what is made of them is not long in memory."""
        while some := self._cursor.fetchmany(_AT_ONCE):
            yield some

    def first(self) -> Row | None:
        """The first row, if there is one."""
        row: Row | None = self._cursor.fetchone()
        # What is not read to its end would hold back a commit of the same connection.
        self._cursor.close()
        return row

    def one(self) -> Row:
        """The first row, which is there.

        Raises:
            LookupError: it is not.
        """
        row = self.first()
        if row is None:
            raise LookupError("no row")
        return row

    def scalar(self) -> Any:
        """The first value of the first row; None where there is no row."""
        row = self.first()
        return row[0] if row else None

    def scalar_one(self) -> Any:
        """The first value of the first row, which is there.

        Raises:
            LookupError: it is not.
        """
        return self.one()[0]


@lru_cache(1024)
def _sees_waiting(sql: str) -> bool:
    """Whether a statement may look at a table that rows wait for, or end what they are part of."""
    return not sql.startswith(_PLAIN) or _OF_WAITING.search(sql) is not None


class Connection:
    """A connection of the driver, in autocommit: whoever wants a transaction begins it.

    SQLAlchemy's own `exec_driver_sql` takes 50 to 100 µs a statement, more than SQLite does, and
    one tag is twenty statements. Errors are those of the driver: `store.engine.ERRORS`.

    Rows of a few tables that are written much more often than they are read, in a long session,
    wait to be written together, which takes a third of the time of one after the other. They are
    written before the next statement that may look at such a table, and nobody sees that they
    waited: all of it is in one transaction.
    """

    __slots__ = ("_many_waiting", "_raw", "_waiting", "head", "unindexed")

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._waiting: dict[str, list[Row]] = {}
        self._many_waiting = 0
        self.head: tuple[str, int] | None = None
        """The entry that was appended last, with its clock, as long as it is the only head."""
        self.unindexed: dict[int, Row] = {}
        """Rows of the search index that are to be written yet: see `store.search.index_later`."""

    def exec_driver_sql(self, sql: str, given: Given = ()) -> Rows:
        """Run a statement; once for each member, where a list is given.

        Raises:
            Invalid: something given holds half a surrogate pair, as a name on a command line may.
        """
        if self._waiting and _sees_waiting(sql):
            self.write_waiting()
        try:
            many = isinstance(given, list)
            cursor = self._raw.executemany(sql, given) if many else self._raw.execute(sql, given)
        except UnicodeEncodeError as error:
            raise Invalid(f"{error.object!r} is no text", attempt="text in UTF-8") from None
        return Rows(cursor)

    def later(self, sql: str, rows: Iterable[Row]) -> None:
        """Run a statement that adds a row to a table that rows wait for, once for each.

        Among statements that wait no order is kept.
        """
        waiting = self._waiting.setdefault(sql, [])
        before = len(waiting)
        waiting.extend(rows)
        self._many_waiting += len(waiting) - before
        if self._many_waiting >= _TOGETHER:
            self.write_waiting()

    def later_at_last(self, sql: str, row: Row) -> None:
        """The same, where what is said last of all is all that counts."""
        self._waiting[sql] = [row]

    def write_waiting(self) -> None:
        """Write the rows that wait."""
        waiting, self._waiting, self._many_waiting = self._waiting, {}, 0
        for sql, rows in waiting.items():
            self._raw.executemany(sql, rows)

    def commit(self) -> None:
        """Make the open transaction last."""
        self.write_waiting()
        self._raw.commit()

    def copy_to(self, other: Connection) -> None:
        """Copy the whole database, as it is committed, with SQLite's online backup."""
        self._raw.backup(other._raw)
