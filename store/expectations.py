"""What a session expects, held against the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from store.desk import Desk

_SUBJECTS = ("scenario", "item", "article")


def check(desk: Desk, expected: Mapping[str, Any]) -> None:
    """Refuse where something is not as expected, saying what is.

    Raises:
        Refusal: one or more expectations do not hold.
        Unknown, Ambiguous: what they are of.
    """
    found = _found(desk, expected)
    wrong = [
        f"{key}: expected {_shown(value)}, found {_shown(found[key])}"
        for key, value in expected.items()
        if key not in _SUBJECTS and found[key] != value
    ]
    if wrong:
        raise Refusal("; ".join(wrong))


def _found(desk: Desk, expected: Mapping[str, Any]) -> Mapping[str, Any]:
    if "scenario" in expected:
        return _of_scenario(desk, expected["scenario"])
    if "item" in expected:
        return _of_item(desk, expected["item"])
    if "article" in expected:
        return _of_article(desk, expected["article"])
    return {"articles": len(desk.articles())}


def _of_scenario(desk: Desk, name: str) -> Mapping[str, Any]:
    """Items by kind and by status, in a counter: what there is none of counts 0."""
    items = desk.items(scenario=name)
    return Counter([i.kind.plural for i in items] + [i.status.value for i in items])


def _of_item(desk: Desk, name: str) -> Mapping[str, Any]:
    item = desk.item(name)
    return {
        "status": item.status,
        "statement": item.statement,
        "scenarios": item.scenarios,
        "annotations": item.mentions,
        "came_true": item.came_true,
    }


def _of_article(desk: Desk, name: str) -> Mapping[str, Any]:
    page = desk.article(name)
    kinds = Counter(m.item.kind for m in desk.mentions(page.id))
    return {
        "title": page.title,
        "language": page.metadata.language,
        **{kind.plural: kinds[kind] for kind in Kind},
    }


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(str, value)) + "]"
    return repr(value) if type(value) is str else str(value)
