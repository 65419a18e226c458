"""The tags of an article beside its text: how many of each kind, and a line for each."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from scenarios.vocabulary import OBSERVED, Kind, Status
from tui.widgets.painted import Words
from tui.widgets.table import Column, Line, Table

if TYPE_CHECKING:
    from store.lines import TagLine

_COLUMNS = (Column("", 1), Column(""), Column("", 13, right=True))
_GOOD = OBSERVED | {Status.OCCURRED, Status.CONFIRMED}
_BAD = {Status.DID_NOT_OCCUR, Status.REFUTED, Status.CEASED}

_NUMBERED = re.compile("[ctp]-[0-9]+")
_LONGEST = 200

Place = tuple[int, int, str]


def place(tag: TagLine) -> Place:
    """Where a tag stands in the order of the text: the longer, which may hold others, first."""
    return tag.start, -tag.end, tag.id


class Tags:
    """The tags of one article, by id and in the order of the text."""

    def __init__(self, tags: Iterable[TagLine] = ()) -> None:
        self._by_id = {tag.id: tag for tag in tags}
        self._of_item: defaultdict[str, list[str]] = defaultdict(list)
        for tag in self._by_id.values():
            self._of_item[tag.item].append(tag.id)
        self._order = sorted(map(place, self._by_id.values()))
        self._counts = Counter(tag.kind for tag in self._by_id.values())

    def __len__(self) -> int:
        return len(self._order)

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __iter__(self) -> Iterator[TagLine]:
        """In the order of the text."""
        return (self._by_id[id] for _, _, id in self._order)

    def get(self, id: str) -> TagLine | None:
        """The tag of an id, if it is here."""
        return self._by_id.get(id)

    def at(self, number: int) -> TagLine:
        """The tag of that number in the order of the text."""
        return self._by_id[self._order[number][2]]

    def number(self, id: str) -> int | None:
        """Its number in the order of the text."""
        tag = self._by_id.get(id)
        return bisect_left(self._order, place(tag)) if tag else None

    def put(self, tag: TagLine) -> None:
        """Adds a tag; one of the same id gives way."""
        self.drop(tag.id)
        self._by_id[tag.id] = tag
        self._of_item[tag.item].append(tag.id)
        self._counts[tag.kind] += 1
        insort(self._order, place(tag))

    def drop(self, id: str) -> None:
        """Takes a tag out, if it is here."""
        number = self.number(id)
        if number is not None:
            del self._order[number]
            tag = self._by_id.pop(id)
            self._counts[tag.kind] -= 1
            self._of_item[tag.item].remove(id)

    def clear(self) -> None:
        """Takes all out."""
        self._by_id.clear()
        self._order.clear()
        self._counts.clear()
        self._of_item.clear()

    def of_items(self, items: set[str]) -> list[str]:
        """Ids of the tags of some items."""
        return [id for item in items for id in self._of_item.get(item, ())]

    def counts(self) -> Counter[Kind]:
        """How many of each kind."""
        return self._counts


class _Lines(Sequence[Line]):
    """Lines made when they are looked at: there may be ten thousand tags."""

    def __init__(self, tags: Tags, text: str) -> None:
        self._tags, self._text = tags, text

    def __len__(self) -> int:
        return len(self._tags)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        tag = self._tags.at(at)
        status = tag.status
        bad = tag.disputed or status in _BAD
        look = "good" if status in _GOOD else "warning" if bad else "quiet"
        cells = (tag.kind.letter, self._called(tag), "differ" if tag.disputed else status.words)
        return Line(tag.id, cells, ((2, look),))

    def _called(self, tag: TagLine) -> str:
        """The handle; after one that is only a number, what the tag is about."""
        if not _NUMBERED.fullmatch(tag.handle):
            return tag.handle
        # As much as fits on any line; a quote may be the whole article.
        quote = self._text[tag.start : min(tag.end, tag.start + _LONGEST)]
        return f"{tag.handle} {tag.statement or quote}"


class TagTable(Table, can_focus=False):
    """A table that is used by the mouse alone: one click chooses."""

    def on_click(self, event: events.Click) -> None:
        """Chooses the line that was clicked."""
        at = event.y - self.gutter.top + self.scroll_offset.y
        if 0 <= at < len(self.lines):
            event.prevent_default()
            self.post_message(self.Chosen(self, self.lines[at]))


class TagList(Vertical):
    """The tags; the cursor is on the one that is chosen in the text."""

    DEFAULT_CSS = """
    TagList { height: 1fr; }
    TagList > #counts { height: 1; padding-left: 2; color: $text-muted; text-style: bold; }
    TagList > Table { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._counts = Words("TAGS", id="counts")
        self._table = TagTable(_COLUMNS, id="tags", titles=False)

    def compose(self) -> ComposeResult:
        """A line that counts, and the table."""
        yield self._counts
        yield self._table

    def on_table_highlighted(self, event: Table.Highlighted) -> None:
        """The cursor follows the text; that is no news."""
        event.stop()

    def show(self, tags: Tags, chosen: str, text: str) -> None:
        """Shows these tags of a text, and which one is chosen."""
        counts = tags.counts()
        many = "  ".join(f"{kind.letter} {counts[kind]}" for kind in Kind if counts[kind])
        self._counts.say(f"TAGS  {many or 'none yet: c, t or p'}")
        self._table.show(_Lines(tags, text), at=tags.number(chosen) or 0)
        self.follow(tags, chosen)

    def follow(self, tags: Tags, chosen: str) -> None:
        """Puts the cursor on the chosen one; without one it is not seen."""
        number = tags.number(chosen)
        self._table.show_cursor(number is not None)
        if number is not None:
            self._table.go(number)
