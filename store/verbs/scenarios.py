"""Verbs about scenarios: make, edit, put items in and take them out; sources."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from scenarios.forecast import Reference
from scenarios.item import checked_handle
from scenarios.scenario import Membership, Scenario
from scenarios.source import Rating, Source
from scenarios.vocabulary import Direction, Reliability, Role
from scenarios.words import estimate
from seeds.refusal import Ambiguous, Invalid, Refusal
from store import archive, names
from store.bench import Bench
from store.connection import Connection, marks

_FIELDS = frozenset({"handle", "title", "question", "note", "prior", "reference"})


class ScenarioVerbs(Bench):
    """What can be done with scenarios and sources."""

    def add_scenario(
        self,
        handle: str,
        *,
        title: str = "",
        question: str = "",
        note: str = "",
        prior: str = "",
        reference: Reference | None = None,
    ) -> Scenario:
        """Make a scenario; one that stands with the same content is found.

        Raises:
            Invalid: the handle cannot be one, or the prior is no probability.
            Refusal: the handle is taken by a scenario with other content.
        """
        wanted = Scenario(
            handle=checked_handle(handle),
            title=title,
            question=question,
            note=note,
            prior=estimate(prior).probability if prior else None,
            reference=reference,
        )
        with self.deed("scenario") as deed:
            known = archive.load(
                deed.connection, Scenario, "t.standing AND t.handle = ?", (handle,)
            )
            if not known:
                return deed.make(wanted)
            for name in ("title", "question", "note", "prior", "reference"):
                if getattr(wanted, name) not in ("", None, getattr(known[0], name)):
                    raise Refusal(
                        f"the scenario {handle} has another {name}",
                        attempt=f'signposts scenario edit {handle} --{name} "..."',
                    )
            return known[0]

    def edit_scenario(self, name: str, changes: Mapping[str, str | Reference | None]) -> Scenario:
        """Change fields of a scenario: handle, title, question, note, prior, reference.

        The prior is said as a probability is; an empty one takes it back.

        Raises:
            Unknown, Ambiguous: the scenario.
            Invalid: the prior is no probability.
            Refusal: the new handle is taken.
        """
        given: dict[str, object] = dict(changes)
        if "prior" in given:
            given["prior"] = estimate(str(given["prior"])).probability if given["prior"] else None
        with self.deed("scenario") as deed:
            id = names.still(deed.connection, names.scenario(deed.connection, name))
            [known] = archive.load(deed.connection, Scenario, "t.id = ?", (id,))
            new = archive.changed(known, given, _FIELDS)
            if "handle" in new and archive.load(
                deed.connection,
                Scenario,
                "t.standing AND t.handle = ?",
                (checked_handle(new["handle"]),),
            ):
                raise Refusal(f"the handle {new['handle']} is taken", attempt="another handle")
            deed.set(id, new)
        return archive.with_changes(known, new)

    def remove_scenario(self, name: str) -> Scenario:
        """Strike a scenario; its items stay.

        Raises:
            Unknown, Ambiguous: the scenario.
        """
        with self.deed("scenario") as deed:
            id = names.still(deed.connection, names.scenario(deed.connection, name))
            [known] = archive.load(deed.connection, Scenario, "t.id = ?", (id,))
            deed.strike(id)
            return known

    def put(
        self,
        item: str,
        scenario: str,
        *,
        direction: Direction | None = None,
        weight: float | None = None,
        role: Role | None = None,
        given: str = "",
        given_not: str = "",
        elicited: date | None = None,
        group: str | None = None,
        fit: int | None = None,
    ) -> Membership:
        """Put an item in a scenario, or change what it weighs there.

        `given` and `given_not` are probabilities as a forecast says them: how likely the item is
        where the scenario holds, and where it does not, `elicited` today unless a day is given.

        Raises:
            Unknown, Ambiguous: a name.
            Invalid: a figure is out of bounds.
        """
        said = {
            "direction": direction,
            "weight": None if weight is None else float(weight),
            "role": role,
            "given": estimate(given).probability if given else None,
            "given_not": estimate(given_not).probability if given_not else None,
            "elicited": elicited,
            "group": group,
            "fit": fit,
        }
        changes: dict[str, Any] = {name: held for name, held in said.items() if held is not None}
        with self.deed("put") as deed:
            into = names.still(deed.connection, names.scenario(deed.connection, scenario))
            of = names.still(deed.connection, names.item(deed.connection, item))
            id = archive.membership_id(into, of)
            known = archive.memberships(deed.connection, "t.id = ? AND t.standing", (id,))
            place = known[0] if known else Membership(scenario=into, item=of)
            try:
                new = replace(place, **changes)
                if (new.given, new.given_not) != (place.given, place.given_not) and not elicited:
                    new = replace(new, elicited=deed.at.date())
            except ValueError as error:
                raise Invalid(str(error), attempt="1") from None
            if known:
                deed.set(id, archive.differences(place, new))
            else:
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

    def source(
        self,
        name: str,
        *,
        aliases: Sequence[str] = (),
        reliability: Reliability | None = None,
        since: date | None = None,
        note: str = "",
    ) -> Source:
        """Make a source or add to one: aliases, and a rating from a day on (today).

        Raises:
            Invalid: the name is empty.
            Ambiguous: an alias is another source's name.
        """
        if not name.strip():
            raise Invalid("a source has a name", attempt='signposts source "Tomas Brandl"')
        with self.deed("source") as deed:
            rating = (Rating(since or deed.at.date(), reliability),) if reliability else ()
            known = _called(deed.connection, {n.casefold() for n in (name, *aliases)})
            if len(known) > 1:
                raise Ambiguous(
                    f"{name!r} and its aliases name {len(known)} sources",
                    candidates=tuple(sorted(s.name for s in known)),
                )
            if not known:
                made = Source(name=name, ratings=rating, note=note)
                return deed.make(replace(made, aliases=_with(made, aliases)))
            old = known[0]
            new = replace(
                old,
                aliases=_with(old, (name, *aliases)),
                ratings=_rated(old.ratings, rating),
                note=note or old.note,
            )
            deed.set(old.id, archive.differences(old, new))
            return new


def _called(connection: Connection, wanted: Collection[str]) -> list[Source]:
    """The sources that have one of some names, casefolded: only they are made values of."""
    rows = connection.exec_driver_sql(
        "SELECT t.id, t.name FROM source t WHERE t.standing UNION ALL SELECT t.id, a.value "
        "FROM source t, json_each(t.fields, '$.aliases') a WHERE t.standing"
    )
    ids = list(dict.fromkeys(id for id, name in rows if name.casefold() in wanted))
    where = f"t.id IN ({marks(ids)})"
    return archive.load(connection, Source, where, tuple(ids)) if ids else []


def _with(source: Source, called: Sequence[str]) -> tuple[str, ...]:
    """The aliases of a source and those that it is called as well, each once, whatever its case."""
    known = {name.casefold(): name for name in source.names}
    for name in called:
        known.setdefault(name.casefold(), name)
    return tuple(known.values())[1:]


def _rated(old: tuple[Rating, ...], new: tuple[Rating, ...]) -> tuple[Rating, ...]:
    days = {r.since for r in new}
    kept = tuple(r for r in old if r.since not in days)
    return tuple(sorted((*kept, *new), key=lambda r: r.since))
