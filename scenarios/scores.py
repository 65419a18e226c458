"""A record scored: all of it, and told apart by author, outlet or another key, the best first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from scenarios.as_worded import called, came
from scenarios.outcome import Reason
from scenarios.record import Record, Role, Row
from scenarios.scorecard import KEYS, TOO_FEW, Card, by, scorecard
from scenarios.selection import Selection, selected

BY = ("author", *(key for key in KEYS if key not in ("source", "role")))
"""What scores can be told apart by, as people call it."""
IN_PART = "tagged in part"
_RANKED = ("author", "outlet", "analyst")
"""What has a rank: nobody competes as a word or a horizon."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one name with their card. `place` is its rank from 1, among those that have one,
    by the Brier score; None where `why` says why it has none. Of a word, `called` is the
    probability in [0, 1] that it stands for, and `came` how many of the card's `n` came as said."""

    name: str
    card: Card
    rows: tuple[Row, ...]
    place: int | None = None
    why: str = ""
    called: float | None = None
    came: int | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """The card of all rows, the groups of one key, and what counts in no score, by why."""

    key: str
    total: Card
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    left_out: Counter[Reason]


def role_of(key: str) -> Role:
    """Whose forecasts are meant where nobody says it: those of who is read, but by analyst."""
    return Role.ANALYST if key == "analyst" else Role.SOURCE


def scores(
    record: Record,
    wanted: Selection,
    key: str = "author",
    *,
    rounds: int = 2000,
) -> Scores:
    """The scores of what is `wanted`; bounds from `rounds` samples of works.

    People are ranked only by articles that are tagged whole: who picks what is scored picks the
    score.

    Raises:
        KeyError: `key` is none of `BY`.
    """
    found = selected(record, wanted)
    rows = found.rows
    groups = [
        Group(name, scorecard(held, rounds=rounds), tuple(held), why=_unranked(held))
        for name, held in by(rows, "source" if key == "author" else key).items()
    ]
    return Scores(
        key=key,
        total=scorecard(rows, rounds=rounds),
        rows=rows,
        groups=tuple(_in_order(key, groups)),
        left_out=found.reasons,
    )


def _in_order(key: str, groups: list[Group]) -> list[Group]:
    if key in _RANKED:
        return _ranked(groups)
    return _worded(groups) if key == "word" else _plain(key, groups)


def _worded(groups: list[Group]) -> list[Group]:
    """Words by what they stand for, the surest first; those that stand for nothing last."""
    told = [
        replace(
            one,
            called=called(one.rows[0].words),
            came=came([row for row in one.rows if row.probability is not None]),
        )
        for one in _plain("word", groups)
    ]
    return sorted(told, key=lambda one: (one.called is None, -(one.called or 0)))


def _unranked(rows: list[Row]) -> str:
    """Why a group has no rank, apart from being small."""
    partly = any(row.role is Role.SOURCE and not row.whole for row in rows)
    return IN_PART if partly else ""


def _plain(key: str, groups: list[Group]) -> list[Group]:
    """Groups without ranks; the digit by which horizons are in order is not part of their names."""
    start = 2 if key == "horizon" else 0
    return [
        replace(one, name=one.name[start:], why="" if one.card.enough else TOO_FEW)
        for one in groups
    ]


def _ranked(groups: list[Group]) -> list[Group]:
    """Those with enough rows first, the best of them first; the rest by name."""
    large = sorted((one for one in groups if one.card.enough), key=_brier)
    rank, found = 0, []
    for one in large:
        rank += not one.why
        found.append(replace(one, place=None if one.why else rank))
    small = [one for one in groups if not one.card.enough]
    return found + [replace(one, why=TOO_FEW) for one in small]


def _brier(group: Group) -> tuple[float, str]:
    value = group.card.brier.value
    return (1.0 if value is None else value), group.name
