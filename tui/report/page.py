"""Values to a page: one file that loads nothing, runs nothing, and shows text as text.

Whatever a template prints is made safe first, then escaped; the page's own rules forbid it
everything but this one style.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from seeds.display import safe
from tui.days import day
from tui.report.annotated import Annotated
from tui.report.axis import WIDTH
from tui.report.entries import safe_address
from tui.report.figures import ORIGIN, SIDE
from tui.report.story import Story
from tui.version import VERSION

TEMPLATES = Path(__file__).parent / "templates"


def html(story: Story) -> bytes:
    """The report of a scenario."""
    template = _environment().get_template("scenario.html")
    said = template.render(story=story, mark=story.mark, **_everywhere())
    return said.encode()


def article_html(annotated: Annotated) -> bytes:
    """An annotated article."""
    template = _environment().get_template("article.html")
    said = template.render(page=annotated, mark=annotated.mark, **_everywhere())
    return said.encode()


def _everywhere() -> dict[str, object]:
    style = (TEMPLATES / "report.css").read_text("utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {
        "style": Markup(style),
        "style_hash": f"sha256-{digest}",
        "version": VERSION,
        "WIDTH": WIDTH,
        "ORIGIN": ORIGIN,
        "SIDE": SIDE,
    }


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["day"] = day
    made.tests["safe_address"] = safe_address
    return made


def _shown(value: object) -> object:
    """What a template prints: text made safe; what a macro made is so already."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return safe(value)
    return value
