"""The odds of a scenario, step by step: as a table, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.text import Text

from scenarios.sightings import remark
from tui.days import day
from tui.forms import form as plain
from tui.table_rows import Column, clipped, laid_out, text
from tui.tables import letter
from tui.telling import cases

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.board import Line
    from scenarios.sightings import Estimate
    from scenarios.tlp import Tlp


@dataclass(frozen=True, slots=True)
class Row:
    """One sighting in words: what it multiplied the odds by, and what came of it.

    `without` is the probability at the end if it were not there; `remark` may be empty.
    """

    line: Line
    since: str
    ratio: str
    bits: str
    before: str
    after: str
    without: str
    remark: str


def percent(share: float) -> str:
    """A probability in words, to four digits: `38.88 %`."""
    return f"{share * 100:.4g} %"


def steps(found: Estimate) -> Iterator[Row]:
    """The sightings in their order; every table and page shows these."""
    for line, clue, step in zip(found.lines, found.clues, found.chain.steps, strict=True):
        yield Row(
            line=line,
            since=day(clue.seen_on) if clue.seen_on else "",
            ratio=f"{step.ratio:.3g}",
            bits=f"{step.bits:+.2f}" if step.ratio != 1 else "0",
            before=percent(step.before),
            after=percent(step.after),
            without=percent(step.without),
            remark=remark(clue, step),
        )


def begins(found: Estimate) -> str:
    """Where it begins: the prior, and of which cases."""
    assert found.scenario.prior is not None
    like = f", of {cases(found.scenario.reference)}" if found.scenario.reference else ""
    return f"prior {percent(found.scenario.prior)}{like}"


def ends(found: Estimate) -> str:
    """Where it ends, and what of it is not to be relied on."""
    many = len(found.chain.steps)
    if not many:
        return "no sighting moves it yet"
    after = f"after {many} sighting{'s' if many > 1 else ''}"
    late = f"; {found.late} of them late" if found.late else ""
    return f"{percent(found.chain.posterior)} {after}{late}"


def asides(found: Estimate) -> Iterator[tuple[Line, str]]:
    """Items that move nothing, with the reason; of those without likelihoods none are named."""
    for aside in found.asides:
        if aside.line.place.given is not None:
            yield aside.line, aside.why


def unsaid(found: Estimate) -> int:
    """How many items have no likelihoods."""
    return sum(aside.line.place.given is None for aside in found.asides)


def table(found: Estimate, room: int, *, simulated: bool) -> Iterator[RenderableType]:
    """The chain from the prior to the end."""
    made_up = ", simulated" if simulated else ""
    yield text(found.scenario.title or found.scenario.handle, "bold")
    yield text(f"{ends(found)}, as of {day(found.as_of)}{made_up}")
    yield text(begins(found))
    columns = (
        *(Column(""), Column("sighting", 3), Column("known since", 2)),
        *(Column(title, right=True) for title in ("ratio", "bits")),
        *(Column(title, right=True) for title in ("before", "after", "without it")),
    )
    lines = [
        [
            letter(row.line.item.kind),
            clipped(row.line.item.handle + (" *" if row.remark else "")),
            clipped(row.since),
            *(Text(cell) for cell in (row.ratio, row.bits, row.before, row.after, row.without)),
        ]
        for row in steps(found)
    ]
    if lines:
        yield Text()
        yield laid_out(columns, lines, room)
        for row in steps(found):
            if row.remark:
                yield text(f"* {row.line.item.handle}: {row.remark}")
    yield from _rest(found, room)


def _rest(found: Estimate, room: int) -> Iterator[RenderableType]:
    quiet = list(asides(found))
    if quiet:
        yield Text("\nThese move nothing yet", style="bold")
        rows = ([letter(x.item.kind), clipped(x.item.handle), text(why)] for x, why in quiet)
        yield laid_out((Column(""), Column(""), Column("", 1)), rows, room)
    many = unsaid(found)
    if many:
        yield Text()
        yield text(f"{many} item{'s have' if many > 1 else ' has'} no likelihoods")


def form(found: Estimate, *, simulated: bool, mark: Tlp | None) -> dict[str, Any]:
    """The same for scripts; probabilities and ratios in full."""
    scenario = found.scenario
    return {
        "scenario": scenario.handle,
        "as_of": found.as_of.isoformat(),
        "simulated": simulated,
        "mark": mark.value if mark else None,
        "prior": scenario.prior,
        "reference": plain(scenario.reference),
        "odds": found.chain.posterior,
        "late": found.late,
        "steps": [
            {
                "id": line.item.id,
                "handle": line.item.handle,
                "status": line.status.value,
                "seen": clue.seen,
                "known_since": plain(clue.seen_on),
                "given": clue.given,
                "given_not": clue.given_not,
                "elicited": plain(clue.elicited),
                "late": step.late,
                "group": clue.group,
                "instead": step.instead or None,
                "ratio": step.ratio,
                "bits": step.bits,
                "before": step.before,
                "after": step.after,
                "without": step.without,
            }
            for line, clue, step in zip(found.lines, found.clues, found.chain.steps, strict=True)
        ],
        "asides": [
            {"id": one.line.item.id, "handle": one.line.item.handle, "why": one.why}
            for one in found.asides
        ],
    }
