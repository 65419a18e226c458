"""One row of the reading pane as a strip: margin, text, and what is marked in it.

Colour is never the only sign. A kind has its letter where a tag begins, its own bar in the lane,
and underline with or without bold or italic; where tags overlap the underline is double; the
chosen tag has its bar reversed, and where others stand its two ends; the cursor has `▌`, the
selection is reversed and the end that moves underlined, boilerplate has `░`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from seeds.anchor import Span
from seeds.article import BlockKind
from tui.widgets.columns import CURSOR, FIRST_LANE
from tui.widgets.graphemes import snap_back, snap_on
from tui.widgets.motions import Selection
from tui.widgets.palette import Palette
from tui.widgets.sheet import Sheet
from tui.widgets.tag_index import KINDS, PaneTag
from tui.widgets.wrapping import Row

_BARS = {"claim": "│", "trigger": "┃", "prediction": "╎"}
_ORDER = (
    *("claim", "prediction", "trigger", "overlap", "cursor", "chosen", "end"),
    *("hit", "current", "selection", "moving"),
)
"""Later styles win where several say something."""

_FIELD = 24
"""Bits in which is counted how many of one sort stand in a place."""
_ONE = {name: 1 << n * _FIELD for n, name in enumerate(_ORDER)}


def paint(sheet: Sheet, y: int, palette: Palette) -> Strip:
    """The strip of row `y`, as wide as the pane."""
    row, place = sheet.rows[y], sheet.columns
    tags = sheet.tags_on(row)
    segments = [*_before_text(sheet, y, row, tags, palette)]
    if row.folded:
        said = _folded(sheet, row)
        segments.append(Segment(said, palette.mix("boilerplate", *_on_fold(sheet, row))))
    else:
        said = sheet.text[row.start : row.end]
        segments.extend(_text(sheet, y, row, tags, palette))
    used = place.text + row.indent + cell_len(said)
    if used < place.width:
        segments.append(Segment(" " * (place.width - used), palette.base))
    strip = Strip(segments, max(used, place.width))
    return strip if used <= place.width else strip.adjust_cell_length(place.width)


def _folded(sheet: Sheet, row: Row) -> str:
    """What stands for a run that is folded."""
    what = f"{row.folded} lines" if row.folded > 1 else "a paragraph"
    hits = len(sheet.hits_on(row))
    found = f" · {hits} found" if hits else ""
    return f"░░ {what} of site furniture{found} ░░"


def _on_fold(sheet: Sheet, row: Row) -> Iterator[str]:
    """What is marked on a run that is folded."""
    if _stands(sheet.cursor, row):
        yield "cursor"
    if sheet.selection and _stands(sheet.selection.span, row):
        yield "selection"


def _stands(span: Span | None, row: Row) -> bool:
    return span is not None and span.start < row.end and span.end > row.start


# The margin --------------------------------------------------------------------------------------


def _before_text(
    sheet: Sheet, y: int, row: Row, tags: list[PaneTag], palette: Palette
) -> Iterator[Segment]:
    """The margin, and the bullet of a list item; neighbours that look alike are one segment."""
    at, said, look, text = 0, "", palette.base, sheet.columns.text + row.indent
    signs = _margin(sheet, y, row, tags, palette)
    if row.marker:
        signs[text - len(row.marker)] = (row.marker, palette.base)
    for place, (sign, style) in (*sorted(signs.items()), (text, ("", palette.base))):
        if said and (at < place or style is not look):
            yield Segment(said, look)
            said = ""
        if at < place:
            yield Segment(" " * (place - at), palette.base)
        at, said, look = place + len(sign), said + sign, style
    if said:
        yield Segment(said, look)


def _margin(
    sheet: Sheet, y: int, row: Row, tags: list[PaneTag], palette: Palette
) -> dict[int, tuple[str, Style]]:
    """What stands in which cell of the margin."""
    place = sheet.columns
    signs: dict[int, tuple[str, Style]] = {}
    if _stands(sheet.cursor, row):
        signs[place.left + CURSOR] = ("▌", palette.mix("mark"))
    if sheet.rows.kind(y) is BlockKind.BOILERPLATE and not row.folded:
        signs[place.sign] = ("░", palette.mix("margin"))
    if not tags:
        return signs
    above, beginning, own = sheet.rows.shown_above(y), [], sheet.chosen and sheet.chosen.id
    first, lanes = place.left + FIRST_LANE, place.lanes
    for tag in tags:
        begins = tag.span.start >= above
        if not begins or row.block >= 0:
            at, chosen = sheet.lanes.of(tag), tag.id == own
            bar = _BARS[tag.kind] if at < lanes or chosen else "+"
            lane = first + (at if at < lanes else lanes)
            if at < lanes or chosen or lane not in signs or signs[lane][0] == "░":
                signs[lane] = (bar, palette.margin(tag.kind, chosen))
        if begins and row.block >= 0 and tag.kind not in beginning:
            beginning.append(tag.kind)
    for at, kind in enumerate(beginning, start=place.left + FIRST_LANE - 1 - len(beginning)):
        signs[at] = (kind[0].upper(), palette.margin(kind))
    return signs


# The text ----------------------------------------------------------------------------------------


def _text(
    sheet: Sheet, y: int, row: Row, tags: list[PaneTag], palette: Palette
) -> Iterator[Segment]:
    """The text of a row, cut where something begins or ends."""
    kind = sheet.rows.kind(y)
    base = (kind.value,) if kind in (BlockKind.HEADING, BlockKind.BOILERPLATE) else ()
    marks = [(_ONE[tag.kind], tag.span) for tag in tags]
    marks += [(_ONE["hit"], hit) for hit in sheet.hits_on(row)]
    marks += [(_ONE[name], span) for name, span in _single(sheet, row)]
    if not marks:
        if row.start < row.end:
            yield Segment(sheet.text[row.start : row.end], palette.mix(*base))
        return
    for start, end, names in _runs(sheet.text, row, marks):
        yield Segment(sheet.text[start:end], palette.mix(*base, *names))


def _single(sheet: Sheet, row: Row) -> Iterator[tuple[str, Span]]:
    """What there is one of at the most."""
    if sheet.cursor:
        yield "cursor", sheet.cursor
    if sheet.hit:
        yield "current", sheet.hit
    if sheet.chosen and _stands(span := sheet.chosen.span, row):
        yield "chosen", span
        if sheet.several:
            yield "end", Span(span.start, span.start + 1)
            yield "end", Span(span.end - 1, span.end)
    if sheet.selection:
        yield "selection", sheet.selection.span
        yield "moving", moving_end(sheet.selection)


def moving_end(selection: Selection) -> Span:
    """The code point of a selection that is at the end that moves."""
    ending = selection.moving > selection.fixed
    at = selection.moving - 1 if ending else selection.moving
    return Span(at, at + 1)


def _runs(
    text: str, row: Row, marks: list[tuple[int, Span]]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Stretches of a row in which the same marks stand; never a part of a grapheme."""
    first, last = row.start, row.end
    changes = {first: 0, last: 0}
    for one, span in marks:
        if span.end <= first or span.start >= last:
            continue
        start = first if span.start <= first else snap_back(text, span.start, first)
        end = last if span.end >= last else snap_on(text, span.end, last)
        if start < end:
            changes[start] = changes.get(start, 0) + one
            changes[end] = changes.get(end, 0) - one
    edges = sorted(changes.items())
    begun, counted = edges[0]
    names = _names(counted)
    for place, change in edges[1:-1]:
        counted += change
        now = _names(counted)
        if now != names:
            yield begun, place, names
            begun, names = place, now
    if begun < last:
        yield begun, last, names


@lru_cache(maxsize=4096)
def _names(counted: int) -> tuple[str, ...]:
    """What stands in a place, of how many of each sort there are; tags there may be several."""
    many = {name: counted // one & (1 << _FIELD) - 1 for name, one in _ONE.items()}
    many["overlap"] = int(sum(many[kind] for kind in KINDS) > 1)
    return tuple(name for name in _ORDER if many[name])
