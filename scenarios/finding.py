"""Findings: what an analyst found about an item or scenario, on what evidence."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from scenarios.authored import Authored
from scenarios.vocabulary import Confidence, Credibility, Expectation, Status, Support
from seeds.refusal import Invalid
from seeds.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why: a URL, a passage of an article, or words.

    `origin` names where the information began: two reports of one agency have one. It is the
    source, else the URL's host, where nothing is said.
    """

    url: str = ""
    article: str = ""
    words: str = ""
    source: str = ""
    published: When | None = None
    seen: When | None = None
    origin: str = ""
    role: Support = Support.SUPPORTS
    credibility: Credibility | None = None

    @property
    def traced_to(self) -> str:
        """The origin as far as it is known, casefolded; empty where nothing is said."""
        host = self.url.split("://")[-1].split("/")[0].removeprefix("www.") if self.url else ""
        return (self.origin or self.source or host or self.article or self.words).casefold().strip()


@dataclass(frozen=True, slots=True)
class ComponentFound:
    """Whether one component of an event, by its words in the criteria, holds."""

    of: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Authored):
    """A status on a date, with what it rests on. Append-only.

    `occurred_on` is when it happened: none for what did not. `settled_on` is when that could be
    known, where it is another day: figures come out later. `looked` says where and when, for
    `not-observed`. `criteria` is the id of the version that it was held against. `corrects` and
    `follows` name an earlier finding: one that was wrong, or one that held until then. `settles`
    names several that differed: this one is to hold.
    """

    subject: str
    status: Status
    occurred_on: When | None = None
    looked: str = ""
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    confidence: Confidence | None = None
    criteria: str = ""
    corrects: str = ""
    follows: str = ""
    settles: tuple[str, ...] = ()
    settled_on: When | None = None
    components: tuple[ComponentFound, ...] = ()
    withdrawn: bool = False

    @property
    def named(self) -> frozenset[str]:
        """The earlier findings that it takes the place of."""
        return frozenset({self.corrects, self.follows, *self.settles} - {""})

    @property
    def when(self) -> When | None:
        """When it occurred or, of what was not observed, was looked for; else when it was found."""
        if self.occurred_on:
            return self.occurred_on
        if self.status is Status.NOT_OBSERVED:
            with suppress(Invalid):
                return When(self.looked.split(",")[0].strip())
        return _on(self.at.date()) if self.at else None


@lru_cache(4096)
def _on(day: date) -> When:
    """A day; many findings share one."""
    return When(day.isoformat())


def standing(findings: Sequence[Finding]) -> Finding | None:
    """The finding that holds: the last by the journal's order that was not withdrawn.

    None where there is none, and while analysts differ.
    """
    held = [f for f in findings if not f.withdrawn]
    if len(held) < 2:
        return held[0] if held else None
    found = latest(held)
    return None if _differ(found) else (found or held)[-1]


def latest(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Each analyst's last finding, of those that no later one takes the place of."""
    held = [f for f in findings if not f.withdrawn]
    if len(held) < 2:
        return tuple(held)
    passed = frozenset().union(*(f.named for f in held))
    last = {f.analyst: f for f in held if f.id not in passed}
    return tuple(f for f in held if last.get(f.analyst) is f)


def differing(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What analysts found who differ, until somebody settles it; empty where they agree."""
    if len(findings) < 2:
        return ()
    found = latest(findings)
    return found if _differ(found) else ()


def _differ(found: Sequence[Finding]) -> bool:
    return len({f.status for f in found}) > 1


def came_true(status: Status, expects: Expectation) -> bool | None:
    """What was expected against what was found; None where that cannot be said.

    "There will be no war" came true when the war did not occur.
    """
    if status is Status.OCCURRED:
        return expects is Expectation.OCCUR
    if status is Status.DID_NOT_OCCUR:
        return expects is Expectation.NOT_OCCUR
    return None
