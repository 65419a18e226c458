"""Criteria: how one will know. Versioned, never edited."""

from __future__ import annotations

from dataclasses import dataclass, field

from scenarios.authored import Authored
from scenarios.vocabulary import Combination, TimeframeStatus
from seeds.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeframe:
    """Until when: the author's words, and the date or the event that they hang on."""

    words: str = ""
    by: When | None = None
    event: str = ""
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

    The version number is the place in the order of recording, from 1.
    """

    subject: str
    baseline: str = ""
    threshold: str = ""
    components: Components | None = None
    source: str = ""
    timeframe: Timeframe = field(default_factory=Timeframe)
