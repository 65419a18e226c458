"""Statements that compare without a figure: more exercises than what? Such a trigger wants a
baseline."""

from __future__ import annotations

import re

from scenarios.numerals import numerals

_ENGLISH = (
    r"more|fewer|greater|larger|bigger|higher|lower|stronger|additional|increas\w+|decreas\w+"
    r"|growing|rising|expand\w*|intensif\w+|strengthen\w*|reduc(?:es?|ed|tions?)|stepp\w+ up"
)
_GERMAN = (
    r"mehr|weniger|zusätzlich\w*|verstärk\w*|vermehrt\w*|zunehmend\w*|zunahme|abnahme"
    r"|erhöh(?:t\w*|ung\w*|en)|ausgeweitet\w*|ausweitung|aufstockung|größere\w*|höhere\w*"
    r"|stärkere\w*|gesteigert\w*|steigerung|intensivier\w+|verringer\w+"
)
_ITALIAN = (
    r"più|maggior\w*|aument\w+|incremento|crescent\w+|crescita|intensific\w+|rafforza\w*"
    r"|ulterior[ei]|riduzion[ei]|diminuzion[ei]"
)
_FRENCH = (
    r"plus(?= d[e'])|davantage|augment\w+|accru\w*|croissant\w*|accroissement|hausse|intensifi\w+"
    r"|renforce\w*|supplémentaires?|réduction\w*|diminution\w*"
)
_COMPARED = re.compile(rf"\b(?:{_ENGLISH}|{_GERMAN}|{_ITALIAN}|{_FRENCH})(?!\w)", re.IGNORECASE)
_NOT_COMPARED = re.compile(
    r"\b(?:(?:nicht|kein\w*|nie|niemand|nichts) mehr|no more|any ?more|more or less"
    r"|mehr oder weniger|più o meno|(?:non|mai) (?:\w+ ){0,2}più|(?:di|per) più|furthermore"
    r"|moreover|what is more|once more|umso mehr|vielmehr|the more the)\b",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"a", "an", "ein", "eine", "einer", "un", "una", "une", "uno", "one", "eins"})
_WORD = re.compile(r"\w+")


def vague(words: str) -> str:
    """The word that compares with nothing that is said; empty where none does, or a figure does.

    Any figure counts, in digits or in words: who says how many has said what to look for.
    """
    flat = " ".join(words.split()).replace("’", "'")
    if any(sign.isdigit() for sign in flat):
        return ""
    known = numerals()
    if any(word in known and word not in _ARTICLES for word in _WORD.findall(flat.casefold())):
        return ""
    match = _COMPARED.search(_NOT_COMPARED.sub(" ", flat))
    return match[0] if match else ""
