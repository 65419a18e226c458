"""Articles as lines of the library: what each column shows, and by what it sorts."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from seeds.refusal import Refusal
from store.shelf import Order, Progress, Wanted
from tui.widgets.cells import bar
from tui.widgets.line import Column, Line

if TYPE_CHECKING:
    from store.article_lines import ArticleLine
    from store.shelf import Shelf

_BAR = 5
_PAGE = 64
"""Lines that are read together."""
_MOST_PAGES = 64
NOT_KNOWN = "–"

__all__ = [
    "COLUMNS",
    "FACETS",
    "SORTABLE",
    "Order",
    "Progress",
    "Shown",
    "Wanted",
    "about",
    "after",
    "first_shown",
    "shown",
    "written",
]


@dataclass(frozen=True, slots=True)
class Facet:
    """A column: what it shows of an article, and by what it sorts, if it does."""

    column: Column
    shown: Callable[[ArticleLine], str]
    order: Order | None


def _read(line: ArticleLine) -> str:
    """A bar of eighths; what was only looked into has the thinnest one."""
    return bar(line.read, _BAR).replace("░", " ") if line.read > 0.02 else "▏".ljust(_BAR)


def _kinship(line: ArticleLine) -> str:
    """`=` where there is another edition of the work, `~` where it is a digest."""
    return ("=" if line.editions > 1 else "") + ("~" if line.digest_of else "")


def _many(count: int) -> str:
    return str(count) if count else "·"


FACETS = (
    Facet(Column("read", _BAR), _read, Order.READ),
    Facet(Column("", 2), _kinship, None),
    Facet(Column("title"), lambda x: x.title, Order.TITLE),
    Facet(
        Column("author", 16, least=90), lambda x: ", ".join(x.authors) or NOT_KNOWN, Order.AUTHORS
    ),
    Facet(Column("outlet", 14, least=130), lambda x: x.outlet or NOT_KNOWN, Order.OUTLET),
    Facet(Column("date", 10), lambda x: x.published or "unknown", Order.PUBLISHED),
    Facet(Column("lang", 4), lambda x: x.language or NOT_KNOWN, Order.LANGUAGE),
    Facet(Column("C", 3, right=True), lambda x: _many(x.claims), Order.CLAIMS),
    Facet(Column("T", 3, right=True), lambda x: _many(x.triggers), Order.TRIGGERS),
    Facet(Column("P", 3, right=True), lambda x: _many(x.predictions), Order.PREDICTIONS),
    Facet(Column("open", 4, right=True), lambda x: _many(x.open), Order.OPEN),
)

COLUMNS = tuple(facet.column for facet in FACETS)
SORTABLE = {facet.order: n for n, facet in enumerate(FACETS) if facet.order}
"""The column that shows an order."""
TITLE = SORTABLE[Order.TITLE]
_PROGRESS = list(Progress)


def after(progress: Progress) -> Progress:
    """The next in turn of what can be shown."""
    return _PROGRESS[(_PROGRESS.index(progress) + 1) % len(_PROGRESS)]


def remembered(words: str) -> Wanted:
    """The order that was kept: a column and whether it is reversed."""
    column, _, reverse = words.partition(" ")
    order = next((o for o, n in SORTABLE.items() if str(n) == column), Order.TITLE)
    return Wanted(order, reverse == "1")


def written(wanted: Wanted) -> str:
    """An order, to be kept."""
    return f"{SORTABLE[wanted.order]} {int(wanted.reverse)}"


class Lines(Sequence[Line]):
    """What the table shows, read from the store where somebody looks: a page at a time."""

    def __init__(self, shelf: Shelf, rows: array[int]) -> None:
        self._shelf, self._rows = shelf, rows
        self._pages: dict[int, list[ArticleLine | None]] = {}
        self.marked = ""

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        article = self.article(range(len(self))[at])
        return _line(article, self.marked) if article else _GONE

    def number(self, article: str) -> int | None:
        """The number of the line of an article, by its id; None where it is not shown."""
        row = self._shelf.row_of(article)
        return self._rows.index(row) if row in self._rows else None

    @property
    def pages(self) -> int:
        """How many pages are held."""
        return len(self._pages)

    def article(self, at: int) -> ArticleLine | None:
        """The article of a line; None where it is gone, or the store cannot be read just now."""
        number, rest = divmod(at, _PAGE)
        page = self._pages.get(number)
        if page is None:
            rows = self._rows[number * _PAGE : (number + 1) * _PAGE]
            try:
                page = self._shelf.article_lines(rows)
            except Refusal:  # busy: it is asked for again when it is painted next
                return None
            if len(self._pages) == _MOST_PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[number] = page
        return page[rest]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the library shows: lines, the number of the one that was asked for, and how many."""

    wanted: Wanted
    lines: Lines
    at: int | None
    articles: int
    scenarios: int
    simulated: bool


def shown(shelf: Shelf, wanted: Wanted, key: str = "") -> Shown:
    """What there is to show now; takes as long as there are articles: not for the screen's thread.

    Raises:
        Unavailable: the store is locked.
    """
    rows = shelf.arranged(wanted)
    all_of_them = not wanted.words.strip() and wanted.progress is Progress.ALL
    row = shelf.row_of(key) if key else 0
    at = rows.index(row) if row in rows else None
    lines = Lines(shelf, rows)
    if rows:
        lines.article(at or 0)
    many = len(rows) if all_of_them else shelf.many_articles()
    return Shown(wanted, lines, at, many, shelf.many_scenarios(), shelf.simulated)


def first_shown(shelf: Shelf) -> Shown:
    """What the library shows first, in the order that was chosen last, with the article that was
    read last."""
    return shown(shelf, remembered(shelf.local("sorted")), shelf.local("last"))


_GONE = Line("", tuple("…" if column.title == "title" else "" for column in COLUMNS))


def _line(article: ArticleLine, marked: str) -> Line:
    """A title that is only first words looks different, and so does a marked one."""
    looks = {} if article.titled else {TITLE: "quiet"}
    if article.id == marked:
        looks[TITLE] = "warning"
    return Line(article.id, tuple(f.shown(article) for f in FACETS), tuple(looks.items()))


def about(article: ArticleLine, editions: Sequence[ArticleLine], retold: str) -> str:
    """One line on an article: all that the columns have no room for."""
    parts = [article.title, ", ".join(article.authors), article.outlet, article.published]
    parts.append(article.language)
    if article.digest_of:
        of = retold or article.digest_of[:10]
        parts.append(f"~ a digest, in other words, of {of}")
    if editions:
        named = ", ".join(f"{x.title} ({x.language or NOT_KNOWN})" for x in editions)
        parts.append(f"= the same work as {named}")
    if not article.here:
        parts.append("text not here")
    return " · ".join(part for part in parts if part)
