"""Commands about the ends and the kind of tags: move, split, merge, retag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.refusal import Invalid
from tui import output, quoted
from tui.command import verb
from tui.commands.tags import tell, tell_all
from tui.door import Door
from tui.options import COUNT, WordOf, as_json

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from store.desk import Desk


@verb(
    "move",
    'signposts move csto-freeze --quote "freezes its membership in the CSTO"\n'
    "signposts move n:77d0e3b1 --span 1811:1868",
)
@click.argument("annotation")
@click.option("--quote", default="", help="The words that it is to stand on.")
@click.option("--occurrence", type=COUNT, help="Which, where they stand in several places.")
@click.option("--span", "ends", default="", help="START:END, in code points of the text.")
@as_json
@click.pass_obj
def move(
    door: Door, annotation: str, quote: str, occurrence: int | None, ends: str, as_json: bool
) -> None:
    """Give a tag another beginning or end; its item stays what it is.

    Of several places where the words stand, the one in the tag as it is now is meant.
    """
    if bool(quote) == bool(ends):
        raise Invalid(
            "--quote or --span, one of them", where="signposts move", attempt='--quote "…"'
        )
    with door.desk() as desk:
        mention = desk.annotation(annotation)
        span = quoted.ends(ends) if ends else _named(desk, mention, quote, occurrence)
        tell(desk, desk.move(mention.id, span), as_json=as_json)


@verb("split", 'signposts split n:77d0e3b1 --before "the night train is cancelled"')
@click.argument("annotation")
@click.option(
    "--before", "quote", required=True, help="The words that the second part begins with."
)
@click.option("--occurrence", type=COUNT, help="Which, where they stand in it several times.")
@as_json
@click.pass_obj
def split(door: Door, annotation: str, quote: str, occurrence: int | None, as_json: bool) -> None:
    """Make two tags of one. The second gets an item of its own, in the same scenarios."""
    with door.desk() as desk:
        mention = desk.annotation(annotation)
        page = desk.article(mention.article)
        place = quoted.within(page, quote, _span(mention), occurrence)
        tell_all(desk, desk.split(mention.id, place.start), as_json=as_json)


def _named(desk: Desk, mention: Annotation, quote: str, occurrence: int | None) -> Span:
    return quoted.near(desk.article(mention.article), quote, _span(mention), occurrence)


def _span(mention: Annotation) -> Span:
    assert mention.anchor.span is not None
    return mention.anchor.span


@verb("merge", "signposts merge n:77d0e3b1 n:12aa07c4")
@click.argument("annotation")
@click.argument("other")
@as_json
@click.pass_obj
def merge(door: Door, annotation: str, other: str, as_json: bool) -> None:
    """Make one tag of two neighbours; the first keeps its item.

    The item of the other one goes, where nothing else mentions it.
    """
    with door.desk() as desk:
        told = desk.merging(annotation, other)
        tell(desk, desk.merge(annotation, other), as_json=as_json)
        for words in told:
            output.note(words.replace("will be gone", "is gone"))


@verb("retag", "signposts retag t-14 --kind prediction")
@click.argument("annotation")
@click.option("--kind", type=WordOf(Kind), required=True, help="What the passage is.")
@as_json
@click.pass_obj
def retag(door: Door, annotation: str, kind: Kind, as_json: bool) -> None:
    """Make a tag one of another kind. Words, scenarios, criteria and a handle go along."""
    with door.desk() as desk:
        tell(desk, desk.retag(annotation, kind), as_json=as_json)
