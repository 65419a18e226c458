"""Commands about deeds: history, undo, redo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from seeds.refusal import Invalid
from tui import output
from tui.command import verb
from tui.door import Door
from tui.options import COUNT, as_json

if TYPE_CHECKING:
    from store.desk import Desk
    from store.done import Done


@verb("history", "signposts history --limit 20")
@click.option("--limit", type=COUNT, default=100, help="How many at the most.")
@as_json
@click.pass_obj
def history(door: Door, limit: int, as_json: bool) -> None:
    """Say what was done, the latest first, by whom and when."""
    with door.desk() as desk:
        done = desk.history(most=limit)
        told = _told(desk, done)
    if as_json:
        from tui.forms import done_form

        output.form([done_form(one, words) for one, words in zip(done, told, strict=True)])
        return
    from tui import tables

    output.draw_list(done, tables.deeds(done, told, output.room()), none="nothing was done yet")


@verb("undo", "signposts undo\nsignposts undo 4f1c09d2")
@click.argument("deeds", metavar="[DEED...]", nargs=-1)
@click.option("--count", type=COUNT, help="How many of the last deeds.")
@as_json
@click.pass_obj
def undo(door: Door, deeds: tuple[str, ...], count: int | None, as_json: bool) -> None:
    """Undo the last deed, or deeds by their ids.

    The last is that of this store, whoever did it. Nothing is lost: history keeps what was
    undone, and redo brings it back.
    """
    _refuse_both(deeds, count, "undo")
    with door.desk() as desk:
        _tell(desk, desk.undo(*deeds, count=count or 1), as_json)


@verb("redo", "signposts redo --count 2")
@click.argument("deeds", metavar="[DEED...]", nargs=-1)
@click.option("--count", type=COUNT, help="How many, the last undone first.")
@as_json
@click.pass_obj
def redo(door: Door, deeds: tuple[str, ...], count: int | None, as_json: bool) -> None:
    """Do again what was undone, the last first."""
    _refuse_both(deeds, count, "redo")
    with door.desk() as desk:
        _tell(desk, desk.redo(*deeds, count=count or 1), as_json)


def _refuse_both(deeds: Sequence[str], count: int | None, name: str) -> None:
    if deeds and count is not None:
        raise Invalid(
            "deeds are named or counted, not both",
            where=f"signposts {name}",
            attempt=f"signposts {name} {deeds[0]}",
        )


def _told(desk: Desk, done: Sequence[Done]) -> list[str]:
    from tui.words import describe

    called = desk.called(done)
    return [describe(one, called) for one in done]


def _tell(desk: Desk, done: Sequence[Done], as_json: bool) -> None:
    told = _told(desk, done)
    if as_json:
        from tui.forms import done_form

        output.form([done_form(one, words) for one, words in zip(done, told, strict=True)])
        return
    from tui.tables import DEED_DIGITS

    for one, words in zip(done, told, strict=True):
        output.line(f"{one.id[:DEED_DIGITS]}  {words}")
