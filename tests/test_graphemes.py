"""Where a text may be cut, and how wide it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from seeds.display import safe
from tui.widgets.graphemes import cell_widths, grapheme_at_cell, is_boundary, snap_back, snap_on

WHOLE = ("a", "ü", "u\u0308", "桥", "👍🏽", "👩🏽\u200d🚀", "🇩🇪", "❤\ufe0f", "1\ufe0f\u20e3")
TEXTS = st.lists(st.sampled_from([*WHOLE, " ", "\x1b", "\u200b", "\u202e"])).map("".join).map(safe)


def graphemes(text: str) -> list[str]:
    """The text, cut wherever it may be."""
    cuts = [at for at in range(len(text) + 1) if is_boundary(text, at)]
    return [text[start:end] for start, end in pairwise(cuts)]


@pytest.mark.parametrize("sign", WHOLE)
def test_what_looks_like_one_character_is_not_cut(sign: str) -> None:
    assert graphemes(safe(f"x{sign}{sign}x")) == ["x", sign, sign, "x"]


@given(TEXTS)
def test_the_widths_of_code_points_add_up_to_that_of_the_text(text: str) -> None:
    assert sum(cell_widths(text)) == cell_len(text)


@given(TEXTS)
def test_graphemes_one_by_one_are_as_wide_as_together(text: str) -> None:
    assert sum(map(cell_len, graphemes(text))) == cell_len(text)


@given(TEXTS, st.integers(0, 60))
def test_snapping_finds_the_nearest_boundary_on_either_side(text: str, at: int) -> None:
    at = min(at, len(text))
    back, on = snap_back(text, at), snap_on(text, at)
    assert back <= at <= on
    assert is_boundary(text, back)
    assert is_boundary(text, on)
    assert not any(is_boundary(text, place) for place in range(back + 1, on) if place != at)


@given(TEXTS.filter(len))
def test_every_cell_of_a_grapheme_is_that_grapheme(text: str) -> None:
    cell = 0
    for sign in graphemes(text):
        for half in range(cell_len(sign)):
            start, end = grapheme_at_cell(text, cell + half)
            assert text[start:end] == sign
        cell += cell_len(sign)


def test_a_cell_beyond_the_text_is_its_last_character() -> None:
    assert grapheme_at_cell("so 👩🏽\u200d🚀", 99) == (3, 7)
    assert grapheme_at_cell("so", -5) == (0, 1)
    assert grapheme_at_cell("", 0) == (0, 0)


def test_a_long_row_of_flag_letters_is_cut_somewhere() -> None:
    assert 0 < snap_back("🇩" * 501, 500) <= 500
