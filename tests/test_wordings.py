"""Words of probability in a passage: the longest counts, a negated one does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.scales import KENT
from scenarios.wordings import wordings
from tests.hostile import texts


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("It is very likely to rain.", [("very likely", 0.9)]),
        ("Es wird höchstwahrscheinlich regnen.", [("höchstwahrscheinlich", 0.9)]),
        ("Es wird wahrscheinlich nicht regnen.", [("wahrscheinlich nicht", 0.2)]),
        ("Es regnet wahrscheinlich nicht nur hier.", [("wahrscheinlich", 0.7)]),
        (
            "È molto probabile, è poco probabile.",
            [("molto probabile", 0.9), ("poco probabile", 0.2)],
        ),
        ("Il pleuvra très probablement.", [("très probablement", 0.9)]),
        ("very\nlikely", [("very\nlikely", 0.9)]),
        ("a 40 per cent chance", [("40 per cent chance", 0.4)]),
    ],
)
def test_the_longest_words_of_the_scale_are_found(
    passage: str, found: list[tuple[str, float]]
) -> None:
    said = [(one.words, one.estimate and one.estimate.probability) for one in wordings(passage)]
    assert said == found


@pytest.mark.parametrize(
    "passage",
    [
        "It is not likely.",
        "It isn't very likely.",
        "more likely than not",
        "Das ist nicht wahrscheinlich, und nicht unwahrscheinlich.",
        "weniger wahrscheinlich",
        "non è probabile",
        "Ce n'est pas probable.",
        "the likelihood of an improbability",
        "remote villages",
        "In May 2026",
    ],
)
def test_a_word_that_is_negated_or_means_something_else_is_left_alone(passage: str) -> None:
    assert wordings(passage) == ()


@pytest.mark.parametrize("passage", ["It may rain.", "Es könnte regnen.", "Potrebbe piovere."])
def test_a_mere_modal_is_found_and_has_no_number(passage: str) -> None:
    [one] = wordings(passage)
    assert one.estimate is None


def test_a_scale_that_has_the_negation_reads_it() -> None:
    [one] = wordings("We are probably not at war; we doubt it not.", KENT)[:1]
    assert one.estimate
    assert (one.estimate.probability, one.estimate.scale) == (0.3, "kent@1964")


def test_in_a_text_of_known_language_the_words_of_others_are_left_alone() -> None:
    assert wordings("unlikely wahrscheinlich", language="de-AT")[0].words == "wahrscheinlich"


@given(texts, st.sampled_from(["unwahrscheinlich", "an 80 per cent chance"]))
@settings(max_examples=40)
def test_every_span_is_where_its_words_stand_and_none_overlap(noise: str, said: str) -> None:
    passage = f"{noise} {said} {noise}"
    found = wordings(passage)
    assert all(one.span.of(passage) == one.words for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
