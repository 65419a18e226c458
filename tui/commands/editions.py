"""The command about a tag in other editions: mirror."""

from __future__ import annotations

import click

from seeds.anchor import Span
from seeds.display import safe_line
from seeds.refusal import Invalid
from tui import output, quoted
from tui.command import verb
from tui.commands.tags import tell
from tui.door import Door
from tui.options import COUNT, as_json


@verb(
    "mirror",
    'signposts mirror csto-freeze --to conteso --quote "il treno notturno"\n'
    "signposts mirror csto-freeze --to conteso --guess",
)
@click.argument("annotation")
@click.option("--to", "article", required=True, help="The other edition.")
@click.option("--quote", default="", help="The words of the passage there.")
@click.option("--occurrence", type=COUNT, help="Which, where they stand in several places.")
@click.option("--guess", is_flag=True, help="Take the passage at the same place of the text.")
@as_json
@click.pass_obj
def mirror(
    door: Door,
    annotation: str,
    article: str,
    quote: str,
    occurrence: int | None,
    guess: bool,
    as_json: bool,
) -> None:
    """Copy a tag to another edition, as a mention of the same item.

    With --guess it is the passage that stands at the same place of the text, by the order and the
    length of paragraphs and sentences; the words that were taken are printed. Look at them.
    """
    if bool(quote) == guess:
        attempt = '--quote "…"'
        raise Invalid("--quote or --guess, one of them", where="signposts mirror", attempt=attempt)
    with door.desk() as desk:
        page = desk.article(article)
        if guess:
            span: Span = desk.counterpart(annotation, page.id)
        else:
            span = quoted.one(page, quote, occurrence)
        made = desk.mirror(annotation, page.id, span)
        tell(desk, made, as_json=as_json)
        if guess:
            output.note(f"taken: {safe_line(made.anchor.quote or '')}")
