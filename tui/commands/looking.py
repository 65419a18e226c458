"""Commands that look at many things: list, search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scenarios.rules import CAME_TRUE, NOT_TRUE
from scenarios.vocabulary import Kind, Status
from seeds.refusal import Invalid
from tui import output
from tui.command import as_of, verb
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
@as_of
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
    from tui.handling import above_clear

    if not (kind or scenario or author or status or unsettled):
        with door.shelf() as shelf:
            pages = shelf.articles()
            mark, marks = shelf.highest_mark(), shelf.marks()
        if as_json:
            output.form([article_form(page, marks) for page in pages])
        else:
            none = "no articles yet; signposts add FILE"
            shown = tables.articles(pages, output.list_room())
            output.draw_list(pages, *above_clear(mark), shown, none=none)
        return
    with door.desk() as desk:
        lines = _items(desk, kind, scenario, author, status, unsettled)
        mark, marks = desk.banner(*(line.id for line in lines)) if lines else None, desk.marks()
    if as_json:
        output.form([item_form(line, marks) for line in lines])
    else:
        shown = tables.items(lines, output.list_room())
        output.draw_list(lines, *above_clear(mark), shown, none="no items fit")


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


_PLACE = 28
"""Cells that a line with a place has for what is not text."""


@verb("search", "signposts search NATO munition\nsignposts search river police --in bridge")
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "article", default="", help="Every place in the text of one article.")
@click.option("--regex", is_flag=True, help="With --in: the words are a regular expression.")
@as_json
@click.pass_obj
def search(door: Door, words: tuple[str, ...], article: str, regex: bool, as_json: bool) -> None:
    """Find articles, items and scenarios, or places in an article.

    They hold all the words, or words that begin so; case and accents do not count. Texts,
    titles, statements and notes are searched. In one article the words are found as they stand
    together, also inside of longer words. Accents count in a regular expression.
    """
    wanted = " ".join(words)
    if regex and not article:
        raise Invalid(
            "a regular expression needs an article", where="--regex", attempt="--in ARTICLE"
        )
    if article:
        _places(door, article, wanted, regex, as_json)
        return
    if not any(sign.isalnum() for sign in wanted):
        raise Invalid(f"{wanted!r} has no word in it", where="WORDS", attempt="a word")
    from tui import tables

    with door.desk() as desk:
        found = desk.search(wanted) if as_json else desk.search(wanted, around=output.room() // 5)
    if as_json:
        output.form(found)
    else:
        output.draw_list(
            found, tables.hits(found, output.list_room()), none="nothing holds all these words"
        )


def _places(door: Door, article: str, words: str, regex: bool, as_json: bool) -> None:
    """Every place in an article, with what stands around it."""
    from tui import tables

    with door.desk() as desk:
        if as_json:
            output.form(desk.find(article, words, regex=regex))
            return
        beside = max(8, (output.room() - _PLACE - len(words)) // 2)
        found = desk.find(article, words, regex=regex, around=beside)
    output.draw_list(
        found, tables.places(found, output.room()), none="these words do not stand there"
    )
