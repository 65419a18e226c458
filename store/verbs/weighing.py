"""Verbs about an item in a scenario: put in, weighed, taken out; and what all of them come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from scenarios.board import board
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.vocabulary import Direction, Role
from scenarios.words import estimate
from seeds.refusal import Invalid, Refusal
from store import archive, names
from store.bench import Bench
from store.circles import refuse_place
from store.recalling import recall

if TYPE_CHECKING:
    from scenarios.rivals import Rivalry
    from scenarios.sightings import Estimate

_BOTH = "66% and 30%, both between 0 and 1; or neither"


class WeighingVerbs(Bench):
    """What an item is to a scenario, and what the scenarios that it is in come to."""

    def put(
        self,
        item: str,
        scenario: str,
        *,
        direction: Direction | None = None,
        weight: float | None = None,
        role: Role | Literal[""] | None = None,
        given: str | None = None,
        given_not: str | None = None,
        elicited: date | None = None,
        group: str | None = None,
        fit: int | None = None,
    ) -> Membership:
        """Put an item in a scenario, or change what it weighs there.

        `given` and `given_not` are probabilities as a forecast says them: how likely the item is
        where the scenario holds, and where it does not, `elicited` today unless a day is given.
        Both empty take them back; so does an empty role, an empty group, and a fit of 0.

        Raises:
            Unknown, Ambiguous: a name.
            Invalid: a figure is out of bounds; `where` names it.
            Refusal: an item would hang on itself: one that hangs on the scenario's triggers.
        """
        said = {
            "direction": direction,
            "weight": None if weight is None else float(weight),
            "elicited": elicited,
            "group": group,
            "fit": fit,
        }
        changes: dict[str, Any] = {name: held for name, held in said.items() if held is not None}
        changes |= {} if role is None else {"role": role or None}
        changes |= _likelihoods(given=given, given_not=given_not)
        with self.deed("put") as deed:
            into = names.still(deed.connection, names.scenario(deed.connection, scenario))
            of = names.still(deed.connection, names.item(deed.connection, item))
            id = archive.membership_id(into, of)
            known = archive.memberships(deed.connection, "t.id = ? AND t.standing", (id,))
            place = known[0] if known else Membership(scenario=into, item=of)
            new = _weighed(place, changes, deed.at.date())
            if known:
                deed.set(id, archive.differences(place, new))
            else:
                [own] = archive.load(deed.connection, Item, "t.id = ?", (of,))
                refuse_place(deed.connection, own, into)
                deed.put(new)
            return new

    def take_out(self, item: str, scenario: str) -> Membership:
        """Take an item out of a scenario.

        Raises:
            Unknown, Ambiguous: a name.
            Refusal: it is not in there.
        """
        with self.deed("take-out") as deed:
            from_ = names.scenario(deed.connection, scenario)
            of = names.item(deed.connection, item)
            id = archive.membership_id(from_, of)
            known = archive.memberships(deed.connection, "t.id = ? AND t.standing", (id,))
            if not known:
                raise Refusal(
                    f"{item} is not in the scenario {scenario}", attempt=f"signposts show {item}"
                )
            deed.strike(id)
            return known[0]

    def matrix(self, *scenarios: str, everything: bool = False) -> Rivalry:
        """Items by some scenarios; by one and all that answer its question, where one is named.

        Raises:
            Unknown, Ambiguous: a scenario.
            Refusal: it has no rivals.
        """
        from scenarios.rivals import of_one_question, rivalry

        with self.reading() as connection:
            ids = list(dict.fromkeys(names.scenario(connection, name) for name in scenarios))
            if len(ids) == 1:
                every = archive.load(connection, Scenario, "t.standing")
                [one] = [s for s in every if s.id == ids[0]]
                ids = [s.id for s in of_one_question(one, every)]
            held = recall(connection, ids, texts=False)
        return rivalry(held, ids, everything=everything)

    def odds(self, scenario: str) -> Estimate:
        """How far each sighting moves the prior of a scenario, as of today.

        Raises:
            Unknown, Ambiguous: the scenario.
            Refusal: it has no prior, or one that nothing can move.
        """
        from scenarios.sightings import estimate

        with self.reading() as connection:
            id = names.scenario(connection, scenario)
            held = recall(connection, [id], texts=False)
        return estimate(board(held, id, self.clock().date()))

    def places(self, item: str) -> list[tuple[Scenario, Membership]]:
        """An item's place in each scenario that stands, by handle.

        Raises:
            Unknown, Ambiguous: the item.
        """
        with self.reading() as connection:
            id = names.item(connection, item)
            held = archive.memberships(connection, "t.item = ? AND t.standing", (id,))
            known = {s.id: s for s in archive.load(connection, Scenario, "t.standing")}
        found = [(known[place.scenario], place) for place in held if place.scenario in known]
        return sorted(found, key=lambda one: (one[0].handle, one[0].id))


def _likelihoods(**said: str | None) -> dict[str, float | None]:
    """The probabilities that words say, those that were given; an empty one is taken back.

    Raises:
        Invalid: words say none; `where` is the field.
    """
    changes: dict[str, float | None] = {}
    for name, words in said.items():
        if words is not None:
            try:
                changes[name] = estimate(words).probability if words.strip() else None
            except Invalid as error:
                raise Invalid(error.what, where=name, attempt=error.attempt) from None
    return changes


def _weighed(place: Membership, changes: Mapping[str, Any], today: date) -> Membership:
    """A place with changes; likelihoods that are new were set down today, if no day is named.

    Raises:
        Invalid: a figure is out of bounds; `where` is the field.
    """
    try:
        new = replace(place, **changes)
    except ValueError as error:
        said = [(name, changes[name]) for name in ("given", "given_not") if name in changes]
        likely = said and "likelihood" in str(error)
        beyond = [name for name, held in said if held is not None and not 0 < held < 1]
        where, attempt = ([*beyond, "given_not"][0], _BOTH) if likely else ("weight", "1")
        raise Invalid(str(error), where=where, attempt=attempt) from None
    if new.given is None:
        return replace(new, elicited=None)
    old = (place.given, place.given_not)
    if (new.given, new.given_not) != old and "elicited" not in changes:
        return replace(new, elicited=today)
    return new
