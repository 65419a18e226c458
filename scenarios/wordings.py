"""What a passage says of probability: a word of a scale, a figure, or that it is possible."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scenarios.scales import ICD203, LANGUAGES, SCALES, Scale
from scenarios.stated import figures
from scenarios.vocabulary import Basis
from scenarios.words import MODALS, Estimate, term, verbal
from seeds.anchor import Span

_ADRIFT = frozenset({"remote", "etwa gleich", "circa pari", "kann", "können", "peut", "peuvent"})
"""Words that in running text mostly mean something else; whoever types them means them."""

_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|hardly|scarcely|neither|nor|more|less|most|least|as|how|equally"
    r"|nicht|kein\w*|kaum|weder|wenig(?:er)?|weniger|ebenso|gleich|genauso|wie|mehr"
    r"|non|né|mai|poco|meno|più|altrettanto|quanto"
    r"|pas|peu|plus|moins|aussi|guère|jamais)|n['’]t)"
    r"(?:\s+(?:at all|all that|so|that|very|too|quite|particularly|be|been|considered"
    r"|sehr|besonders|gerade|als|zu|è|sia|sembra|appare|molto|tanto|così|affatto"
    r"|très|si|tellement|du tout))?\s+$",
    re.IGNORECASE,
)
"""What before a word of the scale makes it say something else: `not likely`, `less probable`."""

_GOES_ON = r"(?!\s+(?:nur|bloß|allein|only|just|merely|solo|soltanto|seulement|uniquement))"
_NEGATIONS = ("not", "nicht", "non", "pas")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a passage says of probability, and where; a modal says no number: None."""

    span: Span
    words: str
    estimate: Estimate | None


def wordings(passage: str, scale: Scale = ICD203, language: str = "") -> tuple[Wording, ...]:
    """What a passage says, in its order and without overlaps; the longest match counts.

    `language` (BCP 47) leaves the words of the others out; with none, or one that has no words,
    all are looked for. A word that is negated or compared (`not likely`, `eher
    unwahrscheinlich als`) says nothing here, unless the scale has the whole of it.
    """
    tongue = language.casefold().split("-")[0]
    found = [
        Wording(
            span,
            span.of(passage),
            Estimate(it.probability, it.low, it.high, Basis.STATED, span.of(passage), ""),
        )
        for span, it in figures(passage)
    ]
    taken = {place for one in found for place in range(one.span.start, one.span.end)}
    for match in _pattern(scale.name, tongue if tongue in LANGUAGES else "").finditer(passage):
        if match.start() in taken or _NEGATED.search(
            passage, max(0, match.start() - 40), match.start()
        ):
            continue
        if match[0] in ("May", "MAY"):  # the month, far more often than the verb
            continue
        rung = term(match[0], scale)
        said = verbal(rung, match[0], scale) if rung else None
        found.append(Wording(Span(*match.span()), match[0], said))
    return tuple(sorted(found, key=lambda one: one.span.start))


@cache
def _pattern(name: str, tongue: str) -> re.Pattern[str]:
    """Every word of a scale in a language or in all, and the modals, the longest first."""
    words = {
        word
        for rung in SCALES[name].terms
        for language, said in rung.by_language.items()
        if tongue in ("", language)
        for word in said
    }
    parts = []
    for word in sorted((words | MODALS) - _ADRIFT, key=lambda w: (-len(w), w)):
        spaced = r"\s+".join(map(re.escape, word.split()))
        parts.append(spaced + (r"\b" + _GOES_ON if word.split()[-1] in _NEGATIONS else ""))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)
