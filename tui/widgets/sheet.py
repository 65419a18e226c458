"""All that is to be seen in the reading pane, and what of it stands on one row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from seeds.anchor import Span
from tui.widgets.columns import Columns, columns
from tui.widgets.lanes import Lanes
from tui.widgets.motions import Selection
from tui.widgets.tag_index import PaneTag, TagIndex
from tui.widgets.wrapping import Row, Rows


@dataclass(slots=True)
class Sheet:
    """`text` is display text without line breaks; `hits` are in order; `hit` is the current one."""

    text: str = ""
    rows: Rows = field(default_factory=Rows)
    tags: TagIndex = field(default_factory=TagIndex)
    lanes: Lanes = field(default_factory=Lanes)
    columns: Columns = field(default_factory=lambda: columns(80, 76))
    cursor: Span | None = None
    selection: Selection | None = None
    chosen: PaneTag | None = None
    hits: Sequence[Span] = ()
    hit: Span | None = None

    @property
    def several(self) -> bool:
        """Whether other tags stand where the chosen one does."""
        span = self.chosen.span if self.chosen else None
        return span is not None and len(self.tags.overlapping(span.start, span.end)) > 1

    def tags_on(self, row: Row) -> list[PaneTag]:
        """The tags that stand on a row, or run past a blank one."""
        return self.tags.overlapping(row.start, max(row.end, row.start + 1))

    def hits_on(self, row: Row) -> Sequence[Span]:
        """The hits that stand on a row."""
        return within(self.hits, row.start, row.end)


def within(hits: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of some stretches, in order, that have a code point in `[start, end)`."""
    first = bisect_right(hits, start, key=lambda hit: hit.end)
    return hits[first : bisect_left(hits, end, key=lambda hit: hit.start)]
