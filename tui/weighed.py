"""What an item weighs in a scenario, in words; strings as they are, not yet made safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.matrix import sign
from scenarios.vocabulary import Status
from tui.days import day

if TYPE_CHECKING:
    from scenarios.board import Board, Line
    from scenarios.scenario import Membership

_NAMED = 3
"""Weights that are named one by one."""


def role(place: Membership) -> str:
    """What it is to the scenario, as far as that is not the usual: `cause`, `sign, away, ×2`."""
    parts = (
        place.role.value if place.role else "",
        "away" if place.away else "",
        f"×{place.weight:g}" if place.weight != 1 else "",
    )
    return ", ".join(part for part in parts if part)


def said(place: Membership) -> str:
    """All that is said of its place: direction, weight, role, likelihoods, group and fit."""
    parts = (
        f"points {'away' if place.away else 'towards'}",
        f"weight {place.weight:g}",
        place.role.value if place.role else "",
        likelihoods(place),
        f"group {place.group}" if place.group else "",
        f"fits {sign(place.fit)} ({place.fit} of 5)" if place.fit else "",
    )
    return " · ".join(part for part in parts if part)


def likelihoods(place: Membership) -> str:
    """`66 % where it holds, 30 % where not (9 Mar 2026)`; empty where nobody said them."""
    if place.given is None or place.given_not is None:
        return ""
    since = f" ({day(place.elicited)})" if place.elicited else ""
    return (
        f"{place.given * 100:.4g} % where it holds, {place.given_not * 100:.4g} % where not{since}"
    )


def weights(board: Board) -> str:
    """What the gauge's weights are: `weights: equal`, or those that somebody set."""
    if board.equal:
        return "weights: equal"
    unlike = [line for line in board.pointing if line.place.weight != 1]
    named = ", ".join(f"{x.item.handle} {x.place.weight:g}" for x in unlike[:_NAMED])
    more = f" and {len(unlike) - _NAMED} more" if len(unlike) > _NAMED else ""
    others = ", others 1" if len(unlike) < len(board.pointing) else ""
    return f"weights: {named}{more}{others}"


def resolution(board: Board) -> str:
    """What was found of the scenario itself, as the beginning of a line; empty while it is open."""
    found = board.resolution
    if not found or found.status is Status.OPEN:
        return ""
    on = f" {day(found.occurred_on)}" if found.occurred_on else ""
    return f"{found.status.words}{on}; "


def glance(board: Board, noun: str = "") -> str:
    """How much of what points to the scenario is there, and of what points away from it."""
    many = len(board.pointing)
    away, of = board.away
    if of and not many:
        return f"{away} of {of}{_counted(noun, of)} pointing away observed"
    against = f", {away} of {of} pointing away" if of else ""
    return f"{board.observed} of {many}{_counted(noun, many)} observed{against}"


def changed(board: Board) -> str:
    """Of how many items the criteria came after the event; what came with an import as late, but
    was made before, is no posts moved."""
    moved, late = board.changed - board.only_recorded, board.only_recorded
    parts = [
        f"criteria of {moved} changed after the event" if moved else "",
        f"criteria of {late} recorded here after the event" if late else "",
    ]
    return ", ".join(part for part in parts if part)


def changed_line(line: Line) -> str:
    """The same of one item; empty where its criteria did not come late."""
    how = "recorded here" if line.only_recorded else "changed"
    return f"criteria {how} after the event" if line.changed else ""


def _counted(noun: str, many: int) -> str:
    return f" {noun}{'' if many == 1 else 's'}" if noun else ""
