"""Commands about tags: tag, edit, untag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.display import safe_line
from seeds.refusal import Invalid
from tui import output, quoted
from tui.command import verb
from tui.door import Door
from tui.options import COUNT, WordOf, as_json, changes, several

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from store.desk import Desk


@verb(
    "tag",
    'signposts tag bridge --kind trigger --quote "the night train is cancelled" \\\n'
    '    --scenario orlik --handle night-train --statement "The night train stops running"',
)
@click.argument("article")
@click.option("--kind", type=WordOf(Kind), required=True, help="What the passage is.")
@click.option("--quote", required=True, help="The words of the passage, as they stand there.")
@click.option("--occurrence", type=COUNT, help="Which, where it stands in several.")
@click.option(
    "--every", is_flag=True, help="Tag it wherever it stands as whole words, as one item."
)
@click.option("--any-case", is_flag=True, help="With --every: in small letters or large ones.")
@click.option("--each", is_flag=True, help="With --every: an item for each.")
@click.option("--list", "whole_list", is_flag=True, help="Tag each item of the list it is in.")
@click.option("--scenario", default="", help="Put the item in a scenario.")
@click.option("--statement", default="", help="The event or fact, in positive form.")
@click.option("--handle", default="", help="A name that lasts; else t-1, t-2 …")
@click.option("--item", default="", help="Make it a mention of an item that is there.")
@click.option("--attribution", multiple=True, help="Who says so, the speaker first; repeat it.")
@click.option("--stance", type=WordOf(Stance), default=Stance.OWN, help="Of its author.")
@click.option(
    "--expects", type=WordOf(Expectation), default=Expectation.OCCUR, help="What it expects."
)
@click.option("--wording", default="", help="The word of probability in it.")
@click.option("--label", "labels", multiple=True, help="A label; repeat it for several.")
@click.option("--note", default="", help="What you want to remember.")
@click.option("--condition", default="", help="What the event hangs on.")
@click.option("--again", is_flag=True, help="A second tag of the kind on the passage.")
@as_json
@click.pass_obj
def tag(
    door: Door,
    /,
    article: str,
    kind: Kind,
    quote: str,
    occurrence: int | None,
    every: bool,
    whole_list: bool,
    as_json: bool,
    **said: Any,
) -> None:
    """Tag a passage as a claim, a trigger event or a prediction.

    White space, quotation marks and dashes need not be typed as they stand there. Your tag of
    that kind on that passage is found, not doubled. Without --attribution it is the article's
    first author who says so. With --list it is each item of the list that the words stand in or
    introduce.
    """
    if whole_list:
        _refuse_beside_list(said | {"every": every})
    _refuse_new_words(said)
    _refuse_contrary(every, occurrence, said)
    any_case, each = said.pop("any_case"), said.pop("each")
    said["labels"] = several(said["labels"]) or ()
    said["attribution"] = several(said["attribution"])
    with door.desk() as desk:
        page = desk.article(article)
        before = len(desk.deeds_done)
        if whole_list:
            place, into = quoted.one(page, quote, occurrence), said["scenario"]
            made = desk.tag_list_at(page.id, place, kind=kind, scenario=into)
            tell_all(desk, made, as_json=as_json)
        elif every:
            del said["again"]
            spans = quoted.every(page, quote, any_case=any_case)
            tell_all(desk, desk.tag_all(page.id, spans, kind, each=each, **said), as_json=as_json)
        else:
            one = desk.tag(page.id, quoted.one(page, quote, occurrence), kind, **said)
            tell(desk, one, as_json=as_json)
            _ask(desk, one.item)
        known = len(desk.deeds_done) == before
    if known:
        another = "" if every or whole_list else "; --again makes another"
        output.note(f"it was tagged so already: nothing was changed{another}")


@verb(
    "add-item",
    "signposts add-item trigger --handle night-train --scenario orlik \\\n"
    '    --statement "The night train stops running"',
)
@click.argument("kind", type=WordOf(Kind))
@click.option("--statement", default="", help="The event or fact, in positive form.")
@click.option("--handle", default="", help="A name that lasts; else t-1, t-2 …")
@click.option("--scenario", default="", help="Put it in a scenario.")
@click.option("--condition", default="", help="What the event hangs on.")
@click.option("--label", "labels", multiple=True, help="A label; repeat it for several.")
@click.option("--note", default="", help="What you want to remember.")
@as_json
@click.pass_obj
def add_item(door: Door, /, kind: Kind, as_json: bool, **said: Any) -> None:
    """Make an item that no passage speaks of yet.

    KIND is claim, trigger or prediction. A tag can be made a mention of it later: tag --item, or
    link.
    """
    if not (said["statement"].strip() or said["handle"]):
        raise Invalid(
            "nothing says what it is", where="signposts add-item", attempt='--statement "…"'
        )
    said["labels"] = several(said["labels"]) or ()
    with door.desk() as desk:
        line, marks = desk.item(desk.add_item(kind, **said).id), desk.marks()
    if as_json:
        from tui.forms import item_form

        output.form(item_form(line, marks))
    else:
        from tui.showing import item_sheet

        output.draw(item_sheet(line))


def _ask(desk: Desk, item: str) -> None:
    """Ask with what a trigger compares that says no figure; offer what a prediction's words say.

    The first is asked once.
    """
    if found := desk.worded(item):
        from tui.telling import worded

        handle = desk.item(item).handle
        output.note(safe_line(f"{worded(found)}: signposts forecast {handle} --as-worded"))
    word = desk.wants_baseline(item)
    if word:
        handle = desk.item(item).handle
        output.note(
            safe_line(
                f"“{word}” compares with nothing that is said: "
                f'signposts criteria {handle} --baseline "2" --baseline-period "a year"'
            )
        )


def _refuse_new_words(said: Mapping[str, Any]) -> None:
    """Refuse words for a new item where one that is there is named."""
    for name in ("handle", "statement", "condition", "note", "labels"):
        option = f"--{name.removesuffix('s')}"
        if said["item"] and said[name]:
            raise Invalid(
                f"{option} is for a new item, and --item names one",
                where="signposts tag",
                attempt=f"signposts edit {said['item']} {option} …",
            )


def _refuse_beside_list(said: Mapping[str, Any]) -> None:
    """Of a list each item is tagged alike: nothing is said of one alone."""
    for name, value in said.items():
        if name != "scenario" and value and value not in (Stance.OWN, Expectation.OCCUR):
            option = "--label" if name == "labels" else f"--{name.replace('_', '-')}"
            raise Invalid(
                f"--list and {option} are contrary",
                where="signposts tag",
                attempt="one of them",
            )


def _refuse_contrary(every: bool, occurrence: int | None, said: Mapping[str, Any]) -> None:
    """Refuse options that say nothing, or the contrary of each other."""
    where = "signposts tag"
    for name in ("any_case", "each"):
        if said[name] and not every:
            option = f"--{name.replace('_', '-')}"
            raise Invalid(f"{option} is of --every", where=where, attempt=f"--every {option}")
    if every and (occurrence or said["again"]):
        what = "--occurrence" if occurrence else "--again"
        raise Invalid(f"--every and {what} are contrary", where=where, attempt="one of them")


def tell(desk: Desk, made: Annotation, *, as_json: bool) -> None:
    """Print an annotation: its id, its item, its words."""
    if as_json:
        from tui.forms import annotation_form

        output.form(annotation_form(made, desk.item(made.item).handle))
    else:
        _tell_line(desk, made)


def tell_all(desk: Desk, made: Sequence[Annotation], *, as_json: bool) -> None:
    """Print several annotations."""
    if as_json:
        from tui.forms import annotation_form

        handles = {item: desk.item(item).handle for item in {one.item for one in made}}
        output.form([annotation_form(one, handles[one.item]) for one in made])
    else:
        for one in made:
            _tell_line(desk, one)


def _tell_line(desk: Desk, made: Annotation) -> None:
    from store.names import short

    line = desk.item(made.item)
    words = safe_line(line.statement or made.anchor.quote or "")
    output.line(f"{short(made.id)}  {line.kind.letter}  {line.handle}  {words}")


@verb("edit", 'signposts edit t-14 --handle csto-freeze --statement "It leaves the CSTO"')
@click.argument("name")
@click.option("--statement", help="The event or fact, in positive form.")
@click.option("--handle", help="The name that lasts.")
@click.option("--condition", help="What the event hangs on.")
@click.option("--label", "labels", multiple=True, help="A label; repeat it for several.")
@click.option("--note", help="What you want to remember.")
@click.option("--attribution", multiple=True, help="Who says so, the speaker first; repeat it.")
@click.option("--stance", type=WordOf(Stance), help="How the article's author stands to it.")
@click.option("--expects", type=WordOf(Expectation), help="What a prediction expects.")
@click.option("--wording", help="The word of probability in the passage.")
@as_json
@click.pass_obj
def edit(door: Door, /, name: str, as_json: bool, **said: Any) -> None:
    """Change an item, or how a passage speaks of it.

    An empty text clears a field; labels and attribution are replaced as a whole. Attribution,
    stance, expectation and wording belong to one tag: where an item has several, name the tag.
    """
    said["labels"] = several(said["labels"])
    said["attribution"] = several(said["attribution"])
    given = changes(**said)
    if not given:
        raise Invalid("nothing to change", where="signposts edit", attempt='--statement "…"')
    with door.desk() as desk:
        id = desk.annotation(name).item if name.startswith("n:") else desk.item(name).id
        desk.edit(name, given)
        line, marks = desk.item(id), desk.marks()
    if as_json:
        from tui.forms import item_form

        output.form(item_form(line, marks))
    else:
        from tui.showing import item_sheet

        output.draw(item_sheet(line))


@verb("untag", "signposts untag n:77d0e3b1")
@click.argument("annotation")
@click.pass_obj
def untag(door: Door, annotation: str) -> None:
    """Remove a tag, and its item where nothing else mentions it.

    A finding or forecast about the item stays; the item is then withdrawn.
    """
    from store.names import short

    with door.desk() as desk:
        removed = desk.untag(annotation)
    quote = safe_line(removed.anchor.quote or "text not here")
    output.line(f"{short(removed.id)}  {quote}")
