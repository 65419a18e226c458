"""What the sightings make of a scenario's prior, as the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.board import Board
from scenarios.sightings import estimate
from seeds.refusal import Refusal
from tui import odds_table
from tui.odds_table import Row


@dataclass(frozen=True, slots=True)
class Odds:
    """Where the chain begins and ends, in words, and its steps; `quiet` moves nothing, and why."""

    begins: str
    ends: str
    steps: tuple[Row, ...]
    quiet: tuple[str, ...]


def odds(board: Board) -> Odds | None:
    """The chain of a board's scenario; None where it has no prior that could be moved."""
    try:
        found = estimate(board)
    except Refusal:
        return None
    return Odds(
        odds_table.begins(found),
        odds_table.ends(found),
        tuple(odds_table.steps(found)),
        tuple(f"{line.item.handle}: {why}" for line, why in odds_table.asides(found)),
    )
