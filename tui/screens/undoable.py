"""Undo and redo on a screen that shows what is there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.room import Room

if TYPE_CHECKING:
    from store.desk import Desk


class Undoable(Room):
    """A screen with a desk that can be shown anew after each act."""

    desk: Desk

    def show(self) -> None:
        """What is there now."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Undoes the last act."""
        with self.attempt():
            self.tell_deeds("undone", self.desk.undo())
        self.show()

    def action_redo(self) -> None:
        """Redoes what was undone."""
        with self.attempt():
            self.tell_deeds("done again", self.desk.redo())
        self.show()
