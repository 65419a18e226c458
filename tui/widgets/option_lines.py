"""A list to choose from, of Textual's own."""

from __future__ import annotations

from typing import Literal

from textual.widgets import OptionList


class OptionLines(OptionList):
    """One in which a screen up or down is nothing where no line is shown yet, or for want of room.

    Textual's own looks for the line of the option that it is on, and falls.
    """

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if self.highlighted in self._index_to_line:
            super()._move_page(direction)
