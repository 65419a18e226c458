"""The command tlp: how far something may be passed on."""

from __future__ import annotations

import click

from seeds.display import safe_line
from tui import output
from tui.command import verb
from tui.door import Door
from tui.options import as_json


@verb(
    "tlp",
    "signposts tlp orlik amber\nsignposts tlp army-guard TLP:AMBER+STRICT\nsignposts tlp orlik",
)
@click.argument("name")
@click.argument("mark", required=False)
@as_json
@click.pass_obj
def tlp(door: Door, name: str, mark: str | None, as_json: bool) -> None:
    """Show or set the handling mark of an article, item or scenario.

    MARK is of TLP 2.0: clear, green, amber, amber+strict or red; none takes it back. An item has
    the highest of its own and of those of the articles that speak of it. By TLP only who marked
    something may lower its mark: where it is lowered, that is said.
    """
    with door.desk() as desk:
        before = desk.marked(name)
        found = before if mark is None else desk.tlp(before.id, mark)
        called = desk.thing_called(found.id)
        by = desk.thing_called(found.by) if found.by else ""
    if as_json:
        output.form(
            {
                "id": found.id,
                "own": found.own,
                "counts": found.counts,
                "by": found.by or None,
            }
        )
    else:
        from tui.handling import told

        output.line(safe_line(f"{called}  {told(found, by) or 'no handling mark'}"))
    if mark is None:
        return
    if found.own is before.own:
        output.note("it was marked so already: nothing was changed")
    elif before.own and (found.own is None or found.own.rank < before.own.rank):
        output.note(
            f"lowered from {before.own.words}: only who marked it first may do that; "
            "signposts undo takes it back"
        )
