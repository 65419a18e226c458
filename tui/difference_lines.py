"""What a run changed, in lines: + added, - removed, ~ changed, each field from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from scenarios.differences import Change, Difference
from seeds.display import safe_line
from tui import output

_SIGNS = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~", Change.WITHIN: " "}
_STYLES = {Change.ADDED: "green", Change.REMOVED: "red", Change.CHANGED: "yellow"}


def show(found: Iterable[Difference]) -> None:
    """Write them, in colour on a terminal."""
    lines = [line for one in found for line in _lines(one, "")]
    if not output.is_terminal():
        for _, line in lines:
            output.line(line)
        return
    from rich.text import Text

    if lines:
        output.draw(*(Text(line, style=_STYLES.get(change, "")) for change, line in lines))


def form(one: Difference) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "change": one.change.value,
        "noun": one.noun,
        "name": one.name,
        "words": one.words,
        "fields": {name: {"from": old, "to": new} for name, old, new in one.fields},
        "parts": [form(part) for part in one.parts],
    }


def _lines(one: Difference, indent: str) -> Iterator[tuple[Change, str]]:
    said = [one.noun, one.name, *([f"“{one.words}”"] if one.words else [])]
    words = " ".join(" ".join(part.split()) for part in said if part)
    yield one.change, f"{_SIGNS[one.change]} {indent}{safe_line(words)}"
    for name, old, new in one.fields:
        change = f"{name}: {_value(old)} → {_value(new)}"
        yield Change.CHANGED, f"~ {indent}  {safe_line(change)}"
    for part in one.parts:
        yield from _lines(part, indent + "  ")


def _value(words: str) -> str:
    return " ".join(words.split()) or "nothing"
