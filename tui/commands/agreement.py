"""Commands about a second coder: blind, agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from seeds.display import safe_line
from seeds.refusal import Refusal
from tui import output
from tui.command import verb
from tui.commands.exchange import tell_left
from tui.door import Door
from tui.files import FileThere, write_whole
from tui.options import MAX, as_json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenarios.agreement import Agreement, Figure, OfKind
    from scenarios.apart import Apart
    from scenarios.tlp import Tlp
    from store.desk import Desk

    Row = tuple[str, str, str, list[tuple[str, str]]]


@verb(
    "blind",
    "signposts blind bridge --for bm -o bm.db\n"
    "signposts blind bridge --for bm --items --scenario orlik -o bm.db",
)
@click.argument("article")
@click.option("--for", "analyst", required=True, help="Who is to code it.")
@click.option("-o", "--output", "file", required=True, type=click.Path(path_type=Path))
@click.option("--scenario", "scenarios", multiple=True, help="Which go with it; else its own.")
@click.option("--items", is_flag=True, help="With the items, for findings in ignorance of others.")
@MAX
@click.pass_obj
def blind(
    door: Door,
    article: str,
    analyst: str,
    file: Path,
    scenarios: tuple[str, ...],
    items: bool,
    most: Tlp | None,
) -> None:
    """Make a store for a second coder, without the first one's work.

    It holds the article, the scenarios that its items belong to, and their criteria, in a journal
    of its own: no annotation, finding or forecast, and no item unless --items says so. Join it
    when it comes back, and see what agreement says. With --max, what is marked higher is left out;
    how much, is said. An article that is marked higher itself is refused.
    """
    with door.desk() as desk:
        content, left = desk.blind(article, analyst, scenarios=scenarios, items=items, most=most)
    try:
        write_whole(str(file), content)
    except FileThere as there:
        raise Refusal(
            str(there), attempt="another file: what was coded in it would be lost"
        ) from None
    output.line(safe_line(str(file)))
    tell_left(left)
    output.note(
        f"for {safe_line(analyst)}: signposts --db {safe_line(str(file))} --analyst "
        f"{safe_line(analyst)}; afterwards: signposts join {safe_line(str(file))}"
    )


@verb("agreement", "signposts agreement\nsignposts agreement --article bridge --json")
@click.option("--article", default="", help="Only what stands in an article.")
@as_json
@click.pass_obj
def agreement(door: Door, article: str, as_json: bool) -> None:
    """Count how far analysts agree.

    Of passages: F1 of tags with the same ends and of tags that meet, and Krippendorff's alpha over
    the characters. Of findings: alpha over the items that two analysts judged; each analyst's last
    finding counts, but none that settles what differed. Intervals (95 %) are by resampling whole
    articles, or blocks where they are fewer than ten, and items. Count before you adopt anything:
    what was adopted agrees.
    """
    with door.desk() as desk:
        found = desk.agreement(article)
    if as_json:
        output.form(_form(found))
    else:
        output.draw(*_told(found, output.room()))


@verb("differences", "signposts differences\nsignposts differences --article bridge --json")
@click.option("--article", default="", help="Only what stands in an article.")
@as_json
@click.pass_obj
def differences(door: Door, article: str, as_json: bool) -> None:
    """List what analysts differ in.

    adopt takes over what one of them did. In the app, d on the board goes through them.
    """
    with door.desk() as desk:
        found = desk.disagreements(article)
        rows = [_row(desk, one) for one in found.passages]
        rows += [
            (line.id, line.handle, "", [(who, status.words) for who, status in line.differ])
            for line in found.items
        ]
    if as_json:
        output.form(
            [
                {"id": id, "item": handle, "quote": quote or None, "differ": dict(sides)}
                for id, handle, quote, sides in rows
            ]
        )
        return
    from tui.tables import disagreements as table

    output.draw_list(rows, table(rows, output.list_room()), none="no two analysts differ")


def _row(desk: Desk, one: Apart) -> Row:
    """The id, the item, the words, and what each of the two did."""
    item = desk.item(one.tag.item)
    rivals = ", ".join(f"{r.kind.value} {desk.item(r.item).handle}" for r in one.rivals)
    sides = [(one.tag.analyst, one.tag.kind.value), (one.other, rivals or "not tagged")]
    return one.tag.id, item.handle, desk.annotation(one.tag.id).anchor.quote or "", sides


@verb("adopt", "signposts adopt army-guard --of bm\nsignposts adopt n:77d0e3b1 --of bm")
@click.argument("name", metavar="ITEM|TAG")
@click.option("--of", "analyst", required=True, help="Whose way it is to be.")
@click.pass_obj
def adopt(door: Door, name: str, analyst: str) -> None:
    """Take over what one analyst did, where two differ.

    Of an item with differing findings, that analyst's holds from then on. At a tag: what he did
    not tag, or not as that kind, is removed; what he alone tagged you tag as well, if you are the
    other of the two. Who is neither changes nothing: that it is settled is kept in this store.
    """
    with door.desk() as desk:
        name = desk.annotation(name).id if name.startswith("n:") else name
        desk.adopt(name, analyst)
    output.line(f"{safe_line(name)}: as {safe_line(analyst)} did")


def _form(found: Agreement) -> dict[str, object]:
    return {
        "analysts": list(found.analysts),
        "articles": found.articles,
        "resampled": found.resampled,
        "kinds": {
            one.kind.value if one.kind else "all": {
                name: {**asdict(figure), "few": figure.few}
                for name, figure in (
                    ("exact", one.exact),
                    ("overlapping", one.overlapping),
                    ("characters", one.characters),
                    ("findings", one.findings),
                )
            }
            for one in found.kinds
        },
    }


def _told(found: Agreement, room: int) -> Iterator[RenderableType]:
    from rich.text import Text

    from tui.table_rows import Column, laid_out, text

    articles = "article" if found.articles == 1 else "articles"
    yield text(
        f"{', '.join(found.analysts) or 'nobody'}, {found.articles} {articles} that two tagged"
    )
    columns = (
        *(Column(""), Column("measure"), Column("n", right=True)),
        *(Column("figure", right=True), Column("95 % interval", 2)),
    )
    rows = (
        [text(kind), text(measure), Text(str(figure.n)), *map(text, _figure(figure))]
        for one in found.kinds
        for kind, measure, figure in _counted(one)
    )
    yield laid_out(columns, rows, room)
    yield text(f"intervals by resampling: passages by {found.resampled}, findings by item")


def _counted(one: OfKind) -> Iterator[tuple[str, str, Figure]]:
    """What has a figure, its kind before the first; a kind with too little for any is one row, and
    one with nothing none."""
    kind, measures = one.kind.plural if one.kind else "all", _measures(one)
    if one.kind and all(figure.few for _, figure in measures):
        most = max((figure for _, figure in measures), key=lambda figure: figure.n)
        measures = (("all measures", most),) if most.n else ()
    for n, (measure, figure) in enumerate(measures):
        yield "" if n else kind, measure, figure


def _measures(one: OfKind) -> tuple[tuple[str, Figure], ...]:
    return (
        ("tags with the same ends, F1", one.exact),
        ("tags that meet, F1", one.overlapping),
        ("characters, alpha", one.characters),
        ("findings, alpha", one.findings),
    )


def _figure(figure: Figure) -> tuple[str, str]:
    """A figure and its interval; where there are too few, no more than that."""
    from scenarios.agreement import FEW

    if figure.few:
        return "–", f"too few to judge: under {FEW}"
    if figure.value is None:
        return "–", "all is alike"
    bounds = "" if figure.low is None else f"{figure.low:.2f} to {figure.high:.2f}"
    return f"{figure.value:.2f}", bounds
