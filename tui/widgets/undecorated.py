"""Rows that a widget paints itself, and that go to the screen as they are.

Textual draws borders, padding, tints and selections around each row of a widget, and keeps what it
has drawn. Where a widget has none of these, that is most of what its rows cost.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def shown(widget: Widget, crop: Region, rows: Iterable[Strip]) -> list[Strip]:
    """The rows of a part of a widget, as they reach the screen."""
    strips = list(rows)
    filters, ground = widget.get_line_filters(), widget.background_colors[1]
    for filter in filters:
        strips = [strip.apply_filter(filter, ground) for strip in strips]
    if crop.column_span != (0, widget.size.width):
        strips = [strip.crop(*crop.column_span) for strip in strips]
    return strips
