"""Scores as text, as JSON and as rows for a spreadsheet: every figure with its bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from math import copysign, floor, isfinite
from operator import mul
from typing import TYPE_CHECKING, Any

from rich.text import Text

from scenarios.scorecard import TOO_FEW
from scenarios.voices import Silence
from tui.days import day
from tui.table_rows import Column, clipped, laid_out, text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.scorecard import Card, Figure
    from scenarios.scores import Group, Scores
    from scenarios.tlp import Tlp
    from tui.comma_separated import Cell

_FIGURES = (
    *("brier", "bits", "baseline", "skill", "miscalibration", "discrimination"),
    *("uncertainty", "rate", "came_true"),
)
ALL = "all"
_WIDE = 100
"""Cells from which on the number of works has a column."""


def number(value: float | None, digits: int = 3) -> str:
    """A figure as people read it: `0.182`, `∞`, or a dash."""
    if value is None:
        return "–"
    if not isfinite(value):
        return "∞" if value > 0 else "-∞"
    return f"{_rounded(value * 10**digits) / 10**digits or 0.0:.{digits}f}"


def _rounded(value: float) -> int:
    """The nearest whole number, of two the one further from 0, as people round; where it is but
    for the last bit of a float a half, it is one: the same figure reads the same everywhere."""
    return int(copysign(floor(abs(value) + 0.5 + 1e-9), value))


def bounded(figure: Figure, digits: int = 3) -> str:
    """A figure with its bounds: `0.182 (0.140–0.231)`."""
    if figure.low is None or figure.high is None:
        return number(figure.value, digits)
    between = f"{number(figure.low, digits)}–{number(figure.high, digits)}"
    return f"{number(figure.value, digits)} ({between})"


def percent(figure: Figure) -> str:
    """A share in per cent: `62 %`."""
    return "–" if figure.value is None else _share(figure.value)


def _share(value: float) -> str:
    return f"{value:.0%}".replace("%", " %")


def came_true(card: Card) -> str:
    """The share that came true; of how many, where these are others than have a probability."""
    if not card.told:
        return percent(card.came_true)
    return percent(card.came_true) + (f" of {card.told}" if card.told != card.n else "")


def rank(group: Group) -> str:
    """Its rank, or why it has none."""
    return str(group.place) if group.place else group.why


def worded(group: Group) -> str:
    """Its name; of a word after what it stands for, which is never cut off: `70 % likely`."""
    return group.name if group.called is None else f"{_share(group.called)} {group.name}"


def true(group: Group) -> str:
    """The share that came true; of a word, the share of what it was said of that came."""
    if group.came is None or not group.card.n:
        return came_true(group.card)
    return _share(group.came / group.card.n)


def left_out(found: Scores) -> str:
    """What counts in no score, and why, the most first; empty where nothing is left out."""
    many = found.left_out.total()
    why = ", ".join(f"{n} {reason.value}" for reason, n in found.left_out.most_common())
    return f"{many} left out: {why}" if many else ""


def silent(card: Card) -> str:
    """Which predictions have no probability, and why; how many of them can never be wrong."""
    why = ", ".join(f"{n} {reason.value}" for reason, n in card.silent.most_common())
    if not why:
        return ""
    share = card.unfalsifiable
    modal = f"; {_share(share)} unfalsifiable" if share else ""
    if set(card.silent) == {Silence.BARE}:  # which says the same in other words
        return why + modal
    return f"{card.silent.total()} without a probability: {why}{modal}"


def table(found: Scores, room: int, today: date, *, simulated: bool) -> Iterator[RenderableType]:
    """The parts of the record as text."""
    made_up = ", simulated" if simulated else ""
    yield Text(f"The record by {found.key}, as of {day(today)}{made_up}", style="bold")
    yield _of_words(found, room) if found.key == "word" else _of_groups(found, room)
    yield Text()
    yield from _below(found)


def _of_groups(found: Scores, room: int) -> RenderableType:
    columns = (
        *(Column(found.key, 1), Column("n", right=True), Column("works", right=True)),
        *(Column("Brier (95 of 100)"), Column("skill"), Column("came true", right=True)),
        Column("rank"),
    )
    wide = room >= _WIDE
    rows = [_row(one.name, one.card, rank(one), wide) for one in found.groups]
    if len(found.groups) != 1:
        rows.append(_row(ALL, found.total, "" if found.total.enough else TOO_FEW, wide))
    return laid_out(columns, rows, room)


def _of_words(found: Scores, room: int) -> RenderableType:
    """Each word beside the figure it stands for and the share of what it was said of that came."""
    columns = (
        *(Column("word", 1), Column("called", right=True), Column("came", right=True)),
        *(Column("n", right=True), Column("Brier (95 of 100)"), Column("")),
    )
    return laid_out(columns, [_word(one) for one in found.groups], room)


def _word(one: Group) -> list[Text]:
    return [
        clipped(one.name),
        Text("–" if one.called is None else _share(one.called)),
        Text(true(one)),
        Text(str(one.card.n)),
        Text(bounded(one.card.brier)),
        text(one.why),
    ]


def _row(name: str, card: Card, rank: str, wide: bool) -> list[Text]:
    return [
        clipped(name),
        Text(str(card.n)),
        Text(str(card.works) if wide else ""),
        Text(bounded(card.brier)),
        Text(number(card.skill.value, 2)),
        Text(came_true(card)),
        text(rank),
    ]


def _below(found: Scores) -> Iterator[RenderableType]:
    card = found.total
    if card.references:
        beside = ", ".join(f"{one.name} {number(one.brier)}" for one in card.references)
        yield text(f"For nothing one has: {beside} (Brier: 0 to 1, lower is better).")
        parts = (card.miscalibration, card.discrimination, card.uncertainty)
        mcb, dsc, unc = adding_up(card.brier.value, [one.value for one in parts], (1, -1, 1))
        yield text(f"Brier = {mcb} miscalibration - {dsc} discrimination + {unc} uncertainty.")
        yield text(f"Logarithmic: {bounded(card.bits)} bits. Base rate: {percent(card.rate)}.")
        if card.skill.low is not None:
            told = card.came_true
            low, high = _share(told.low or 0), _share(told.high or 0)
            between = f" ({low.removesuffix(' %')}–{high})" if told.low is not None else ""
            skill = f"skill {bounded(card.skill, 2)}"
            yield text(f"With bounds: {skill}, came true {percent(told)}{between}.")
    for words in (silent(card), left_out(found)):
        if words:
            yield text(words + ".")


def in_bins(card: Card) -> str:
    """Murphy's parts of the Brier score; empty where nothing has a probability."""
    parts = card.murphy
    if parts is None:
        return ""
    within = parts.within_variance - parts.within_covariance
    figures = (parts.reliability, parts.resolution, parts.uncertainty, within)
    rel, res, unc, inside = adding_up(card.brier.value, figures, (1, -1, 1, 1))
    return (
        f"In ten bins (Murphy): {rel} reliability - {res} resolution + {unc} uncertainty"
        f" + {inside} within the bins."
    )


def adding_up(
    total: float | None, parts: Sequence[float | None], signs: Sequence[int]
) -> list[str]:
    """Parts of a figure to three digits, so that what is shown adds up to the figure as shown.

    Where rounding leaves a thousandth over, the part takes it that it is least wrong for.
    """
    known = [part for part in parts if part is not None and isfinite(part)]
    if total is None or not isfinite(total) or len(known) < len(parts):
        return [number(part) for part in parts]
    exact = [part * 1000 for part in known]
    shown = [_rounded(part) for part in exact]
    over = _rounded(total * 1000) - sum(map(mul, signs, shown))
    for _ in range(min(abs(over), len(parts))):
        step = 1 if over > 0 else -1
        wrong = [abs(s + step * sign - e) for s, sign, e in zip(shown, signs, exact, strict=True)]
        n = wrong.index(min(wrong))
        shown[n] += step * signs[n]
    return [number(part / 1000) for part in shown]


# As JSON ----------------------------------------------------------------------------------------


def form(found: Scores, today: date, *, simulated: bool, mark: Tlp | None) -> dict[str, Any]:
    """Scores for scripts; a figure that is infinite is null, and says so."""
    return {
        "by": found.key,
        "as_of": today.isoformat(),
        "simulated": simulated,
        "mark": mark.value if mark else None,
        "all": _card(found.total),
        "groups": [
            {
                "name": one.name,
                "rank": one.place,
                "unranked": one.why,
                **({"called": one.called, "came": one.came} if found.key == "word" else {}),
                **_card(one.card),
            }
            for one in found.groups
        ],
        "left_out": {reason.value: n for reason, n in found.left_out.items()},
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "n": card.n,
        "works": card.works,
        "told": card.told,
        **{name: _figure(getattr(card, name)) for name in _FIGURES},
        "murphy": asdict(card.murphy) if card.murphy else None,
        "unfalsifiable": card.unfalsifiable,
        "silent": {reason.value: n for reason, n in card.silent.items()},
        "references": [
            {"name": one.name, "brier": one.brier, "bits": _finite(one.bits)}
            for one in card.references
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    bounds = {"value": figure.value, "low": figure.low, "high": figure.high}
    endless = [name for name, held in bounds.items() if held is not None and not isfinite(held)]
    return {**{name: _finite(held) for name, held in bounds.items()}, "infinite": endless}


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None


# For a spreadsheet ------------------------------------------------------------------------------


def rows(found: Scores) -> Iterator[Sequence[Cell]]:
    """A heading and a row a group, then all, then what one has for nothing."""
    bounds = [(f"{name}{end}", name, end) for name in _FIGURES for end in ("", "_low", "_high")]
    yield [found.key, "rank", "n", "works", *(title for title, _, _ in bounds)]
    for name, card, place in (
        *((one.name, one.card, rank(one)) for one in found.groups),
        (ALL, found.total, ""),
    ):
        values = (getattr(getattr(card, n), end.strip("_") or "value") for _, n, end in bounds)
        yield [name, place, card.n, card.works, *values]
    for one in found.total.references:
        beside = {"brier": one.brier, "bits": one.bits}
        figures = [beside.get(title, "") for title, _, _ in bounds]
        yield [one.name, "", found.total.n, found.total.works, *figures]
