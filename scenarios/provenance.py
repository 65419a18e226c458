"""Where evidence began: independent origins, the author's own word, what a source is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scenarios.annotation import Annotation
from scenarios.finding import Evidence, Finding
from scenarios.source import Source
from scenarios.vocabulary import Reliability, Support
from scenarios.voices import names_of
from scenarios.works import work_of
from seeds.article import Article


@dataclass(frozen=True, slots=True)
class Provenance:
    """What tells origins apart: names and aliases of sources, and which editions are one work."""

    names: Mapping[str, str] = field(default_factory=dict)
    works: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sources: Sequence[Source], articles: Iterable[Article]) -> Provenance:
        """That which follows from sources and articles."""
        known = {article.id: article for article in articles}
        return cls(names_of(sources), {id: work_of(page, known) for id, page in known.items()})

    def origin(self, evidence: Evidence) -> str:
        """Where a piece of evidence began, casefolded; empty where nothing is said."""
        told = (evidence.origin or evidence.source).casefold().strip()
        if told:
            return self.names.get(told, told).casefold()
        if evidence.article and not evidence.url:
            return self.works.get(evidence.article, evidence.article)
        return evidence.traced_to

    def origins(self, evidence: Iterable[Evidence]) -> int:
        """How many independent origins support it."""
        supporting = (self.origin(e) for e in evidence if e.role is Support.SUPPORTS)
        return len({origin for origin in supporting if origin})

    def only_own(
        self,
        evidence: Sequence[Evidence],
        mentions: Sequence[Annotation],
        pages: Sequence[Article],
        cited: Iterable[Article] = (),
    ) -> str:
        """Whose own word all support comes from: the item's author, outlet or work; else empty.

        An article that is `cited` is an author's own word, too, where he wrote it.
        """
        found = {self.origin(e) for e in evidence if e.role is Support.SUPPORTS} - {""}
        if not found:
            return ""
        people = {name: "author" for m in mentions for name in m.attribution}
        people |= {name: "author" for page in pages for name in page.metadata.authors}
        people |= {page.metadata.outlet: "outlet" for page in pages if page.metadata.outlet}
        own = {self._called(name): f"its {role} {name}" for name, role in people.items()}
        own |= {
            self.works.get(page.id, page.id): own[self._called(name)]
            for page in cited
            for name in page.metadata.authors
            if self._called(name) in own
        }
        own |= {self.works.get(page.id, page.id): "the work itself" for page in pages}
        own |= {_host(page.metadata.url): "its own page" for page in pages if page.metadata.url}
        if not found <= own.keys():
            return ""
        return ", ".join(dict.fromkeys(own[origin] for origin in sorted(found)))

    def _called(self, name: str) -> str:
        """The source that a name is of, casefolded."""
        return self.names.get(name.casefold(), name).casefold()


def _host(url: str) -> str:
    return Evidence(url=url).traced_to


def reliability(
    evidence: Evidence, finding: Finding, sources: Sequence[Source]
) -> Reliability | None:
    """What its source was worth on the day of a piece of evidence; None where nobody rated it.

    That is the day of its publication, else that on which it was seen, else that of the finding.
    """
    wanted = evidence.source.casefold().strip()
    known = [s for s in sources if wanted in (name.casefold() for name in s.names) and s.ratings]
    if not wanted or not known:
        return None
    when = evidence.published or evidence.seen
    day = when.latest if when else finding.at.date() if finding.at else date.max
    return known[0].reliability(day)
