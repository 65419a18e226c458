"""Commands about seals: seal, verify."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from seeds.display import safe_line
from seeds.refusal import Refusal, Unknown
from tui import given, output
from tui.command import verb
from tui.door import Door
from tui.errors import FAILED
from tui.options import as_json

if TYPE_CHECKING:
    from store.differing import Unlike
    from store.sealing import Seal
    from store.verifying import Checked, Report

_DIGITS = 12
_PART = re.compile("[0-9a-f]{6,63}")
_MOST = 100_000_000
"""Bytes of a file of seals."""


@verb("seal", "signposts seal\nsignposts seal -o orlik-2026-11.seal")
@click.option("-o", "--output", "file", type=click.Path(), help="A new file, with a list of ids.")
@as_json
@click.pass_obj
def seal(door: Door, file: str | None, as_json: bool) -> None:
    """Seal the record: print what proves later that nobody rewrote it.

    Publish the two lines, or send them to a colleague: kept in this store they prove nothing.
    Signposts verify takes them. The file tells exactly which entry is the first that is not as
    it was; the lines tell about where it is.
    """
    from store.sealing import published, sealed_file
    from tui.files import write_whole

    if file is not None and Path(file).exists():
        raise Refusal("there is a file already", where=file, attempt="another name")
    with door.desk() as desk:
        made = desk.seal()
    if as_json:
        output.form({**_seal_form(made), "lines": published(made).splitlines()})
    else:
        output.line(published(made).rstrip("\n"))
    if file is not None:
        write_whole(file, sealed_file(made).encode())


@verb("verify", "signposts verify orlik-2026-11.seal\nsignposts verify")
@click.argument("seal", metavar="[SEAL]", nargs=-1)
@as_json
@click.pass_obj
def verify(door: Door, seal: tuple[str, ...], as_json: bool) -> int:
    """Show that nobody rewrote what a seal covers.

    SEAL is what signposts seal printed, a file with that, or - for standard input; its id alone
    does. Ends with 1 where something is not as it was sealed, or does not fit. Without a seal it
    says whether all fits together, which it also does where all was rewritten.
    """
    from store import verifying

    report = verifying.verify(door.path, _given(seal))
    if as_json:
        output.form(_form(report))
    else:
        _tell(report)
    return 0 if report.holds else FAILED


def _given(words: tuple[str, ...]) -> list[Seal]:
    """The seals that the words of a command line are, or name the file of.

    Raises:
        Unknown: there is no such file, or it is the beginning of an id.
        Invalid: there is no seal in it.
    """
    from store.ancestry import ID
    from store.sealing import HEADER, read_seals

    if not words:
        return []
    said = " ".join(words)
    if HEADER in said or ID.fullmatch(said):
        return read_seals(said)
    if _PART.fullmatch(said) and not Path(said).exists():
        raise Unknown(
            "a seal is known by its whole id, or by the lines that were printed",
            where=said,
            attempt="the lines, or the file, that you kept",
        )
    return read_seals(given.content(said, _MOST).decode("utf-8", "replace"))


# As text ----------------------------------------------------------------------------------------


def _tell(report: Report) -> None:
    for one in report.checked:
        for line in _against(report, one):
            output.line(safe_line(line))
    for line in report.wrong:
        output.line(safe_line(line))
    if not report.wrong and report.checked:
        output.line(f"the journal's {report.entries} entries fit together{_rows(report)}")
    if not report.checked:
        _tell_what_fits(report)
    if report.wrong or any(one.unlike for one in report.checked):
        output.note("try: a backup from before, and signposts verify --db with it")


def _rows(report: Report) -> str:
    if report.folded:
        return ", and all rows follow from them"
    return "; the rows, of another version, were not compared"


def _tell_what_fits(report: Report) -> None:
    heads = ", ".join(head[:_DIGITS] for head in report.heads)
    if not report.wrong:
        fits = f"{report.entries} entries fit together{_rows(report)}"
        output.line(safe_line(f"{fits}; they end with {heads}"))
    for one in report.standing:
        words = "" if one.holds else ": it is not true of what is here"
        output.line(safe_line(f"{_named(one.seal)}, {one.seal.entries} entries{words}"))
    output.note("no seal was given: that all fits does not show that nobody rewrote all of it")
    output.note("try: signposts verify SEAL, with what signposts seal printed then")


def _named(seal: Seal) -> str:
    of = f" of {seal.time:%Y-%m-%d %H:%M} UTC" if seal.time else ""
    return f"seal {seal.id[:_DIGITS]}{of}"


def _against(report: Report, one: Checked) -> Iterator[str]:
    if one.holds:
        all_of = f"all {one.seal.entries} entries" if one.seal.entries else "all entries"
        were = "was" if one.since == 1 else "were"
        since = f"; {one.since} {were} added since" if one.since else ""
        yield f"{_named(one.seal)}: {all_of} are here unchanged{since}"
        if one.beside:
            yield f"  {one.beside} more came from another file, or were put in beside them"
        return
    yield f"{_named(one.seal)}: not as it was sealed"
    yield from (f"  {words}" for words in one.differs)
    if one.unlike:
        yield from _unlike(report, one.seal, one.unlike)


def _unlike(report: Report, seal: Seal, unlike: Unlike) -> Iterator[str]:
    place = f"{unlike.first}" if unlike.first == unlike.last else f"{unlike.first}-{unlike.last}"
    of = f" of {seal.entries}" if 0 < unlike.last <= seal.entries else ""
    if seal.entries and unlike.first > seal.entries:
        place = "the seal's own"
    sealed = f" ({unlike.id[:_DIGITS]})" if unlike.id else ""
    yield f"  first entry that is not as sealed: {place}{of}{sealed}: {unlike.what}"
    yield from (f"  {words}" for words in _now(report, unlike))


def _now(report: Report, unlike: Unlike) -> Iterator[str]:
    """What stands in the places, as far as it can be told."""
    from tui.words import describe

    for id in unlike.now:
        done = report.told.get(id)
        if done is None:
            yield f"now there: {id[:_DIGITS]}, which cannot be read"
            continue
        try:
            words = describe(done, report.called) if done.facts else done.verb
        except (ValueError, LookupError, TypeError, AttributeError, Refusal):
            words = str(done.verb)
        # Of what is missing, or is other bytes, the rows may still tell when and by whom it was.
        said = "now there" if done.facts else "the rows still tell of it"
        yield f"{said}: {id[:_DIGITS]}  {done.recorded:%Y-%m-%d %H:%M}  {done.analyst}  {words}"


# As JSON ----------------------------------------------------------------------------------------


def _seal_form(seal: Seal) -> dict[str, Any]:
    return {
        "seal": seal.id,
        "store": seal.store,
        "entries": seal.entries or None,
        "time": seal.time,
        "marks": seal.marks,
    }


def _form(report: Report) -> dict[str, Any]:
    return {
        "holds": report.holds,
        "entries": report.entries,
        "heads": report.heads,
        "seals": [
            {
                **_seal_form(one.seal),
                "given": bool(report.checked),
                "holds": one.holds,
                "differs": one.differs,
                "first_unlike": one.unlike and _unlike_form(report, one.unlike),
                "since": one.since,
                "beside": one.beside,
            }
            for one in report.checked or report.standing
        ],
        "wrong": report.wrong,
        "rows_compared": report.folded,
    }


def _unlike_form(report: Report, unlike: Unlike) -> dict[str, Any]:
    return {
        "what": unlike.what,
        "first": unlike.first,
        "last": unlike.last,
        "sealed": unlike.id or None,
        "now": list(_now(report, unlike)),
    }
