"""Lists and counts in words."""

from __future__ import annotations

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words) or "nothing"
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(many: int, noun: str) -> str:
    head, _, rest = noun.partition(" ")
    return f"{many} {head}{'' if many == 1 else 's'}{' ' + rest if rest else ''}"
