"""What every line passes before it reaches the terminal, whatever widget has drawn it.

Text is made legible in every theme. Where no colour is wanted there is none: greys are colour too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from tui.widgets.contrast import legible

_SIGNS = re.compile(r"[\s\u2500-\u259f]*")
"""Blanks, lines and blocks: what frames and fills is no text."""


class Legible(LineFilter):
    """Text in the theme's colours, moved so far as reading it needs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same words, each in a style that can be read."""
        shown = []
        for segment in segments:  # every piece of every line comes here: no calls but these
            style = segment[1]
            if style is not None:
                better = _MOVED.get(style) or _legible(style)
                if better is not style and not _SIGNS.fullmatch(segment[0]):
                    segment = Segment(segment[0], better, segment[2])
            shown.append(segment)
        return shown


class Colourless(LineFilter):
    """Bold, italics, underlines, reverse, and the terminal's own two colours."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same words without colours."""
        return [
            Segment(segment.text, _colourless(segment.style), segment.control)
            if segment.style
            else segment
            for segment in segments
        ]


_LEGIBLE, _COLOURLESS = (Legible(),), (Colourless(),)
_MOVED: dict[Style, Style] = {}
_MANY = 4096


def of(app: App[None]) -> Sequence[LineFilter]:
    """The filters of an app, in place of Textual's own: the one for `NO_COLOR` leaves greys, the
    one for ANSI colours takes longer than painting, and nothing here is painted in them."""
    return _COLOURLESS if app.no_color else _LEGIBLE


def _legible(style: Style) -> Style:
    if len(_MOVED) > _MANY:
        _MOVED.clear()
    drawn = style.color is not None and style.color.triplet is not None
    plain = style + _UNDIMMED if style.dim and drawn else style
    _MOVED[style] = moved = legible(plain)
    return moved


_UNDIMMED = Style(dim=False)


@lru_cache(_MANY)
def _colourless(style: Style) -> Style:
    """What is left without colours. Meta stays: it says which widget a click is for."""
    return Style.combine([style.without_color, Style.from_meta(style.meta)])
