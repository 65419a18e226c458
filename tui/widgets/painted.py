"""A widget of a few rows of words that paints them itself, and only those that have changed.

For a row of words Textual makes its own text of them, cuts it, draws borders and padding around
it, and does all this for every row of a widget in which one word is new. That is more than half
of what a key costs which changes a line or two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.at_once import AtOnce
from tui.widgets.looks import look
from tui.widgets.undecorated import shown

_MOST = 256
"""Rows that are kept as they were painted."""


class Painted(AtOnce, Widget):
    """Rows of words. Padding at the left and right is the only decoration that it may have."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Strip] = []
        self._rows_fit = (-1, -1)
        self._looks: dict[str, Style] = {}
        self._base: Style | None = None
        self._strips: dict[tuple[object, ...], Strip] = {}

    def lines(self, width: int) -> Sequence[Text]:
        """What is to be seen: lines of at most `width` cells; what is longer is cut."""
        raise NotImplementedError

    def render(self) -> Text:
        """All lines in one: for Textual's own selection, which counts in them."""
        lines = self.lines(self.content_size.width)
        return Text("\n", no_wrap=True, end="").join(lines) if lines else Text("")

    def changed(self, *, layout: bool = False) -> None:
        """Other words are to be seen: paints the rows that differ from what was painted.

        With `layout`, it has another height now.
        """
        fit = (self.size.width, self.size.height)
        if layout or not self.is_mounted or fit != self._rows_fit or self.text_selection:
            self.refresh(layout=layout)
            return
        old, self._rows = self._rows, self._paint(*fit)
        for y, (was, now) in enumerate(zip_longest(old, self._rows)):
            if was is not now and was != now:
                self.refresh(Region(0, y, fit[0], 1))

    def asked_for(self, regions: tuple[Region, ...]) -> tuple[Region, ...]:
        """Whoever asks for all of it may have changed any of it."""
        if not regions:
            self._rows_fit = (-1, -1)
        return regions

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows that are asked for."""
        if self.text_selection:  # what is selected is marked by Textual
            return super().render_lines(crop)
        fit = (self.size.width, self.size.height)
        if fit != self._rows_fit:
            self._rows, self._rows_fit = self._paint(*fit), fit
        return shown(self, crop, self._rows[crop.y : crop.bottom])

    def look(self, name: str) -> Style:
        """What a component class says."""
        if name not in self._looks:
            self._looks[name] = look(self, name)
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Looks change with the theme."""
        super().notify_style_update()
        self._looks.clear()
        self._base, self._rows_fit = None, (-1, -1)
        self._strips.clear()

    def _paint(self, width: int, height: int) -> list[Strip]:
        if self._base is None:
            self._base = self.rich_style
        rows = [self._strip(line, width, self._base) for line in self.lines(width)[:height]]
        blank = Strip.blank(width + self.styles.padding.width, self._base)
        return rows + [blank] * (height - len(rows))

    def _strip(self, line: Text, width: int, base: Style) -> Strip:
        """A line as a row; one that was there before is as it was painted then."""
        key = (line.plain, line.style, *line.spans, width)
        strip = self._strips.get(key)
        if strip is None:
            padding = self.styles.padding
            before = [Segment(" " * padding.left, base)] if padding.left else []
            strip = Strip([*before, *_segments(line, base)])
            strip = strip.adjust_cell_length(padding.left + width, base)
            strip = strip.adjust_cell_length(width + padding.width, base)
            if len(self._strips) >= _MOST:
                self._strips.clear()
            self._strips[key] = strip
        return strip


class Words(Painted):
    """A line of words."""

    def __init__(self, words: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words

    def say(self, words: str) -> None:
        """Says something else."""
        if words != self._words:
            self._words = words
            self.changed()

    def lines(self, width: int) -> Sequence[Text]:
        """That line."""
        return [Text(self._words, no_wrap=True, end="")]


def _segments(line: Text, base: Style) -> Iterator[Segment]:
    """The words of a line, each stretch in its style."""
    words = line.plain
    if isinstance(line.style, Style):
        base = base + line.style
    spans = [(s.start, s.end, s.style) for s in line.spans if isinstance(s.style, Style)]
    edges = {0, len(words), *(n for start, end, _ in spans for n in (start, end))}
    for first, last in pairwise(sorted(edge for edge in edges if edge <= len(words))):
        over = [style for start, end, style in spans if start <= first and end >= last]
        yield Segment(words[first:last], Style.combine([base, *over]))
