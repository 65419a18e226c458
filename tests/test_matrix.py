"""The matrix of rival scenarios: what counts against each, and which item tells them apart."""

from __future__ import annotations

import pytest

from scenarios.matrix import Fit, fit, matrix
from seeds.refusal import Invalid

RIVALS = ("closed", "open")
CELLS = {
    "tolls": {"closed": fit("consistent"), "open": fit("consistent")},
    "army": {"closed": fit("++"), "open": fit("--")},
    "train": {"closed": fit("inconsistent"), "open": fit("0")},
}


def test_only_what_is_inconsistent_counts_by_its_square() -> None:
    found = matrix(RIVALS, CELLS)
    assert list(found.inconsistency) == [1, 4]
    assert found.against == (1, 1)
    assert found.least_inconsistent == ("closed",)


def test_what_fits_all_alike_tells_nothing_and_comes_last() -> None:
    found = matrix(RIVALS, CELLS)
    assert [line.name for line in found.lines] == ["army", "train", "tolls"]
    assert [line.diagnosticity for line in found.lines] == [2, 0.5, 0]


def test_what_has_not_been_observed_is_shown_and_does_not_count() -> None:
    found = matrix(RIVALS, CELLS, frozenset({"train"}))
    assert list(found.inconsistency) == [1, 0]
    assert [line.counts for line in found.lines] == [False, True, False]


def test_an_empty_cell_counts_for_nothing() -> None:
    found = matrix(RIVALS, {"army": {"open": 1.0}})
    assert list(found.lines[0].values) == [None, 1]
    assert list(found.inconsistency) == [0, 4]
    assert found.lines[0].diagnosticity == 0


@pytest.mark.parametrize(
    ("said", "value"),
    [("very inconsistent", 1), ("-", 2), ("Neutral", 3), ("very-consistent", 5), (0.2, 1.8)],
)
def test_a_cell_is_a_word_a_sign_or_a_likelihood(said: str | float, value: float) -> None:
    assert fit(said) == pytest.approx(value)


@pytest.mark.parametrize("said", ["", "perhaps", 1.4, float("nan")])
def test_what_is_no_cell_is_refused(said: str | float) -> None:
    with pytest.raises(Invalid, match="no place in a matrix"):
        fit(said)


def test_every_place_has_a_sign_of_its_own() -> None:
    assert len({one.sign for one in Fit}) == len(Fit)
