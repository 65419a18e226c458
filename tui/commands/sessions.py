"""The command run: session files on the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from seeds.display import safe_line
from seeds.refusal import Invalid, Refusal
from tui import given, output
from tui.command import verb
from tui.commands.exchange import desk_for
from tui.door import Door
from tui.errors import WOULD_CHANGE
from tui.options import as_json

if TYPE_CHECKING:
    from scenarios.differences import Difference
    from scenarios.releasing import LeftOut
    from scenarios.script import Session
    from scenarios.tlp import Tlp
    from seeds.mistakes import Mistakes
    from store.desk import Desk
    from store.replay import Report
    from tui.run_report import Told

_EXAMPLE = """\
signposts run first-reading.yaml --check --diff
signposts run first-reading.yaml
signposts run review.yaml --var day=2026-05-17 --report junit -o review.xml"""


@verb("run", _EXAMPLE)
@click.argument("session", metavar="SESSION.yaml...", nargs=-1, type=click.Path())
@click.option("--check", is_flag=True, help="Change nothing; end with 3 if something would.")
@click.option("--diff", is_flag=True, help="Show what changes, item by item.")
@click.option("--watch", is_flag=True, help="Run it in the app, step by step.")
@click.option("--var", multiple=True, metavar="NAME=VALUE", help="The value of a variable.")
@click.option(
    "--allow",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A file or folder that the session may use, besides its own folder.",
)
@click.option("--report", type=click.Choice(["json", "junit"]), help="Tell of every step.")
@click.option("-o", "--output", "file", type=click.Path(), help="The file for the report.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of session files.")
@as_json
@click.pass_obj
def run(
    door: Door,
    session: tuple[str, ...],
    check: bool,
    diff: bool,
    watch: bool,
    var: tuple[str, ...],
    allow: tuple[Path, ...],
    report: str | None,
    file: str | None,
    schema: bool,
    as_json: bool,
) -> int:
    """Run session files: all of them, or nothing.

    Everything is checked before the first step. Files that a session names are in its folder. A
    step that was done in an earlier run is not done again, so that a second run changes nothing.
    An error leaves the store as it was and writes no file, unless the header of the session says
    on_error: keep; then what was done before it stays, and its files are written. - is standard
    input.

    With --watch it is tried out first, then done in the app step by step, and each step stays
    done: space pauses, the right arrow does the next step, the left one looks back.
    """
    if schema:
        _print_schema()
        return 0
    _check_usage(session, report, file, as_json)
    if watch:
        others = {"check": check, "diff": diff, "report": report, "json": as_json}
        return _watch(door, session, allow, given_values(var), others)
    told = _told(door, session, allow, given_values(var), check=check, diff=diff)
    _tell_whose(door, told.sessions)
    if as_json or report == "json":
        _write_json(told, None if as_json else file)
    if report == "junit":
        _write(told.junit(), file)
    if not as_json and not (report and file is None):
        _tell(told.report, check, diff)
    if told.report.refused:
        raise told.report.refused
    would = bool(told.report.changed or told.report.files)
    return WOULD_CHANGE if check and would else 0


def _watch(
    door: Door,
    names: Sequence[str],
    allow: Sequence[Path],
    values: dict[str, str],
    others: Mapping[str, object],
) -> int:
    """Run a session in the app."""
    from tui import watched

    watched.check_usage(names, **others)
    script, found = _read(names[0], allow, values)
    found.refuse()
    _check_values(values, [script])
    return watched.watch(door, script, Path(names[0]).parent, allow)


def given_values(said: Sequence[str]) -> dict[str, str]:
    """Variables as the command line gives them.

    Raises:
        Invalid: one is not NAME=VALUE.
    """
    found: dict[str, str] = {}
    for words in said:
        name, equals, value = words.partition("=")
        if not equals or not name:
            what = f"{words!r} does not say which variable has which value"
            raise Invalid(what, where="--var", attempt="--var day=2026-05-17")
        found[name] = value
    return found


def _check_usage(
    session: Sequence[str], report: str | None, file: str | None, as_json: bool
) -> None:
    where = "signposts run"
    if not session:
        raise Invalid("SESSION.yaml is missing", where=where, attempt=_EXAMPLE.splitlines()[1])
    if file is not None and report is None:
        raise Invalid("-o is for a report", where=where, attempt=f"--report json -o {file}")
    if as_json and report and file is None:
        what = "both --json and --report on standard output"
        raise Invalid(what, where=where, attempt=f"--report {report} -o FILE")


def _told(
    door: Door,
    names: Sequence[str],
    allow: Sequence[Path],
    values: dict[str, str],
    *,
    check: bool,
    diff: bool,
) -> Told:
    """Read the sessions and run them; what is wrong with a file is in the report, too."""
    from seeds.mistakes import Mistakes
    from store import replay
    from tui.run_report import Told

    sessions: list[tuple[Session, Path]] = []
    mistakes = Mistakes()
    try:
        for name in names:
            with mistakes:
                script, found = _read(name, allow, values)
                sessions.append((script, Path(name).parent))
                mistakes.found += found.found
        if len(sessions) < len(names):
            mistakes.refuse()
        _check_values(values, [session for session, _ in sessions])
        with desk_for(door, check or bool(mistakes.found)) as desk:
            done = replay.report(
                desk,
                sessions,
                check=check,
                compare=diff,
                allow=allow,
                mistakes=mistakes,
                reporter=_reported,
            )
    except Refusal as refusal:
        done = replay.Report((), refused=refusal)
    return Told([session for session, _ in sessions], done, check)


def _reported(
    desk: Desk, what: str, name: str, file: str, most: Tlp | None
) -> tuple[bytes, LeftOut | None]:
    from tui.report import writing

    return writing.reported(desk, what, name, file, most)


def _read(name: str, allow: Sequence[Path], values: dict[str, str]) -> tuple[Session, Mistakes]:
    from scenarios.session import read_with_mistakes
    from store.allowed import Allowed

    folder = Path(name).parent
    allowed = Allowed.under(folder, allow)

    def fetch(path: PurePath) -> bytes:
        return given.content(str(allowed.to_read(path)))

    return read_with_mistakes(given.content(name), given.named(name), fetch=fetch, given=values)


def _check_values(values: dict[str, str], sessions: Sequence[Session]) -> None:
    from scenarios.variables import check_given

    check_given(values, {name for session in sessions for name in session.variables})


def _write_json(told: Told, file: str | None) -> None:
    from tui.difference_lines import form
    from tui.forms import json_text

    found = told.form()
    if told.report.after is not None:
        found["differences"] = [form(one) for one in _differences(told.report)]
    if file is None:
        output.form(found)
    else:
        _write((json_text(found) + "\n").encode(), file)


def _write(content: bytes, file: str | None) -> None:
    from tui.files import write_whole

    if file is None or file == given.STDIN:
        output.raw(content)
    else:
        write_whole(file, content, replace=True)


def _print_schema() -> None:
    from scenarios.session import schema

    output.raw(schema().encode())


def _tell_whose(door: Door, sessions: Sequence[Session]) -> None:
    """Say so where a session names another analyst than the command line does."""
    for one in sessions:
        if door.analyst and one.analyst and one.analyst != door.analyst:
            said = f"{one.file} names its analyst: what it does is {one.analyst}'s"
            output.note(safe_line(f"{said}, not {door.analyst}'s"))


def _tell(report: Report, check: bool, diff: bool) -> None:
    from tui import difference_lines
    from tui.run_report import about

    changed = [ran.step for ran in report.steps if ran.outcome.value == "changed"]
    if diff:
        difference_lines.show(_differences(report))
    elif check and not report.refused:
        for step in changed:
            said = f"{step.origin.file}:{step.line}: {step.verb}: {about(step)}"
            output.line(safe_line(said))
    if report.kept or not report.refused:
        for file in report.files:
            output.line(safe_line(f"{'would write' if check else 'wrote'} {file}"))
        for words in report.notes:
            output.note(safe_line(words))
    if report.refused:
        _tell_kept(report)
        return
    would = "would change" if check else "changed"
    steps = "1 step" if len(report.steps) == 1 else f"{len(report.steps)} steps"
    many = f"{steps}, {len(changed)} {would} the store"
    if blank := sum(ran.outcome.value == "left blank" for ran in report.steps):
        many += f", {blank} left blank"
    output.note(many if report.changed or report.files else f"{many}: nothing {would}")


def _tell_kept(report: Report) -> None:
    if report.kept:
        last = next(ran.step for ran in report.steps if ran.refusal)
        before = sum(ran.outcome.value == "changed" for ran in report.steps)
        many = f"{before} steps" if before > 1 else "1 step"
        note = f"{many} before it changed the store, and {'stay' if before > 1 else 'stays'} done"
        if not before:
            note = "no step before it changed the store"
        output.note(safe_line(f"{last.origin.file}:{last.line}: {note} (on_error: keep)"))


def _differences(report: Report) -> Sequence[Difference]:
    from scenarios.differences import differences

    if report.before is None or report.after is None:
        return ()
    return differences(report.before, report.after)
