"""Commands about tags: tag, edit, untag."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import click

from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.anchor import Span
from seeds.display import safe_line
from seeds.refusal import Invalid, Refusal
from tui import output
from tui.command import verb
from tui.door import Door
from tui.options import COUNT, WordOf, as_json, changes, several

if TYPE_CHECKING:
    from scenarios.annotation import Annotation
    from seeds.article import Article
    from store.desk import Desk

_MOST_COMPARED = 400
"""Code points of a passage that are compared with a quote that was not found."""
_NEAR_ENOUGH = 0.5
_MOST_NEAR = 3


@verb(
    "tag",
    'signposts tag bridge --kind trigger --quote "the night train is cancelled" \\\n'
    '    --scenario orlik --handle night-train --statement "The night train stops running"',
)
@click.argument("article")
@click.option("--kind", type=WordOf(Kind), required=True, help="What the passage is.")
@click.option("--quote", required=True, help="The words of the passage, as they stand there.")
@click.option("--occurrence", type=COUNT, help="Which, where it stands in several.")
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
    as_json: bool,
    **said: Any,
) -> None:
    """Tag a passage as a claim, a trigger event or a prediction.

    White space, quotation marks and dashes need not be typed as they stand there. Your tag of
    that kind on that passage is found, not doubled. Without --attribution it is the article's
    first author who says so.
    """
    _refuse_new_words(said)
    said["labels"] = several(said["labels"]) or ()
    said["attribution"] = several(said["attribution"])
    with door.desk() as desk:
        page = desk.article(article)
        before = len(desk.deeds_done)
        made = desk.tag(page.id, _place(page, quote, occurrence), kind, **said)
        tell(desk, made, as_json=as_json)
        known = len(desk.deeds_done) == before
    if known:
        output.note("it was tagged so already: nothing was changed; --again makes another")


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


def tell(desk: Desk, made: Annotation, *, as_json: bool) -> None:
    """Print an annotation: its id, its item, its words."""
    from store.names import short

    line = desk.item(made.item)
    if as_json:
        from tui.forms import annotation_form

        output.form(annotation_form(made, line.handle))
    else:
        words = safe_line(line.statement or made.anchor.quote or "")
        output.line(f"{short(made.id)}  {line.kind.letter}  {line.handle}  {words}")


def _place(page: Article, quote: str, occurrence: int | None) -> Span:
    """Where a quote stands.

    Raises:
        Unknown: nowhere; the passages that are most like it are shown.
        Ambiguous: in several places, which are shown with their numbers.
        Refusal: the text is not here.
    """
    from seeds.quote import find
    from store.names import short

    where = short(page.id)
    if page.text is None:
        raise Refusal("the article's text is not here", where=where)
    try:
        return find(page.text, quote, occurrence=occurrence)
    except Refusal as refusal:
        near = refusal.candidates or _alike(page, quote)
        attempt = refusal.attempt.replace("the number of the occurrence", "--occurrence N")
        raise type(refusal)(refusal.what, where=where, candidates=near, attempt=attempt) from None


def _alike(page: Article, quote: str) -> tuple[str, ...]:
    """The passages that are most like a quote, the most alike first."""
    from seeds.segmentation import passages

    assert page.text is not None
    wanted = " ".join(quote.split()).casefold()[:_MOST_COMPARED]
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    found = []
    for span in passages(page):
        words = " ".join(span.of(page.text)[:_MOST_COMPARED].split())
        matcher.set_seq1(words.casefold())
        if matcher.quick_ratio() >= _NEAR_ENOUGH and matcher.ratio() >= _NEAR_ENOUGH:
            found.append((matcher.ratio(), words))
    found.sort(key=lambda pair: -pair[0])
    return tuple(words for _, words in found[:_MOST_NEAR])


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
        line = desk.item(id)
    if as_json:
        from tui.forms import item_form

        output.form(item_form(line))
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
