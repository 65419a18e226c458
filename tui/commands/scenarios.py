"""Commands about scenarios: scenario add, edit, remove, list, put, take-out; board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scenarios.vocabulary import Direction
from seeds.refusal import Invalid
from tui import output
from tui.command import Nouns, verb
from tui.door import Door
from tui.options import NUMBER, WordOf, as_json, changes

if TYPE_CHECKING:
    from scenarios.scenario import Scenario


@click.group(
    "scenario",
    cls=Nouns,
    example='signposts scenario add orlik --title "Closure of the Orlik bridge"',
)
def scenario() -> None:
    """Make, change and list scenarios, and say what belongs to them."""


@verb("add", 'signposts scenario add orlik --title "Closure of the Orlik bridge"', scenario)
@click.argument("handle")
@click.option("--title", default="", help="What it is called.")
@click.option("--question", default="", help="What it answers.")
@click.option("--note", default="", help="What you want to remember.")
@as_json
@click.pass_obj
def add(door: Door, handle: str, title: str, question: str, note: str, as_json: bool) -> None:
    """Make a scenario.

    One with the same content is found, not doubled.
    """
    with door.desk(create=True) as desk:
        made = desk.add_scenario(handle, title=title, question=question, note=note)
    _tell(made, as_json)


@verb("edit", 'signposts scenario edit orlik --question "Will the bridge be closed?"', scenario)
@click.argument("name", metavar="SCENARIO")
@click.option("--handle", help="The name that lasts.")
@click.option("--title", help="What it is called.")
@click.option("--question", help="What it answers.")
@click.option("--note", help="What you want to remember.")
@as_json
@click.pass_obj
def edit(door: Door, /, name: str, as_json: bool, **said: Any) -> None:
    """Change what a scenario says. An empty text clears a field."""
    given = changes(**said)
    if not given:
        raise Invalid("nothing to change", where="signposts scenario edit", attempt='--title "…"')
    with door.desk() as desk:
        changed = desk.edit_scenario(name, given)
    _tell(changed, as_json)


@verb("remove", "signposts scenario remove orlik", scenario)
@click.argument("name", metavar="SCENARIO")
@click.pass_obj
def remove(door: Door, name: str) -> None:
    """Remove a scenario. Its items stay; undo brings it back."""
    with door.desk() as desk:
        removed = desk.remove_scenario(name)
    output.line(removed.handle)


@verb("list", "signposts scenario list --json", scenario)
@as_json
@click.pass_obj
def list_(door: Door, as_json: bool) -> None:
    """List the scenarios."""
    with door.desk() as desk:
        found = desk.scenarios()
    if as_json:
        output.form(found)
    else:
        from tui import tables

        output.draw_list(
            found,
            tables.scenarios(found, output.room()),
            none="no scenarios; signposts scenario add …",
        )


@verb("put", "signposts scenario put csto-freeze orlik --direction away --weight 2", scenario)
@click.argument("item")
@click.argument("name", metavar="SCENARIO")
@click.option("--direction", type=WordOf(Direction), help="Which way it moves the scenario.")
@click.option("--weight", type=NUMBER, help="How much it says, from 0; 1 is the usual.")
@as_json
@click.pass_obj
def put(
    door: Door,
    item: str,
    name: str,
    direction: Direction | None,
    weight: float | None,
    as_json: bool,
) -> None:
    """Put an item in a scenario, or change what it weighs there."""
    with door.desk() as desk:
        place = desk.put(item, name, direction=direction, weight=weight)
        handles = desk.item_value(place.item).handle, desk.scenario(place.scenario).handle
    if as_json:
        output.form(place)
    else:
        output.line(f"{handles[0]}  {handles[1]}  {place.direction.value}  {place.weight:g}")


@verb("take-out", "signposts scenario take-out csto-freeze orlik", scenario)
@click.argument("item")
@click.argument("name", metavar="SCENARIO")
@click.pass_obj
def take_out(door: Door, item: str, name: str) -> None:
    """Take an item out of a scenario. The item stays."""
    with door.desk() as desk:
        place = desk.take_out(item, name)
        handle = desk.item_value(place.item).handle
    output.line(handle)


def _tell(made: Scenario, as_json: bool) -> None:
    if as_json:
        output.form(made)
    else:
        from tui.showing import scenario_sheet

        output.draw(scenario_sheet(made))


@verb("board", "signposts board orlik")
@click.argument("name", metavar="SCENARIO")
@as_json
@click.pass_obj
def board(door: Door, name: str, as_json: bool) -> None:
    """Show a scenario at a glance.

    What was observed, what is open, since when, and on what evidence.
    """
    with door.desk() as desk:
        found = desk.board(name)
        simulated = desk.simulated
    if as_json:
        from tui.forms import board_form

        output.form(board_form(found, simulated=simulated))
    else:
        from tui import board_table

        output.draw(*board_table.board(found, output.room(), simulated=simulated))
