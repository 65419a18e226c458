"""Text made safe to show, one code point for one, so that offsets stay right on the screen.

Textual and Rich pass escape sequences through to the terminal; what an article holds is therefore
made visible here before anything is drawn or printed. Markup such as `[bold]` is text like any
other, for nothing is ever parsed as markup.

What is shown instead:
- the picture of its control for C0 and DEL: `␛`, `␀`, `␡`; a tab is a space
- `⏎` for what breaks a line; `safe` alone leaves the line feed as it is
- `‧` for the soft hyphen
- `·` for what cannot be seen: zero-width characters, variation selectors, tags, fillers
- `�` for what deceives or has no meaning: bidi controls, other controls, C1, surrogates, private
  use, noncharacters and what this Python's Unicode does not know

Left as they are, because the text needs them: U+200D between two emoji; U+200C and U+200D
between two letters of Arabic, Persian and the Indic scripts; U+FE0E and U+FE0F after an emoji;
up to eight combining marks in a row.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LINE_BREAK, _INVISIBLE, _MEANINGLESS = "⏎", "·", "\ufffd"
_MOST_MARKS = 8
_PLAIN = bytes(range(0x20, 0x7F)) + b"\n"

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINING = "\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
# Letters and marks that Unicode counts as printable and nobody can see.
_UNSEEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0d\uffa0"
    "\U0001d159\U000e0100-\U000e01ef"
)
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
_TO_LOOK_AT = re.compile(f"[{_UNSEEN}{_JOINERS}{_MARKS}]")
_INVISIBLE_SIGN = re.compile(f"[{_UNSEEN}]")
_MARK = re.compile(f"[{_MARKS}]")
_PILE = re.compile(f"[{_MARKS}]{{{_MOST_MARKS + 1},}}")
# Signs of Arabic, Syriac and Kaithi that Unicode calls format characters, and that are seen.
_SEEN = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
# The first group is a joiner or selector that the text needs; without it, it stands astray.
_JOINER = re.compile(
    f"((?<=[{_EMOJI}])[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    f"|(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}])|(?<=[{_EMOJI}]\ufe0f)\u200d(?=[{_EMOJI}])"
    f"|(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}]))"
    f"|[{_JOINERS}]"
)
_DECEIVING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]")


def safe(text: str) -> str:
    """The text, safe to show: of the same length, code point for code point; keeps line feeds."""
    if text.isprintable() and (text.isascii() or not _TO_LOOK_AT.search(text)):
        return text
    signs = _to_look_at(text)
    found = {ord(sign): shown for sign in signs if (shown := _stand_in(sign)) != sign}
    shown = text.translate(found) if found else text
    if any(map(_MARK.match, signs)):
        shown = _PILE.sub(lambda pile: pile[0][:_MOST_MARKS] + _INVISIBLE * _excess(pile[0]), shown)
    if not signs.isdisjoint(_JOINERS):  # last, for what stands beside a joiner decides
        shown = _JOINER.sub(lambda joiner: joiner[1] or _INVISIBLE, shown)
    return shown


def safe_line(text: str) -> str:
    """The same on one line, for a cell of a table or a line of a message: `⏎` for a line feed."""
    return safe(text).replace("\n", _LINE_BREAK)


def _to_look_at(text: str) -> set[str]:
    """The code points of a text that may have to be shown as others.

    Most of a text is ASCII, which bytes are quicker rid of than a set.
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return set(rest.decode("utf-8", "surrogatepass"))


def _excess(pile: str) -> int:
    return len(pile) - _MOST_MARKS


@lru_cache(maxsize=4096)
def _stand_in(sign: str) -> str:
    """What is shown for a code point wherever it stands; itself where that depends, or is safe."""
    code = ord(sign)
    if sign in "\n\u200c\u200d":
        return sign
    if sign == "\t":
        return " "
    if sign in "\x85\u2028\u2029":
        return _LINE_BREAK
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if code == 0xAD:
        return "‧"
    if _INVISIBLE_SIGN.match(sign):
        return _INVISIBLE
    category = unicodedata.category(sign)
    if category == "Cf" and not _DECEIVING.match(sign):
        return sign if _SEEN.match(sign) else _INVISIBLE
    return _MEANINGLESS if category.startswith("C") else sign
