"""The story of a scenario: everything that its report says, as one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scenarios.board import Board, board
from scenarios.case_file import CaseFile
from scenarios.finding import standing
from scenarios.record import Record
from scenarios.releasing import LeftOut
from scenarios.scenario import Scenario
from scenarios.timeline import Event, timeline
from scenarios.tlp import Tlp, highest
from scenarios.vocabulary import Kind, Status
from seeds.article import Article
from seeds.when import iso
from tui import weighed
from tui.days import day
from tui.report.axis import Axis, axis
from tui.report.entries import Entry, Judged, Ledger, Seals
from tui.report.figures import Recorded, recorded
from tui.report.likelihoods import Odds, odds
from tui.report.passages import language
from tui.telling import counted_from

if TYPE_CHECKING:
    from store.desk import Desk

LISTED = 200
"""So many events of the time axis are listed under it, the last ones; all are in the entries."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The entries of a kind, under a word for them."""

    kind: Kind
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article as the report lists it."""

    id: str
    title: str
    by: str
    published: str
    language: str
    here: bool
    edition_of: str
    url: str


@dataclass(frozen=True, slots=True)
class Sealing:
    """How much of the findings and forecasts is sealed, and the seals, the first one first."""

    many: int
    covered: int
    seals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a report says. `drawn` is None where nothing has a date.

    `odds` is None where the scenario has no prior that could be moved.
    `mark` is the highest of all that is in it, `targets` the place in the page that says more of
    a thing, by its id.
    """

    scenario: Scenario
    mark: Tlp | None
    title: str
    as_of: date
    simulated: bool
    status: str
    summary: tuple[str, ...]
    judged: Judged
    odds: Odds | None
    board: Board
    chapters: tuple[Chapter, ...]
    articles: tuple[Page, ...]
    events: tuple[Event, ...]
    targets: Mapping[str, str]
    drawn: Axis | None
    unlisted: int
    record: Recorded
    sealing: Sealing


def story(desk: Desk, name: str, most: Tlp | None = None) -> tuple[Story, LeftOut | None]:
    """The story of a scenario, as of the day of the desk, and what of it is marked above `most`.

    Raises:
        Unknown, Ambiguous: the scenario.
        Refusal: it is marked above `most` itself.
    """
    scenario, today = desk.scenario(name), desk.clock().date()
    case_file, left = desk.release(scenario.id, most=most, texts=True)
    made = [*case_file.findings, *case_file.forecasts]
    seals = desk.sealed_among([one.id for one in made])
    marks = desk.marks()
    ids = [scenario.id, *(a.id for a in case_file.articles), *(i.id for i in case_file.items)]
    mark = highest(marks.get(id) for id in ids)
    record = desk.record_of(case_file)
    return told(case_file, scenario.id, today, seals, record, mark), left


def told(
    case_file: CaseFile,
    scenario: str,
    today: date,
    seals: Seals,
    record: Record,
    mark: Tlp | None = None,
) -> Story:
    """The story of a scenario of a case file, with the record of what is in it."""
    found = board(case_file, scenario, today)
    ledger = Ledger(case_file, found, seals)
    events = timeline(case_file, found)
    held = standing(ledger.findings(scenario))
    status = held.status if held else Status.OPEN
    return Story(
        scenario=found.scenario,
        mark=mark,
        title=found.scenario.title or found.scenario.handle,
        as_of=today,
        simulated=case_file.simulated,
        status=status.words,
        summary=tuple(_summary(found)),
        judged=ledger.judged(scenario, counted_from(today, status)),
        odds=odds(found),
        board=found,
        chapters=tuple(_chapters(found, ledger)),
        articles=tuple(_page(a, ledger) for a in sorted(case_file.articles, key=_published)),
        events=events[-LISTED:],
        targets=_targets(case_file, found),
        drawn=axis(events, today) if events else None,
        unlisted=max(0, len(events) - LISTED),
        record=recorded(record),
        sealing=_sealing(seals),
    )


def _chapters(found: Board, ledger: Ledger) -> Iterator[Chapter]:
    for kind, lines in (
        (Kind.TRIGGER, found.triggers),
        (Kind.PREDICTION, found.predictions),
        (Kind.CLAIM, found.claims),
    ):
        if lines:
            yield Chapter(kind, kind.plural.capitalize(), tuple(map(ledger.entry, lines)))


def _targets(case_file: CaseFile, found: Board) -> dict[str, str]:
    """Where the page says more of what stands on its axis."""
    targets = {article.id: article.id.replace(":", "-") for article in case_file.articles}
    targets |= {line.item.id: f"i-{line.item.handle}" for line in found.lines}
    return targets | {found.scenario.id: "story"}


def _summary(found: Board) -> Iterator[str]:
    """The board in sentences."""
    if not found.lines:
        yield "Nothing is in it yet."
    if found.triggers:
        weights = "" if found.equal else f"; {weighed.weights(found)}"
        yield f"{weighed.glance(found, 'trigger')}{weights}."
    if found.predictions:
        true = sum(line.came_true is True for line in found.predictions)
        false = sum(line.came_true is False for line in found.predictions)
        # All are told of: what is neither true nor false, by what was found.
        neither = Counter(x.status for x in found.predictions if x.came_true is None)
        opened = neither.pop(Status.OPEN, 0)
        others = "".join(f", {status.words}: {many}" for status, many in sorted(neither.items()))
        many = _many(len(found.predictions), "prediction")
        yield f"Of {many}, {true} came true, {false} did not; open: {opened}{others}."
    if found.claims:
        confirmed = sum(line.status is Status.CONFIRMED for line in found.claims)
        yield f"{confirmed} of {_many(len(found.claims), 'claim')} confirmed."
    if found.disputed:
        yield f"Analysts differ on {found.disputed}."


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


# Articles and seals -----------------------------------------------------------------------------


def _page(article: Article, ledger: Ledger) -> Page:
    about = article.metadata
    by = ", ".join(about.authors)
    translated = f"translated by {', '.join(about.translators)}" if about.translators else ""
    other = ledger.article(about.digest_of or article.work)
    return Page(
        id=article.id,
        title=article.title,
        by=" · ".join(part for part in (by, about.outlet, translated) if part) or "nobody named",
        published=day(about.published) if about.published else "undated",
        language=language(article),
        here=article.text is not None,
        edition_of=_edition(article, other),
        url=about.url,
    )


def _edition(article: Article, other: Article | None) -> str:
    if other is None or other.id == article.id:
        return ""
    return f"{'a digest' if article.metadata.digest_of else 'an edition'} of “{other.title}”"


def _published(article: Article) -> tuple[str, str]:
    when = article.metadata.published
    return (when.earliest.isoformat() if when else "~", article.id)


def _sealing(seals: Seals) -> Sealing:
    covered = [seal for seal in seals.values() if seal]
    each = {seal.number: seal for seal in covered}
    return Sealing(
        len(seals),
        len(covered),
        tuple(f"seal {n}, {iso(each[n].recorded)}: {each[n].seal}" for n in sorted(each)),
    )
