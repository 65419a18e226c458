"""The articles as a list: in an order, through a filter, a window at a time.

The app shows its first rows with this alone; whatever else the desk can do is loaded later.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from store.article_lines import READ_THROUGH, ArticleLine, counts, lines_of, share
from store.bench import Bench
from store.connection import Connection
from store.journal import Via

if TYPE_CHECKING:
    from scenarios.tlp import Tlp

__all__ = ["Order", "Progress", "Shelf", "Via", "Wanted"]

_MARKS = " UNION ".join(
    f"SELECT tlp FROM {table} WHERE tlp <> '' AND standing"
    for table in ("article", "item", "scenario")
)
_MANY = 500
"""Rows that are asked for in one statement."""


class Order(Enum):
    """What a list of articles can be sorted by; the value is for files."""

    READ = "read"
    TITLE = "title"
    AUTHORS = "authors"
    OUTLET = "outlet"
    PUBLISHED = "published"
    LANGUAGE = "language"
    CLAIMS = "claim"
    TRIGGERS = "trigger"
    PREDICTIONS = "prediction"
    OPEN = "open"


_WORDS = {Order.AUTHORS, Order.OUTLET, Order.PUBLISHED, Order.LANGUAGE}


class Progress(Enum):
    """How far articles are read, in the words of a filter."""

    ALL = ""
    NOT_BEGUN = "not begun"
    BEGUN = "begun"
    THROUGH = "read through"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles, and in which order; within equals it is by title.

    `words` have each to stand somewhere in title, authors, outlet, date or language; case and
    marks aside.
    """

    order: Order = Order.TITLE
    reverse: bool = False
    words: str = ""
    progress: Progress = Progress.ALL


class Shelf(Bench):
    """What can be asked about many articles at once."""

    def articles(self) -> list[ArticleLine]:
        """Every article, by title."""
        with self.reading() as connection:
            return _lines(connection, _by_title(connection, ""))

    def highest_mark(self) -> Tlp | None:
        """The highest handling mark that anything has; most stores have none."""
        with self.reading() as connection:
            found = connection.exec_driver_sql(_MARKS).all()
        if not found:
            return None
        from scenarios.tlp import Tlp, highest

        return highest(Tlp(row[0]) for row in found)

    def marks(self) -> dict[str, Tlp]:
        """The marks that count, of everything that has one, by id."""
        if self.highest_mark() is None:
            return {}
        from store import marking

        with self.reading() as connection:
            return marking.every(connection)

    def many_articles(self) -> int:
        """How many there are."""
        with self.reading() as connection:
            return _many(connection, "article")

    def many_scenarios(self) -> int:
        """How many there are."""
        with self.reading() as connection:
            return _many(connection, "scenario")

    def arranged(self, wanted: Wanted) -> array[int]:
        """The articles that are wanted, in order, as numbers that `article_lines` takes.

        The numbers hold until the file is emptied of forgotten words; after any deed, ask again.
        """
        with self.reading() as connection:
            rows = _by_title(connection, wanted.words)
            if wanted.progress is not Progress.ALL or wanted.order is Order.READ:
                read = _shares(connection)
                rows = array("q", (n for n in rows if _is(wanted.progress, read.get(n, 0.0))))
            if wanted.order is Order.TITLE:
                return rows[::-1] if wanted.reverse else rows
            if wanted.order is Order.READ:
                keys: Mapping[int, float] = {row: -part for row, part in read.items()}
            elif wanted.order in _WORDS:
                keys = _words(connection, wanted.order.value)
            else:
                keys = _tallies(connection, wanted.order.value)
        ordered = sorted(rows, key=lambda row: keys.get(row, 0), reverse=wanted.reverse)
        return array("q", ordered)

    def article_lines(self, rows: Sequence[int]) -> list[ArticleLine | None]:
        """Lines of some of the articles; None for one that is not there any more."""
        with self.reading() as connection:
            found: dict[int, ArticleLine] = {}
            for start in range(0, len(rows), _MANY):
                found |= lines_of(connection, rows[start : start + _MANY])
        return [found.get(row) for row in rows]

    def row_of(self, article: str) -> int:
        """The number of an article; 0 where it is not here."""
        with self.reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT rowid FROM article WHERE id = ?", (article,)
            ).first()
        return int(row[0]) if row else 0

    def kin(self, article: ArticleLine, most: int = 3) -> tuple[list[ArticleLine], str]:
        """Other editions of the same work, some of them; and the title of what it is a digest of.

        The title is empty where the article is no digest, or its original is not here.
        """
        with self.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT rowid FROM article WHERE standing AND work = ? AND id != ? ORDER BY sort, "
                "id LIMIT ?",
                (article.work, article.id, most),
            ).all()
            retold = connection.exec_driver_sql(
                "SELECT rowid FROM article WHERE standing AND id = ?", (article.digest_of,)
            ).all()
            titles = [line.title for line in _lines(connection, [row[0] for row in retold])]
            return _lines(connection, [row[0] for row in rows]), "".join(titles)


def _lines(connection: Connection, rows: Sequence[int]) -> list[ArticleLine]:
    found: list[ArticleLine] = []
    for start in range(0, len(rows), _MANY):
        some = rows[start : start + _MANY]
        lines = lines_of(connection, some)
        found += [lines[row] for row in some if row in lines]
    return found


def _by_title(connection: Connection, words: str) -> array[int]:
    """Row numbers by title; all that is asked for is in one index."""
    from seeds.folded import normal

    asked = normal(words).split()
    holds = " AND instr(searched, ?)" * len(asked)
    # One value: to hand over a hundred thousand rows takes four times as long, and meanwhile the
    # screen's thread would stand still.
    found = connection.exec_driver_sql(
        "SELECT json_group_array(row) FROM (SELECT rowid AS row FROM article "
        f"WHERE standing = 1{holds} ORDER BY sort, id)",
        tuple(asked),
    )
    return array("q", json.loads(found.scalar_one()))


def _is(progress: Progress, part: float) -> bool:
    match progress:
        case Progress.NOT_BEGUN:
            return part == 0
        case Progress.BEGUN:
            return 0 < part < READ_THROUGH
        case Progress.THROUGH:
            return part >= READ_THROUGH
        case _:
            return True


def _shares(connection: Connection) -> dict[int, float]:
    """How much was read of the articles that were opened here."""
    rows = connection.exec_driver_sql(
        "SELECT a.rowid, l.value, a.length FROM local l JOIN article a ON a.id = l.key "
        "WHERE l.name = 'seen'"
    )
    return {row: share(seen, length) for row, seen, length in rows}


def _words(connection: Connection, column: str) -> dict[int, int]:
    """What a column says, as a rank to sort by; what it does not say comes last."""
    rows = connection.exec_driver_sql(f"SELECT rowid, {column} FROM article WHERE standing").all()
    folded = {said: (not said, said.casefold()) for said in {said for _, said in rows}}
    ranks = {key: n for n, key in enumerate(sorted(set(folded.values())))}
    by_words = {said: ranks[key] for said, key in folded.items()}
    return {row: by_words[said] for row, said in rows}


def _tallies(connection: Connection, of: str) -> dict[int, int]:
    """How many items of a kind, or `open` ones, articles have: the most first."""
    tallies = counts(connection)
    rows = connection.exec_driver_sql(
        "SELECT rowid, id FROM article WHERE id IN (SELECT DISTINCT article FROM annotation)"
    )
    return {row: -tallies.get(id, {}).get(of, 0) for row, id in rows}


def _many(connection: Connection, table: str) -> int:
    sql = f"SELECT count(*) FROM {table} WHERE standing"
    return int(connection.exec_driver_sql(sql).scalar_one())
