"""Verbs about what a prediction hangs on: condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scenarios.conditions import Conditions, Verdict
from scenarios.item import Item
from scenarios.plain import plain
from scenarios.vocabulary import Combination
from seeds.refusal import Invalid
from store import archive, names, standing
from store.bench import Bench
from store.circles import refuse_circle
from store.conditions import verdicts
from store.connection import Connection
from store.lines import item_lines


class ConditionVerbs(Bench):
    """What can be said of the items that others hang on."""

    def condition(
        self,
        item: str,
        of: Sequence[str] = (),
        *,
        triggers_of: str = "",
        combination: Combination | None = None,
        least: int = 0,
        unless: Sequence[str] = (),
    ) -> Item:
        """Say which items have to occur for an item to be judged; nothing takes that back.

        All of them, unless `combination` says any, or `least` how many. `triggers_of` stands for
        the triggers of a scenario, those that come to it later among them.

        Raises:
            Unknown, Ambiguous: a name.
            Invalid: it says two things, or asks for more than there are.
            Refusal: the item would hang on itself.
        """
        with self.deed("condition") as deed:
            own = standing.item(deed.connection, item)
            new = None
            if of or triggers_of or unless:
                new = _conditions(
                    deed.connection, of, triggers_of, unless, _how(combination, least), least
                )
                refuse_circle(deed.connection, own, new)
            if new != own.conditions:
                deed.set(own.id, {"conditions": plain(new)})
            return replace(own, conditions=new)

    def condition_of(self, item: str) -> Verdict | None:
        """Whether the condition of an item holds as of today; None where it has none.

        Raises:
            Unknown, Ambiguous: the item.
        """
        with self.reading() as connection:
            id = names.item(connection, item)
            [own] = archive.load(connection, Item, "t.id = ?", (id,))
            if own.conditions is None:
                return None
            [line] = item_lines(connection, "i.id = ?", (id,))
            by = date.fromisoformat(line.deadline) if line.deadline else None
            asked = {id: (own.conditions, by)}
            return verdicts(connection, asked, self.clock().date())[id]


def _how(combination: Combination | None, least: int) -> Combination:
    if combination:
        return combination
    return Combination.AT_LEAST if least else Combination.ALL


def _conditions(
    connection: Connection,
    of: Sequence[str],
    triggers_of: str,
    unless: Sequence[str],
    combination: Combination,
    least: int,
) -> Conditions:
    try:
        return Conditions(
            of=tuple(standing.item(connection, name).id for name in of),
            triggers_of=standing.scenario(connection, triggers_of) if triggers_of else "",
            combination=combination,
            least=least,
            unless=tuple(standing.item(connection, name).id for name in unless),
        )
    except ValueError as error:
        raise Invalid(str(error), attempt="items, each once, and how many of them") from None
