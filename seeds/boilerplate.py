"""What belongs to the site and not to the article: comments, pleas, links, navigation, tags.

The rules look at one block at a time and at the words that such blocks begin with, in German,
English, French and Italian, the commonest in Spanish. They are made to miss rather than to take
running text for furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from seeds.article import Block, BlockKind
from seeds.bylines import byline
from seeds.words import plain_words

_LONGEST = 700
"""Code points of a block that can be furniture by its words."""
_SHORTEST_COPY = 60
"""Code points from which a paragraph that stands twice is a copy, not a refrain."""


def marked(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those that are boilerplate marked as such.

    All after the heading of a comment section is, and a paragraph that repeats an earlier one.
    """
    seen: set[str] = set()
    after_prose = in_comments = False
    found = []
    for block in blocks:
        words = block.span.of(text)
        in_comments = in_comments or (after_prose and opens_comments(words))
        if in_comments or is_furniture(words) or _is_copy(block, words, seen):
            block = replace(block, kind=BlockKind.BOILERPLATE, level=0)
        elif len(words) >= _SHORTEST_COPY:
            after_prose = True
        found.append(block)
    return tuple(found)


def opens_comments(words: str) -> bool:
    """Whether this line heads the readers' comments, or the form for them."""
    return len(words) <= 80 and _COMMENTS.fullmatch(plain_words(words.lstrip("# "))) is not None


def is_furniture(words: str) -> bool:
    """Whether a block, taken alone, belongs to the site."""
    if not any(character.isalnum() for character in words[:_LONGEST]):
        return True
    if len(words) > _LONGEST:
        return False
    line = plain_words(words)
    if len(line) <= 80 and (_LINE.fullmatch(line) or _COMMENTS.fullmatch(line)):
        return True
    if _NAVIGATION.fullmatch(words):
        return True
    if all(_LINK.fullmatch(word) for word in line.split()):
        return True
    if any(pattern.match(line) for pattern in (_NOTICE, _TAGS, _DISCOVER)):
        return True
    if _READ_ALSO.match(line) and (":" in line[:60] or line[-1] not in ".!?"):
        return True
    credit = byline(words)
    return (credit is not None and credit.is_source) or _pleads(line)


def _is_copy(block: Block, words: str, seen: set[str]) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or len(words) < _SHORTEST_COPY:
        return False
    key = plain_words(words)
    if key in seen:
        return True
    seen.add(key)
    return False


def _pleads(line: str) -> bool:
    """Whether a paragraph asks the reader to subscribe, follow or give."""
    own = _QUOTED.sub("", line)  # what is quoted, somebody in the article says
    if _OUR_CHANNEL.search(own) or (len(own) <= 300 and _SUBSCRIBE.search(own)):
        return True
    return all(pattern.search(own) for pattern in (_GIFT, _YOU, _US))


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(alternatives) + ")", re.IGNORECASE)


_COMMENTS = _any(
    r"(?:[0-9]+ )?(?:kommentare?|comments?|commenti|commentaires?|comentarios)(?: ?\([0-9]+\))?:?",
    r"(?:neueste|letzte|leser)-? ?kommentare|recent comments|commenti recenti",
    r"kommentar (?:schreiben|verfassen|hinterlassen|abgeben)",
    r"(?:schreiben?|hinterlassen?|verfassen?) (?:sie )?(?:einen|deinen|ihren) kommentar",
    r"(?:leave|post|write|add) a (?:reply|comment)|join the (?:conversation|discussion)",
    r"lascia un (?:commento|a risposta)|lascia una risposta|laisser un commentaire",
    r"poster un commentaire|deja (?:un comentario|una respuesta)",
)
_LINE = _any(
    r"recent posts|neueste beiträge|articoli recenti|articles récents|entradas recientes",
    r"(?:related|ähnliche|verwandte) (?:posts|articles|stories|beiträge|artikel)",
    r"articoli correlati|articles? (?:similaires|liés)|you may also like|mehr zum thema",
    r"das könnte (?:sie|dich|euch) auch interessieren|potrebbe(?:ro)? interessarti(?: anche)?",
    r"sponsor(?:ed|en|s)?|anzeige|werbung|advertisement|pubblicità|publicité|publicidad",
    r"source (?:site|link)|link (?:alla|zur|to the|to) (?:fonte|quelle|source|original)",
    r"(?:diesen artikel )?(?:teilen|drucken)|share(?: this(?: article| post)?)?|condividi|partager",
    r"print(?: article)?|stampa|imprimer|facebook|twitter|whatsapp|telegram|linkedin|e-?mail",
    r"men[uü]|suche|search|cerca|rechercher|impressum|datenschutz(?:erklärung)?|privacy policy",
    r"newsletter|subscribe(?: now)?|(?:jetzt )?abonnieren|iscriviti|s['’]abonner",
    r"log ?in|anmelden|accedi|connexion",
    r"(?:zum inhalt springen|skip to (?:main )?content|vai al contenuto|aller au contenu)",
    r"weiterlesen|mehr lesen|read more|continue reading|continua a leggere|lire la suite",
    r"nach oben|zurück nach oben|back to top|torna su|retour en haut|cookie[- ]?\w*",
    r"[0-9]+ ?min(?:uten?|utes?|uti)?\.? ?(?:read|lesezeit|lesedauer|di lettura|de lecture)",
    r"(?:lesezeit|lesedauer|reading time|tempo di lettura|temps de lecture):? ?[0-9]+.{0,12}",
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NAVIGATION = re.compile(
    r"(?:startseite|home|homepage|accueil|inicio)(?:\s*[»›>/|→]|\s{2,}\S).*",
    re.IGNORECASE,
)
_NOTICE = _any(
    r"your (?:email address|comment) will|il tuo indirizzo e-?mail non|votre adresse e-?mail ne",
    r"(?:deine|ihre) e-?mail-?adresse wird nicht|tu dirección de correo electrónico no",
    r"required fields are marked|erforderliche felder sind|i campi obbligatori sono",
    r"(?:this site uses|diese website verwendet|questo sito usa|ce site utilise) (?:akismet|cook)",
    r"(?:copyright )?(?:©|\(c\)) ?(?:copyright )?[0-9]{4}",
    r"all rights reserved|alle rechte vorbehalten|tutti i diritti riservati|tous droits réservés",
)
_TAGS = _any(
    r"(?:tags?|schlag(?:worte?|wörter)|stich(?:worte?|wörter)|keywords?|mots[- ]clés|etichette)"
    r" ?: ?\S",
    r"(?:filed under|posted in|abgelegt unter|veröffentlicht unter|pubblicato in)\b(?!.*\.$)",
    r"(?:kategorien?|categor(?:y|ies|ie|ia)|catégories?|rubrik) ?: ?\S",
)
_READ_ALSO = _any(
    r"(?:lest|lies|lesen sie)(?: dazu| hierzu)? (?:auch|mehr|weiter)\b|siehe auch\b|mehr dazu\b",
    r"(?:read (?:also|more|next)|also read|see also|more on this|related)\b",
    r"leggi (?:anche|di più|qui)\b|vedi anche\b|(?:à )?lire aussi\b|voir aussi\b|lea también\b",
)
_DISCOVER = re.compile(
    r"(?:entdecke[nt]?|entdeckt|discover|scopr[ie]t?e?|découvrez)\b.{0,24}"
    r"\b(?:ausgabe|issue|edition|numero|numéro)\W*$",
    re.IGNORECASE,
)
_OUR_CHANNEL = re.compile(
    r"\b(?:unser(?:e[mnrs]?)?|our|notre|nos|nostr[aoi]|nuestr[ao]s?)\s(?:\S+\s){0,3}?"
    r"\S*(?:newsletter|rundbrief|social[ -]media|mailing ?list|infolettre|podcast|"
    r"(?:telegram|whatsapp|youtube)\S*)",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"(?:^|[.!?:]\s)(?:jetzt )?(?:abonnier(?:e|t|en sie)|subscribe|sign up|iscriviti|iscrivetevi|"
    r"abbonati|abonnez-vous|inscrivez-vous|suscríbete|meldet euch|melden sie sich|folgt uns|"
    r"folgen sie uns|follow us|seguici|suivez-nous|unterstützt uns|unterstützen sie uns|"
    r"support us|sostienici|soutenez-nous)\b",
    re.IGNORECASE,
)
_GIFT = re.compile(
    r"\b(?:\w*spende[n]?|donat\w+|donazion\w+|un don|dons|dono|donación)\b", re.IGNORECASE
)
_YOU = re.compile(
    r"\b(?:euch|eure[mnrs]?|dein(?:e[mnrs]?)?|helft|you|your|votre|vos|tu[ao]|vostr[ao]|tu)\b",
    re.IGNORECASE,
)
_US = re.compile(r"\b(?:uns|wir|us|we|our|nous|notre|noi|ci|nostr[aoi]|nosotros)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[„“”\"«»‚][^„“”\"«»‚]{1,400}[“”\"«»‘]")
