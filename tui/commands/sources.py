"""The command source: who says things, under which names, how far to be relied upon."""

from __future__ import annotations

from datetime import date

import click

from scenarios.vocabulary import Reliability
from seeds.refusal import Invalid
from tui import output
from tui.command import verb
from tui.door import Door
from tui.options import DAY, WordOf, as_json, several


@verb(
    "source",
    'signposts source "Orlik Gazette" --reliability B --since 2026-01-01\n'
    "signposts source Tokajew --alias Tokayev --alias Toqaev",
)
@click.argument("name", required=False)
@click.option("--alias", multiple=True, help="Another name of it; repeat it for several.")
@click.option("--reliability", type=WordOf(Reliability), help="A completely … F cannot be judged.")
@click.option("--since", type=DAY, help="From which day on; today if nothing is said.")
@click.option("--note", default="", help="What you want to remember.")
@as_json
@click.pass_obj
def source(
    door: Door,
    name: str | None,
    alias: tuple[str, ...],
    reliability: Reliability | None,
    since: date | None,
    note: str,
    as_json: bool,
) -> None:
    """Make a source, or add names and ratings to one. Without NAME, list all of them."""
    if since and not reliability:
        raise Invalid("there is no rating to date", where="--since", attempt="--reliability B")
    if name is None:
        if alias or reliability or note:
            raise Invalid(
                "NAME is missing", where="signposts source", attempt="signposts source NAME"
            )
        _list(door, as_json)
        return
    if not name.strip():
        raise Invalid("a source needs a name", where="NAME", attempt='"Orlik Gazette"')
    with door.desk(create=True) as desk:
        made = desk.source(
            name,
            aliases=several(alias) or (),
            reliability=reliability,
            since=since,
            note=note,
        )
    if as_json:
        output.form(made)
    else:
        from tui.showing import source_sheet

        output.draw(source_sheet(made))


def _list(door: Door, as_json: bool) -> None:
    with door.desk() as desk:
        found, today = desk.sources(), desk.clock().date()
    if as_json:
        output.form(found)
    else:
        from tui import tables

        shown = tables.sources(found, output.list_room(), today)
        output.draw_list(found, shown, none="no sources; signposts source NAME")
