"""Articles as lines of the library: what each column shows, how it sorts, what a filter sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.widgets.cells import bar
from tui.widgets.table import Column, Line

if TYPE_CHECKING:
    from store.lines import ArticleLine

_BAR = 5
NOT_KNOWN = "–"


@dataclass(frozen=True, slots=True)
class Facet:
    """A column: what it shows of an article, and by what it sorts."""

    column: Column
    shown: Callable[[ArticleLine], str]
    order: Callable[[ArticleLine], Any]


def _read(line: ArticleLine) -> str:
    """A bar of eighths; what was only looked into has the thinnest one."""
    return bar(line.read, _BAR).replace("░", " ") if line.read > 0.02 else "▏".ljust(_BAR)


def _kinship(line: ArticleLine) -> str:
    """`=` where there is another edition of the work, `~` where it is a digest."""
    return ("=" if line.editions > 1 else "") + ("~" if line.digest_of else "")


def _many(count: int) -> str:
    return str(count) if count else "·"


def _words(words: str) -> tuple[bool, str]:
    """In alphabetical order; what is not known comes last."""
    return not words, words.strip("[").casefold()


FACETS = (
    Facet(Column("read", _BAR), _read, lambda x: -x.read),
    Facet(Column("", 2), _kinship, lambda x: (x.editions < 2, x.work)),
    Facet(Column("title"), lambda x: x.title, lambda x: _words(x.title)),
    Facet(
        Column("author", 16, least=90),
        lambda x: ", ".join(x.authors) or NOT_KNOWN,
        lambda x: _words(", ".join(x.authors)),
    ),
    Facet(
        Column("outlet", 14, least=130), lambda x: x.outlet or NOT_KNOWN, lambda x: _words(x.outlet)
    ),
    Facet(Column("date", 10), lambda x: x.published or "unknown", lambda x: _words(x.published)),
    Facet(Column("lang", 4), lambda x: x.language or NOT_KNOWN, lambda x: _words(x.language)),
    Facet(Column("C", 3, right=True), lambda x: _many(x.claims), lambda x: -x.claims),
    Facet(Column("T", 3, right=True), lambda x: _many(x.triggers), lambda x: -x.triggers),
    Facet(Column("P", 3, right=True), lambda x: _many(x.predictions), lambda x: -x.predictions),
    Facet(Column("open", 4, right=True), lambda x: _many(x.open), lambda x: -x.open),
)

COLUMNS = tuple(facet.column for facet in FACETS)
SORTABLE = tuple(n for n, facet in enumerate(FACETS) if facet.column.title)
TITLE = next(n for n, column in enumerate(COLUMNS) if column.title == "title")


def arranged(
    articles: Sequence[ArticleLine], column: int, reverse: bool = False
) -> list[ArticleLine]:
    """In the order of a column; within it by title."""
    by_title = sorted(articles, key=FACETS[TITLE].order)
    return sorted(by_title, key=FACETS[column].order, reverse=reverse)


def lines(articles: Sequence[ArticleLine], marked: str = "") -> list[Line]:
    """What the table shows; a title that is only first words looks different, so does `marked`."""
    return [_line(article, marked) for article in articles]


def _line(article: ArticleLine, marked: str) -> Line:
    looks = {} if article.titled else {TITLE: "quiet"}
    if article.id == marked:
        looks[TITLE] = "warning"
    return Line(article.id, tuple(f.shown(article) for f in FACETS), tuple(looks.items()))


def searched(article: ArticleLine) -> str:
    """What a filter sees of an article."""
    return " ".join(
        (
            article.title,
            *article.authors,
            article.outlet,
            article.published,
            article.language,
            "digest" if article.digest_of else "",
        )
    )


def about(article: ArticleLine, others: Sequence[ArticleLine]) -> str:
    """One line on an article: all that the columns have no room for."""
    parts = [article.title, ", ".join(article.authors), article.outlet, article.published]
    parts.append(article.language)
    if article.digest_of:
        of = next((x.title for x in others if x.id == article.digest_of), article.digest_of[:10])
        parts.append(f"~ a digest, in other words, of {of}")
    editions = [x for x in others if x.work == article.work and x.id != article.id]
    if editions:
        named = ", ".join(f"{x.title} ({x.language or NOT_KNOWN})" for x in editions[:3])
        parts.append(f"= the same work as {named}")
    if not article.here:
        parts.append("text not here")
    return " · ".join(part for part in parts if part)
