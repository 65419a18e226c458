"""Where things stand on a row of the reading pane, in cells."""

from __future__ import annotations

from dataclasses import dataclass

from tui.widgets.lanes import MOST
from tui.widgets.wrapping import NARROWEST

LANES = 4
"""Lanes that there is always room for: the text does not move when tags first overlap."""

CURSOR, LETTERS, FIRST_LANE = 0, 1, 5
"""Cells of the margin: `▌`, up to three letters, a space, the lanes, `+` or `░`, a space."""

_AFTER_LANES = 2
MARGIN = FIRST_LANE + LANES + _AFTER_LANES
"""The margin with that many lanes."""

_WIDEST_LEFT = 16
_ENOUGH = 56
"""Cells of text that more lanes leave, where there are as many."""


@dataclass(frozen=True, slots=True)
class Columns:
    """`left` blank cells, the margin with its `lanes`, `measure` cells of text."""

    width: int
    left: int
    measure: int
    lanes: int = LANES

    @property
    def sign(self) -> int:
        """The cell after the lanes."""
        return self.left + FIRST_LANE + self.lanes

    @property
    def text(self) -> int:
        """The first cell of the text."""
        return self.sign + _AFTER_LANES


def columns(width: int, measure: int, lanes: int = LANES) -> Columns:
    """Columns of a pane of `width` cells: text of at most `measure`, about in the middle.

    More lanes than LANES take blank cells first, which moves no text; then they take from the
    text, as long as enough of it is left.
    """
    fitting = max(NARROWEST, min(measure, width - MARGIN - 1))
    spare = max(0, width - MARGIN - fitting)
    left = min(_WIDEST_LEFT, spare // 2)
    wanted = max(0, min(lanes, MOST) - LANES)
    from_text = max(0, min(wanted - max(0, spare - 1), fitting - _ENOUGH))
    more = min(wanted, max(0, spare - 1) + from_text)
    return Columns(width, max(0, left - more), fitting - from_text, LANES + more)
