"""What an item lacks, and what is offered for it: a time, a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from scenarios.annotation import Annotation
from scenarios.criteria import Criteria
from scenarios.finding import Finding, standing
from scenarios.item import Item
from scenarios.provenance import Provenance
from scenarios.source import Source
from scenarios.timeframes import Offer, imputed, offered
from scenarios.vagueness import vague
from scenarios.vocabulary import Kind, Status, Support
from seeds.article import Article
from seeds.refusal import Refusal
from seeds.when import When
from store import archive, names
from store.bench import Bench
from store.connection import Connection, marks
from store.sameness import about
from store.standing import mentions_of

_ASKED = "baseline-asked"
_OUTCOMES = (Status.OCCURRED, Status.DID_NOT_OCCUR)
_THERE = (Status.OBSERVED, Status.EMERGING, Status.ALREADY_SO)


class AskingVerbs(Bench):
    """What may be asked of whoever tagged something."""

    def imputed(self, item: str, months: int) -> When:
        """The day so many months after an item was first published: for want of any named.

        Raises:
            Unknown, Ambiguous: the item.
            Refusal: none of its articles has a date, or there would be no such day.
        """
        with self.reading() as connection:
            id = names.item(connection, item)
            published = _published(connection, id)
            if published is None:
                [own] = archive.load(connection, Item, "t.id = ?", (id,))
                raise Refusal(
                    "nobody knows when it was published",
                    where=own.handle,
                    attempt="signposts set ARTICLE --published DATE, or --by DATE",
                )
            try:
                return imputed(published, months)
            except (ValueError, OverflowError):
                raise Refusal(f"{months} months is too far", attempt="12, 24 or 60") from None

    def time_offered(self, item: str) -> Offer | None:
        """What the words about time of an item may mean; None where a day stands, or none is read.

        The words are those of its criteria, else those of its passages.

        Raises:
            Unknown, Ambiguous: the item.
        """
        with self.reading() as connection:
            id = names.item(connection, item)
            versions = about(connection, Criteria, id)
            frame = versions[-1].timeframe if versions else None
            published = _published(connection, id)
            if published is None or (frame and (frame.by or frame.hangs_on)):
                return None
            said = [frame.words] if frame and frame.words else []
            said = said or [m.anchor.quote or "" for m in mentions_of(connection, id)]
            found = (offered(words, published) for words in said)
            return next((offer for offer in found if offer), None)

    def wants_baseline(self, item: str) -> str:
        """The word that makes a trigger compare with nothing that is said; else empty.

        It is asked for once: who leaves it without is not asked again in this file.

        Raises:
            Unknown, Ambiguous: the item.
        """
        with self.reading() as connection:
            id = names.item(connection, item)
            [own] = archive.load(connection, Item, "t.id = ?", (id,))
            if own.kind is not Kind.TRIGGER or self.local(_ASKED, id):
                return ""
            versions = about(connection, Criteria, id)
            if standing(about(connection, Finding, id)) or (versions and versions[-1].baseline):
                return ""
            said = own.statement or _quote(connection, id)
            threshold = versions[-1].threshold if versions else ""
            word = "" if any(sign.isdigit() for sign in threshold) else vague(said)
        if word:
            self.set_local(_ASKED, id, word)
        return word

    def only_own(self, finding: Finding) -> str:
        """Whose own word all support of a finding is: the item's author, outlet or work."""
        if not finding.subject.startswith("i:") or not finding.evidence:
            return ""
        with self.reading() as connection:
            mentions = mentions_of(connection, finding.subject)
            with suppress(Refusal):  # a finding that is to be made may name what is not here
                finding = replace(finding, evidence=names.cited(connection, finding.evidence))
            known, articles = _provenance(connection, finding, mentions)
        spoken = {mention.article for mention in mentions}
        pages = [page for page in articles if page.id in spoken]
        return known.only_own(finding.evidence, mentions, pages, articles)

    def already_so(self, finding: Finding) -> When | None:
        """When an item was published, where it was found to have been so before that."""
        seen = finding.status in (Status.OBSERVED, Status.EMERGING)
        if not (seen and finding.occurred_on and finding.subject.startswith("i:")):
            return None
        with self.reading() as connection:
            published = _published(connection, finding.subject)
        before = published is not None and finding.occurred_on.latest < published.earliest
        return published if before else None

    def since_then(self, finding: Finding) -> When | None:
        """When an item was published that was found to be already so, but since a later day."""
        if finding.status is not Status.ALREADY_SO or not finding.occurred_on:
            return None
        with self.reading() as connection:
            published = _published(connection, finding.subject)
        after = published is not None and finding.occurred_on.earliest > published.latest
        return published if after else None

    def foreknown(self, finding: Finding) -> When | None:
        """When a prediction was published whose outcome was there before."""
        known = finding.settled_on or finding.occurred_on
        if known is None or finding.status not in _OUTCOMES:
            return None
        with self.reading() as connection:
            published = _published(connection, finding.subject)
        before = published is not None and known.latest < published.earliest
        return published if before else None

    def never_there(self, finding: Finding) -> bool:
        """Whether a trigger was found to have ceased that nobody had found to be there."""
        if finding.status is not Status.CEASED:
            return False
        with self.reading() as connection:
            earlier = about(connection, Finding, finding.subject)
        return not any(one.status in _THERE for one in earlier if not one.withdrawn)

    def origins(self, finding: Finding) -> tuple[int, int]:
        """How many independent origins support a finding, and how many contradict it."""
        if not finding.evidence:
            return 0, 0
        with self.reading() as connection:
            known, _ = _provenance(connection, finding, ())
        against = [e for e in finding.evidence if e.role is Support.CONTRADICTS]
        return (
            known.origins(finding.evidence),
            known.origins(replace(e, role=Support.SUPPORTS) for e in against),
        )


def _provenance(
    connection: Connection, finding: Finding, mentions: Sequence[Annotation]
) -> tuple[Provenance, list[Article]]:
    """What tells the origins of evidence apart, and the editions of the works concerned."""
    named = [m.article for m in mentions] + [e.article for e in finding.evidence if e.article]
    works = f"t.work IN (SELECT work FROM article WHERE id IN ({marks(named)}))"
    articles = archive.articles(connection, works, tuple(named), texts=False)
    sources = archive.load(connection, Source, "t.standing")
    return Provenance.of(sources, articles), articles


def _quote(connection: Connection, item: str) -> str:
    mentions = mentions_of(connection, item)
    return (mentions[0].anchor.quote or "") if mentions else ""


def _published(connection: Connection, item: str) -> When | None:
    """When the first of its articles that has a date was published."""
    ids = {mention.article for mention in mentions_of(connection, item)}
    found = [
        page.metadata.published
        for id in sorted(ids)
        for page in archive.articles(connection, "t.id = ?", (id,), texts=False)
        if page.metadata.published
    ]
    return min(found, key=lambda when: when.latest, default=None)
