"""Words of estimative probability: what they say, and which say none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scenarios.vocabulary import Basis
from scenarios.words import MODALS, SCALE, TERMS, estimate, term
from seeds.refusal import Invalid


def test_the_rungs_of_the_scale_touch_and_do_not_overlap() -> None:
    assert all(lower.high == upper.low for lower, upper in pairwise(TERMS))


def test_the_point_of_a_rung_lies_in_its_range() -> None:
    assert all(rung.low <= rung.point <= rung.high for rung in TERMS)


def test_no_word_stands_on_two_rungs_or_is_a_modal() -> None:
    words = [word for rung in TERMS for word in rung.words]
    assert len(words) == len(set(words))
    assert not MODALS & set(words)


@pytest.mark.parametrize("word", [word for rung in TERMS for word in rung.words])
def test_every_word_of_the_scale_is_read_by_it(word: str) -> None:
    read = estimate(word)
    assert read.low is not None
    assert read.high is not None
    assert read.low <= read.probability <= read.high
    assert (read.basis, read.words, read.scale) == (Basis.VERBAL, word, SCALE)


@pytest.mark.parametrize("said", ["Likely", " likely ", "LIKELY"])
def test_case_and_blanks_do_not_count(said: str) -> None:
    assert estimate(said).probability == 0.7


def test_a_word_is_kept_as_it_was_said() -> None:
    assert estimate("  Sehr   wahrscheinlich ").words == "Sehr wahrscheinlich"


@pytest.mark.parametrize("said", ["0.4", "40%", "2:3"])
def test_a_figure_is_stated_and_has_no_range(said: str) -> None:
    read = estimate(said)
    assert (read.probability, read.low, read.high) == (0.4, None, None)
    assert (read.basis, read.words, read.scale) == (Basis.STATED, "", "")


@pytest.mark.parametrize("said", sorted(MODALS))
def test_a_modal_says_no_probability(said: str) -> None:
    with pytest.raises(Invalid, match="says that it is possible, not how probable"):
        estimate(said.upper())


@pytest.mark.parametrize("said", ["", "surely", "likely not", "1.4"])
def test_what_is_neither_a_figure_nor_a_word_of_the_scale_is_refused(said: str) -> None:
    with pytest.raises(Invalid):
        estimate(said)


def test_what_is_not_on_the_scale_has_no_rung() -> None:
    assert term("surely") is None


def test_a_range_is_shown_in_percent() -> None:
    rung = term("likely")
    assert rung
    assert rung.shown == "55-80 %"
