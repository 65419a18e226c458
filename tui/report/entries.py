"""Entries: each item of a scenario with all that is known of it, as strings not yet made safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scenarios.annotation import Annotation
from scenarios.authored import Authored
from scenarios.board import Board, Line
from scenarios.case_file import CaseFile
from scenarios.criteria import Criteria
from scenarios.finding import Evidence, Finding
from scenarios.forecast import Forecast
from scenarios.foresight import changed_after, is_late
from scenarios.provenance import Provenance
from scenarios.vocabulary import Kind, Status, Support
from seeds.article import Article
from seeds.when import iso
from store.verbs.sealing import Sealed
from tui import telling, weighed
from tui.days import day
from tui.named import event
from tui.report.passages import Passage, passage

T = TypeVar("T")
Seals = Mapping[str, Sealed | None]
"""Findings and forecasts by id, each with the first seal over it."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: where it can be looked up, empty where it cannot, and in words."""

    url: str
    words: str
    against: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in words, what it rests on, from how many origins, and the seal over it; `own` is
    whose own word all of its support is."""

    words: str
    proofs: tuple[Proof, ...]
    origins: int
    own: str
    withdrawn: bool
    seal: str


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast in words, why, and the seal over it."""

    words: str
    reason: str
    seal: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the criteria, its parts in words; `late` that it came after the event."""

    name: str
    parts: tuple[str, ...]
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was judged of an item or a scenario: the last version of the criteria comes first,
    findings and forecasts stand in the order of their recording."""

    criteria: tuple[Version, ...]
    findings: tuple[Found, ...]
    forecasts: tuple[Foretold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item: a line of the board, in words, with its passages and its history.

    `said` is its statement; where nobody wrote it yet, the first words of a passage.
    """

    line: Line
    title: str
    said: str
    role: str
    status: str
    truth: str
    since: str
    until: str
    notes: tuple[str, ...]
    passages: tuple[Passage, ...]
    judged: Judged


class Ledger:
    """What is known of each subject of a case file, by the item that stands for the event."""

    def __init__(self, case_file: CaseFile, board: Board, seals: Seals) -> None:
        faces = {item.id: item.face for item in case_file.items}
        self._board = board
        self._seals = seals
        self._provenance = Provenance.of(case_file.sources, case_file.articles)
        self._articles = {a.id: a for a in case_file.articles}
        self._handles = {i.id: i.handle for i in case_file.items}
        self._handles |= {s.id: s.handle for s in case_file.scenarios}
        self._mentions = _grouped(((a.item, a) for a in case_file.annotations), faces)
        self._criteria = _grouped(((c.subject, c) for c in case_file.criteria), faces)
        self._findings = _grouped(((f.subject, f) for f in case_file.findings), faces)
        self._forecasts = _grouped(((f.subject, f) for f in case_file.forecasts), faces)

    def entry(self, line: Line) -> Entry:
        """All about a line of the board."""
        item = line.item
        mentions = self._mentions.get(item.id, ())
        quote = next((m.anchor.quote for m in mentions if m.anchor.quote), "")
        return Entry(
            line=line,
            title=item.statement or item.handle,
            said=event(item.statement, quote),
            role=weighed.role(line.place),
            status=telling.held(line.status, line.differing),
            truth=telling.truth(line.came_true, line.status) if _foretold(line) else "",
            since=day(line.since),
            until=telling.deadline(line.deadline, self._today(line)),
            notes=tuple(self._notes(line)),
            passages=tuple(
                passage(mention, self._articles[mention.article], item.kind)
                for mention in mentions
                if mention.article in self._articles
            ),
            judged=self.judged(item.id, self._today(line)),
        )

    def _today(self, line: Line) -> date | None:
        """From where the days to its deadline are counted; None where it is settled."""
        status = Status.OPEN if line.differing else line.status
        return telling.counted_from(self._board.as_of, status)

    def judged(self, subject: str, today: date | None = None) -> Judged:
        """All that was judged of a subject; days to its deadlines are counted from `today`."""
        findings = self._findings.get(subject, [])
        versions = self._criteria.get(subject, [])
        late = {version.id for version in changed_after(findings, versions)}
        return Judged(
            criteria=tuple(
                self._version(n, version, version.id in late, today)
                for n, version in reversed(list(enumerate(versions, 1)))
            ),
            findings=tuple(self._found(one, self._mentions.get(subject, ())) for one in findings),
            forecasts=tuple(
                Foretold(
                    telling.forecast(one)
                    + (" · late, not scored" if is_late(one, findings, versions) else ""),
                    one.reason,
                    self._seal(one),
                )
                for one in self._forecasts.get(subject, ())
            ),
        )

    def findings(self, subject: str) -> Sequence[Finding]:
        """The findings themselves."""
        return self._findings.get(subject, ())

    def criteria(self, subject: str) -> Sequence[Criteria]:
        """The versions of the criteria themselves."""
        return self._criteria.get(subject, ())

    def article(self, id: str) -> Article | None:
        """An article of the case file."""
        return self._articles.get(id)

    def _version(self, number: int, one: Criteria, late: bool, today: date | None) -> Version:
        made = f", {day(one.at.date())}, {one.analyst}" if one.at else ""
        return Version(f"version {number}{made}", tuple(telling.criteria(one, today)), late)

    def _found(self, one: Finding, mentions: Sequence[Annotation]) -> Found:
        spoken = {mention.article for mention in mentions}
        pages = [self._articles[id] for id in spoken if id in self._articles]
        return Found(
            telling.finding(one),
            tuple(self._proof(piece) for piece in one.evidence),
            self._provenance.origins(one.evidence),
            self._provenance.only_own(one.evidence, mentions, pages, self._articles.values()),
            one.withdrawn,
            self._seal(one),
        )

    def _proof(self, piece: Evidence) -> Proof:
        cited = self._articles.get(piece.article)
        parts = [
            piece.words,
            f"“{cited.title}”" if cited else piece.article,
            piece.source,
            f"published {day(piece.published)}" if piece.published else "",
            f"seen {day(piece.seen)}" if piece.seen else "",
            f"origin: {piece.origin}" if piece.origin else "",
            f"credibility {piece.credibility.value}" if piece.credibility else "",
        ]
        said = " · ".join(part for part in parts if part)
        return Proof(piece.url, said, piece.role is Support.CONTRADICTS)

    def _seal(self, one: Finding | Forecast) -> str:
        found = self._seals.get(one.id)
        return f"seal {found.number} of {iso(found.recorded)}" if found else ""

    def _notes(self, line: Line) -> Iterable[str]:
        item = line.item
        place = line.place
        if weighed.role(place) or place.given is not None or place.group or place.fit:
            yield f"In the scenario: {weighed.said(place)}"
        if line.differing:
            found = telling.differ((f.analyst, f.status) for f in line.differing)
            yield f"Analysts differ, so no status holds: {found}"
        if item.condition:
            yield f"Condition: {item.condition}"
        if item.conditions:
            yield f"Hangs on: {self._hangs_on(line)}"
        if line.same:
            yield f"The same event as: {', '.join(same.handle for same in line.same)}"
        if item.labels:
            yield f"Labels: {', '.join(item.labels)}"
        if item.note:
            yield f"Note: {item.note}"

    def _hangs_on(self, line: Line) -> str:
        of = line.item.conditions
        assert of is not None
        named = [self._handles.get(id, id) for id in of.of]
        if of.triggers_of:
            named = [f"the triggers of {self._handles.get(of.triggers_of, of.triggers_of)}"]
        many = f"at least {of.least}" if of.least else of.combination.value
        unless = ", ".join(self._handles.get(id, id) for id in of.unless)
        said = f"{many} of {', '.join(named)}" if named else "nothing else"
        return f"{said}, unless {unless}" if unless else said


def _foretold(line: Line) -> bool:
    return line.item.kind is Kind.PREDICTION and line.status is not Status.OPEN


def safe_address(url: str) -> bool:
    """Whether an address can be followed from a page: plain http or https, no space or sign."""
    return re.fullmatch(r"https?://[!-~]+", url) is not None


def _grouped(pairs: Iterable[tuple[str, T]], faces: Mapping[str, str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for subject, thing in pairs:
        found.setdefault(faces.get(subject, subject), []).append(thing)
    for subject, things in found.items():
        found[subject] = _in_time(things)
    return found


def _in_time(things: list[T]) -> list[T]:
    """By when it was made, where it is of several items; of one it stands in order already."""
    judged = [one for one in things if isinstance(one, Authored) and hasattr(one, "subject")]
    if len({one.subject for one in judged}) > 1:
        return sorted(things, key=_made)
    return things


def _made(thing: object) -> tuple[str, str]:
    at = getattr(thing, "at", None)
    return (at.isoformat() if at else "", getattr(thing, "id", ""))
