"""What may be said of what: statuses by kind, dates by status, one statement a handle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from math import isinf

from scenarios.annotation import Annotation
from scenarios.criteria import Components
from scenarios.finding import Finding
from scenarios.vocabulary import STATUSES, UNDATED, Combination, Expectation, Kind, Status
from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from seeds.when import When

CAME_TRUE = "came-true"
NOT_TRUE = "not-true"
_TRUE = frozenset({"true", "yes", "happened", "occurred", "observed", "confirmed"})
_FALSE = frozenset({"false", "no", "did-not-occur", "not-observed", "refuted"})
"""What one types who thinks of another kind, or of none."""


def status(word: str, kind: Kind | None, mentions: Iterable[Annotation] = ()) -> Status:
    """The status that a word says of an item of a kind, or of a scenario (None).

    `came-true` and `not-true` are turned round where the mentions expect that it does not occur.

    Raises:
        Unknown: no such status, or not of this kind; those of the kind are shown, with the one
            that was likely meant.
        Ambiguous: the mentions expect different things.
    """
    allowed = STATUSES[kind]
    normal = "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
    if normal in (CAME_TRUE, NOT_TRUE):
        return _turned(normal, kind, mentions)
    for one in allowed:
        if one.value == normal:
            return one
    noun = kind.value if kind else "scenario"
    words = [s.value for s in allowed]
    if kind in (Kind.PREDICTION, None):
        words += [CAME_TRUE, NOT_TRUE]
    raise Unknown(
        f"a {noun} cannot be {word!r}", candidates=tuple(words), attempt=_meant(normal, kind, words)
    )


def _meant(normal: str, kind: Kind | None, words: list[str]) -> str:
    """The status of a kind that a word was likely meant for, else nothing."""
    if true := truth(normal):
        return true if kind in (Kind.PREDICTION, None) else _turned(true, kind, ()).value
    near = get_close_matches(normal[:64], words, n=1)
    return near[0] if near else ""


def truth(word: str) -> str:
    """`came-true` or `not-true`, where a word that is neither says that much; else nothing."""
    return CAME_TRUE if word in _TRUE else NOT_TRUE if word in _FALSE else ""


def _turned(word: str, kind: Kind | None, mentions: Iterable[Annotation]) -> Status:
    if kind in (Kind.TRIGGER, Kind.CLAIM):
        true = Status.OBSERVED if kind is Kind.TRIGGER else Status.CONFIRMED
        false = Status.NOT_OBSERVED if kind is Kind.TRIGGER else Status.REFUTED
        return true if word == CAME_TRUE else false
    expects = expected(mentions)
    if expects is None:
        raise Ambiguous(
            "its authors expect different things",
            candidates=(Status.OCCURRED.value, Status.DID_NOT_OCCUR.value),
            attempt="say whether the event occurred",
        )
    positive = expects is Expectation.OCCUR
    return Status.OCCURRED if positive == (word == CAME_TRUE) else Status.DID_NOT_OCCUR


def expected(mentions: Iterable[Annotation]) -> Expectation | None:
    """What the mentions of a prediction expect of the event; None where they differ."""
    said = {m.expects for m in mentions} or {Expectation.OCCUR}
    return said.pop() if len(said) == 1 else None


def check_dates(finding: Finding, today: date) -> None:
    """Refuse a day in the future, and a day on which what did not occur occurred.

    Where `looked` is a date, it is checked like one.

    Raises:
        Refusal: one of these.
    """
    if finding.looked:
        with suppress(Invalid):
            check_not_future(When(finding.looked), today)
    on, settled = finding.occurred_on, finding.settled_on
    if settled:
        check_not_future(settled, today)
    if on and settled and settled.latest < on.earliest:
        raise Refusal(
            f"settled on {settled}, before it occurred on {on}",
            attempt="the day on which it could be known",
        )
    if on is None:
        return
    if finding.status in UNDATED:
        raise Refusal(
            f"{finding.status.words!r} has no day on which it occurred",
            attempt="leave it out; when it could be known is the day it was settled on",
        )
    check_not_future(on, today)


def check_evidence(finding: Finding, today: date) -> None:
    """Refuse evidence that names nothing: no file could hold it; and what nobody can have seen.

    Raises:
        Invalid: it names nothing.
        Refusal: it was published, or seen, in the future.
    """
    for piece in finding.evidence:
        for on in (piece.published, piece.seen):
            if on and on.earliest > today:
                raise Refusal(f"evidence of {on}: that is in the future", attempt=f"up to {today}")
    if any(not (e.url or e.article or e.words or e.source) for e in finding.evidence):
        raise Invalid("evidence that says nothing", attempt="a URL, an article, words or a source")


def check_components(made_of: Components) -> None:
    """Refuse parts of an event that cannot be told apart, and more that are needed than there are.

    Raises:
        Invalid: one of these.
    """
    if len({" ".join(part.split()).casefold() for part in made_of.of}) < len(made_of.of):
        raise Invalid("a component twice", attempt="each once")
    most = len(made_of.of)
    if made_of.combination is Combination.AT_LEAST and not 0 < made_of.least <= most:
        raise Invalid(f"at least {made_of.least} of {most}", attempt=f"a number from 1 to {most}")


def check_not_future(on: When, today: date) -> None:
    """Refuse a date that lies wholly in the future.

    Raises:
        Refusal: it does.
    """
    if on.earliest > today:
        raise Refusal(f"{on} is in the future", attempt=f"a date up to {today}")


_NUMBER = re.compile(r"-?(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)(?:e-?[0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")


def probability(words: str) -> float:
    """A probability in [0, 1] from `0.4`, `40%`, `40 %`, `2:3` (odds for) or `1 in 3`.

    Raises:
        Invalid: it is none of these, or outside 0 to 1.
    """
    try:
        found = _probability(words.strip().casefold())
    except (ValueError, ZeroDivisionError):
        raise Invalid(f"{words!r} is no probability", attempt="0.4, 40%, 2:3 or likely") from None
    if not 0 <= found <= 1:
        raise Invalid(f"probability {words} is outside 0 to 1", attempt="0.4, or 40%")
    return abs(found)  # -0 is 0


def _probability(text: str) -> float:
    if text.endswith("%"):
        return round(_number(text[:-1]) / 100, 12)
    for sign in (":", " in ", "/"):
        if sign in text:
            first, second = (_count(part) for part in text.split(sign))
            if first < 0 or second <= 0 or isinf(first + second):
                raise ValueError(text)
            return first / (first + second) if sign == ":" else first / second
    return _number(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(text)
    return float(text.replace(",", "."))


def _count(text: str) -> float:
    # In odds, 1,000 is a thousand in one country and 1 in another: it is neither here.
    if _THOUSANDS.fullmatch(text.strip()):
        raise ValueError(text)
    return _number(text)
