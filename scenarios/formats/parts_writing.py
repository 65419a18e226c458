"""Parts of criteria, items and findings written: what scenario and session files both have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from scenarios.conditions import Conditions
from scenarios.criteria import Baseline, Components, Timeframe
from scenarios.finding import ComponentFound, Evidence
from scenarios.forecast import Reference
from scenarios.scenario import Membership
from scenarios.vocabulary import Combination, Support, TimeframeStatus
from seeds.yaml_writer import Flow, Plain

Made = dict[str, object]
V = TypeVar("V")
_ONE_LINE = 72
"""Characters up to which a small mapping stands in one line."""


def components(of: Components) -> Made:
    """The parts of an event, and how many of them make it."""
    return filled(
        of=list(of.of),
        combination=unless(of.combination, Combination.ANY),
        least=unless(of.least, 0),
    )


def baseline(of: Baseline) -> object:
    """How things stood; the value alone where no more is said."""
    if not (of.period or of.source):
        return of.value
    return in_one_line({"value": of.value, **filled(period=of.period, source=of.source)})


def found(of: Iterable[ComponentFound]) -> list[Flow]:
    """What was found of components, a line each."""
    return [Flow({"of": one.of, "holds": one.holds}) for one in of]


def reference(of: Reference) -> object:
    """A class of like cases."""
    return in_one_line({"class": of.of, "n": of.n, "occurred": of.occurred})


def likelihood(of: Membership) -> object:
    """How likely an item is where its scenario holds, and where not; None where nobody said."""
    return in_one_line(filled(given=of.given, given_not=of.given_not, elicited=of.elicited))


def conditions(of: Conditions) -> object:
    """What has to occur, and what must not."""
    counted = of.combination is Combination.AT_LEAST
    return in_one_line(
        filled(
            of=Flow(list(of.of)) if of.of else None,
            triggers_of=of.triggers_of,
            combination=None if counted else unless(of.combination, Combination.ALL),
            least=unless(of.least, 0),
            unless=Flow(list(of.unless)) if of.unless else None,
        )
    )


def timeframe(of: Timeframe) -> object:
    """Until when, and who said so; None where nothing is said."""
    return in_one_line(
        filled(
            words=of.words,
            by=of.by,
            event=of.event,
            hangs_on=of.hangs_on,
            status=unless(of.status, TimeframeStatus.MISSING),
        )
    )


def evidence(of: Evidence) -> Made:
    """A piece of evidence."""
    return filled(
        url=of.url,
        article=Plain(of.article),
        words=of.words,
        source=of.source,
        published=of.published,
        seen=of.seen,
        origin=of.origin,
        role=unless(of.role, Support.SUPPORTS),
        credibility=of.credibility and int(of.credibility),
    )


def filled(**fields: object) -> Made:
    """The fields that say anything: no None, False, empty text or empty list."""
    return {
        key: value
        for key, value in fields.items()
        if value is not None and value is not False and value != "" and value != [] and value != ()
    }


def unless(value: V, usual: V) -> V | None:
    """A value, or None where it is the usual one."""
    return None if value == usual else value


def in_one_line(made: Made) -> object:
    """A small mapping in one line, a large one or one with line breaks as a block."""
    if not made:
        return None
    shown = ", ".join(f"{key}: {value}" for key, value in made.items())
    return made if len(shown) > _ONE_LINE or "\n" in shown else Flow(made)
