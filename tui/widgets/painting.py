"""One row of the reading pane as a strip: margin, text, and what is marked in it.

Colour is never the only sign. A kind has its letter where a tag begins, its own bar in the lane,
and underline with or without bold or italic; where tags overlap the underline is double; the
chosen tag has its bar reversed, and where others stand its two ends; the cursor has `▌`, the
selection is reversed and the end that moves underlined, boilerplate has `░`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

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

_BITS = {name: 1 << n for n, name in enumerate(_ORDER)}
_TAGS = tuple(_BITS[kind] for kind in KINDS)


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
    """The margin, and the bullet of a list item."""
    at, text = 0, sheet.columns.text + row.indent
    signs = _margin(sheet, y, row, tags, palette)
    if row.marker:
        signs[text - len(row.marker)] = (row.marker, palette.base)
    for place in sorted(signs):
        sign, style = signs[place]
        if at < place:
            yield Segment(" " * (place - at), palette.base)
        yield Segment(sign, style)
        at = place + len(sign)
    yield Segment(" " * (text - at), palette.base)


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
    above, beginning = sheet.rows.shown_above(y), []
    for tag in tags:
        if tag.span.start < above or row.block >= 0:
            at, chosen = sheet.lanes.of(tag), tag == sheet.chosen
            bar = _BARS[tag.kind] if at < place.lanes or chosen else "+"
            lane = place.left + FIRST_LANE + min(at, place.lanes)
            if lane not in signs or at < place.lanes or chosen or signs[lane][0] == "░":
                signs[lane] = (bar, palette.margin(tag.kind, chosen))
        if tag.span.start >= above and row.block >= 0 and tag.kind not in beginning:
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
    marks = [(_BITS[tag.kind], tag.span) for tag in tags]
    marks += [(_BITS["hit"], hit) for hit in sheet.hits_on(row)]
    marks += [(_BITS[name], span) for name, span in _single(sheet, row)]
    if not marks:
        if row.start < row.end:
            yield Segment(sheet.text[row.start : row.end], palette.mix(*base))
        return
    for start, end, mask in _runs(sheet.text, row, marks):
        yield Segment(sheet.text[start:end], palette.mix(*base, *_names(mask)))


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


def _runs(text: str, row: Row, marks: list[tuple[int, Span]]) -> Iterator[tuple[int, int, int]]:
    """Stretches of a row in which the same marks stand; never a part of a grapheme."""
    first, last = row.start, row.end
    changes: dict[int, list[int]] = {first: [], last: []}
    for bit, span in marks:
        if span.end <= first or span.start >= last:
            continue
        start = first if span.start <= first else snap_back(text, span.start, first)
        end = last if span.end >= last else snap_on(text, span.end, last)
        if start < end:
            changes.setdefault(start, []).append(bit)
            changes.setdefault(end, []).append(-bit)
    standing: dict[int, int] = {}
    for start, end in pairwise(sorted(changes)):
        for bit in changes[start]:
            standing[abs(bit)] = standing.get(abs(bit), 0) + (1 if bit > 0 else -1)
        mask = sum(bit for bit, many in standing.items() if many)
        if sum(standing.get(bit, 0) for bit in _TAGS) > 1:
            mask |= _BITS["overlap"]
        yield start, end, mask


@lru_cache(maxsize=1024)
def _names(mask: int) -> tuple[str, ...]:
    return tuple(name for name in _ORDER if mask & _BITS[name])
