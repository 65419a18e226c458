"""Components, timeframes and evidence: what scenario files and session files both have."""

from __future__ import annotations

from collections.abc import Callable

from scenarios.criteria import Components, Timeframe
from scenarios.finding import Evidence
from scenarios.formats.fields import texts, word
from scenarios.vocabulary import Combination, Credibility, Support, TimeframeStatus
from seeds.strict_yaml import Document, Node, Scalar
from seeds.when import When

COMPONENTS = ("of", "combination", "least")
TIMEFRAME = ("words", "by", "event", "status")
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
