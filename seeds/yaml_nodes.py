"""The nodes of a YAML document, and the refusal of a place in its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from seeds.display import safe_line
from seeds.refusal import Invalid

_BREAK = re.compile(r"\r\n|\n|\r")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. Lines and columns count from 1, in code points.

    Nothing is guessed from it: `no`, `2:3` and `1.4` are their text, and fields decide types.
    `plain` says that it stood without quotes and not as a block.
    """

    value: str
    line: int
    column: int
    plain: bool

    @property
    def is_null(self) -> bool:
        """Whether nothing is given: no value at all, `~` or `null`, without quotes."""
        return self.plain and self.value in _NULL


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, in block or flow style."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; no two keys are equal."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping


def as_plain(node: Node) -> object:
    """The same as str, list and dict."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [as_plain(item) for item in node.items]
        case Mapping():
            return {key.value: as_plain(value) for key, value in node.entries}


def invalid_at(
    name: str, source: str, line: int, column: int, what: str, attempt: str = ""
) -> Invalid:
    """The refusal of a place in a source: `name:line:column: what`, and the line shown."""
    lines = _BREAK.split(source)
    shown = lines[line - 1] if line <= len(lines) else ""
    begin = max(0, min(column - _WIDEST // 2, len(shown) - _WIDEST))
    window = ("…" if begin else "") + shown[begin : begin + _WIDEST]
    if begin + _WIDEST < len(shown):
        window += "…"
    return Invalid(
        what,
        where=f"{name}:{line}:{column}",
        line=f"{line:5} | {safe_line(window)}",
        attempt=attempt,
    )
