"""One row of the reading pane, painted without a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from seeds.anchor import Span
from seeds.article import Block, BlockKind
from tests.test_wrapping import ARTICLES, SPACINGS, made
from tui.widgets.columns import columns
from tui.widgets.folds import Folds
from tui.widgets.motions import Selection
from tui.widgets.painting import paint
from tui.widgets.palette import Palette
from tui.widgets.sheet import Sheet
from tui.widgets.tag_index import KINDS, PaneTag, TagIndex
from tui.widgets.wrapping import wrap

STYLES = {"claim": Style(underline=True), "selection": Style(reverse=True)}
PALETTE = Palette(Style(), lambda name: STYLES.get(name, Style()))


def spread(text: str, blocks: list[Block], width: int, spacing: int, folded: bool = False) -> Sheet:
    """A sheet with nothing marked."""
    place = columns(width, 76)
    runs = Folds(blocks).folded if folded else {}
    return Sheet(text=text, rows=wrap(text, blocks, place.measure, spacing, runs), columns=place)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Hostile text in which everything is marked that can be."""
    text, blocks = made(*draw(ARTICLES))
    sheet = spread(text, blocks, draw(st.integers(24, 90)), draw(SPACINGS), draw(st.booleans()))
    if not text:
        return sheet
    starts = st.integers(0, len(text) - 1)
    spans = st.builds(
        lambda at, size: Span(at, min(at + size, len(text))), starts, st.integers(1, 40)
    )
    tags = draw(st.lists(st.tuples(st.sampled_from(KINDS), spans), max_size=8))
    sheet.tags = TagIndex(PaneTag(str(n), kind, span) for n, (kind, span) in enumerate(tags))
    sheet.lanes.lay(sheet.tags, sheet.rows.of)
    sheet.chosen = sheet.tags.get("0")
    sheet.hits = draw(st.lists(spans, max_size=3).map(sorted))
    sheet.hit = sheet.hits[0] if sheet.hits else None
    sheet.cursor = draw(st.none() | spans)
    one = draw(st.none() | spans)
    sheet.selection = Selection(one.start, one.end) if one else None
    return sheet


@given(sheets())
def test_every_row_is_as_wide_as_the_pane_and_shows_all_its_text(sheet: Sheet) -> None:
    for y in range(len(sheet.rows)):
        row, strip = sheet.rows[y], paint(sheet, y, PALETTE)
        assert strip.cell_length == cell_len(strip.text) == sheet.columns.width
        if not row.folded:
            assert sheet.text[row.start : row.end] in strip.text


@given(sheets())
def test_what_is_selected_is_reversed_and_nothing_else(sheet: Sheet) -> None:
    sheet.chosen = None
    span = sheet.selection.span if sheet.selection else None
    for y in range(len(sheet.rows)):
        row, at = sheet.rows[y], sheet.rows[y].start
        shown = [s for s in paint(sheet, y, PALETTE) if s.style and s.style.reverse]
        if span is None or span.end <= row.start or span.start >= row.end:
            assert shown == []
        elif not row.folded:
            inside = sheet.text[max(span.start, at) : min(span.end, row.end)]
            assert inside in "".join(segment.text for segment in shown)


def test_a_lane_runs_on_beside_the_blank_rows_within_a_tag_and_no_further() -> None:
    text, blocks = made((BlockKind.PARAGRAPH, "One."), (BlockKind.PARAGRAPH, "Two."), between="\n")
    sheet = spread(text, blocks, 60, 2)
    sheet.tags = TagIndex([PaneTag("a", "claim", Span(blocks[0].span.start, blocks[0].span.end))])
    sheet.lanes.lay(sheet.tags, sheet.rows.of)
    assert ["│" in paint(sheet, y, PALETTE).text for y in range(4)] == [True, False, False, False]
    sheet.tags.add(PaneTag("b", "claim", Span(blocks[0].span.start, blocks[1].span.end)))
    sheet.lanes.lay(sheet.tags, sheet.rows.of)
    assert ["│" in paint(sheet, y, PALETTE).text for y in range(4)] == [True, True, True, True]
