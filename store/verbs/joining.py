"""The verb that makes one history of two."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from seeds.refusal import Invalid, Refusal
from store.bench import Bench
from store.connection import Connection
from store.layout import THINGS, table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What another store brought: entries, deeds by analyst, and new things by noun.

    `edited` and `gone` are things that were here, and say something else now, or stand no more.
    `clashes` are handles that several items or scenarios have now, one of them a new one.
    """

    changed: bool
    entries: int
    deeds: Counter[str]
    made: Counter[str]
    edited: Counter[str]
    gone: Counter[str]
    clashes: tuple[str, ...]


class JoiningVerbs(Bench):
    """What can be done with another store."""

    def join(self, other: Path, *, check: bool = False) -> Joined:
        """Take in all that another store remembers; it is only read. With `check`, nothing is kept.

        The record grows by the other's entries and by no other: done again, or the other way
        round, it gives the same. What either of the two forgot is forgotten.

        Raises:
            Unavailable: the other store cannot be read, or something is wrong with it.
            Invalid: it is this one.
            Refusal: one of the two is simulated.
        """
        from store import joining  # it folds, which who only looks does without

        _refuse_itself(self.path, other)
        with self.together(keep=not check):
            assert self._open is not None
            connection = self._open
            new = joining.brought(connection, other)
            _refuse_mixture(self.simulated, new.simulated, other)
            unknown = _unknown(connection, new.touched)
            stood = _stand(connection)
            said = _said(connection, new.touched.difference(unknown))
            changed, emptied = joining.take(connection, new, other)
            self._text = None
            self._pages.clear()
            self._numbers.clear()
            self._emptied |= emptied
            if changed and self._step.run:
                _remember(connection, self._step.run, other)
            return Joined(
                changed=changed,
                entries=len(new.kept),
                deeds=new.deeds,
                made=Counter(table_of(id) for id in unknown),
                edited=Counter(map(table_of, _otherwise(connection, said))),
                gone=Counter(map(table_of, stood - _stand(connection))),
                clashes=_clashes(connection, new.touched),
            )


def _remember(connection: Connection, run: str, other: Path) -> None:
    """A join is no deed, so that nothing but this file knows of which session run it was."""
    connection.exec_driver_sql(
        "INSERT INTO local (name, key, value) VALUES ('joined', ?, ?) ON CONFLICT (name, key) "
        "DO UPDATE SET value = value || char(10) || excluded.value",
        (run, other.name),
    )


def _refuse_itself(path: Path, other: Path) -> None:
    try:
        same = other.samefile(path)
    except (OSError, ValueError):
        same = False
    if same:
        raise Invalid("this is the store itself", where=str(other), attempt="another store")


def _refuse_mixture(here: bool, there: bool, other: Path) -> None:
    if here != there:
        words = ("real", "simulated")
        raise Refusal(
            f"it is a {words[there]} store, and the one to join it is {words[here]}",
            where=str(other),
            attempt="a store of the same sort, by --db",
        )


def _unknown(connection: Connection, ids: Iterable[str]) -> list[str]:
    """Things that have no row."""
    by_letter: dict[str, set[str]] = {}
    for id in ids:
        if id[:1] in THINGS:
            by_letter.setdefault(id[0], set()).add(id)
    found: list[str] = []
    for letter, some in by_letter.items():
        known = {r[0] for r in connection.exec_driver_sql(f"SELECT id FROM {THINGS[letter]}")}
        found += some - known
    return found


def _stand(connection: Connection) -> set[str]:
    """The ids of all things that stand."""
    every = " UNION ALL ".join(f"SELECT id FROM {t} WHERE standing" for t in THINGS.values())
    return {row[0] for row in connection.exec_driver_sql(every)}


def _said(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, object]]:
    """What is said of things that stand, of some, but for who said it, and when."""
    found: dict[str, dict[str, object]] = {}
    for id in ids:
        if id[:1] in THINGS:
            row = connection.exec_driver_sql(
                f"SELECT fields FROM {table_of(id)} WHERE id = ? AND standing", (id,)
            ).first()
            if row:
                fields = json.loads(row[0])
                found[id] = {name: fields[name] for name in fields.keys() - {"analyst", "at"}}
    return found


def _otherwise(connection: Connection, said: Mapping[str, dict[str, object]]) -> list[str]:
    """Things that stand, of which something else is said by now."""
    return [id for id, fields in _said(connection, said).items() if fields != said[id]]


def _clashes(connection: Connection, touched: set[str]) -> tuple[str, ...]:
    """Handles that several things have, one of them `touched`."""
    found: list[str] = []
    for table in ("scenario", "item"):
        rows = connection.exec_driver_sql(
            f"SELECT handle, id FROM {table} WHERE standing AND handle IN (SELECT handle FROM "
            f"{table} WHERE standing GROUP BY handle HAVING count(*) > 1) ORDER BY handle"
        )
        found += [handle for handle, id in rows if id in touched]
    return tuple(dict.fromkeys(found))
