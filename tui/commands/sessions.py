"""The command run: a session file on the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from seeds.display import safe_line
from tui import given, output
from tui.command import verb
from tui.commands.exchange import desk_for
from tui.door import Door
from tui.errors import WOULD_CHANGE
from tui.options import as_json

if TYPE_CHECKING:
    from scenarios.session import Step
    from store.replay import Report

_MOST = 60
"""Code points of what a step is about."""


@verb("run", "signposts run first-reading.yaml --check\nsignposts run first-reading.yaml")
@click.argument("session", metavar="SESSION.yaml", type=click.Path())
@click.option("--check", is_flag=True, help="Change nothing; end with 3 if something would.")
@as_json
@click.pass_obj
def run(door: Door, session: str, check: bool, as_json: bool) -> int:
    """Run a session file: all of it, or nothing.

    Files that it names are beside it. A step that was done in an earlier run is not done again,
    so that a second run changes nothing. An error leaves the store as it was and writes no file.
    """
    from scenarios.session import read_session
    from store import replay

    script = read_session(given.content(session), session)
    with desk_for(door, check) as desk:
        report = replay.run(desk, script, Path(session).parent, check=check)
    would = bool(report.changed or report.files)
    if as_json:
        output.form(_form(script.name, report, check))
    else:
        _tell(session, report, check)
    return WOULD_CHANGE if check and would else 0


def _tell(name: str, report: Report, check: bool) -> None:
    changed = [ran.step for ran in report.steps if ran.outcome.value == "changed"]
    if check:
        for step in changed:
            output.line(safe_line(f"{name}:{step.line}: {step.verb}: {_about(step)}"))
    for file in report.files:
        output.line(safe_line(f"{'would write' if check else 'wrote'} {file}"))
    would = "would change" if check else "changed"
    many = f"{len(report.steps)} steps, {len(changed)} {would} the store"
    output.note(many if report.changed or report.files else f"{many}: nothing {would}")


def _about(step: Step) -> str:
    """What a step is about: its handle or quote, else what stands after the verb."""
    said = step.values.get("handle") or step.values.get("quote") or step.argument
    words = " ".join(
        str(said if not isinstance(said, tuple) else ", ".join(map(str, said))).split()
    )
    return words if len(words) <= _MOST else words[: _MOST - 1] + "…"


def _form(name: str, report: Report, check: bool) -> dict[str, Any]:
    return {
        "name": name,
        "check": check,
        "changed": report.changed,
        "steps": [
            {
                "number": ran.step.number,
                "line": ran.step.line,
                "verb": ran.step.verb,
                "outcome": ran.outcome.value,
            }
            for ran in report.steps
        ],
        "files": [str(file) for file in report.files],
    }
