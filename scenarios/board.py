"""The board of a scenario: what was observed, what is open, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scenarios.annotation import Annotation
from scenarios.by_subject import grouped, in_time
from scenarios.case_file import CaseFile
from scenarios.criteria import Criteria
from scenarios.finding import Evidence, Finding, came_true, differing, standing
from scenarios.forecast import Forecast
from scenarios.foresight import changed_after, were_made_before
from scenarios.item import Item
from scenarios.presence import Stretch, presence
from scenarios.provenance import Provenance
from scenarios.rules import expected
from scenarios.scenario import Membership, Scenario
from scenarios.thawed import thawed
from scenarios.vocabulary import OBSERVED, Expectation, Kind, Status
from seeds.article import Article
from seeds.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item as the board shows it.

    `since` is when it occurred or was looked for, else the day of the finding; of a trigger that is
    there, when that began: `stretches` are all in which it was there, none while findings differ.
    `evidence` is that of all standing
    findings but those that were corrected to another status, `origins` how many independent
    origins support it. `came_true` counts for predictions, None where nothing can be said or the
    authors expect different things. `same` are the other items that are the same event, and
    `differing` what each analyst found, where they differ: then no status holds. `first_named` is
    the speaker of the earliest dated mention, with that date. Of `works` one counts once, whatever
    its editions and digests. `changed` are versions of the criteria recorded after the event:
    they keep it out of scores. `only_recorded` that all of these say they were made before it.
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
    same: tuple[Item, ...]
    differing: tuple[Finding, ...]
    first_named: str
    expects: Expectation
    came_true: bool | None
    criteria: Criteria | None
    forecasts: tuple[Forecast, ...]
    wording: str
    changed: tuple[Criteria, ...] = ()
    only_recorded: bool = False
    stretches: tuple[Stretch, ...] = ()

    @property
    def deadline(self) -> date | None:
        """The last day of the timeframe, where there is one."""
        by = self.criteria.timeframe.by if self.criteria else None
        return by.latest if by else None


_Line: type[Line] = thawed(Line)

Published = Mapping[str, tuple[str, When]]
"""Of dated articles, by id: the first day that it can have been, as ISO 8601, and the date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A scenario's lines by kind; each kind in the order of first mention in an article.

    `resolution` is what holds of the scenario itself.
    """

    scenario: Scenario
    as_of: date
    triggers: tuple[Line, ...]
    predictions: tuple[Line, ...]
    claims: tuple[Line, ...]
    resolution: Finding | None = None

    @property
    def pointing(self) -> tuple[Line, ...]:
        """The triggers that point towards the scenario."""
        return tuple(x for x in self.triggers if not x.place.away)

    @property
    def observed(self) -> int:
        """How many triggers that point to it are there: observed, or already so."""
        return sum(line.status in OBSERVED for line in self.pointing)

    @property
    def away(self) -> tuple[int, int]:
        """Of the triggers that point away from it: how many are there, and how many they are."""
        away = [x for x in self.triggers if x.place.away]
        return sum(line.status in OBSERVED for line in away), len(away)

    @property
    def share(self) -> float:
        """The weight of what is there among all that points to it, in [0, 1]; 0 if none weighs."""
        there = sum(line.place.weight for line in self.pointing if line.status in OBSERVED)
        return there / (sum(line.place.weight for line in self.pointing) or 1)

    @property
    def equal(self) -> bool:
        """Whether all that points to it weighs the same."""
        return len({line.place.weight for line in self.pointing}) < 2

    @property
    def disputed(self) -> int:
        """Of how many items the findings differ; they count neither way until that is settled."""
        return sum(bool(line.differing) for line in self.lines)

    @property
    def changed(self) -> int:
        """Of how many items the criteria were changed after the event."""
        return sum(bool(line.changed) for line in self.lines)

    @property
    def only_recorded(self) -> int:
        """Of how many of these all that was changed says that it was made before the event."""
        return sum(line.only_recorded for line in self.lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, triggers first."""
        return self.triggers + self.predictions + self.claims


def board(case_file: CaseFile, scenario: str, today: date) -> Board:
    """The board of one scenario of a case file.

    Raises:
        StopIteration: the case file does not hold the scenario.
    """
    faces = {i.id: i.face for i in case_file.items}
    places = _places(case_file, scenario)
    published = _published(case_file.articles)
    mentions = grouped(((m.item, m) for m in case_file.annotations), faces)
    findings = grouped(((f.subject, f) for f in case_file.findings), faces)
    criteria = grouped(((k.subject, k) for k in case_file.criteria), faces)
    forecasts = grouped(((c.subject, c) for c in case_file.forecasts), faces)
    provenance = Provenance.of(case_file.sources, case_file.articles)
    others = (i for i in case_file.items if i.same_as and not i.withdrawn)
    same = grouped(((i.face, i) for i in others), faces)
    lines = [
        _line(
            item,
            places[item.id],
            mentions.get(item.id, ()),
            published,
            in_time(findings.get(item.id, [])),
            in_time(criteria.get(item.id, [])),
            in_time(forecasts.get(item.id, [])),
            same.get(item.id, ()),
            provenance,
        )
        for item in sorted(
            (i for i in case_file.items if i.id in places and not i.withdrawn),
            key=lambda i: _first_place(mentions.get(i.id, ()), published),
        )
    ]
    return Board(
        scenario=next(s for s in case_file.scenarios if s.id == scenario),
        as_of=today,
        triggers=tuple(x for x in lines if x.item.kind is Kind.TRIGGER),
        predictions=tuple(x for x in lines if x.item.kind is Kind.PREDICTION),
        claims=tuple(x for x in lines if x.item.kind is Kind.CLAIM),
        resolution=standing(in_time(findings.get(scenario, []))),
    )


def _published(articles: Iterable[Article]) -> Published:
    dated = ((a.id, a.metadata.published) for a in articles)
    return {id: (when.earliest.isoformat(), when) for id, when in dated if when}


def _places(case_file: CaseFile, scenario: str) -> dict[str, Membership]:
    """The place in a scenario of what stands for each event: its own, else another's of it."""
    own = {m.item: m for m in case_file.memberships if m.scenario == scenario}
    found: dict[str, Membership] = {}
    for item in case_file.items:
        if item.id in own and (item.id == item.face or item.face not in found):
            found[item.face] = own[item.id]
    return found


def _line(
    item: Item,
    place: Membership,
    mentions: Sequence[Annotation],
    published: Published,
    findings: Sequence[Finding],
    criteria: Sequence[Criteria],
    forecasts: Sequence[Forecast],
    same: Sequence[Item],
    provenance: Provenance,
) -> Line:
    last = standing(findings)
    evidence = _evidence(findings, last)
    status = last.status if last else Status.OPEN
    expects = expected(mentions) if item.kind is Kind.PREDICTION else None
    works = provenance.works
    stretches = presence(findings) if last and item.kind is Kind.TRIGGER else ()
    changed = changed_after(findings, criteria)
    line = _Line(
        item=item,
        place=place,
        status=status,
        since=_since(last, stretches),
        finding=last,
        evidence=evidence,
        origins=provenance.origins(evidence) if evidence else 0,
        mentions=len(mentions),
        works=len({works[m.article] for m in mentions if m.article in works}),
        same=tuple(same),
        differing=differing(findings),
        first_named=_first_named(mentions, published),
        expects=expects or (mentions[0].expects if mentions else Expectation.OCCUR),
        came_true=came_true(status, expects) if expects else None,
        criteria=criteria[-1] if criteria else None,
        forecasts=tuple(f for f in forecasts if not f.withdrawn),
        wording=next((m.wording for m in mentions if m.wording), ""),
        changed=changed,
        only_recorded=bool(changed) and were_made_before(changed, findings, criteria),
        stretches=stretches,
    )
    line.__class__ = Line
    return line


def _evidence(findings: Sequence[Finding], last: Finding | None) -> tuple[Evidence, ...]:
    """What supports or contradicts the status that holds, which is that of `last`."""
    if not any(f.evidence for f in findings):
        return ()
    held = [f for f in findings if not f.withdrawn]
    corrected = {id for f in held for id in (f.corrects, *f.settles)}
    counting = [f for f in held if f.id not in corrected or (last and f.status is last.status)]
    return tuple(e for f in counting for e in f.evidence)


def _since(finding: Finding | None, stretches: Sequence[Stretch]) -> str:
    if finding is None:
        return ""
    if stretches and finding.status in OBSERVED:
        return str(stretches[-1].since)
    return str(finding.when or "")


def _first_named(mentions: Sequence[Annotation], published: Published) -> str:
    """Who spoke of it first, and when that was published; undated articles only if all are."""
    if not mentions:
        return ""
    dated = [(published[m.article][0], n) for n, m in enumerate(mentions) if m.article in published]
    first = mentions[min(dated)[1] if dated else 0]
    who = first.attribution[0] if first.attribution else ""
    _, when = published.get(first.article, ("", ""))
    return ", ".join(str(part) for part in (who, when) if part)


def _first_place(mentions: Sequence[Annotation], published: Published) -> tuple[str, str, int]:
    """Where an item is first spoken of: date, article, offset; what nothing mentions comes last."""

    def place(mention: Annotation) -> tuple[str, str, int]:
        day, _ = published.get(mention.article, ("~", ""))
        return day, mention.article, mention.anchor.span.start if mention.anchor.span else 0

    return min(map(place, mentions), default=("~~", "", 0))
