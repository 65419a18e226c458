"""One thing as a sheet of text: an article, an item, an annotation, a scenario, a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from scenarios.provenance import reliability
from scenarios.tlp import Tlp
from scenarios.vocabulary import Kind, Status
from store.names import short
from tui import weighed
from tui.table_rows import text
from tui.tables import sheet, status
from tui.telling import baseline, cases, components_found, differ, independent, second_hand

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.annotation import Annotation
    from scenarios.criteria import Criteria
    from scenarios.finding import Evidence, Finding
    from scenarios.forecast import Forecast
    from scenarios.scenario import Membership, Scenario
    from scenarios.source import Source
    from seeds.article import Article
    from store.lines import ItemLine
    from store.scenario_lines import JudgedLine

Pairs = Iterator[tuple[str, object]]


def article_sheet(article: Article, editions: Sequence[str]) -> Table:
    """What is known about an article."""
    said = article.metadata
    others = tuple(short(id) for id in editions if id != article.id)
    untitled = "" if article.titled else "  (no title: its first words)"
    return sheet(
        (
            ("article", article.id),
            ("title", article.title + untitled),
            ("authors", said.authors),
            ("outlet", said.outlet),
            ("translators", said.translators),
            ("published", f"{said.published or 'unknown'}{_from(said.published_from)}"),
            ("language", said.language),
            ("url", said.url),
            ("digest of", short(said.digest_of) if said.digest_of else ""),
            ("coverage", said.coverage),
            ("handling", Tlp(said.tlp).words if said.tlp else ""),
            ("same work", others),
            ("text", "" if article.text is not None else "not here"),
        )
    )


def _from(source: str) -> str:
    return f"  ({source})" if source else ""


def item_sheet(
    line: ItemLine, condition: str = "", note: str = "", hangs: str = "", handling: str = ""
) -> Table:
    """What an item is, and what stands."""
    foretold = line.kind is Kind.PREDICTION
    return sheet(
        (
            (line.kind.value, line.handle),
            ("id", line.id),
            ("statement", line.statement),
            ("condition", condition),
            ("hangs on", hangs),
            ("status", status(line.status, line.came_true) if not line.differ else ""),
            ("analysts differ", differ(line.differ)),
            ("same event", line.same),
            ("since", line.since),
            ("until", line.deadline),
            ("expected", line.expects.value.replace("-", " ") if foretold else ""),
            ("scenarios", line.scenarios),
            ("labels", line.labels),
            ("handling", handling),
            ("note", note),
            ("withdrawn", "yes" if line.withdrawn else ""),
        )
    )


def places_sheet(places: Iterable[tuple[Scenario, Membership]]) -> Table:
    """What an item weighs in each scenario."""
    return sheet((f"in {scenario.handle}", weighed.said(place)) for scenario, place in places)


def annotation_sheet(annotation: Annotation, page: Article) -> Table:
    """Where and how an item is spoken of, and whose the words are."""
    anchor = annotation.anchor
    place = f"[{anchor.span.start}, {anchor.span.end})" if anchor.span else "lost"
    return sheet(
        (
            ("tag", f"{short(annotation.id)}  by {annotation.analyst}"),
            ("article", f"{short(annotation.article)}  {page.title}  {place}"),
            ("quote", anchor.quote if anchor.quote is not None else "text not here"),
            ("introduced by", annotation.context.quote if annotation.context else ""),
            ("attribution", " ‹ ".join(annotation.attribution)),
            ("stance", annotation.stance.value),
            ("wording", annotation.wording),
            ("second hand", second_hand(page)),
        )
    )


def criteria_sheet(
    criteria: Criteria, version: int, *, changed: bool = False, hangs_on: str = ""
) -> Table:
    """One version of how one will know; `hangs_on` is the name of what its time hangs on."""
    frame = criteria.timeframe
    parts = criteria.components
    how = f"at least {parts.least}" if parts and parts.least else ""
    return sheet(
        (
            ("criteria", f"version {version}, {_stamp(criteria)}"),
            ("changed", "after the event: kept out of scores" if changed else ""),
            ("baseline", baseline(criteria.counted) if criteria.baseline else ""),
            ("threshold", criteria.threshold),
            ("components", f"{how or parts.combination.value} of: {', '.join(parts.of)}")
            if parts
            else ("components", ""),
            ("source", criteria.source),
            ("until", f"{frame.by}" if frame.by else ""),
            ("words", frame.words),
            ("hangs on", tuple(part for part in (frame.event, hangs_on) if part)),
            ("timeframe", frame.status.value),
        )
    )


def forecast_sheet(forecast: Forecast, known: Iterable[tuple[str, object]] = ()) -> Table:
    """One forecast, and what else is known of it."""
    low, high = forecast.low, forecast.high
    between = f" ({low * 100:.3g}-{high * 100:.3g} %)" if low is not None and high else ""
    words = f"{forecast.words}: " if forecast.words else ""
    figure = f"{words}{forecast.probability * 100:.4g} %{between}"
    return sheet(
        (
            ("forecast", f"{figure}, by {forecast.forecaster}{_withdrawn(forecast.withdrawn)}"),
            ("whose", "the analyst's" if forecast.own else f"a source's, by {forecast.analyst}"),
            ("reference", cases(forecast.reference) if forecast.reference else ""),
            ("since", forecast.since),
            ("basis", forecast.basis.value),
            ("confidence", forecast.confidence and forecast.confidence.value),
            ("reason", forecast.reason),
            *known,
        )
    )


def finding_sheet(
    finding: Finding,
    known: Iterable[tuple[str, object]] = (),
    sources: Sequence[Source] = (),
    origins: tuple[int, int] = (0, 0),
    own: str = "",
) -> Table:
    """One finding, with what it rests on, and what else is known of it.

    Of `sources` it says what they were worth on the day of the evidence. `own` is whose own word
    all of its support is.
    """

    def pairs() -> Pairs:
        said = f"{finding.status.words}, {_stamp(finding)}{_withdrawn(finding.withdrawn)}"
        yield "finding", f"{short(finding.id)}  {said}"
        yield "occurred on", finding.occurred_on
        yield "settled on", finding.settled_on
        yield "components", components_found(finding.components)
        yield "looked", finding.looked
        for one in finding.evidence:
            worth = reliability(one, finding, sources)
            yield one.role.value, _evidence(one, f" ({worth.value})" if worth else "")
        yield "origins", independent(0 if own else origins[0], origins[1])
        yield "only origin", f"{own}: that is no independent evidence" if own else ""
        yield "reason", finding.reason
        yield "confidence", finding.confidence and finding.confidence.value
        yield "corrects", short(finding.corrects) if finding.corrects else ""
        yield "follows", short(finding.follows) if finding.follows else ""
        yield "settles", tuple(map(short, finding.settles))
        yield from known

    return sheet(pairs())


def _evidence(one: Evidence, worth: str) -> str:
    said = " ".join(part for part in (one.url, one.words, short(one.article)) if part)
    more = (
        ("", one.source and one.source + worth),
        ("origin ", one.origin),
        ("published ", one.published),
        ("seen ", one.seen),
        ("credibility ", one.credibility and int(one.credibility)),
    )
    return "; ".join([said, *(f"{name}{value}" for name, value in more if value)])


def scenario_sheet(scenario: Scenario, line: JudgedLine | None = None) -> Table:
    """What a scenario says, and what stands for it."""
    judged = line and (line.status is not Status.OPEN or line.differ)
    return sheet(
        (
            ("scenario", scenario.handle),
            ("id", scenario.id),
            ("title", scenario.title),
            ("question", scenario.question),
            ("status", status(line.status) if line and judged and not line.differ else ""),
            ("analysts differ", differ(line.differ) if line else ""),
            ("since", line.since if line and judged else ""),
            ("until", line.deadline if line else ""),
            ("handling", scenario.tlp.words if scenario.tlp else ""),
            ("prior", f"{scenario.prior * 100:.4g} %" if scenario.prior is not None else ""),
            ("reference", cases(scenario.reference) if scenario.reference else ""),
            ("note", scenario.note),
        )
    )


def source_sheet(source: Source) -> Table:
    """A source with its ratings."""
    rated = tuple(f"{r.reliability.value} since {r.since}" for r in source.ratings)
    pairs = (
        ("source", source.name),
        ("also", source.aliases),
        ("rated", rated),
        ("note", source.note),
    )
    return sheet(pairs)


def heading(words: str) -> RenderableType:
    """A heading between two parts, with an empty line before it."""
    return Text.assemble("\n", text(words, "bold"))


def _stamp(made: Criteria | Finding) -> str:
    return f"{made.analyst}, {made.at:%Y-%m-%d %H:%M} UTC" if made.at else made.analyst


def _withdrawn(yes: bool) -> str:
    return ", withdrawn" if yes else ""
