"""Commands that look at many things: list, search."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from scenarios.rules import CAME_TRUE, NOT_TRUE
from scenarios.vocabulary import Kind, Status
from seeds.refusal import Invalid
from tui import output
from tui.command import verb
from tui.door import Door
from tui.options import WordOf, as_json

if TYPE_CHECKING:
    from store.desk import Desk
    from store.lines import ItemLine


@verb("list", "signposts list\nsignposts list --kind trigger --scenario orlik --open")
@click.option("--kind", type=WordOf(Kind), help="Items of a kind.")
@click.option("--scenario", default="", help="Items of a scenario.")
@click.option("--author", default="", help="Items that somebody speaks of; part of a name does.")
@click.option("--status", type=WordOf(Status, (CAME_TRUE, NOT_TRUE)), help="Items of a status.")
@click.option("--open", "unsettled", is_flag=True, help="Items that a further look may settle.")
@as_json
@click.pass_obj
def list_(
    door: Door,
    kind: Kind | None,
    scenario: str,
    author: str,
    status: Status | str | None,
    unsettled: bool,
    as_json: bool,
) -> None:
    """List the articles, or the items that fit some filters.

    With any of the filters, items are listed: those that fit all of them.
    """
    from tui import tables
    from tui.forms import article_form, item_form

    with door.desk() as desk:
        if not (kind or scenario or author or status or unsettled):
            pages = desk.articles()
            if as_json:
                output.form([article_form(page) for page in pages])
            else:
                none = "no articles yet; signposts add FILE"
                output.draw_list(pages, tables.articles(pages, output.room()), none=none)
            return
        lines = _items(desk, kind, scenario, author, status, unsettled)
    if as_json:
        output.form([item_form(line) for line in lines])
    else:
        output.draw_list(lines, tables.items(lines, output.room()), none="no items fit")


def _items(
    desk: Desk,
    kind: Kind | None,
    scenario: str,
    author: str,
    status: Status | str | None,
    unsettled: bool,
) -> list[ItemLine]:
    """The items that fit; `came-true` and `not-true` are no statuses, but follow from them."""
    held = status if isinstance(status, Status) else None
    lines = desk.items(kind=kind, scenario=scenario, author=author, status=held, open=unsettled)
    if status in (CAME_TRUE, NOT_TRUE):
        lines = [line for line in lines if line.came_true is (status == CAME_TRUE)]
    return lines


@verb("search", "signposts search NATO munition")
@click.argument("words", nargs=-1, required=True)
@as_json
@click.pass_obj
def search(door: Door, words: tuple[str, ...], as_json: bool) -> None:
    """Find articles, items and scenarios by words.

    They hold all the words, or words that begin so; case and accents do not count. Texts,
    titles, statements and notes are searched.
    """
    from tui import tables

    wanted = " ".join(words)
    if not any(sign.isalnum() for sign in wanted):
        raise Invalid(f"{wanted!r} has no word in it", where="WORDS", attempt="a word")
    with door.desk() as desk:
        found = desk.search(wanted)
    if as_json:
        output.form([asdict(hit) for hit in found])
    else:
        output.draw_list(
            found, tables.hits(found, output.room()), none="nothing holds all these words"
        )
