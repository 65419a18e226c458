"""Commands about what is to be known and how likely it is: criteria, forecast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from scenarios.vocabulary import Basis, Combination, Confidence, Expectation, TimeframeStatus
from seeds.display import safe_line
from seeds.refusal import Invalid
from tui import output
from tui.command import verb
from tui.door import Door
from tui.options import COUNT, DAY, WordOf, as_json, changes, several, when

IMPUTED = click.IntRange(1, 600)
"""Months; 12, 24 and 60 are the usual."""

if TYPE_CHECKING:
    from scenarios.criteria import Components, Criteria, Timeframe
    from scenarios.forecast import Forecast, Reference
    from store.lines import ItemLine
    from store.verbs.worded import Worded


@verb(
    "condition",
    "signposts condition bridge-closed army-guard tolls --least 1\n"
    "signposts condition bridge-closed --triggers-of orlik --least 3 --unless peace-treaty",
)
@click.argument("item")
@click.argument("of", nargs=-1)
@click.option("--triggers-of", default="", metavar="SCENARIO", help="All triggers of a scenario.")
@click.option("--any", "one", is_flag=True, help="One of them is enough.")
@click.option("--least", type=COUNT, default=None, help="So many of them are enough.")
@click.option("--unless", multiple=True, metavar="ITEM", help="What must not occur; repeat it.")
@click.option("--nothing", is_flag=True, help="It hangs on nothing any more.")
@as_json
@click.pass_obj
def condition(
    door: Door,
    item: str,
    of: tuple[str, ...],
    triggers_of: str,
    one: bool,
    least: int | None,
    unless: tuple[str, ...],
    nothing: bool,
    as_json: bool,
) -> None:
    """Say which items have to occur for an item to be judged.

    OF are the items: all of them, unless --any or --least says otherwise. When the condition holds,
    the item comes up for review; when it failed by the deadline, it is offered as annulled. With
    the item alone, say whether its condition holds.
    """
    if one and least:
        raise Invalid("--any is --least 1", where="--any", attempt="one of them")
    given = bool(of or triggers_of or unless)
    if given and nothing:
        raise Invalid("items, and --nothing", where="--nothing", attempt="one of them")
    with door.desk() as desk:
        if given or nothing:
            how = Combination.ANY if one else None
            desk.condition(
                item, of, triggers_of=triggers_of, combination=how, least=least or 0, unless=unless
            )
        holds = desk.condition_of(item)
        handle = desk.item(item).handle
    if as_json:
        output.form(holds)
    elif holds is None:
        output.line(f"{handle}  hangs on nothing")
    else:
        from tui.telling import condition as told

        output.line(safe_line(f"{handle}  {told(holds)}"))


@verb(
    "criteria",
    'signposts criteria army-guard --threshold "soldiers on permanent post at either end" \\\n'
    '    --source "ministry of the interior" --by 2026-12-31 --words "this year"',
)
@click.argument("item")
@click.option("--baseline", help="How things stood when it was said.")
@click.option("--baseline-period", help="What the baseline is of: a year, a month.")
@click.option("--baseline-source", help="Who counted it.")
@click.option("--threshold", help="What has to be seen.")
@click.option("--component", "components", multiple=True, help="A part of the event; repeat it.")
@click.option("--combination", type=WordOf(Combination), help="How many of the parts make it.")
@click.option("--least", type=COUNT, help="How many, for at-least.")
@click.option("--source", help="Who settles it.")
@click.option("--by", metavar="DATE", help="The last day, as precisely as it is known.")
@click.option("--words", help="The author's words about time.")
@click.option("--event", help="The event that the time hangs on, in words.")
@click.option("--hangs-on", metavar="ITEM", help="The item or scenario that the time hangs on.")
@click.option(
    "--impute", type=IMPUTED, help="So many months from publication, as no time is named."
)
@click.option("--timeframe-status", type=WordOf(TimeframeStatus), help="Who named the time.")
@as_json
@click.pass_obj
def criteria(
    door: Door,
    /,
    item: str,
    components: tuple[str, ...],
    combination: Combination | None,
    least: int | None,
    by: str | None,
    words: str | None,
    event: str | None,
    hangs_on: str | None,
    impute: int | None,
    timeframe_status: TimeframeStatus | None,
    as_json: bool,
    **said: Any,
) -> None:
    """Say how one will know about an item or a scenario.

    That is a new version of its criteria: they are never edited. What is not given stays as it
    was. A time is inferred where its author's words are given, else imputed, unless
    --timeframe-status says otherwise. Without options, show all versions.
    """
    from tui.standing import event_name

    with door.desk() as desk:
        versions = desk.criteria_of(item)
        last = versions[-1] if versions else None
        baseline = changes(
            value=said.pop("baseline"),
            period=said.pop("baseline_period"),
            source=said.pop("baseline_source"),
        )
        if baseline:
            from scenarios.criteria import Baseline

            said["baseline"] = replace(last.counted if last else Baseline(""), **baseline)
        parts = _components(last, components, combination, least)
        if parts:
            said["components"] = parts
        timeframe = changes(words=words, event=event, hangs_on=hangs_on, status=timeframe_status)
        if impute:
            timeframe |= {"by": desk.imputed(item, impute), "status": TimeframeStatus.IMPUTED}
        if by is not None:
            timeframe["by"] = when(by, "--by")
        if timeframe:
            said["timeframe"] = _timeframe(last, timeframe)
        given = changes(**said)
        if given:
            desk.criteria(item, **given)
            versions = desk.criteria_of(item)
        offer = None if given or versions else desk.time_offered(item)
        hung = [event_name(desk, one) for one in versions]
    _tell(versions, hung, as_json, latest=bool(given))
    if offer:
        output.note(
            safe_line(
                f"“{offer.words}”, read against the day of the article: --by {offer.by} "
                f'--words "{offer.words}", which is inferred'
            )
        )


def _components(
    last: Criteria | None,
    given: tuple[str, ...],
    combination: Combination | None,
    least: int | None,
) -> Components | None:
    """The parts of the event as they are from now on; None where nothing is said of them."""
    from scenarios.criteria import Components

    if not given and combination is None and least is None:
        return None
    old = last.components if last and last.components else Components(of=())
    if given and not several(given):
        raise Invalid("a part without words", where="--component", attempt="what has to be seen")
    of = several(given) or old.of
    if not of:
        raise Invalid("there are no parts to combine", where="--combination", attempt="--component")
    how = combination or (Combination.AT_LEAST if least else old.combination)
    number = (least or old.least) if how is Combination.AT_LEAST else 0
    if least and how is not Combination.AT_LEAST:
        raise Invalid(
            f"it is for at-least, not for {how.value}", where="--least", attempt="at-least"
        )
    if how is Combination.AT_LEAST and not 1 <= number <= len(of):
        raise Invalid(
            f"{number} of {len(of)} parts", where="--least", attempt=f"a number from 1 to {len(of)}"
        )
    return Components(of=of, combination=how, least=number)


def _timeframe(last: Criteria | None, given: dict[str, Any]) -> Timeframe:
    from scenarios.criteria import Timeframe

    old = last.timeframe if last else Timeframe()
    anew = bool({"by", "event", "hangs_on"} & given.keys())
    if anew and "by" not in given and old.status is TimeframeStatus.IMPUTED:
        given = {**given, "by": None}  # the months were for want of a time, and now one is known
    new = replace(old, **given)
    imputed = anew and old.status is TimeframeStatus.IMPUTED
    if "status" in given or not (imputed or new.status is TimeframeStatus.MISSING):
        return new
    named = TimeframeStatus.INFERRED if new.words else TimeframeStatus.IMPUTED
    return replace(new, status=named)


def _tell(versions: list[Criteria], hung: Sequence[str], as_json: bool, *, latest: bool) -> None:
    if as_json:
        output.form(versions)
        return
    shown = list(enumerate(versions, 1))[-1 if latest else 0 :]
    from tui.showing import criteria_sheet

    output.draw_list(
        shown,
        *(criteria_sheet(one, number, hangs_on=hung[number - 1]) for number, one in shown),
        none="no criteria yet; --threshold … says what has to be seen",
    )


def reference_of(words: str) -> Reference:
    """A class of like cases: what they are, and in how many of how many it occurred.

    Raises:
        Invalid: the words say none.
    """
    import re

    from scenarios.forecast import Reference

    attempt = "bridges under threat: 9 of 40"
    match = re.fullmatch(r"\s*(.*\S)\s*:\s*([0-9]{1,9})\s*(?:of|/)\s*([0-9]{1,9})\s*", words)
    if not match:
        raise Invalid(f"{words!r} is no class of cases", where="--reference", attempt=attempt)
    try:
        return Reference(match[1], n=int(match[3]), occurred=int(match[2]))
    except ValueError as error:
        raise Invalid(str(error), where="--reference", attempt=attempt) from None


@verb(
    "forecast",
    "signposts forecast bridge-closed 70% --since 2026-03-04\n"
    'signposts forecast bridge-closed dürfte --forecaster "Tomas Brandl"\n'
    "signposts forecast bridge-closed --as-worded",
)
@click.argument("item")
@click.argument("said", required=False, default="")
@click.option("--as-worded", is_flag=True, help="What its author's words say, as his forecast.")
@click.option("--forecaster", default="", help="Whose it is; yours if nothing is said.")
@click.option("--since", type=DAY, help="From which day on; today if nothing is said.")
@click.option("--basis", type=WordOf(Basis), help="Where the figure comes from.")
@click.option("--confidence", type=WordOf(Confidence), help="How sure you are of it.")
@click.option("--reference", default="", help="Like cases: 'bridges under threat: 9 of 40'.")
@click.option("--reason", default="", help="Why.")
@as_json
@click.pass_obj
def forecast(
    door: Door,
    item: str,
    said: str,
    as_worded: bool,
    forecaster: str,
    since: date | None,
    basis: Basis | None,
    confidence: Confidence | None,
    reference: str,
    reason: str,
    as_json: bool,
) -> None:
    """Record how likely an item or a scenario is.

    SAID is 0.4, 40%, 2:3, 1 in 3, or a word such as likely, wahrscheinlich, probabile. A
    forecast is never edited, only followed by a newer one. With --as-worded it is what the words
    of the passage say, by who says them, from the day of publication.
    """
    more: dict[str, Any] = {
        "forecaster": forecaster,
        "since": since,
        "basis": basis,
        "confidence": confidence,
        "reason": reason,
        "reference": reference_of(reference) if reference else None,
    }
    _refuse_contrary(said, as_worded, [name for name, value in more.items() if value])
    if basis:
        _refuse_other_basis(said, basis)
    with door.desk() as desk:
        worded = desk.worded(item) if as_worded else None
        made = desk.forecast_as_worded(item) if as_worded else desk.forecast(item, said, **more)
        notes = _of_the_words(worded, made, desk.item(item)) if worded else ()
    if as_json:
        output.form(made)
    else:
        from tui.showing import forecast_sheet

        output.draw(forecast_sheet(made))
    for note in notes:
        output.note(safe_line(note))


def _of_the_words(worded: Worded, made: Forecast, line: ItemLine) -> Iterator[str]:
    """What to know of a forecast that was set down as it was worded."""
    if worded.second_hand:
        yield "the words are those of a translation or a digest"
    if worded.since is None:
        yield (
            "nobody knows when it was published, so it counts from today; before this, "
            "signposts set ARTICLE --published DATE"
        )
    if made.probability < 0.5 and line.expects is Expectation.OCCUR:
        yield (
            f"“{made.words}” expects that it does not occur, its tag that it does: "
            f"signposts edit {line.handle} --expects not-occur"
        )


def _refuse_contrary(said: str, as_worded: bool, more: Sequence[str]) -> None:
    """Refuse a forecast that is said twice, or not at all.

    Raises:
        Invalid: it is.
    """
    attempt = "signposts forecast ITEM 70%, or --as-worded alone"
    if not (said or as_worded):
        raise Invalid("how likely it is, is not said", where="SAID", attempt=attempt)
    if as_worded and (said or more):
        what = f"--{more[0]}" if more else "a figure"
        raise Invalid(f"it stands alone, without {what}", where="--as-worded", attempt=attempt)


def _refuse_other_basis(said: str, basis: Basis) -> None:
    from scenarios.words import check_basis

    try:
        check_basis(said, basis)
    except Invalid as error:
        raise Invalid(error.what, where="--basis", attempt=error.attempt) from None
