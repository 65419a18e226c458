"""The command report: a scenario, or an annotated article, as a file to read and to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from seeds.refusal import Invalid
from tui import given, output
from tui.command import as_of, verb
from tui.commands.exchange import tell_left, write
from tui.door import Door
from tui.options import MAX

if TYPE_CHECKING:
    from scenarios.tlp import Tlp

_EXAMPLE = """\
signposts report orlik -o orlik.html
signposts report orlik --as-of 2026-05 --format md | less
signposts report --article "guards the bridge" -o bridge.html"""


@verb("report", _EXAMPLE)
@click.argument("scenario", required=False)
@click.option("--article", default="", help="An article with its tags, in place of a scenario.")
@click.option("-o", "--output", "file", type=click.Path(), help="The file; else standard output.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "md"]),
    help="Else by the name of the file; HTML where that does not say it.",
)
@MAX
@as_of
@click.pass_obj
def report(
    door: Door,
    scenario: str | None,
    article: str,
    file: str | None,
    form: str | None,
    most: Tlp | None,
) -> None:
    """Write a report to read, show and print: HTML or Markdown.

    It tells a scenario with its record and all its passages, or shows an article with its tags.

    It is one file that loads nothing and can be printed. The file is there whole or not at all;
    one that is there is replaced. The same store gives the same bytes on the same day.
    """
    from tui.report import writing
    from tui.report.kinds import is_markdown

    if bool(scenario) == bool(article):
        what = "a scenario or an article, and not both"
        raise Invalid(
            what, where="signposts report", attempt="signposts report orlik -o orlik.html"
        )
    markdown = form == "md" or (form is None and is_markdown(file or ""))
    with door.desk() as desk:
        if article:
            content, left = writing.article(desk, article, markdown=markdown, most=most), None
        else:
            content, left = writing.released(desk, scenario or "", markdown=markdown, most=most)
    if file is None or file == given.STDIN:
        output.raw(content)
    else:
        write(file, content)
    tell_left(left)
