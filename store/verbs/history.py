"""Verbs about deeds: undo, redo, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from store.bench import Bench
from store.called import Called, called
from store.connection import Connection
from store.done import SELECTED, Done, by_ids, decides, done_from

FINAL = ("create", "undo", "redo", "forget", "seal")
"""Verbs that undo does not take: it takes itself back by redo, what was forgotten is gone, and
a seal says no more than what was here."""

# What undo comes to, going back. It stops at a `forget`, which nothing can take back.
_TAKEN = "e.verb NOT IN ('create', 'undo', 'redo', 'seal') AND e.deed = e.id AND e.standing"
_TURNED = "e.verb IN ('undo', 'redo')"


class HistoryVerbs(Bench):
    """What can be done with deeds."""

    def undo(self, *deeds: str, count: int = 1) -> list[Done]:
        """Undo the deeds that are named, or the last `count` that were done in this file.

        Raises:
            Unknown, Ambiguous: a deed.
            Invalid: `count` is not positive.
            Refusal: there is nothing to undo; a deed cannot be, or is undone already.
        """
        _check(count)
        with self.deed("undo") as deed:
            connection = deed.connection
            if deeds:
                found = _all_named(connection, deeds)
                for one in found:
                    if not one.standing:
                        raise Refusal(f"{one.verb} {one.id[:8]} is undone already")
            else:
                found = list(_last(connection, count, _TAKEN))
                if not found:
                    raise Refusal("there is nothing to undo", attempt="signposts history")
            for one in found:
                _refuse_final(one)
            deed.facts.append({"undo": [one.id for one in found]})
        return [replace(one, standing=False) for one in found]

    def redo(self, *deeds: str, count: int = 1) -> list[Done]:
        """Redo the deeds that are named, or the last `count` undone ones, latest undone first.

        Raises:
            Unknown, Ambiguous: a deed.
            Invalid: `count` is not positive.
            Refusal: there is nothing to redo, or a deed stands.
        """
        _check(count)
        with self.deed("redo") as deed:
            connection = deed.connection
            if deeds:
                found = _all_named(connection, deeds)
                for one in found:
                    if one.standing:
                        raise Refusal(f"{one.verb} {one.id[:8]} stands")
            else:
                found = _undone(connection, count)
                if not found:
                    raise Refusal("there is nothing to redo", attempt="signposts history")
            deed.facts.append({"redo": [one.id for one in found]})
        return [replace(one, standing=True) for one in found]

    def history(self, *, most: int = 100, run: str = "") -> list[Done]:
        """Deeds, latest first."""
        where = "e.deed = e.id" + (" AND e.run = ?" if run else "")
        given: tuple[object, ...] = (run, most) if run else (most,)
        with self.reading() as connection:
            rows = connection.exec_driver_sql(
                SELECTED + f"WHERE {where} ORDER BY e.depth DESC, e.id DESC LIMIT ?", given
            )
            return [done_from(row) for row in rows]

    def called(self, deeds: Iterable[Done]) -> Called:
        """What the things that some deeds speak of are."""
        told = list(deeds)
        with self.reading() as connection:
            others = by_ids(connection, {id for one in told for id in decides(one)})
            facts = [fact for one in (*told, *others.values()) for fact in one.facts]
            return replace(called(connection, facts), deeds=others)

    def done_by(self, key: str) -> tuple[str, ...] | None:
        """What the deeds of a session step made; None where it has not been done.

        A step is done where its deed stands, and where another step of a session took it back.
        """
        with self.reading() as connection:
            rows = connection.exec_driver_sql(
                SELECTED + "WHERE e.key = ? ORDER BY e.depth, e.id", (key,)
            ).all()
            found = [done_from(row) for row in rows]
            by_sessions = _undone_by_sessions(connection) if found else set()
        if not any(one.standing or one.id in by_sessions for one in found):
            return None
        return tuple(fact["id"] for one in found for fact in one.facts if "make" in fact)


def _undone_by_sessions(connection: Connection) -> set[str]:
    rows = connection.exec_driver_sql(SELECTED + "WHERE e.verb = 'undo' AND e.key != ''")
    return {id for row in rows for fact in done_from(row).facts for id in fact["undo"]}


def _named(connection: Connection, name: str) -> Done:
    rows = connection.exec_driver_sql(
        SELECTED + "WHERE e.deed = e.id AND e.id >= ? AND e.id < ? LIMIT 9", (name, name + "g")
    ).all()
    if not rows or len(name) < 4:
        raise Unknown(f"there is no deed {name!r}", attempt="signposts history")
    if len(rows) > 1:
        raise Ambiguous(
            f"{name!r} fits {len(rows)} deeds", candidates=tuple(str(r[0])[:12] for r in rows)
        )
    return done_from(rows[0])


def _check(count: int) -> None:
    if count < 1:
        raise Invalid(f"{count} is no number of deeds", attempt="1 or more")


def _all_named(connection: Connection, names: Sequence[str]) -> list[Done]:
    """The deeds that are named, each once."""
    return list({done.id: done for done in (_named(connection, name) for name in names)}.values())


def _refuse_final(done: Done) -> None:
    if done.verb in FINAL:
        raise Refusal(
            f"{done.verb} cannot be undone",
            where=done.id[:8],
            attempt="signposts redo"
            if done.verb == "undo"
            else "signposts undo DEED, for another deed of signposts history",
        )


def _last(connection: Connection, count: int, where: str) -> Iterator[Done]:
    """Deeds of this file, latest first: what was joined from elsewhere is left alone."""
    rows = connection.exec_driver_sql(
        "SELECT e.id, e.depth, j.stored, e.standing FROM local l JOIN entry e ON e.id = l.key "
        # The plus keeps SQLite from an index that would make it sort every deed there is.
        f"JOIN journal j ON j.id = e.id WHERE +l.name = 'appended' AND {where} "
        "ORDER BY l.n DESC LIMIT ?",
        (count,),
    )
    yield from map(done_from, rows.all())


def _undone(connection: Connection, count: int) -> list[Done]:
    """What redo takes: the latest undone first, as far back as the last deed of another kind.

    Of deeds that were undone together the earliest comes first: the others may build on it.
    """
    since = (
        "l.n > (SELECT o.n FROM local o JOIN entry d ON d.id = o.key WHERE +o.name = 'appended' "
        "AND d.verb NOT IN ('undo', 'redo', 'seal') ORDER BY o.n DESC LIMIT 1)"
    )
    undone: dict[str, Done] = {}
    for done in _last(connection, -1, f"{_TURNED} AND {since}"):
        together = [_named(connection, id) for fact in done.facts for id in fact.get("undo", ())]
        for one in reversed(together):
            if not one.standing:
                undone.setdefault(one.id, one)
    return list(undone.values())[:count]
