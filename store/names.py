"""Names that people use to ids: handles, titles, and the shortest unambiguous prefix as in git."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scenarios.finding import Evidence
from scenarios.identity import is_id
from scenarios.item import slug
from seeds.display import safe_line
from seeds.refusal import Ambiguous, Refusal, Unknown
from store import archive
from store.connection import Connection, Row, marks
from store.layout import short as short
from store.layout import table_of
from store.recalling import JUDGED
from store.sameness import ring
from store.search import normal

_BEGINNING = re.compile("[0-9a-f]{4,}")
_LETTERED = re.compile("[0-9a-f]+")
"""After the letter of its kind the beginning of an id is taken for nothing else."""
_MOST_SHOWN = 8
_OF_EITHER = " UNION ALL ".join(
    f"SELECT id, standing FROM {table} t WHERE handle = ? AND (standing OR {JUDGED})"
    for table in ("scenario", "item")
)


_CALLED = {
    "i": "SELECT handle FROM item WHERE id = ?",
    "s": "SELECT handle FROM scenario WHERE id = ?",
    "a": "SELECT title FROM article WHERE id = ?",
    "n": "SELECT 'of ' || i.handle FROM annotation n JOIN item i ON i.id = n.item WHERE n.id = ?",
}
"""What people call a thing."""


def still(connection: Connection, id: str) -> str:
    """The id of what is to be changed, if it still stands.

    Raises:
        Refusal: it was removed, or the deed that made it was undone.
    """
    if not standing(connection, table_of(id), id):
        called = _called(connection, id) or short(id)
        what = f"the {table_of(id)} {called} was removed"
        raise Refusal(what, attempt="signposts undo, or redo")
    return id


def _called(connection: Connection, id: str) -> str:
    """The handle of an item or a scenario, the title of an article, what a tag is of; nothing for
    all else."""
    sql = _CALLED.get(id[0])
    return str(connection.exec_driver_sql(sql, (id,)).scalar() or "") if sql else ""


def article(connection: Connection, name: str) -> str:
    """The id of an article, by id, prefix, title, or words that only its title has.

    Case and accents of a title do not count; one that has no title goes by its first words.

    Raises:
        Unknown, Ambiguous: none or several fit; candidates are shown.
    """
    found = _by_id(connection, "article", "a", name) if name.startswith("a:") else []
    if len(found) == 1:
        return found[0]
    titles = _titles(connection)
    wanted = " ".join(normal(name).split())
    found = found or [id for id, title in titles.items() if title == wanted]
    found = found or _by_id(connection, "article", "a", name)
    found = found or [id for id, title in titles.items() if wanted and wanted in title]
    if len(found) == 1:
        return found[0]
    shown = _articles(connection, found or list(titles))
    return _one(found, "article", name, shown, "signposts list")


def cited(connection: Connection, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence with the full ids of its articles: a name may come to mean another one.

    Raises:
        Unknown, Ambiguous: an article; one that is named by its full id need not be here.
    """
    return tuple(
        replace(piece, article=article(connection, piece.article))
        if piece.article and not is_id(piece.article, "article")
        else piece
        for piece in evidence
    )


def _titles(connection: Connection) -> dict[str, str]:
    """The titles of articles as they are compared, in their order."""
    rows = connection.exec_driver_sql("SELECT id, title FROM article WHERE standing").all()
    shown = {id: title or _title(connection, id) for id, title in rows}
    return {
        id: " ".join(normal(title).split())
        for id, title in sorted(shown.items(), key=lambda pair: pair[1].casefold())
    }


def _title(connection: Connection, id: str) -> str:
    """The title of an article, else its first words."""
    return archive.articles(connection, "t.id = ?", (id,), texts=True)[0].title


def scenario(connection: Connection, name: str) -> str:
    """The id of a scenario, by id, prefix or handle.

    Raises:
        Unknown, Ambiguous: as for an article; unknown says how to make it.
    """
    found = _handled(connection, "scenario", "s", name)
    if len(found) == 1:
        return found[0]
    shown = _handles(connection, "scenario", name, found)
    make = f'signposts scenario add {slug(name) or "HANDLE"} --title "..."'
    return _one(found, "scenario", name, shown, make)


def item(connection: Connection, name: str) -> str:
    """The id of an item, by id, prefix or handle; of those that are one event, its face.

    Raises:
        Unknown, Ambiguous: as for an article.
    """
    return _the_item(connection, name, _handled(connection, "item", "i", name))


def _the_item(connection: Connection, name: str, found: Sequence[str]) -> str:
    if len(found) == 1:
        return found[0]
    if found and set(found) <= set(ring(connection, found[0])):
        return ring(connection, found[0])[0]
    shown = _handles(connection, "item", name, found)
    return _one(found, "item", name, shown, "signposts list --kind trigger")


def subject(connection: Connection, name: str) -> str:
    """The id of an item or, where no item has that name, of a scenario.

    Raises:
        Unknown, Ambiguous: as for an item.
    """
    known, found = _with_handle(connection, name)
    known = known or _by_id(connection, "scenario", "s", name)
    found = found or _by_id(connection, "item", "i", name)
    if len(known) == 1 and not found:
        return known[0]
    return _the_item(connection, name, found)


def annotation(connection: Connection, name: str) -> str:
    """The id of an annotation, by id or prefix, or by an item that has only one.

    Raises:
        Unknown, Ambiguous: none or several fit.
    """
    named = _by_handle(connection, "item", name)
    found = [] if named else _by_id(connection, "annotation", "n", name)
    if not found:
        found = _ids(
            connection,
            "SELECT id FROM annotation WHERE standing AND item = ? ORDER BY article, start, stop",
            item(connection, name),
        )
    shown = tuple(_mention(connection, id) for id in found[:_MOST_SHOWN])
    return _one(found, "annotation", name, shown, "signposts show ITEM")


def standing(connection: Connection, table: str, id: str) -> bool:
    """Whether a thing is there and stands."""
    row = connection.exec_driver_sql(
        f"SELECT 1 FROM {table} WHERE id = ? AND standing", (id,)
    ).first()
    return row is not None


def _one(found: Sequence[str], noun: str, name: str, shown: Sequence[str], attempt: str) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(
            f"{name!r} fits {len(found)} {noun}s",
            candidates=tuple(shown),
            attempt="the id of the one that is meant",
        )
    raise Unknown(f"there is no {noun} {name!r}", candidates=tuple(shown), attempt=attempt)


def _handled(connection: Connection, table: str, letter: str, name: str) -> list[str]:
    """Things that a name fits; a handle comes before the beginning of an id: `cafe` is both."""
    handled = [] if name.startswith(letter + ":") else _by_handle(connection, table, name)
    return handled or _by_id(connection, table, letter, name)


def _by_id(connection: Connection, table: str, letter: str, name: str) -> list[str]:
    digits = name.removeprefix(letter + ":")
    if not (_BEGINNING if digits == name else _LETTERED).fullmatch(digits):
        return []
    start = f"{letter}:{digits}"
    # A range, not LIKE: the index on the primary key serves it.
    return _ids(
        connection,
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? AND (standing OR id = ?) LIMIT 9",
        start,
        start + "g",
        start,
    )


def _by_handle(connection: Connection, table: str, name: str) -> list[str]:
    rows = connection.exec_driver_sql(
        f"SELECT id, standing FROM {table} t WHERE handle = ? AND (standing OR {JUDGED})", (name,)
    ).all()
    return _kept(rows)


def _with_handle(connection: Connection, name: str) -> tuple[list[str], list[str]]:
    """Scenarios and items that have a handle."""
    rows = connection.exec_driver_sql(_OF_EITHER, (name, name)).all()
    return _kept([row for row in rows if row[0][0] == "s"]), _kept(
        [row for row in rows if row[0][0] == "i"]
    )


def _kept(rows: Sequence[Row]) -> list[str]:
    """Those that stand, else those that were judged and withdrawn."""
    return [id for id, stands in rows if stands] or [id for id, _ in rows]


def _ids(connection: Connection, sql: str, *given: str) -> list[str]:
    return [row[0] for row in connection.exec_driver_sql(sql, given)]


def _handles(
    connection: Connection, table: str, name: str, found: Sequence[str]
) -> tuple[str, ...]:
    """Those that fit, told apart by their ids; else the handles that are most alike."""
    if found:
        return _told_apart(connection, table, found[:_MOST_SHOWN])
    rows = connection.exec_driver_sql(f"SELECT handle FROM {table} WHERE standing LIMIT 5000")
    known = [row[0] for row in rows]
    return tuple(difflib.get_close_matches(name, known, n=5, cutoff=0.5) or known[:5])


def _told_apart(connection: Connection, table: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Each with its id, which names it alone, and what it is about."""
    about = "statement" if table == "item" else "json_extract(fields, '$.title')"
    rows = connection.exec_driver_sql(
        f"SELECT id, handle, {about} FROM {table} WHERE id IN ({marks(ids)}) ORDER BY id",
        tuple(ids),
    )
    return tuple(
        safe_line(f"{handle}  {short(id)}  {words or ''}").rstrip() for id, handle, words in rows
    )


def _articles(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    some = ids[:_MOST_SHOWN]
    pages = archive.articles(connection, f"t.id IN ({marks(some)})", tuple(some), texts=True)
    by_id = {page.id: page for page in pages}
    return tuple(
        safe_line(f"{short(id)}  {by_id[id].title}  {by_id[id].metadata.published or ''}").rstrip()
        for id in some
    )


def _mention(connection: Connection, id: str) -> str:
    row = connection.exec_driver_sql(
        "SELECT a.id, n.start, n.stop FROM annotation n JOIN article a ON a.id = n.article "
        "WHERE n.id = ?",
        (id,),
    ).one()
    return safe_line(f"{short(id)}  {_title(connection, row[0])}  [{row[1]}, {row[2]})")
