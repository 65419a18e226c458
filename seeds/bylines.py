"""What one line says about who wrote, translated or published an article, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from seeds.author_notes import signature
from seeds.dates import dates
from seeds.names import has_given_name, names
from seeds.outlets import looks_like_outlet
from seeds.when import When
from seeds.words import plain_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a line of credits says.

    One that says nothing here is a credit all the same: of a photographer, a contributor, an
    update. What follows `for` in a signature is the `outlet`, and may be a department. `is_source`
    tells a source line (`Source: Orlik Post, 4 March 2026`) from a byline.
    """

    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    published: When | None = None
    is_source: bool = False


def byline(line: str) -> Byline | None:
    """What a whole line says, where credits are all that it says."""
    return None if len(line) > _LONGEST else _byline(line)


@lru_cache(maxsize=4096)  # the lines of an article: each is asked about for several reasons
def _byline(line: str) -> Byline | None:
    words = plain_words(line)
    for read in (_translated, _helped, _from_source, _written, _dated, _signed):
        if found := read(words):
            return found
    return None


_LONGEST = 300
_URL = re.compile(r"https?://\S+")
_TRANSLATED = re.compile(
    r"(?:aus dem [\w-]*schen(?: ins [\w-]*sche)?(?: übersetzt| übertragen)? von"
    r"|(?:\w+ )?übersetz(?:ung|t|er|erin)(?: aus dem [\w-]*schen)?(?: ?:| von| durch)"
    r"|translat(?:ed|ion|or)(?: from(?: the)? [\w-]+)?(?: ?:| by)"
    r"|(?:traduzione|tradotto|traduttore|traduttrice)(?: dal(?:l['’] ?|lo | )[\w-]+)?"
    r"(?: ?:| di| da| a cura di)"
    r"|(?:traduction|traduite?|traducteur|traductrice)(?: (?:de l['’]|du )[\w-]+)?(?: ?:| par| de)"
    r"|traducción(?: del? [\w-]+)?(?: ?:| de| por)) (?P<who>.+)",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"(?:mit (?:ergänzungen|beiträgen|unterstützung) von|mitarbeit(?: ?:| von)|redaktion ?:|"
    r"with (?:additional )?(?:reporting|contributions?|research) (?:by|from)|"
    r"(?:additional )?reporting by|edit(?:ed|ing) by|con la collaborazione di|"
    r"avec (?:la contribution|l['’]aide) de|"
    r"#?(?:bild|bilder|fotos?|photos?|image|abb(?:ildung)?|immagine)(?: ?:| by| von| par| di)|"
    r"(?:last )?(?:updated|aktualisiert|aggiornato|mis à jour)\b) ?\S.*",
    re.IGNORECASE,
)
_FROM_SOURCE = re.compile(
    r"(?:(?:original|text)?quelle|source|fonte|fuente|bron|источник|źródło|kaynak|"
    r"erstveröffentlichung|tratto da) ?: ?(?P<rest>\S.*)"
    r"|(?:zuerst erschienen (?:bei|in|auf|im)|(?:originally|first) published (?:by|in|on|at)|"
    r"pubblicato (?:originariamente )?(?:su|da)|publié (?:initialement )?(?:sur|par|dans)) "
    r"(?P<place>\S.*)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"(?:(?:ein(?:e)? (?:gast)?(?:beitrag|kommentar|analyse|essay) |(?:text|worte) )?von|"
    r"(?:geschrieben|verfasst) von|(?:an? (?:analysis|essay|comment(?:ary)?) |written |posted )?by|"
    r"di|a cura di|scritto da|par|écrit par|por|escrito por|door|"
    r"(?:autor(?:in|en)?|authors?|autor[ei]|autrice|auteurs?|text|testo|texte|автор|yazan) ?:) "
    r"(?P<rest>\S.*)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:veröffentlicht|erschienen|published|posted|pubblicato|publié|publicado|stand|datum|date|"
    r"data)(?: am| on| il| le| el)? ?:? (?P<rest>\w.*)",
    re.IGNORECASE,
)

_PARTING = re.compile(r"\s*[,|·•(]\s*|\s(?:[–—-]|in|aus|für|from|for|da|per|à|pour)\s")
_CLOCK = re.compile(
    r"(?<![\s,–|·-])[\s,–|·-]+(?:um |at |alle |ore |à )?[0-9]{1,2}[:.h][0-9]{2}"
    r"(?: ?(?:h|[ap]m|[a-z]{3,4}))?$",
    re.IGNORECASE,
)
_READING_TIME = re.compile(
    r"(?<![\s,–|·-])[\s,–|·-]+[0-9]{1,3} ?min\w*\.?(?: \w+)?$", re.IGNORECASE
)
_LINKS = re.compile(
    r"(?:(?<![\s,;|·•–—-])[\s,;|·•–—-]+(?:(?:am|vom|on|of|dated|il|del|le|du|el|den)\s*)?)?$"
    r"|^(?:am|vom|on|il|le|el) *$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[12][0-9]{3}")


def _translated(words: str) -> Byline | None:
    match = _TRANSLATED.fullmatch(words)
    who = names(match["who"].rstrip(". "), single=True) if match else ()
    return Byline(translators=who) if who else None


def _helped(words: str) -> Byline | None:
    return Byline() if _HELPED.fullmatch(words) else None


def _from_source(words: str) -> Byline | None:
    match = _FROM_SOURCE.fullmatch(words)
    if not match:
        return None
    rest, when = _without_date(match["rest"] or match["place"])
    url = _URL.search(rest)
    outlet = _URL.sub("", rest).strip(" ,;.…|–—-()")
    return Byline(
        outlet=outlet if len(outlet.split()) <= 6 else "",
        url=url.group() if url else "",
        published=when,
        is_source=True,
    )


def _written(words: str) -> Byline | None:
    match = _WRITTEN.fullmatch(words)
    if not match:
        return None
    rest, when = _without_date(match["rest"])
    is_labelled = ":" in words[: match.start("rest")]
    authors, outlet = _people(rest, single=is_labelled or when is not None)
    return Byline(authors=authors, outlet=outlet, published=when) if authors else None


def _dated(words: str) -> Byline | None:
    """A line that is a date and nothing else, or a name known for one and a date."""
    if not _YEAR.search(words):
        return None
    match = _DATED.fullmatch(words)
    rest, when = _without_date(match["rest"] if match else words)
    if when is None:
        return None
    if not rest:
        return Byline(published=when) if match or len(when.words) == 10 else None
    if looks_like_outlet(rest):
        return Byline(outlet=rest, published=when)
    who = names(rest)
    known = who and all(has_given_name(name) for name in who)
    return Byline(authors=who, published=when) if known else None


def _signed(words: str) -> Byline | None:
    signed = signature(words)
    return Byline(authors=(signed.name,), outlet=signed.place) if signed else None


def _without_date(words: str) -> tuple[str, When | None]:
    """The words before a date at the end, and the date; the clock and reading time go with it."""
    words = _CLOCK.sub("", _READING_TIME.sub("", words)).rstrip(" .")
    found = dates(words)
    if not found or found[-1].span.end != len(words):
        return words, None
    return _LINKS.sub("", words[: found[-1].span.start]).strip(" ("), found[-1].when


def _people(words: str, single: bool) -> tuple[tuple[str, ...], str]:
    """The authors in a byline, and the outlet that may follow them."""
    parts = [part for part in _PARTING.split(words.strip(" )")) if part]
    authors: tuple[str, ...] = ()
    while parts and not looks_like_outlet(parts[0]) and (who := names(parts[0], single=single)):
        authors += who
        parts.pop(0)
    if len(parts) > 1 or any(len(part.split()) > 5 for part in parts):
        return (), ""  # more than a byline says
    return authors, parts[0] if parts and looks_like_outlet(parts[0]) else ""
