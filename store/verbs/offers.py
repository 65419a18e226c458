"""Verbs about what is offered for articles that are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from scenarios.case_file import CaseFile
from seeds.refusal import Refusal
from store import archive, names
from store.connection import Connection, marks
from store.verbs.exchange import ExchangeVerbs, Imported


class OfferVerbs(ExchangeVerbs):
    """What can be done with offers."""

    def may_be_offered(self, article: str) -> bool:
        """Whether anything ships for the article, said without reading the file as YAML."""
        return article.encode() in _originals()

    def offered(self, article: str) -> int:
        """How many tags are offered for the article with this id, and do not stand."""
        if not self.may_be_offered(article):
            return 0
        with self.reading() as connection:
            try:
                return len(self._on_offer(connection, article).annotations)
            except Refusal:  # its text is not here
                return 0

    def take_offer(self, article: str) -> Imported:
        """Tag what is offered for an article: a mention each, of an item of the library.

        What stands already is left as it is. An edition of a work that is here becomes one.

        Raises:
            Unknown, Ambiguous: the article.
            Refusal: nothing is offered for it, or its text is not here.
        """
        with self.together():
            with self.reading() as connection:
                id = names.article(connection, article)
                found = self._on_offer(connection, id)
            return self.import_case(found)

    def _on_offer(self, connection: Connection, id: str) -> CaseFile:
        """What is offered and does not stand."""
        from scenarios import offers  # which loads the reader of YAML

        [page] = archive.articles(connection, "t.id = ?", (id,), texts=True)
        some = offers.offered(id)
        if not some or page.text is None:
            why = "the article's text is not here" if some else "nothing is offered for the article"
            raise Refusal(why, where=names.short(id))
        whole = offers.library()
        found = _new(connection, offers.case_file(whole, page, some))
        work = _work(connection, offers.editions(whole, id))
        return replace(found, articles=(replace(page, work=work),)) if work else found


@cache
def _originals() -> bytes:
    return (files("scenarios") / "library" / "originals.yaml").read_bytes()


def _work(connection: Connection, editions: Sequence[str]) -> str:
    """The work of the first edition that stands here; empty where none does."""
    found = connection.exec_driver_sql(
        f"SELECT work FROM article WHERE standing AND id IN ({marks(editions)}) ORDER BY id",
        tuple(editions),
    ).first()
    return str(found[0]) if found else ""


def _new(connection: Connection, found: CaseFile) -> CaseFile:
    def standing(table: str, id: str) -> bool:
        return names.standing(connection, table, id)

    items = tuple(i for i in found.items if not standing("item", i.id))
    scenarios = tuple(s for s in found.scenarios if not standing("scenario", s.id))
    made = {i.id for i in items} | {s.id for s in scenarios}
    return replace(
        found,
        items=items,
        scenarios=scenarios,
        memberships=tuple(m for m in found.memberships if m.item in made),
        criteria=tuple(c for c in found.criteria if c.subject in made),
        annotations=tuple(a for a in found.annotations if not standing("annotation", a.id)),
    )
