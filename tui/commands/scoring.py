"""The command score: the record, with every figure beside what is to be had for nothing."""

from __future__ import annotations

import click

from scenarios.foresight import Foresight
from scenarios.vocabulary import Basis
from seeds.refusal import Invalid
from tui import output
from tui.command import as_of, verb
from tui.door import Door
from tui.options import WordOf, as_json

_BY = (
    *("author", "outlet", "scenario", "language", "basis", "analyst", "horizon", "word"),
    "foresight",
)
"""As `scenarios.scores.BY`, which loads NumPy."""


@verb(
    "score",
    "signposts score\nsignposts score --by word --scenario orlik\nsignposts score --csv",
)
@click.option("--by", "key", type=click.Choice(_BY), default="author", help="What to tell apart.")
@click.option("--scenario", default="", help="Only what belongs to a scenario.")
@click.option("--of", "who", default="", metavar="NAME", help="Of one forecaster alone.")
@click.option("--no-translated", is_flag=True, help="Without words of a translation or digest.")
@click.option("--imputed", is_flag=True, help="With timeframes and probabilities you imputed.")
@click.option("--conditional", is_flag=True, help="With what hangs on something.")
@click.option("--foresight", type=WordOf(Foresight), help="Recorded on one side of the outcome.")
@click.option("--whole", is_flag=True, help="Only from articles that are tagged whole.")
@click.option("--chart", is_flag=True, help="With the reliability diagram.")
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values.")
@as_of
@as_json
@click.pass_obj
def score(
    door: Door,
    key: str,
    scenario: str,
    who: str,
    no_translated: bool,
    imputed: bool,
    conditional: bool,
    foresight: Foresight | None,
    whole: bool,
    chart: bool,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Score what was foretold against what came.

    Only what is past its deadline counts; what is left out is counted too, and why. Bounds hold 95
    of 100 samples of as many works, where there are five. Below 20 predictions nobody is ranked;
    nor is an author whose articles are tagged in part. By analyst the analysts' own forecasts are
    scored.
    """
    if as_csv and (as_json or chart):
        raise Invalid("one form of output at a time", where="--csv", attempt="--csv alone")
    from scenarios.scores import role_of
    from scenarios.selection import Selection
    from tui import score_table

    usual = Selection().bases
    wanted = Selection(
        imputed=imputed,
        conditional=conditional,
        second_hand=not no_translated,
        bases=usual | {Basis.IMPUTED} if imputed else usual,
        foresight=foresight,
        role=role_of(key),
        whole=whole,
    )
    with door.desk() as desk:
        found = desk.scores(key, scenario=scenario, wanted=wanted, who=who)
        today, simulated = desk.clock().date(), desk.simulated
        mark = desk.banner(*([desk.scenario(scenario).id] if scenario else []))
    if as_json:
        output.form(score_table.form(found, today, simulated=simulated, mark=mark))
    elif as_csv:
        from tui.comma_separated import lines
        from tui.handling import beside

        output.line(lines(score_table.rows(found)).rstrip("\n"))
        for said in beside(mark, simulated=simulated):
            output.note(said)
    elif not found.rows and not found.left_out:
        output.note("there is nothing to score yet; signposts mark … says what came true")
    else:
        from tui.handling import above_clear

        shown = score_table.table(found, output.room(), today, simulated=simulated)
        output.draw(*above_clear(mark), *shown)
        if chart and found.total.n:
            from tui import charts
            from tui.table_rows import text

            for line in charts.reliability(found.rows).lines:
                output.line(line)
            output.draw(text(score_table.in_bins(found.total)))
