"""Commands about what was found: mark, due, snooze."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenarios.vocabulary import Confidence, Credibility, Status, Support
from seeds.display import safe_line
from seeds.refusal import Invalid, Unknown
from seeds.when import When
from tui import output
from tui.command import as_of, verb
from tui.door import Door
from tui.given import STDIN
from tui.options import WHEN, WordOf, as_json

if TYPE_CHECKING:
    from scenarios.finding import ComponentFound, Evidence
    from store.desk import Desk


ABOUT = ("source", "origin", "published", "seen", "credibility")
"""What may be said about a piece of evidence."""


@verb(
    "mark",
    "signposts mark army-guard observed --on 2026-05-17 \\\n"
    '    --evidence "https://example.org/notice | Orlik Gazette" --seen 2026-05-18\n'
    'signposts mark army-guard not-observed --on 2026-04-01 --looked "the bridge, both ends"',
)
@click.argument("item")
@click.argument("status", required=False, default="")
@click.option("--on", type=WHEN, help="When it occurred; for not-observed, when it was looked for.")
@click.option("--settled-on", type=WHEN, help="When it could be known, if on another day.")
@click.option("--holds", multiple=True, metavar="PART", help="A component that holds; repeat it.")
@click.option("--fails", multiple=True, metavar="PART", help="A component that does not.")
@click.option("--looked", default="", help="Where and how it was looked for.")
@click.option(
    "--evidence",
    multiple=True,
    help="A URL, an article's id or words, and after a bar the source.",
)
@click.option("--contradicts", multiple=True, help="The same, where it speaks against it.")
@click.option("--source", multiple=True, help="Who published the evidence.")
@click.option("--origin", multiple=True, help="Where the information began; reports may share one.")
@click.option("--published", multiple=True, type=WHEN, help="When the evidence was published.")
@click.option("--seen", multiple=True, type=WHEN, help="When you saw it.")
@click.option("--credibility", multiple=True, type=WordOf(Credibility), help="1 confirmed … 6.")
@click.option("--reason", default="", help="Why you say so.")
@click.option("--confidence", type=WordOf(Confidence), help="How sure you are.")
@click.option("--corrects", is_flag=True, help="The finding that holds was wrong.")
@click.option("--follows", is_flag=True, help="The finding that holds was right until now.")
@click.option("--beside", is_flag=True, help="What others found is to stand, too: you differ.")
@click.option("--settle", "settles", is_flag=True, help="Analysts differ, and this is to hold.")
@as_json
@click.pass_obj
def mark(
    door: Door,
    /,
    item: str,
    status: str,
    on: When | None,
    looked: str,
    as_json: bool,
    **said: Any,
) -> None:
    """Record what was found about an item or a scenario.

    STATUS is of a trigger: observed, not-observed, emerging, ceased, already-so; of a prediction
    or scenario: occurred, did-not-occur, partly, annulled, ambiguous; of a claim: confirmed,
    partly, refuted, unverifiable; of any: open. came-true and not-true are turned round where the
    prediction says that it will not occur.

    PART is a component of the criteria, by its number or part of its words. With --holds and
    --fails the status may be left out where it follows from them; one that contradicts them is
    refused.

    A finding takes the place of the last one; with --beside, only of your own last one. Where
    analysts differ, it stands beside those of the others, and nothing holds until one says with
    --settle what does.

    Where there are several pieces of evidence, --source, --origin, --published, --seen and
    --credibility are given once for all that do not say it, or once for each, in the same order.
    """
    _refuse_contrary(said)
    components = _components(said.pop("holds"), said.pop("fails"))
    if not status and not components:
        context = click.get_current_context()
        [missing] = [one for one in context.command.params if one.name == "status"]
        raise click.MissingParameter(ctx=context, param=missing)
    about = {name: said.pop(name) for name in ABOUT}
    evidence = _gathered(said.pop("evidence"), said.pop("contradicts"), about)
    with door.desk() as desk:
        before = len(desk.deeds_done)
        made = desk.mark(
            item, status, on=on, looked=looked, evidence=evidence, components=components, **said
        )
        known = len(desk.deeds_done) == before
        own, origins = desk.only_own(made), desk.origins(made)
        published, unseen = desk.already_so(made), desk.never_there(made)
        later, foreknown = desk.since_then(made), desk.foreknown(made)
    if as_json:
        output.form(made)
    else:
        from tui.showing import finding_sheet

        output.draw(finding_sheet(made, origins=(0 if own else origins[0], origins[1])))
    if own:
        output.note(safe_line(f"the only origin is {own}: that is no independent evidence"))
    if published:
        output.note(f"that is before it was published, {published}: is it already-so?")
    if later:
        output.note(f"that is after it was published, {later}: is it observed?")
    if foreknown:
        output.note(f"that is before it was published, {foreknown}: nothing was foretold")
    if unseen:
        output.note("ceased, though nobody found it observed or already so: since when was it so?")
        output.note(f"try: signposts mark {safe_line(item)} observed --on DATE, then ceased again")
    if made.status is Status.NOT_OBSERVED and not made.looked:
        output.note('where and when it was looked for is not said: --on DATE --looked "…"')
    if known:
        output.note("it was found so already: nothing was changed")


def _refuse_contrary(said: Mapping[str, Any]) -> None:
    """Refuse to say two things of the finding that holds.

    Raises:
        Invalid: it is said.
    """
    if said["beside"] and said["settles"]:
        raise Invalid(
            "a finding stands beside what others found, or settles what they differ in",
            where="signposts mark",
            attempt="--beside or --settle",
        )
    if sum(said[name] for name in ("corrects", "follows", "settles")) > 1:
        raise Invalid(
            "a finding corrects the last one, follows it or settles what differs",
            where="signposts mark",
            attempt="--corrects, --follows or --settle",
        )


def _components(holds: Sequence[str], fails: Sequence[str]) -> list[ComponentFound]:
    from scenarios.finding import ComponentFound

    return [
        *(ComponentFound(of, holds=True) for of in holds),
        *(ComponentFound(of, holds=False) for of in fails),
    ]


def subject(desk: Desk, name: str) -> tuple[str, str]:
    """Whether a name is that of an item or a scenario, and its id; an item goes first.

    Raises:
        Unknown, Ambiguous: the name.
    """
    try:
        return "item", desk.item(name).id
    except Unknown:
        try:
            return "scenario", desk.scenario(name).id
        except Unknown:
            pass
        raise


def _gathered(
    supporting: Sequence[str], contradicting: Sequence[str], about: dict[str, tuple[Any, ...]]
) -> list[Evidence]:
    """The evidence, what supports it first, with what is said about each.

    Raises:
        Invalid: what is said about evidence is not once for all, nor once for each.
    """
    from scenarios.evidence_line import evidence

    found = [_read(evidence, "--evidence", words) for words in supporting]
    found += [
        replace(_read(evidence, "--contradicts", words), role=Support.CONTRADICTS)
        for words in contradicting
    ]
    for name, given in about.items():
        if not given:
            continue
        if len(given) not in (1, len(found)) or not found:
            raise Invalid(
                f"{len(given)} for {len(found)} pieces of evidence",
                where=f"--{name}",
                attempt="once for all of them, or once for each",
            )
        if len(given) == 1 < len(found):  # what is said of one of them alone holds for it
            each = [getattr(one, name) or given[0] for one in found]
        else:
            each = list(given)
        found = [replace(one, **{name: said}) for one, said in zip(found, each, strict=True)]
    return found


def _read(parse: Callable[[str], Evidence], option: str, words: str) -> Evidence:
    try:
        return parse(words)
    except Invalid as error:
        raise Invalid(error.what, where=option, attempt=error.attempt) from None


@verb(
    "due",
    "signposts due --scenario orlik\nsignposts due --as-session -o review.yaml"
    "\nsignposts run review.yaml\nsignposts due --why",
)
@click.option("--scenario", default="", help="Only what belongs to a scenario.")
@click.option("--why", is_flag=True, help="Explain the order, group by group.")
@click.option("--as-session", is_flag=True, help="Write a worksheet: a session to be filled in.")
@click.option("-o", "--output", "file", default="", help="With --as-session: the file, a new one.")
@as_of
@as_json
@click.pass_obj
def due(door: Door, scenario: str, why: bool, as_session: bool, file: str, as_json: bool) -> None:
    """List what it is time to look at, the most pressing first.

    That is items, and scenarios that have criteria. First comes what is over, the oldest first:
    its deadline has passed, or what its time hangs on has occurred. Then the rest, what was longest
    not looked at first; claims come last.

    A worksheet has a step for each item, with all that is known about it in comments and the
    status left blank. It is filled in with an editor and run; what is blank is skipped.
    """
    if file and not as_session:
        raise Invalid("it goes with --as-session", where="-o", attempt="--as-session")
    with door.desk() as desk:
        if as_session:
            _worksheet(desk, scenario, file)
            return
        found, marks = desk.due(scenario), desk.marks()
    if as_json:
        from tui.forms import due_form

        output.form([due_form(one, line, marks) for one, line in found])
    else:
        from tui import tables

        shown = (
            tables.due_why(found, output.room()) if why else [tables.due(found, output.list_room())]
        )
        output.draw_list(found, *shown, none="nothing is due")


def _worksheet(desk: Desk, scenario: str, file: str) -> None:
    from tui.files import write_whole
    from tui.worksheet import worksheet

    named = file not in ("", STDIN)
    content, many = worksheet(desk, scenario, Path(file).stem if named else "review")
    if named:
        path = write_whole(file, content)
        output.note(safe_line(f"{many} step{'' if many == 1 else 's'} to fill in: {path}"))
    else:
        output.raw(content)


@verb("snooze", "signposts snooze army-guard 2026-09-01\nsignposts snooze army-guard '6 weeks'")
@click.argument("item")
@click.argument("until")
@click.pass_obj
def snooze(door: Door, item: str, until: str) -> None:
    """Do not bring an item or a scenario up for review before a day."""
    from scenarios.until import until as day_of

    with door.desk() as desk:
        day = day_of(until, desk.clock().date())
        desk.snooze(item, day)
    output.line(f"{safe_line(item)}  {day}")
