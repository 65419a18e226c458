"""Values to Markdown (GitHub's): the same story without pictures, text shown as text."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from seeds.display import safe_line
from tui.days import day
from tui.named import first_named
from tui.report.annotated import Annotated
from tui.report.entries import safe_address
from tui.report.page import TEMPLATES
from tui.report.story import Story
from tui.version import VERSION

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&$^=]")
_FIRST = re.compile(r"^(?:[-+](?=\s|$)|[0-9]{1,9}(?=[.)](?:\s|$)))")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])")


class Plain(str):
    """Markdown of our own, which is not escaped."""

    __slots__ = ()


def scenario(story: Story) -> bytes:
    """The report of a scenario."""
    said = _environment().get_template("scenario.md").render(story=story, version=VERSION)
    return _tidy(said)


def article(annotated: Annotated) -> bytes:
    """An annotated article."""
    said = _environment().get_template("article.md").render(page=annotated, version=VERSION)
    return _tidy(said)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # escaped by `finalize`, as Markdown needs it
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["day"] = day
    made.filters["first_named"] = first_named
    made.filters["address"] = _address
    return made


def _shown(value: object) -> object:
    return escaped(value) if isinstance(value, str) and not isinstance(value, Plain) else value


def escaped(text: str) -> str:
    """A text on one line that no reader of Markdown takes for anything but text."""
    shown = _SIGNS.sub(r"\\\g<0>", safe_line(text).strip())
    shown = _LINK.sub(lambda scheme: f"{scheme[0][:-1]}&#{ord(scheme[0][-1])};", shown)
    return _FIRST.sub(lambda first: f"&#{ord(first[0][0])};{first[0][1:]}", shown)


def _address(url: str) -> str:
    """An address that can be followed, where it is one."""
    plain = safe_address(url) and not set(url) & set("<>\\`|")
    return Plain(f"<{url}>") if plain else url


def _tidy(said: str) -> bytes:
    """With one blank line at the most between two lines, and one line end at the end."""
    return (re.sub(r"\n{3,}", "\n\n", said).strip() + "\n").encode()
