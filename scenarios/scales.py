"""Scales of estimative probability as data: what each word is said to mean, and who says so.

The German, Italian and French words, and those English ones that a source does not print itself,
are this house's equivalents. What is said of the opposite (`probably not`) stands on the mirrored
rung, where a scale has one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

LANGUAGES = ("en", "de", "it", "fr")


@dataclass(frozen=True, slots=True)
class Term:
    """A rung of a scale: its range and point in [0, 1], and the words that mean it, by language.

    Where a source gives a point alone, `low` and `high` are the point.
    """

    low: float
    point: float
    high: float
    by_language: dict[str, tuple[str, ...]] = field(hash=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all languages in small letters, each once."""
        return tuple(dict.fromkeys(w for words in self.by_language.values() for w in words))

    @property
    def shown(self) -> str:
        """The number beside the word: `55-80 %`, or `70 %` where there is no range."""
        if self.low == self.high:
            return f"{self.point * 100:.0f} %"
        return f"{self.low * 100:.0f}-{self.high * 100:.0f} %"


@dataclass(frozen=True)
class Scale:
    """A table of words under a name and a version; `source` says where its numbers come from."""

    name: str
    version: str
    source: str
    terms: tuple[Term, ...]

    @property
    def id(self) -> str:
        """What is kept with each forecast: `icd203@2015.2`."""
        return f"{self.name}@{self.version}"

    @cached_property
    def rungs(self) -> dict[str, Term]:
        """Which rung each word stands on, by the word casefolded: ß is ss there."""
        return {word.casefold(): term for term in self.terms for word in term.words}


def _rung(low: float, point: float, high: float, **words: str) -> Term:
    """A rung from words that are separated by bars; no word of a language, no entry."""
    return Term(low, point, high, {tongue: tuple(w.split("|")) for tongue, w in words.items()})


def _spoken(rung: str) -> dict[str, str]:
    """The words of the four languages on one of seven rungs, as `_rung` takes them."""
    return {tongue: rungs[rung] for tongue, rungs in _WORDS.items()}


_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "1": "almost no chance|remote|remote chance|almost certainly not|nearly impossible",
        "2": "very unlikely|highly improbable|highly unlikely|very improbable|very probably not",
        "3": "unlikely|improbable|probably not",
        "4": "roughly even|roughly even chance|roughly even odds|about even|even chance",
        "5": "likely|probable|probably",
        "6": "very likely|highly probable|highly likely|very probable|very probably"
        "|in all likelihood|in all probability",
        "7": "almost certain|nearly certain|almost certainly",
    },
    "de": {
        "1": "so gut wie ausgeschlossen|nahezu ausgeschlossen|fast ausgeschlossen"
        "|praktisch ausgeschlossen|fast unmöglich|so gut wie unmöglich|fast sicher nicht"
        "|mit an sicherheit grenzender wahrscheinlichkeit nicht",
        "2": "sehr unwahrscheinlich|höchst unwahrscheinlich|äußerst unwahrscheinlich"
        "|sehr wahrscheinlich nicht|höchstwahrscheinlich nicht",
        "3": "unwahrscheinlich|wahrscheinlich nicht|voraussichtlich nicht|dürfte nicht"
        "|dürften nicht",
        "4": "etwa gleich|etwa gleich wahrscheinlich",
        "5": "wahrscheinlich|voraussichtlich|dürfte|dürften",
        "6": "sehr wahrscheinlich|höchstwahrscheinlich|höchst wahrscheinlich"
        "|mit hoher wahrscheinlichkeit|mit großer wahrscheinlichkeit"
        "|aller wahrscheinlichkeit nach",
        "7": "so gut wie sicher|fast sicher|nahezu sicher"
        "|mit an sicherheit grenzender wahrscheinlichkeit",
    },
    "it": {
        "1": "quasi impossibile|quasi nessuna possibilità|quasi certamente non",
        "2": "molto improbabile|altamente improbabile|molto poco probabile|molto probabilmente non",
        "3": "improbabile|improbabili|poco probabile|poco probabili|probabilmente non",
        "4": "circa pari",
        "5": "probabile|probabili|probabilmente",
        "6": "molto probabile|molto probabili|altamente probabile|molto probabilmente"
        "|con ogni probabilità|con tutta probabilità",
        "7": "quasi certo|quasi certa|quasi certamente|quasi sicuramente",
    },
    "fr": {
        "1": "presque aucune chance|presque impossible|quasi impossible|quasiment impossible"
        "|presque certainement pas",
        "2": "très improbable|hautement improbable|très peu probable|fort peu probable"
        "|très probablement pas",
        "3": "improbable|improbables|peu probable|peu probables|probablement pas",
        "4": "chances à peu près égales|à peu près autant de chances",
        "5": "probable|probables|probablement|vraisemblable|vraisemblablement",
        "6": "très probable|très probables|très probablement|hautement probable|fort probable"
        "|selon toute probabilité|selon toute vraisemblance",
        "7": "presque certain|presque certaine|quasi certain|quasi certaine|quasiment certain"
        "|presque certainement",
    },
}

ICD203 = Scale(
    "icd203",
    "2015.2",
    "Ranges: US Intelligence Community Directive 203, Analytic Standards (2015). Points: medians "
    "of the two surveys of readers, the middle where they did not ask.",
    (
        _rung(0.01, 0.02, 0.05, **_spoken("1")),
        _rung(0.05, 0.05, 0.20, **_spoken("2")),
        _rung(0.20, 0.20, 0.45, **_spoken("3")),
        _rung(0.45, 0.50, 0.55, **_spoken("4")),
        _rung(0.55, 0.70, 0.80, **_spoken("5")),
        _rung(0.80, 0.90, 0.95, **_spoken("6")),
        _rung(0.95, 0.95, 0.99, **_spoken("7")),
    ),
)

PHIA = Scale(
    "phia",
    "2018",
    "Ranges: Professional Head of Intelligence Assessment, Probability Yardstick (UK, 2018). It "
    "leaves gaps between its rungs. Points: survey medians where they lie inside, else the middle.",
    (
        _rung(0.0, 0.02, 0.05, **_spoken("1")),
        _rung(0.10, 0.15, 0.20, **_spoken("2")),
        _rung(0.25, 0.30, 0.35, **_spoken("3")),
        _rung(
            0.40,
            0.45,
            0.50,
            en="realistic possibility",
            de="realistische möglichkeit",
            it="possibilità realistica",
            fr="possibilité réaliste",
        ),
        _rung(0.55, 0.70, 0.75, **_spoken("5")),
        _rung(0.80, 0.90, 0.90, **_spoken("6")),
        _rung(0.95, 0.95, 1.0, **_spoken("7")),
    ),
)

KENT = Scale(
    "kent",
    "1964",
    "Sherman Kent, Words of Estimative Probability, Studies in Intelligence 8:4 (1964): 93 give "
    "or take 6, 75 ± 12, 50 ± 10, 30 ± 10, 7 ± 5.",
    (
        _rung(
            0.02,
            0.07,
            0.12,
            en="almost certainly not|virtually impossible|almost impossible|highly doubtful",
            de="fast sicher nicht",
            it="quasi certamente non|quasi impossibile",
            fr="presque certainement pas|quasi impossible",
        ),
        _rung(
            0.20,
            0.30,
            0.40,
            en="probably not|unlikely|improbable|we believe not|we doubt|doubtful",
            de=_WORDS["de"]["3"],
            it=_WORDS["it"]["3"],
            fr=_WORDS["fr"]["3"],
        ),
        _rung(0.40, 0.50, 0.60, **_spoken("4") | {"en": "chances about even|about even"}),
        _rung(0.63, 0.75, 0.87, **_spoken("5") | {"en": "likely|probable|probably|we believe"}),
        _rung(
            0.87,
            0.93,
            0.99,
            en="almost certain|almost certainly|virtually certain|all but certain"
            "|highly probable|highly likely",
            de=_WORDS["de"]["7"],
            it=_WORDS["it"]["7"],
            fr=_WORDS["fr"]["7"],
        ),
    ),
)

SURVEYS = Scale(
    "surveys",
    "2019",
    "Medians of what readers understood, points without range: zonination, Perceptions of "
    "Probability and Numbers (2015), 46 people; W. Fagen-Ulmschneider, Perception of Probability "
    "Words (2019), 123 people. Where the two differ, the middle.",
    (
        _rung(0.02, 0.02, 0.02, en="almost no chance"),
        _rung(0.05, 0.05, 0.05, en="highly unlikely"),
        _rung(0.20, 0.20, 0.20, en="unlikely"),
        _rung(0.70, 0.70, 0.70, en="likely"),
        _rung(0.725, 0.725, 0.725, en="probably"),
        _rung(0.90, 0.90, 0.90, en="highly likely"),
        _rung(0.95, 0.95, 0.95, en="almost certain"),
    ),
)

SCALES: dict[str, Scale] = {scale.name: scale for scale in (ICD203, PHIA, KENT, SURVEYS)}
"""The scales by name; the first is the one that words are read by."""
