"""Questions about the record: what counts, and how good it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from scenarios.voices import names_of
from seeds.article import COVERAGES
from seeds.refusal import Unknown
from store import names
from store.bench import Bench
from store.connection import Connection
from store.folding import decided
from store.journal import parsed
from store.recalling import recall

if TYPE_CHECKING:
    from scenarios.case_file import CaseFile
    from scenarios.record import Record
    from scenarios.scores import Scores
    from scenarios.selection import Selection

WHOLE = COVERAGES[0]
_NAMED = 8
"""Forecasters whose names are offered where one is not known."""


class ScoreVerbs(Bench):
    """What can be asked of the record. NumPy is loaded by who asks."""

    def record(self, scenario: str = "") -> Record:
        """Each prediction that counts, beside its outcome, as of today.

        Raises:
            Unknown, Ambiguous: the scenario.
        """
        return self.record_of(self._judged(scenario))

    def _judged(self, scenario: str) -> CaseFile:
        """What a record is made of: all that is here, or what is in a scenario."""
        with self.reading() as connection:
            inside = [names.scenario(connection, scenario)] if scenario else []
            return recall(connection, inside, texts=False)

    def record_of(self, held: CaseFile) -> Record:
        """The same, of what is in a case file of this store."""
        from scenarios.record import record

        with self.reading() as connection:
            return record(
                held,
                self.clock().date(),
                whole=frozenset(a.id for a in held.articles if a.metadata.coverage == WHOLE),
                withdrawn=_withdrawn(connection),
            )

    def scores(
        self,
        key: str = "author",
        *,
        scenario: str = "",
        wanted: Selection | None = None,
        who: str = "",
        rounds: int = 2000,
    ) -> Scores:
        """The record scored and told apart by `key`; of one forecaster alone where `who` says it.

        Raises:
            Unknown, Ambiguous: the scenario; Unknown, where nobody of that name foretold anything.
        """
        from scenarios.scores import role_of, scores
        from scenarios.selection import Selection

        held = self._judged(scenario)
        found = self.record_of(held)
        if who:
            found = _of_one(found, who, names_of(held.sources))
        return scores(found, wanted or Selection(role=role_of(key)), key, rounds=rounds)


def _of_one(found: Record, who: str, aliases: Mapping[str, str]) -> Record:
    """What one forecaster foretold, by name or alias; what is left out as nobody's stays.

    Raises:
        Unknown: nobody of that name foretold anything; with those who did.
    """
    name = aliases.get(who.casefold(), who).casefold()
    rows = tuple(row for row in found.rows if row.forecaster.casefold() == name)
    omitted = tuple(one for one in found.omitted if one.forecaster.casefold() in ("", name))
    if not rows and not any(one.forecaster for one in omitted):
        there = {row.forecaster for row in found.rows}
        there |= {one.forecaster for one in found.omitted if one.forecaster}
        raise Unknown(
            f"there is no prediction of {who!r}",
            candidates=tuple(sorted(there)[:_NAMED]),
            attempt="signposts score, which lists them",
        )
    return replace(found, rows=rows, omitted=omitted)


def _withdrawn(connection: Connection) -> dict[str, datetime]:
    """When which forecast was taken back, by the clock of the machine on which that was done."""
    struck = list(
        connection.exec_driver_sql(
            "SELECT f.id, e.deed FROM forecast f JOIN entry e ON e.id = f.entry "
            "WHERE NOT f.standing"
        )
    )
    if not struck:
        return {}
    rows = connection.exec_driver_sql(
        "SELECT j.id, j.clock, j.stored FROM entry e JOIN journal j ON j.id = e.id "
        "WHERE e.verb IN ('undo', 'redo') AND e.standing ORDER BY e.clock, e.id"
    )
    turned = {
        deed: entry.recorded
        for entry in (parsed(*row) for row in rows)
        for deed, stands in decided(entry)
        if not stands
    }
    return {id: turned[deed] for id, deed in struck if deed in turned}
