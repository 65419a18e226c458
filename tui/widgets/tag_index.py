"""Tags by where they stand: what is on the screen, what is at an offset, which comes next.

The text is divided into stretches of 128 code points, each knowing the tags that touch it, so a
question costs as much as its answer, however many tags the article has.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from seeds.anchor import Span

KINDS = ("claim", "trigger", "prediction")

_STRETCH = 7
"""Stretches are 2 ** 7 code points long, a row or two."""

_MOST_STRETCHES, _FAR = 256, -1
"""A tag over more stretches is kept apart, as if in one more, and looked at every time."""


@dataclass(frozen=True, slots=True)
class PaneTag:
    """A tag as the pane shows it. `kind` is one of KINDS.

    Raises:
        ValueError: the kind is another.
    """

    id: str
    kind: str
    span: Span

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r} is none of {', '.join(KINDS)}")

    @property
    def letter(self) -> str:
        """C, T or P."""
        return self.kind[0].upper()


def reading_order(tag: PaneTag) -> tuple[int, int, str]:
    """By where a tag begins; the longer, which may hold the others, first."""
    return tag.span.start, -tag.span.end, tag.id


class TagIndex:
    """The tags of one article."""

    def __init__(self, tags: Iterable[PaneTag] = ()) -> None:
        self._tags: dict[str, PaneTag] = {}
        self._stretches: defaultdict[int, list[PaneTag]] = defaultdict(list)
        for tag in tags:
            self._place(tag)
        self._order = sorted([reading_order(tag) for tag in self._tags.values()])

    def __len__(self) -> int:
        return len(self._tags)

    def __iter__(self) -> Iterator[PaneTag]:
        """In reading order."""
        return (self._tags[id] for _, _, id in self._order)

    def get(self, id: str) -> PaneTag | None:
        """The tag of that id, if there is one."""
        return self._tags.get(id)

    def add(self, tag: PaneTag) -> None:
        """Adds a tag; one of the same id gives way."""
        self.remove(tag.id)
        self._place(tag)
        insort(self._order, reading_order(tag))

    def remove(self, id: str) -> PaneTag | None:
        """Takes a tag out and returns it; None where there is no such tag."""
        tag = self._tags.pop(id, None)
        if tag is None:
            return None
        for stretch in _stretches(tag.span):
            self._stretches[stretch].remove(tag)
        del self._order[bisect_left(self._order, reading_order(tag))]
        return tag

    def overlapping(self, start: int, end: int) -> list[PaneTag]:
        """The tags with a code point in `[start, end)`, in reading order."""
        looked_at = range(start >> _STRETCH, ((end - 1) >> _STRETCH) + 1)
        found = {
            tag.id: tag
            for stretch in (_FAR, *looked_at)
            for tag in self._stretches.get(stretch, ())
            if tag.span.start < end and tag.span.end > start
        }
        return sorted(found.values(), key=reading_order)

    def at(self, offset: int) -> list[PaneTag]:
        """The tags that hold an offset, in reading order."""
        return self.overlapping(offset, offset + 1)

    def after(self, offset: int) -> PaneTag | None:
        """The first tag that begins after an offset."""
        at = bisect_left(self._order, (offset + 1,))
        return self._tags[self._order[at][2]] if at < len(self._order) else None

    def before(self, offset: int) -> PaneTag | None:
        """The last tag that begins before an offset."""
        at = bisect_right(self._order, (offset,))
        return self._tags[self._order[at - 1][2]] if at else None

    def _place(self, tag: PaneTag) -> None:
        if tag.id in self._tags:
            raise ValueError(f"two tags have the id {tag.id}")
        self._tags[tag.id] = tag
        for stretch in _stretches(tag.span):
            self._stretches[stretch].append(tag)


def _stretches(span: Span) -> Iterable[int]:
    """The stretches that a span touches; one apart where they are too many."""
    first, last = span.start >> _STRETCH, (span.end - 1) >> _STRETCH
    return range(first, last + 1) if last - first < _MOST_STRETCHES else (_FAR,)
