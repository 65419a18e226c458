"""Painting only the rows that have changed.

For one row of the text and one of the footer, Textual's compositor has every widget between the
two rendered whole, then throws away what has not changed: at 120 by 40 that is more work than all
the rest that a key asks for. This one asks each widget for its changed rows alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class SparingCompositor(Compositor):
    """A compositor for a screen on which little changes at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._changed: list[Region] | None = None

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed since the last time."""
        self._changed = list(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = None

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Each widget's region, what of it can be seen, and the strips of that, from the front."""
        if self._changed is None:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            for part in _parts(region.intersection(clip), self._changed):
                yield region, part, widget.render_lines(part.translate(-region.offset))


def _parts(seen: Region, changed: Iterable[Region]) -> Iterator[Region]:
    """The rows of a region that hold something of others, in stretches."""
    touched = (seen.intersection(other) for other in changed if seen.overlaps(other))
    rows = sorted({y for part in touched for y in part.line_range})
    while rows:
        many = next((n for n, y in enumerate(rows) if y != rows[0] + n), len(rows))
        yield Region(seen.x, rows[0], seen.width, many)
        rows = rows[many:]
