"""Style sheets are parsed once in a process, not anew by every app that a test starts.

To parse them takes a seventh of the time of a test that opens an article. What comes of it depends
on the text, where it stands and the theme's variables alone, and no app changes it.
"""

from __future__ import annotations

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parse = Stylesheet._parse_rules
_known: dict[tuple[object, ...], list[RuleSet]] = {}


def _parsed_once(sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
    key = (*source, *more.items(), *sheet._variables.items())
    if key not in _known:
        _known[key] = _parse(sheet, *source, **more)
    return _known[key]


def parse_once() -> None:
    """From now on."""
    Stylesheet._parse_rules = _parsed_once  # type: ignore[method-assign,assignment]
