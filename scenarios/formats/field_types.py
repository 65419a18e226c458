"""The types of the fields of a session step: how each is read, and what an editor is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from scenarios import rules
from scenarios.formats import parts_reading as parts
from scenarios.formats.fields import day, texts, word
from scenarios.formats.limits import limits, tally
from scenarios.item import checked_handle
from scenarios.matrix import placed
from scenarios.tlp import NONE, Tlp, tlp
from scenarios.vocabulary import (
    Basis,
    Combination,
    Confidence,
    Direction,
    Expectation,
    Kind,
    Reliability,
    Role,
    Stance,
    Status,
)
from scenarios.words import estimate
from seeds.anchor import Span
from seeds.article import COVERAGES
from seeds.refusal import Invalid
from seeds.strict_yaml import Document, Node, Scalar, did_you_mean
from seeds.when import When, instant

Reader = Callable[[Document, Node], object]
JSON = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FieldType:
    """What stands in a field.

    `shown` is what documentation calls it; `read` gives the value or refuses the node with its
    place; `schema` is the JSON Schema of it, whose references are to `$defs` of scenario files.
    `role` says what a name in it is of, so that whoever checks a session knows what has to be
    there: an article, item, scenario, tag, subject (item or scenario) or thing (item or tag), a
    file that is read, or the target of one that is written.
    """

    shown: str
    read: Reader = field(repr=False)
    schema: JSON = field(repr=False)
    role: str = ""


def _defined(name: str) -> JSON:
    return {"$ref": f"#/$defs/{name}"}


def _parsed(parse: Callable[[str], object]) -> Reader:
    return lambda document, node: document.parsed(node, parse)


def _name(document: Document, node: Node) -> str:
    name = document.text(node)
    if not name.strip():
        document.fail(node, "an empty text where a name is expected")
    return name


def _names(document: Document, node: Node) -> tuple[str, ...]:
    names = document.each(node, lambda item: _name(document, item))
    if len(names) < 2:
        document.fail(node, "two or more are needed", attempt="[one, another]")
    return names


def _count(document: Document, node: Node) -> int:
    count = document.whole(node)
    if count < 1:
        document.fail(node, f"{count} is less than one", attempt="1")
    return count


def _count_or_name(document: Document, node: Node) -> int | str:
    plain = isinstance(node, Scalar) and node.plain and node.value.lstrip("-").isdigit()
    return _count(document, node) if plain else _name(document, node)


def _quote_or_span(document: Document, node: Node) -> str | Span:
    return _name(document, node) if isinstance(node, Scalar) else _span(document, node)


def _span(document: Document, node: Node) -> Span:
    ends = document.items(node)
    if len(ends) != 2:
        document.fail(node, "a span has a start and an end", attempt="[1811, 1868]")
    with document.at(node):
        return Span(document.whole(ends[0]), document.whole(ends[1]))


def _weight(document: Document, node: Node) -> float:
    weight = document.number(node)
    if not 0 <= weight <= 1000:
        document.fail(node, f"weight {weight:g} is outside 0 to 1000", attempt="1")
    return weight


def _when_or_none(document: Document, node: Node) -> When | None:
    nothing = isinstance(node, Scalar) and node.is_null
    return None if nothing else document.parsed(node, When)


def _likelihood(words: str) -> str:
    estimate(words)  # refuses what is no probability
    return words


def _likelihood_or_none(words: str) -> str:
    return _likelihood(words) if words else words


def _role(document: Document, node: Node) -> Role | str:
    return "" if document.text(node) == NONE else word(document, node, Role, "role")


def _coverage(words: str) -> str:
    if words not in ("", *COVERAGES):
        raise Invalid(f"unknown coverage {words[:60]!r}", attempt=" or ".join(COVERAGES))
    return words


def _mark(words: str) -> str:
    found = tlp(words)
    return found.value if found else NONE


STATUS_WORDS = (*(status.value for status in Status), rules.CAME_TRUE, rules.NOT_TRUE)
"""What a finding can be called; which of these a kind can have, its desk says."""


def _status(document: Document, node: Node) -> str:
    words = document.text(node)
    normal = words.strip().casefold().replace(" ", "-").replace("_", "-")
    if normal not in STATUS_WORDS:
        attempt = rules.truth(normal) or did_you_mean(normal, STATUS_WORDS)
        document.fail(node, f"unknown status {words[:60]!r}", attempt=attempt)
    return normal


def words_of(name: str, words: Iterable[Enum]) -> FieldType:
    """The type of a field that holds a word of a closed list."""
    known = tuple(words)
    return FieldType(
        " | ".join(str(w.value) for w in known),
        lambda document, node: word(document, node, known, name),
        {"enum": [w.value for w in known]},
    )


TEXT = FieldType("TEXT", lambda document, node: document.text(node), {"type": "string"})
_SOME = {"type": "string", "minLength": 1}
NAME = FieldType("NAME", _name, _SOME)
QUOTE = FieldType("QUOTE", _name, _SOME)
PATH = FieldType("PATH", _name, _SOME, "file")
TARGET = FieldType("PATH", _name, _SOME, "target")
ARTICLE = FieldType("NAME", _name, _SOME, "article")
ITEM = FieldType("NAME", _name, _SOME, "item")
SCENARIO = FieldType("NAME", _name, _SOME, "scenario")
SUBJECT = FieldType("NAME", _name, _SOME, "subject")
TAG = FieldType("NAME", _name, _SOME, "tag")
THING = FieldType("NAME", _name, _SOME, "thing")
SOME_ITEMS = FieldType("[NAME, ...]", texts, _defined("texts"), "item")
ARTICLES = FieldType("[NAME, NAME, ...]", _names, {"type": "array", "minItems": 2}, "article")
ITEMS = FieldType("[NAME, NAME, ...]", _names, {"type": "array", "minItems": 2}, "item")
TEXTS = FieldType("[TEXT, ...]", texts, _defined("texts"))
HANDLE = FieldType("HANDLE", _parsed(checked_handle), _defined("handle"))
WHEN = FieldType("DATE, MONTH, YEAR or RANGE", _parsed(When), _defined("when"))
WHEN_OR_NONE = FieldType(
    "DATE, MONTH, YEAR or RANGE, or nothing",
    _when_or_none,
    {"anyOf": [_defined("when"), {"type": "null"}]},
)
DAY = FieldType("DATE", _parsed(day), _defined("day"))
INSTANT = FieldType("TIME", _parsed(instant), _defined("instant"))
SPAN = FieldType("[START, END]", _span, _defined("span"))
CONTEXT = FieldType("QUOTE or [START, END]", _quote_or_span, {"anyOf": [_SOME, _defined("span")]})
TURNED = FieldType(
    "COUNT, or the name of a step",
    _count_or_name,
    {"anyOf": [{"type": "integer", "minimum": 1}, _SOME]},
    "step",
)
COUNT = FieldType("COUNT", _count, {"type": "integer", "minimum": 1})
COVERAGE = FieldType(" | ".join(COVERAGES), _parsed(_coverage), {"enum": [*COVERAGES, ""]})
_BOUNDS = {
    "type": "object",
    "properties": {"at-least": {"type": "number"}, "at-most": {"type": "number"}},
    "minProperties": 1,
    "additionalProperties": False,
}
LIMITS = FieldType(
    "NUMBER | {at-least: NUMBER, at-most: NUMBER}",
    limits,
    {"anyOf": [{"type": "number"}, _BOUNDS]},
)
ANY = FieldType("NAME", _name, _SOME, "any")
TLP = FieldType(" | ".join((*Tlp, NONE)), _parsed(_mark), {"enum": [*Tlp, NONE]})
TALLY = FieldType(
    "COUNT | {at-least: COUNT, at-most: COUNT}",
    tally,
    {"anyOf": [{"type": "integer", "minimum": 0}, _BOUNDS]},
)
WEIGHT = FieldType("NUMBER", _weight, _defined("weight"))
FLAG = FieldType("true | false", lambda document, node: document.flag(node), {"type": "boolean"})
LIKELIHOOD = FieldType(
    "0.4, 40%, 2:3 or a word such as likely",
    _parsed(_likelihood),
    {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string"}]},
)
LIKELIHOOD_OR_NONE = FieldType(
    f"{LIKELIHOOD.shown}; '' takes it back", _parsed(_likelihood_or_none), LIKELIHOOD.schema
)
FIT = FieldType(
    "++ | + | 0 | - | --, or 5 to 1; or none",
    _parsed(placed),
    {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 5}, {"type": "string"}]},
)
STATUS = FieldType("STATUS", _status, {"type": "string"})
COMPONENTS = FieldType("{of, combination, least}", parts.components, _defined("components"))
TIMEFRAME = FieldType(
    "{words, by, event, hangs_on, status}", parts.timeframe, _defined("timeframe")
)
BASELINE = FieldType("TEXT or {value, period, source}", parts.baseline, _defined("baseline"))
COMPONENTS_FOUND = FieldType("[{of, holds}, ...]", parts.found, _defined("components-found"))
REFERENCE = FieldType("{class, n, occurred}", parts.reference, _defined("reference"))
COMBINATION = words_of("combination", (Combination.ANY, Combination.ALL, Combination.AT_LEAST))
EVIDENCE = FieldType(
    "TEXT, URL or a list of evidence",
    lambda document, node: parts.evidence(document, node, document.text),
    {"anyOf": [_defined("evidence"), {"type": "array", "items": _defined("evidence")}]},
)

KIND = words_of("kind", Kind)
STANCE = words_of("stance", Stance)
EXPECTS = words_of("expectation", Expectation)
DIRECTION = words_of("direction", Direction)
CONFIDENCE = words_of("confidence", Confidence)
BASIS = words_of("basis", Basis)
RELIABILITY = words_of("reliability", Reliability)
ROLE = FieldType(" | ".join((*Role, NONE)), _role, {"enum": [*Role, NONE]})
FOUND = words_of("status", Status)
