"""Commands about deeds: history, undo, redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from seeds.refusal import Invalid, Refusal
from tui import given, output
from tui.command import verb
from tui.door import Door
from tui.options import COUNT, as_json

if TYPE_CHECKING:
    from store.desk import Desk
    from store.done import Done

_FEW = 8
"""Deeds that a refusal names."""


def filters(body: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which deeds are meant; what is said comes by the names of them."""
    for name, help in (
        ("day", "Recorded on a day, in a month, or in a year."),
        ("until", "Recorded by then."),
        ("since", "Recorded from then on: 2026-05, monday, last week."),
        ("run", "Of a session run, by the name of the session."),
        ("scenario", "About a scenario, or what is in it."),
        ("article", "About an article, or what is tagged in it; words of its title do."),
        ("verb", "Of one verb: tag, mark, undo, …; its beginning does."),
        ("analyst", "Done by somebody; the beginning of the name does."),
    ):
        body = click.option(f"--{name}", default="", help=help)(body)
    return body


@verb(
    "history",
    "signposts history --limit 20\nsignposts history --verb mark --scenario orlik --since 2026-05"
    "\nsignposts history --since 2026-05-17 --as-session -o review.yaml",
)
@filters
@click.option("--limit", type=COUNT, help="How many at the most; 100 where a list is shown.")
@click.option("--as-session", is_flag=True, help="Write what stands of it as a session file.")
@click.option("-o", "--output", "file", default="", help="With --as-session: the file, a new one.")
@click.option("--articles", default="", help="With --as-session: a folder for the texts it adds.")
@click.option("--undone", is_flag=True, help="With --as-session: what was undone, too.")
@as_json
@click.pass_obj
def history(
    door: Door,
    /,
    limit: int | None,
    as_session: bool,
    file: str,
    articles: str,
    undone: bool,
    as_json: bool,
    **said: str,
) -> None:
    """Say what was done, the latest first, by whom and when.

    With filters, what fits all of them. As a session, it can be run again on another store: things
    that were there before go by their handles and titles, and what was undone is left out.
    """
    if not as_session:
        _refuse_alone(file, articles, undone)
    from tui.days import in_numbers

    said = in_numbers(said, door.clock().date())
    with door.desk() as desk:
        if as_session:
            _record(desk, limit, said, file, articles, undone)
            return
        done = desk.history(most=limit or 100, said=said)
        told = _told(desk, done)
    if as_json:
        from tui.forms import done_form

        output.form([done_form(one, words) for one, words in zip(done, told, strict=True)])
        return
    from tui import tables

    none = "no deed fits" if any(said.values()) else "nothing was done yet"
    output.draw_list(done, tables.deeds(done, told, output.list_room()), none=none)


def _refuse_alone(file: str, articles: str, undone: bool) -> None:
    asked = {"-o": file, "--articles": articles, "--undone": undone}
    for option, value in asked.items():
        if value:
            raise Invalid("it goes with --as-session", where=option, attempt="--as-session")


def _record(
    desk: Desk, limit: int | None, said: dict[str, str], file: str, articles: str, undone: bool
) -> None:
    """Write a stretch of the history as a session, to a file or to standard output."""
    from tui import recording

    deeds = [done.id for done in desk.history(most=limit or -1, said=said)]
    name = "" if file == given.STDIN else file
    found = recording.recorded(desk, deeds, name, said=said, articles=articles, undone=undone)
    if name:
        told = recording.save(found, name, articles=articles)
    else:
        unlike = recording.save_articles(found, articles) if articles else ()
        output.raw(found.content)
        told = tuple(recording.remarks(found, unlike, bool(articles)))
    for words in told:
        output.note(words)


@verb("undo", "signposts undo\nsignposts undo 4f1c09d2\nsignposts undo --run first-reading")
@click.argument("deeds", metavar="[DEED...]", nargs=-1)
@click.option("--count", type=COUNT, help="How many of the last deeds.")
@click.option("--run", default="", help="All deeds of the last run of a session, by its name.")
@click.option("--with-dependants", is_flag=True, help="And what was built on them since.")
@click.option("--alone", is_flag=True, help="And leave what was built on them since.")
@as_json
@click.pass_obj
def undo(
    door: Door,
    deeds: tuple[str, ...],
    count: int | None,
    run: str,
    with_dependants: bool,
    alone: bool,
    as_json: bool,
) -> None:
    """Undo the last deed, or deeds by their ids.

    The last is that of this store, whoever did it. Where later deeds rest on one that is named,
    say what is to become of them. Nothing is lost: history keeps what was undone, and redo brings
    it back.
    """
    _refuse_both(deeds, count, run, "undo")
    if with_dependants and alone:
        raise Invalid("they go or they stay", where="--alone", attempt="--with-dependants")
    with door.desk() as desk:
        if (deeds or run) and not (with_dependants or alone):
            _refuse_dependants(desk, deeds, run)
        if run:
            _tell_staying(desk, run)
        done = desk.undo(*deeds, count=count or 1, run=run, with_dependants=with_dependants)
        _tell(desk, done, as_json)
        if len(done) > 1 and not as_json:
            output.note(f"signposts redo --count {len(done)} brings all of it back")


@verb("redo", "signposts redo --count 2")
@click.argument("deeds", metavar="[DEED...]", nargs=-1)
@click.option("--count", type=COUNT, help="How many, the last undone first.")
@click.option("--run", default="", help="All undone deeds of a session run, by its name.")
@as_json
@click.pass_obj
def redo(door: Door, deeds: tuple[str, ...], count: int | None, run: str, as_json: bool) -> None:
    """Do again what was undone, the last first."""
    _refuse_both(deeds, count, run, "redo")
    with door.desk() as desk:
        _tell(desk, desk.redo(*deeds, count=count or 1, run=run), as_json)


def _refuse_both(deeds: Sequence[str], count: int | None, run: str, name: str) -> None:
    said = [bool(deeds), count is not None, bool(run)]
    if sum(said) > 1:
        first = f"--run {run}" if run else deeds[0]
        raise Invalid(
            "deeds are named, counted, or those of a run: one of them",
            where=f"signposts {name}",
            attempt=f"signposts {name} {first}",
        )


def _tell_staying(desk: Desk, run: str) -> None:
    from tui.resting import stays

    for words in stays(desk.staying(run)):
        output.note(words)


def _refuse_dependants(desk: Desk, deeds: Sequence[str], run: str) -> None:
    """Before what others rest on is undone, one says what is to become of them.

    Raises:
        Refusal: later deeds rest on it, or items leave a scenario with it.
    """
    from tui.resting import rests
    from tui.tables import DEED_DIGITS

    resting, leaving = desk.dependants(*deeds, run=run), desk.leaving(*deeds, run=run)
    if not resting and not leaving:
        return
    some = resting[:_FEW]
    shown = [
        f"{one.id[:DEED_DIGITS]}  {words}"
        for one, words in zip(some, _told(desk, some), strict=True)
    ]
    if len(resting) > len(some):
        shown.append(f"… and {len(resting) - len(some)} more")
    raise Refusal(
        "; ".join(rests(len(resting), leaving)),
        where=run or " ".join(deed[:DEED_DIGITS] for deed in deeds),
        candidates=tuple(shown),
        attempt="--with-dependants, which undoes them too, or --alone, which leaves them",
    )


def _told(desk: Desk, done: Sequence[Done]) -> list[str]:
    from tui.words import describe

    called = desk.called(done)
    return [describe(one, called) for one in done]


def _tell(desk: Desk, done: Sequence[Done], as_json: bool) -> None:
    told = _told(desk, done)
    if as_json:
        from tui.forms import done_form

        output.form([done_form(one, words) for one, words in zip(done, told, strict=True)])
        return
    from tui.tables import DEED_DIGITS

    for one, words in zip(done, told, strict=True):
        output.line(f"{one.id[:DEED_DIGITS]}  {words}")
