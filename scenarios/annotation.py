"""Annotations: an analyst's anchored tag in an article, a mention of an item."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.authored import Authored
from scenarios.vocabulary import Expectation, Stance
from seeds.anchor import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Authored):
    """Where an item is spoken of, by whom, in which words.

    `attribution` is a chain of names, the speaker first and the article's author last. `wording`
    is the word of estimative probability as it stands in the quote (`dürfte`). `context` is the
    sentence that introduces the list which the passage is an item of. `expects` counts for
    predictions alone.
    """

    article: str
    item: str
    anchor: Anchor
    attribution: tuple[str, ...] = ()
    stance: Stance = Stance.OWN
    expects: Expectation = Expectation.OCCUR
    wording: str = ""
    context: Anchor | None = None
