"""What a finding or forecast is worth: its seal, when it was recorded, whether it was foresight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scenarios.foresight import Foresight, foresight, recorded_apart
from seeds.refusal import Unknown

if TYPE_CHECKING:
    from scenarios.criteria import Criteria
    from scenarios.finding import Finding
    from scenarios.forecast import Forecast
    from store.desk import Desk
    from store.verbs.sealing import Sealed

_WORDS = {
    Foresight.PROSPECTIVE: "before the outcome (prospective)",
    Foresight.RETROSPECTIVE: "after the outcome (retrospective)",
    Foresight.UNCLEAR: "in the time of the outcome: whether before it cannot be told",
}


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of the findings and forecasts on one item or scenario, by their ids.

    `seals` is None in a simulated store, which has none.
    """

    seals: Mapping[str, Sealed | None] | None
    foresight: Mapping[str, Foresight | None]

    def pairs(self, made: Finding | Forecast) -> Iterator[tuple[str, object]]:
        """Rows for the sheet of one of them."""
        apart = recorded_apart(made)
        if apart:
            asserted, recorded = (f"{moment:%Y-%m-%d %H:%M} UTC" for moment in apart)
            yield "recorded", f"{recorded}; asserted for {asserted}"
        if found := self.foresight.get(made.id):
            late = found is not Foresight.PROSPECTIVE and _own(made)
            yield "made", _WORDS[found] + (": late, not scored" if late else "")
        if self.seals is not None:
            seal = self.seals.get(made.id)
            yield "sealed", _sealed(seal) if seal else "not yet"

    def form(self, made: Finding | Forecast) -> dict[str, Any]:
        """The same for scripts."""
        seal = (self.seals or {}).get(made.id)
        return {"sealed": seal, "foresight": self.foresight.get(made.id)}


def _own(made: Finding | Forecast) -> bool:
    """Whether an analyst made it in his own name: an author's counts whenever it is recorded."""
    return getattr(made, "forecaster", made.analyst) == made.analyst


def _sealed(seal: Sealed) -> str:
    return f"{seal.recorded:%Y-%m-%d} ({seal.number} of {seal.of})"


def record(desk: Desk, subject: str) -> Record:
    """What is known of the findings and forecasts on an item or scenario."""
    findings, criteria = desk.findings_of(subject), desk.criteria_of(subject)
    forecasts = desk.forecasts_of(subject)
    return Record(
        None if desk.simulated else desk.sealed(subject),
        {one.id: foresight(one, findings, criteria) for one in forecasts},
    )


def event_name(desk: Desk, criteria: Criteria) -> str:
    """The handle of what the time of criteria hangs on; its id where it is here no more."""
    event = criteria.timeframe.hangs_on
    try:
        return desk.judged(event).handle if event else ""
    except Unknown:
        return event.partition(":")[0] + ":" + event.partition(":")[2][:8]
