"""Deeds about scenarios and items in words: what was weighed, foretold, found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scenarios.vocabulary import Status
from tui.days import day
from tui.listing import listed
from tui.told import Told


def _scenario(told: Told) -> str:
    ids = told.touched("s")
    found = told.called.scenarios.get(ids[0]) if ids else None
    handle = found.handle if found else "a scenario"
    if told.touched("s", "make"):
        return f"made the scenario {handle}"
    if told.touched("s", "strike"):
        return f"removed the scenario {handle}"
    return f"edited the scenario {handle}: {listed(list(told.said('s')))}"


def _put(told: Told) -> str:
    fields = told.said("m")
    place = told.called.memberships.get(next(iter(told.touched("m")), ""))
    item = fields.get("item") or (place.item if place else "")
    scenario = fields.get("scenario") or (place.scenario if place else "")
    if told.touched("m", "set"):
        said = listed([name.replace("_", " ") for name in fields])
        return f"weighed {told.subject(item)} in {told.subject(scenario)}: {said}"
    did, into = ("put", "into") if told.done.verb == "put" else ("took", "out of")
    return f"{did} {told.subject(item)} {into} {told.subject(scenario)}"


def _source(told: Told) -> str:
    found = told.called.sources.get(next(iter(told.touched("o")), ""))
    name = found.name if found else "a source"
    if told.touched("o", "make"):
        return f"made the source {name}"
    return f"changed the source {name}: {listed(list(told.said('o')))}"


def _criteria(told: Told) -> str:
    return f"wrote the criteria of {told.about()}"


def _forecast(told: Told) -> str:
    fields = told.said("c")
    percent = f"{float(fields.get('probability', 0)) * 100:.4g} %"
    words = f"{fields['words']}, {percent}" if fields.get("words") else percent
    return f"forecast {words} for {told.about()}, by {fields.get('forecaster', '')}"


def _mark(told: Told) -> str:
    fields = told.said("f")
    status = Status(fields.get("status", "open")).words
    on = f", {day(fields['occurred_on'])}" if fields.get("occurred_on") else ""
    corrects = ", which corrects a finding" if fields.get("corrects") else ""
    settles = ", which settles what differed" if fields.get("settles") else ""
    return f"marked {told.about()} {status}{on}{corrects}{settles}"


def _snooze(told: Told) -> str:
    return f"snoozed {told.about()} until {day(told.said('z').get('until', ''))}"


def _tlp(told: Told) -> str:
    [said] = [fact["set"]["tlp"] for fact in told.done.facts]
    named = told.about() if told.touched("i") else told.first_article()
    named = told.subject(told.touched("s")[0]) if told.touched("s") else named
    return f"marked {named} TLP:{said.upper()}" if said else f"unmarked {named} for handling"


def _same(told: Told) -> str:
    pairs = [told.called.pairs[id] for id in told.touched("e", "make") if id in told.called.pairs]
    items = dict.fromkeys(id for pair in pairs for id in pair)
    return f"said that they are one event: {listed([told.subject(id) for id in items])}"


def _part(told: Told) -> str:
    struck = told.touched("e", "strike")
    pairs = [told.called.pairs[id] for id in struck if id in told.called.pairs]
    # What was parted is in every pair that was struck; of one pair it may be either.
    own = [id for id in dict.fromkeys(sum(pairs, ())) if all(id in pair for pair in pairs)]
    others = [told.subject(id) for id in dict.fromkeys(sum(pairs, ())) if id not in own[:1]]
    parted = told.subject(own[0]) if own else "an item"
    return f"said that {parted} is another event than {listed(others)}"


TELLERS: Mapping[str, Callable[[Told], str]] = {
    "scenario": _scenario,
    "put": _put,
    "take-out": _put,
    "source": _source,
    "criteria": _criteria,
    "forecast": _forecast,
    "mark": _mark,
    "snooze": _snooze,
    "tlp": _tlp,
    "same": _same,
    "part": _part,
}
"""How a deed of each verb is told."""
