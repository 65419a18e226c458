"""The desk: where work is done. One method a verb; each call that changes something is a deed."""

from __future__ import annotations

from store.journal import Via
from store.lookups import Lookups
from store.verbs.articles import ArticleVerbs
from store.verbs.exchange import ExchangeVerbs
from store.verbs.history import HistoryVerbs
from store.verbs.mentions import MentionVerbs
from store.verbs.offers import OfferVerbs
from store.verbs.record import RecordVerbs
from store.verbs.scenarios import ScenarioVerbs
from store.verbs.tags import TagVerbs

__all__ = ["Desk", "Via"]


class Desk(
    Lookups,
    ArticleVerbs,
    TagVerbs,
    MentionVerbs,
    ScenarioVerbs,
    RecordVerbs,
    OfferVerbs,
    ExchangeVerbs,
    HistoryVerbs,
):
    """The one door to the store: for keys, commands and session steps alike.

    Names may be ids, the shortest unambiguous beginning of one, handles, or titles of articles.
    """
