"""The closed lists: kinds, statuses, stances, the Admiralty code, bases, directions."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What an item is."""

    CLAIM = "claim"
    TRIGGER = "trigger"
    PREDICTION = "prediction"

    @property
    def letter(self) -> str:
        """C, T or P: the sign that tells kinds apart without colour."""
        return self.value[0].upper()

    @property
    def plural(self) -> str:
        """The word for several, which is also the key in a scenario file."""
        return self.value + "s"


class Status(StrEnum):
    """What was found; which of these a kind can have is in `STATUSES`."""

    OPEN = "open"
    OCCURRED = "occurred"
    DID_NOT_OCCUR = "did-not-occur"
    PARTLY = "partly"
    ANNULLED = "annulled"
    AMBIGUOUS = "ambiguous"
    ALREADY_SO = "already-so"
    NOT_OBSERVED = "not-observed"
    EMERGING = "emerging"
    OBSERVED = "observed"
    CEASED = "ceased"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNVERIFIABLE = "unverifiable"

    @property
    def words(self) -> str:
        """As a person reads it: `did not occur`."""
        return self.value.replace("-", " ")


RESOLUTIONS = (
    Status.OCCURRED,
    Status.DID_NOT_OCCUR,
    Status.PARTLY,
    Status.ANNULLED,
    Status.AMBIGUOUS,
    Status.OPEN,
)
"""Of a prediction or a scenario."""

SIGHTINGS = (
    Status.OBSERVED,
    Status.NOT_OBSERVED,
    Status.EMERGING,
    Status.CEASED,
    Status.ALREADY_SO,
    Status.OPEN,
)
"""Of a trigger."""

VERDICTS = (
    Status.CONFIRMED,
    Status.PARTLY,
    Status.REFUTED,
    Status.UNVERIFIABLE,
    Status.OPEN,
)
"""Of a claim."""

STATUSES: dict[Kind | None, tuple[Status, ...]] = {
    Kind.PREDICTION: RESOLUTIONS,
    Kind.TRIGGER: SIGHTINGS,
    Kind.CLAIM: VERDICTS,
    None: RESOLUTIONS,
}
"""The statuses of a kind, in the order of the review queue's number keys; None is a scenario."""

OBSERVED = frozenset({Status.OBSERVED, Status.ALREADY_SO})
"""Sightings that say the event is there."""

UNDATED = frozenset(
    {
        Status.OPEN,
        Status.DID_NOT_OCCUR,
        Status.NOT_OBSERVED,
        Status.ANNULLED,
        Status.REFUTED,
        Status.UNVERIFIABLE,
        Status.AMBIGUOUS,
    }
)
"""Statuses of what has no day on which it occurred."""


class Expectation(StrEnum):
    """What an author expects of the event, stated in positive form."""

    OCCUR = "occur"
    NOT_OCCUR = "not-occur"


class Stance(StrEnum):
    """How the author of the article stands to what is said."""

    OWN = "own"
    ENDORSED = "endorsed"
    REPORTED = "reported"
    REJECTED = "rejected"
    IRONIC = "ironic"


class Basis(StrEnum):
    """Where a probability comes from."""

    STATED = "stated"
    VERBAL = "verbal"
    IMPUTED = "imputed"


class TimeframeStatus(StrEnum):
    """Who named the timeframe, if anybody did."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    IMPUTED = "imputed"
    MISSING = "missing"


class Direction(StrEnum):
    """Which way an item moves a scenario."""

    TOWARDS = "towards"
    AWAY = "away"


class Role(StrEnum):
    """What a trigger is to its scenario: what brings it about, or what gives it away."""

    CAUSE = "cause"
    SIGN = "sign"


class Confidence(StrEnum):
    """How sure an analyst is of a judgement, apart from how likely the thing is (ICD 203)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Support(StrEnum):
    """Which way a piece of evidence points."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class Reliability(StrEnum):
    """Of a source, in the Admiralty code (AJP-2.1); F is no half but *cannot be judged*."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class Credibility(IntEnum):
    """Of a piece of information, in the Admiralty code (AJP-2.1)."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6


class Combination(StrEnum):
    """How many components of an event make the event."""

    ANY = "any"
    ALL = "all"
    NONE = "none"
    AT_LEAST = "at-least"
