"""The house as its rooms know it: the store, the keys, and the ways from one room to another.

A room asks for this and not for the app, which knows every room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.in_turn import KeysInTurn

if TYPE_CHECKING:
    from seeds.anchor import Span
    from store.as_of import Past
    from store.desk import Desk
    from store.shelf import Shelf
    from tui.keys import Rows
    from tui.remembered import Remembered
    from tui.settings import Settings


class Day(Protocol):
    """Which day it is on all screens: today, or one on which the record was as it was then."""

    @property
    def past(self) -> Past | None:
        """The record as of a day; None where it is that of today."""

    @property
    def banner(self) -> str:
        """What the first line of every screen says; empty today."""

    def check(self) -> None:
        """That something can be written.

        Raises:
            Refusal: this is not the record of today.
        """

    def turn(self, back_to: Callable[[], object] | None = None) -> None:
        """Asks for a day and goes there; from there, returns to today."""

    def leave(self, back_to: Callable[[], object] | None = None) -> None:
        """Returns to today."""

    def close(self) -> None:
        """Lets go of the record."""


class House(KeysInTurn, inherit_bindings=False):
    """An app on a store. `SignpostsApp` is the one that there is."""

    settings: Settings | None
    rows: Rows
    remembered: Remembered
    then: Day
    has_begun = False
    """Whether what one has asked for on the way in can be seen; until then keys wait."""

    @property
    def shelf(self) -> Shelf:
        """The articles; there once the library has its rows."""
        raise NotImplementedError

    @property
    def desk(self) -> Desk:
        """Where work is done: the same store with all that can be done."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether the store is open yet."""
        raise NotImplementedError

    @property
    def is_seated(self) -> bool:
        """Whether the desk is loaded, so that to ask for it takes no time."""
        raise NotImplementedError

    @property
    def is_touring(self) -> bool:
        """Whether the tour is being taken."""
        raise NotImplementedError

    def begin(self) -> None:
        """Called by the library once it is there: shows its rows as soon as the store is open."""
        raise NotImplementedError

    def open_article(self, article: str, at: Span | None = None) -> None:
        """Opens an article by its id, where one was in it or at a passage."""
        raise NotImplementedError

    def open_board(self, scenario: str) -> None:
        """Opens the board of a scenario, by its id."""
        raise NotImplementedError

    def open_matrix(self, scenarios: Sequence[str]) -> None:
        """Opens the matrix of rivals: those of one scenario, or some, by their ids.

        Raises:
            Refusal: there are none.
        """
        raise NotImplementedError

    def open_odds(self, scenario: str) -> None:
        """Opens how far each sighting moved the prior of a scenario."""
        raise NotImplementedError

    def open_record(self, scenario: str = "") -> None:
        """Opens the record, of a scenario or of everything."""
        raise NotImplementedError

    def open_review(self, scenario: str = "", items: Sequence[str] = ()) -> None:
        """Opens the review queue: of what is due, or of some items."""
        raise NotImplementedError

    def open_history(self) -> None:
        """Opens what was done."""
        raise NotImplementedError

    def others_wrote(self) -> None:
        """Another process has recorded something: the screen that is open shows it."""
        raise NotImplementedError

    def take_tour(self) -> None:
        """Begins the tour; never on a store that counts."""
        raise NotImplementedError

    def action_tour_leave(self) -> None:
        """Ends the tour."""
        raise NotImplementedError
