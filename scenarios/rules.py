"""What may be said of what: statuses by kind, dates by status, one statement a handle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scenarios.annotation import Annotation
from scenarios.finding import Finding
from scenarios.vocabulary import STATUSES, UNDATED, Expectation, Kind, Status
from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from seeds.when import When

CAME_TRUE = "came-true"
NOT_TRUE = "not-true"


def status(word: str, kind: Kind | None, mentions: Iterable[Annotation] = ()) -> Status:
    """The status that a word says of an item of a kind, or of a scenario (None).

    `came-true` and `not-true` are turned round where the mentions expect that it does not occur.

    Raises:
        Unknown: no such status, or not of this kind; the candidates are shown.
        Ambiguous: the mentions expect different things.
    """
    allowed = STATUSES[kind]
    if word in (CAME_TRUE, NOT_TRUE):
        return _turned(word, kind, mentions)
    normal = word.strip().casefold().replace(" ", "-").replace("_", "-")
    for one in allowed:
        if one.value == normal:
            return one
    noun = kind.value if kind else "scenario"
    words = [s.value for s in allowed]
    if kind in (Kind.PREDICTION, None):
        words += [CAME_TRUE, NOT_TRUE]
    raise Unknown(f"a {noun} cannot be {word!r}", candidates=tuple(words))


def _turned(word: str, kind: Kind | None, mentions: Iterable[Annotation]) -> Status:
    if kind in (Kind.TRIGGER, Kind.CLAIM):
        true = Status.OBSERVED if kind is Kind.TRIGGER else Status.CONFIRMED
        false = Status.NOT_OBSERVED if kind is Kind.TRIGGER else Status.REFUTED
        return true if word == CAME_TRUE else false
    expected = {m.expects for m in mentions} or {Expectation.OCCUR}
    if len(expected) > 1:
        raise Ambiguous(
            "its authors expect different things",
            candidates=(Status.OCCURRED.value, Status.DID_NOT_OCCUR.value),
            attempt="say whether the event occurred",
        )
    positive = Expectation.OCCUR in expected
    return Status.OCCURRED if positive == (word == CAME_TRUE) else Status.DID_NOT_OCCUR


def check_dates(finding: Finding, today: date) -> None:
    """Refuse a day in the future, and a day on which what did not occur occurred.

    Raises:
        Refusal: one of these.
    """
    on = finding.occurred_on
    if on is None:
        return
    if finding.status in UNDATED:
        raise Refusal(
            f"what is {finding.status.words} has no day on which it occurred",
            attempt="leave the date out, and say in the reason when it became clear",
        )
    check_not_future(on, today)


def check_not_future(on: When, today: date) -> None:
    """Refuse a date that lies wholly in the future.

    Raises:
        Refusal: it does.
    """
    if on.earliest > today:
        raise Refusal(f"{on} is in the future", attempt=f"a date up to {today}")


def probability(words: str) -> float:
    """A probability in [0, 1] from `0.4`, `40%`, `40 %`, `2:3` (odds for) or `1 in 3`.

    Raises:
        Invalid: it is none of these, or outside 0 to 1.
    """
    text = words.strip().casefold().replace(",", ".")
    try:
        found = _probability(text)
    except (ValueError, ZeroDivisionError):
        raise Invalid(f"{words!r} is no probability", attempt="0.4, 40%, 2:3 or likely") from None
    if not 0 <= found <= 1:
        raise Invalid(f"probability {words} is outside 0 to 1", attempt="0.4, or 40%")
    return found


def _probability(text: str) -> float:
    if text.endswith("%"):
        return round(float(text[:-1]) / 100, 12)
    for sign in (":", " in ", "/"):
        if sign in text:
            first, second = (float(part) for part in text.split(sign))
            if first < 0 or second <= 0:
                raise ValueError(text)
            return first / (first + second) if sign == ":" else first / second
    return float(text)
