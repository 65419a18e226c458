"""The ways from a list to what several analysts made: likely pairs, and what they differ in."""

from __future__ import annotations

from tui.screens.room import Room


class Comparing(Room):
    """A screen from which two analysts' work is compared."""

    def action_pairs(self) -> None:
        """Asks which items of two analysts are one event."""
        from tui.screens.pairs import PairsScreen

        self.app.push_screen(PairsScreen(self.signposts.desk))

    def action_disagreements(self) -> None:
        """Goes through what two analysts differ in."""
        from tui.screens.disagreements import DisagreementsScreen

        self.app.push_screen(DisagreementsScreen(self.signposts.desk))
