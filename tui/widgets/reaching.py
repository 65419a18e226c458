"""Selecting by shift and the arrows: it begins with the passage, and moves an end of it."""

from __future__ import annotations

from tui.widgets.reading_pane import ReadingPane


class ReachingPane(ReadingPane):
    """A reading pane for hands that select as in any editor."""

    def action_select_right(self, count: int = 1) -> None:
        """The moving end a character on."""
        self._begin()
        self.action_next_character(count)

    def action_select_left(self, count: int = 1) -> None:
        """The moving end a character back."""
        self._begin()
        self.action_previous_character(count)

    def action_select_word_right(self, count: int = 1) -> None:
        """The moving end a word on."""
        self._begin()
        self.action_next_word(count)

    def action_select_word_left(self, count: int = 1) -> None:
        """The moving end a word back."""
        self._begin()
        self.action_previous_word(count)

    def action_select_down(self, count: int = 1) -> None:
        """The moving end a sentence on."""
        self._begin()
        self.action_next_passage(count)

    def action_select_up(self, count: int = 1) -> None:
        """The moving end a sentence back."""
        self._begin()
        self.action_previous_passage(count)

    def _begin(self) -> None:
        if not self.selecting:
            self.action_select()
