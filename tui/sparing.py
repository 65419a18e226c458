"""Painting only the rows that have changed, and of these only what can be seen.

For one row of the text and one of the footer, Textual's compositor has every widget between the
two rendered whole, and what stands behind them too, then throws away what has not changed or is
covered: at 120 by 40 that is more work than all the rest that a key asks for. This one asks each
widget for its changed rows alone, from the front to the back, until nothing is left to be painted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
        screen = self.size.region
        changed = [crop or screen] if self._changed is None else self._changed
        missing = _cells(region.intersection(screen) for region in changed)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            for part in _parts(seen, _take(missing, seen)):
                yield region, part, widget.render_lines(part.translate(-region.offset))
            if not missing:
                break


def _cells(regions: Iterable[Region]) -> dict[int, int]:
    """The cells of some regions: for each row, a bit for each cell."""
    cells: dict[int, int] = {}
    for region in regions:
        bits = _bits(region)
        for y in region.line_range:
            cells[y] = cells.get(y, 0) | bits
    return cells


def _take(missing: dict[int, int], seen: Region) -> list[int]:
    """The rows on which a region has something that is missing; it is no longer."""
    bits = _bits(seen)
    rows = sorted(y for y, cells in missing.items() if cells & bits and y in seen.line_range)
    for y in rows:
        missing[y] &= ~bits
        if not missing[y]:
            del missing[y]
    return rows


def _bits(region: Region) -> int:
    return ((1 << region.width) - 1) << region.x if region else 0


def _parts(seen: Region, rows: Sequence[int]) -> Iterator[Region]:
    """Rows of a region, in stretches."""
    while rows:
        many = next((n for n, y in enumerate(rows) if y != rows[0] + n), len(rows))
        yield Region(seen.x, rows[0], seen.width, many)
        rows = rows[many:]
