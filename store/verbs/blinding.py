"""The verb that makes a store for a second coder, who is to see nothing of what the first did."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.criteria import Criteria
from scenarios.item import Item
from scenarios.releasing import LeftOut, within
from scenarios.scenario import Scenario
from scenarios.tlp import Tlp
from store import archive, marking, names
from store.connection import Connection, marks
from store.verbs.exchange import ExchangeVerbs, above


class BlindVerbs(ExchangeVerbs):
    """What can be made for somebody else."""

    def blind(
        self,
        article: str,
        analyst: str,
        *,
        scenarios: Sequence[str] = (),
        items: bool = False,
        most: Tlp | None = None,
    ) -> tuple[bytes, LeftOut | None]:
        """A store, as a file's bytes, with a journal of its own: an article, scenarios, criteria.

        Without `scenarios`, those that something tagged in the article belongs to. No annotation,
        finding or forecast goes with it; items and their criteria only where `items` says so. Ids
        are kept, so that a later `join` knows the article and the scenarios again. Its first deed
        is not the analyst's: undo leaves it alone. What is marked above `most` is left out; how
        much that is, is given too.

        Raises:
            Unknown, Ambiguous: the article or a scenario.
            Invalid: `analyst` is no name.
            Refusal: the article, or a scenario that is named, is marked above `most`.
        """
        with self.reading() as connection:
            id = names.article(connection, article)
            chosen = [names.scenario(connection, name) for name in scenarios]
            chosen = chosen or _scenarios_of(connection, id)
            found = _seen(connection, id, chosen, items=items)
            known = marking.every(connection)
        left = None
        if most is not None:
            found, left = _released(found, known, most, named=bool(scenarios))
        with tempfile.TemporaryDirectory(prefix="signposts-") as folder:
            path = Path(folder) / "blind.db"
            made = type(self).open(
                path, analyst=analyst, clock=self._recorded, simulated=self.simulated
            )
            with made:
                made.import_case(replace(found, simulated=self.simulated))
                made.forget_appended()
            return path.read_bytes(), left

    def forget_appended(self) -> None:
        """Let undo without a name stay with what is done from now on."""
        with self.together():
            assert self._open is not None
            self._open.exec_driver_sql("DELETE FROM local WHERE name = 'appended'")


def _released(
    seen: CaseFile, known: Mapping[str, Tlp], most: Tlp, *, named: bool
) -> tuple[CaseFile, LeftOut]:
    """What of it is not marked above `most`; what was asked for by name is not left out silently.

    Raises:
        Refusal: the article is, or a scenario that was `named`.
    """
    kept, left = within(seen, known, most)
    here = {a.id for a in kept.articles} | {s.id for s in kept.scenarios}
    for article in seen.articles:
        if article.id not in here:
            raise above(f"the article {article.title}", known.get(article.id), most)
    for scenario in seen.scenarios if named else ():
        if scenario.id not in here:
            raise above(f"the scenario {scenario.handle}", known.get(scenario.id), most)
    return kept, left


def _scenarios_of(connection: Connection, article: str) -> list[str]:
    """The scenarios of the items that an article mentions."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT m.scenario FROM membership m JOIN annotation n ON n.item = m.item "
        "JOIN scenario s ON s.id = m.scenario "
        "WHERE m.standing AND n.standing AND s.standing AND n.article = ? ORDER BY m.scenario",
        (article,),
    )
    return [row[0] for row in rows]


def _seen(
    connection: Connection, article: str, scenarios: Sequence[str], *, items: bool
) -> CaseFile:
    """What the second coder is to see."""
    inside = f"IN ({marks(scenarios)})"
    mentioned = (
        archive.load(connection, Annotation, "t.standing AND t.article = ?", (article,))
        if items
        else []
    )
    ids = tuple(sorted({mention.item for mention in mentioned}))
    of = f"t.item IN ({marks(ids)}) AND t.scenario {inside}"
    subjects = (*scenarios, *ids)
    held = archive.load(connection, Item, f"t.standing AND t.id IN ({marks(ids)})", ids)
    # What marks an item may stay here: its mark goes with it all the same.
    marked = marking.every(connection)
    return CaseFile(
        scenarios=tuple(archive.load(connection, Scenario, f"t.id {inside}", tuple(scenarios))),
        articles=tuple(archive.articles(connection, "t.id = ?", (article,), texts=True)),
        items=tuple(replace(i, same_as="", tlp=marked.get(i.id)) for i in held),
        memberships=tuple(
            archive.memberships(connection, f"t.standing AND {of}", (*ids, *scenarios))
        ),
        criteria=tuple(
            archive.load(
                connection, Criteria, f"t.standing AND t.subject IN ({marks(subjects)})", subjects
            )
        ),
    )
