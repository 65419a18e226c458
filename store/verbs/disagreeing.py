"""What two analysts differ in, and the verb that takes over what one of them did."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.apart import Apart, Placed, apart
from scenarios.finding import Finding, differing
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.refusal import Refusal, Unknown
from store import names, standing
from store.connection import Connection
from store.events import SHOWN
from store.lines import ItemLine, item_lines
from store.sameness import about
from store.verbs.mentions import MentionVerbs
from store.verbs.record import RecordVerbs
from store.verbs.tags import TagVerbs


@dataclass(frozen=True, slots=True)
class Disagreements:
    """Passages in the order of the text, article by article; then items with differing findings."""

    passages: tuple[Apart, ...]
    items: tuple[ItemLine, ...]


class DisagreementVerbs(TagVerbs, MentionVerbs, RecordVerbs):
    """What can be asked about two analysts, and done about it."""

    def disagreements(self, article: str = "") -> Disagreements:
        """What analysts differ in, in an article or everywhere, but what was settled here.

        Raises:
            Unknown, Ambiguous: the article.
        """
        with self.reading() as connection:
            id = names.article(connection, article) if article else ""
            settled = {
                row[0]
                for row in connection.exec_driver_sql(
                    "SELECT key FROM local WHERE name = 'settled' AND value <> ''"
                )
            }
            found = apart(_placed(connection, id))
            items = item_lines(
                connection,
                f"{SHOWN} AND i.disputed AND (? = '' OR i.id IN (SELECT coalesce("
                "nullif(g.face, ''), g.id) FROM annotation n JOIN item g ON g.id = n.item "
                "WHERE n.standing AND n.article = ?))",
                (id, id),
            )
        return Disagreements(tuple(x for x in found if x.key not in settled), tuple(items))

    def adopt(self, name: str, analyst: str) -> None:
        """Take over what one analyst did, where two differ: about an item, or at a tag.

        Of findings that analyst's holds from now on. What he did not tag, or not as this kind, is
        removed; what he alone tagged this analyst tags as well, if he is the other of the two. Who
        is neither has nothing to change then: that it is settled is remembered in this file alone.

        Raises:
            Unknown, Ambiguous: the item or tag; the analyst is none of the two.
            Refusal: nobody differs about it; the text is not here.
        """
        with self.together():
            if name.startswith("n:"):
                self._adopt_at(name, analyst)
            else:
                self._adopt_finding(name, analyst)

    def differ_again(self, one: Apart) -> None:
        """Forget that it was settled in this file."""
        self.set_local("settled", one.key, "")

    def _adopt_finding(self, name: str, analyst: str) -> None:
        with self.reading() as connection:
            id = names.item(connection, name)
            found = differing(about(connection, Finding, id))
        sides = {one.analyst: one for one in found}
        if not sides:
            raise Refusal("the analysts do not differ about it", where=names.short(id))
        taken = sides[_among(analyst, sides)]
        self.mark(
            id,
            taken.status.value,
            occurred_on=taken.occurred_on,
            looked=taken.looked,
            evidence=taken.evidence,
            reason=taken.reason or f"as {analyst} found",
            confidence=taken.confidence,
            settles=True,
        )

    def _adopt_at(self, name: str, analyst: str) -> None:
        with self.reading() as connection:
            mention = standing.annotation(connection, name)
        every = self.disagreements(mention.article).passages
        found = [one for one in every if mention.id in (one.tag.id, *(r.id for r in one.rivals))]
        if not found:
            raise Refusal("the analysts do not differ there", where=names.short(mention.id))
        sides = {who: one for one in found for who in (one.tag.analyst, one.other)}
        one = sides[_among(analyst, sides)]
        own = (one.tag,) if analyst == one.tag.analyst else one.rivals
        gone = one.rivals if analyst == one.tag.analyst else (one.tag,)
        for tag in gone:
            self.untag(tag.id)
        other = one.other if analyst == one.tag.analyst else one.tag.analyst
        if other == self.author:
            for tag in own:
                self.tag(tag.article, tag.span, tag.kind, item=tag.item)
        elif not gone:
            self.set_local("settled", one.key, "1")


def _among(analyst: str, sides: dict[str, Finding] | dict[str, Apart]) -> str:
    if analyst not in sides:
        raise Unknown(f"{analyst!r} is none of those who differ", candidates=tuple(sides))
    return analyst


def _placed(connection: Connection, article: str) -> list[Placed]:
    rows = connection.exec_driver_sql(
        "SELECT n.id, n.article, n.start, n.stop, n.analyst, i.kind, i.id FROM annotation n "
        "JOIN item i ON i.id = n.item WHERE n.standing AND ? IN ('', n.article)",
        (article,),
    )
    kinds = {kind.value: kind for kind in Kind}
    return [
        Placed(id, at, Span(start, stop), who, kinds[kind], item)
        for id, at, start, stop, who, kind, item in rows
    ]
