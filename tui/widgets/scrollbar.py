"""The scrollbar of the reading pane and of lists, painted row by row.

Textual's own makes each of its rows anew at every step: with those of the pane beside them, a
third of what a screenful costs; and, told by messages, it made a frame of its own, one or two
sixtieths of a second after that of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.at_once import AtOnce


class PaneScrollBar(AtOnce, ScrollBar):
    """A vertical scrollbar of one cell."""

    def __init__(self) -> None:
        super().__init__(vertical=True, name="vertical")
        self._strips: dict[Segment, Strip] = {}
        self._bar: tuple[object, Sequence[Segment]] = (None, ())

    def asked_for(self, regions: tuple[Region, ...]) -> tuple[Region, ...]:
        """All of it as a region: it is painted with the text that has scrolled, in one frame."""
        return regions or (self.size.region,)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows that are asked for; equal ones are one strip."""
        bar, ground = self._colours()
        segments = self._segments(bar, ground)
        filters, ground = self.get_line_filters(), self.background_colors[1]
        strips = []
        for segment in segments[crop.y : crop.bottom]:
            strip = self._strips.get(segment)
            if strip is None:
                if len(self._strips) > 64:  # themes and half-blocks that were
                    self._strips.clear()
                strip = self._strips[segment] = Strip([segment], 1)
            for filter in filters:
                strip = strip.apply_filter(filter, ground)
            strips.append(strip)
        return strips

    def _segments(self, bar: Color, ground: Color) -> Sequence[Segment]:
        """All rows; made anew when it looks otherwise, not for each row of the text beside it."""
        window = self.window_size if self.window_size < self.window_virtual_size else 0
        many = (self.size.height, ceil(self.window_virtual_size), ceil(window), self.position)
        if self._bar[0] != (many, bar, ground):
            height, whole, window, position = many
            drawn = self.renderer.render_bar(
                size=height,
                virtual_size=whole,
                window_size=window,
                position=position,
                back_color=ground.rich_color,
                bar_color=bar.rich_color,
            )
            self._bar = ((many, bar, ground), list(drawn.segments))
        return self._bar[1]

    def _colours(self) -> tuple[Color, Color]:
        """Of the bar and of what is behind it, as the pane's styles have them."""
        pane = self.parent
        assert isinstance(pane, Widget)
        styles = pane.styles
        if self.grabbed:
            ground, bar = styles.scrollbar_background_active, styles.scrollbar_color_active
        elif self.mouse_over:
            ground, bar = styles.scrollbar_background_hover, styles.scrollbar_color_hover
        else:
            ground, bar = styles.scrollbar_background, styles.scrollbar_color
        ground = pane.background_colors[0] + ground if ground.a < 1 else ground
        return ground + bar, ground


class Scrolled(ScrollView, inherit_bindings=False):
    """A scroll view with that scrollbar."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """A scrollbar that costs little."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = PaneScrollBar()
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar
