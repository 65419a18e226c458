"""Lanes of the margin: which column shows where a tag runs.

Tags that stand on a common row get different lanes, so nested and crossing ones can be followed
with the eye. A lane once given is kept: adding or removing a tag moves no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from seeds.anchor import Span
from tui.widgets.tag_index import PaneTag

MOST = 12
"""Lanes there are; tags for which none is free share one more, shown as `+`."""


class Lanes:
    """The lane of each tag: 0 is the leftmost, MOST that of tags without one of their own."""

    def __init__(self, used: int = 0) -> None:
        self._lanes: dict[str, int] = {}
        self.used = used
        """How many there are tags in; what a removed tag leaves is not taken off."""

    def lay(self, tags: Iterable[PaneTag], rows: Callable[[Span], tuple[int, int]]) -> None:
        """Gives lanes to all tags afresh, in reading order; the leftmost that is free.

        `rows` says on which rows, first and last, a span stands. The room that there was stays.
        """
        self._lanes = {}
        free_from = [0] * MOST
        for tag in tags:
            first, last = rows(tag.span)
            for lane, free in enumerate(free_from):
                if free <= first:
                    free_from[lane] = last + 1
                    self._give(tag, lane)
                    break
            else:
                self._give(tag, MOST)

    def add(self, tag: PaneTag, beside: Iterable[PaneTag]) -> None:
        """Gives a lane to one more tag; `beside` are the tags on its rows."""
        taken = {self.of(other) for other in beside if other.id != tag.id}
        self._give(tag, next((n for n in range(MOST) if n not in taken), MOST))

    def remove(self, id: str) -> None:
        """Frees the lane of a tag."""
        self._lanes.pop(id, None)

    def of(self, tag: PaneTag) -> int:
        """The lane of a tag; MOST where it has none of its own."""
        return self._lanes.get(tag.id, MOST)

    def _give(self, tag: PaneTag, lane: int) -> None:
        self._lanes[tag.id] = lane
        self.used = max(self.used, min(lane + 1, MOST))
