"""A room with a sheet that is longer than the screen."""

from __future__ import annotations

from textual.widget import Widget

from tui.screens.room import Room


class ScrollingRoom(Room):
    """Scrolls the widget with the id `sheet`."""

    @property
    def sheet(self) -> Widget:
        """What scrolls."""
        return self.query_one("#sheet")

    def action_down(self) -> None:
        """A line down."""
        self.sheet.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """A line up."""
        self.sheet.scroll_relative(y=-1, animate=False)

    def action_page_down(self) -> None:
        """A screen down."""
        self.sheet.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A screen up."""
        self.sheet.scroll_page_up(animate=False)
