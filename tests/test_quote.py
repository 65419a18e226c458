"""A passage named by its words, as a person types them."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.anchor import Span
from seeds.quote import find, occurrences
from seeds.refusal import Ambiguous, Unknown

BRIDGE = (
    "Who guards the bridge? At night the bridge is dark. They call it “the\n  bridge’s end” – now."
)


@given(st.text(), st.text(min_size=1), st.integers(1, 3))
def test_an_exact_quote_is_found_wherever_it_stands(gap: str, quote: str, times: int) -> None:
    text = (gap + quote) * times
    spans = occurrences(text, quote)
    if quote.strip():
        assert [span.of(text) for span in spans] == [quote] * text.count(quote)


@given(st.text(alphabet="ab \n'’-–\u00a0"), st.text(alphabet="ab \n'’-–\u00a0", max_size=5))
def test_what_is_found_differs_in_blanks_quotation_marks_and_dashes_only(
    text: str, quote: str
) -> None:
    spans = occurrences(text, quote)
    assert [_plain(span.of(text)) for span in spans] == [_plain(quote)] * len(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    if quote.strip() and quote in text:
        assert all(span.of(text) == quote for span in spans)


def _plain(words: str) -> str:
    return re.sub("–", "-", re.sub("’", "'", re.sub(r"\s+", " ", words.strip())))


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("the bridge", ["the bridge", "the bridge"]),
        ("call it", ["call it"]),
        ('it "the bridge\'s end" - now', ["it “the\n  bridge’s end” – now"]),
        (" dark.\nThey ", ["dark. They"]),
        ("The Bridge", []),
        ("bridge.*", []),
        ("", []),
        (" \n", []),
    ],
)
def test_a_typed_quote_is_found(quote: str, found: list[str]) -> None:
    assert [span.of(BRIDGE) for span in occurrences(BRIDGE, quote)] == found


def test_occurrences_do_not_overlap() -> None:
    assert occurrences("aaaa", "aa") == [Span(0, 2), Span(2, 4)]


def test_the_only_place_needs_no_number() -> None:
    assert find(BRIDGE, "At night") == Span(23, 31)


def test_one_of_several_places_is_told_by_its_number() -> None:
    assert find(BRIDGE, "the bridge", occurrence=2) == Span(32, 42)


def test_one_of_several_places_is_told_by_its_context() -> None:
    assert find(BRIDGE, "the bridge", prefix="night ") == Span(32, 42)


def test_several_places_are_shown_as_candidates() -> None:
    with pytest.raises(Ambiguous, match="“the bridge” stands in 2 places") as caught:
        find(BRIDGE, "the bridge")
    assert caught.value.candidates == (
        "1: Who guards [the bridge]? At night the bridge is…",
        "2: …ds the bridge? At night [the bridge] is dark. They call it “…",
    )
    assert caught.value.attempt


@pytest.mark.parametrize("occurrence", [0, 3, -1])
def test_a_place_beyond_the_last_is_unknown(occurrence: int) -> None:
    with pytest.raises(Unknown, match="there is no occurrence") as caught:
        find(BRIDGE, "the bridge", occurrence=occurrence)
    assert len(caught.value.candidates) == 2


def test_a_quote_that_stands_nowhere_is_answered_with_its_longest_beginning() -> None:
    with pytest.raises(Unknown, match="“At night the bridge was lit” does not stand") as caught:
        find(BRIDGE, "At night the bridge was lit")
    assert caught.value.candidates == (
        "1: Who guards the bridge? [At night the bridge] is dark. They call it “…",
    )


def test_a_quote_like_nothing_in_the_text_has_no_candidates() -> None:
    with pytest.raises(Unknown) as caught:
        find(BRIDGE, "ferry")
    assert caught.value.candidates == ()


def test_candidates_are_few_short_and_harmless() -> None:
    text = "\x1b]52;c;x\x07\n[bold]x" * 100
    with pytest.raises(Ambiguous) as caught:
        find(text, "x")
    assert len(caught.value.candidates) == 9
    assert caught.value.candidates[-1] == "and 192 more"
    assert all(candidate.isprintable() for candidate in caught.value.candidates)
    with pytest.raises(Ambiguous) as caught:
        find(text * 2, text)
    assert all(len(candidate) < 130 for candidate in caught.value.candidates)


@pytest.mark.parametrize("text", ["a" * 1_000_000, " " * 1_000_000, "a " * 500_000, "'" * 10**6])
@pytest.mark.parametrize("quote", ["a b", "a a a b", "a ' - b"])
def test_hostile_repetition_is_searched_quickly(text: str, quote: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(Unknown):
        find(text, quote)
    assert time.perf_counter() - begun < 10
