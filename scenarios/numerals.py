"""Whole numbers from 0 to 100 in English, German, Italian and French words."""

from __future__ import annotations

from functools import cache

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_GERMAN = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ITALIAN = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove"
)
_ITALIAN_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf"
)
_FRENCH_TENS = "vingt trente quarante cinquante soixante"
_ONES = {"a": 1, "an": 1, "ein": 1, "eine": 1, "einer": 1, "un": 1, "una": 1, "une": 1}
_HUNDREDS = ("hundred", "one hundred", "hundert", "einhundert", "cento", "cent")


@cache
def numerals() -> dict[str, int]:
    """Each numeral, casefolded, with its number; articles that can mean one are among them."""
    return {
        **_english(),
        **_german(),
        **_italian(),
        **_french(),
        **_ONES,
        **dict.fromkeys(_HUNDREDS, 100),
    }


def _english() -> dict[str, int]:
    units = _ENGLISH.split()
    found = {word: n for n, word in enumerate(units)}
    for ten, word in enumerate(_ENGLISH_TENS.split(), 2):
        found[word] = ten * 10
        for one in range(1, 10):
            found[f"{word}-{units[one]}"] = found[f"{word} {units[one]}"] = ten * 10 + one
    return found


def _german() -> dict[str, int]:
    units = _GERMAN.split()
    found = {word: n for n, word in enumerate(units)}
    for ten, word in enumerate(_GERMAN_TENS.split(), 2):
        found[word] = ten * 10
        for one in range(1, 10):
            unit = "ein" if one == 1 else units[one]
            found[f"{unit}und{word}"] = ten * 10 + one
    return {word.casefold(): n for word, n in found.items()}


def _italian() -> dict[str, int]:
    units = _ITALIAN.split()
    found = {word: n for n, word in enumerate(units)}
    for ten, word in enumerate(_ITALIAN_TENS.split(), 2):
        found[word] = ten * 10
        for one in range(1, 10):
            unit = "tré" if one == 3 else units[one]
            stem = word[:-1] if one in (1, 8) else word  # ventuno, ventotto
            found[stem + unit] = ten * 10 + one
    return found


def _french() -> dict[str, int]:
    units = _FRENCH.split()
    found = {word: n for n, word in enumerate(units)}
    for ten, word in enumerate(_FRENCH_TENS.split(), 2):
        found[word] = ten * 10
        for one in range(1, 20 if ten == 6 else 10):
            for joint in (" et ", "-et-") if one in (1, 11) else ("-",):
                found[f"{word}{joint}{units[one]}"] = ten * 10 + one
    found["quatre-vingts"] = 80
    found |= {f"quatre-vingt-{units[one]}": 80 + one for one in range(1, 20)}
    return found
