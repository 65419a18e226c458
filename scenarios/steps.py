"""The verbs of a session file and the fields of each: one table for reader, schema and help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.formats.field_types import (
    COMPONENTS,
    COUNT,
    DAY,
    EVIDENCE,
    FLAG,
    HANDLE,
    INSTANT,
    LIKELIHOOD,
    NAME,
    NAMES,
    PATH,
    QUOTE,
    SPAN,
    STATUS,
    TALLY,
    TEXT,
    TEXTS,
    TIMEFRAME,
    WEIGHT,
    WHEN,
    WHEN_OR_NONE,
    FieldType,
    words_of,
)
from scenarios.vocabulary import (
    Basis,
    Confidence,
    Direction,
    Expectation,
    Kind,
    Reliability,
    Stance,
    Status,
)
from seeds.strict_yaml import Document, Node

KIND = words_of("kind", Kind)
STANCE = words_of("stance", Stance)
EXPECTS = words_of("expectation", Expectation)
DIRECTION = words_of("direction", Direction)
CONFIDENCE = words_of("confidence", Confidence)
BASIS = words_of("basis", Basis)
RELIABILITY = words_of("reliability", Reliability)
FOUND = words_of("status", Status)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a step."""

    name: str
    type: FieldType
    required: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: what stands after it, and which fields its step can have.

    `some` says that a step without any of the fields says nothing.
    """

    name: str
    argument: FieldType
    about: str
    own: tuple[Field, ...] = ()
    some: bool = False

    @property
    def fields(self) -> dict[str, Field]:
        """All fields by name, those that every step has among them."""
        return {field.name: field for field in (*self.own, *EVERYWHERE)}


def _may(type: FieldType, *names: str) -> tuple[Field, ...]:
    return tuple(Field(name, type) for name in names)


def _must(type: FieldType, *names: str) -> tuple[Field, ...]:
    return tuple(Field(name, type, required=True) for name in names)


EVERYWHERE = (Field("at", INSTANT), Field("analyst", NAME))
"""When it is asserted, and by whom."""

_MENTION = (
    *_may(TEXTS, "attribution"),
    *_may(STANCE, "stance"),
    *_may(EXPECTS, "expects"),
    *_may(TEXT, "wording"),
)
_ITEM = (
    *_may(TEXT, "statement"),
    *_may(HANDLE, "handle"),
    *_may(TEXT, "condition"),
    *_may(TEXTS, "labels"),
    *_may(TEXT, "note"),
)


def _read_expectation(document: Document, node: Node) -> Mapping[str, object]:
    """What is expected: one of the four forms of `EXPECTATIONS`, with at least one claim."""
    fields = document.mapping(node)
    forms = [form for form in EXPECTATIONS if form in fields]
    if len(forms) != 1:
        what = "an expectation is of one scenario, item or article, or of the number of articles"
        document.fail(node, what, attempt="{scenario: orlik, triggers: 8}")
    types = EXPECTATIONS[forms[0]]
    fields = document.mapping(node, types)
    if len(types) > 1 and len(list(fields)) == 1:
        what, attempt = "nothing is expected of it", ", ".join(list(types)[1:])
        document.fail(node, what, attempt=attempt)
    return {key: types[key].read(document, fields[key]) for key in fields}


def _counts(names: Iterable[str]) -> dict[str, FieldType]:
    return dict.fromkeys(names, TALLY)


EXPECTATIONS: dict[str, dict[str, FieldType]] = {
    "scenario": {
        "scenario": NAME,
        **_counts(kind.plural for kind in Kind),
        **_counts(status.value for status in Status),
    },
    "item": {
        "item": NAME,
        "status": FOUND,
        "statement": TEXT,
        "scenarios": TEXTS,
        "annotations": TALLY,
        "came_true": FLAG,
    },
    "article": {
        "article": NAME,
        "title": TEXT,
        "language": TEXT,
        **_counts(kind.plural for kind in Kind),
    },
    "articles": {"articles": TALLY},
}
"""What can be expected, by the key that says of what."""


def _expectation_schema() -> dict[str, Any]:
    return {
        "anyOf": [
            {
                "type": "object",
                "required": [form],
                "properties": {key: type.schema for key, type in types.items()},
                "minProperties": min(2, len(types)),
                "additionalProperties": False,
            }
            for form, types in EXPECTATIONS.items()
        ]
    }


EXPECTATION = FieldType(
    "{scenario | item | article | articles: ..., ...}", _read_expectation, _expectation_schema()
)

_TABLE = (
    Verb(
        "add",
        PATH,
        "Add an article: a file, or corpus:NAME for one that ships; with the tags offered for it.",
        (*_may(NAME, "as"), *_may(FLAG, "offered")),
    ),
    Verb(
        "set",
        NAME,
        "Correct what is known about an article.",
        (
            *_may(TEXT, "title"),
            *_may(TEXTS, "authors"),
            *_may(TEXT, "outlet"),
            *_may(TEXTS, "translators"),
            *_may(WHEN_OR_NONE, "published"),
            *_may(TEXT, "language", "url", "digest_of"),
        ),
        some=True,
    ),
    Verb("same-work", NAMES, "Say that articles are editions of one work."),
    Verb("forget", NAME, "Empty an article's text and quotes for ever."),
    Verb("scenario", HANDLE, "Make a scenario.", _may(TEXT, "title", "question", "note")),
    Verb(
        "tag",
        KIND,
        "Tag a passage of an article, as a new item or a mention of one that exists.",
        (
            *_must(NAME, "article"),
            *_must(QUOTE, "quote"),
            *_may(COUNT, "occurrence"),
            *_may(FLAG, "every", "any_case", "each"),
            *_ITEM,
            *_may(NAME, "scenario"),
            *_MENTION,
            *_may(NAME, "item"),
            *_may(FLAG, "again"),
            *_may(NAME, "as"),
        ),
    ),
    Verb("edit", NAME, "Change an item or its annotation.", (*_ITEM, *_MENTION), some=True),
    Verb(
        "move",
        NAME,
        "Give a tag another beginning or end: by the words that it is to stand on, or by offsets.",
        (*_may(QUOTE, "quote"), *_may(COUNT, "occurrence"), *_may(SPAN, "span")),
        some=True,
    ),
    Verb("retag", NAME, "Make a tag one of another kind.", _must(KIND, "kind")),
    Verb(
        "merge",
        NAME,
        "Make one tag of two neighbours; the first keeps its item.",
        _must(NAME, "with"),
    ),
    Verb(
        "split",
        NAME,
        "Make two tags of one; the second begins with these words, and has an item of its own.",
        (*_must(QUOTE, "before"), *_may(COUNT, "occurrence"), *_may(NAME, "as")),
    ),
    Verb(
        "mirror",
        NAME,
        "Copy a tag to another edition, where its passage is named or looked for.",
        (
            *_must(NAME, "to"),
            *_may(QUOTE, "quote"),
            *_may(COUNT, "occurrence"),
            *_may(FLAG, "guess"),
            *_may(NAME, "as"),
        ),
    ),
    Verb("untag", NAME, "Remove an annotation, and its item where nothing else mentions it."),
    Verb("link", NAME, "Make an annotation a mention of another item.", _must(NAME, "to")),
    Verb("unlink", NAME, "Give an annotation an item of its own again."),
    Verb(
        "put",
        NAME,
        "Put an item in a scenario.",
        (*_must(NAME, "scenario"), *_may(DIRECTION, "direction"), *_may(WEIGHT, "weight")),
    ),
    Verb("take-out", NAME, "Take an item out of a scenario.", _must(NAME, "scenario")),
    Verb(
        "criteria",
        NAME,
        "Say how one will know about an item or a scenario: a new version.",
        (
            *_may(TEXT, "baseline", "threshold"),
            *_may(COMPONENTS, "components"),
            *_may(TEXT, "source"),
            *_may(TIMEFRAME, "timeframe"),
        ),
        some=True,
    ),
    Verb(
        "forecast",
        NAME,
        "Record a probability of an item or a scenario.",
        (
            *_must(LIKELIHOOD, "probability"),
            *_may(NAME, "forecaster"),
            *_may(DAY, "since"),
            *_may(BASIS, "basis"),
            *_may(CONFIDENCE, "confidence"),
            *_may(TEXT, "reason"),
        ),
    ),
    Verb(
        "source",
        NAME,
        "Make a source, or add to one.",
        (
            *_may(TEXTS, "aliases"),
            *_may(RELIABILITY, "reliability"),
            *_may(DAY, "since"),
            *_may(TEXT, "note"),
        ),
    ),
    Verb(
        "mark",
        NAME,
        "Record what was found about an item or a scenario.",
        (
            *_must(STATUS, "status"),
            *_may(WHEN, "occurred_on", "on"),
            *_may(TEXT, "looked"),
            *_may(EVIDENCE, "evidence"),
            *_may(TEXT, "reason"),
            *_may(CONFIDENCE, "confidence"),
            *_may(FLAG, "corrects", "follows"),
        ),
    ),
    Verb("snooze", NAME, "Do not bring an item up before a day.", _must(DAY, "until")),
    Verb("import", PATH, "Import a scenario file."),
    Verb("join", PATH, "Take in all that another store remembers."),
    Verb(
        "export",
        NAME,
        "Write a scenario file.",
        (*_must(PATH, "to"), *_may(FLAG, "text")),
    ),
    Verb("seal", PATH, "Seal the record, and write to a file what is to be kept elsewhere."),
    Verb("undo", COUNT, "Take back the last deeds."),
    Verb("redo", COUNT, "Do again what was taken back."),
    Verb("expect", EXPECTATION, "Check what holds; where it does not, the session fails."),
)

VERBS: dict[str, Verb] = {verb.name: verb for verb in _TABLE}
"""Every verb, by its name."""

EXCLUSIVE = (
    ("occurred_on", "on"),
    ("corrects", "follows"),
    ("quote", "span"),
    ("occurrence", "every"),
    ("each", "item"),
    ("quote", "guess"),
)
"""Fields that say the same, or the contrary, and so do not stand in one step."""
