"""Words of estimative probability: what a figure or a word says, and by which scale."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.rules import probability
from scenarios.scales import ICD203, Scale, Term
from scenarios.vocabulary import Basis
from seeds.refusal import Invalid

SCALE = ICD203.id
"""The ranges are those of US Intelligence Community Directive 203 (2015)."""

TERMS = ICD203.terms
"""From almost impossible to almost certain."""

MODALS = frozenset(
    (
        *("könnte", "könnten", "kann", "können", "möglich", "möglicherweise", "vielleicht"),
        *("eventuell", "unter umständen", "nicht ausgeschlossen", "nicht auszuschließen"),
        *("may", "might", "could", "possibly", "possible", "perhaps", "maybe"),
        *("cannot be ruled out", "cannot be excluded"),
        *("potrebbe", "potrebbero", "può", "possono", "forse", "possibile", "possibilmente"),
        *("non è escluso", "non si può escludere"),
        *("pourrait", "pourraient", "peut", "peuvent", "peut-être", "possible"),
        *("n'est pas exclu", "n’est pas exclu"),
    )
)
"""Words that say no probability at all: what is foretold with them cannot be wrong."""
_FOLDED = frozenset(word.casefold() for word in MODALS)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A probability with its range and basis, as it was said."""

    probability: float
    low: float | None
    high: float | None
    basis: Basis
    words: str
    scale: str


def term(words: str, scale: Scale = ICD203) -> Term | None:
    """The rung that a word stands on, if it is on the scale."""
    return scale.rungs.get(_plain(words))


def is_modal(words: str) -> bool:
    """Whether the words say that it is possible, and not how probable."""
    return _plain(words) in _FOLDED


def estimate(said: str, scale: Scale = ICD203) -> Estimate:
    """What `0.4`, `40%`, `2:3`, `likely`, `wahrscheinlich` or `one chance in three` says.

    Raises:
        Invalid: no figure and no word of the scale, or a modal that says no probability.
    """
    words = " ".join(said.split())
    if rung := term(said, scale):
        return verbal(rung, words, scale)
    if is_modal(said):
        raise Invalid(
            f"{said!r} says that it is possible, not how probable",
            attempt="a figure of your own with basis imputed, or none",
        )
    from scenarios.stated import stated  # which compiles its patterns

    letters = any(sign.isalpha() for sign in words) or "-" in words[1:]
    found = stated(words) if letters else None
    if found is None and words and not any(sign.isdigit() for sign in words):
        on_it = ", ".join(rung.words[0] for rung in scale.terms)
        raise Invalid(f"{said!r} is no probability", attempt=f"{on_it}; or a figure: 40%")
    if found is None:
        return Estimate(probability(said), None, None, Basis.STATED, "", "")
    if not 0 <= found.probability <= 1 or (found.high or 0) > 1:
        raise Invalid(f"{said!r} is outside 0 to 1", attempt="80 per cent, or 0.8")
    return Estimate(found.probability, found.low, found.high, Basis.STATED, words, "")


def check_basis(said: str, basis: Basis | None) -> None:
    """Refuse a figure that is called verbal, and a word of the scale that is called stated.

    Raises:
        Invalid: it is, or `said` is no probability.
    """
    read = estimate(said).basis
    if basis in (None, Basis.IMPUTED, read):
        return
    if read is Basis.STATED:
        what, word = f"{said!r} is a figure, which is stated", "the word itself, such as likely"
        raise Invalid(what, attempt=f"{word}; imputed where the figure is yours, or no basis")
    what = f"{said!r} is a word of the scale, which is verbal"
    raise Invalid(what, attempt="the figure itself, such as 70%; or no basis")


def verbal(rung: Term, words: str, scale: Scale) -> Estimate:
    """The estimate that a rung makes of the words that stand on it."""
    ranged = rung.low < rung.high
    low, high = (rung.low, rung.high) if ranged else (None, None)
    return Estimate(rung.point, low, high, Basis.VERBAL, words, scale.id)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
