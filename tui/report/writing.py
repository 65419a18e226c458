"""From a desk to the bytes of a report, in either format."""

from __future__ import annotations

from scenarios.releasing import LeftOut
from scenarios.tlp import Tlp
from store.desk import Desk
from tui.report import markdown as md
from tui.report import page
from tui.report.annotated import annotated
from tui.report.kinds import is_markdown
from tui.report.story import story


def scenario(desk: Desk, name: str, *, markdown: bool = False, most: Tlp | None = None) -> bytes:
    """The report of a scenario, as HTML or Markdown, without what is marked above `most`.

    Raises:
        Unknown, Ambiguous: the scenario.
        Refusal: it is marked above `most` itself.
    """
    return released(desk, name, markdown=markdown, most=most)[0]


def released(
    desk: Desk, name: str, *, markdown: bool, most: Tlp | None
) -> tuple[bytes, LeftOut | None]:
    """The same, and how much was left out.

    Raises:
        Unknown, Ambiguous, Refusal: as for `scenario`.
    """
    found, left = story(desk, name, most)
    return md.scenario(found) if markdown else page.html(found), left


def article(desk: Desk, name: str, *, markdown: bool = False, most: Tlp | None = None) -> bytes:
    """An annotated article, as HTML or Markdown, without tags that are marked above `most`.

    Raises:
        Unknown, Ambiguous: the article.
        Refusal: it is marked above `most` itself.
    """
    found = annotated(desk, name, most)
    return md.article(found) if markdown else page.article_html(found)


def reported(
    desk: Desk, what: str, name: str, file: str, most: Tlp | None = None
) -> tuple[bytes, LeftOut | None]:
    """What a step of a session reports: of a `scenario` or an `article`, as its file is called;
    and how much was left out.

    Raises:
        Unknown, Ambiguous: the scenario or article.
        Refusal: it is marked above `most` itself.
    """
    markdown = is_markdown(file)
    if what == "article":
        return article(desk, name, markdown=markdown, most=most), None
    return released(desk, name, markdown=markdown, most=most)
