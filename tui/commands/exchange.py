"""Commands about scenario files: export, import."""

from __future__ import annotations

from collections import Counter
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seeds.refusal import Refusal
from tui import given, output
from tui.command import as_of, verb
from tui.door import Door
from tui.errors import WOULD_CHANGE
from tui.options import MAX, as_json

if TYPE_CHECKING:
    from scenarios.releasing import LeftOut
    from scenarios.tlp import Tlp
    from store.desk import Desk


@verb("export", "signposts export orlik -o orlik.yaml\nsignposts export orlik | less")
@click.argument("scenario")
@click.option("-o", "--output", "file", type=click.Path(), help="The file; else standard output.")
@click.option("--text", is_flag=True, help="With the text of the articles.")
@MAX
@as_of
@click.pass_obj
def export(door: Door, scenario: str, file: str | None, text: bool, most: Tlp | None) -> None:
    """Write a scenario to a file, with its whole record.

    With --max, what is marked higher is left out, and what hangs on it; how much, is said. The
    marks go with the file. The file is there whole or not at all; one that is there is replaced.
    """
    from scenarios.formats import scenario_file

    with door.desk() as desk:
        found, left = desk.release(scenario, most=most, texts=text)
        content = scenario_file.write(found)
    if file is None or file == given.STDIN:
        output.raw(content)
    else:
        write(file, content)
    tell_left(left)


def tell_left(left: LeftOut | None) -> None:
    """Say how much was left out, for whoever asked for a limit."""
    if left:
        output.note(left.told)


def write(name: str, content: bytes) -> None:
    """Write a file whole; a device or a pipe is written to, not replaced.

    Raises:
        Refusal: it cannot be written.
    """
    from tui.files import write_whole

    path = Path(name)
    if path.exists() and not path.is_file() and not path.is_dir():
        try:
            path.write_bytes(content)
        except OSError as error:
            raise Refusal(f"cannot be written: {error.strerror}", where=name) from None
        return
    write_whole(str(path.resolve()) if path.is_symlink() else name, content, replace=True)


@verb("import", "signposts import orlik.yaml --check\nsignposts import orlik.yaml")
@click.argument("file", type=click.Path())
@click.option("--check", is_flag=True, help="Change nothing; end with 3 if something would.")
@as_json
@click.pass_obj
def import_(door: Door, file: str, check: bool, as_json: bool) -> int:
    """Read a scenario file into the store; - reads standard input.

    What is new is added by its id, metadata, items, annotations and scenarios are brought up to
    date, and nothing is removed. A finding or forecast that is known with other content is an
    error. An error changes nothing.
    """
    from scenarios.formats import scenario_file

    name = given.named(file)
    content = given.content(file)
    case_file = scenario_file.read(content, name)
    with desk_for(door, check) as desk, desk.together(keep=not check):
        with scenario_file.placing(content, name):
            done = desk.import_case(case_file)
        changed = bool(desk.deeds_done)
    if as_json:
        output.form({"changed": changed, "check": check, **_counts(done.made, done.changed)})
    else:
        _tell(done.made, done.changed, check)
        if not changed:
            output.note("nothing is new: nothing was changed")
    return WOULD_CHANGE if check and changed else 0


def _counts(made: Counter[str], changed: Counter[str]) -> dict[str, dict[str, int]]:
    return {"made": dict(sorted(made.items())), "updated": dict(sorted(changed.items()))}


def _tell(made: Counter[str], changed: Counter[str], check: bool) -> None:
    would = "would be " if check else ""
    for words, counts in (("new", made), ("brought up to date", changed)):
        for noun, many in sorted(counts.items()):
            plural = noun if many == 1 or noun == "criteria" else noun + "s"
            output.line(f"{many:5} {plural} {would}{words}")


def desk_for(door: Door, check: bool) -> AbstractContextManager[Desk]:
    """The desk, its store made where it is missing; to try something out where nothing can be
    written, or nothing is yet, one that is let go."""
    apart = check and (door.reads_only or not door.path.exists())
    return door.trial() if apart else door.desk(create=True)
