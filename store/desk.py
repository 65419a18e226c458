"""The desk: where work is done. One method a verb; each call that changes something is a deed."""

from __future__ import annotations

from store.journal import Via
from store.lookups import Lookups
from store.verbs.articles import ArticleVerbs
from store.verbs.boundaries import BoundaryVerbs
from store.verbs.editions import EditionVerbs
from store.verbs.exchange import ExchangeVerbs
from store.verbs.history import HistoryVerbs
from store.verbs.joining import Joined, JoiningVerbs
from store.verbs.kinds import KindVerbs
from store.verbs.mentions import MentionVerbs
from store.verbs.occurrences import OccurrenceVerbs
from store.verbs.offers import OfferVerbs
from store.verbs.record import RecordVerbs
from store.verbs.scenarios import ScenarioVerbs
from store.verbs.sealing import SealVerbs

__all__ = ["Desk", "Joined", "Via"]


class Desk(
    Lookups,
    ArticleVerbs,
    BoundaryVerbs,
    KindVerbs,
    OccurrenceVerbs,
    EditionVerbs,
    MentionVerbs,
    ScenarioVerbs,
    RecordVerbs,
    OfferVerbs,
    ExchangeVerbs,
    HistoryVerbs,
    JoiningVerbs,
    SealVerbs,
):
    """The one door to the store: for keys, commands and session steps alike.

    Names may be ids, the shortest unambiguous beginning of one, handles, or titles of articles.
    """
