"""Commands about scenarios: scenario add, edit, remove, list, put, take-out; board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from scenarios.matrix import sign
from scenarios.vocabulary import Direction, Role
from seeds.display import safe_line
from seeds.refusal import Invalid
from tui import output
from tui.command import Nouns, as_of, verb
from tui.commands.judging import reference_of
from tui.door import Door
from tui.options import AFTER, DAY, FIT, NUMBER, WordOf, as_json, changes

if TYPE_CHECKING:
    from scenarios.board import Board
    from scenarios.moved import Move
    from scenarios.scenario import Membership, Scenario
    from scenarios.tlp import Tlp


_NO_ROLE = "none"
_ROLE = WordOf(Role, (_NO_ROLE,))


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
@click.option("--prior", default="", help="How likely it is before anything is looked at.")
@click.option("--reference", default="", help="Like cases: 'bridges under threat: 9 of 40'.")
@as_json
@click.pass_obj
def add(door: Door, /, handle: str, reference: str, as_json: bool, **said: str) -> None:
    """Make a scenario.

    One with the same content is found, not doubled.
    """
    with door.desk(create=True) as desk:
        cases = reference_of(reference) if reference else None
        made = desk.add_scenario(handle, **said, reference=cases)
    _tell(made, as_json)


@verb("edit", 'signposts scenario edit orlik --question "Will the bridge be closed?"', scenario)
@click.argument("name", metavar="SCENARIO")
@click.option("--handle", help="The name that lasts.")
@click.option("--title", help="What it is called.")
@click.option("--question", help="What it answers.")
@click.option("--note", help="What you want to remember.")
@click.option("--prior", help="How likely it is before anything is looked at.")
@click.option("--reference", help="Like cases: 'bridges under threat: 9 of 40'.")
@as_json
@click.pass_obj
def edit(door: Door, /, name: str, reference: str | None, as_json: bool, **said: Any) -> None:
    """Change what a scenario says. An empty text clears a field."""
    given = changes(**said)
    if reference is not None:
        given["reference"] = reference_of(reference) if reference else None
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
            tables.scenarios(found, output.list_room()),
            none="no scenarios; signposts scenario add …",
        )


@verb("put", "signposts scenario put csto-freeze orlik --direction away --weight 2", scenario)
@click.argument("item")
@click.argument("name", metavar="SCENARIO")
@click.option("--direction", type=WordOf(Direction), help="Which way it moves the scenario.")
@click.option("--weight", type=NUMBER, help="How much it says, from 0; 1 is the usual.")
@click.option("--role", type=_ROLE, help="Whether it brings it about or gives it away.")
@click.option("--given", help="How likely it is where the scenario holds.")
@click.option("--given-not", help="How likely it is where the scenario does not hold.")
@click.option("--elicited", type=DAY, help="When the two were set down; today if nothing is said.")
@click.option("--group", help="Items of one group say the same over again.")
@click.option("--fit", type=FIT, help="How far it fits: ++ + 0 - --, or 5 to 1; none clears it.")
@as_json
@click.pass_obj
def put(door: Door, /, item: str, name: str, as_json: bool, **said: Any) -> None:
    """Put an item in a scenario, or change what it weighs there.

    An empty text takes back likelihoods and group.
    """
    if said["role"] == _NO_ROLE:
        said["role"] = ""
    with door.desk() as desk:
        try:
            place = desk.put(item, name, **said)
        except Invalid as error:  # said of a field: here it is an option
            where = "--" + error.where.replace("_", "-") if error.where in said else error.where
            raise Invalid(error.what, where=where, attempt=error.attempt) from None
        handles = desk.item_value(place.item).handle, desk.scenario(place.scenario).handle
    if as_json:
        output.form(place)
    else:
        output.line(
            f"{handles[0]}  {handles[1]}  {place.direction.value}  {place.weight:g}{_more(place)}"
        )


def _more(place: Membership) -> str:
    """What else is said of an item's place."""
    odds = place.given is not None and place.given_not is not None
    parts = (
        place.role.value if place.role else "",
        f"{place.given:g} given it, {place.given_not:g} given not" if odds else "",
        f"as of {place.elicited}" if place.elicited else "",
        f"group {safe_line(place.group)}" if place.group else "",
        f"fit {sign(place.fit)} ({place.fit} of 5)" if place.fit else "",
    )
    return "".join(f"  {part}" for part in parts if part)


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


@verb(
    "board",
    "signposts board orlik\nsignposts board orlik --since 2026-11-01\nsignposts board orlik --page",
)
@click.argument("name", metavar="SCENARIO")
@click.option(
    "--since", type=AFTER, help="Only what was recorded after a day, or from a month or year on."
)
@click.option("--page", is_flag=True, help="On one page: a line each, what does not fit counted.")
@as_of
@as_json
@click.pass_obj
def board(door: Door, name: str, since: date | None, page: bool, as_json: bool) -> None:
    """Show a scenario at a glance.

    What was observed, what is open, since when, and on what evidence; how much of what points to
    it is there, and what the weights of that are. On a page with --since, what moved comes first.
    """
    if page and as_json:
        raise Invalid("one form of output at a time", where="--page", attempt="--page alone")
    with door.desk() as desk:
        found = desk.board(name)
        moved = desk.moved(name, since) if since else ()
        simulated, mark = desk.simulated, desk.banner(found.scenario.id)
        marks = desk.marks() if as_json else {}
        unsaid = [x.item.id for x in found.lines if not x.item.statement]
        quotes = desk.quotes(unsaid) if unsaid and not as_json else {}
    if since and not page:
        _moved(found, moved, since, mark, quotes, as_json=as_json, simulated=simulated)
    elif as_json:
        from tui.forms import board_form

        output.form(board_form(found, marks, simulated=simulated))
    elif page:
        from tui import board_page
        from tui.handling import above_clear

        above = above_clear(mark)
        rows = board_page.ROWS - len(above)
        news = board_page.News(since, moved) if since else None
        shown = board_page.page(found, output.room(), simulated=simulated, rows=rows, news=news)
        output.draw(*above, *shown)
    else:
        from tui import board_table
        from tui.handling import above_clear

        shown = board_table.board(found, output.room(), quotes, simulated=simulated)
        output.draw(*above_clear(mark), *shown)


def _moved(
    found: Board,
    moved: Sequence[Move],
    since: date,
    mark: Tlp | None,
    quotes: Mapping[str, str],
    *,
    as_json: bool,
    simulated: bool,
) -> None:
    """What moved since a day, for the meeting of the morning."""
    from tui import moved_table
    from tui.handling import above_clear

    if as_json:
        output.form(moved_table.form(found, moved, since, simulated=simulated, mark=mark))
        return
    none = f"nothing moved in {found.scenario.handle} since {since}"
    shown = moved_table.table(found, moved, since, output.room(), quotes, simulated=simulated)
    output.draw_list(moved, *above_clear(mark), *shown, none=none)
