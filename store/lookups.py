"""The questions: lists for screens and commands. Values come out, never rows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from scenarios.alike import Candidate, likeliest
from scenarios.annotation import Annotation
from scenarios.board import Board, board
from scenarios.case_file import in_order
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.scenario import Scenario
from scenarios.source import Source
from scenarios.vocabulary import Kind, Status
from seeds.article import Article
from store import archive, names, standing
from store.article_lines import SETTLED, STATUS
from store.connection import Connection, marks
from store.events import FACE, IN_SCENARIO, SHOWN
from store.lines import (
    ItemLine,
    Mention,
    TagLine,
    item_lines,
    places,
    tag_lines,
    with_items,
)
from store.recalling import recall
from store.sameness import about
from store.searches import Searches
from store.shelf import Shelf
from store.undisturbed import undisturbed
from store.used import UsedWords


class Lookups(Shelf, Searches, UsedWords):
    """What can be asked."""

    # Articles ------------------------------------------------------------------------------

    def article(self, name: str) -> Article:
        """An article with its text, if that is here.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            return self._read(connection, names.article(connection, name))

    def has_article(self, id: str) -> bool:
        """Whether an article is there: its adding may be undone while it is being read."""
        with self.reading() as connection:
            return names.standing(connection, "article", id)

    def _read(self, connection: Connection, id: str) -> Article:
        return archive.articles(connection, "t.id = ?", (id,), texts=True)[0]

    def editions(self, article: str) -> list[str]:
        """Ids of the articles of the same work, itself among them, by id."""
        with self.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id FROM article WHERE standing AND work = "
                "(SELECT work FROM article WHERE id = ?) ORDER BY id",
                (names.article(connection, article),),
            )
            return [row[0] for row in rows]

    def mentions(self, article: str, among: Sequence[str] | None = None) -> list[Mention]:
        """What is tagged in an article, from its beginning to its end.

        With `among`, ids of annotations and items, only those of them, and their mentions.
        """
        with self.reading() as connection:
            where, given = _tags_of(names.article(connection, article), among)
            return with_items(connection, archive.load(connection, Annotation, where, given))

    def tag_lines(
        self, article: str, among: Sequence[str] | None = None, *, most: int = -1
    ) -> list[TagLine]:
        """The same as far as a list and the text show it; the first `most` of them."""
        with self.reading() as connection:
            where, given = _tags_of(names.article(connection, article), among)
            return tag_lines(connection, where, given, most)

    # Items ---------------------------------------------------------------------------------

    def items(
        self,
        *,
        kind: Kind | None = None,
        scenario: str = "",
        author: str = "",
        status: Status | None = None,
        open: bool = False,
        article: str = "",
    ) -> list[ItemLine]:
        """Items by kind and handle; `author` is part of a name in an attribution.

        Raises:
            Unknown, Ambiguous: the scenario or article.
        """
        where, given = [SHOWN], []
        with self.reading() as connection:
            if kind:
                where.append("i.kind = ?")
                given.append(kind.value)
            if scenario:
                where.append(IN_SCENARIO)
                given.append(names.scenario(connection, scenario))
            if article:
                where.append(_IN_ARTICLE)
                given.append(names.article(connection, article))
            if status:
                where.append(f"coalesce({STATUS}, 'open') = ?")
                given.append(status.value)
            if open:
                where.append(f"coalesce({STATUS}, 'open') NOT IN ({SETTLED})")
            lines = item_lines(connection, " AND ".join(where), given)
        wanted = author.casefold()
        return [x for x in lines if any(wanted in a.casefold() for a in x.authors) or not wanted]

    def item(self, name: str) -> ItemLine:
        """One item, or one withdrawn with a finding.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            return item_lines(connection, "i.id = ?", [names.item(connection, name)])[0]

    def quotes(self, items: Sequence[str]) -> dict[str, str]:
        """The words of the first mention of each of some items, by id."""
        with self.reading() as connection:
            lines = item_lines(
                connection, "i.id IN (SELECT value FROM json_each(?))", [json.dumps(items)]
            )
        return {line.id: line.quote for line in lines}

    def item_value(self, name: str) -> Item:
        """The item itself, with its condition and note.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            return archive.load(connection, Item, "t.id = ?", (names.item(connection, name),))[0]

    def annotation(self, name: str) -> Annotation:
        """One annotation.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            id = names.annotation(connection, name)
            return archive.load(connection, Annotation, "t.id = ?", (id,))[0]

    def annotations_of(self, item: str) -> list[Annotation]:
        """Every standing mention of an item, and of those that are the same event."""
        with self.reading() as connection:
            return standing.mentions_of(connection, names.item(connection, item))

    def criteria_of(self, subject: str) -> list[Criteria]:
        """All versions, the first one first."""
        return self._about(Criteria, subject)

    def findings_of(self, subject: str) -> list[Finding]:
        """All findings in the order of recording, withdrawn ones too."""
        return self._about(Finding, subject)

    def forecasts_of(self, subject: str) -> list[Forecast]:
        """All forecasts in the order of recording, withdrawn ones too."""
        return self._about(Forecast, subject)

    def _about(self, cls: type[archive.A], name: str) -> list[archive.A]:
        with self.reading() as connection:
            return about(connection, cls, names.subject(connection, name))

    def likely_items(self, annotation: str, most: int = 8) -> list[ItemLine]:
        """Items of the same kind that an annotation may be a mention of, the likeliest first.

        Raises:
            Unknown, Ambiguous: the annotation.
        """
        with self.reading() as connection:
            id = names.annotation(connection, annotation)
            [mention] = archive.load(connection, Annotation, "t.id = ?", (id,))
            [own] = archive.load(connection, Item, "t.id = ?", (mention.item,))
            lines = item_lines(connection, f"{SHOWN} AND i.kind = ?", [own.kind.value])
            lines = [x for x in lines if x.id != own.face and mention.article not in x.articles]
            placed = places(connection, mention.article, own.kind)
        own_words = f"{own.statement} {mention.anchor.quote or ''}"
        candidates = [
            Candidate(item=x.id, words=f"{x.statement} {x.quote}", place=placed.get(x.id))
            for x in lines
        ]
        order = likeliest(own_words, placed.get(own.id) or 0.0, candidates)[:most]
        by_id = {x.id: x for x in lines}
        return [by_id[id] for id in order]

    # Scenarios, sources ----------------------------------------------------------------------

    def scenarios(self) -> list[Scenario]:
        """Every scenario, by handle."""
        with self.reading() as connection:
            found = archive.load(connection, Scenario, "t.standing")
        return sorted(found, key=lambda s: s.handle)

    def scenario(self, name: str) -> Scenario:
        """One scenario.

        Raises:
            Unknown, Ambiguous: the name.
        """
        with self.reading() as connection:
            id = names.scenario(connection, name)
            return archive.load(connection, Scenario, "t.id = ?", (id,))[0]

    def sources(self) -> list[Source]:
        """Every source, by name."""
        with self.reading() as connection:
            found = archive.load(connection, Source, "t.standing")
        return sorted(found, key=lambda s: s.name.casefold())

    def board(self, scenario: str) -> Board:
        """The board of a scenario, as of today.

        Raises:
            Unknown, Ambiguous: the scenario.
        """
        with undisturbed(), self.reading() as connection:
            id = names.scenario(connection, scenario)
            found = in_order(recall(connection, [id], texts=False, words=False))
            return board(found, id, self.clock().date())


_IN_ARTICLE = (
    f"i.id IN (SELECT {FACE} FROM annotation n JOIN item g ON g.id = n.item "
    "WHERE n.standing AND n.article = ?)"
)


def _tags_of(article: str, among: Sequence[str] | None) -> tuple[str, tuple[str, ...]]:
    """Which annotations are asked for, as SQL and what it is given."""
    if among is None:
        return "t.standing AND t.article = ?", (article,)
    own = [id for id in among if id.startswith("n:")] or [""]
    items = [id for id in among if id.startswith("i:")] or [""]
    # Neither an empty list nor the index by article: with either SQLite would look at every tag.
    either = f"t.id IN ({marks(own)}) OR t.item IN ({marks(items)})"
    return f"t.standing AND +t.article = ? AND ({either})", (article, *own, *items)
