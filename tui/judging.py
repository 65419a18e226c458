"""A finding as somebody makes it: what it is asked about, what was typed, what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.criteria import Components
from scenarios.finding import ComponentFound, Evidence, Finding
from scenarios.vocabulary import Confidence, Kind, Status
from seeds.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed so far; `relation` is empty where it is the usual one."""

    status: str = ""
    on: str = ""
    looked: str = ""
    evidence: str = ""
    reason: str = ""
    confidence: str = ""
    relation: str = ""
    settled: str = ""
    components: tuple[tuple[str, bool], ...] = ()

    @property
    def written(self) -> bool:
        """Whether anything would be lost."""
        said = (self.on, self.looked, self.evidence, self.reason, self.confidence, self.settled)
        return any((*said, self.components))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the desk is told."""

    status: Status
    occurred_on: When | None
    looked: str
    evidence: tuple[Evidence, ...]
    reason: str
    confidence: Confidence | None
    relation: str
    settled_on: When | None
    components: tuple[ComponentFound, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a finding is asked about: a kind (None is a scenario), what its event is made of, the
    finding that it comes after, whoever differs from whom, and by whom."""

    kind: Kind | None
    components: Components | None = None
    last: Finding | None = None
    differ: tuple[str, ...] = ()
    analyst: str = ""

    @property
    def relations(self) -> tuple[str, ...]:
        """What a finding can be to those before it, the usual one first; none where it is the
        first. A sighting follows the one before, any other finding corrects it; what another
        analyst found may stand, too."""
        if self.differ:
            return ("settles", "beside")
        if not self.last:
            return ()
        usual = ("follows", "corrects") if self.kind is Kind.TRIGGER else ("corrects", "follows")
        return usual if self.last.analyst == self.analyst else (*usual, "beside")
