"""Commands about which item a passage speaks of: link, unlink."""

from __future__ import annotations

import click

from tui import output
from tui.command import verb
from tui.commands.tags import tell
from tui.door import Door
from tui.options import as_json


@verb("link", "signposts link n:77d0e3b1\nsignposts link n:77d0e3b1 csto-freeze")
@click.argument("annotation")
@click.argument("item", required=False)
@as_json
@click.pass_obj
def link(door: Door, annotation: str, item: str | None, as_json: bool) -> None:
    """Make a tag a mention of an item that exists. Without ITEM, show the likeliest ones.

    The item that it leaves goes, where nothing else mentions it.
    """
    with door.desk() as desk:
        if item is not None:
            tell(desk, desk.link(annotation, item), as_json=as_json)
            return
        likely, marks = desk.likely_items(annotation), desk.marks()
    from tui import tables
    from tui.forms import item_form

    if as_json:
        output.form([item_form(line, marks) for line in likely])
    else:
        output.draw_list(
            likely,
            tables.items(likely, output.list_room()),
            none="there is no other item of its kind",
        )


@verb("unlink", "signposts unlink n:77d0e3b1")
@click.argument("annotation")
@as_json
@click.pass_obj
def unlink(door: Door, annotation: str, as_json: bool) -> None:
    """Give a tag an item of its own again."""
    with door.desk() as desk:
        tell(desk, desk.unlink(annotation), as_json=as_json)
