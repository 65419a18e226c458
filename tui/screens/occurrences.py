"""Tagging a text wherever it stands: its places in context are ticked, and tagged in one deed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, overload

from rich.cells import cell_len
from textual import on
from textual.widget import Widget
from textual.widgets import Static

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.display import safe_line
from seeds.occurrences import MOST, Occurrence, everywhere
from tui.keys import Key, bindings
from tui.screens.room import Room
from tui.screens.tagging import Tagging
from tui.widgets.cells import cut
from tui.widgets.table import Column, Line, Table

if TYPE_CHECKING:
    from store.lines import TagLine

_BEFORE, _WORDS, _LONG = 24, 32, 200
_AROUND = 120
"""Cells before the words, cells of the words, code points of them, code points around them."""

_LONGEST = 2000
"""Code points of a text that is looked for, at the most."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a text stands in an article, and which of these places are tagged as which kind."""

    text: str
    found: Sequence[Occurrence]
    tagged: frozenset[tuple[Span, Kind]]


Then = Callable[[list[Span], Kind, bool], None]
"""What is done with the places that were ticked: as which kind; whether each has its own item."""


class Every(Tagging):
    """The way to the places of a text."""

    def offered(self, key: Key) -> bool:
        """There must be a text."""
        if key.action == "every":
            return self.article.text is not None
        return super().offered(key)

    def action_every(self) -> None:
        """Shows where the text stands that is selected, else tagged here, else the cursor's."""
        text, span = self.article.text, self._this_text()
        if text is None or span is None:
            self.say("the text of this article is not here", error=True)
            return
        if span.end - span.start > _LONGEST:
            self.say("the text is too long to be looked for: select some words of it", error=True)
            return
        found = everywhere(text, span.of(text))
        if not found:
            self.say("only white space is selected: it cannot be looked for", error=True)
            return
        tagged = frozenset((tag.span, tag.kind) for tag in self.tags)
        tag = self.tags.get(self.chosen)
        kind = tag.kind if tag else self.last_kind
        self.app.push_screen(EveryPlace(Places(text, found, tagged), kind, self._tag_all))

    def _this_text(self) -> Span | None:
        tag: TagLine | None = self.tags.get(self.chosen)
        if self.pane.selecting or tag is None:
            return self.pane.selected_span
        return tag.span

    def _tag_all(self, spans: list[Span], kind: Kind, each: bool) -> None:
        made = self.desk.tag_all(self.article.id, spans, kind, each=each, scenario=self.scenario)
        new = sum(one.id not in self.tags for one in made)
        self.last_kind = kind
        self.tagged(made)
        item = self.tags.get(made[0].id)
        named = item.handle if item and not each else f"{kind.value}s"
        self.done(self.action_every)
        places = "1 place" if new == 1 else f"{new} places"
        self.say(f"{places} tagged as {named}; <reading.undo> takes all of them back")


class Lines(Sequence[Line]):
    """Lines made when they are looked at: a text may stand in thousands of places."""

    def __init__(self, make: Callable[[int], Line], many: int) -> None:
        self._make, self._many = make, many

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self._make(n) for n in range(*at.indices(self._many))]
        return self._make(range(self._many)[at])


class _Ticks(Table, inherit_bindings=False):
    """The places; its keys are those of the screen."""


class EveryPlace(Room):
    """The places of a text, each ticked or not."""

    PLACES: ClassVar[tuple[str, ...]] = ("places",)
    BINDINGS = bindings("places")
    AUTO_FOCUS = "Table"

    DEFAULT_CSS = """
    EveryPlace > #as { padding: 1 2; height: auto; color: $text; }
    """

    def __init__(self, places: Places, kind: Kind, then: Then) -> None:
        super().__init__()
        self._places, self._kind, self._then = places, kind, then
        self._each = False
        self._ticked = {n for n, one in enumerate(places.found) if one.meant}
        self._ticked = self._ticked or set(range(len(places.found)))
        longest = max(cell_len(self._words(one)) for one in places.found)
        self._table = _Ticks(
            (
                Column("", 3),
                Column("", _BEFORE, right=True, least=60),
                Column("", min(_WORDS, longest)),
                Column(""),
                Column("", 14 if self._remarks() else 1),
            ),
            id="places",
            titles=False,
        )
        self._as = Static(id="as", markup=False)

    def body(self) -> Iterable[Widget]:
        """What they are tagged as, above the places."""
        yield self._as
        yield self._table

    def on_mount(self) -> None:
        """All that somebody who names the words means is ticked."""
        super().on_mount()
        quote = cut(self._words(self._places.found[0]), 60)
        self.header.show(["Signposts", f"Every “{quote}”"])
        self._show()

    def _show(self) -> None:
        of = "an item of each" if self._each else "one item of all"
        places = len(self._places.found)
        many = f"{places}{'+' if places == MOST else ''}"
        self._as.update(f"{len(self._ticked)} of {many} places, as a {self._kind.value}; {of}")
        here = self._table.line
        lines = Lines(self._line, places)
        self._table.show(lines, at=int(here.key) if here else 0)
        self.offer()

    def _line(self, number: int) -> Line:
        one, text = self._places.found[number], self._places.text
        start, end = one.span.start, one.span.end
        sign = "[x]" if number in self._ticked else "[ ]"
        cells = (
            sign,
            _last_cells(_on_one_line(text[max(0, start - _AROUND) : start])),
            self._words(one),
            _on_one_line(text[end : end + _AROUND]),
            self._remark(one),
        )
        looks = ((1, "quiet"), (3, "quiet"), (4, "warning"))
        return Line(str(number), cells, (*looks, (2, "good" if sign == "[x]" else "quiet")))

    def _words(self, one: Occurrence) -> str:
        return _on_one_line(self._places.text[one.span.start : one.span.end][:_LONG])

    def _remarks(self) -> bool:
        """Whether there is something to say of any place."""
        tagged = {span for span, _ in self._places.tagged}
        return any(not one.meant or one.span in tagged for one in self._places.found)

    def _remark(self, one: Occurrence) -> str:
        if (one.span, self._kind) in self._places.tagged:
            return "tagged"
        if not one.whole:
            return "part of a word"
        return "" if one.exact else "other case"

    # What is done ------------------------------------------------------------------------------

    def action_tick(self) -> None:
        """Ticks the place, or not, and goes to the next."""
        if self._table.line:
            self._ticked ^= {int(self._table.line.key)}
            self._show()
            self._table.action_down()

    def action_tick_all(self) -> None:
        """Ticks all; where all are ticked, none."""
        every = set(range(len(self._places.found)))
        self._ticked = set() if self._ticked == every else every
        self._show()

    def action_kind(self, kind: str) -> None:
        """Says what they are."""
        self._kind = Kind(kind)
        self._show()

    def action_each(self) -> None:
        """Says whether they are all mentions of one item."""
        self._each = not self._each
        self._show()

    def action_take(self) -> None:
        """Tags what is ticked, in one deed."""
        spans = [self._places.found[n].span for n in sorted(self._ticked)]
        if not spans:
            self.say(
                "no place is ticked: <places.tick> ticks one, <places.tick-all> all", error=True
            )
            return
        with self.attempt():
            with self.app.batch_update():
                self._then(spans, self._kind, self._each)
            self.dismiss()

    @on(Table.Chosen)
    def clicked(self, event: Table.Chosen) -> None:
        """A second click on a place ticks it, or not."""
        event.stop()
        self.action_tick()

    def action_leave(self) -> None:
        """Nothing is tagged."""
        self.dismiss()

    def action_down(self) -> None:
        """To the next place."""
        self._table.action_down()

    def action_up(self) -> None:
        """To the place before."""
        self._table.action_up()

    def action_first(self) -> None:
        """To the first place."""
        self._table.action_first()

    def action_last(self) -> None:
        """To the last place."""
        self._table.action_last()

    def action_page_down(self) -> None:
        """A screen down."""
        self._table.action_page_down()

    def action_page_up(self) -> None:
        """A screen up."""
        self._table.action_page_up()


def _on_one_line(words: str) -> str:
    return safe_line(" ".join(words.split()))


def _last_cells(words: str) -> str:
    """As many of the last characters as fit before the words."""
    shown = words[-_BEFORE:]
    while cell_len(shown) > _BEFORE:
        shown = shown[1:]
    return shown.rstrip()
