"""Forecasts: a probability for an item or scenario, by a forecaster, from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scenarios.authored import Authored
from scenarios.vocabulary import Basis, Confidence


@dataclass(frozen=True, slots=True)
class Reference:
    """A class of like cases: what they are, how many there were, in how many it occurred.

    Raises:
        ValueError: there were none, or it occurred in more than there were.
    """

    of: str
    n: int
    occurred: int

    def __post_init__(self) -> None:
        if not (self.of and 0 <= self.occurred <= self.n and self.n > 0):
            raise ValueError(f"a class of {self.n} cases, in {self.occurred} of which it occurred")

    @property
    def rate(self) -> float:
        """The share of cases in which it occurred, in [0, 1]."""
        return self.occurred / self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Authored):
    """A probability, and the range `low` to `high` where a word gave it; all in [0, 1].

    Never edited, only followed by a newer one. `words` is what was said (`likely`), `scale` what
    it was read by (`icd203@2015`). `reference` is the class of cases
    that it began from. `since` is the day from which it was the forecast.

    Raises:
        ValueError: a probability is outside 0 to 1, or outside its own range.
    """

    subject: str
    forecaster: str
    probability: float
    low: float | None = None
    high: float | None = None
    basis: Basis = Basis.STATED
    words: str = ""
    scale: str = ""
    since: date | None = None
    confidence: Confidence | None = None
    reason: str = ""
    reference: Reference | None = None
    withdrawn: bool = False

    def __post_init__(self) -> None:
        low = self.probability if self.low is None else self.low
        high = self.probability if self.high is None else self.high
        if not 0 <= low <= self.probability <= high <= 1:
            raise ValueError(f"probability {self.probability} is outside {low} to {high}")

    @property
    def own(self) -> bool:
        """Whether it is the analyst's own, and no source's that he set down."""
        return self.forecaster == self.analyst
