"""Deeds of a recording put off until what they are about is told: items come with a passage.

A blind store begins with items that nothing mentions yet. In a history that was joined these stand
before the deed that tagged them, and no step says them: what rests on them is told after the first
tag instead.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.journal import Fact
from store.stretch import Deed, Event

_REFERENCES = ("item", "subject", "one", "other")


def postponed(events: Iterable[Event]) -> list[Event]:
    """The same events, those about an item that has no passage yet behind its first tag.

    What never gets one stays, at the end.
    """
    told: list[Event] = []
    waiting: list[Event] = []
    unborn: dict[str, Deed] = {}
    there: set[str] = set()
    for event in events:
        if event.stands is not None:
            kept = [one for one in waiting if one.deed is not event.deed]
            if len(kept) == len(waiting):
                told.append(event)
            waiting = kept
            continue
        makes, mentions = _made(event.deed), _mentioned(event.deed)
        alone = makes - mentions - there
        if event.deed.chosen and event.deed.entry.verb == "import" and alone and alone == makes:
            unborn |= dict.fromkeys(alone, event.deed)
            waiting.append(event)
            continue
        born = unborn.keys() & (mentions if event.deed.chosen else mentions | makes)
        if event.deed.chosen and (_spoken(event.deed) & unborn.keys()) - born:
            waiting.append(event)
            continue
        _bear(event.deed, {id: unborn.pop(id) for id in born - makes})
        for id in born & makes:
            del unborn[id]
        told.append(event)
        there |= makes | born
        if born:
            told += (one for one in waiting if not _spoken(one.deed) & unborn.keys())
            waiting = [one for one in waiting if _spoken(one.deed) & unborn.keys()]
    return told + waiting


def _bear(deed: Deed, born: dict[str, Deed]) -> None:
    """Let a deed that tags items make them, and their places, as other deeds did."""
    facts = [
        fact
        for id, of in born.items()
        for fact in of.facts
        if fact.get("id") == id or (fact.get("id", "")[:1] == "m" and _said(fact)["item"] == id)
    ]
    deed.facts = [*facts, *deed.facts]


def _said(fact: Fact) -> Fact:
    said: Fact = fact.get("make") or fact.get("set") or {}
    return said


def _made(deed: Deed) -> set[str]:
    return {fact["id"] for fact in deed.facts if "make" in fact and fact["id"][0] == "i"}


def _mentioned(deed: Deed) -> set[str]:
    return {fact["make"]["item"] for fact in deed.facts if "make" in fact and fact["id"][0] == "n"}


def _spoken(deed: Deed) -> set[str]:
    """What the facts of a deed are about."""
    found = {str(fact["id"]) for fact in deed.facts if "id" in fact}
    return found | {
        str(_said(fact)[name]) for fact in deed.facts for name in _REFERENCES if name in _said(fact)
    }
