"""The page with a cursor, which stands on a passage, and with a selection."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.anchor import Span
from seeds.article import Block
from tui.widgets.motions import Ground, Selection
from tui.widgets.page import MEASURE, Page
from tui.widgets.tag_index import PaneTag


class CursorPage(Page):
    """Where one is in the article, and what an act would act on."""

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
        self, *, measure: int = MEASURE, id: str | None = None, classes: str | None = None
    ) -> None:
        """An empty page. `measure` is in cells."""
        super().__init__(measure=measure, id=id, classes=classes)
        self._ground = Ground("", (), ())
        self._cursor = 0
        self._selection: Selection | None = None
        self._under: tuple[str, ...] = ()

    def set_article(self, text: str, blocks: Sequence[Block], passages: Sequence[Span]) -> None:
        """Shows another article, from its beginning and without tags.

        `text` is the article's own, as hostile as it may be. Blocks and passages (sentences and
        list items, which the cursor moves by) are in order and do not overlap.
        """
        self.select(None)
        self._cursor = 0
        self._set_text(text, blocks, passages[0] if passages else None)
        self._ground = Ground(self._sheet.text, [block.span for block in blocks], passages)
        self._say_where()

    @property
    def cursor_passage(self) -> int:
        """Index of the passage under the cursor."""
        return self._cursor

    @property
    def cursor_span(self) -> Span | None:
        """Where the passage under the cursor stands; None in an article without passages."""
        passages = self._ground.passages
        return passages[self._cursor] if passages else None

    @property
    def selecting(self) -> bool:
        """Whether something is selected."""
        return self._selection is not None

    @property
    def selected_span(self) -> Span | None:
        """What an act would act on: the selection, else the passage under the cursor."""
        return self._selection.span if self._selection else self.cursor_span

    @property
    def tags_here(self) -> tuple[PaneTag, ...]:
        """The tags on the selection or the passage, in reading order."""
        span = self.selected_span
        return tuple(self._sheet.tags.overlapping(span.start, span.end)) if span else ()

    def move_to(self, passage: int) -> None:
        """Sets the cursor on a passage (the nearest that exists) and brings it into sight."""
        self._set_cursor(passage)
        if span := self.cursor_span:
            self._show(span)

    def reveal(self, span: Span) -> None:
        """Brings a stretch into sight and sets the cursor on the passage where it begins."""
        self._set_cursor(self._ground.passage_at(span.start))
        self._show(span)

    def select(self, selection: Selection | None) -> None:
        """Selects a stretch, or nothing; the cursor goes with the end that is moved."""
        if selection == self._selection:
            return
        old = self._sheet.selection
        self._selection = selection
        self._sheet.selection = new = selection.span if selection else None
        for span in _changed(old, new):
            self._repaint(span)
        if selection and new:
            ending = selection.moving == new.end
            self._set_cursor(self._ground.passage_at(new.end - 1 if ending else new.start))
        self.post_message(self.SelectionChanged(self, new))
        self._look_under()

    def _set_cursor(self, passage: int) -> None:
        passage = max(0, min(passage, len(self._ground.passages) - 1))
        if passage == self._cursor:
            return
        if old := self.cursor_span:
            self._repaint(old)
        self._cursor = passage
        self._sheet.cursor = self.cursor_span
        if self._sheet.cursor:
            self._repaint(self._sheet.cursor)
        self._say_where()

    def _say_where(self) -> None:
        if span := self.cursor_span:
            self.post_message(self.CursorMoved(self, self._cursor, span))
        self._look_under()

    def _look_under(self) -> None:
        """Says so when the tags under the cursor are others."""
        ids = tuple(tag.id for tag in self.tags_here)
        if ids != self._under:
            self._under = ids
            self.post_message(self.TagUnderCursor(self, ids))

    def _tags_changed(self) -> None:
        self._look_under()

    def _scrolled(self) -> None:
        """The cursor comes along when it would go out of sight; a selection stays."""
        window, span = self.on_screen, self.cursor_span
        if window and span and not self.selecting and not window.overlaps(span):
            self._set_cursor(self._ground.nearest_in(window, self._cursor))


def _changed(old: Span | None, new: Span | None) -> list[Span]:
    """What is in one of two stretches only, or little more."""
    if not old or not new or not old.overlaps(new):
        return [span for span in (old, new) if span]
    edges = ((old.start, new.start), (old.end, new.end))
    return [Span(min(edge), max(edge)) for edge in edges if edge[0] != edge[1]]
