"""Searching in an open article: live while one types, then from place to place."""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.dom import DOMNode
from textual.widget import Widget

from seeds.anchor import Span
from seeds.refusal import Refusal
from store.search import MOST, folded, places
from tui.keys import Key
from tui.screens.open_article import OpenArticle
from tui.screens.room import in_words
from tui.widgets.graphemes import snap_back, snap_on
from tui.widgets.motions import Selection
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.search_line import SearchLine

_PAUSE = 0.15
"""Seconds without a key until a regular expression is tried: each try is a process."""

_NOTHING = "nothing is looked for yet: / searches in the article"


@dataclass(frozen=True, slots=True)
class _Start:
    """Where one was when the search began: the row at the top, the passage, what was selected."""

    top: int
    passage: int
    offset: int
    selection: Selection | None


class Searching(OpenArticle):
    """What is looked for in the article, where it stands, and which place is the current one."""

    sought: tuple[str, bool] = ("", False)
    """Words, and whether they are a regular expression; of the last search."""

    _hits: Sequence[Span] = ()
    _hit: int | None = None
    _start: _Start | None = None
    _searching = False
    _keep_when_found = False

    def body(self) -> Iterable[Widget]:
        """The line to search in stands under the text."""
        yield from super().body()
        yield SearchLine()

    async def furnish(self) -> None:
        """The line to search in too."""
        await super().furnish()
        await self.search_line.furnish()

    @property
    def search_line(self) -> SearchLine:
        """Where one types what to search for."""
        return self.query_one(SearchLine)

    @property
    def is_searched(self) -> bool:
        """Whether places are marked, or looked for."""
        return bool(self._hits) or self.search_line.is_open

    def on_mount(self) -> None:
        """Marks what was looked for on the way here."""
        if self.sought[0]:
            # Textual calls the `on_mount` of the bases itself, after this one.
            self.call_next(self._look_for, *self.sought)

    @property
    def ready(self) -> bool:
        """Keys after enter wait until it is known where that leads."""
        return super().ready and not self._keep_when_found

    def on_descendant_focus(self) -> None:
        """In the line other keys work than in the text."""
        self.offer()

    def offers(self) -> list[Key]:
        """While one types in the line, its keys."""
        if self.is_mounted and self.search_line.writing:
            return list(self.signposts.rows.of("find"))
        return super().offers()

    def lead(self) -> str:
        """While one types in the line, its keys are all that is said."""
        return "" if self.search_line.writing else super().lead()

    def offered(self, key: Key) -> bool:
        """One goes on to what was found, in a text that is here."""
        if key.action in ("next_hit", "previous_hit"):
            return bool(self._hits)
        if key.action == "find":
            return self.article.text is not None
        return super().offered(key)

    def owner(self, place: str) -> DOMNode:
        """The keys of the line are its own."""
        return self.search_line if place == "find" else super().owner(place)

    def left_article(self) -> None:
        """Places in another article are none in this one."""
        super().left_article()
        self._start, self._keep_when_found = None, False
        self._mark(())
        self.search_line.close()

    # The line ----------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Opens the line to search in."""
        if self.article.text is None:
            self.say("the text of this article is not here", error=True)
            return
        if not self.search_line.is_open:
            pane = self.pane
            here = pane.cursor_span
            self._start = _Start(
                pane.scroll_offset.y,
                pane.cursor_passage,
                here.start if here else 0,
                pane.selection,
            )
            # While the first word is typed.
            self.run_worker(asyncio.to_thread(folded, self.article.text), group="fold")
        self.search_line.open()
        self.say("")
        self.offer()

    @on(SearchLine.Changed)
    def search_typed(self, event: SearchLine.Changed) -> None:
        """Searches as one types."""
        self._look_for(event.words, event.regex)

    @on(SearchLine.Stepped)
    def search_stepped(self, event: SearchLine.Stepped) -> None:
        """Looks at another place while the line is open."""
        if self._hits:
            self._go_to((self._hit or 0) + event.step)

    @on(SearchLine.Kept)
    def search_kept(self) -> None:
        """Goes to the text, at the current place."""
        words, regex = self.search_line.words, self.search_line.regex
        if not words.strip():
            self.leave_search()
        elif self._searching:
            self._keep_when_found = True  # enter came before the answer
        elif self.sought != (words, regex) or not self._hits:
            self._keep_when_found = True
            self._look_for(words, regex)
        else:
            if self._hit is None:
                self._go_to(self._first())
            self._close()
            self.say(self._count())

    @on(SearchLine.Left)
    def leave_search(self) -> None:
        """Goes back to where one was; nothing is marked any more."""
        start, self._start = self._start, None
        self.workers.cancel_group(self, "find")
        self._searching = False
        self._mark(())
        if start:
            self.pane.select(start.selection)
            self.pane.scroll_to(y=start.top, animate=False, force=True)
            if not start.selection:
                self.pane.move_to(start.passage)
        self._close()

    def _close(self) -> None:
        self._start, self._keep_when_found = None, False
        self.search_line.close()
        self.pane.focus()
        self.offer()

    # Looking -----------------------------------------------------------------------------------

    def _look_for(self, words: str, regex: bool) -> None:
        self._searching = True
        self.run_worker(self._find(words, regex), group="find", exclusive=True)

    async def _find(self, words: str, regex: bool) -> None:
        """Searches in another thread; a newer search takes this one's place."""
        text = self.article.text
        spans: list[Span] = []
        try:
            if regex and words:
                await asyncio.sleep(_PAUSE)
            if text is not None and words:
                spans = await asyncio.to_thread(places, text, words, regex=regex)
        except Refusal as refusal:
            self._searching = self._keep_when_found = False
            self._mark(())
            self.search_line.tell(in_words(refusal), wrong=True)
            return
        self._searching = False
        self._found(spans, (words, regex))

    def _found(self, spans: list[Span], sought: tuple[str, bool]) -> None:
        self.sought = sought
        self._mark(spans)
        line = self.search_line
        if spans:
            self._go_to(self._first(), opened=not line.is_open)
        if line.is_open:
            line.tell(self._count() if spans else "nothing found" if sought[0] else "")
        if self._keep_when_found:
            self._keep_when_found = False
            if spans:
                self.search_kept()

    def _mark(self, spans: Sequence[Span]) -> None:
        self._hits, self._hit = spans, None
        self.pane.set_hits(spans)
        self.offer()

    def _first(self) -> int:
        """The first place at or after where the search began; after the last one, the first."""
        if self._start:
            start = self._start.selection
            offset = start.moving if start else self._start.offset
        else:
            here = self.pane.cursor_span
            offset = here.start if here else 0
        at = bisect_left(self._hits, offset, key=lambda hit: hit.start)
        return at % len(self._hits)

    def _count(self) -> str:
        many = f"{len(self._hits)}{'+' if len(self._hits) == MOST else ''}"
        return f"{(self._hit or 0) + 1} of {many}"

    # From place to place -----------------------------------------------------------------------

    def action_next_hit(self) -> None:
        """Goes to the next place; a selection is extended to it."""
        self._step(1)

    def action_previous_hit(self) -> None:
        """Goes to the place before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if not self._hits:
            self.say(_NOTHING, error=True)
            return
        selection = self.pane.selection
        to = self._beyond(step, selection) if selection else self._beside(step)
        if to is None:
            self.say("nothing more is found there to select to", error=True)
            return
        again = "" if 0 <= to < len(self._hits) else " · from the other end again"
        self._go_to(to)
        self.say(f"{self._count()}{again}")

    def _beside(self, step: int) -> int:
        """The next place from the current one, else from the cursor; it may be out of range."""
        if self._hit is not None:
            return self._hit + step
        here = self.pane.cursor_span
        offset = here.start if here else 0
        at = bisect_left(self._hits, offset, key=lambda hit: hit.start)
        return at if step > 0 else at - 1

    def _beyond(self, step: int, selection: Selection) -> int | None:
        """The nearest place to which the moving end would go on, or back."""

        def end(hit: Span) -> int:
            return extended(selection, hit).moving

        if step > 0:
            at = bisect_right(self._hits, selection.moving, key=end)
        else:
            at = bisect_left(self._hits, selection.moving, key=end) - 1
        return at if 0 <= at < len(self._hits) else None

    def _go_to(self, number: int, *, opened: bool = False) -> None:
        """Makes a place the current one and goes there, or extends what is selected to it.

        With `opened`, one is there already: the article was opened at it.
        """
        self._hit = number % len(self._hits)
        hit = self._hits[self._hit]
        self.pane.set_hits(self._hits, self._hit)
        if not opened:
            selection = self._start.selection if self._start else self.pane.selection
            if selection and (text := self.article.text):
                moved = extended(selection, hit)
                self.pane.select(Selection(moved.fixed, _snapped(text, moved)))
                hit = Span(hit.end - 1, hit.end) if moved.moving == hit.end else hit
            self.pane.reveal(hit)
        if self.search_line.is_open:
            self.search_line.tell(self._count())

    @on(ReadingPane.CursorMoved)
    def left_hit(self) -> None:
        """Who goes elsewhere is no longer at the place that was found."""
        if self._hit is not None and self._start is None:
            hit = self._hits[self._hit]
            here = self.pane.cursor_span
            if here and not hit.overlaps(here):
                self._hit = None
                self.pane.set_current_hit(None)


def extended(selection: Selection, hit: Span) -> Selection:
    """The selection with its moving end at a place: at its far end, seen from the fixed one."""
    after = hit.end > selection.fixed
    return Selection(selection.fixed, hit.end if after else hit.start)


def _snapped(text: str, selection: Selection) -> int:
    """Where the moving end does not cut a character in two."""
    if selection.moving > selection.fixed:
        return snap_on(text, selection.moving)
    return snap_back(text, selection.moving)
