"""The question of the morning: what moved since a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from seeds.refusal import Refusal
from store import names
from store.bench import Bench
from store.recalling import recall

if TYPE_CHECKING:
    from scenarios.moved import Move


class MovingVerbs(Bench):
    """What can be asked of a board between two days."""

    def moved(self, scenario: str, since: date) -> tuple[Move, ...]:
        """What was recorded in a scenario after a day.

        Raises:
            Unknown, Ambiguous: the scenario.
            Refusal: the day has not come.
        """
        from scenarios.moved import moved

        today = self.clock().date()
        if since > today:
            raise Refusal(f"{since} has not come", where="--since", attempt="a day before today")
        with self.reading() as connection:
            id = names.scenario(connection, scenario)
            held = recall(connection, [id], texts=False)
            return moved(held, id, since, today)
