"""Verbs about scenarios and sources: make, edit, remove."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from scenarios.forecast import Reference
from scenarios.item import checked_handle
from scenarios.scenario import Scenario
from scenarios.source import Rating, Source
from scenarios.tlp import tlp
from scenarios.vocabulary import Reliability
from scenarios.words import estimate
from seeds.refusal import Ambiguous, Invalid, Refusal
from store import archive, names
from store.bench import Bench
from store.connection import Connection, marks

_FIELDS = frozenset({"handle", "title", "question", "note", "prior", "reference", "tlp"})


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
        """Change fields of a scenario: handle, title, question, note, prior, reference, tlp.

        The prior is said as a probability is; an empty one takes it back.

        Raises:
            Unknown, Ambiguous: the scenario.
            Invalid: the prior is no probability.
            Refusal: the new handle is taken.
        """
        given: dict[str, object] = dict(changes)
        if "prior" in given:
            given["prior"] = estimate(str(given["prior"])).probability if given["prior"] else None
        if "tlp" in given:
            given["tlp"] = tlp(str(given["tlp"] or ""))
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
    called = tuple(wanted)
    where = (
        "t.standing AND t.id IN (SELECT n.source FROM source_name n "
        f"WHERE n.name IN ({marks(called)}))"
    )
    return archive.load(connection, Source, where, called)


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
