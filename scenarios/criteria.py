"""Criteria: how one will know. Versioned, never edited."""

from __future__ import annotations

from dataclasses import dataclass, field

from scenarios.authored import Authored
from scenarios.vocabulary import Combination, TimeframeStatus
from seeds.when import When


@dataclass(frozen=True, slots=True)
class Baseline:
    """How things stood: a value, the period that it is of, and who counted."""

    value: str
    period: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeframe:
    """Until when: the author's words, and the date or the event that they hang on.

    `hangs_on` is the item or scenario, by its id, that is the event; `event` says it in words.
    """

    words: str = ""
    by: When | None = None
    event: str = ""
    hangs_on: str = ""
    status: TimeframeStatus = TimeframeStatus.MISSING


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """The parts of an event, and how many of them make it; `least` counts for at-least."""

    of: tuple[str, ...]
    combination: Combination = Combination.ANY
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria(Authored):
    """One version of how one will know about an item or a scenario.

    The version number is the place in the order of recording, from 1. `baseline` is a value, of a
    period, counted by a source.
    """

    subject: str
    baseline: str = ""
    baseline_period: str = ""
    baseline_source: str = ""
    threshold: str = ""
    components: Components | None = None
    source: str = ""
    timeframe: Timeframe = field(default_factory=Timeframe)

    @property
    def counted(self) -> Baseline:
        """The baseline as one value."""
        return Baseline(self.baseline, self.baseline_period, self.baseline_source)
