"""Names that people use to ids: handles, titles, and the shortest unambiguous prefix as in git."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from sqlalchemy import Connection

from seeds.refusal import Ambiguous, Unknown

_FULL = 34
"""Code points of an id that is no article's: a letter, a colon, 32 digits."""
_SHOWN = 8


def short(id: str) -> str:
    """An id as people see it: `n:1b94c2aa`."""
    return id[: 2 + _SHOWN]


def article(connection: Connection, name: str) -> str:
    """The id of an article, by id, prefix, title, or words that only its title has.

    Raises:
        Unknown, Ambiguous: none or several fit; candidates are shown.
    """
    found = _by_id(connection, "article", "a", name)
    if not found:
        found = _ids(
            connection, "SELECT id FROM article WHERE standing AND title = ? COLLATE NOCASE", name
        )
    if not found and name.strip():
        words = f"%{_like(name.strip())}%"
        found = _ids(
            connection,
            "SELECT id FROM article WHERE standing AND title LIKE ? ESCAPE '!'",
            words,
        )
    shown = _articles(connection, found[:8]) if len(found) > 1 else ()
    if not found:
        shown = _articles(connection, _ids(connection, _EVERY_ARTICLE))
    return _one(found, "article", name, shown, "signposts list")


_EVERY_ARTICLE = "SELECT id FROM article WHERE standing ORDER BY title LIMIT 8"


def scenario(connection: Connection, name: str) -> str:
    """The id of a scenario, by id, prefix or handle.

    Raises:
        Unknown, Ambiguous: as for an article; unknown says how to make it.
    """
    found = _by_id(connection, "scenario", "s", name) or _by_handle(connection, "scenario", name)
    shown = _handles(connection, "scenario", name, found)
    make = f'signposts scenario add {name} --title "..."'
    return _one(found, "scenario", name, shown, make)


def item(connection: Connection, name: str) -> str:
    """The id of an item, by id, prefix or handle.

    Raises:
        Unknown, Ambiguous: as for an article.
    """
    found = _by_id(connection, "item", "i", name) or _by_handle(connection, "item", name)
    shown = _handles(connection, "item", name, found)
    return _one(found, "item", name, shown, "signposts list --kind trigger")


def subject(connection: Connection, name: str) -> str:
    """The id of an item or, where no item has that name, of a scenario.

    Raises:
        Unknown, Ambiguous: as for an item.
    """
    known = _by_id(connection, "scenario", "s", name) or _by_handle(connection, "scenario", name)
    items = _by_id(connection, "item", "i", name) or _by_handle(connection, "item", name)
    if len(known) == 1 and not items:
        return known[0]
    return item(connection, name)


def annotation(connection: Connection, name: str) -> str:
    """The id of an annotation, by id or prefix, or by an item that has only one.

    Raises:
        Unknown, Ambiguous: none or several fit.
    """
    found = _by_id(connection, "annotation", "n", name)
    if not found:
        found = _ids(
            connection,
            "SELECT id FROM annotation WHERE standing AND item = ? ORDER BY article, start",
            item(connection, name),
        )
    shown = tuple(_mention(connection, id) for id in found[:8])
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
        raise Ambiguous(f"{name!r} fits {len(found)} {noun}s", candidates=tuple(shown))
    raise Unknown(f"there is no {noun} {name!r}", candidates=tuple(shown), attempt=attempt)


def _by_id(connection: Connection, table: str, letter: str, name: str) -> list[str]:
    digits = name.removeprefix(letter + ":")
    if len(digits) < 4 or any(c not in "0123456789abcdef" for c in digits):
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
    standing = f"SELECT id FROM {table} WHERE handle = ? AND standing"
    withdrawn = (
        f"SELECT id FROM {table} t WHERE handle = ? AND EXISTS "
        "(SELECT 1 FROM finding f WHERE f.subject = t.id)"
    )
    return _ids(connection, standing, name) or _ids(connection, withdrawn, name)


def _ids(connection: Connection, sql: str, *given: str) -> list[str]:
    return [row[0] for row in connection.exec_driver_sql(sql, given)]


def _handles(
    connection: Connection, table: str, name: str, found: Sequence[str]
) -> tuple[str, ...]:
    """Those that fit, told apart by their ids; else the handles that are most alike."""
    if found:
        return tuple(f"{name}  {short(id)}" for id in found)
    rows = connection.exec_driver_sql(f"SELECT handle FROM {table} WHERE standing LIMIT 5000")
    known = [row[0] for row in rows]
    return tuple(difflib.get_close_matches(name, known, n=5, cutoff=0.5) or known[:5])


def _articles(connection: Connection, ids: Sequence[str]) -> tuple[str, ...]:
    marks = ", ".join("?" * len(ids))
    rows = connection.exec_driver_sql(
        f"SELECT id, title, published FROM article WHERE id IN ({marks})", tuple(ids)
    )
    return tuple(f"{short(id)}  {title or '(no title)'}  {day}".rstrip() for id, title, day in rows)


def _mention(connection: Connection, id: str) -> str:
    row = connection.exec_driver_sql(
        "SELECT a.title, n.start, n.stop FROM annotation n JOIN article a ON a.id = n.article "
        "WHERE n.id = ?",
        (id,),
    ).one()
    return f"{short(id)}  {row[0] or '(no title)'}  [{row[1]}, {row[2]})"


def _like(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
