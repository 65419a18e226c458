"""Verbs about outcomes: criteria, forecast, mark, snooze. Each is added to, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from scenarios import components as parts
from scenarios import rules
from scenarios.annotation import Annotation
from scenarios.criteria import Baseline, Components, Criteria, Timeframe
from scenarios.finding import ComponentFound, Evidence, Finding, differing, latest, standing
from scenarios.forecast import Forecast, Reference
from scenarios.vocabulary import Basis, Confidence, Kind, Status
from scenarios.words import Estimate, estimate
from seeds.refusal import Invalid, Refusal
from seeds.when import When
from store import names
from store.bench import Bench
from store.connection import Connection, marks
from store.sameness import about, about_any, ring
from store.standing import mentions_of


class RecordVerbs(Bench):
    """What can be recorded about items and scenarios."""

    def criteria(
        self,
        subject: str,
        *,
        baseline: str | Baseline | None = None,
        threshold: str | None = None,
        components: Components | None = None,
        source: str | None = None,
        timeframe: Timeframe | None = None,
    ) -> Criteria:
        """A new version of the criteria: what is not given stays as it was.

        A baseline that is a text alone is its value; the period and the source of it stay.

        Raises:
            Unknown, Ambiguous: the item or scenario, or that which the timeframe hangs on.
            Invalid: a component twice, or more are needed than there are.
            Refusal: its time would hang on itself.
        """
        given = {
            **_counted(baseline),
            "threshold": threshold,
            "components": components,
            "source": source,
            "timeframe": timeframe,
        }
        changes: dict[str, Any] = {n: v for n, v in given.items() if v is not None}
        if components:
            rules.check_components(components)
        with self.deed("criteria") as deed:
            id = names.still(deed.connection, names.subject(deed.connection, subject))
            versions = about(deed.connection, Criteria, id)
            if timeframe and timeframe.hangs_on:
                event = names.subject(deed.connection, timeframe.hangs_on)
                if not versions or versions[-1].timeframe.hangs_on != event:
                    names.still(deed.connection, event)
                if _leads_to(deed.connection, event, ring(deed.connection, id)):
                    raise Refusal("its time would hang on itself", attempt="another item")
                changes["timeframe"] = replace(timeframe, hangs_on=event)
            old = replace(versions[-1], subject=id) if versions else Criteria(subject=id)
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
        reference: Reference | None = None,
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
                reference=reference,
            )
            return deed.make(made)

    def mark(
        self,
        subject: str,
        status: str = "",
        *,
        on: When | None = None,
        occurred_on: When | None = None,
        looked: str = "",
        evidence: Sequence[Evidence] = (),
        reason: str = "",
        confidence: Confidence | None = None,
        corrects: bool = False,
        follows: bool = False,
        settles: bool = False,
        beside: bool = False,
        settled_on: When | None = None,
        components: Sequence[ComponentFound] = (),
    ) -> Finding:
        """A finding: a status of the item's kind, or `came-true` and `not-true`.

        It may be left out where it follows from what was found of the `components`, which are
        named by their words, part of them, or their numbers in the criteria.

        `on` is the day that counts: when it was looked for, of what was not observed, else when
        it occurred. The finding corrects the one that holds, or follows it (which is what a
        sighting does unless `corrects`). This analyst's own finding that holds is found, not
        doubled. Where analysts differ it takes the place of this analyst's own, and stands beside
        the others'; unless it `settles` what they differ in, and so holds. One that is to stand
        `beside` those of others takes the place of this analyst's own in any case.

        Raises:
            Unknown, Ambiguous: the item, scenario or status; an article that is evidence.
            Invalid: a piece of evidence says nothing; there is no such component.
            Refusal: a date in the future, or one for what did not occur; nobody differs; the
                components say otherwise.
        """
        with self.deed("mark") as deed:
            id, kind, event = _marked(deed.connection, subject)
            mentions = _mentions(deed.connection, id) if kind else ()
            earlier = about_any(deed.connection, Finding, event)
            versions = about_any(deed.connection, Criteria, event)
            made_of = versions[-1].components if versions else None
            known = _components(made_of, components)
            found = Finding(
                subject=id,
                status=_status(status, made_of, known, kind, mentions),
                occurred_on=occurred_on,
                looked=looked,
                evidence=names.cited(deed.connection, evidence),
                reason=reason,
                confidence=confidence,
                criteria=versions[-1].id if versions else "",
                settled_on=settled_on,
                components=known,
            )
            parts.check(found.status, made_of, known, kind)
            rules.check_evidence(found, self._today())
            found = _dated(found, on, self._today())
            if settles:
                return deed.make(replace(found, settles=_settled(earlier, id)))
            last = (_own if beside else _last)(earlier, self.author)
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
            Refusal: the day is not after today, or after the day on which it is asserted.
        """
        if until <= (self._step.at or self._recorded()).date():
            raise Refusal(f"{until} is not in the future", attempt="a day after today")
        with self.deed("snooze") as deed:
            id = names.still(deed.connection, names.subject(deed.connection, subject))
            members = ring(deed.connection, id)
            held = deed.connection.exec_driver_sql(
                f"SELECT until FROM snooze WHERE subject IN ({marks(members)}) AND standing "
                "ORDER BY clock DESC, entry DESC LIMIT 1",
                members,
            ).scalar()
            if held != until.isoformat():
                fields = {"subject": id, "until": until.isoformat()}
                deed.facts.append({"id": deed.new_id("z"), "make": fields})

    def _today(self) -> date:
        return self._recorded().date()


def _leads_to(connection: Connection, event: str, members: Sequence[str]) -> bool:
    """Whether the time of an event hangs, maybe through others, on one of the members."""
    seen: set[str] = set()
    while event and event not in seen:
        if event in members:
            return True
        seen.add(event)
        versions = about(connection, Criteria, event)
        event = versions[-1].timeframe.hangs_on if versions else ""
    return False


def _counted(baseline: str | Baseline | None) -> dict[str, str | None]:
    if not isinstance(baseline, Baseline):
        return {"baseline": baseline}
    return {
        "baseline": baseline.value,
        "baseline_period": baseline.period,
        "baseline_source": baseline.source,
    }


def _components(
    made_of: Components | None, found: Sequence[ComponentFound]
) -> tuple[ComponentFound, ...]:
    """What was found of components, each by its whole words, in the order of the criteria."""
    named = {parts.named(made_of, one.of): one.holds for one in found}
    if len(named) < len(found):
        raise Invalid("a component twice", attempt="each once")
    order = made_of.of if made_of else ()
    return tuple(ComponentFound(of, named[of]) for of in order if of in named)


def _status(
    said: str,
    made_of: Components | None,
    found: Sequence[ComponentFound],
    kind: Kind | None,
    mentions: Iterable[Annotation],
) -> Status:
    """The status that is said, else the one that follows from the components.

    Raises:
        Unknown, Ambiguous: the status; Invalid: none is said, and none follows.
    """
    if said:
        return rules.status(said, kind, mentions)
    follows = parts.follows(made_of, found, kind) if made_of and found else None
    if follows is None:
        known = parts.said(made_of, found) if made_of and found else "nothing is said"
        raise Invalid(f"no status follows yet: {known}", attempt="a status, or more components")
    return follows


def _last(earlier: Sequence[Finding], analyst: str) -> Finding | None:
    """The finding that a new one takes the place of: while analysts differ, only one's own."""
    return _own(earlier, analyst) if differing(earlier) else standing(earlier)


def _own(earlier: Sequence[Finding], analyst: str) -> Finding | None:
    """What an analyst found last, where nothing has taken its place."""
    return next((f for f in latest(earlier) if f.analyst == analyst), None)


def _settled(earlier: Sequence[Finding], subject: str) -> tuple[str, ...]:
    """What is settled: the findings that differ.

    Raises:
        Refusal: none do.
    """
    apart = tuple(f.id for f in differing(earlier))
    if not apart:
        raise Refusal(
            "there is nothing to settle: the analysts do not differ",
            where=names.short(subject),
            attempt="the same without --settle",
        )
    return apart


def _marked(connection: Connection, name: str) -> tuple[str, Kind | None, tuple[str, ...]]:
    """What is marked, the kind of an item, and all that are the same event, itself among them.

    Raises:
        Unknown, Ambiguous: the name; Refusal: it was removed.
    """
    id = names.subject(connection, name)
    row = connection.exec_driver_sql(
        "SELECT kind, face FROM item WHERE id = ? AND standing", (id,)
    ).first()
    if row is None:
        return names.still(connection, id), None, (id,)
    kind, face = row
    return id, Kind(kind), ring(connection, id) if face else (id,)


def _mentions(connection: Connection, item: str) -> Iterator[Annotation]:
    """Those of an item and its event, read only if somebody asks: few statuses turn on them."""
    yield from mentions_of(connection, item)


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
    bare = replace(held, id="", analyst="", at=None, corrects="", follows="", settles=())
    return new == replace(bare, subject=new.subject)
