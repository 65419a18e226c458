"""Whose prediction a mention is, and how probable that person called the event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scenarios.annotation import Annotation
from scenarios.source import Source
from scenarios.vocabulary import Basis, Expectation, Stance
from scenarios.words import estimate, is_modal
from scenarios.works import is_second_hand, work_of
from seeds.article import Article
from seeds.refusal import Invalid


class Silence(StrEnum):
    """Why a prediction has no probability, in words to be read after a number."""

    MODAL = "that say only that it is possible"
    BARE = "without a word of probability"
    OFF_SCALE = "in words that are on no scale"
    CONTRARY = "whose word says the opposite of what is expected"


@dataclass(frozen=True, slots=True)
class Said:
    """The probability of the event in [0, 1] that words give, or why they give none."""

    probability: float | None
    silence: Silence | None
    basis: Basis | None
    words: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One mention as one person's prediction; `speaker` is the name of the source.

    `endorsed` says that it is somebody else's, whom the author of the article agrees with.
    """

    speaker: str
    endorsed: bool
    mention: Annotation
    article: Article
    work: str
    second_hand: bool


def voices(
    mentions: Sequence[Annotation],
    articles: Mapping[str, Article],
    names: Mapping[str, str],
) -> Iterator[Voice | Stance]:
    """Every voice of the mentions; in place of one that counts for nobody its stance.

    The speaker has a record of what is reported of him, the author of what is his own or
    endorsed; of irony nobody has. `names` leads from each alias, casefolded, to the source.
    """
    for mention in mentions:
        article = articles.get(mention.article)
        if article is None:
            continue
        speakers = list(_speakers(mention, article))
        if not speakers:
            yield mention.stance
        for name, endorsed in speakers:
            yield Voice(
                names.get(name.casefold(), name),
                endorsed,
                mention,
                article,
                work_of(article, articles),
                is_second_hand(article, articles),
            )


def _speakers(mention: Annotation, article: Article) -> Iterator[tuple[str, bool]]:
    chain = mention.attribution
    authors = article.metadata.authors
    if mention.stance is Stance.IRONIC:
        return
    if mention.stance is Stance.OWN:
        yield from ((name, False) for name in (chain or authors)[:1])
        return
    author = chain[-1] if len(chain) > 1 else next(iter(authors), "")
    if chain and chain[0] != author:
        yield chain[0], False
    if author and mention.stance is Stance.ENDORSED:
        yield author, True


def names_of(sources: Sequence[Source]) -> dict[str, str]:
    """From each name and alias, casefolded, to the name of its source."""
    return {name.casefold(): source.name for source in sources for name in source.names}


def said(wording: str, expects: Expectation) -> Said:
    """What the word in a passage says of the event, whichever way the author expects it.

    "Probably no war" and "war is unlikely" both expect that it does not occur, and give it less
    than a half. A word that gives more to what is not expected contradicts itself, and counts
    for nothing rather than for a guess.
    """
    if not wording.strip():
        return Said(None, Silence.BARE, None, "")
    if is_modal(wording):
        return Said(None, Silence.MODAL, None, wording)
    try:
        read = estimate(wording)
    except Invalid:
        return Said(None, Silence.OFF_SCALE, None, wording)
    p = read.probability
    if expects is Expectation.NOT_OCCUR:
        return Said(min(p, 1 - p), None, read.basis, wording)
    if p < 0.5:
        return Said(None, Silence.CONTRARY, None, wording)
    return Said(p, None, read.basis, wording)
