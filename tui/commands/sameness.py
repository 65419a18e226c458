"""Commands about items of several analysts that are one event: same, part, pairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from seeds.display import safe_line
from seeds.refusal import Invalid
from tui import output
from tui.command import verb
from tui.door import Door
from tui.options import as_json

if TYPE_CHECKING:
    from scenarios.tlp import Tlp
    from store.verbs.likeness import Pair


@verb("same", "signposts same army-guard i:4f1c09d2\nsignposts same t-1 t-2 t-3")
@click.argument("items", nargs=-1, required=True)
@as_json
@click.pass_obj
def same(door: Door, items: tuple[str, ...], as_json: bool) -> None:
    """Say that items which several analysts made are one event.

    Boards, lists and counts take them for one from then on, with the mentions, criteria, forecasts
    and findings of all; the one that was made first, by the order of the journal, stands for them.
    Each keeps its own words. part separates one again.
    """
    with door.desk() as desk:
        before = len(desk.deeds_done)
        line, marks = desk.item(desk.same(*items)[0]), desk.marks()
        known = len(desk.deeds_done) == before
    if as_json:
        from tui.forms import item_form

        output.form(item_form(line, marks))
    else:
        from tui.showing import item_sheet

        output.draw(item_sheet(line))
    if known:
        output.note("they were one event already: nothing was changed")


@verb("part", "signposts part i:4f1c09d2")
@click.argument("item")
@click.pass_obj
def part(door: Door, item: str) -> None:
    """Say that an item is an event of its own again.

    The others that were one event with it stay together.
    """
    with door.desk() as desk:
        own = desk.part(item)
    output.line(f"{safe_line(own.handle)} is an event of its own")


@verb("pairs", "signposts pairs\nsignposts pairs --not army-guard i:4f1c09d2")
@click.option("--not", "apart", is_flag=True, help="Do not offer these two items any more.")
@click.argument("items", nargs=-1)
@as_json
@click.pass_obj
def pairs(door: Door, items: tuple[str, ...], apart: bool, as_json: bool) -> None:
    """List items of two analysts that may be one event.

    They are tagged at the same passage, or at the same passage of two editions of a work, or say
    much the same. same joins two of them; --not remembers, in this store alone, that they are two.
    """
    if len(items) != (2 if apart else 0):
        raise Invalid(
            "two items with --not, none without",
            where="signposts pairs",
            attempt="signposts pairs --not ITEM ITEM",
        )
    with door.desk() as desk:
        if apart:
            desk.keep_apart(*items)
            output.note("they are not offered any more")
            return
        found, marks = desk.likely_pairs(), desk.marks()
    if as_json:
        output.form([_form(pair, marks) for pair in found])
        return
    from tui.tables import pairs as table

    output.draw_list(
        found, table(found, output.list_room()), none="no two items look like one event"
    )


def _form(pair: Pair, marks: Mapping[str, Tlp]) -> dict[str, object]:
    from tui.forms import item_form

    return {
        "one": item_form(pair.one, marks),
        "other": item_form(pair.other, marks),
        "why": pair.why,
    }
