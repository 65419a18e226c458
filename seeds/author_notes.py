"""Where a text names its author without a byline: a signature, a note, a name before the body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.names import has_given_name, names
from seeds.words import plain_words

_LONGEST = 300
_ROLE = (
    r"(?:(?:chef|gast|co-?|mit)?(?:redakteur|journalist|reporter|korrespondent|kolumnist|autor|"
    r"publizist|herausgeber|direktor|professor|dozent|analyst|forscher|mitarbeiter|politolog|"
    r"politikwissenschaftl|historiker|ökonom|expert|fellow|editor|correspondent|columnist|author|"
    r"writer|director|lecturer|researcher|scholar|historian|economist|giornalist|redattor|"
    r"redattric|corrispondent|direttor|direttric|analist|ricercat|docent|rédact|correspondan|"
    r"chroniqueu|directeur|directric|chercheu|auteur|autrice)\w*)"
)
_NOTE = re.compile(
    rf"(?P<who>(?:\S+ ){{1,4}}\S+?),? (?:ist|is|è|est|es)"
    rf"(?: (?!für|in|bei|mit|von|for|with|per|con|pour|avec)[\w-]+){{0,3}}? (?i:{_ROLE})\b"
)
_SIGNED = re.compile(
    rf"(?P<who>(?:[^\s,]+ ){{1,3}}?[^\s,]+?)(?:,| [–—|-])? (?:\w+ )?(?i:{_ROLE})"
    r"(?:,? (?:für|bei|for|of|at|per|di|pour|de|del) (?P<place>[^.:;!?]{2,60}))?"
)
_OPENING_NAME = re.compile(r"(?P<who>\w[\w'’.-]*(?: \w[\w'’.-]*){1,2})\.\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, and what for: an outlet, or a department, or nothing."""

    name: str
    place: str


def signature(words: str) -> Signature | None:
    """Who a line is signed by, with name and profession: `Anna Weber, Redakteurin für Orlik`."""
    match = _SIGNED.fullmatch(words)
    if not match or not names(match["who"]) or not has_given_name(match["who"]):
        return None
    return Signature(match["who"], (match["place"] or "").strip())


def author_of_note(paragraph: str) -> str:
    """Who a note on the author is about: `Anna Weber ist Redakteurin bei …`; else empty."""
    if len(paragraph) > _LONGEST:
        return ""
    match = _NOTE.match(plain_words(paragraph))
    return match["who"] if match and names(match["who"]) else ""


def name_before(paragraph: str) -> str:
    """The name that opens a paragraph as a sentence of its own: `Anna Weber. Die Brücke …`."""
    match = _OPENING_NAME.match(paragraph)
    if match and names(match["who"]) and has_given_name(match["who"]):
        return match["who"]
    return ""
