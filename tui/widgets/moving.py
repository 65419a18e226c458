"""Moving on the page by keys: every action that the table of keys may bind.

The same motion serves the cursor and a selection: while something is selected, it moves the end
that is being moved. Characters and words are units of a selection only: what the next act acts
on is not changed by a key that one may press in passing; `select` begins.
"""

from __future__ import annotations

from tui.widgets.cursor import CursorPage
from tui.widgets.motions import Selection, Unit
from tui.widgets.page import Page
from tui.widgets.painting import moving_end

SELECTING = frozenset(
    {
        "next_character",
        "previous_character",
        "next_word",
        "previous_word",
        "swap_ends",
        "leave_selection",
    }
)
"""Actions that need a selection."""

_OVERLAP = 2
"""Rows that a page has in common with the next."""


class MovingPage(CursorPage):
    """A page with its motions."""

    class NoTagThere(Page.Said, namespace="reading_pane"):
        """One wants to go to a tag, and further on, or before, there is none."""

        def __init__(self, pane: Page, *, further: bool) -> None:
            self.further = further
            super().__init__(pane)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Actions on a selection are there while there is one."""
        if action in SELECTING:
            return self.selecting
        if action == "select_again":
            return self._last_selection is not None
        if action in ("fold", "fold_all"):
            return self.foldable if action == "fold" else len(self._folds) > 0
        return super().check_action(action, parameters)

    def action_next_passage(self, count: int = 1) -> None:
        """To the next sentence or list item; through one that is taller than the screen."""
        if not self._step_within(1):
            self._move(Unit.PASSAGE, count)

    def action_previous_passage(self, count: int = 1) -> None:
        """To the previous sentence or list item."""
        if not self._step_within(-1):
            self._move(Unit.PASSAGE, -count)

    def action_next_block(self, count: int = 1) -> None:
        """To the next paragraph, heading or list item."""
        self._move(Unit.BLOCK, count)

    def action_previous_block(self, count: int = 1) -> None:
        """To the beginning of this paragraph, heading or list item, then to the one before."""
        self._move(Unit.BLOCK, -count)

    def action_next_character(self, count: int = 1) -> None:
        """The moving end of the selection one character on."""
        self._move(Unit.CHARACTER, count)

    def action_previous_character(self, count: int = 1) -> None:
        """The moving end of the selection one character back."""
        self._move(Unit.CHARACTER, -count)

    def action_next_word(self, count: int = 1) -> None:
        """The moving end of the selection one word on."""
        self._move(Unit.WORD, count)

    def action_previous_word(self, count: int = 1) -> None:
        """The moving end of the selection one word back."""
        self._move(Unit.WORD, -count)

    def action_first(self) -> None:
        """To the first passage."""
        self._to_end(-1)

    def action_last(self) -> None:
        """To the last passage."""
        self._to_end(1)

    def action_page_down(self, count: int = 1) -> None:
        """A screen down."""
        self._page(count * max(1, self._height - _OVERLAP))

    def action_page_up(self, count: int = 1) -> None:
        """A screen up."""
        self._page(-count * max(1, self._height - _OVERLAP))

    def action_half_page_down(self, count: int = 1) -> None:
        """Half a screen down."""
        self._page(count * max(1, self._height // 2))

    def action_half_page_up(self, count: int = 1) -> None:
        """Half a screen up."""
        self._page(-count * max(1, self._height // 2))

    def action_next_tag(self, count: int = 1) -> None:
        """To the passage where the next tag begins."""
        for step in range(count):
            here = self.cursor_span
            past = here.start if here and self.folded_here else here.end if here else 0
            tag = self._sheet.tags.after(past - 1) if here else None
            if tag is not None:
                self._leave_for(self._ground.passage_at(tag.span.start))
            elif not step:
                self.tell(self.NoTagThere(self, further=True))

    def action_previous_tag(self, count: int = 1) -> None:
        """To the passage where the previous tag begins."""
        for step in range(count):
            here = self.cursor_span
            tag = self._sheet.tags.before(here.start) if here else None
            if tag is not None:
                self._leave_for(self._ground.passage_at(tag.span.start))
            elif not step:
                self.tell(self.NoTagThere(self, further=False))

    def action_select(self) -> None:
        """Selects what the search stands on, else the passage under the cursor; again: leaves."""
        if self.selecting:
            self.select(None)
        elif self._ground.passages:
            self.move_to(self._cursor)  # what is folded opens
            if span := self._sheet.hit or self.cursor_span:
                self.select(Selection(span.start, span.end))

    def action_select_again(self) -> None:
        """What was selected last is selected again, with the same end to move."""
        if self._last_selection:
            self.select(self._last_selection)
            self._show_moving_end()

    def action_swap_ends(self) -> None:
        """The other end of the selection is moved from now on."""
        if self._selection:
            self.select(self._selection.swapped)
            self._show_moving_end()

    def action_leave_selection(self) -> None:
        """Selects nothing."""
        self.select(None)

    def _move(self, unit: Unit, steps: int) -> None:
        """Moves the selection's moving end, else the cursor, as far as there is text."""
        step = 1 if steps > 0 else -1
        if self._selection:
            moved = self._selection
            for _ in range(abs(steps)):
                further = moved.moved(self._ground, unit, step)
                if further == moved:
                    break
                moved = further
            self.select(moved)
            self._show_moving_end()
        elif self._ground.passages:
            at = self._cursor
            for _ in range(min(abs(steps), len(self._ground.passages))):
                at = self._next(unit, at, step)
            self._go(at)

    def _next(self, unit: Unit, passage: int, step: int) -> int:
        """The passage that is one unit on or back; a folded run is one."""
        passages = self._ground.passages
        run = self._folds.folded_at(passages[passage].start)
        inside = self._ground.passages_in(run.span) if run else range(passage, passage + 1)
        if unit is Unit.BLOCK and (not run or step < 0):
            new = self._ground.passage_of_block(inside.start, step)
        else:
            new = inside.stop if step > 0 else inside.start - 1
        new = max(0, min(new, len(passages) - 1))
        run = self._folds.folded_at(passages[new].start)
        return self._ground.passages_in(run.span).start if run else new

    def _to_end(self, step: int) -> None:
        """The moving end of the selection, or the cursor, as far as there is text."""
        passages, selection = self._ground.passages, self._selection
        if selection:
            self.select(selection.moved_far(self._ground, step))
            self._show_moving_end()
        elif passages:
            self._go(len(passages) - 1 if step > 0 else 0)

    def _leave_for(self, passage: int) -> None:
        self.select(None)
        self.move_to(passage)

    def _show_moving_end(self) -> None:
        """Brings the row of the moving end into sight."""
        if self._selection:
            self._show(moving_end(self._selection))

    def _step_within(self, step: int) -> bool:
        """Scrolls within a passage that is taller than the screen; False where it ends."""
        span = self.cursor_span
        if span is None or self.selecting or not len(self._sheet.rows):
            return False
        first, last = self._sheet.rows.of(span)
        top, height = self.scroll_offset.y, self._height
        hidden = last >= top + height if step > 0 else first < top
        if last - first < height or not hidden or last < top or first >= top + height:
            return False
        self._scroll_top(top + step * max(1, height // 2))
        return True

    def _page(self, rows: int) -> None:
        """Scrolls by rows and keeps the cursor at its height on the screen."""
        top = self.scroll_offset.y
        span = self.cursor_span
        if span is None or not len(self._sheet.rows):
            return
        new = max(0, min(top + rows, self.max_scroll_y))
        if self.selecting:
            self._scroll_top(new)
        elif new == top:
            self._to_end(1 if rows > 0 else -1)
        else:
            row = max(self._sheet.rows.of(span)[0], top) + new - top
            target = self._sheet.rows[min(row, len(self._sheet.rows) - 1)]
            self._set_cursor(self._ground.passage_at(target.start))
            self._scroll_top(new)
