"""Verbs about outcomes: criteria, forecast, mark, snooze. Each is added to, never edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from scenarios import rules
from scenarios.annotation import Annotation
from scenarios.criteria import Components, Criteria, Timeframe
from scenarios.finding import Evidence, Finding, standing
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.vocabulary import Basis, Confidence, Kind, Status
from scenarios.words import Estimate, estimate
from seeds.article import sha256
from seeds.refusal import Refusal
from seeds.when import When
from store import archive, names
from store.bench import Bench


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
            id = names.subject(deed.connection, subject)
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
        """
        read: Estimate = estimate(said)
        with self.deed("forecast") as deed:
            id = names.subject(deed.connection, subject)
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
        occurred_on: When | None = None,
        looked: str = "",
        evidence: Sequence[Evidence] = (),
        reason: str = "",
        confidence: Confidence | None = None,
        corrects: bool = False,
        follows: bool = False,
    ) -> Finding:
        """A finding: a status of the item's kind, or `came-true` and `not-true`.

        It corrects the finding that holds, or follows it (which is what a sighting does unless
        `corrects`). The same finding as the one that holds is found, not doubled.

        Raises:
            Unknown, Ambiguous: the item, scenario or status.
            Refusal: a date in the future, or one for what did not occur.
        """
        with self.deed("mark") as deed:
            id = names.subject(deed.connection, subject)
            kind = _kind(deed.connection, id)
            mentions = archive.load(deed.connection, Annotation, "t.standing AND t.item = ?", (id,))
            earlier = _judged(deed.connection, Finding, id)
            last = standing([f for f in earlier if not f.withdrawn])
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
            rules.check_dates(found, self._today())
            if last and _same(found, last):
                return last
            if last:
                following = follows or (kind is Kind.TRIGGER and not corrects)
                found = (
                    replace(found, follows=last.id)
                    if following
                    else replace(found, corrects=last.id)
                )
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
            id = names.subject(deed.connection, subject)
            snooze = "z:" + sha256(id)[:32]
            fields = {"subject": id, "until": until.isoformat()}
            row = deed.connection.exec_driver_sql(
                "SELECT until FROM snooze WHERE id = ? AND standing", (snooze,)
            ).first()
            if row is None or row[0] != fields["until"]:
                deed.facts.append({"id": snooze, "make": fields})

    def _today(self) -> date:
        return self._recorded().date()


def _judged(connection: Connection, cls: type[archive.A], subject: str) -> list[archive.A]:
    where = "t.subject = ?" if cls is Finding else "t.standing AND t.subject = ?"
    return archive.load(connection, cls, where, (subject,))


def _kind(connection: Connection, subject: str) -> Kind | None:
    if subject.startswith("s:"):
        return None
    [item] = archive.load(connection, Item, "t.id = ?", (subject,))
    if item.withdrawn:
        raise Refusal(f"{item.handle} was withdrawn", attempt="signposts redo")
    return item.kind


def _same(new: Finding, held: Finding) -> bool:
    """Whether a finding says nothing that the one that holds does not say."""
    if new.status is Status.NOT_OBSERVED and new.looked != held.looked:
        return False
    bare = replace(held, id="", analyst="", at=None, corrects="", follows="")
    return new == bare
