"""Commands about the store itself: doctor, backup."""

from __future__ import annotations

from pathlib import Path

import click

from seeds.display import safe_line
from seeds.refusal import Invalid, Refusal
from tui import output
from tui.command import verb
from tui.door import Door
from tui.errors import FAILED
from tui.options import as_json


@verb("doctor", "signposts doctor")
@as_json
@click.pass_obj
def doctor(door: Door, as_json: bool) -> int:
    """Examine the store for damage.

    The file, every quote against its text, and the whole journal are looked at. Ends with 1
    where something is wrong. That a record was not rewritten as a whole, only a seal shows that
    is kept elsewhere.
    """
    from store.doctor import examine

    with door.desk() as desk:
        found = examine(desk)
    if as_json:
        output.form(found)
    else:
        for one in found:
            output.line(safe_line(one))
    if not found:
        output.note("nothing is wrong")
        return 0
    output.note("try: a backup from before, or signposts export of what is still right")
    return FAILED


@verb("backup", "signposts backup forecasts-2026-11-21.db")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.pass_obj
def backup(door: Door, file: Path, force: bool) -> None:
    """Copy the store while it may be in use, and verify the copy."""
    from store import opening

    with door.desk() as desk:
        if file.is_dir():
            raise Invalid("this is a folder", where=str(file), attempt=str(file / "backup.db"))
        if file.exists() and file.samefile(desk.path):
            raise Invalid("this is the store itself", where=str(file), attempt="another name")
        if file.exists() and not force:
            raise Refusal("there is a file already", where=str(file), attempt="--force")
        with desk.reading() as connection:
            opening.backup(connection, file)
    output.line(safe_line(str(file)))
