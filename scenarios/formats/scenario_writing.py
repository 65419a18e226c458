"""A scenario file written: a case file as plain mappings, in the order that a reader wants."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from scenarios.annotation import Annotation
from scenarios.authored import Authored
from scenarios.case_file import KINDS, CaseFile, in_order
from scenarios.conditions import Conditions
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.formats import parts_writing as parts
from scenarios.formats.parts_writing import Made, filled, unless
from scenarios.formats.scenario_reading import FORMAT
from scenarios.item import Item
from scenarios.scenario import Membership, Scenario
from scenarios.source import Source
from scenarios.vocabulary import (
    Basis,
    Direction,
    Expectation,
    Stance,
)
from seeds.anchor import Anchor, Span
from seeds.article import Article, Block
from seeds.yaml_writer import Flow, Plain


def plain_file(given: CaseFile) -> Made:
    """The mappings and lists of a case file.

    Raises:
        ValueError: something is about an item or a scenario that the case file does not have.
    """
    case_file = in_order(given)
    shelves = _Shelves()
    shelves.fill(case_file)
    scenarios = [_scenario(scenario, shelves) for scenario in case_file.scenarios]
    return filled(
        signposts=Plain(FORMAT),
        simulated=case_file.simulated,
        scenario=scenarios[0] if len(scenarios) == 1 else None,
        scenarios=scenarios if len(scenarios) > 1 else (),
        articles=[_article(article) for article in case_file.articles],
        sources=[_source(source) for source in case_file.sources],
        **{
            kind.plural: [_item(i, shelves) for i in case_file.items if i.kind is kind]
            for kind in KINDS
        },
    )


@dataclass
class _Shelves:
    """What belongs to each scenario and item, by its id."""

    named: dict[str, str] = field(default_factory=dict)
    """What an item calls each scenario: the handle, or the id where two have one handle."""
    places: dict[str, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    annotations: dict[str, list[Annotation]] = field(default_factory=lambda: defaultdict(list))
    criteria: dict[str, list[Criteria]] = field(default_factory=lambda: defaultdict(list))
    forecasts: dict[str, list[Forecast]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[str, list[Finding]] = field(default_factory=lambda: defaultdict(list))
    called: dict[str, str] = field(default_factory=dict)
    """What items and scenarios are called where others speak of them: a handle of its own."""

    def fill(self, case_file: CaseFile) -> None:
        """Sort everything to its subject."""
        handles = Counter(s.handle for s in case_file.scenarios)
        self.named = {
            s.id: s.handle if handles[s.handle] == 1 else s.id for s in case_file.scenarios
        }
        own = {i.id: i.handle for i in case_file.items}
        own |= {s.id: s.handle for s in case_file.scenarios}
        taken = Counter(own.values())
        self.called = {id: handle for id, handle in own.items() if taken[handle] == 1}
        items = {item.id for item in case_file.items}
        subjects = items | set(self.named)
        for m in case_file.memberships:
            _belongs(m.item, items)
            _belongs(m.scenario, set(self.named))
            self.places[m.item].append(m)
        for n in case_file.annotations:
            _belongs(n.item, items)
            self.annotations[n.item].append(n)
        for k in case_file.criteria:
            _belongs(k.subject, subjects)
            self.criteria[k.subject].append(k)
        for c in case_file.forecasts:
            _belongs(c.subject, subjects)
            self.forecasts[c.subject].append(c)
        for f in case_file.findings:
            _belongs(f.subject, subjects)
            self.findings[f.subject].append(f)


def _belongs(id: str, known: set[str]) -> None:
    if id not in known:
        raise ValueError(f"the case file has no {id}, but something that is about it")


def _scenario(scenario: Scenario, shelves: _Shelves) -> Made:
    return filled(
        handle=scenario.handle,
        id=Plain(scenario.id),
        title=scenario.title,
        question=scenario.question,
        note=scenario.note,
        prior=_number(scenario.prior),
        reference=parts.reference(scenario.reference) if scenario.reference else None,
        tlp=scenario.tlp,
        analyst=scenario.analyst,
        at=scenario.at,
        **_judged(scenario.id, shelves),
    )


def _item(item: Item, shelves: _Shelves) -> Made:
    return filled(
        handle=item.handle,
        id=Plain(item.id),
        statement=item.statement,
        condition=item.condition,
        conditions=_conditions(item.conditions, shelves.called) if item.conditions else None,
        labels=_line(item.labels),
        note=item.note,
        tlp=item.tlp,
        withdrawn=item.withdrawn,
        same_as=Plain(item.same_as),
        **_places(shelves.places[item.id], shelves.named),
        analyst=item.analyst,
        at=item.at,
        annotations=[_annotation(annotation) for annotation in shelves.annotations[item.id]],
        **_judged(item.id, shelves),
    )


def _conditions(conditions: Conditions, called: dict[str, str]) -> object:
    return parts.conditions(
        replace(
            conditions,
            of=tuple(called.get(id, id) for id in conditions.of),
            unless=tuple(called.get(id, id) for id in conditions.unless),
            triggers_of=called.get(conditions.triggers_of, conditions.triggers_of),
        )
    )


def _places(places: Sequence[Membership], named: dict[str, str]) -> Made:
    """Where an item belongs; with one scenario in the file that goes without saying."""
    if len(named) != 1:
        shown = [_place(place, named) for place in places]
        in_line = all(isinstance(place, str) for place in shown)
        return {"scenarios": _line(shown) if in_line else shown}
    if not places:
        return {"scenarios": Flow([])}
    return _moves(places[0])


def _place(place: Membership, named: dict[str, str]) -> object:
    name = named[place.scenario]
    moves = filled(scenario=name, **_moves(place))
    return Flow(moves) if len(moves) > 1 else name


def _moves(place: Membership) -> Made:
    return {
        "direction": unless(place.direction, Direction.TOWARDS),
        "weight": _number(unless(place.weight, 1.0)),
        "role": place.role,
        "likelihood": parts.likelihood(place),
        "group": place.group,
        "fit": unless(place.fit, 0),
    }


def _annotation(annotation: Annotation) -> Made:
    return filled(
        article=Plain(annotation.article),
        **_anchor(annotation.anchor),
        attribution=_line(annotation.attribution),
        stance=unless(annotation.stance, Stance.OWN),
        expects=unless(annotation.expects, Expectation.OCCUR),
        wording=annotation.wording,
        context=filled(**_anchor(annotation.context)) if annotation.context else None,
        **_signed(annotation),
    )


def _anchor(anchor: Anchor) -> Made:
    return {
        "span": _line(_ends(anchor.span)),
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def _ends(span: Span | None) -> tuple[int, ...]:
    return (span.start, span.end) if span else ()


def _judged(subject: str, shelves: _Shelves) -> Made:
    return {
        "criteria": [_criteria(version, shelves.called) for version in shelves.criteria[subject]],
        "forecasts": [_forecast(forecast) for forecast in shelves.forecasts[subject]],
        "findings": [_finding(finding) for finding in shelves.findings[subject]],
    }


def _criteria(criteria: Criteria, called: dict[str, str]) -> Made:
    frame = criteria.timeframe
    return filled(
        baseline=parts.baseline(criteria.counted),
        threshold=criteria.threshold,
        components=parts.components(criteria.components) if criteria.components else None,
        source=criteria.source,
        timeframe=parts.timeframe(
            replace(frame, hangs_on=called.get(frame.hangs_on, frame.hangs_on))
        ),
        **_signed(criteria),
    )


def _forecast(forecast: Forecast) -> Made:
    return filled(
        forecaster=forecast.forecaster,
        probability=_number(forecast.probability),
        low=_number(forecast.low),
        high=_number(forecast.high),
        basis=unless(forecast.basis, Basis.STATED),
        words=forecast.words,
        scale=forecast.scale,
        since=forecast.since,
        confidence=forecast.confidence,
        reason=forecast.reason,
        reference=parts.reference(forecast.reference) if forecast.reference else None,
        withdrawn=forecast.withdrawn,
        **_signed(forecast),
    )


def _finding(finding: Finding) -> Made:
    return filled(
        status=finding.status,
        occurred_on=finding.occurred_on,
        settled_on=finding.settled_on,
        components=parts.found(finding.components),
        looked=finding.looked,
        reason=finding.reason,
        confidence=finding.confidence,
        criteria=Plain(finding.criteria),
        corrects=Plain(finding.corrects),
        follows=Plain(finding.follows),
        settles=[Plain(id) for id in finding.settles],
        withdrawn=finding.withdrawn,
        **_signed(finding),
        evidence=[parts.evidence(piece) for piece in finding.evidence],
    )


def _source(source: Source) -> Made:
    ratings = [Flow({"since": r.since, "reliability": r.reliability}) for r in source.ratings]
    return filled(
        name=source.name,
        aliases=_line(source.aliases),
        ratings=ratings,
        note=source.note,
        **_signed(source),
    )


def _article(article: Article) -> Made:
    known = article.metadata
    return filled(
        id=Plain(article.id),
        title=known.title,
        authors=_line(known.authors),
        outlet=known.outlet,
        translators=_line(known.translators),
        published=known.published,
        published_from=known.published_from,
        language=known.language,
        url=known.url,
        digest_of=Plain(known.digest_of),
        coverage=known.coverage,
        tlp=known.tlp,
        work=Plain(unless(article.work, article.id) or ""),
        bytes_sha256=article.bytes_sha256,
        text=article.text,
        blocks=[_block(block) for block in article.blocks],
    )


def _block(block: Block) -> Flow:
    level = (block.level,) if block.level else ()
    return Flow((block.kind.value, block.span.start, block.span.end, *level))


def _signed(value: Authored) -> Made:
    return {"analyst": value.analyst, "at": value.at, "id": Plain(value.id)}


def _number(value: float | None) -> float | None:
    # 1 and 1.0, and 0.0 and -0.0, are equal and so have to be written alike.
    return None if value is None else float(value) + 0.0


def _line(items: Iterable[object]) -> Flow | None:
    listed = list(items)
    return Flow(listed) if listed else None
