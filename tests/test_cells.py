"""Cells on a line: what is cut, what gives way, and bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.hostile import texts
from tui.widgets.cells import GAP, Fit, bar, cut, fitted, widths

COLUMNS = (Fit("", 1, 1), Fit("", 4, 12), Fit("since", 6, 11, 1), Fit("statement", 10, 40, 2))
ROW = ("T", "army-guard", "17 May 2026", "The army takes over the guard of the bridge")


@pytest.mark.parametrize(
    ("room", "given"),
    [
        (80, [1, 10, 11, 40]),
        (50, [1, 10, 11, 22]),
        (38, [1, 10, 11, 10]),
        (36, [1, 10, 9, 10]),
        (32, [1, 10, 11, 0]),
        (20, [1, 10, 0, 0]),
        (10, [1, 7, 0, 0]),
    ],
)
def test_where_it_is_narrow_the_highest_rank_goes_first(room: int, given: list[int]) -> None:
    assert widths(COLUMNS, [ROW], room) == given


def test_an_empty_column_takes_no_room_and_a_title_is_not_cut() -> None:
    assert widths(COLUMNS, [("T", "x", "", "long")], 80) == [1, 1, 0, 9]


@given(room=st.integers(7, 200), words=st.lists(st.text(max_size=60), min_size=4, max_size=4))
def test_a_row_is_never_wider_than_its_room(room: int, words: list[str]) -> None:
    given = [width for width in widths(COLUMNS, [words], room) if width]
    assert sum(given) + GAP * max(0, len(given) - 1) <= room


@given(words=texts, width=st.integers(0, 40))
def test_fitted_words_take_exactly_their_cells(words: str, width: int) -> None:
    assert cell_len(fitted(words, width)) == width
    assert "\n" not in fitted(words, width)
    assert "\x1b" not in fitted(words, width)


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("bridge", 6, "bridge"),
        ("bridge", 5, "brid…"),
        ("the bridge", 5, "the…"),
        ("桥桥桥", 4, "桥…"),
        ("bridge", 0, ""),
        ("a\nb", 9, "a⏎b"),
    ],
)
def test_what_is_too_long_ends_in_an_ellipsis(words: str, width: int, shown: str) -> None:
    assert cut(words, width) == shown


@pytest.mark.parametrize(
    ("part", "shown"),
    [(0, "░░░░"), (0.5, "██░░"), (1, "████"), (3 / 8, "█▌░░"), (1.7, "████"), (-1, "░░░░")],
)
def test_a_share_is_drawn_in_eighths(part: float, shown: str) -> None:
    assert bar(part, 4) == shown
