"""Which deeds there are: those that fit a filter, and those of a session run.

Deeds are asked for by row number first, the latest first, and read where somebody looks: a journal
of a hundred thousand opens as fast as a short one.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from difflib import get_close_matches

from seeds.folded import normal
from seeds.refusal import Ambiguous, Unknown
from seeds.when import When, instant, iso
from store import names
from store.connection import Connection, marks
from store.done import FINAL, SELECTED, Done, done_from

FIELDS = ("analyst", "verb", "article", "scenario", "run", "day", "since", "until")
"""What deeds can be filtered by."""

_SECONDS = 19
_MANY = 500
_SHORT = 3
_ORDER = "ORDER BY e.clock DESC, e.id DESC"
_SUBJECTS = ("criteria", "forecast", "finding", "snooze")


@dataclass(frozen=True, slots=True)
class Rows:
    """Row numbers of deeds, the latest first, and where in them each line of a list begins: deeds
    of one session run are one line, where its latest is. The numbers hold until the next refold.
    """

    numbers: array[int]
    lines: array[int]

    def __len__(self) -> int:
        return len(self.lines)

    def of(self, line: int) -> array[int]:
        """The row numbers of a line."""
        later = self.lines[line + 1] if line + 1 < len(self.lines) else len(self.numbers)
        return self.numbers[self.lines[line] : later]


def alone(numbers: Sequence[int]) -> Rows:
    """Deeds with a line each."""
    return Rows(array("q", numbers), array("q", range(len(numbers))))


def run_name(run: str) -> str:
    """What a session run is called; empty where nobody knows any more."""
    return run.rpartition(" ")[0]


# Filters ----------------------------------------------------------------------------------------


def condition(connection: Connection, said: Mapping[str, str]) -> tuple[str, tuple[object, ...]]:
    """SQL over the entry `e`, and what it is given, for deeds that fit what is said by field.

    Analysts, verbs and runs go by name or its beginning, articles and scenarios by any name or by
    words of it, days by when a deed was recorded.

    Raises:
        Unknown: nothing has that name.
        Invalid: this is no date.
    """
    where, given = ["e.deed = e.id"], list[object]()
    for name, words in said.items():
        if not words:
            continue
        if name in ("day", "since", "until"):
            parts, values = _time(name, words)
        elif name in ("article", "scenario"):
            ids = (_articles if name == "article" else _scenarios)(connection, words)
            parts, values = _about(name, ids)
        else:
            known = _known(connection, name, words)
            parts, values = f"e.{name} IN ({marks(known)})", known
        where.append(parts)
        given += values
    return " AND ".join(where), tuple(given)


def _time(name: str, words: str) -> tuple[str, list[object]]:
    recorded = f"substr(e.recorded, 1, {_SECONDS})"
    first, last = bounds(words)
    parts = [f"{recorded} >= ?"] * (name != "until") + [f"{recorded} <= ?"] * (name != "since")
    values = [first] * (name != "until") + [last] * (name != "since")
    return " AND ".join(parts), [iso(value)[:_SECONDS] for value in values]


def bounds(words: str) -> tuple[datetime, datetime]:
    """The first and the last moment of a date, a partial date, a range or a moment.

    Raises:
        Invalid: it is none of these.
    """
    if ":" in words:
        return instant(words), instant(words)
    when = When(words)
    return (
        datetime.combine(when.earliest, time.min, UTC),
        datetime.combine(when.latest, time.max, UTC),
    )


def choices(connection: Connection, field: str) -> list[str]:
    """What a filter can be: words of titles and authors for an article, else names."""
    if field == "article":
        found = connection.exec_driver_sql("SELECT searched FROM article LIMIT 2000")
        return sorted({word for (said,) in found for word in said.split() if len(word) > _SHORT})
    if field == "scenario":
        found = connection.exec_driver_sql("SELECT DISTINCT handle FROM scenario ORDER BY handle")
        return [row[0] for row in found]
    known = known_names(connection, field)
    return sorted({run_name(one) or one for one in known}) if field == "run" else known


def known_names(connection: Connection, field: str) -> list[str]:
    """Analysts, verbs or runs of which there are deeds."""
    rows = connection.exec_driver_sql(f"SELECT DISTINCT {field} FROM entry WHERE {field} != ''")
    return sorted(row[0] for row in rows)


def _known(connection: Connection, field: str, words: str) -> list[object]:
    known = known_names(connection, field)
    called = {one: run_name(one) or one if field == "run" else one for one in known}
    exact = [one for one in known if words in (one, called[one])]
    begin = [one for one in known if normal(called[one]).startswith(normal(words))]
    if not exact and not begin:
        some = tuple(dict.fromkeys(called.values()))
        near = get_close_matches(words[:64].casefold(), some, n=1)
        what = f"there is no deed with the {field} {words!r}"
        raise Unknown(what, candidates=() if near else some[-5:], attempt="".join(near))
    return list(exact or begin)


def _articles(connection: Connection, words: str) -> list[object]:
    try:
        return [names.article(connection, words)]
    except Ambiguous:
        pass
    except Unknown:
        if not normal(words).split():
            raise
    asked = normal(words).split()
    holds = " AND ".join(["instr(searched, ?)"] * len(asked))
    rows = connection.exec_driver_sql(f"SELECT id FROM article WHERE {holds}", tuple(asked)).all()
    if not rows:
        names.article(connection, words)
    return [row[0] for row in rows]


def _scenarios(connection: Connection, words: str) -> list[object]:
    try:
        return [names.scenario(connection, words)]
    except Unknown:
        rows = connection.exec_driver_sql(
            "SELECT id FROM scenario WHERE substr(handle, 1, ?) = ?", (len(words), words)
        ).all()
        if not rows:
            raise
        return [row[0] for row in rows]


def _about(noun: str, ids: Sequence[object]) -> tuple[str, list[object]]:
    """Deeds that speak of articles or scenarios, or of what is tagged or gathered in them."""
    items = (
        f"SELECT item FROM annotation WHERE article IN ({marks(ids)})"
        if noun == "article"
        else f"SELECT item FROM membership WHERE scenario IN ({marks(ids)})"
    )
    subjects = f"SELECT v.column1 FROM (VALUES {', '.join(['(?)'] * len(ids))}) v UNION {items}"
    things = [
        subjects,
        f"SELECT id FROM annotation WHERE item IN ({items})",
        f"SELECT id FROM membership WHERE item IN ({items})",
        *(f"SELECT id FROM {table} WHERE subject IN ({subjects})" for table in _SUBJECTS),
    ]
    many = sum(part.count("?") for part in things) // len(ids)
    spoken = "SELECT DISTINCT entry FROM touch WHERE thing IN (" + " UNION ".join(things) + ")"
    return f"e.id IN (SELECT deed FROM entry WHERE id IN ({spoken}))", list(ids) * many


# Pages ------------------------------------------------------------------------------------------


def rows(connection: Connection, said: Mapping[str, str], most: int = -1) -> Rows:
    """The deeds that fit, or the latest of them.

    Raises:
        Unknown, Invalid: see `condition`.
    """
    where, given = condition(connection, said)
    # Three values: to hand over a hundred thousand rows takes four times as long.
    numbers, runs, begun = connection.exec_driver_sql(
        "SELECT json_group_array(n), json_group_array(n) FILTER (WHERE run != '' AND run = before),"
        " json_group_object(n, run) FILTER (WHERE run != '' AND run IS NOT before) "
        "FROM (SELECT e.rowid AS n, e.run AS run, lag(e.run) OVER (ORDER BY e.clock DESC, e.id "
        f"DESC) AS before FROM (SELECT rowid, * FROM entry e WHERE {where} {_ORDER} LIMIT ?) e "
        f"{_ORDER})",
        (*given, most),
    ).one()
    flat, continued = array("q", json.loads(numbers)), set(json.loads(runs))
    begin = array("q", (at for at, number in enumerate(flat) if number not in continued))
    return _whole(Rows(flat, begin), json.loads(begun))


def _whole(found: Rows, begun: Mapping[str, str]) -> Rows:
    """The same with the pieces of each run in one line, where its latest deed is: in a history that
    was joined, deeds of others may stand between them. `begun` are runs by each piece's first.
    """
    if len(set(begun.values())) == len(begun):
        return found
    pieces: dict[str, list[int]] = {}
    for line, at in enumerate(found.lines):
        number = str(found.numbers[at])
        pieces.setdefault(begun.get(number, number), []).append(line)
    numbers, lines = array("q"), array("q")
    for some in pieces.values():
        lines.append(len(numbers))
        for line in some:
            numbers.extend(found.of(line))
    return Rows(numbers, lines)


def many(connection: Connection) -> int:
    """How many deeds there are."""
    sql = "SELECT count(*) FROM entry WHERE deed = id"
    return int(connection.exec_driver_sql(sql).scalar_one())


def read(connection: Connection, numbers: Sequence[int]) -> list[Done | None]:
    """Deeds by row number; at most some hundreds. None for what is gone."""
    found = connection.exec_driver_sql(
        SELECTED.replace("SELECT ", "SELECT e.rowid, ", 1) + f"WHERE e.rowid IN ({marks(numbers)})",
        tuple(numbers),
    )
    by_number = {row[0]: done_from(row[1:]) for row in found}
    return [by_number.get(number) for number in numbers]


# Runs -------------------------------------------------------------------------------------------


def standing(connection: Connection, numbers: Sequence[int]) -> int:
    """How many of some deeds stand, by row number."""
    found = 0
    for start in range(0, len(numbers), _MANY):
        some = numbers[start : start + _MANY]
        found += connection.exec_driver_sql(
            f"SELECT count(*) FROM entry WHERE standing AND rowid IN ({marks(some)})", tuple(some)
        ).scalar_one()
    return found


def last_run(connection: Connection, words: str, *, standing: bool) -> str:
    """The id of the last run of that name with deeds that stand, or that do not.

    Raises:
        Unknown: there is none.
    """
    known = _known(connection, "run", words)
    row = connection.exec_driver_sql(
        f"SELECT e.run FROM entry e WHERE e.run IN ({marks(known)}) AND e.deed = e.id "
        f"AND e.standing = ? AND e.verb NOT IN ({marks(FINAL)}) {_ORDER} LIMIT 1",
        (*known, standing, *FINAL),
    ).first()
    if row is None:
        what = "undo" if standing else "redo"
        raise Unknown(f"there is nothing to {what} of the run {words!r}")
    return str(row[0])
