"""The commands matrix and odds: scenarios that compete, and what the sightings say of one."""

from __future__ import annotations

import click

from seeds.refusal import Invalid
from tui import output
from tui.command import as_of, verb
from tui.door import Door
from tui.options import as_json


@verb(
    "matrix",
    "signposts matrix orlik\nsignposts matrix closed open damaged --csv\n"
    "signposts scenario put army-guard open --fit --",
)
@click.argument("names", nargs=-1, required=True, metavar="SCENARIO...")
@click.option("--all", "everything", is_flag=True, help="As if all of it had been seen.")
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values.")
@as_of
@as_json
@click.pass_obj
def matrix(
    door: Door, names: tuple[str, ...], everything: bool, as_csv: bool, as_json: bool
) -> None:
    """Hold the items of rival scenarios against each of them.

    With one scenario, its rivals are those that answer the same question. A cell says how far an
    item fits: ++ + 0 - --, or, as in ×2.2, how many times likelier it is where the scenario holds.
    What fits one scenario and not another tells them apart: the higher its diagnosticity (0 to 2),
    the further up it is.
    The inconsistency of a scenario is the sum of (3 - v)² over its cells v below 3, on a scale of
    1 to 5: least is best. Only what is there counts.

    `signposts scenario put ITEM SCENARIO --fit ++` fills in a cell.
    """
    if as_csv and as_json:
        raise Invalid("one form of output at a time", where="--csv", attempt="--csv alone")
    from tui import matrix_table

    with door.desk() as desk:
        found = desk.matrix(*names, everything=everything)
        simulated, mark = desk.simulated, desk.banner(*(one.id for one in found.scenarios))
    if as_json:
        output.form(matrix_table.form(found, simulated=simulated, mark=mark))
    elif as_csv:
        from tui.comma_separated import lines
        from tui.handling import beside

        output.line(lines(matrix_table.rows(found)).rstrip("\n"))
        for said in beside(mark, simulated=simulated):
            output.note(said)
    else:
        from tui.handling import above_clear

        shown = matrix_table.table(found, output.room(), simulated=simulated)
        output.draw(*above_clear(mark), *shown)


@verb(
    "odds",
    "signposts odds orlik\nsignposts scenario edit orlik --prior 10%\n"
    "signposts scenario put army-guard orlik --given 66% --given-not 30%",
)
@click.argument("name", metavar="SCENARIO")
@as_of
@as_json
@click.pass_obj
def odds(door: Door, name: str, as_json: bool) -> None:
    """Follow the odds of a scenario through its sightings.

    From its prior on, each multiplies the odds by how much likelier the scenario makes it: above 1
    it speaks for, in bits above 0. "Without it" is where the end would be. Of a group, whose items
    say the same over again, the strongest counts. Likelihoods that were set down when the sighting
    was known are flagged as late. What was looked for in vain counts when its window is over.
    """
    from tui import odds_table

    with door.desk() as desk:
        found = desk.odds(name)
        simulated, mark = desk.simulated, desk.banner(desk.scenario(name).id)
    if as_json:
        output.form(odds_table.form(found, simulated=simulated, mark=mark))
    else:
        from tui.handling import above_clear

        shown = odds_table.table(found, output.room(), simulated=simulated)
        output.draw(*above_clear(mark), *shown)
