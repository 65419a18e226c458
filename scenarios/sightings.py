"""What the sightings of a scenario say of it: its prior, moved by each of them in turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scenarios.board import Board, Line
from scenarios.odds import Chain, Clue, Step, chain
from scenarios.scenario import Scenario
from scenarios.vocabulary import Status
from seeds.refusal import Refusal

_SEEN = frozenset({Status.OBSERVED, Status.CEASED, Status.CONFIRMED, Status.OCCURRED})
_NOT_SEEN = frozenset({Status.NOT_OBSERVED, Status.REFUTED, Status.DID_NOT_OCCUR})
_WHY = {
    Status.ALREADY_SO: "already so before publication: the prior knows of it",
    Status.EMERGING: "emerging: not yet a sighting",
}


@dataclass(frozen=True, slots=True)
class Aside:
    """An item that moves nothing, and why."""

    line: Line
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A scenario's chain of odds as of a day; `lines` stand beside the steps, in their order."""

    scenario: Scenario
    as_of: date
    chain: Chain
    clues: tuple[Clue, ...]
    lines: tuple[Line, ...]
    asides: tuple[Aside, ...]

    @property
    def late(self) -> int:
        """How many steps rest on likelihoods that were set down when the sighting was known."""
        return sum(step.late for step in self.chain.steps)


def estimate(board: Board) -> Estimate:
    """How likely the scenario of a board is after its sightings, in the order of their days.

    An item that has both likelihoods counts as seen where it was observed, confirmed or occurred;
    as not seen where it was looked for in vain and its window is over: before that it may still
    come. What is open, disputed or already so moves nothing, and is told apart.

    Raises:
        Refusal: the scenario has no prior, or one that leaves nothing to learn: 0 or 1.
    """
    scenario = board.scenario
    if scenario.prior is None or not 0 < scenario.prior < 1:
        fixed = "" if scenario.prior is None else " that anything can move"
        raise Refusal(
            f"{scenario.handle} has no prior{fixed}",
            attempt=f"signposts scenario edit {scenario.handle} --prior 10%",
        )
    found: list[tuple[Clue, Line]] = []
    asides = []
    for line in board.lines:
        why = _aside(line, board.as_of)
        if why:
            asides.append(Aside(line, why))
        else:
            found.append((_clue(line), line))
    found.sort(key=lambda one: (one[0].seen_on or date.min, one[0].name))
    clues = tuple(clue for clue, _ in found)
    return Estimate(
        scenario=scenario,
        as_of=board.as_of,
        chain=chain(scenario.prior, clues),
        clues=clues,
        lines=tuple(line for _, line in found),
        asides=tuple(asides),
    )


def remark(clue: Clue, step: Step) -> str:
    """What is to be known of a step: not seen, late, or said already by another of its group."""
    parts = (
        "" if clue.seen else "not seen",
        f"group {clue.group}: {step.instead} says it already" if step.instead else "",
        f"strongest of group {clue.group}" if clue.group and not step.instead else "",
        _late(clue) if step.late else "",
    )
    return "; ".join(part for part in parts if part)


def _late(clue: Clue) -> str:
    if clue.elicited is None:
        return "late? nobody said when the likelihoods were set down"
    return f"late: likelihoods of {clue.elicited}, known since {clue.seen_on}"


def _aside(line: Line, today: date) -> str:
    """Why an item moves nothing; empty where it does."""
    if line.place.given is None or line.place.given_not is None:
        return "no likelihoods"
    if line.differing:
        return "analysts differ"
    if line.status in _SEEN:
        return ""
    if line.status not in _NOT_SEEN:
        return _WHY.get(line.status, line.status.words)
    if line.status is not Status.NOT_OBSERVED:
        return ""  # it was settled
    if line.deadline is None:
        return "not observed, but no window is set: it may still come"
    return (
        ""
        if line.deadline < today
        else f"not observed, but the window is open until {line.deadline}"
    )


def _clue(line: Line) -> Clue:
    place = line.place
    assert place.given is not None
    assert place.given_not is not None
    return Clue(
        name=line.item.handle,
        given=place.given,
        given_not=place.given_not,
        seen=line.status in _SEEN,
        group=place.group,
        elicited=place.elicited,
        seen_on=_known_since(line),
    )


def _known_since(line: Line) -> date | None:
    """The first day on which one could know: that of the event, else of the finding.

    Of what was found again, or has ceased, it is the day on which it began. Of what did not come,
    the end of its window, where the finding is not earlier.
    """
    found = line.finding
    if found is None:
        return None
    began = line.stretches[-1].since if line.stretches and line.status in _SEEN else found.when
    if began and began != found.when:
        return began.earliest
    if found.occurred_on:
        return found.occurred_on.earliest
    if found.settled_on:
        return found.settled_on.earliest
    recorded = found.at.date() if found.at else None
    if line.status is Status.NOT_OBSERVED and line.deadline and recorded:
        return min(line.deadline, recorded)
    return recorded
