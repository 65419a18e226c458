"""The record of the sources of a scenario in figures: each with n, bounds, and what is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf, sqrt

from scenarios.calibration import Point, Reliability, reliability
from scenarios.foresight import Foresight
from scenarios.record import Record, Role, Row
from scenarios.scorecard import ENOUGH, TOO_FEW, Card, Figure, by, scorecard
from scenarios.selection import Selection, selected

ROUNDS = 2000
"""Samples of works, as many as `signposts score` draws: the same record has the same bounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One line of the table. `verdict` says that there are too few, where there are."""

    name: str
    n: str
    before: str
    brier: str
    bits: str
    skill: str
    came_true: str
    silent: str
    verdict: str
    card: Card


@dataclass(frozen=True, slots=True)
class Span:
    """A Brier score and its bounds on a line from 0 to 1, for the picture of all of them."""

    name: str
    y: float
    x: float
    low: float
    high: float
    faint: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A reliability diagram: points as places in a square of `SIDE`, and the parts of the score.

    `curve` and `band` are coordinates as SVG writes them.
    """

    name: str
    n: int
    curve: str
    band: str
    dots: tuple[tuple[float, float, float], ...]
    points: tuple[Point, ...]
    miscalibration: str
    discrimination: str
    uncertainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The record of one role: all together first, then each by name; and what is left out."""

    role: Role
    total: Score
    each: tuple[Score, ...]
    references: tuple[tuple[str, str, str], ...]
    spans: tuple[Span, ...]
    diagrams: tuple[Diagram, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The scores of each role that has any, and how many predictions are left out, and why."""

    roles: tuple[Scores, ...]
    omitted: tuple[tuple[str, int], ...]


SIDE, ORIGIN = 260.0, 44.0
"""Of the square that a reliability diagram is drawn in, and where it begins."""
_ROW = 26.0


def recorded(whole: Record) -> Recorded:
    """A record in figures."""
    parts = {role: selected(whole, Selection(role=role)) for role in Role}
    found = [_scores(role, part) for role, part in parts.items() if part.rows]
    reasons = selected(whole, Selection()).reasons
    return Recorded(tuple(found), tuple((str(why), many) for why, many in sorted(reasons.items())))


def _scores(role: Role, part: Record) -> Scores:
    groups = by(part.rows, "source")
    total = _score("all together", part.rows)
    each = tuple(_score(name, rows) for name, rows in groups.items()) if len(groups) > 1 else ()
    if not each:
        total = _score(next(iter(groups)), part.rows)
    drawn = {total.name: part.rows, **(groups if each else {})}
    return Scores(
        role=role,
        total=total,
        each=each,
        references=tuple(
            (one.name, _number(one.brier), _number(one.bits)) for one in total.card.references
        ),
        spans=tuple(_spans([total, *each])),
        diagrams=tuple(
            _diagram(name, rows)
            for name, rows in drawn.items()
            if sum(row.probability is not None for row in rows) >= ENOUGH
        ),
    )


def _score(name: str, rows: Sequence[Row]) -> Score:
    card = scorecard(rows, rounds=ROUNDS)
    before = sum(row.foresight is Foresight.PROSPECTIVE for row in rows)
    silent = ", ".join(f"{many} {why}" for why, many in sorted(card.silent.items()))
    works = "work" if card.works == 1 else "works"
    return Score(
        name=name,
        n=f"{card.n} from {card.works} {works}" if card.n else "0",
        before=f"{before} of {len(rows)}",
        brier=_bounded(card.brier),
        bits=_bounded(card.bits),
        skill=_bounded(card.skill),
        came_true=f"{_percent(card.came_true)} of {card.told}" if card.told else "–",
        silent=silent or "none",
        verdict="" if card.enough else TOO_FEW,
        card=card,
    )


def _spans(scores: Sequence[Score]) -> list[Span]:
    known = [score for score in scores if score.card.brier.value is not None]
    found = []
    for place, score in enumerate(known):
        brier = score.card.brier
        assert brier.value is not None
        low = brier.value if brier.low is None else brier.low
        high = brier.value if brier.high is None else brier.high
        y = _ROW * (place + 0.5)
        x, low, high = (round(one, 4) for one in (brier.value, low, high))
        found.append(Span(score.name, y, x, low, high, bool(score.verdict)))
    return found


def _diagram(name: str, rows: Sequence[Row]) -> Diagram:
    scored = [row for row in rows if row.probability is not None]
    found: Reliability = reliability(
        [row.probability or 0.0 for row in scored], [row.occurred for row in scored]
    )
    most = max(point.many for point in found.curve)
    upper = [_place(p.probability, p.high) for p in found.curve]
    lower = [_place(p.probability, p.low) for p in reversed(found.curve)]
    return Diagram(
        name=name,
        n=len(scored),
        curve=" ".join(_place(p.probability, p.share) for p in found.curve),
        band=" ".join([*upper, *lower]),
        dots=tuple(
            (*_xy(p.probability, p.share), round(2 + 4 * sqrt(p.many / most), 1))
            for p in found.curve
        ),
        points=found.curve,
        miscalibration=_number(found.miscalibration),
        discrimination=_number(found.discrimination),
        uncertainty=_number(found.uncertainty),
    )


def _xy(probability: float, share: float) -> tuple[float, float]:
    return round(ORIGIN + probability * SIDE, 1), round(12 + (1 - share) * SIDE, 1)


def _place(probability: float, share: float) -> str:
    x, y = _xy(probability, share)
    return f"{x},{y}"


# Numbers ----------------------------------------------------------------------------------------


def _bounded(figure: Figure) -> str:
    if figure.value is None:
        return "–"
    if figure.low is None or figure.high is None:
        return f"{_number(figure.value)} (one work: no interval)"
    return f"{_number(figure.value)} ({_number(figure.low)} to {_number(figure.high)})"


def _percent(figure: Figure) -> str:
    assert figure.value is not None
    said = f"{figure.value * 100:.0f} %"
    if figure.low is None or figure.high is None:
        return said
    return f"{said} ({figure.low * 100:.0f} to {figure.high * 100:.0f} %)"


def _number(value: float) -> str:
    if isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:.3f}".replace("-", "−")
