"""Figures stated in words, in four languages, and in running text."""

from __future__ import annotations

import pytest

from scenarios.numerals import numerals
from scenarios.stated import figures, stated


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("twenty-five", 25),
        ("einundzwanzig", 21),
        ("dreissig", 30),
        ("ventotto", 28),
        ("ottantatré", 83),
        ("soixante-quinze", 75),
        ("quatre-vingt-dix-neuf", 99),
        ("vingt et un", 21),
    ],
)
def test_a_numeral_is_read_in_its_language(word: str, number: int) -> None:
    assert numerals()[word] == number


@pytest.mark.parametrize(
    ("said", "probability"),
    [
        ("80 per cent", 0.8),
        ("an eighty percent chance", 0.8),
        ("80 Prozent", 0.8),
        ("eine 80-prozentige Chance", 0.8),
        ("zu achtzig Prozent wahrscheinlich", 0.8),
        ("eine Wahrscheinlichkeit von 80 Prozent", 0.8),
        ("ottanta per cento", 0.8),
        ("probabilità dell'80 per cento", 0.8),
        ("quatre-vingts pour cent", 0.8),
        ("one chance in three", 1 / 3),
        ("two out of three", 2 / 3),
        ("drei von vier", 3 / 4),
        ("una possibilità su tre", 1 / 3),
        ("deux chances sur trois", 2 / 3),
        ("odds of two to one", 2 / 3),
        ("odds of two to one against", 1 / 3),
        ("zwei zu eins", 2 / 3),
        ("due a uno", 2 / 3),
        ("deux contre un", 2 / 3),
        ("fifty-fifty", 0.5),
        ("50-50", 0.5),
    ],
)
def test_a_figure_in_words_is_stated(said: str, probability: float) -> None:
    found = stated(said)
    assert found
    assert found.probability == pytest.approx(probability)


@pytest.mark.parametrize(
    "said",
    [
        *("60-70 %", "60 bis 70 Prozent", "between 60 and 70 per cent", "between 60% and 70%"),
        *("60 %–70 %", "tra il 60% al 70%"),
    ],
)
def test_a_range_has_its_middle_as_the_point(said: str) -> None:
    found = stated(said)
    assert found
    assert (found.low, found.probability, found.high) == (0.6, 0.65, 0.7)


@pytest.mark.parametrize("said", ["", "likely", "one in zero", "70-60 %", "eighty", "a" * 10_000])
def test_what_states_no_figure_is_none(said: str) -> None:
    assert stated(said) is None


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Inflation of 80 per cent makes a 40 per cent chance of war.", ["40 per cent chance"]),
        ("Die Wahrscheinlichkeit von 80 Prozent", ["Wahrscheinlichkeit von 80 Prozent"]),
        ("c'è una possibilità su tre", ["una possibilità su tre"]),
        ("at odds of two to one against", ["odds of two to one against"]),
        ("a chance that 80 per cent of voters stay at home", []),
        ("the probability is between 20% and 40%", ["probability is between 20% and 40%"]),
        ("Die Chance liegt bei 30 Prozent", ["Chance liegt bei 30 Prozent"]),
        ("less than a 10% chance, at least a 60% chance", []),
        ("mindestens eine 60-prozentige Chance", []),
        ("it is 80 per cent certain, and 80 per cent of it is paid", ["80 per cent certain"]),
        ("ist sich zu 80 Prozent sicher", ["80 Prozent sicher"]),
        ("è sicuro all'80 per cento", ["sicuro all'80 per cento"]),
        ("sûr à 80 % ; pour certains, 20 % suffisent", ["sûr à 80 %"]),
        ("certain 20 per cent cuts", []),
    ],
)
def test_in_a_passage_a_figure_needs_a_word_of_chance(passage: str, found: list[str]) -> None:
    assert [span.of(passage) for span, _ in figures(passage)] == found


@pytest.mark.parametrize("passage", ["chance of " * 2_000, "eine " * 4_000, "9" * 20_000])
def test_a_hostile_passage_is_read_in_no_time(passage: str) -> None:
    assert list(figures(passage)) == []
