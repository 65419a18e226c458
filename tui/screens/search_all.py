"""Searching the whole store: articles, items and scenarios, live while one types."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from seeds.anchor import Span
from seeds.display import safe_line
from seeds.refusal import Refusal
from store.search import first_hit, hits
from store.searches import excerpted
from tui.keys import Key, bindings
from tui.screens.room import Room
from tui.widgets.safe_fields import LineField
from tui.widgets.table import Column, Line, Table

if TYPE_CHECKING:
    from store.desk import Desk
    from store.searches import Found

MORE = 50
"""Hits that are looked for at once; going down to the last brings as many again."""

_PAUSE = 0.08
"""Seconds without a key until the store is asked."""

_AROUND = 220
"""Code points beside a hit in the preview."""

_COLUMNS = (Column("", 10), Column("what"), Column("where", least=60))
_HOW = """\
Type words: articles, items and scenarios that hold all of them are found.

Case and accents do not count, and Paket finds Sanktionspaket."""

_NONE = "Nothing holds all these words. Fewer words, or a part of one, find more."


class SearchAll(Room):
    """A line to type in, what holds the words, and the place of the one under the cursor."""

    PLACES: ClassVar[tuple[str, ...]] = ("search",)
    BINDINGS: ClassVar[list[BindingType]] = bindings("search")
    AUTO_FOCUS = "#words"

    DEFAULT_CSS = """
    SearchAll > #words { height: 1; border: none; padding: 0 2; background: $boost; }
    SearchAll > Table { height: 1fr; }
    SearchAll > #preview {
        height: auto; max-height: 7; padding: 0 2; border-top: solid $foreground 20%;
    }
    SearchAll > #nothing { display: none; height: 1fr; padding: 1 3; color: $text-muted; }
    SearchAll.-empty > Table, SearchAll.-empty > #preview { display: none; }
    SearchAll.-empty > #nothing { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._field = LineField(placeholder="words", id="words")
        self._table = Table(_COLUMNS, id="found", titles=False)
        self._table.can_focus = False  # one goes on typing
        self._preview = Static(id="preview", markup=False)
        self._nothing = Static(_HOW, id="nothing", markup=False)
        self._found: dict[str, Found] = {}
        self._most = MORE
        self._full = False
        self._asking = False
        self._open_when_found = False

    def body(self) -> Iterable[Widget]:
        """The words, what holds them, and where."""
        yield self._field
        yield self._table
        yield self._nothing
        yield self._preview

    def on_mount(self) -> None:
        """Nothing was looked for yet."""
        super().on_mount()
        self._show("", [])
        self._field.focus()

    @property
    def ready(self) -> bool:
        """Keys after enter wait until it is known what that opens."""
        return not self._open_when_found

    def on_screen_resume(self) -> None:
        """What was changed elsewhere is found by its new words."""
        if self._field.value.strip():
            self._look()

    def offered(self, key: Key) -> bool:
        """What is open need not be opened; some need something that was found."""
        if key.action in ("choose", "next", "previous", "page_up", "page_down"):
            return bool(self._found)
        return key.action != "search"

    # Looking -----------------------------------------------------------------------------------

    @on(Input.Changed)
    def typed(self) -> None:
        """Searches as one types."""
        self._most = MORE
        self._look()

    def _look(self) -> None:
        self._asking = True
        self.run_worker(self._ask(self._field.value, self._most), group="search", exclusive=True)

    async def _ask(self, words: str, most: int) -> None:
        """Asks the store in another thread; a newer question takes this one's place."""
        await asyncio.sleep(_PAUSE)
        found: Sequence[Found] = ()
        if words.strip():
            try:
                found = await asyncio.to_thread(self.desk.search, words, most, _AROUND)
            except Refusal as refusal:
                self._asking = self._open_when_found = False
                self.refuse(refusal)
                return
        self._asking = False
        self._show(words, found)
        if self._open_when_found:
            self.action_choose()

    def _show(self, words: str, found: Sequence[Found]) -> None:
        self._found = {hit.id: hit for hit in found}
        self._full = len(found) >= self._most
        beside = max(8, self.size.width // 4 - 12)
        self._table.show([_line(hit, words, beside) for hit in found])
        many = f"{len(found)}{'+' if self._full else ''} found" if words.strip() else ""
        self.header.show(["Signposts", "Search"], [many], simulated=self.desk.simulated)
        self._nothing.update(_NONE if words.strip() else _HOW)
        self.set_class(not found, "-empty")
        self.offer()

    @on(Table.Highlighted)
    def highlighted(self, event: Table.Highlighted) -> None:
        """Shows the place in full; at the last line, more lines."""
        event.stop()
        hit = self._found.get(event.line.key) if event.line else None
        self._preview.update(_marked(hit.excerpt, self._field.value) if hit else "")
        # The message is late: other lines, or none, may be there by now.
        at_end = event.line is not None and event.line in self._table.lines[-1:]
        if at_end and self._full and len(self._found) > 1 and not self._asking:
            self._most += MORE
            self._look()

    # Acts --------------------------------------------------------------------------------------

    def action_next(self) -> None:
        """To the next line."""
        self._table.action_down()

    def action_previous(self) -> None:
        """To the line before."""
        self._table.action_up()

    def action_page_down(self) -> None:
        """A screen down."""
        self._table.action_page_down()

    def action_page_up(self) -> None:
        """A screen up."""
        self._table.action_page_up()

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter is a key of the field's own."""
        self.action_choose()

    def action_choose(self) -> None:
        """Opens what is under the cursor, as soon as it is known."""
        if self._asking:
            self._open_when_found = True
            return
        self._open_when_found = False
        line = self._table.line
        hit = self._found.get(line.key) if line else None
        if hit:
            with self.attempt():
                self._open(hit)

    @on(Table.Chosen)
    def chosen(self, event: Table.Chosen) -> None:
        """A second click opens it too."""
        event.stop()
        self.action_choose()

    def action_leave(self) -> None:
        """Goes back to where one was."""
        self.dismiss()

    def _open(self, hit: Found) -> None:
        if hit.noun == "scenario":
            self.signposts.open_board(hit.id)
        elif hit.noun == "article":
            self._open_article(hit.id, hit.place)
        else:
            mentions = self.desk.annotations_of(hit.id)
            placed = [m for m in mentions if m.anchor.span] or mentions
            if placed:
                self._open_article(placed[0].article, placed[0].anchor.span)

    def _open_article(self, article: str, place: Span | None) -> None:
        from tui.screens.searching import Searching

        self.signposts.open_article(article, place)
        room = self.app.screen
        if place and isinstance(room, Searching):
            room.sought = (self._field.value, False)


def _line(hit: Found, words: str, around: int) -> Line:
    place = first_hit(hit.excerpt, words)
    shown = excerpted(hit.excerpt, place, around) if place else hit.excerpt
    return Line(hit.id, (hit.noun, hit.title, shown), ((0, "quiet"),))


def _marked(excerpt: str, words: str) -> Text:
    """The excerpt, safe to show, with the words in bold."""
    text = Text(safe_line(excerpt))
    for span in hits(excerpt, words):
        text.stylize("bold underline", span.start, span.end)
    return text
