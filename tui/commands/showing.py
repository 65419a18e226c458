"""The command show: one thing, whatever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import click

from scenarios.foresight import changed_after
from seeds.refusal import Ambiguous, Refusal, Unknown
from tui import output
from tui.command import as_of, verb
from tui.door import Door
from tui.options import as_json

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from store.desk import Desk


_MOST_NEAR = 5


@verb(
    "show",
    "signposts show csto-freeze\nsignposts show csto-freeze --cite\nsignposts show bridge --json",
)
@click.argument("name")
@click.option("--cite", is_flag=True, help="Print the quotes with their citations, and no more.")
@click.option("--outline", is_flag=True, help="Of an article: its parts, and what is in them.")
@as_of
@as_json
@click.pass_obj
def show(door: Door, name: str, cite: bool, outline: bool, as_json: bool) -> None:
    """Show an article, an item, a tag or a scenario.

    An article comes with its tags, an item and a scenario with their whole record. Handles go
    before titles of articles.
    """
    if outline:
        _outline(door, name, as_json)
        return
    with door.desk() as desk:
        noun, id = which(desk, name)
        cited = _citations(desk, noun, id) if cite else []
        if as_json:
            found = cited if cite else {**_FORMS[noun](desk, id), **_marks(desk, noun, id)}
        elif not cite:
            parts = [*_banner(desk, id), *_PARTS[noun](desk, id)]
    if as_json:
        output.form(found)
    elif cite:
        for citation in cited:
            output.line(citation)
    else:
        output.draw(*parts)


def which(desk: Desk, name: str) -> tuple[str, str]:
    """The noun and the id of what a name means.

    Raises:
        Unknown: nothing has it.
        Ambiguous: several things have it.
    """
    nouns: dict[str, Callable[[str], Any]] = {
        "annotation": desk.annotation if name.startswith("n:") else _no_annotation,
        "item": desk.item,
        "scenario": desk.scenario,
    }
    found: list[tuple[str, str]] = []
    near: list[str] = []
    for noun, look in nouns.items():
        try:
            found.append((noun, look(name).id))
        except Unknown as unknown:
            near += unknown.candidates[:3]
    if len(found) > 1:
        from store.names import short

        shown = tuple(f"{noun}  {short(id)}" for noun, id in found)
        raise Ambiguous(f"{name!r} fits {len(found)} things", candidates=shown)
    if found:
        return found[0]
    try:
        return "article", desk.article(name).id
    except Unknown as unknown:
        near += unknown.candidates[:3]
        near.sort(key=lambda known: -SequenceMatcher(None, name, known.split()[0]).ratio())
        raise Unknown(
            f"nothing is called {name!r}",
            candidates=tuple(near[:_MOST_NEAR]),
            attempt=f"signposts search {name}",
        ) from None


def _no_annotation(name: str) -> Any:
    raise Unknown(f"there is no annotation {name!r}")


def _marks(desk: Desk, noun: str, id: str) -> dict[str, Any]:
    """The mark that counts for a thing, beside its own, `tlp`."""
    if noun == "annotation":
        return {}
    found = desk.marked(id)
    return {"tlp": found.own, "tlp_counts": found.counts}


def _outline(door: Door, name: str, as_json: bool) -> None:
    """The parts of an article, with the tags in each, and the share that was looked at."""
    from tui import tables

    with door.desk() as desk:
        parts = desk.outline(name)
    if as_json:
        output.form(parts)
    else:
        none = "there is nothing to make an outline of"
        output.draw_list(parts, tables.outline(parts, output.room()), none=none)


def _citations(desk: Desk, noun: str, id: str) -> list[str]:
    """The quote of a tag, or of each tag of an item, with where it stands; or an article."""
    from tui.citing import citation

    if noun == "article":
        return [citation(desk.article(id))]
    if noun == "scenario":
        raise Refusal("a scenario has no quote", attempt="one of its items, or a tag")
    tags = [desk.annotation(id)] if noun == "annotation" else desk.annotations_of(id)
    return [citation(desk.article(tag.article), tag.anchor.span, tag.anchor.quote) for tag in tags]


# As text ----------------------------------------------------------------------------------------


def _banner(desk: Desk, id: str) -> list[Text]:
    """How far what is shown may be passed on, and where the thing's own mark comes from."""
    from tui import handling

    tag = desk.annotation(id) if id.startswith("n:") else None
    return handling.above_clear(desk.banner(*([tag.item, tag.article] if tag else [id])))


def _handling(desk: Desk, id: str) -> str:
    """The mark that counts for a thing, and what it comes from."""
    from tui import handling

    found = desk.marked(id)
    return handling.told(found, desk.thing_called(found.by)) if found.counts else ""


def _article(desk: Desk, id: str) -> Iterator[RenderableType]:
    from tui import showing, tables

    yield showing.article_sheet(desk.article(id), desk.editions(id))
    mentions = desk.mentions(id)
    if mentions:
        yield showing.heading(f"{len(mentions)} {'tag' if len(mentions) == 1 else 'tags'}")
        yield tables.tags(mentions, output.room())


def _item(desk: Desk, id: str) -> Iterator[RenderableType]:
    from tui import showing, telling

    line = desk.item(id)
    more = desk.item_value(id)
    holds = desk.condition_of(id)
    event = desk.event_of(id)
    hung = (holds and telling.condition(holds), event and telling.event(event))
    hangs = "; ".join(said for said in hung if said)
    yield showing.item_sheet(line, more.condition, more.note, hangs, _handling(desk, id))
    places = desk.places(id)
    if places:
        yield ""
        yield showing.places_sheet(places)
    for annotation in desk.annotations_of(id):
        yield ""
        yield showing.annotation_sheet(annotation, desk.article(annotation.article))
    yield from _record(desk, id)


def _record(desk: Desk, id: str) -> Iterator[RenderableType]:
    """What was said and found about an item or scenario."""
    from tui import showing
    from tui.standing import event_name, record

    known = record(desk, id)
    versions = desk.criteria_of(id)
    changed = changed_after(desk.findings_of(id), versions)
    for version, criteria in enumerate(versions, 1):
        yield ""
        event = event_name(desk, criteria)
        yield showing.criteria_sheet(criteria, version, changed=criteria in changed, hangs_on=event)
    for forecast in desk.forecasts_of(id):
        yield ""
        yield showing.forecast_sheet(forecast, known.pairs(forecast))
    sources = desk.sources()
    for finding in desk.findings_of(id):
        yield ""
        origins, own = desk.origins(finding), desk.only_own(finding)
        yield showing.finding_sheet(finding, known.pairs(finding), sources, origins, own)


def _annotation(desk: Desk, id: str) -> Iterator[RenderableType]:
    from tui import showing

    annotation = desk.annotation(id)
    yield showing.annotation_sheet(annotation, desk.article(annotation.article))
    yield ""
    yield showing.item_sheet(desk.item(annotation.item))


def _scenario(desk: Desk, id: str) -> Iterator[RenderableType]:
    from tui import showing, tables

    yield showing.scenario_sheet(desk.scenario(id), desk.judged(id))
    lines = desk.items(scenario=id)
    if lines:
        yield showing.heading(f"{len(lines)} items")
        yield tables.items(lines, output.room())
    yield from _record(desk, id)


_PARTS: dict[str, Callable[[Desk, str], Iterator[RenderableType]]] = {
    "article": _article,
    "item": _item,
    "annotation": _annotation,
    "scenario": _scenario,
}


# As JSON ----------------------------------------------------------------------------------------


def _article_form(desk: Desk, id: str) -> Any:
    from tui.forms import article_page_form

    return article_page_form(desk.article(id), desk.editions(id), desk.mentions(id))


def _item_form(desk: Desk, id: str) -> Any:
    from tui.forms import form, item_form

    more = desk.item_value(id)
    return {
        **item_form(desk.item(id), desk.marks()),
        "condition": more.condition,
        "conditions": form(more.conditions),
        "condition_holds": form(desk.condition_of(id)),
        "note": more.note,
        "places": [
            {**form(place), "handle": scenario.handle} for scenario, place in desk.places(id)
        ],
        "annotations": form(desk.annotations_of(id)),
        **_record_form(desk, id),
    }


def _record_form(desk: Desk, id: str) -> dict[str, Any]:
    from tui.forms import form
    from tui.standing import record

    known = record(desk, id)
    return {
        "criteria": form(desk.criteria_of(id)),
        "criteria_changed": [
            version.id for version in changed_after(desk.findings_of(id), desk.criteria_of(id))
        ],
        "forecasts": [{**form(f), **form(known.form(f))} for f in desk.forecasts_of(id)],
        "findings": [{**form(f), **form(known.form(f))} for f in desk.findings_of(id)],
    }


def _annotation_form(desk: Desk, id: str) -> Any:
    from tui.forms import annotation_form

    annotation = desk.annotation(id)
    return annotation_form(annotation, desk.item(annotation.item).handle)


def _scenario_form(desk: Desk, id: str) -> Any:
    from tui.forms import form, item_form

    marks = desk.marks()
    return {
        **form(desk.scenario(id)),
        "items": [item_form(line, marks) for line in desk.items(scenario=id)],
        **_record_form(desk, id),
    }


_FORMS: dict[str, Callable[[Desk, str], Any]] = {
    "article": _article_form,
    "item": _item_form,
    "annotation": _annotation_form,
    "scenario": _scenario_form,
}
