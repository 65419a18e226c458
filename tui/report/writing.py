"""From a desk to the bytes of a report, in either format."""

from __future__ import annotations

from store.desk import Desk
from tui.report import markdown as md
from tui.report import page
from tui.report.annotated import annotated
from tui.report.kinds import is_markdown
from tui.report.story import story


def scenario(desk: Desk, name: str, *, markdown: bool = False) -> bytes:
    """The report of a scenario, as HTML or Markdown.

    Raises:
        Unknown, Ambiguous: the scenario.
    """
    found = story(desk, name)
    return md.scenario(found) if markdown else page.html(found)


def article(desk: Desk, name: str, *, markdown: bool = False) -> bytes:
    """An annotated article, as HTML or Markdown.

    Raises:
        Unknown, Ambiguous: the article.
    """
    found = annotated(desk, name)
    return md.article(found) if markdown else page.article_html(found)


def reported(desk: Desk, what: str, name: str, file: str) -> bytes:
    """What a step of a session reports: of a `scenario` or an `article`, as its file is called.

    Raises:
        Unknown, Ambiguous: the scenario or article.
    """
    make = article if what == "article" else scenario
    return make(desk, name, markdown=is_markdown(file))
