"""The command join: all that another store remembers, taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from seeds.display import safe_line
from tui import output
from tui.command import verb
from tui.door import Door
from tui.errors import WOULD_CHANGE
from tui.options import as_json

if TYPE_CHECKING:
    from store.desk import Joined


@verb("join", "signposts join colleague.db --check\nsignposts join colleague.db")
@click.argument("file", metavar="OTHER.db", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; end with 3 if something would.")
@as_json
@click.pass_obj
def join(door: Door, file: Path, check: bool, as_json: bool) -> int:
    """Take in all that another store remembers.

    The other store is only read. What both know is there once: done again, nothing changes, and
    the other way round it gives the same. Where both changed one field, the later
    deed counts, by the clocks of the machines on which they were done; history keeps both. What
    either of them forgot is forgotten. Undo without a name stays with what was done here. A
    simulated store joins only its like. An error changes nothing.
    """
    with door.trial() if check and door.reads_only else door.desk() as desk:
        joined = desk.join(file, check=check)
    if as_json:
        output.form(
            {
                "changed": joined.changed,
                "check": check,
                "entries": joined.entries,
                "deeds": dict(sorted(joined.deeds.items())),
                "made": dict(sorted(joined.made.items())),
                "edited": dict(sorted(joined.edited.items())),
                "gone": dict(sorted(joined.gone.items())),
                "clashes": list(joined.clashes),
            }
        )
    else:
        _tell(joined, check)
    return WOULD_CHANGE if check and joined.changed else 0


def _tell(joined: Joined, check: bool) -> None:
    if not joined.changed:
        output.note("nothing is new: nothing was changed")
        return
    would = "would be " if check else ""
    for analyst, many in sorted(joined.deeds.items()):
        said = "deed" if many == 1 else "deeds"
        output.line(f"{many:5} {said} of {safe_line(analyst)} {would}new")
    became = ((joined.made, "new"), (joined.edited, "edited"), (joined.gone, "withdrawn"))
    for things, what in became:
        for noun, many in sorted(things.items()):
            plural = noun if many == 1 or noun == "criteria" else noun + "s"
            output.line(f"{many:5} {plural} {would}{what}")
    entries = "entry" if joined.entries == 1 else "entries"
    output.note(f"the journal {'would grow' if check else 'grew'} by {joined.entries} {entries}")
    if joined.clashes:
        output.note(
            f"several things {'would ' if check else ''}have the handle "
            f"{', '.join(map(safe_line, joined.clashes))}; try: their ids, as signposts show "
            f"{safe_line(joined.clashes[0])} has them"
        )
    if joined.made.get("item") and not check:
        output.note("try: signposts pairs, for what may be one event")
