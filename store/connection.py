"""One connection to the file: SQL in, plain rows out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from seeds.refusal import Invalid

Given = Sequence[Any] | Mapping[str, Any]
Row = tuple[Any, ...]


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

    def all(self) -> list[Row]:
        """Every row."""
        found: list[Row] = self._cursor.fetchall()
        return found

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


class Connection:
    """A connection of the driver, in autocommit: whoever wants a transaction begins it.

    SQLAlchemy's own `exec_driver_sql` takes 50 to 100 µs a statement, more than SQLite does, and
    one tag is twenty statements. Errors are those of the driver: `store.engine.ERRORS`.
    """

    __slots__ = ("_raw", "head", "unindexed")

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self.head: tuple[str, int] | None = None
        """The entry that was appended last, with its depth, as long as it is the only head."""
        self.unindexed: dict[int, Row] = {}
        """Rows of the search index that are to be written yet: see `store.search.index_later`."""

    def exec_driver_sql(self, sql: str, given: Given = ()) -> Rows:
        """Run a statement; once for each member, where a list is given.

        Raises:
            Invalid: something given holds half a surrogate pair, as a name on a command line may.
        """
        try:
            many = isinstance(given, list)
            cursor = self._raw.executemany(sql, given) if many else self._raw.execute(sql, given)
        except UnicodeEncodeError as error:
            raise Invalid(f"{error.object!r} is no text", attempt="text in UTF-8") from None
        return Rows(cursor)

    def commit(self) -> None:
        """Make the open transaction last."""
        self._raw.commit()

    def copy_to(self, other: Connection) -> None:
        """Copy the whole database, as it is committed, with SQLite's online backup."""
        self._raw.backup(other._raw)
