"""When a trigger was there: from the sighting that found it until one that found it gone.

Sightings are a series. A later one that found it again does not make it begin later, and one that
found it gone does not make it never have been.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.finding import Finding
from scenarios.vocabulary import OBSERVED, Status
from seeds.when import When


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when on it was there, and from when on no more: None where it still is."""

    since: When
    until: When | None = None


def presence(findings: Sequence[Finding]) -> tuple[Stretch, ...]:
    """The stretches in which a trigger was there, by its findings in the journal's order.

    What was corrected, settled or withdrawn does not count. What was recorded later holds from its
    own day on, whatever had been recorded of the days after it. What was so before publication
    and is observed after it are two.
    """
    held = [one for one in findings if not one.withdrawn]
    corrected = {id for one in held for id in (one.corrects, *one.settles)}
    turns: list[tuple[When, Status]] = []
    for one in held:
        if one.id not in corrected and (when := one.when):
            turns = [turn for turn in turns if turn[0].earliest <= when.latest]
            turns.append((when, one.status))
    found: list[Stretch] = []
    was = Status.OPEN
    for when, status in turns:
        again = status in OBSERVED and was in OBSERVED
        if again and (status is was or was is Status.OBSERVED):
            continue
        if was in OBSERVED:
            found[-1] = Stretch(found[-1].since, when)
        if status in OBSERVED:
            found.append(Stretch(when))
        was = status
    return tuple(found)
