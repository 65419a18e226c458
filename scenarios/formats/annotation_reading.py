"""Annotations read from a scenario file: the place in an article, and what is said there."""

from __future__ import annotations

from scenarios.annotation import Annotation
from scenarios.formats.fields import texts, word
from scenarios.formats.reading import AUTHORED, Reading
from scenarios.vocabulary import Expectation, Stance
from seeds.anchor import Anchor, Span
from seeds.strict_yaml import Fields, Node, Scalar

ANCHOR = ("span", "quote", "prefix", "suffix")
ANNOTATION = (
    "article",
    *ANCHOR,
    "attribution",
    "stance",
    "expects",
    "wording",
    "context",
    *AUTHORED,
)


def annotation(reading: Reading, node: Node, item: str) -> Annotation:
    """An annotation of an item.

    Raises:
        Invalid: it has a mistake.
    """
    document = reading.document
    fields = document.mapping(node, ANNOTATION)
    article = reading.shelf.id_of(fields["article"])
    place = _anchor(reading, fields, article)

    def content() -> tuple[object, ...]:
        span = place.span
        bare = [span.start, span.end] if span and place.quote is None else place.quote
        return item, article, bare

    return Annotation(
        article=article,
        item=item,
        anchor=place,
        attribution=fields.optional("attribution", lambda n: texts(document, n), ()),
        stance=fields.optional("stance", lambda n: word(document, n, Stance, "stance"), Stance.OWN),
        expects=fields.optional(
            "expects", lambda n: word(document, n, Expectation, "expectation"), Expectation.OCCUR
        ),
        wording=fields.optional("wording", document.text, ""),
        context=fields.optional("context", lambda n: _context(reading, n, article), None),
        id=reading.id_of("annotation", fields, content),
        **reading.signature(fields),
    )


def _context(reading: Reading, node: Node, article: str) -> Anchor:
    """The sentence that introduces a list; a text alone is its quote."""
    if isinstance(node, Scalar):
        return Anchor(span=None, quote=_quote(reading, node))
    return _anchor(reading, reading.document.mapping(node, ANCHOR), article)


def _anchor(reading: Reading, fields: Fields, article: str) -> Anchor:
    document = reading.document
    span = fields.optional("span", lambda n: _span(reading, n), None)
    quote = fields.optional("quote", lambda n: _quote(reading, n), None)
    if span is None and quote is None:
        document.fail(fields.node, "neither a quote nor a span", attempt="quote: …")
    if span is not None:
        _check_fit(reading, fields["span"], span, quote, article)
    return Anchor(
        span=span,
        quote=quote,
        prefix=fields.optional("prefix", document.text, ""),
        suffix=fields.optional("suffix", document.text, ""),
    )


def _span(reading: Reading, node: Node) -> Span:
    document = reading.document
    ends = document.items(node)
    if len(ends) != 2:
        document.fail(node, "a span has a start and an end", attempt="[1811, 1868]")
    with document.at(node):
        return Span(document.whole(ends[0]), document.whole(ends[1]))


def _quote(reading: Reading, node: Node) -> str:
    quote = reading.document.text(node)
    if not quote:
        reading.document.fail(node, "an empty quote", attempt="leave it out, or quote the passage")
    return quote


def _check_fit(reading: Reading, node: Node, span: Span, quote: str | None, article: str) -> None:
    """Refuse a span that cannot be the quote's, as far as that can be seen from the file."""
    document = reading.document
    if quote is not None and span.end - span.start != len(quote):
        long = f"the span is {span.end - span.start} code points long, the quote {len(quote)}"
        attempt = f"[{span.start}, {span.start + len(quote)}], or leave the span out"
        document.fail(node, long, attempt=attempt)
    text = reading.shelf.text_of(article)
    if text is None:
        return
    if span.end > len(text):
        document.fail(node, f"the span ends at {span.end}, the article's text at {len(text)}")
    if quote is not None and span.of(text) != quote:
        document.fail(
            node, "the article has other words there than the quote", attempt="leave the span out"
        )
