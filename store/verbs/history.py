"""Verbs about deeds: undo, redo, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from store.archive import by_hundreds
from store.bench import Bench
from store.called import Called, called, handles_before
from store.connection import Connection, marks
from store.deeds import (
    Rows,
    choices,
    condition,
    last_run,
    many,
    read,
    rows,
    standing,
)
from store.done import FINAL, SELECTED, Done, by_ids, decides, done_from
from store.resting import leaving, resting_on

Said = Mapping[str, str]
"""What deeds are filtered by, in words: see `store.deeds.FIELDS`."""

SHIPPED = "shipped"
"""The local note that is made when a store has been filled with what ships: `undo` without a name
goes back to there and no further. Nobody did what is before it."""

# What undo comes to, going back. It stops at a `forget`, which nothing can take back.
_TAKEN = "e.verb NOT IN ('create', 'undo', 'redo', 'seal') AND e.deed = e.id AND e.standing"
_OWN = f"l.n > coalesce((SELECT s.n FROM local s WHERE s.name = '{SHIPPED}' AND s.key = ''), 0)"
_TURNED = "e.verb IN ('undo', 'redo')"


class HistoryVerbs(Bench):
    """What can be done with deeds."""

    def undo(
        self, *deeds: str, count: int = 1, run: str = "", with_dependants: bool = False
    ) -> list[Done]:
        """Undo deeds: those that are named, those of a session run, or else the last `count`.

        The last are those that were done in this file, since it was `shipped`. What rests on a
        deed stays, as far as it can without, unless it goes `with_dependants`.

        Raises:
            Unknown, Ambiguous: a deed, or the run.
            Invalid: `count` is not positive.
            Refusal: there is nothing to undo; a deed cannot be, or is undone already.
        """
        _check(count)
        with self.deed("undo") as deed:
            connection = deed.connection
            if run:
                found = _of_run(connection, run, standing=True)
            elif deeds:
                found = _all_named(connection, deeds)
                for one in found:
                    if not one.standing:
                        raise Refusal(f"{one.verb} {one.id[:8]} is undone already")
            else:
                found = list(_last(connection, count, f"{_TAKEN} AND {_OWN}"))
                if not found:
                    raise _nothing_left(connection)
            for one in found:
                _refuse_final(one)
            if with_dependants:
                found = [*resting_on(connection, found), *found]
            deed.facts.append({"undo": [one.id for one in found]})
        return [replace(one, standing=False) for one in found]

    def shipped(self) -> None:
        """Note that all that was done so far came with the store: nobody's to undo by and by."""
        self.set_local(SHIPPED, "", "")

    def redo(self, *deeds: str, count: int = 1, run: str = "") -> list[Done]:
        """Redo deeds: those that are named, those of a session run, or else the last `count`
        undone ones, latest undone first.

        Raises:
            Unknown, Ambiguous: a deed, or the run.
            Invalid: `count` is not positive.
            Refusal: there is nothing to redo, or a deed stands.
        """
        _check(count)
        with self.deed("redo") as deed:
            connection = deed.connection
            if run:
                found = _of_run(connection, run, standing=False)
            elif deeds:
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

    def dependants(self, *deeds: str, run: str = "") -> list[Done]:
        """Deeds that stand and rest on some others, or on a session run, the latest first.

        Raises:
            Unknown, Ambiguous: a deed, or the run.
        """
        with self.reading() as connection:
            found = _all_named(connection, deeds)
            found += _of_run(connection, run, standing=True) if run else []
            return resting_on(connection, found)

    def leaving(self, *deeds: str, run: str = "") -> list[str]:
        """Handles of items that would go out of a scenario with some deeds, or with a session
        run, and are no dependants: tags that were put into it, and stay.

        Raises:
            Unknown, Ambiguous: a deed, or the run.
        """
        with self.reading() as connection:
            found = _all_named(connection, deeds)
            found += _of_run(connection, run, standing=True) if run else []
            return leaving(connection, found, resting_on(connection, found))

    def staying(self, run: str) -> tuple[str, ...]:
        """What the last session run of a name did that no undo takes back: `join` with the name of
        each store that it took in, and the verbs of its deeds that are final.

        Raises:
            Unknown: there is no such run that stands.
        """
        with self.reading() as connection:
            last = last_run(connection, run, standing=True)
            joined = connection.exec_driver_sql(
                "SELECT value FROM local WHERE name = 'joined' AND key = ?", (last,)
            ).first()
            final = connection.exec_driver_sql(
                f"SELECT DISTINCT verb FROM entry WHERE run = ? AND verb IN ({marks(FINAL)})",
                (last, *FINAL),
            ).all()
        stores = [f"join {name}" for name in joined[0].split("\n")] if joined else []
        return (*stores, *sorted(verb for (verb,) in final))

    # What was done -----------------------------------------------------------------------------

    def history(self, *, most: int = 100, run: str = "", said: Said | None = None) -> list[Done]:
        """Deeds, latest first; of one run by its id, or those that fit what is said of fields.

        Raises:
            Unknown, Invalid: see `store.deeds.condition`.
        """
        with self.reading() as connection:
            where, given = condition(connection, said or {})
            where, given = (f"{where} AND e.run = ?", (*given, run)) if run else (where, given)
            found = connection.exec_driver_sql(
                SELECTED + f"WHERE {where} ORDER BY e.clock DESC, e.id DESC LIMIT ?", (*given, most)
            )
            return [done_from(row) for row in found]

    def deed_rows(self, said: Said | None = None, *, most: int = -1) -> Rows:
        """The deeds that fit, or the latest of them, as row numbers, in lines: those of a session
        run are one line.

        Raises:
            Unknown, Invalid: see `store.deeds.condition`.
        """
        with self.reading() as connection:
            return rows(connection, said or {}, most)

    def deeds_at(self, numbers: Sequence[int]) -> list[Done | None]:
        """Deeds by row number, at most some hundreds; None for what is gone."""
        with self.reading() as connection:
            return read(connection, numbers)

    def many_deeds(self) -> int:
        """How many there are."""
        with self.reading() as connection:
            return many(connection)

    def many_standing(self, numbers: Sequence[int]) -> int:
        """How many of some deeds stand, by row number."""
        with self.reading() as connection:
            return standing(connection, numbers)

    def known_in_history(self, field: str) -> list[str]:
        """What deeds can be filtered by: analysts, verbs, names of runs, handles of scenarios, or
        words of titles and authors of articles."""
        with self.reading() as connection:
            return choices(connection, field)

    def called(self, deeds: Iterable[Done]) -> Called:
        """What the things that some deeds speak of are."""
        told = list(deeds)
        with self.reading() as connection:
            others = by_ids(connection, {id for one in told for id in decides(one)})
            facts = [fact for one in (*told, *others.values()) for fact in one.facts]
            stores = _many_stores(connection) if any(d.verb == "create" for d in told) else 1
            before = handles_before(connection, (*told, *others.values()))
            found = called(connection, facts)
            return replace(found, deeds=others, before=before, stores=stores)

    def deeds_of(self, key: str) -> list[str]:
        """Ids of the deeds of a session step, the first one first."""
        with self.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id FROM entry WHERE key = ? AND deed = id ORDER BY clock, id", (key,)
            )
            return [row[0] for row in rows]

    def done_by(self, key: str) -> tuple[str, ...] | None:
        """What the deeds of a session step made; None where it has not been done.

        A step is done where its deed stands, and where another step of a session took it back.
        """
        return self.done_among([key]).get(key)

    def done_among(self, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The same for many steps: what the deeds of those that were done made, by key."""
        found: dict[str, list[Done]] = {}
        with self.reading() as connection:
            for some in by_hundreds(keys):
                rows = connection.exec_driver_sql(
                    "SELECT e.key, e.id, e.clock, j.stored, e.standing FROM entry e "
                    f"JOIN journal j ON j.id = e.id WHERE e.key IN ({marks(some)}) "
                    "ORDER BY e.clock, e.id",
                    tuple(some),
                )
                for key, *row in rows:
                    found.setdefault(key, []).append(done_from(row))
            undone = [key for key, deeds in found.items() if not any(d.standing for d in deeds)]
            by_sessions = _undone_by_sessions(connection) if undone else set()
        for key in undone:
            if not any(done.id in by_sessions for done in found[key]):
                del found[key]
        return {
            key: tuple(fact["id"] for done in deeds for fact in done.facts if "make" in fact)
            for key, deeds in found.items()
        }


def _many_stores(connection: Connection) -> int:
    sql = "SELECT count(*) FROM entry WHERE verb = 'create'"
    return int(connection.exec_driver_sql(sql).scalar_one())


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


def _of_run(connection: Connection, name: str, *, standing: bool) -> list[Done]:
    """The deeds of the last run of that name that stand, or do not; the latest first."""
    run = last_run(connection, name, standing=standing)
    rows = connection.exec_driver_sql(
        SELECTED + "WHERE e.run = ? AND e.deed = e.id AND e.standing = ? "
        f"AND e.verb NOT IN ({marks(FINAL)}) ORDER BY e.clock DESC, e.id DESC",
        (run, standing, *FINAL),
    )
    return [done_from(row) for row in rows]


def _check(count: int) -> None:
    if count < 1:
        raise Invalid(f"{count} is no number of deeds", attempt="1 or more")


def _all_named(connection: Connection, names: Sequence[str]) -> list[Done]:
    """The deeds that are named, each once."""
    return list({done.id: done for done in (_named(connection, name) for name in names)}.values())


def _nothing_left(connection: Connection) -> Refusal:
    if next(_last(connection, 1, _TAKEN), None):
        return Refusal(
            "nothing of your own is left to undo: what is before it came with this store",
            attempt="signposts history, to undo one of its deeds by name",
        )
    return Refusal("there is nothing to undo", attempt="signposts history")


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
        "SELECT e.id, e.clock, j.stored, e.standing FROM local l JOIN entry e ON e.id = l.key "
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
