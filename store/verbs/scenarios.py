"""Verbs about scenarios: make, edit, put items in and take them out; sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from scenarios.item import checked_handle
from scenarios.scenario import Membership, Scenario
from scenarios.source import Rating, Source
from scenarios.vocabulary import Direction, Reliability
from seeds.refusal import Ambiguous, Invalid, Refusal
from store import archive, names
from store.bench import Bench

_FIELDS = frozenset({"handle", "title", "question", "note"})


class ScenarioVerbs(Bench):
    """What can be done with scenarios and sources."""

    def add_scenario(
        self, handle: str, *, title: str = "", question: str = "", note: str = ""
    ) -> Scenario:
        """Make a scenario; one that stands with the same content is found.

        Raises:
            Invalid: the handle cannot be one.
            Refusal: the handle is taken by a scenario with other content.
        """
        wanted = Scenario(handle=checked_handle(handle), title=title, question=question, note=note)
        with self.deed("scenario") as deed:
            known = archive.load(
                deed.connection, Scenario, "t.standing AND t.handle = ?", (handle,)
            )
            if not known:
                return deed.make(wanted)
            for name in ("title", "question", "note"):
                if getattr(wanted, name) not in ("", getattr(known[0], name)):
                    raise Refusal(
                        f"the scenario {handle} has another {name}",
                        attempt=f'signposts scenario edit {handle} --{name} "..."',
                    )
            return known[0]

    def edit_scenario(self, name: str, changes: Mapping[str, str]) -> Scenario:
        """Change fields of a scenario: handle, title, question, note.

        Raises:
            Unknown, Ambiguous: the scenario.
            Refusal: the new handle is taken.
        """
        with self.deed("scenario") as deed:
            id = names.still(deed.connection, names.scenario(deed.connection, name))
            [known] = archive.load(deed.connection, Scenario, "t.id = ?", (id,))
            new = archive.changed(known, changes, _FIELDS)
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
    ) -> Membership:
        """Put an item in a scenario, or change what it weighs there.

        Raises:
            Unknown, Ambiguous: a name.
            Invalid: the weight is outside 0 to 1000.
        """
        with self.deed("put") as deed:
            into = names.still(deed.connection, names.scenario(deed.connection, scenario))
            of = names.still(deed.connection, names.item(deed.connection, item))
            id = archive.membership_id(into, of)
            known = archive.memberships(deed.connection, "t.id = ? AND t.standing", (id,))
            place = known[0] if known else Membership(scenario=into, item=of)
            try:
                new = replace(
                    place,
                    direction=direction or place.direction,
                    weight=place.weight if weight is None else float(weight),
                )
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
            everybody = archive.load(deed.connection, Source, "t.standing")
            called = {name.casefold(), *(a.casefold() for a in aliases)}
            known = [s for s in everybody if called & {n.casefold() for n in s.names}]
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
