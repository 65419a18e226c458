"""What a word that is being written may become: one used before, that begins so."""

from __future__ import annotations

from collections.abc import Iterable

from seeds.folded import normal


def part(text: str, sign: str = "") -> tuple[int, str]:
    """The part of a list that is being written, the last one: where it starts, and its words."""
    start = text.rfind(sign) + 1 if sign else 0
    words = text[start:]
    return start + len(words) - len(words.lstrip()), words.lstrip()


def completions(text: str, offers: Iterable[str], sign: str = "") -> list[str]:
    """Offers for the last part of a text: those that begin so, then those a word of which does.

    In a list, what stands there already is not offered again. Without a word, all are.
    """
    start, words = part(text, sign)
    there = {normal(one.strip()) for one in text[:start].split(sign)} if sign else set()
    wanted = normal(words)
    ranked = [(_rank(normal(one), wanted), one) for one in offers if normal(one) not in there]
    return [one for rank, one in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT]


def completed(text: str, offer: str, sign: str = "") -> str:
    """The text with its last part as it is offered."""
    start, _ = part(text, sign)
    blank = " " if sign and text[:start].endswith(sign) else ""
    return text[:start] + blank + offer


def ghost(text: str, offer: str, sign: str = "") -> str:
    """What of an offer is still to be written; empty where it does not begin as the text ends."""
    _, words = part(text, sign)
    return offer[len(words) :] if offer.casefold().startswith(words.casefold()) else ""


_FIRST, _LATER, _NOT = 0, 1, 2


def _rank(offer: str, wanted: str) -> int:
    """How well an offer fits what is wanted, both folded; `_NOT`: not at all, or it is there."""
    if offer == wanted:
        return _NOT
    if offer.startswith(wanted):
        return _FIRST
    return _LATER if any(word.startswith(wanted) for word in offer.split()) else _NOT
