"""Questions about the record: what counts, and how good it was."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from seeds.article import COVERAGES
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


class ScoreVerbs(Bench):
    """What can be asked of the record. NumPy is loaded by who asks."""

    def record(self, scenario: str = "") -> Record:
        """Each prediction that counts, beside its outcome, as of today.

        Raises:
            Unknown, Ambiguous: the scenario.
        """
        with self.reading() as connection:
            inside = [names.scenario(connection, scenario)] if scenario else []
            return self.record_of(recall(connection, inside, texts=False))

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
            Unknown, Ambiguous: the scenario.
        """
        from scenarios.scores import role_of, scores
        from scenarios.selection import Selection

        return scores(
            self.record(scenario),
            wanted or Selection(role=role_of(key)),
            key,
            rounds=rounds,
            fits=lambda row: who.casefold() in ("", row.forecaster.casefold()),
        )


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
        "SELECT j.id, j.depth, j.stored FROM entry e JOIN journal j ON j.id = e.id "
        "WHERE e.verb IN ('undo', 'redo') AND e.standing ORDER BY e.depth, e.id"
    )
    turned = {
        deed: entry.recorded
        for entry in (parsed(*row) for row in rows)
        for deed, stands in decided(entry)
        if not stands
    }
    return {id: turned[deed] for id, deed in struck if deed in turned}
