"""What a session can expect: one table for the reader, the schema and the store that answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.formats.field_types import (
    ARTICLE,
    COUNT,
    DAY,
    FLAG,
    FOUND,
    ITEM,
    KIND,
    LIKELIHOOD,
    LIMITS,
    NAME,
    QUOTE,
    SCENARIO,
    SUBJECT,
    TALLY,
    TEXT,
    TEXTS,
    WHEN,
    FieldType,
)
from scenarios.vocabulary import Kind, Status
from seeds.strict_yaml import Document, Fields, Node


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an expectation, under the key that it begins with.

    `needed` are further keys without which it says nothing. `alone` says that the first key is
    an assertion by itself; else at least one more key is asked for.
    """

    types: Mapping[str, FieldType]
    needed: tuple[str, ...] = ()
    alone: bool = False


def _counts(names: Iterable[str]) -> dict[str, FieldType]:
    return dict.fromkeys(names, TALLY)


_FORECAST = {"forecast": LIKELIHOOD, "forecaster": NAME}
_CRITERIA = {"deadline": WHEN, "criteria": TALLY, "baseline": TEXT, "threshold": TEXT}

EXPECTATIONS: dict[str, Form] = {
    "scenario": Form(
        {
            "scenario": SCENARIO,
            **_counts(kind.plural for kind in Kind),
            **_counts(status.value for status in Status),
            "items": TALLY,
            "due": TALLY,
            "as_of": DAY,
            "title": TEXT,
            "question": TEXT,
            "status": FOUND,
            "findings": TALLY,
            "odds": LIMITS,
            "inconsistency": LIMITS,
            **_CRITERIA,
            **_FORECAST,
        }
    ),
    "item": Form(
        {
            "item": ITEM,
            "kind": KIND,
            "status": FOUND,
            "statement": TEXT,
            "scenarios": TEXTS,
            "labels": TEXTS,
            "annotations": TALLY,
            "came_true": FLAG,
            "findings": TALLY,
            "occurred_on": WHEN,
            "reason": TEXT,
            **_CRITERIA,
            **_FORECAST,
        }
    ),
    "items": Form(
        {
            "items": TALLY,
            "kind": KIND,
            "status": FOUND,
            "scenario": SCENARIO,
            "label": TEXT,
            "article": ARTICLE,
            "author": TEXT,
        },
        alone=True,
    ),
    "article": Form(
        {
            "article": ARTICLE,
            "title": TEXT,
            "language": TEXT,
            "authors": TEXTS,
            "outlet": TEXT,
            "published": WHEN,
            "annotations": TALLY,
            **_counts(kind.plural for kind in Kind),
        }
    ),
    "articles": Form({"articles": TALLY}, alone=True),
    "tagged": Form(
        {
            "tagged": QUOTE,
            "article": ARTICLE,
            "occurrence": COUNT,
            "as": KIND,
            "item": ITEM,
            "holds": FLAG,
        },
        needed=("article",),
    ),
    "due": Form({"due": SUBJECT, "as_of": DAY, "holds": FLAG}, alone=True),
    "score": Form(
        {
            "score": NAME,
            "scenario": SCENARIO,
            **_counts(("n", "works", "rank", "left_out")),
            **dict.fromkeys(("brier", "bits", "skill", "rate", "came_true"), LIMITS),
        }
    ),
}
"""What can be expected, by the key that says of what."""

QUALIFIERS = frozenset({"as_of", "forecaster", "scenario"})
"""Keys that say how another one is meant, and assert nothing themselves."""


def read_expectation(document: Document, node: Node) -> Mapping[str, object]:
    """What is expected: one of the forms of `EXPECTATIONS`, whose key comes first."""
    name = _form(document, document.mapping(node))
    form = EXPECTATIONS[name]
    fields = document.mapping(node, form.types)
    for needed in form.needed:
        fields[needed]  # refuses the node where it is missing
    if not form.alone and not set(fields) - QUALIFIERS - {name}:
        attempt = ", ".join(key for key in form.types if key not in (name, *QUALIFIERS))
        document.fail(node, "nothing is expected of it", attempt=attempt)
    keys = [name, *(key for key in fields if key != name)]
    return {key: form.types[key].read(document, fields[key]) for key in keys}


def _form(document: Document, fields: Fields) -> str:
    """The key that the form goes by: the first one, else the only one that is a form's."""
    keys = list(fields)
    if keys and keys[0] in EXPECTATIONS:
        return keys[0]
    forms = [key for key in keys if key in EXPECTATIONS]
    if len(forms) != 1:
        what = f"an expectation begins with what it is of: {', '.join(EXPECTATIONS)}"
        document.fail(fields.node, what, attempt="{scenario: orlik, triggers: 8}")
    return forms[0]


def _schema() -> dict[str, Any]:
    return {
        "anyOf": [
            {
                "type": "object",
                "required": [name, *form.needed],
                "properties": {key: type.schema for key, type in form.types.items()},
                "minProperties": 1 if form.alone else 2,
                "additionalProperties": False,
            }
            for name, form in EXPECTATIONS.items()
        ]
    }


EXPECTATION = FieldType(f"{{{' | '.join(EXPECTATIONS)}: ..., ...}}", read_expectation, _schema())
