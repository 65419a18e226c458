"""Plain values written as YAML that a person would be content to have written.

Block style, keys in the order given, lists not indented under their key, prose folded at about 90
columns, long text with line breaks as a `|` block. No aliases, no tags. A text that YAML 1.1 or
1.2 reads as something else (`on`, `no`, `2:3`, `2026-05-17`) stands in quotes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

import yaml

from seeds.strict_yaml import DEEPEST, require_libyaml
from seeds.when import When, iso

_WIDTH = 88
_BLOCK_FROM = 33
"""Code points from which text with line breaks is a block: a prefix or suffix never is."""

_READ_OTHERWISE = re.compile(
    r"""~ | null | true | false | yes | no | on | off | y | n | << | =
    | [-+]?\.(?:inf|nan)
    | [-+]?0(?:b[01_]+ | x[0-9a-f_]+ | o[0-7_]+)
    | [-+]?[0-9][0-9_]*(?::[0-9]{1,2})*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?
    | [-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|[ \t]+)[0-9].*)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_BREAK = re.compile("[\n\r\x85\u2028\u2029]")
_OTHER_BREAK = re.compile("[\r\x85\u2028\u2029]")
# What an editor does not show, or shows in another order, is written as an escape.
_UNSEEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb"
_BEYOND = "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
_SPECIAL = re.compile(f"[{_UNSEEN}{_BEYOND}\ue000-\uf8ff]")


class Plain(str):
    """A text to be written without quotes where YAML allows it: a date, an instant, an id."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A list or mapping to be written in one line: `[1811, 1868]`, `{by: 2026-12-31}`."""

    of: Sequence[object] | Mapping[str, object]


def write(plain: object) -> str:
    """The YAML of str, int, float, bool, None, When, date, datetime, lists and mappings of these.

    Ends with a line break. The same value gives the same text, whatever the release of PyYAML.

    Raises:
        TypeError: a value or key of another type.
        ValueError: a number that is not finite, a lone surrogate, or more than 64 levels.
    """
    require_libyaml()
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events(plain, 1),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    restored = _stand_in(events)
    text = cast(
        str,
        yaml.emit(events, Dumper=yaml.CBaseDumper, width=_WIDTH, indent=2, allow_unicode=True),
    )
    return text.translate(restored) if restored else text


def _events(value: object, depth: int) -> Iterator[yaml.Event]:
    flow = isinstance(value, Flow)
    inner = value.of if isinstance(value, Flow) else value
    if not isinstance(inner, Mapping | list | tuple):
        yield _scalar(value)
        return
    if depth > DEEPEST:
        raise ValueError(f"more than {DEEPEST} levels deep")
    if isinstance(inner, Mapping):
        yield yaml.MappingStartEvent(None, None, True, flow_style=flow)
        for key, item in inner.items():
            if not isinstance(key, str):
                raise TypeError(f"the key {key!r} is not a text")
            yield _text(key, may_be_block=False)
            if type(item) is str:
                yield _text(item)
            else:
                yield from _events(item, depth + 1)
        yield yaml.MappingEndEvent()
    else:
        yield yaml.SequenceStartEvent(None, None, True, flow_style=flow)
        for item in inner:
            yield from _events(item, depth + 1)
        yield yaml.SequenceEndEvent()


def _scalar(value: object) -> yaml.ScalarEvent:
    match value:
        case Plain() if value and not _BREAK.search(value):
            return _plain(str(value))
        case str():
            return _text(str(value))
        case None:
            return _plain("null")
        case bool():
            return _plain("true" if value else "false")
        case int() | When():
            return _plain(str(value))
        case float():
            return _plain(_number(value))
        case datetime():
            return _plain(iso(value))
        case date():
            return _plain(value.isoformat())
        case _:
            raise TypeError(f"{type(value).__name__} is not written to YAML")


def _number(value: float) -> str:
    """`0.4`, `1.0e-07`: in YAML 1.1 a number with an exponent needs its point."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a finite number")
    words = repr(value)
    return words if "." in words else words.replace("e", ".0e")


def _plain(words: str) -> yaml.ScalarEvent:
    return yaml.ScalarEvent(None, None, (True, True), words)


def _text(words: str, may_be_block: bool = True) -> yaml.ScalarEvent:
    """A text in the plainest style that gives it back; the emitter quotes where it must."""
    style = None
    if _BREAK.search(words):
        short = not may_be_block or len(words) < _BLOCK_FROM
        style = '"' if short or _OTHER_BREAK.search(words) else "|"
    elif not words or _READ_OTHERWISE.fullmatch(words):
        style = "'"
    return yaml.ScalarEvent(None, None, (True, True), words, style=style)


def _stand_in(events: list[yaml.Event]) -> dict[int, str]:
    """Put private-use characters for what the emitter writes badly; the table that takes it back.

    libyaml escapes everything above U+FFFF, so that an emoji makes a block of text one escaped
    line, and leaves bidi controls as they are.
    """
    scalars = [
        event
        for event in events
        if isinstance(event, yaml.ScalarEvent)
        and not event.value.isascii()
        and _SPECIAL.search(event.value)
    ]
    found = sorted({sign for event in scalars for sign in _SPECIAL.findall(event.value)})
    private = {sign for sign in found if "\ue000" <= sign <= "\uf8ff"}
    unused = (code for code in range(0xE000, 0xF900) if chr(code) not in private)
    codes = dict(zip((sign for sign in found if sign not in private), unused, strict=False))
    unseen = re.compile(f"[{_UNSEEN}]")
    for event in scalars:
        if unseen.search(event.value):
            event.style = '"'
        event.value = event.value.translate({ord(sign): code for sign, code in codes.items()})
    return {
        code: f"\\u{ord(sign):04X}" if unseen.match(sign) else sign for sign, code in codes.items()
    }
