"""Scores of a record: every figure with its bounds, beside what is to be had for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf

import numpy as np
import pytest

from scenarios.foresight import Foresight
from scenarios.record import Role, Row
from scenarios.resampling import clusters, interval, totals
from scenarios.scorecard import ENOUGH, Figure, by, scorecard
from scenarios.vocabulary import Basis, Expectation
from scenarios.voices import Silence

ROW = Row(
    subject="i:1",
    forecaster="Brandl",
    role=Role.SOURCE,
    probability=0.7,
    silence=None,
    expects=Expectation.OCCUR,
    occurred=True,
    basis=Basis.VERBAL,
    words="Probably",
    since=date(2026, 1, 1),
    deadline=date(2026, 12, 31),
    foresight=Foresight.PROSPECTIVE,
    work="a:1",
    scenarios=("orlik", "sahel"),
)


def _rows(n: int, works: int, seed: int = 1) -> list[Row]:
    """As many rows of a calibrated forecaster, spread over works."""
    chance = np.random.default_rng(seed)
    return [
        replace(
            ROW,
            subject=f"i:{k}",
            probability=p,
            occurred=bool(chance.random() < p),
            work=f"a:{k % works}",
        )
        for k, p in enumerate((chance.integers(1, 20, n) / 20).tolist())
    ]


def test_the_figures_of_two_rows_are_those_one_counts_by_hand() -> None:
    card = scorecard([ROW, replace(ROW, probability=0.4, occurred=False, work="a:2")])
    assert (card.n, card.works, card.told) == (2, 2, 2)
    assert card.brier.value == pytest.approx((0.09 + 0.16) / 2)
    assert card.bits.value == pytest.approx(-(np.log2(0.7) + np.log2(0.6)) / 2)
    assert card.skill.value == pytest.approx(1 - 0.125 / 0.25)
    assert card.came_true.value == 0.5


def test_beside_the_score_stands_what_is_to_be_had_for_nothing() -> None:
    never = replace(ROW, occurred=False)
    half, rate, nothing = scorecard([ROW, never, never, never]).references
    assert (half.brier, half.bits) == (0.25, 1)
    assert rate.brier == 0.1875
    assert rate.bits == pytest.approx(0.811278)
    assert (nothing.brier, nothing.bits) == (0.25, inf)


def test_the_parts_add_up_to_the_score() -> None:
    card = scorecard(_rows(200, 50))
    parts = [f.value or 0 for f in (card.miscalibration, card.discrimination, card.uncertainty)]
    assert parts[0] - parts[1] + parts[2] == pytest.approx(card.brier.value)


def test_every_figure_lies_within_its_bounds() -> None:
    card = scorecard(_rows(300, 60))
    figures = (card.brier, card.bits, card.baseline, card.skill, card.rate, card.miscalibration)
    for figure in (*figures, card.discrimination, card.uncertainty, card.came_true):
        assert figure.low is not None
        assert figure.value is not None
        assert figure.high is not None
        assert figure.low <= figure.value <= figure.high


def _width(figure: Figure) -> float:
    return (figure.high or 0) - (figure.low or 0)


def test_of_as_many_works_as_rows_the_bounds_are_those_of_the_textbook() -> None:
    rows = _rows(400, 400)
    squares = [((row.probability or 0) - row.occurred) ** 2 for row in rows]
    expected = 2 * 1.96 * float(np.std(squares)) / 20
    assert _width(scorecard(rows).brier) == pytest.approx(expected, rel=0.1)


def test_rows_of_few_works_say_less_than_as_many_of_many_works() -> None:
    alike = [
        replace(row, occurred=True, probability=0.9 if n < 100 else 0.1, work=f"a:{n // 10}")
        for n, row in enumerate(_rows(200, 1))
    ]
    apart = [replace(row, work=row.subject) for row in alike]
    assert _width(scorecard(alike).brier) > 2 * _width(scorecard(apart).brier)


@pytest.mark.parametrize(("works", "bounded"), [(1, False), (4, False), (5, True)])
def test_fewer_than_five_works_have_no_bounds(works: int, bounded: bool) -> None:
    card = scorecard(_rows(40, works))
    assert card.brier.value is not None
    for figure in (card.brier, card.skill, card.came_true):
        assert (figure.low is not None) == bounded


def test_nineteen_rows_are_too_few_to_judge_by() -> None:
    assert not scorecard([ROW] * (ENOUGH - 1)).enough
    assert scorecard([ROW] * ENOUGH).enough


def test_equal_seeds_give_equal_bounds() -> None:
    rows = _rows(60, 20)
    assert scorecard(rows, seed=5) == scorecard(rows, seed=5)
    assert scorecard(rows, seed=5).brier != scorecard(rows, seed=6).brier


def test_the_order_of_the_rows_is_nothing_to_the_bounds() -> None:
    rows = _rows(60, 12)
    assert scorecard(rows, rounds=200).brier == scorecard(rows[::-1], rounds=200).brier


def test_what_was_called_certain_and_failed_costs_endlessly_in_every_sample_that_has_it() -> None:
    card = scorecard([*_rows(40, 40), replace(ROW, probability=1.0, occurred=False, work="a:x")])
    assert (card.bits.value, card.bits.high) == (inf, inf)
    assert card.bits.low is not None
    assert card.bits.low < 2


def test_modals_have_no_score_and_their_share_is_said() -> None:
    silent = replace(ROW, probability=None, silence=Silence.MODAL)
    bare = replace(ROW, probability=None, silence=Silence.BARE, occurred=False)
    card = scorecard([ROW, bare, silent, silent])
    assert (card.n, card.told, card.silent[Silence.MODAL]) == (1, 2, 2)
    assert (card.came_true.value, card.unfalsifiable) == (0.5, 0.5)


def test_no_rows_have_no_figures() -> None:
    card = scorecard([])
    assert (card.n, card.brier.value, card.references) == (0, None, ())


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("source", ["Brandl"]),
        ("scenario", ["orlik", "sahel"]),
        ("outlet", ["none"]),
        ("word", ["probably"]),
        ("horizon", ["3 up to a year"]),
    ],
)
def test_rows_are_told_apart_by_a_key(key: str, names: list[str]) -> None:
    assert list(by([ROW], key)) == names


def test_what_is_drawn_is_whole_works_and_as_many_as_there_are() -> None:
    p, o = np.full(6, 0.5), np.ones(6)
    drawn = totals(p, o, clusters(["a", "a", "a", "b", "b", "b"]), rounds=50)
    assert set(drawn.many.tolist()) == {6}


def test_an_interval_ends_on_values_that_were_drawn() -> None:
    assert interval(np.array([*range(99), inf])) == (2, 97)
    assert interval(np.array([np.nan])) is None
