"""The verbs of a session file and the fields of each: one table for reader, schema and help."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from scenarios.expectations import EXPECTATION
from scenarios.formats.field_types import (
    ANY,
    ARTICLE,
    ARTICLES,
    BASELINE,
    BASIS,
    COMBINATION,
    COMPONENTS,
    COMPONENTS_FOUND,
    CONFIDENCE,
    CONTEXT,
    COUNT,
    COVERAGE,
    DAY,
    DIRECTION,
    EVIDENCE,
    EXPECTS,
    FIT,
    FLAG,
    HANDLE,
    INSTANT,
    ITEM,
    ITEMS,
    KIND,
    LIKELIHOOD,
    LIKELIHOOD_OR_NONE,
    NAME,
    PATH,
    QUOTE,
    REFERENCE,
    RELIABILITY,
    ROLE,
    SCENARIO,
    SOME_ITEMS,
    SPAN,
    STANCE,
    STATUS,
    SUBJECT,
    TAG,
    TARGET,
    TEXT,
    TEXTS,
    THING,
    TIMEFRAME,
    TLP,
    TURNED,
    WEIGHT,
    WHEN,
    WHEN_OR_NONE,
    FieldType,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a step; one that is `blank` may be there with nothing in it, as if left out."""

    name: str
    type: FieldType
    required: bool = False
    blank: bool = False


@dataclass(frozen=True)
class Verb:
    """A verb: what stands after it, and which fields its step can have.

    `some` says that a step without any of the fields says nothing. `makes` is what the step's
    `as` is a name of, or the handle that stands after the verb. A verb that is `bare` has not even
    the fields that all others have.
    """

    name: str
    argument: FieldType
    about: str
    own: tuple[Field, ...] = ()
    some: bool = False
    makes: str = ""
    bare: bool = False

    @cached_property
    def fields(self) -> dict[str, Field]:
        """All fields by name, those that every step has among them."""
        return {field.name: field for field in (*self.own, *(() if self.bare else EVERYWHERE))}

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The fields that name a file which is written."""
        every = ((self.name, self.argument), *((f.name, f.type) for f in self.own))
        return tuple(name for name, type in every if type.role == "target")


def _may(type: FieldType, *names: str) -> tuple[Field, ...]:
    return tuple(Field(name, type) for name in names)


def _must(type: FieldType, *names: str) -> tuple[Field, ...]:
    return tuple(Field(name, type, required=True) for name in names)


def _blank(*fields: Field) -> tuple[Field, ...]:
    return tuple(replace(field, blank=True) for field in fields)


EVERYWHERE = (Field("as", NAME), Field("at", INSTANT), Field("analyst", NAME))
"""A name for the step, and for what it makes; when it is asserted, and by whom."""

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

_PRIOR = (*_may(LIKELIHOOD_OR_NONE, "prior"), *_may(REFERENCE, "reference"))

_TABLE = (
    Verb(
        "add",
        PATH,
        "Add an article: a file, or corpus:NAME for one that ships; with the tags offered for it.",
        (*_may(NAME, "as"), *_may(FLAG, "offered")),
        makes="article",
    ),
    Verb(
        "set",
        ARTICLE,
        "Correct what is known about an article.",
        (
            *_may(TEXT, "title"),
            *_may(TEXTS, "authors"),
            *_may(TEXT, "outlet"),
            *_may(TEXTS, "translators"),
            *_may(WHEN_OR_NONE, "published"),
            *_may(TEXT, "language", "url", "digest_of"),
            *_may(COVERAGE, "coverage"),
        ),
        some=True,
    ),
    Verb("same-work", ARTICLES, "Say that articles are editions of one work."),
    Verb("forget", ARTICLE, "Empty an article's text and quotes for ever."),
    Verb(
        "scenario",
        HANDLE,
        "Make a scenario.",
        (*_may(TEXT, "title", "question", "note"), *_PRIOR),
        makes="scenario",
    ),
    Verb(
        "edit-scenario",
        SCENARIO,
        "Change a scenario.",
        (*_may(HANDLE, "handle"), *_may(TEXT, "title", "question", "note"), *_PRIOR),
        some=True,
    ),
    Verb("remove-scenario", SCENARIO, "Remove a scenario; its items stay."),
    Verb(
        "tag",
        KIND,
        "Tag a passage of an article, as a new item or a mention of one that exists.",
        (
            *_must(ARTICLE, "article"),
            *_may(QUOTE, "quote"),
            *_may(COUNT, "occurrence"),
            *_may(SPAN, "span"),
            *_may(FLAG, "every", "any_case", "each", "list"),
            *_ITEM,
            *_may(SCENARIO, "scenario"),
            *_MENTION,
            *_may(CONTEXT, "context"),
            *_may(ITEM, "item"),
            *_may(FLAG, "again"),
            *_may(NAME, "as"),
        ),
        makes="tag",
    ),
    Verb(
        "add-item", KIND, "Make an item without a passage.", (*_ITEM, *_may(SCENARIO, "scenario"))
    ),
    Verb("edit", THING, "Change an item or its annotation.", (*_ITEM, *_MENTION), some=True),
    Verb(
        "move",
        TAG,
        "Give a tag another beginning or end: by the words that it is to stand on, or by offsets.",
        (*_may(QUOTE, "quote"), *_may(COUNT, "occurrence"), *_may(SPAN, "span")),
        some=True,
    ),
    Verb(
        "retag",
        TAG,
        "Make a tag one of another kind.",
        (*_must(KIND, "kind"), *_may(HANDLE, "handle")),
    ),
    Verb(
        "merge",
        TAG,
        "Make one tag of two neighbours; the first keeps its item.",
        _must(TAG, "with"),
    ),
    Verb(
        "split",
        TAG,
        "Make two tags of one; the second begins with these words, and has an item of its own.",
        (
            *_must(QUOTE, "before"),
            *_may(COUNT, "occurrence"),
            *_may(HANDLE, "handle"),
            *_may(NAME, "as"),
        ),
        makes="tag",
    ),
    Verb(
        "mirror",
        TAG,
        "Copy a tag to another edition, where its passage is named or looked for.",
        (
            *_must(ARTICLE, "to"),
            *_may(QUOTE, "quote"),
            *_may(COUNT, "occurrence"),
            *_may(SPAN, "span"),
            *_may(FLAG, "guess"),
            *_may(NAME, "as"),
        ),
        makes="tag",
    ),
    Verb("untag", TAG, "Remove an annotation, and its item where nothing else mentions it."),
    Verb("link", TAG, "Make an annotation a mention of another item.", _must(ITEM, "to")),
    Verb("unlink", TAG, "Give an annotation an item of its own again.", _may(HANDLE, "handle")),
    Verb("same", ITEMS, "Say that items are one event; they count once."),
    Verb("part", ITEM, "Say that an item is not one event with others any more."),
    Verb(
        "put",
        ITEM,
        "Put an item in a scenario.",
        (
            *_must(SCENARIO, "scenario"),
            *_may(DIRECTION, "direction"),
            *_may(WEIGHT, "weight"),
            *_may(ROLE, "role"),
            *_may(LIKELIHOOD_OR_NONE, "given", "given_not"),
            *_may(DAY, "elicited"),
            *_may(TEXT, "group"),
            *_may(FIT, "fit"),
        ),
    ),
    Verb("take-out", ITEM, "Take an item out of a scenario.", _must(SCENARIO, "scenario")),
    Verb(
        "condition",
        ITEM,
        "Say which items have to occur for an item to be judged; with none, it hangs on nothing.",
        (
            *_may(SOME_ITEMS, "of"),
            *_may(SCENARIO, "triggers_of"),
            *_may(COMBINATION, "combination"),
            *_may(COUNT, "least"),
            *_may(SOME_ITEMS, "unless"),
        ),
    ),
    Verb(
        "criteria",
        SUBJECT,
        "Say how one will know about an item or a scenario: a new version.",
        (
            *_may(BASELINE, "baseline"),
            *_may(TEXT, "threshold"),
            *_may(COMPONENTS, "components"),
            *_may(TEXT, "source"),
            *_may(TIMEFRAME, "timeframe"),
        ),
        some=True,
    ),
    Verb(
        "forecast",
        SUBJECT,
        "Record a probability of an item or a scenario.",
        (
            *_must(LIKELIHOOD, "probability"),
            *_may(NAME, "forecaster"),
            *_may(DAY, "since"),
            *_may(BASIS, "basis"),
            *_may(CONFIDENCE, "confidence"),
            *_may(TEXT, "reason"),
            *_may(REFERENCE, "reference"),
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
        SUBJECT,
        "Record what was found about an item or a scenario; without a status it is skipped.",
        _blank(
            *_must(STATUS, "status"),
            *_may(WHEN, "occurred_on", "on", "settled_on"),
            *_may(COMPONENTS_FOUND, "components"),
            *_may(TEXT, "looked"),
            *_may(EVIDENCE, "evidence"),
            *_may(TEXT, "reason"),
            *_may(CONFIDENCE, "confidence"),
            *_may(FLAG, "corrects", "follows", "settles", "beside"),
        ),
    ),
    Verb(
        "adopt",
        THING,
        "Take over what one analyst did, where two differ: about an item, or at a tag.",
        _must(NAME, "of"),
    ),
    Verb(
        "tlp",
        ANY,
        "Say how far an item, a scenario or an article may be passed on: its handling mark.",
        _must(TLP, "level"),
    ),
    Verb("snooze", SUBJECT, "Do not bring an item up before a day.", _must(DAY, "until")),
    Verb("import", PATH, "Import a scenario file."),
    Verb("join", PATH, "Take in all that another store remembers."),
    Verb(
        "export",
        SCENARIO,
        "Write a scenario file.",
        (*_must(TARGET, "to"), *_may(FLAG, "text"), *_may(TLP, "max")),
    ),
    Verb(
        "report",
        SCENARIO,
        "Write a report to read and to print: HTML, or Markdown for a file that ends in .md.",
        (*_must(TARGET, "to"), *_may(TLP, "max")),
    ),
    Verb(
        "report-article",
        ARTICLE,
        "Write an article with its tags: HTML, or Markdown for a file that ends in .md.",
        _must(TARGET, "to"),
    ),
    Verb(
        "blind",
        ARTICLE,
        "Make a store for a second coder, who sees nothing of what was done.",
        (
            *_must(NAME, "for"),
            *_must(TARGET, "to"),
            *_may(FLAG, "items"),
            *_may(SCENARIO, "scenario"),
            *_may(TLP, "max"),
        ),
    ),
    Verb("seal", TARGET, "Seal the record, and write to a file what is to be kept elsewhere."),
    Verb("backup", TARGET, "Copy the store to a file, as it was before this session."),
    Verb("undo", TURNED, "Take back the last deeds, or those of the step with this name."),
    Verb("redo", TURNED, "Do again what was taken back: the last, or a step by its name."),
    Verb("include", PATH, "Do the steps of another file here; its paths are beside it.", bare=True),
    Verb("expect", EXPECTATION, "Check what holds; where it does not, the session fails."),
)

VERBS: dict[str, Verb] = {verb.name: verb for verb in _TABLE}
"""Every verb, by its name."""
