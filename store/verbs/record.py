"""Verbs about outcomes: criteria, forecast, mark, snooze. Each is added to, never edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from scenarios import rules
from scenarios.annotation import Annotation
from scenarios.criteria import Components, Criteria, Timeframe
from scenarios.finding import Evidence, Finding, standing
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.vocabulary import Basis, Confidence, Kind, Status
from scenarios.words import Estimate, estimate
from seeds.refusal import Refusal
from seeds.when import When
from store import archive, names
from store.bench import Bench
from store.connection import Connection


class RecordVerbs(Bench):
    """What can be recorded about items and scenarios."""

    def criteria(
        self,
        subject: str,
        *,
        baseline: str | None = None,
        threshold: str | None = None,
        components: Components | None = None,
        source: str | None = None,
        timeframe: Timeframe | None = None,
    ) -> Criteria:
        """A new version of the criteria: what is not given stays as it was.

        Raises:
            Unknown, Ambiguous: the item or scenario.
        """
        given = {
            "baseline": baseline,
            "threshold": threshold,
            "components": components,
            "source": source,
            "timeframe": timeframe,
        }
        changes: dict[str, Any] = {n: v for n, v in given.items() if v is not None}
        with self.deed("criteria") as deed:
            id = names.still(deed.connection, names.subject(deed.connection, subject))
            versions = _judged(deed.connection, Criteria, id)
            old = versions[-1] if versions else Criteria(subject=id)
            new = replace(old, **changes)
            if versions and new == old:
                return old
            return deed.make(replace(new, id="", analyst="", at=None, recorded=None))

    def forecast(
        self,
        subject: str,
        said: str,
        *,
        forecaster: str = "",
        since: date | None = None,
        basis: Basis | None = None,
        confidence: Confidence | None = None,
        reason: str = "",
    ) -> Forecast:
        """A probability from a day on (today), by this analyst unless a forecaster is named.

        `said` is a figure (`0.4`, `40%`, `2:3`) or a word of estimative probability.

        Raises:
            Unknown, Ambiguous: the item or scenario.
            Invalid: `said` is neither.
            Refusal: the day is in the future.
        """
        read: Estimate = estimate(said)
        if since:
            rules.check_not_future(When(since.isoformat()), self._today())
        with self.deed("forecast") as deed:
            id = names.still(deed.connection, names.subject(deed.connection, subject))
            made = Forecast(
                subject=id,
                forecaster=forecaster or self.author,
                probability=read.probability,
                low=read.low,
                high=read.high,
                basis=basis or read.basis,
                words=read.words,
                scale=read.scale,
                since=since or deed.at.date(),
                confidence=confidence,
                reason=reason,
            )
            return deed.make(made)

    def mark(
        self,
        subject: str,
        status: str,
        *,
        on: When | None = None,
        occurred_on: When | None = None,
        looked: str = "",
        evidence: Sequence[Evidence] = (),
        reason: str = "",
        confidence: Confidence | None = None,
        corrects: bool = False,
        follows: bool = False,
    ) -> Finding:
        """A finding: a status of the item's kind, or `came-true` and `not-true`.

        `on` is the day that counts: when it was looked for, of what was not observed, else when
        it occurred. The finding corrects the one that holds, or follows it (which is what a
        sighting does unless `corrects`). This analyst's own finding that holds is found, not
        doubled.

        Raises:
            Unknown, Ambiguous: the item, scenario or status.
            Invalid: a piece of evidence says nothing.
            Refusal: a date in the future, or one for what did not occur.
        """
        with self.deed("mark") as deed:
            id = names.still(deed.connection, names.subject(deed.connection, subject))
            kind = _kind(deed.connection, id)
            mentions = archive.load(deed.connection, Annotation, "t.standing AND t.item = ?", (id,))
            earlier = _judged(deed.connection, Finding, id)
            last = standing(earlier)
            versions = _judged(deed.connection, Criteria, id)
            found = Finding(
                subject=id,
                status=rules.status(status, kind, mentions),
                occurred_on=occurred_on,
                looked=looked,
                evidence=tuple(evidence),
                reason=reason,
                confidence=confidence,
                criteria=versions[-1].id if versions else "",
            )
            rules.check_evidence(found)
            found = _dated(found, on, self._today())
            if last and last.analyst == self.author and _same(found, last):
                return last
            if last and (follows or (kind is Kind.TRIGGER and not corrects)):
                found = replace(found, follows=last.id)
            elif last:
                found = replace(found, corrects=last.id)
            return deed.make(found)

    def snooze(self, subject: str, until: date) -> None:
        """Do not bring an item or scenario up for review before a day.

        Raises:
            Unknown, Ambiguous: the item or scenario.
            Refusal: the day is not after today.
        """
        if until <= self._today():
            raise Refusal(f"{until} is not in the future", attempt="a day after today")
        with self.deed("snooze") as deed:
            id = names.still(deed.connection, names.subject(deed.connection, subject))
            held = deed.connection.exec_driver_sql(
                "SELECT until FROM snooze WHERE subject = ? AND standing "
                "ORDER BY depth DESC, entry DESC LIMIT 1",
                (id,),
            ).scalar()
            if held != until.isoformat():
                fields = {"subject": id, "until": until.isoformat()}
                deed.facts.append({"id": deed.new_id("z"), "make": fields})

    def _today(self) -> date:
        return self._recorded().date()


def _judged(connection: Connection, cls: type[archive.A], subject: str) -> list[archive.A]:
    where = "t.subject = ?" if cls is Finding else "t.standing AND t.subject = ?"
    return archive.load(connection, cls, where, (subject,))


def _kind(connection: Connection, subject: str) -> Kind | None:
    if subject.startswith("s:"):
        return None
    [item] = archive.load(connection, Item, "t.id = ?", (subject,))
    return item.kind


def _dated(found: Finding, on: When | None, today: date) -> Finding:
    """A finding with the day that counts for its status.

    Raises:
        Refusal: the day is in the future, or a day for what did not occur.
    """
    if on and found.status is Status.NOT_OBSERVED:
        rules.check_not_future(on, today)
        found = replace(found, looked=f"{on}, {found.looked}" if found.looked else str(on))
    elif on:
        found = replace(found, occurred_on=on)
    rules.check_dates(found, today)
    return found


def _same(new: Finding, held: Finding) -> bool:
    """Whether a finding says nothing that the one that holds does not say."""
    bare = replace(held, id="", analyst="", at=None, corrects="", follows="")
    return new == bare
