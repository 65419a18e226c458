"""The page with a cursor, which stands on a passage, and with a selection.

On a folded run of boilerplate the cursor stands as on one passage. What is gone to by name (a
tag, a hit, a passage) and what a selection ends in is opened.
"""

from __future__ import annotations

from collections.abc import Sequence

from seeds.anchor import Span
from seeds.article import Block
from tui.widgets.completing import CompletingPage
from tui.widgets.folds import Folds
from tui.widgets.motions import Ground, Selection
from tui.widgets.page import MEASURE, Page
from tui.widgets.painting import moving_end
from tui.widgets.sheet import Sheet
from tui.widgets.tag_index import PaneTag
from tui.widgets.wrapping import USUAL


class CursorPage(CompletingPage):
    """Where one is in the article, and what an act would act on."""

    holding = False
    """While true, a click moves the moving end of the selection: a boundary is in hand."""

    class CursorMoved(Page.Said, namespace="reading_pane"):
        """The cursor is on another passage: its index and where it stands."""

        def __init__(self, pane: Page, passage: int, span: Span) -> None:
            self.passage, self.span = passage, span
            super().__init__(pane)

    class SelectionChanged(Page.Said, namespace="reading_pane"):
        """Something else is selected; None: nothing."""

        def __init__(self, pane: Page, span: Span | None) -> None:
            self.span = span
            super().__init__(pane)

    class TagUnderCursor(Page.Said, namespace="reading_pane"):
        """Other tags stand on the selection or the passage: their ids in reading order."""

        def __init__(self, pane: Page, ids: tuple[str, ...]) -> None:
            self.ids = ids
            super().__init__(pane)

    def __init__(
        self,
        *,
        measure: int = MEASURE,
        spacing: int = USUAL,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """An empty page. `measure` is in cells; `spacing` is COMPACT, USUAL or AIRY."""
        super().__init__(measure=measure, spacing=spacing, id=id, classes=classes)
        self._ground = Ground("", (), ())
        self._cursor = 0
        self._selection: Selection | None = None
        self._last_selection: Selection | None = None
        self._under: tuple[str, ...] = ()

    def set_article(
        self,
        text: str,
        blocks: Sequence[Block],
        passages: Sequence[Span],
        *,
        lanes: int = 0,
        partly: bool = False,
    ) -> None:
        """Shows another article, from its beginning and without tags; there is room for `lanes`.

        `text` is the article's own, as hostile as it may be. Blocks and passages (sentences and
        list items, which the cursor moves by) are in order and do not overlap. `partly`: they are
        some in the middle, and no more of the text is there yet (see `complete`).
        """
        self.select(None)
        self._cursor, self._last_selection, self.holding = 0, None, False
        self._set_text(text, blocks, passages[0] if passages else None, lanes, partly)
        self._ground = Ground(self._sheet.text, [block.span for block in blocks], passages)
        self._sheet.cursor = self.cursor_span
        self._say_where()

    async def complete(self, text: str, blocks: Sequence[Block]) -> None:
        """Shows the whole of an article that was shown partly; what one reads stays there."""
        await self._complete(text, blocks)
        self.set_passages(self._ground.passages)

    def set_passages(self, passages: Sequence[Span]) -> None:
        """The passages of the same article anew: all of them, after a part of them."""
        here = self._ground.passages[self._cursor] if self._ground.passages else None
        self._ground = Ground(self._sheet.text, [block.span for block in self._blocks], passages)
        self._cursor = self._ground.passage_at(here.start) if here else 0
        self._sheet.cursor = self.cursor_span

    def let_go(self) -> None:
        """Holds nothing of the article any more, so that what it took is free at once."""
        self._sheet, self._ground, self._hits_given = Sheet(), Ground("", (), ()), ()
        self._blocks, self._folds, self._selection = (), Folds(), None
        self._strips.clear()

    @property
    def cursor_passage(self) -> int:
        """Index of the passage under the cursor; the first of a folded run."""
        return self._cursor

    @property
    def cursor_span(self) -> Span | None:
        """Where the passage or the folded run under the cursor stands; None without passages."""
        passages = self._ground.passages
        if not passages:
            return None
        run = self._folds.folded_at(passages[self._cursor].start)
        return run.span if run else passages[self._cursor]

    @property
    def folded_here(self) -> bool:
        """Whether the cursor stands on a folded run: there is nothing to act on."""
        here = self._sheet.cursor
        return here is not None and self._folds.folded_at(here.start) is not None

    @property
    def selecting(self) -> bool:
        """Whether something is selected."""
        return self._selection is not None

    @property
    def selection(self) -> Selection | None:
        """What is selected, and which end of it is moved."""
        return self._selection

    @property
    def selected_span(self) -> Span | None:
        """What an act would act on: the selection, else the passage under the cursor.

        None on a folded run: nobody tags what cannot be seen.
        """
        if self._selection:
            return self._selection.span
        return None if self.folded_here else self.cursor_span

    @property
    def tags_here(self) -> tuple[PaneTag, ...]:
        """The tags on the selection or the passage, in reading order."""
        span = self._selection.span if self._selection else self.cursor_span
        return tuple(self._sheet.tags.overlapping(span.start, span.end)) if span else ()

    def move_to(self, passage: int) -> None:
        """Sets the cursor on a passage (the nearest that exists) and brings it into sight."""
        if self._ground.passages:
            nearest = max(0, min(passage, len(self._ground.passages) - 1))
            self._open_at(self._ground.passages[nearest].start)
            self._go(nearest)

    def reveal(self, span: Span) -> None:
        """Brings a stretch into sight and sets the cursor on the passage where it begins."""
        self._open_at(span.start)
        self._set_cursor(self._ground.passage_at(span.start))
        self._show(span)

    def nearest(self, spans: Sequence[Span]) -> Span:
        """Of several stretches one that can be seen, else any: the nearest to the cursor."""
        window, here = self.on_screen, self.cursor_span
        at = here.start if here else 0

        def far(span: Span) -> tuple[bool, bool, int]:
            seen = window is not None and window.overlaps(span)
            under = here is not None and here.overlaps(span)
            return not seen, not under, abs(span.start - at)

        return min(spans, key=far)

    def return_to(self, offset: int) -> None:
        """Sets the cursor where it was; a run that is folded stays so."""
        self._go(self._ground.passage_at(offset))

    def select(self, selection: Selection | None) -> None:
        """Selects a stretch, or nothing; the cursor goes with the end that is moved."""
        if selection == self._selection:
            return
        old, self._selection = self._selection, selection
        self._sheet.selection = selection
        self._repaint(*_changed(old, selection))
        if selection:
            self._last_selection = selection
            self._open_ends(selection.span)
            self._set_cursor(self._ground.passage_at(moving_end(selection).start))
        self.tell(self.SelectionChanged(self, selection.span if selection else None))
        self._look_under()

    def _open_ends(self, span: Span) -> None:
        """Opens the folded runs that a selection takes a part of."""
        for offset in (span.start, span.end - 1):
            run = self._folds.folded_at(offset)
            if run and not (span.start <= run.span.start and run.span.end <= span.end):
                self._open_at(offset)

    def _go(self, passage: int) -> None:
        """Sets the cursor on a passage, or the folded run it is in, and brings it into sight."""
        self._set_cursor(passage)
        if span := self.cursor_span:
            self._show(span)

    def _set_cursor(self, passage: int) -> None:
        passages = self._ground.passages
        if not passages:
            return
        passage = max(0, min(passage, len(passages) - 1))
        if run := self._folds.folded_at(passages[passage].start):
            passage = self._ground.passages_in(run.span).start
        old, self._cursor = self._cursor, passage
        if passage != old or self._sheet.cursor != self.cursor_span:
            self._repaint(self._sheet.cursor)
            self._sheet.cursor = self.cursor_span
            self._repaint(self._sheet.cursor)
            self._say_where()

    def _folds_changed(self) -> None:
        """The cursor is on what was opened, or on what was folded around it."""
        self._set_cursor(self._cursor)

    def _say_where(self) -> None:
        if span := self.cursor_span:
            self.tell(self.CursorMoved(self, self._cursor, span))
        self._look_under()

    def _look_under(self) -> None:
        """Says so when the tags under the cursor are others."""
        ids = tuple(tag.id for tag in self.tags_here)
        if ids != self._under:
            self._under = ids
            self.tell(self.TagUnderCursor(self, ids))

    def _tags_changed(self) -> None:
        self._look_under()

    def _scrolled(self) -> None:
        """The cursor comes along when it would go out of sight; a selection stays."""
        window, span = self.on_screen, self.cursor_span
        if window and span and not self.selecting and not window.overlaps(span):
            self._set_cursor(self._ground.nearest_in(window, self._cursor))


def _changed(old: Selection | None, new: Selection | None) -> list[Span]:
    """What is in one of two stretches only, and the ends that move."""
    ends = [moving_end(one) for one in (old, new) if one]
    if not old or not new or not old.span.overlaps(new.span):
        return [one.span for one in (old, new) if one]
    edges = ((old.span.start, new.span.start), (old.span.end, new.span.end))
    return ends + [Span(min(edge), max(edge)) for edge in edges if edge[0] != edge[1]]
