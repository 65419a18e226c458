"""What each fact of the record is as a step: criteria, forecasts, findings, snoozes, sameness."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from scenarios.criteria import Criteria
from scenarios.finding import Evidence, Finding, differing, latest, standing
from scenarios.forecast import Forecast
from scenarios.plain import value
from scenarios.vocabulary import Kind
from scenarios.words import estimate
from seeds.refusal import Refusal
from store.journal import Fact
from store.session_names import Line, Untold
from store.stretch import Deed

if TYPE_CHECKING:
    from store.retelling import Act, Teller

_CRITERIA = ("threshold", "components", "source", "timeframe")
_FINDING = ("occurred_on", "settled_on", "components", "looked", "evidence", "reason", "confidence")


def _criteria(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    """A version: what is other than in the one before."""
    if teller.now.alive(fact["id"]):
        return
    subject = fact["make"]["subject"]
    versions = teller.now.criteria(subject)
    new = value(Criteria, fact["make"])
    old = versions[-1] if versions else Criteria(subject=subject)
    changes: dict[str, object] = {
        n: getattr(new, n) for n in _CRITERIA if getattr(new, n) != getattr(old, n)
    }
    if new.counted != old.counted:
        changes["baseline"] = new.counted
    if new.timeframe.hangs_on and "timeframe" in changes:
        event = teller.names.subject(new.timeframe.hangs_on)
        changes["timeframe"] = replace(new.timeframe, hangs_on=event)
    if changes.get("components", new) is None:
        raise Untold("criteria without the components that they had")
    if not changes and versions:
        raise Untold("criteria that say what those before them say")
    name = teller.names.subject(subject)
    values = {"criteria": name, **(changes or {"threshold": ""})}
    teller.line(deed, "criteria", values, of=fact["make"])


def _forecast(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    if teller.now.alive(fact["id"]):
        return
    made = value(Forecast, fact["make"])
    values: dict[str, object] = {
        "forecast": teller.names.subject(made.subject),
        "probability": _likelihood(made),
    }
    if made.forecaster != (made.analyst or deed.entry.analyst):
        values["forecaster"] = made.forecaster
    if made.since != (made.at or deed.entry.at).date():
        values["since"] = made.since
    if made.basis is not estimate(made.words or str(made.probability)).basis:
        values["basis"] = made.basis
    more = ("confidence", "reason", "reference")
    values |= {n: getattr(made, n) for n in more if getattr(made, n)}
    teller.names.made[fact["id"]] = teller.line(deed, "forecast", values, of=fact["make"])


def _likelihood(made: Forecast) -> object:
    """What says the probability: the word, else the figure.

    Raises:
        Untold: neither does.
    """
    said = made.words or repr(made.probability)
    try:
        read = estimate(said)
    except Refusal:
        raise Untold(f"a forecast in the words {said!r}") from None
    same = ("probability", "low", "high", "words", "scale")
    if any(getattr(read, name) != getattr(made, name) for name in same):
        raise Untold("a forecast whose figure its words do not say")
    return made.words or made.probability


def _finding(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    if teller.now.alive(fact["id"]):
        return
    made = value(Finding, fact["make"])
    values: dict[str, object] = {
        "mark": teller.names.subject(made.subject),
        "status": made.status,
        **{n: getattr(made, n) for n in _FINDING if getattr(made, n)},
    }
    if made.evidence:
        values["evidence"] = tuple(_cited(teller, piece) for piece in made.evidence)
    author = made.analyst or deed.entry.analyst
    values |= _named(teller, made, teller.now.findings(made.subject), author)
    versions = teller.now.criteria(made.subject)
    if made.criteria != (versions[-1].id if versions else ""):
        teller.note("mark: which version of the criteria the finding was held against")
    teller.names.made[fact["id"]] = teller.line(deed, "mark", values, of=fact["make"])


def _cited(teller: Teller, piece: Evidence) -> Evidence:
    """A piece of evidence that calls its article as the recording does; else by its full id."""
    with suppress(Untold):
        return replace(piece, article=piece.article and teller.names.article(piece.article))
    return piece


def _named(
    teller: Teller, made: Finding, earlier: Sequence[Finding], author: str
) -> dict[str, object]:
    """Which flag makes it name the earlier findings that it names."""
    apart = differing(earlier)
    if made.settles:
        if set(made.settles) != {f.id for f in apart}:
            teller.note("mark: which findings it settles")
        return {"settles": True}
    own = next((f for f in latest(earlier) if f.analyst == author), None)
    last = own if apart else standing(earlier)
    found: dict[str, object] = {}
    if (made.corrects or made.follows) != (last.id if last else ""):
        found["beside"] = True
        if (made.corrects or made.follows) != (own.id if own else ""):
            teller.note("mark: which earlier finding it corrects or follows")
            return found
    sighting = teller.now.fields(made.subject).get("kind") == Kind.TRIGGER.value
    if made.corrects and sighting:
        found["corrects"] = True
    if made.follows and not sighting:
        found["follows"] = True
    return found


def _snooze(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    made = fact["make"]
    until = date.fromisoformat(made["until"])
    if not teller.now.alive(fact["id"]):
        name = teller.names.subject(made["subject"])
        teller.line(deed, "snooze", {"snooze": name, "until": until})


def _withdrawn(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    """A finding or forecast that came as a withdrawn one: it is made, and taken back."""
    line = teller.names.made.get(fact["id"])
    if line is None:
        raise Untold("a finding or forecast that is not in the recording")
    teller.lines.append(Line(deed, "undo", {"undo": teller.names.of_line(line)}))


def _pair(teller: Teller, deed: Deed, fact: Fact, later: list[Fact]) -> None:
    if not teller.now.alive(fact["id"]):
        ids = (fact["make"]["one"], fact["make"]["other"])
        teller.line(deed, "same", {"same": tuple(sorted(map(teller.names.item, ids)))})


RECORD: dict[tuple[str, str], Act] = {
    ("k", "make"): _criteria,
    ("c", "make"): _forecast,
    ("c", "strike"): _withdrawn,
    ("f", "make"): _finding,
    ("f", "strike"): _withdrawn,
    ("z", "make"): _snooze,
    ("e", "make"): _pair,
}
