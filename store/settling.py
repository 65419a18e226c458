"""Which item stands for an event, and whether its finders differ: said anew after a deed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from scenarios.finding import Finding, differing
from store import archive
from store.connection import Connection, marks
from store.events import FACE
from store.sameness import ring

_CONNECTED = (
    "WITH RECURSIVE ring(id) AS (VALUES (?) UNION "
    "SELECT CASE WHEN s.one = ring.id THEN s.other ELSE s.one END "
    "FROM sameness s JOIN ring ON s.one = ring.id OR s.other = ring.id WHERE s.standing) "
    "SELECT i.id, i.standing FROM item i JOIN ring ON ring.id = i.id "
    "ORDER BY i.clock, i.entry, i.ordinal"
)

_PLAINLY_AGREED = (
    "SELECT 1 FROM item i WHERE i.id = ? AND i.face = '' AND NOT i.disputed AND "
    "(SELECT count(DISTINCT f.analyst) FROM finding f WHERE f.subject = i.id AND f.standing) < 2"
)
"""SQL: of an item that is alone, and not disputed, that nobody else found anything either."""


def settle(connection: Connection, touched: Iterable[str]) -> None:
    """Say anew what some things that were folded, by id, may have changed: faces and disputes."""
    by_letter: dict[str, set[str]] = {}
    for id in touched:
        by_letter.setdefault(id[0], set()).add(id)
    paired = _ends(connection, by_letter.get("e", ())) | _paired(connection, by_letter.get("i", ()))
    moved = {id for start in paired for id in _connect(connection, start)}
    subjects = moved | _subjects(connection, by_letter.get("f", ()))
    dispute(connection, subjects)


def settle_all(connection: Connection) -> None:
    """The same for every item, of which none has a face or a dispute yet."""
    pairs = connection.exec_driver_sql("SELECT one, other FROM sameness WHERE standing").all()
    done: set[str] = set()
    for start in sorted({id for row in pairs for id in row}):
        if start not in done:
            done |= _connect(connection, start)
    rows = connection.exec_driver_sql(
        f"SELECT {FACE} FROM finding f JOIN item g ON g.id = f.subject WHERE f.standing "
        "GROUP BY 1 HAVING count(DISTINCT f.analyst) > 1"
    )
    dispute(connection, {row[0] for row in rows.all()})


def _ends(connection: Connection, pairs: Collection[str]) -> set[str]:
    rows: set[str] = set()
    for some in archive.by_hundreds(sorted(pairs)):
        found = connection.exec_driver_sql(
            f"SELECT one, other FROM sameness WHERE id IN ({marks(some)})", tuple(some)
        )
        rows |= {id for row in found for id in row}
    return rows


def _paired(connection: Connection, items: Collection[str]) -> set[str]:
    """Those of some items that are paired with another: they may not stand any more, or again."""
    if not connection.exec_driver_sql("SELECT 1 FROM sameness LIMIT 1").first():
        return set()
    found: set[str] = set()
    for some in archive.by_hundreds(sorted(items)):
        for end in ("one", "other"):
            rows = connection.exec_driver_sql(
                f"SELECT {end} FROM sameness WHERE standing AND {end} IN ({marks(some)})",
                tuple(some),
            )
            found |= {row[0] for row in rows}
    return found


def _connect(connection: Connection, start: str) -> set[str]:
    """Give everything that pairs connect with an item its face; their ids."""
    rows = connection.exec_driver_sql(_CONNECTED, (start,)).all()
    standing = [id for id, stands in rows if stands]
    face = "" if len(rows) < 2 else (standing or [rows[0][0]])[0]
    if rows:
        connection.exec_driver_sql(
            "UPDATE item SET face = ? WHERE id = ? AND face <> ?",
            [(face, id, face) for id, _ in rows],
        )
    return {id for id, _ in rows}


def _subjects(connection: Connection, findings: Collection[str]) -> set[str]:
    found: set[str] = set()
    for some in archive.by_hundreds(sorted(findings)):
        rows = connection.exec_driver_sql(
            f"SELECT DISTINCT subject FROM finding WHERE id IN ({marks(some)})", tuple(some)
        )
        found |= {row[0] for row in rows}
    return found


def dispute(connection: Connection, subjects: Collection[str]) -> None:
    """Say of events, by id, whether those who found something about them differ."""
    done: set[str] = set()
    for id in sorted(id for id in subjects if id[0] == "i"):
        if id in done or connection.exec_driver_sql(_PLAINLY_AGREED, (id,)).first():
            continue
        members = ring(connection, id)
        done |= set(members)
        differ = bool(_differing(connection, members))
        connection.exec_driver_sql(
            f"UPDATE item SET disputed = ? WHERE id IN ({marks(members)}) AND disputed <> ?",
            (differ, *members, differ),
        )


def _differing(connection: Connection, members: Sequence[str]) -> tuple[Finding, ...]:
    among = f"t.subject IN ({marks(members)})"
    [many] = connection.exec_driver_sql(
        f"SELECT count(DISTINCT t.analyst) FROM finding t WHERE {among} AND t.standing",
        tuple(members),
    ).one()
    found = archive.load(connection, Finding, among, tuple(members)) if many > 1 else ()
    return differing(found)
