"""Words of estimative probability: what they say, and which say none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scenarios.scales import LANGUAGES, SCALES, Scale, Term
from scenarios.vocabulary import Basis
from scenarios.words import MODALS, SCALE, TERMS, estimate, term
from seeds.refusal import Invalid


def test_the_rungs_of_the_scale_touch_and_do_not_overlap() -> None:
    assert all(lower.high == upper.low for lower, upper in pairwise(TERMS))


@pytest.mark.parametrize("scale", SCALES.values(), ids=list(SCALES))
def test_no_word_of_a_scale_stands_on_two_rungs_or_is_a_modal(scale: Scale) -> None:
    words = [word for rung in scale.terms for word in rung.words]
    assert len(words) == len(set(words))
    assert not MODALS & set(words)
    assert all(rung.low <= rung.point <= rung.high for rung in scale.terms)


@pytest.mark.parametrize("rung", TERMS, ids=lambda rung: rung.shown)
def test_every_word_of_a_rung_is_read_by_it_in_four_languages(rung: Term) -> None:
    assert list(rung.by_language) == list(LANGUAGES)
    for word in rung.words:
        read = estimate(word)
        assert (read.low, read.probability, read.high) == (rung.low, rung.point, rung.high)
        assert (read.basis, read.words, read.scale) == (Basis.VERBAL, word, SCALE)


@pytest.mark.parametrize(
    ("name", "word", "low", "point", "high"),
    [
        ("icd203", "unlikely", 0.20, 0.20, 0.45),
        ("phia", "realistic possibility", 0.40, 0.45, 0.50),
        ("kent", "probably not", 0.20, 0.30, 0.40),
        ("kent", "highly probable", 0.87, 0.93, 0.99),
        ("surveys", "probably", None, 0.725, None),
    ],
)
def test_each_scale_reads_a_word_in_its_own_way(
    name: str, word: str, low: float | None, point: float, high: float | None
) -> None:
    read = estimate(word, SCALES[name])
    assert (read.low, read.probability, read.high) == (low, point, high)
    assert read.scale == SCALES[name].id


def test_what_is_said_of_the_opposite_stands_on_the_mirrored_rung() -> None:
    for word, opposite in (("probably", "probably not"), ("fast sicher", "fast sicher nicht")):
        one, other = estimate(word), estimate(opposite)
        assert one.low is not None
        assert other.high == pytest.approx(1 - one.low)


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


@pytest.mark.parametrize("said", ["", "surely", "likely not", "1.4", "120 per cent", "3 in 2"])
def test_what_is_neither_a_figure_nor_a_word_of_the_scale_is_refused(said: str) -> None:
    with pytest.raises(Invalid):
        estimate(said)


def test_words_that_are_on_no_rung_are_refused_with_those_that_are() -> None:
    with pytest.raises(Invalid, match="'rather unlikely' is no probability") as refused:
        estimate("rather unlikely")
    assert "very unlikely, unlikely, roughly even, likely" in refused.value.attempt


def test_one_per_cent_is_one_per_cent() -> None:
    assert estimate("1%").probability == estimate("one per cent").probability == 0.01


def test_what_is_no_probability_is_refused_with_what_to_try() -> None:
    with pytest.raises(Invalid, match=r"1\.4 is outside 0 to 1") as refused:
        estimate("1.4")
    assert refused.value.attempt == "0.4, or 40%"


def test_what_is_not_on_the_scale_has_no_rung() -> None:
    assert term("surely") is None


def test_a_range_is_shown_in_percent() -> None:
    rung = term("likely")
    assert rung
    assert rung.shown == "55-80 %"
