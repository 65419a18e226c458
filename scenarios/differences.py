"""Two case files held against each other, item by item: what was added, removed and changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.criteria import Criteria
from scenarios.finding import Finding
from scenarios.forecast import Forecast
from scenarios.item import Item
from scenarios.plain import in_full
from scenarios.scenario import Membership, Scenario
from scenarios.source import Source
from seeds.article import Article

Thing = Article | Source | Scenario | Item | Membership | Annotation | Criteria | Forecast | Finding
_UNSAID = ("id", "at", "analyst")
"""Fields that say when and by whom, or what is the same anyway."""


class Change(StrEnum):
    """What became of a thing; `within` is one that only holds others that changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that differs: what it is and is called, and its fields, each from what to what.

    `parts` are what stands under it: the mentions, findings and so on of an item or scenario.
    """

    change: Change
    noun: str
    name: str
    words: str = ""
    fields: tuple[tuple[str, str, str], ...] = ()
    parts: tuple[Difference, ...] = ()


def differences(before: CaseFile, after: CaseFile) -> tuple[Difference, ...]:
    """What differs: articles, sources, scenarios, then items, in the order of files."""
    called = _Called(before) | _Called(after)
    told = _Told(before, after, called)
    return tuple(_with_parts(told.tops(), _grouped(told.parts())))


def _with_parts(
    tops: Iterable[tuple[str, Difference]], parts: Mapping[str, tuple[Difference, ...]]
) -> Iterator[Difference]:
    for id, top in tops:
        held = parts.get(id, ())
        if top.change is not Change.WITHIN or held:
            yield replace(top, parts=held)


def _grouped(parts: Iterable[tuple[str, Difference]]) -> dict[str, tuple[Difference, ...]]:
    found: dict[str, tuple[Difference, ...]] = {}
    for subject, part in parts:
        found[subject] = (*found.get(subject, ()), part)
    return found


class _Called(dict[str, str]):
    """What things are called, by id."""

    def __init__(self, of: CaseFile) -> None:
        super().__init__({a.id: a.title for a in of.articles})
        self.update({scenario.id: scenario.handle for scenario in of.scenarios})
        self.update({item.id: item.handle for item in of.items})


@dataclass(frozen=True, slots=True)
class _Told:
    """Both case files, and what to call what they name."""

    before: CaseFile
    after: CaseFile
    called: Mapping[str, str]

    def tops(self) -> Iterator[tuple[str, Difference]]:
        """Things that stand by themselves, unchanged ones among them, each with its id."""
        for name in ("articles", "sources", "scenarios", "items"):
            old = {thing.id: thing for thing in getattr(self.before, name)}
            new = {thing.id: thing for thing in getattr(self.after, name)}
            for id in dict.fromkeys((*new, *old)):
                yield id, self._one(old.get(id), new.get(id))

    def parts(self) -> Iterator[tuple[str, Difference]]:
        """What belongs to items and scenarios and differs, each with the id of that."""
        for name in ("memberships", "annotations", "criteria", "forecasts", "findings"):
            old = {_key(thing): thing for thing in getattr(self.before, name)}
            new = {_key(thing): thing for thing in getattr(self.after, name)}
            for key in dict.fromkeys((*new, *old)):
                if old.get(key) != new.get(key):
                    thing = new.get(key) or old[key]
                    yield _subject(thing), self._one(old.get(key), new.get(key))

    def _one(self, old: Thing | None, new: Thing | None) -> Difference:
        thing = new or old
        assert thing is not None
        noun, name, words = self._words(thing)
        if old is None or new is None:
            change = Change.ADDED if old is None else Change.REMOVED
            return Difference(change, noun, name, words)
        fields = tuple(self._fields(old, new))
        change = Change.CHANGED if fields else Change.WITHIN
        return Difference(change, noun, name, words, fields)

    def _fields(self, old: Thing, new: Thing) -> Iterator[tuple[str, str, str]]:
        if old == new:
            return
        before, after = _plain(old), _plain(new)
        for name in after:
            if name not in _UNSAID and before[name] != after[name]:
                yield name, self._shown(before[name]), self._shown(after[name])

    def _words(self, thing: Thing) -> tuple[str, str, str]:
        """What a thing is, is called, and says."""
        match thing:
            case Article():
                return "article", thing.title, ""
            case Source():
                return "source", thing.name, ""
            case Scenario():
                return "scenario", thing.handle, thing.title
            case Item():
                return thing.kind.value, thing.handle, thing.statement
            case Membership():
                return "in scenario", self.called.get(thing.scenario, thing.scenario), ""
            case Annotation():
                article = self.called.get(thing.article, thing.article)
                return "tag", f"in {article}", thing.anchor.quote or ""
            case Criteria():
                return "criteria", "", thing.threshold or thing.baseline
            case Forecast():
                return "forecast", f"{thing.probability:.0%}", f"by {thing.forecaster}"
            case Finding():
                on = str(thing.occurred_on or thing.looked or "")
                return "finding", thing.status.value, on

    def _shown(self, value: Any) -> str:
        if isinstance(value, dict):
            return ", ".join(f"{k}: {self._shown(v)}" for k, v in value.items() if v)
        if isinstance(value, list):
            return ", ".join(map(self._shown, value))
        return "" if value is None else self.called.get(str(value), str(value))


def _key(thing: Thing) -> str:
    return f"{thing.scenario} {thing.item}" if isinstance(thing, Membership) else thing.id


def _subject(thing: Any) -> str:
    """The item or scenario that a part belongs to."""
    return str(getattr(thing, "subject", "") or thing.item)


def _plain(thing: Thing) -> dict[str, Any]:
    if isinstance(thing, Article):
        return {**in_full(thing.metadata), "work": thing.work}
    return in_full(thing)
