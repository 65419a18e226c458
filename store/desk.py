"""The desk: where work is done. One method a verb; each call that changes something is a deed."""

from __future__ import annotations

from store.agreeing import Agreeing
from store.journal import Via
from store.lookups import Lookups
from store.verbs.annotating import AnnotatingVerbs
from store.verbs.articles import ArticleVerbs
from store.verbs.asking import AskingVerbs
from store.verbs.blinding import BlindVerbs
from store.verbs.boundaries import BoundaryVerbs
from store.verbs.conditions import ConditionVerbs
from store.verbs.disagreeing import DisagreementVerbs
from store.verbs.dues import DueVerbs
from store.verbs.editions import EditionVerbs
from store.verbs.exchange import ExchangeVerbs
from store.verbs.history import HistoryVerbs
from store.verbs.items import ItemVerbs
from store.verbs.joining import Joined, JoiningVerbs
from store.verbs.kinds import KindVerbs
from store.verbs.likeness import LikenessVerbs
from store.verbs.mentions import MentionVerbs
from store.verbs.moving import MovingVerbs
from store.verbs.occurrences import OccurrenceVerbs
from store.verbs.offers import OfferVerbs
from store.verbs.sameness import SamenessVerbs
from store.verbs.scenarios import ScenarioVerbs
from store.verbs.scores import ScoreVerbs
from store.verbs.sealing import SealVerbs
from store.verbs.tlp import TlpVerbs
from store.verbs.weighing import WeighingVerbs
from store.verbs.worded import WordedVerbs

__all__ = ["Desk", "Joined", "Via"]


class Desk(
    Lookups,
    TlpVerbs,
    DisagreementVerbs,
    ItemVerbs,
    ArticleVerbs,
    AnnotatingVerbs,
    BoundaryVerbs,
    KindVerbs,
    OccurrenceVerbs,
    EditionVerbs,
    MentionVerbs,
    ScenarioVerbs,
    WeighingVerbs,
    WordedVerbs,
    ConditionVerbs,
    AskingVerbs,
    DueVerbs,
    OfferVerbs,
    SamenessVerbs,
    LikenessVerbs,
    Agreeing,
    BlindVerbs,
    ScoreVerbs,
    MovingVerbs,
    ExchangeVerbs,
    HistoryVerbs,
    JoiningVerbs,
    SealVerbs,
):
    """The one door to the store: for keys, commands and session steps alike.

    Names may be ids, the shortest unambiguous beginning of one, handles, or titles of articles.
    """
