"""What the fields of a file hold, beyond texts and numbers: days, probabilities, lists, words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from seeds.refusal import Invalid
from seeds.strict_yaml import Document, Node, Scalar, did_you_mean

Word = TypeVar("Word", bound=Enum)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PROBABILITY = re.compile(r"((?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e-[0-9]{1,3})?)( ?%)?", re.IGNORECASE)
_LONGEST = 60
_COMMANDS = {"scenario/1": "signposts import", "session/1": "signposts run"}
"""What reads each format."""


def texts(document: Document, node: Node) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    if isinstance(node, Scalar) and not node.is_null:
        return (node.value,)
    return document.each(node, document.text)


def day(words: str) -> date:
    """One whole day: `2026-05-17`.

    Raises:
        Invalid: it is another notation, or no day of the calendar.
    """
    try:
        if _DAY.fullmatch(words):
            return date.fromisoformat(words)
    except ValueError:
        pass
    raise Invalid(f"{words[:60]!r} is not a day", attempt="2026-05-17")


def probability(words: str) -> float:
    """A probability from a number (`0.4`) or a percentage (`40%`).

    Raises:
        Invalid: it is neither, or outside 0 to 1.
    """
    match = _PROBABILITY.fullmatch(words)
    if not match or len(words) > _LONGEST:
        raise Invalid(f"{words[:_LONGEST]!r} is not a probability", attempt="0.4, or 40%")
    number, percent = match.groups()
    # Scaled before it is rounded, so that 12.3% and 0.123 are the same number.
    value = float(Decimal(number).scaleb(-2)) if percent else float(number)
    if not 0 <= value <= 1:
        better = f"{value / 100:g}, or {value:g}%" if 2 <= value <= 100 else "0.4, or 40%"
        raise Invalid(f"probability {words} is outside 0 to 1", attempt=better)
    return value


def word(document: Document, node: Node, words: Iterable[Word], name: str) -> Word:
    """A word of a closed list, of which `name` says what it is."""
    found = document.text(node)
    known = {str(w.value): w for w in words}
    if found in known:
        return known[found]
    near = did_you_mean(found, known)
    possible = sorted(known, key=lambda w: w != near)
    what = f"unknown {name} {found[:_LONGEST]!r}"
    raise document.invalid(node, what, attempt=", ".join(possible))


def check_format(document: Document, wanted: str) -> None:
    """Refuse what is no file of the wanted format; `signposts:` says which it is."""
    top = document.mapping(document.root)
    if "signposts" not in top:
        document.fail(document.root, "signposts is missing", attempt=f"signposts: {wanted}")
    node = top["signposts"]
    given = document.text(node)
    if given == wanted:
        return
    if given in _COMMANDS:
        document.fail(node, f"this is a {given} file", attempt=_COMMANDS[given])
    name, _, _ = wanted.partition("/")
    if re.fullmatch(rf"{name}/[0-9]{{1,9}}", given):
        what = f"{given} is newer than this version of Signposts reads"
        document.fail(node, what, attempt=wanted)
    document.fail(node, f"unknown format {given[:_LONGEST]!r}", attempt=wanted)
