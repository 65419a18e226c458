"""Tables without lines: how wide their columns are, and what is broken where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from tests.hostile import texts
from tui.table_rows import Column, clipped, laid_out, text

COLUMNS = (Column("item", 5), Column("status"), Column("n", right=True), Column("who", 2))


def printed(rows: Sequence[Sequence[Text]], room: int) -> list[str]:
    file = StringIO()
    Console(file=file, width=room).print(laid_out(COLUMNS, rows, room))
    return file.getvalue().splitlines()


def test_a_column_is_as_wide_as_its_longest_word_where_there_is_room() -> None:
    row = (text("a long statement of some event " * 3), text("open"), text("1"), text("Zhuravlev"))
    lines = printed([row], 50)
    assert lines[0].split() == ["item", "status", "n", "who"]
    assert lines[1].endswith("Zhuravlev")
    assert all(cell_len(line) <= 50 for line in lines)


def test_where_not_all_words_fit_the_handle_is_whole() -> None:
    handle = "sanctions-compliance"
    [_, line, *_] = printed([(text(handle), text("open"), text("1"), text("Kassym-Jomart"))], 40)
    assert line.startswith(handle + "  ")
    assert "Kassym-Jomart" not in line


def test_what_is_on_one_line_is_cut_with_a_sign() -> None:
    row = (clipped("one two three four five six seven"), text("open"), text("12"), text("Brandl"))
    assert printed([row], 40)[1:] == ["one two three four …  open    12  Brandl"]


@pytest.mark.parametrize("room", [1, 7, 30, 80])
def test_a_table_without_rows_says_nothing(room: int) -> None:
    assert "".join(printed([], room)).strip() == ""


@settings(max_examples=60)
@given(st.lists(st.tuples(texts, texts, texts, texts), min_size=1, max_size=4), st.integers(8, 90))
def test_no_line_is_wider_than_the_room(rows: list[tuple[str, ...]], room: int) -> None:
    cells = [(text(a), clipped(b), text(c), clipped(d)) for a, b, c, d in rows]
    assert all(cell_len(line) <= room for line in printed(cells, room))
