"""One row of the reading pane as a strip: margin, text, and what is marked in it.

Colour is never the only sign. A kind has its letter where a tag begins, its own bar in the lane,
and underline with or without bold or italic; where tags overlap the underline is double; the
cursor has `▌`, the selection is reversed, boilerplate has `░`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from seeds.anchor import Span
from seeds.article import BlockKind
from tui.widgets.contrast import legible
from tui.widgets.graphemes import snap_back, snap_on
from tui.widgets.lanes import MOST, Lanes
from tui.widgets.tag_index import KINDS, PaneTag, TagIndex
from tui.widgets.wrapping import NARROWEST, Row, Rows

# The margin, in cells: ▌, up to three letters, a space, the lanes, + or ░, a space.
_CURSOR, _LETTERS, _LANES = 0, 1, 5
_SIGN = _LANES + MOST
MARGIN = _SIGN + 2

_WIDEST_LEFT = 16
_BARS = {"claim": "│", "trigger": "┃", "prediction": "╎"}
_ORDER = ("claim", "prediction", "trigger", "overlap", "cursor", "hit", "selection")
"""Later styles win where both say something."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand on a row, in cells: `left` blank ones, the margin, `measure` of text."""

    width: int
    left: int
    measure: int

    @property
    def text(self) -> int:
        """The first cell of the text."""
        return self.left + MARGIN


def columns(width: int, measure: int) -> Columns:
    """Columns of a pane of `width` cells: text of at most `measure`, about in the middle."""
    fitting = max(NARROWEST, min(measure, width - MARGIN - 1))
    return Columns(width, max(0, min(_WIDEST_LEFT, (width - MARGIN - fitting) // 2)), fitting)


class Palette:
    """Styles by the names of what meets in one place, each put together once."""

    def __init__(self, base: Style, component: Callable[[str], Style]) -> None:
        self.base = base
        self._component = component
        self._mixed: dict[tuple[str, ...], Style] = {}

    def mix(self, *names: str) -> Style:
        """The base style with others on top, the last one uppermost."""
        style = self._mixed.get(names)
        if style is None:
            style = legible(Style.combine([self.base, *map(self._component, names)]))
            self._mixed[names] = style
        return style

    def margin(self, name: str) -> Style:
        """The colour of something in the margin, without underline."""
        style = self._mixed.get(("in the margin", name))
        if style is None:
            sign = Style(color=self._component(name).color, bold=True)
            style = legible(self.base + self._component("margin") + sign)
            self._mixed["in the margin", name] = style
        return style


@dataclass(slots=True)
class Sheet:
    """All that is to be seen. `text` is display text without line breaks; `hits` are in order."""

    text: str = ""
    rows: Rows = field(default_factory=lambda: Rows(()))
    tags: TagIndex = field(default_factory=TagIndex)
    lanes: Lanes = field(default_factory=Lanes)
    columns: Columns = field(default_factory=lambda: columns(80, 76))
    cursor: Span | None = None
    selection: Span | None = None
    hits: Sequence[Span] = ()


def paint(sheet: Sheet, y: int, palette: Palette) -> Strip:
    """The strip of row `y`, as wide as the pane."""
    row, place = sheet.rows[y], sheet.columns
    tags = sheet.tags.overlapping(row.start, max(row.end, row.start + 1))
    segments = [
        *_before_text(sheet, y, row, tags, palette),
        *_text(sheet, y, row, tags, palette),
    ]
    used = place.text + row.indent + cell_len(sheet.text[row.start : row.end])
    if used < place.width:
        segments.append(Segment(" " * (place.width - used), palette.base))
    strip = Strip(segments, max(used, place.width))
    return strip if used <= place.width else strip.adjust_cell_length(place.width)


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
    left = sheet.columns.left
    signs: dict[int, tuple[str, Style]] = {}
    if sheet.cursor and sheet.cursor.start < row.end and sheet.cursor.end > row.start:
        signs[left + _CURSOR] = ("▌", palette.mix("mark"))
    if sheet.rows.kind(y) is BlockKind.BOILERPLATE:
        signs[left + _SIGN] = ("░", palette.mix("margin"))
    above, beginning = sheet.rows.shown_above(y), []
    for tag in tags:
        if tag.span.start < above or row.block >= 0:
            lane = sheet.lanes.of(tag)
            bar = "+" if lane == MOST else _BARS[tag.kind]
            signs[left + _LANES + lane] = (bar, palette.margin(tag.kind))
        if tag.span.start >= above and row.block >= 0 and tag.kind not in beginning:
            beginning.append(tag.kind)
    for at, kind in enumerate(beginning, start=left + _LANES - 1 - len(beginning)):
        signs[at] = (kind[0].upper(), palette.margin(kind))
    return signs


def _text(
    sheet: Sheet, y: int, row: Row, tags: list[PaneTag], palette: Palette
) -> Iterator[Segment]:
    """The text of a row, cut where something begins or ends."""
    kind = sheet.rows.kind(y)
    base = (kind.value,) if kind in (BlockKind.HEADING, BlockKind.BOILERPLATE) else ()
    marks = [(tag.kind, tag.span) for tag in tags]
    marks += [("hit", hit) for hit in _hits_on(sheet.hits, row)]
    if sheet.cursor:
        marks.append(("cursor", sheet.cursor))
    if sheet.selection:
        marks.append(("selection", sheet.selection))
    for start, end, names in _runs(sheet.text, row, marks):
        yield Segment(sheet.text[start:end], palette.mix(*base, *names))


def _runs(
    text: str, row: Row, marks: list[tuple[str, Span]]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Stretches of a row in which the same marks stand; never a part of a grapheme."""
    changes: dict[int, list[tuple[str, int]]] = {row.start: [], row.end: []}
    for name, span in marks:
        start = snap_back(text, max(span.start, row.start), row.start)
        end = snap_on(text, min(span.end, row.end), row.end)
        if start < end:
            changes.setdefault(start, []).append((name, 1))
            changes.setdefault(end, []).append((name, -1))
    standing = dict.fromkeys(_ORDER, 0)
    for start, end in pairwise(sorted(changes)):
        for name, change in changes[start]:
            standing[name] += change
        standing["overlap"] = sum(standing[kind] for kind in KINDS) > 1
        yield start, end, tuple(name for name in _ORDER if standing[name])


def _hits_on(hits: Sequence[Span], row: Row) -> Sequence[Span]:
    """The hits that stand on a row."""
    first = bisect_right(hits, row.start, key=lambda hit: hit.end)
    return hits[first : bisect_left(hits, row.end, key=lambda hit: hit.start)]
