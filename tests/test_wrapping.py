"""Wrapping: rows of the screen, by offsets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from seeds.display import safe
from tui.widgets import filling
from tui.widgets.folds import Folds
from tui.widgets.graphemes import is_boundary
from tui.widgets.wrapping import AIRY, COMPACT, NARROWEST, USUAL, Row, Rows, wrap

PIECES = (
    *("a", "Wort", "Brücke", "Bru\u0308cke", " ", "  ", "\t", "-", ".", "„Zitat“"),
    *("桥", "关闭，", "ｶﾞ", "한국", "👍🏽", "👩🏽\u200d🚀", "🇩🇪", "❤\ufe0f", "e\u0301\u0302"),
    *("\x1b[31m", "\u202e", "\u200b", "x" * 40, "ни", "भाषा", "ك\u064f\u0644"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
KINDS = st.sampled_from(BlockKind)
ARTICLES = st.lists(st.tuples(KINDS, TEXTS), max_size=5)
WIDTHS = st.integers(4, 60)
SPACINGS = st.sampled_from([COMPACT, USUAL, AIRY])


def made(*parts: tuple[BlockKind, str], between: str = "\n* ") -> tuple[str, list[Block]]:
    """Display text without line breaks, and its blocks."""
    text, blocks = "", []
    for kind, words in parts:
        text += between
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(kind, span, 1 if kind is BlockKind.ITEM else 0))
        text += words
    return safe(text).replace("\n", " "), blocks


def shown(text: str, rows: Rows) -> list[str]:
    """What the rows show, bullets included."""
    return [
        row.marker.rjust(row.indent) + text[row.start : row.end]
        for row in (rows[y] for y in range(len(rows)))
    ]


@given(ARTICLES, WIDTHS, SPACINGS)
def test_rows_are_in_order(parts: list[tuple[BlockKind, str]], width: int, spacing: int) -> None:
    text, blocks = made(*parts)
    rows = wrap(text, blocks, width, spacing)
    edges = [edge for y in range(len(rows)) for edge in (rows[y].start, rows[y].end)]
    assert edges == sorted(edges)


@given(ARTICLES, WIDTHS, SPACINGS)
def test_every_code_point_but_spaces_is_on_one_row(
    parts: list[tuple[BlockKind, str]], width: int, spacing: int
) -> None:
    text, blocks = made(*parts)
    rows = wrap(text, blocks, width, spacing)
    on_rows = Counter(
        offset for y in range(len(rows)) for offset in range(rows[y].start, rows[y].end)
    )
    of_blocks = {offset for b in blocks for offset in range(b.span.start, b.span.end)}
    assert set(on_rows) <= of_blocks
    assert set(on_rows.values()) <= {1}
    assert {text[offset] for offset in of_blocks - set(on_rows)} <= {" "}


@given(ARTICLES, WIDTHS, SPACINGS)
def test_no_row_is_wider_than_the_width(
    parts: list[tuple[BlockKind, str]], width: int, spacing: int
) -> None:
    text, blocks = made(*parts)
    rows = wrap(text, blocks, width, spacing)
    assert all(cell_len(row) <= max(width, NARROWEST) for row in shown(text, rows))


@given(ARTICLES, WIDTHS, SPACINGS)
def test_no_row_cuts_a_grapheme(
    parts: list[tuple[BlockKind, str]], width: int, spacing: int
) -> None:
    text, blocks = made(*parts, between="\n")
    rows = wrap(text, blocks, width, spacing)
    inner = [
        rows[y].start
        for y in range(1, len(rows))
        if rows[y].block >= 0 and rows[y].block == rows[y - 1].block
    ]
    assert all(is_boundary(text, start) for start in inner)


@given(ARTICLES, WIDTHS, SPACINGS)
def test_the_row_at_an_offset_shows_it(
    parts: list[tuple[BlockKind, str]], width: int, spacing: int
) -> None:
    text, blocks = made(*parts)
    rows = wrap(text, blocks, width, spacing)
    for y in range(len(rows)):
        assert all(rows.at(offset) == y for offset in range(rows[y].start, rows[y].end))


@given(ARTICLES, WIDTHS, st.data())
def test_a_span_stands_on_the_rows_that_show_a_part_of_it(
    parts: list[tuple[BlockKind, str]], width: int, data: st.DataObject
) -> None:
    text, blocks = made(*parts)
    rows = wrap(text, blocks, width)
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    span = Span(start, data.draw(st.integers(start + 1, start + 30)))
    first, last = rows.of(span)
    showing = [
        y
        for y in range(len(rows))
        if rows[y].block >= 0 and rows[y].start < span.end and rows[y].end > span.start
    ]
    assert first <= last
    if showing:
        assert (first, last) == (showing[0], showing[-1])


def listed(rows: Rows, blocks: range) -> list[Row]:
    """The rows of some blocks."""
    return [row for row in map(rows.__getitem__, range(len(rows))) if row.block in blocks]


@given(ARTICLES, WIDTHS, SPACINGS, st.data())
def test_a_part_is_row_for_row_what_it_is_in_the_whole(
    parts: list[tuple[BlockKind, str]], width: int, spacing: int, data: st.DataObject
) -> None:
    text, blocks = made(*parts)
    first = data.draw(st.integers(0, len(blocks)))
    last = data.draw(st.integers(first, len(blocks)))
    part = Rows(text, blocks[first:last], width, spacing, partly=True)
    edge = min(first, 1)  # how far the first block is set in depends on what stands before it
    found = listed(part, range(edge, last - first))
    whole = listed(wrap(text, blocks, width, spacing), range(first + edge, last))
    assert [replace(row, block=row.block + first) for row in found] == whole
    assert all(part[part.at(row.start)] == row for row in found if row.end > row.start)


@given(st.text("abc ", min_size=1, max_size=200), st.integers(NARROWEST, 40))
def test_the_quick_way_wraps_as_the_careful_one(text: str, width: int) -> None:
    span, quick, careful = Span(0, len(text)), ([0], [0]), ([0], [0])
    filling._fill_plain(text, span, (width, width), *quick)
    filling._fill_measured(text, span, (width, width), *careful)
    assert quick == careful


def test_a_list_item_hangs_from_its_bullet() -> None:
    text, blocks = made((BlockKind.ITEM, "the bridge is closed"), (BlockKind.ITEM, "so"))
    assert shown(text, wrap(text, blocks, 16)) == [" • the bridge is", "   closed", " • so"]


@pytest.mark.parametrize("number", ["1.", "12)", "a)", "iv."])
def test_a_numbered_item_keeps_its_number(number: str) -> None:
    text, blocks = made((BlockKind.ITEM, "tolls"), between=f"\n{number} ")
    assert shown(text, wrap(text, blocks, 40)) == [f" {number} tolls"]


@pytest.mark.parametrize("bullet", ["-", "*", "•", "[x]", "1234567.", ""])
def test_any_other_bullet_is_shown_as_one(bullet: str) -> None:
    text, blocks = made((BlockKind.ITEM, "tolls"), between=f"\n{bullet} ")
    assert shown(text, wrap(text, blocks, 40)) == [" • tolls"]


def test_a_blank_row_stands_between_blocks_but_not_within_a_list() -> None:
    parts = [
        *((BlockKind.PARAGRAPH, "First."), (BlockKind.ITEM, "one"), (BlockKind.ITEM, "two")),
        *((BlockKind.BOILERPLATE, "Read also"), (BlockKind.BOILERPLATE, "Tags")),
    ]
    text, blocks = made(*parts)
    rows = wrap(text, blocks, 40)
    assert shown(text, rows) == ["First.", "", " • one", " • two", "", "Read also", "Tags"]
    assert [rows.kind(y) for y in (0, 1, 2)] == [BlockKind.PARAGRAPH, None, BlockKind.ITEM]


def test_a_word_of_10_000_characters_is_broken() -> None:
    text, blocks = made((BlockKind.PARAGRAPH, "so " + "x" * 10_000))
    rows = shown(text, wrap(text, blocks, 50))
    assert rows[0] == "so"
    assert {len(row) for row in rows[1:]} == {50}


def test_a_line_of_10_000_wide_characters_is_broken() -> None:
    text, blocks = made((BlockKind.PARAGRAPH, "桥" * 10_000))
    assert {cell_len(row) for row in shown(text, wrap(text, blocks, 51))} == {50}


def test_a_row_does_not_begin_with_a_closing_sign() -> None:
    text, blocks = made((BlockKind.PARAGRAPH, "桥梁将于今关，明天"))
    assert shown(text, wrap(text, blocks, 12)) == ["桥梁将于今", "关，明天"]


def test_an_endless_emoji_is_broken_at_last() -> None:
    text, blocks = made((BlockKind.PARAGRAPH, "👩" + "\u200d👩" * 9_000))
    assert len(wrap(text, blocks, 40)) > 1


@pytest.mark.parametrize(
    ("spacing", "rows"),
    [
        (COMPACT, ["One one one", "one.", "  Two.", " • three", "", "Four", "Five."]),
        (USUAL, ["One one one", "one.", "", "Two.", "", " • three", "", "Four", "", "Five."]),
        (
            AIRY,
            [
                *("One one one", "", "one.", "", "", "Two.", "", "", " • three", "", "", "Four"),
                *("", "", "Five."),
            ],
        ),
    ],
)
def test_paragraphs_are_indented_or_parted(spacing: int, rows: list[str]) -> None:
    text, blocks = made(
        *((BlockKind.PARAGRAPH, "One one one one."), (BlockKind.PARAGRAPH, "Two.")),
        *((BlockKind.ITEM, "three"), (BlockKind.HEADING, "Four"), (BlockKind.PARAGRAPH, "Five.")),
    )
    assert shown(text, wrap(text, blocks, 12, spacing)) == rows


def test_an_indented_row_holds_as_much_less() -> None:
    text, blocks = made((BlockKind.PARAGRAPH, "One."), (BlockKind.PARAGRAPH, "aaaa bbbb cccc"))
    assert shown(text, wrap(text, blocks, 14, COMPACT)) == ["One.", "  aaaa bbbb", "cccc"]


@given(ARTICLES, WIDTHS, SPACINGS)
def test_what_is_folded_is_on_one_row_and_all_else_as_before(
    parts: list[tuple[BlockKind, str]], width: int, spacing: int
) -> None:
    text, blocks = made(*parts)
    folded = Folds(blocks).folded
    rows, before = wrap(text, blocks, width, spacing, folded), wrap(text, blocks, width, spacing)
    hidden = {block for first, last in folded.items() for block in range(first, last)}
    open_rows = [row for row in map(rows.__getitem__, range(len(rows))) if not row.folded]
    assert [row for row in open_rows if row.block >= 0] == [
        row
        for row in map(before.__getitem__, range(len(before)))
        if row.block >= 0 and row.block not in hidden
    ]
    for first, last in folded.items():
        run = Span(blocks[first].span.start, blocks[last - 1].span.end)
        y, same = rows.of(run)
        assert y == same
        assert (rows[y].start, rows[y].end, rows[y].folded) == (run.start, run.end, last - first)
        assert all(rows.at(offset) == y for offset in range(run.start, run.end))


def test_a_window_is_the_text_on_its_rows() -> None:
    text, blocks = made((BlockKind.PARAGRAPH, "aa bb cc"), (BlockKind.PARAGRAPH, "dd"), between="")
    rows = wrap(text, blocks, 8)
    assert rows.window(0, 1) == Span(0, 8)
    assert rows.window(0, 99) == Span(0, 10)
    assert rows.window(1, 1) is None


def test_an_article_without_blocks_has_no_rows() -> None:
    rows = wrap("", [], 40)
    assert len(rows) == 0
    assert rows.of(Span(3, 4)) == (0, 0)
