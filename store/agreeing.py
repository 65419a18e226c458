"""What agreement is counted from: who tagged what where, and who found what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.finding import Finding
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from store import archive, names
from store.bench import Bench
from store.connection import Connection
from store.events import FACE

if TYPE_CHECKING:
    from scenarios.agreement import Agreement, Judged, Tagged
    from scenarios.runs import Text


class Agreeing(Bench):
    """What can be asked about two analysts or more."""

    def agreement(self, article: str = "") -> Agreement:
        """How far analysts agree, in an article or in all that two of them tagged.

        Of findings each analyst's last one counts that settles nothing.

        Raises:
            Unknown, Ambiguous: the article.
        """
        from scenarios.agreement import agreement  # it loads NumPy

        with self.reading() as connection:
            id = names.article(connection, article) if article else ""
            return agreement(
                _texts(connection, id), tagged(connection, id), _judged(connection, id)
            )


def tagged(connection: Connection, article: str) -> list[Tagged]:
    """Every standing tag, or those of an article."""
    from scenarios.agreement import Tagged

    rows = connection.exec_driver_sql(
        "SELECT n.article, n.analyst, i.kind, n.start, n.stop FROM annotation n "
        "JOIN item i ON i.id = n.item WHERE n.standing AND ? IN ('', n.article)",
        (article,),
    )
    kinds = {kind.value: kind for kind in Kind}
    return [Tagged(at, who, kinds[kind], Span(start, stop)) for at, who, kind, start, stop in rows]


def _texts(connection: Connection, article: str) -> dict[str, Text]:
    """How long the texts are, and where their blocks begin: also of those that were forgotten."""
    from scenarios.runs import Text

    rows = connection.exec_driver_sql(
        "SELECT a.id, a.length, a.blocks, coalesce((SELECT max(n.stop) FROM annotation n "
        "WHERE n.article = a.id), 0) FROM article a WHERE a.standing AND ? IN ('', a.id)",
        (article,),
    )
    return {
        id: Text(max(length, last), tuple(int(block.split(":")[1]) for block in blocks.split()))
        for id, length, blocks, last in rows
    }


def _judged(connection: Connection, article: str) -> list[Judged]:
    """What analysts found about the items that an article mentions, or about all."""
    from scenarios.agreement import Judged

    rows = connection.exec_driver_sql(
        f"SELECT f.id, {FACE}, g.kind FROM finding f JOIN item g ON g.id = f.subject "
        f"WHERE f.standing AND (? = '' OR {FACE} IN (SELECT {FACE} FROM annotation n "
        "JOIN item g ON g.id = n.item WHERE n.standing AND n.article = ?))",
        (article, article),
    )
    of = {id: (event, Kind(kind)) for id, event, kind in rows}
    found = archive.load(connection, Finding, "t.standing")
    return [
        Judged(*of[one.id], one.analyst, one.status.value)
        for one in found
        if one.id in of and not one.settles
    ]
