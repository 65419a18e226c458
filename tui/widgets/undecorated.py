"""Rows that a widget paints itself, and that go to the screen as they are.

Textual draws borders, padding, tints and selections around each row of a widget, and keeps what it
has drawn. Where a widget has none of these, that is most of what its rows cost.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

_GROUND = Color(0, 0, 0)
"""To find out what is behind a widget takes longer than to filter a row; ours do not ask."""


def shown(widget: Widget, crop: Region, rows: Iterable[Strip]) -> list[Strip]:
    """The rows of a part of a widget, as they reach the screen.

    They are as wide as the widget, whatever they were made for: a scrollbar that has room in it
    already may be there only after the next layout, and a cell that nobody paints ends the app.
    """
    strips, width = list(rows), widget.size.width
    for filter in widget.get_line_filters():
        strips = [strip.apply_filter(filter, _GROUND) for strip in strips]
    strips = [s if s.cell_length >= width else s.adjust_cell_length(width) for s in strips]
    if crop.column_span != (0, width):
        strips = [strip.crop(*crop.column_span) for strip in strips]
    return strips
