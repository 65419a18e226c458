"""Regular expressions: where they fit, and that none of them holds anything up."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.anchor import Span
from seeds.refusal import Invalid, Refusal
from store.patterns import matches
from tests.hostile import texts

MOST = 1000


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\d+", ["12", "2026"]),
        ("soldiers|tolls", ["Soldiers", "tolls"]),
        (r"^.", ["S", "t"]),
        (r"\bb\w+", ["bridge", "by"]),
        ("x*", []),
        ("", []),
    ],
)
def test_a_pattern_fits_where_it_says_whatever_the_case(pattern: str, found: list[str]) -> None:
    text = "Soldiers on the bridge: 12\ntolls double by 2026"
    assert [span.of(text) for span in matches(text, pattern, MOST)] == found


def test_as_many_places_as_are_asked_for() -> None:
    assert matches("a a a", "a", 2) == [Span(0, 1), Span(2, 3)]


@settings(max_examples=8, deadline=None)
@given(texts, st.sampled_from([r"\w+", r"\s", ".", r"[^a]"]))
def test_places_are_those_that_the_library_finds(text: str, pattern: str) -> None:
    found = re.compile(pattern, re.IGNORECASE | re.MULTILINE).finditer(text)
    wanted = [Span(*match.span()) for match in found][:MOST]
    assert matches(text, pattern, MOST) == wanted


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "(?P<", "\\", "a{9999999999}"])
def test_what_is_no_pattern_is_refused_with_the_place(pattern: str) -> None:
    with pytest.raises(Invalid, match="no pattern"):
        matches("the bridge", pattern, MOST)


def test_a_pattern_that_never_ends_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(Refusal, match="takes longer"):
        matches("a" * 60, "(a+)+b", MOST, seconds=0.3)
    assert time.monotonic() - began < 10
