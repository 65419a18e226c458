"""A session file written, as a person would: what `scenarios.session` reads back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from scenarios.criteria import Baseline, Components, Timeframe
from scenarios.finding import ComponentFound, Evidence
from scenarios.forecast import Reference
from scenarios.formats import parts_writing as parts
from scenarios.formats.parts_reading import is_url
from scenarios.session import FORMAT
from scenarios.steps import VERBS
from seeds.anchor import Span
from seeds.display import safe_line
from seeds.when import When
from seeds.yaml_writer import Flow, Plain, write

_WIDEST = 96
"""Code points of a line of a comment."""
_LINE = 78
"""Code points up to which a list stands in one line."""
BLANK = object()
"""The value of a field that is left to whoever opens the file."""


@dataclass(frozen=True, slots=True)
class Written:
    """A step to be written: typed as `scenarios.session.Step.values`, and comments before it.

    A comment may hold anything: it is made safe, and cut.
    """

    verb: str
    values: Mapping[str, object]
    comments: tuple[str, ...] = ()


def write_session(
    name: str, analyst: str, steps: Sequence[Written], comments: Sequence[str] = ()
) -> bytes:
    """The bytes of a session file; `comments` come first."""
    header = {"signposts": Plain(FORMAT), "name": name}
    if analyst:
        header["analyst"] = analyst
    lines = [*map(_comment, comments), write(header), "steps:\n" if steps else "steps: []\n"]
    for step in steps:
        if step.comments:
            lines += ["\n", *map(_comment, step.comments)]
        lines.append(_step(step))
    return "".join(lines).encode()


def _step(step: Written) -> str:
    """A step as an item of the list, its fields in the order of the table of verbs."""
    order = (step.verb, *VERBS[step.verb].fields)
    given = {name: step.values[name] for name in order if name in step.values}
    blank = {name for name, value in given.items() if value is BLANK}
    text = write([{n: None if n in blank else shown(value) for n, value in given.items()}])
    for name in blank:
        text = text.replace(f"  {name}: null\n", f"  {name}:\n", 1)
    return text


def shown(value: object) -> object:
    """A typed value as the writer of YAML takes it."""
    match value:
        case When() | None | bool() | int() | float() | datetime() | date():
            return value
        case Enum():
            return value.value
        case str():
            return value
        case Span():
            return Flow([value.start, value.end])
        case Components():
            return parts.components(value)
        case Baseline():
            return parts.baseline(value)
        case Reference():
            return parts.reference(value)
        case Timeframe():
            return parts.timeframe(value) or Flow({"words": ""})
        case tuple():
            return _listed(value)
        case _:
            raise TypeError(f"{type(value).__name__} is not written to a session")


def _listed(values: tuple[object, ...]) -> object:
    """A list; one piece of evidence that is all address or all words stands alone."""
    if values and isinstance(values[0], Evidence):
        pieces = [piece for piece in values if isinstance(piece, Evidence)]
        alone = _alone(pieces[0]) if len(pieces) == 1 else ""
        return alone or [parts.evidence(piece) for piece in pieces]
    if values and isinstance(values[0], ComponentFound):
        return parts.found(one for one in values if isinstance(one, ComponentFound))
    listed = [shown(value) for value in values]
    short = sum(len(str(value)) + 2 for value in listed) <= _LINE
    plain = not any("\n" in str(value) for value in listed)
    return Flow(listed) if short and plain else listed


def _alone(piece: Evidence) -> str:
    """The text that says a piece of evidence, where a text can."""
    words = piece.url or piece.words
    same = Evidence(url=words) if is_url(words) else Evidence(words=words)
    return words if piece == same else ""


def _comment(words: str) -> str:
    line = safe_line(words).rstrip()
    return f"# {line if len(line) <= _WIDEST else line[: _WIDEST - 1] + '…'}\n"


def cut(words: Iterable[str]) -> tuple[str, ...]:
    """Comments that say anything."""
    return tuple(one for one in words if one.strip())
