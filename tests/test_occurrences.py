"""Where a text stands everywhere in an article."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.occurrences import everywhere
from tests.hostile import texts

TEXT = "War is near. The war, a\nwarning: prewar, WAR\n war."


def found(quote: str, text: str = TEXT) -> list[tuple[str, bool, bool]]:
    return [(o.span.of(text), o.exact, o.whole) for o in everywhere(text, quote)]


def test_case_does_not_hide_a_place_and_is_told() -> None:
    assert [(words, exact) for words, exact, whole in found("war") if whole] == [
        ("War", False),
        ("war", True),
        ("WAR", False),
        ("war", True),
    ]


def test_a_part_of_a_longer_word_is_told() -> None:
    assert [exact for _, exact, whole in found("war") if not whole] == [True, True]


def test_what_somebody_means_has_the_same_letters_and_is_a_whole_word() -> None:
    assert sum(o.meant for o in everywhere(TEXT, "war")) == 2


def test_white_space_is_any_white_space() -> None:
    assert found("WAR war") == [("WAR\n war", True, True)]


@pytest.mark.parametrize("quote", ["", " \n", "peace"])
def test_nothing_is_found_nowhere(quote: str) -> None:
    assert found(quote) == []


def test_a_sign_of_a_pattern_is_only_a_sign() -> None:
    assert found("a.b", "aXb a.b") == [("a.b", True, True)]


def test_no_more_than_so_many_are_told() -> None:
    assert len(everywhere("a " * 100, "a", most=7)) == 7


@given(texts.filter(str.strip), st.integers(1, 3))
def test_a_text_is_found_as_often_as_it_was_written(words: str, times: int) -> None:
    places = everywhere("\n".join([words] * times), words)
    assert places
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(places))
