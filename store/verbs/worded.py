"""What an author's words say of how likely a thing is: offered, and taken as his forecast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scenarios.annotation import Annotation
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.vocabulary import Basis, Expectation, Kind, Stance
from scenarios.wordings import wordings
from scenarios.words import Estimate
from scenarios.works import is_second_hand
from seeds.article import Article
from seeds.refusal import Refusal
from store import archive, names
from store.connection import Connection
from store.sameness import about
from store.standing import mentions_of
from store.verbs.record import RecordVerbs


@dataclass(frozen=True, slots=True)
class Worded:
    """A forecast as it is worded: whose, in which words, and what they say of the event.

    `turned` says that the words are of what is not to occur ("probably no war"): `estimate` is of
    the words, and the event has what is left of it. `second_hand`: they are a translator's, or
    those of a digest.
    """

    forecaster: str
    estimate: Estimate
    since: date | None
    turned: bool
    second_hand: bool

    @property
    def probability(self) -> float:
        """Of the event, in [0, 1]."""
        p = self.estimate.probability
        return round(1 - p, 12) if self.turned else p


class WordedVerbs(RecordVerbs):
    """What can be asked and done about the words of a prediction."""

    def worded(self, item: str) -> Worded | None:
        """What the words of a prediction say, of the first passage that says a number.

        None where none does (a mere modal says none), where the word was noted with the tag, or
        where a forecast of his stands already.

        Raises:
            Unknown, Ambiguous: the item.
        """
        with self.reading() as connection:
            id = names.item(connection, item)
            [own] = archive.load(connection, Item, "t.id = ?", (id,))
            if own.kind is not Kind.PREDICTION:
                return None
            mentions = mentions_of(connection, id)
            if any(mention.wording for mention in mentions):
                return None
            found = (_worded(connection, mention) for mention in mentions)
            first = next((one for one in found if one), None)
            known = {f.forecaster for f in about(connection, Forecast, id) if not f.withdrawn}
        return None if first is None or first.forecaster in known else first

    def forecast_as_worded(self, item: str) -> Forecast:
        """Set down what the words say as their author's forecast, from the day of publication.

        Raises:
            Unknown, Ambiguous: the item.
            Refusal: they say nothing, or he has a forecast already.
        """
        found = self.worded(item)
        if found is None:
            raise self._nothing_said(item)
        since, words = found.since, found.estimate.words
        if found.turned:
            return self.forecast(
                item,
                repr(found.probability),
                forecaster=found.forecaster,
                since=since,
                basis=Basis.VERBAL if found.estimate.scale else None,
                reason=f"“{words}”, said of what is not to occur",
            )
        return self.forecast(item, words, forecaster=found.forecaster, since=since)

    def _nothing_said(self, item: str) -> Refusal:
        """Why the words of an item are no forecast, or none any more."""
        attempt = "a figure or a word of the scale, and --forecaster"
        with self.reading() as connection:
            mentions = mentions_of(connection, names.item(connection, item))
            said = next((one for m in mentions if (one := _worded(connection, m))), None)
            modal = next((word for m in mentions if (word := _modal(connection, m))), "")
        noted = next((mention.wording for mention in mentions if mention.wording), "")
        if noted:
            why = f"“{noted}” is noted with its tag, and counts as what was said"
        elif said:
            why = f"{said.forecaster} has a forecast already"
        elif modal:
            why = f"“{modal}” says that it is possible, not how probable"
            attempt = "a figure of your own with --basis imputed, or none"
        else:
            why = "its words say no number"
        return Refusal(why, where=item, attempt=attempt)


def _worded(connection: Connection, mention: Annotation) -> Worded | None:
    if mention.stance not in (Stance.OWN, Stance.ENDORSED) or not mention.anchor.quote:
        return None
    page, *_ = archive.articles(connection, "t.id = ?", (mention.article,), texts=False)
    read = wordings(mention.anchor.quote, language=page.metadata.language)
    said = next((one.estimate for one in read if one.estimate), None)
    who = (mention.attribution or page.metadata.authors)[:1]
    if said is None or not who:
        return None
    published = page.metadata.published
    return Worded(
        forecaster=who[0],
        estimate=said,
        since=published.earliest if published else None,
        turned=mention.expects is Expectation.NOT_OCCUR and said.probability > 0.5,
        second_hand=is_second_hand(page, _around(connection, page)),
    )


def _modal(connection: Connection, mention: Annotation) -> str:
    """The word in a passage that says only that it is possible."""
    page, *_ = archive.articles(connection, "t.id = ?", (mention.article,), texts=False)
    read = wordings(mention.anchor.quote or "", language=page.metadata.language)
    return next((one.words for one in read if one.estimate is None), "")


def _around(connection: Connection, page: Article) -> dict[str, Article]:
    """The article, and the first edition of its work."""
    ids = (page.id, page.work or page.id)
    found = archive.articles(connection, "t.id IN (?, ?)", ids, texts=False)
    return {one.id: one for one in found}
