"""The board of a scenario: what was observed, what is open, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.criteria import Criteria
from scenarios.finding import Evidence, Finding, came_true, origins, standing
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.rules import expected
from scenarios.scenario import Membership, Scenario
from scenarios.vocabulary import OBSERVED, Expectation, Kind, Status
from seeds.article import Article
from seeds.when import When

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item as the board shows it.

    `since` is when it occurred, else the day of the finding. `evidence` is that of all standing
    findings but those that were corrected to another status, `origins` how many independent
    origins support it. `came_true` counts for predictions, None where nothing can be said or the
    authors expect different things. `first_named` is the speaker of the earliest dated mention,
    with that date. Of `works` one counts once, whatever its editions and digests.
    """

    item: Item
    place: Membership
    status: Status
    since: str
    finding: Finding | None
    evidence: tuple[Evidence, ...]
    origins: int
    mentions: int
    works: int
    first_named: str
    expects: Expectation
    came_true: bool | None
    criteria: Criteria | None
    forecasts: tuple[Forecast, ...]
    wording: str

    @property
    def deadline(self) -> date | None:
        """The last day of the timeframe, where there is one."""
        by = self.criteria.timeframe.by if self.criteria else None
        return by.latest if by else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A scenario's lines by kind; each kind in the order of first mention in an article."""

    scenario: Scenario
    as_of: date
    triggers: tuple[Line, ...]
    predictions: tuple[Line, ...]
    claims: tuple[Line, ...]

    @property
    def observed(self) -> int:
        """How many triggers are there: observed, or already so."""
        return sum(line.status in OBSERVED for line in self.triggers)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, triggers first."""
        return self.triggers + self.predictions + self.claims


def board(case_file: CaseFile, scenario: str, today: date) -> Board:
    """The board of one scenario of a case file.

    Raises:
        StopIteration: the case file does not hold the scenario.
    """
    places = {m.item: m for m in case_file.memberships if m.scenario == scenario}
    articles = {a.id: a for a in case_file.articles}
    mentions = _by(case_file.annotations, "item")
    findings = _by(case_file.findings, "subject")
    criteria = _by(case_file.criteria, "subject")
    forecasts = _by(case_file.forecasts, "subject")
    lines = [
        _line(
            item,
            places[item.id],
            mentions.get(item.id, []),
            articles,
            findings.get(item.id, []),
            criteria.get(item.id, []),
            forecasts.get(item.id, []),
        )
        for item in sorted(
            (i for i in case_file.items if i.id in places and not i.withdrawn),
            key=lambda i: _first_place(mentions.get(i.id, []), articles),
        )
    ]
    return Board(
        scenario=next(s for s in case_file.scenarios if s.id == scenario),
        as_of=today,
        triggers=tuple(x for x in lines if x.item.kind is Kind.TRIGGER),
        predictions=tuple(x for x in lines if x.item.kind is Kind.PREDICTION),
        claims=tuple(x for x in lines if x.item.kind is Kind.CLAIM),
    )


def _by(things: Iterable[T], name: str) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for thing in things:
        found.setdefault(getattr(thing, name), []).append(thing)
    return found


def _line(
    item: Item,
    place: Membership,
    mentions: Sequence[Annotation],
    articles: dict[str, Article],
    findings: Sequence[Finding],
    criteria: Sequence[Criteria],
    forecasts: Sequence[Forecast],
) -> Line:
    last = standing(findings)
    evidence = _evidence(findings)
    status = last.status if last else Status.OPEN
    expects = expected(mentions) if item.kind is Kind.PREDICTION else None
    pages = [articles[m.article] for m in mentions if m.article in articles]
    return Line(
        item=item,
        place=place,
        status=status,
        since=_since(last),
        finding=last,
        evidence=evidence,
        origins=origins(evidence),
        mentions=len(mentions),
        works=len({_work(page, articles) for page in pages}),
        first_named=_first_named(mentions, articles),
        expects=expects or (mentions[0].expects if mentions else Expectation.OCCUR),
        came_true=came_true(status, expects) if expects else None,
        criteria=criteria[-1] if criteria else None,
        forecasts=tuple(f for f in forecasts if not f.withdrawn),
        wording=next((m.wording for m in mentions if m.wording), ""),
    )


def _evidence(findings: Sequence[Finding]) -> tuple[Evidence, ...]:
    """What supports or contradicts the status that holds."""
    last = standing(findings)
    held = [f for f in findings if not f.withdrawn]
    corrected = {f.corrects for f in held}
    counting = [f for f in held if f.id not in corrected or (last and f.status is last.status)]
    return tuple(e for f in counting for e in f.evidence)


def _work(article: Article, articles: dict[str, Article]) -> str:
    """The work that an article is an edition of; a digest is one of what it retells."""
    first = articles.get(article.work, article)
    original = first.metadata.digest_of or article.metadata.digest_of
    if not original:
        return article.work or article.id
    return articles[original].work if original in articles else original


def _since(finding: Finding | None) -> str:
    if finding is None:
        return ""
    if finding.occurred_on:
        return str(finding.occurred_on)
    return finding.at.date().isoformat() if finding.at else ""


def _first_named(mentions: Sequence[Annotation], articles: dict[str, Article]) -> str:
    """Who spoke of it first, and when that was published; undated articles only if all are."""

    def published(mention: Annotation) -> When | None:
        page = articles.get(mention.article)
        return page.metadata.published if page else None

    dated = [(when.earliest, n) for n, m in enumerate(mentions) if (when := published(m))]
    if not mentions:
        return ""
    first = mentions[min(dated)[1] if dated else 0]
    who = first.attribution[0] if first.attribution else ""
    return ", ".join(str(part) for part in (who, published(first)) if part)


def _first_place(
    mentions: Sequence[Annotation], articles: dict[str, Article]
) -> tuple[str, str, int]:
    """Where an item is first spoken of: date, article, offset; what nothing mentions comes last."""

    def place(mention: Annotation) -> tuple[str, str, int]:
        page = articles.get(mention.article)
        published = page.metadata.published if page else None
        day = published.earliest.isoformat() if published else "~"
        return day, mention.article, mention.anchor.span.start if mention.anchor.span else 0

    return min(map(place, mentions), default=("~~", "", 0))
