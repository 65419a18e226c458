"""Parts of criteria, items and findings: what scenario files and session files both have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scenarios.conditions import Conditions
from scenarios.criteria import Baseline, Components, Timeframe
from scenarios.finding import ComponentFound, Evidence
from scenarios.forecast import Reference
from scenarios.formats.fields import day, probability, texts, word
from scenarios.vocabulary import Combination, Credibility, Support, TimeframeStatus
from seeds.strict_yaml import Document, Node, Scalar
from seeds.when import When

COMPONENTS = ("of", "combination", "least")
BASELINE = ("value", "period", "source")
TIMEFRAME = ("words", "by", "event", "hangs_on", "status")
CONDITIONS = ("of", "triggers_of", "combination", "least", "unless")
LIKELIHOOD = ("given", "given_not", "elicited")
REFERENCE = ("class", "n", "occurred")
FOUND = ("of", "holds")
EVIDENCE = (
    "url",
    "article",
    "words",
    "source",
    "published",
    "seen",
    "origin",
    "role",
    "credibility",
)


def components(document: Document, node: Node) -> Components:
    """The parts of an event, and how many of them make it."""
    fields = document.mapping(node, COMPONENTS)
    of = texts(document, fields["of"])
    if not of:
        document.fail(fields["of"], "no components", attempt="of: [one, another]")
    return Components(
        of=of,
        combination=fields.optional(
            "combination", lambda n: word(document, n, Combination, "combination"), Combination.ANY
        ),
        least=fields.optional("least", lambda n: count(document, n), 0),
    )


def baseline(document: Document, node: Node) -> Baseline:
    """How things stood; a text alone is the value."""
    if isinstance(node, Scalar):
        return Baseline(document.text(node))
    fields = document.mapping(node, BASELINE)
    return Baseline(
        document.text(fields["value"]),
        fields.optional("period", document.text, ""),
        fields.optional("source", document.text, ""),
    )


def found(document: Document, node: Node) -> tuple[ComponentFound, ...]:
    """What was found of components, one by one."""

    def one(entry: Node) -> ComponentFound:
        fields = document.mapping(entry, FOUND)
        return ComponentFound(document.text(fields["of"]), document.flag(fields["holds"]))

    return document.each(node, one)


def conditions(document: Document, node: Node) -> Conditions:
    """What has to occur, by the names that the file gives; `least` alone says at-least."""
    fields = document.mapping(node, CONDITIONS)
    least = fields.optional("least", lambda n: count(document, n), 0)
    usual = Combination.AT_LEAST if least else Combination.ALL
    with document.at(node):
        return Conditions(
            of=fields.optional("of", lambda n: texts(document, n), ()),
            triggers_of=fields.optional("triggers_of", document.text, ""),
            combination=fields.optional(
                "combination", lambda n: word(document, n, Combination, "combination"), usual
            ),
            least=least,
            unless=fields.optional("unless", lambda n: texts(document, n), ()),
        )


def reference(document: Document, node: Node) -> Reference:
    """A class of like cases, and in how many of them it occurred."""
    fields = document.mapping(node, REFERENCE)
    with document.at(node):
        return Reference(
            document.text(fields["class"]),
            count(document, fields["n"]),
            count(document, fields["occurred"]),
        )


def likelihood(document: Document, node: Node) -> dict[str, Any]:
    """How likely an item is where its scenario holds, where not, and when that was set down."""
    fields = document.mapping(node, LIKELIHOOD)
    return {
        "given": document.parsed(fields["given"], probability),
        "given_not": document.parsed(fields["given_not"], probability),
        "elicited": fields.optional("elicited", lambda n: document.parsed(n, day), None),
    }


def count(document: Document, node: Node) -> int:
    """A whole number that is not negative."""
    number = document.whole(node)
    if number < 0:
        document.fail(node, f"{number} is less than none", attempt="2")
    return number


def timeframe(document: Document, node: Node) -> Timeframe:
    """Until when, and who said so."""
    fields = document.mapping(node, TIMEFRAME)
    return Timeframe(
        words=fields.optional("words", document.text, ""),
        by=fields.optional("by", lambda n: document.parsed(n, When), None),
        event=fields.optional("event", document.text, ""),
        hangs_on=fields.optional("hangs_on", document.text, ""),
        status=fields.optional(
            "status",
            lambda n: word(document, n, TimeframeStatus, "status of a timeframe"),
            TimeframeStatus.MISSING,
        ),
    )


def evidence(
    document: Document, node: Node, article: Callable[[Node], str]
) -> tuple[Evidence, ...]:
    """One piece of evidence or a list of them; `article` reads the name of an article."""
    if isinstance(node, Scalar):
        return (_piece(document, node, article),)
    return document.each(node, lambda piece: _piece(document, piece, article))


def _piece(document: Document, node: Node, article: Callable[[Node], str]) -> Evidence:
    """A piece of evidence; a text alone is a URL where it looks like one, else words."""
    text = document.text
    if isinstance(node, Scalar):
        words = text(node)
        return Evidence(url=words) if is_url(words) else Evidence(words=words)
    fields = document.mapping(node, EVIDENCE)
    made = Evidence(
        url=fields.optional("url", text, ""),
        article=fields.optional("article", article, ""),
        words=fields.optional("words", text, ""),
        source=fields.optional("source", text, ""),
        published=fields.optional("published", lambda n: document.parsed(n, When), None),
        seen=fields.optional("seen", lambda n: document.parsed(n, When), None),
        origin=fields.optional("origin", text, ""),
        role=fields.optional(
            "role", lambda n: word(document, n, Support, "role"), Support.SUPPORTS
        ),
        credibility=fields.optional(
            "credibility", lambda n: word(document, n, Credibility, "credibility"), None
        ),
    )
    if not (made.url or made.article or made.words or made.source):
        document.fail(node, "this evidence says nothing", attempt="url, article, words or source")
    return made


def is_url(words: str) -> bool:
    """Whether words are meant as a URL: a scheme, `://`, and no blanks."""
    scheme, sign, rest = words.partition("://")
    return bool(sign and rest and scheme.isascii() and scheme.isalpha() and not words.split()[1:])
