"""Criteria, findings, forecasts and mentions in words; strings as they are, not yet made safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from scenarios.annotation import Annotation
from scenarios.conditions import Part, State, Verdict
from scenarios.criteria import Baseline, Components, Criteria
from scenarios.evidence_line import written
from scenarios.finding import ComponentFound, Finding
from scenarios.forecast import Forecast, Reference
from scenarios.review import Due, Group
from scenarios.vocabulary import Basis, Combination, Expectation, Kind, Stance, Status, Support
from scenarios.words import is_modal, term
from seeds.article import Article
from tui.days import day, days_left
from tui.named import cited

if TYPE_CHECKING:
    from store.verbs.worded import Worded

QUESTIONS: dict[Kind | None, str] = {
    Kind.PREDICTION: "Did it occur?",
    Kind.TRIGGER: "Was it observed?",
    Kind.CLAIM: "Is it so?",
    None: "Did it occur?",
}
"""What the review asks of an event in positive form; None is a scenario."""

_WAITING = frozenset({Status.OPEN, Status.NOT_OBSERVED, Status.EMERGING})
"""What is found of an event that may still come by its deadline."""


def held(status: Status, differing: object) -> str:
    """What holds of an event; where findings differ, none of them does."""
    return "analysts differ" if differing else status.words


def wording(words: str) -> str:
    """A word of probability with its number beside it: `dürfte: 70 % (55-80 %)`."""
    rung = term(words)
    if rung:
        return f"{words}: {rung.point * 100:.0f} % ({rung.shown})"
    if is_modal(words):
        return f"{words}: no number"
    return words


def worded(one: Worded) -> str:
    """What words say of how likely it is: `“probably” says 70 % (55-80 %), icd203@2015`."""
    read = one.estimate
    number = f"{one.probability * 100:.4g} %"
    if read.low is not None and read.high is not None and not one.turned:
        number += f" ({read.low * 100:.0f}-{read.high * 100:.0f} %)"
    parts = [
        f"“{read.words}” says {number}",
        read.scale,
        "said of what is not to occur" if one.turned else "",
        "in a translation or digest" if one.second_hand else "",
    ]
    return ", ".join(part for part in parts if part)


def expectation(expects: Expectation) -> str:
    """What the author expects of the event."""
    return "it to occur" if expects is Expectation.OCCUR else "it not to occur"


def truth(came_true: bool | None, status: Status) -> str:
    """Whether a prediction came true, as far as that can be said."""
    if came_true is None:
        return "" if status is Status.OPEN else "neither true nor not"
    return "came true" if came_true else "not true"


def counted_from(today: date, status: Status) -> date | None:
    """From where the days to a deadline are counted; None where it is settled: nobody waits."""
    return today if status in _WAITING else None


def deadline(by: date | None, today: date | None) -> str:
    """`until 31 Dec 2026, in 40 days`, the days as of `today`; empty where there is none."""
    left = f", {days_left(by, today)}" if by and today else ""
    return f"until {day(by)}{left}" if by else ""


def criteria(one: Criteria, today: date | None) -> list[str]:
    """How one will know, part by part, those that are stated; the days left as of `today`."""
    by = one.timeframe.by
    parts = [
        one.threshold,
        f"baseline: {baseline(one.counted)}" if one.baseline else "",
        _components(one.components) if one.components else "",
        f"source: {one.source}" if one.source else "",
        f"“{one.timeframe.words}”" if one.timeframe.words else "",
        f"{deadline(by.latest, today)} ({one.timeframe.status})" if by else "",
        f"by the time of: {one.timeframe.event}" if one.timeframe.event else "",
    ]
    return [part for part in parts if part]


def _components(parts: Components) -> str:
    many = f"at least {parts.least}"
    how = many if parts.combination is Combination.AT_LEAST else parts.combination.value
    return f"{how} of: {'; '.join(parts.of)}"


def condition(one: Verdict) -> str:
    """Whether what an item hangs on holds, and why."""
    if one.state is State.OPEN:
        return f"its condition is open: {one.why}"
    since = f" since {day(one.since)}" if one.since and one.state is State.HOLDS else ""
    verb = "holds" if one.state is State.HOLDS else "failed"
    return f"its condition {verb}{since}: {one.why}"


def event(one: Part) -> str:
    """What a time hangs on, and what was found of that."""
    found = f"{one.status.words} {day(one.since)}" if one.occurred and one.since else ""
    return f"its time hangs on {one.handle}: {found or one.status.words}"


def order(one: Due, today: date) -> str:
    """Why it stands where it stands in the queue."""
    days = (today - one.since).days
    many = f"{days} day{'' if days == 1 else 's'}"
    since = f"for {many}" if days else "since today"
    if one.group is Group.OVER:  # that it is over is why one is asked, and stands above
        return f"{since}; in the queue: the oldest first"
    if one.looked:
        state = f"not looked at {since}"
    else:
        state = f"tagged {many} ago" if days else "tagged today"
    return f"{state}; in the queue: {one.group.words}"


def baseline(one: Baseline) -> str:
    """A value, of which period, counted by whom."""
    period = f" in {one.period}" if one.period else ""
    return f"{one.value}{period}" + (f" ({one.source})" if one.source else "")


def cases(one: Reference) -> str:
    """A class of like cases, with the share of them in which it occurred."""
    return f"{one.of}: {one.occurred} of {one.n}, {one.rate * 100:.3g} %"


def components_found(found: Sequence[ComponentFound]) -> str:
    """What holds and what does not."""
    return "; ".join(f"{one.of}: {'yes' if one.holds else 'no'}" for one in found)


def finding(one: Finding) -> str:
    """Status, when, who, on one line, the reason last."""
    parts = [
        one.status.words + (f", {day(one.occurred_on)}" if one.occurred_on else ""),
        f"settled {day(one.settled_on)}" if one.settled_on else "",
        components_found(one.components),
        f"looked: {one.looked}" if one.looked else "",
        f"found {day(one.at.date())} by {one.analyst}" if one.at else one.analyst,
        f"confidence {one.confidence}" if one.confidence else "",
        f"because {one.reason}" if one.reason else "",
        "corrects the one before" if one.corrects else "",
        "follows the one before" if one.follows else "",
        "settles what differed" if one.settles else "",
        "withdrawn" if one.withdrawn else "",
    ]
    return " · ".join(part for part in parts if part)


def differ(found: Iterable[tuple[str, Status]]) -> str:
    """What each analyst found, where they differ: `ak: observed, bm: not observed`."""
    return ", ".join(f"{who}: {status.words}" for who, status in found)


def evidence(one: Finding) -> Iterator[str]:
    """What a finding rests on, a line each."""
    for piece in one.evidence:
        against = "" if piece.role is Support.SUPPORTS else "against: "
        seen = f", seen {day(piece.seen)}" if piece.seen else ""
        rated = f", credibility {piece.credibility.value}" if piece.credibility else ""
        yield f"{against}{written(piece)}{seen}{rated}"


def independent(supporting: int, contradicting: int) -> str:
    """How many origins there are, which is not how many links: `2 independent, 1 contradicts`."""
    if not supporting + contradicting:
        return ""
    against = f", {contradicting} contradict{'s' if contradicting == 1 else ''}"
    return f"{supporting} independent" + (against if contradicting else "")


def forecast(one: Forecast) -> str:
    """Who, how probable, since when, and where the number comes from."""
    number = f"{one.probability * 100:.4g} %"
    if one.low is not None and one.high is not None:
        number += f" ({one.low * 100:.0f}-{one.high * 100:.0f} %)"
    parts = [
        f"{one.forecaster}: " + (f"{one.words}, {number}" if one.words else number),
        f"since {day(one.since)}" if one.since else "",
        one.basis.value if one.basis is not Basis.STATED else "",
        f"confidence {one.confidence}" if one.confidence else "",
        cases(one.reference) if one.reference else "",
        "withdrawn" if one.withdrawn else "",
    ]
    return " · ".join(part for part in parts if part)


def mention(one: Annotation, article: Article, kind: Kind) -> str:
    """Who says it, where, how he stands to it, in which words."""
    speakers: Sequence[str] = one.attribution or article.metadata.authors
    parts = [
        " in ".join(speakers) or "nobody named",
        f"“{article.title.strip('[]')}”" if article.titled else cited(article),
        day(article.metadata.published) if article.metadata.published else "undated",
        article.metadata.language,
        "" if one.stance is Stance.OWN else one.stance.value,
        f"expects {expectation(one.expects)}" if kind is Kind.PREDICTION else "",
        wording(one.wording) if one.wording else "",
        second_hand(article),
    ]
    return " · ".join(part for part in parts if part)


def second_hand(article: Article) -> str:
    """Whose the words of an article are, where they are not its author's."""
    if article.metadata.digest_of:
        return "digest: the words are a paraphrase"
    translators = ", ".join(article.metadata.translators)
    return f"translation: the words are those of {translators}" if translators else ""
