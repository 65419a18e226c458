"""The matrix of rival scenarios: what counts against each, and which item tells them apart."""

from __future__ import annotations

import pytest

from scenarios.matrix import Fit, likely, matrix, placed
from seeds.refusal import Invalid

RIVALS = ("closed", "open")
CELLS = {
    "tolls": {"closed": placed("consistent"), "open": placed("consistent")},
    "army": {"closed": placed("++"), "open": placed("--")},
    "train": {"closed": placed("inconsistent"), "open": placed("0")},
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
    [("very inconsistent", 1), ("-", 2), ("Neutral", 3), ("very-consistent", 5), ("blank", 0)],
)
def test_a_cell_is_a_word_or_a_sign(said: str, value: int) -> None:
    assert placed(said) == value


@pytest.mark.parametrize(
    ("given", "given_not", "value"), [(0.3, 0.3, 3), (0.6, 0.2, 4), (0.2, 0.6, 2)]
)
def test_likelihoods_are_neutral_where_they_are_equal(
    given: float, given_not: float, value: float
) -> None:
    assert likely(given, given_not) == pytest.approx(value)


@pytest.mark.parametrize("said", ["perhaps", "1.4", "+++", "6", "nan"])
def test_what_is_no_cell_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match="no place in a matrix"):
        placed(said)


def test_every_place_has_a_sign_of_its_own() -> None:
    assert len({one.sign for one in Fit}) == len(Fit)
