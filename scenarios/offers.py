"""What is offered for an article that is known: items of the library, where they stand in it.

A file of offers, `signposts: offers/1`, holds places and names, and no words of an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files

from scenarios.annotation import Annotation
from scenarios.case_file import CaseFile
from scenarios.formats import scenario_file
from scenarios.formats.fields import check_format
from scenarios.identity import derived, is_id
from scenarios.vocabulary import Expectation, Stance
from seeds import strict_yaml
from seeds.anchor import Span, cite
from seeds.article import Article
from seeds.refusal import Invalid
from seeds.strict_yaml import Document, Node

FORMAT = "offers/1"
ORIGINALS = "originals.yaml"
LIBRARY = "russia-kazakhstan.yaml"
_KEYS = ("span", "item", "attribution", "stance", "expects", "wording")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A mention that is offered: of the item with that handle, in that place.

    `wording` is where the word of estimative probability stands.
    """

    span: Span
    item: str
    attribution: tuple[str, ...] = ()
    stance: Stance = Stance.OWN
    expects: Expectation = Expectation.OCCUR
    wording: Span | None = None


def read(data: bytes, name: str) -> Mapping[str, tuple[Offer, ...]]:
    """Offers by the id of the article.

    Raises:
        Invalid: the file has a mistake.
    """
    document = strict_yaml.read(data, name)
    check_format(document, FORMAT)
    top = document.mapping(document.root, ("signposts", "articles"))
    found: dict[str, tuple[Offer, ...]] = {}
    for node in document.items(top["articles"]):
        fields = document.mapping(node, ("id", "annotations"))
        id = document.parsed(fields["id"], _article_id)
        found[id] = fields.each("annotations", lambda one: _offer(document, one))
    return found


def _article_id(words: str) -> str:
    if not is_id(words, "article"):
        raise Invalid(f"{words!r} is not the id of an article", attempt="a: and 64 hex digits")
    return words


def _offer(document: Document, node: Node) -> Offer:
    fields = document.mapping(node, _KEYS)
    return Offer(
        span=_span(document, fields["span"]),
        item=document.text(fields["item"]),
        attribution=fields.each("attribution", document.text),
        stance=fields.optional("stance", lambda n: document.one_of(n, Stance), Stance.OWN),
        expects=fields.optional(
            "expects", lambda n: document.one_of(n, Expectation), Expectation.OCCUR
        ),
        wording=fields.optional("wording", lambda n: _span(document, n), None),
    )


def _span(document: Document, node: Node) -> Span:
    numbers = document.each(node, document.whole)
    if len(numbers) != 2:
        document.fail(node, "a span is two numbers", attempt="[40, 392]")
    with document.at(node):
        return Span(*numbers)


def offered(article: str) -> tuple[Offer, ...]:
    """What ships for the article with this id; nothing for almost every article."""
    data = (files("scenarios") / "library" / ORIGINALS).read_bytes()
    return read(data, ORIGINALS).get(article, ())


def library() -> CaseFile:
    """The scenario that ships, with the items that are offered."""
    data = (files("scenarios") / "library" / LIBRARY).read_bytes()
    return scenario_file.read(data, LIBRARY)


def editions(whole: CaseFile, article: str) -> list[str]:
    """The other originals of the work that an original is an edition of, by their digests."""
    works = {page.metadata.digest_of: page.work or page.id for page in whole.articles}
    return [id for id, work in works.items() if id not in ("", article) and work == works[article]]


def case_file(whole: CaseFile, article: Article, offers: Iterable[Offer]) -> CaseFile:
    """What of a case file is offered for an article: the items that are mentioned in it, with
    their criteria and scenarios, and the mentions themselves. Its text has to be here."""
    assert article.text is not None
    by_handle = {item.handle: item for item in whole.items}
    mentions = tuple(_mention(article, article.text, one, by_handle[one.item].id) for one in offers)
    ids = {mention.item for mention in mentions}
    places = tuple(m for m in whole.memberships if m.item in ids)
    into = {place.scenario for place in places}
    subjects = ids | into
    return replace(
        CaseFile(),
        scenarios=tuple(s for s in whole.scenarios if s.id in into),
        items=tuple(i for i in whole.items if i.id in ids),
        memberships=places,
        annotations=mentions,
        criteria=tuple(c for c in whole.criteria if c.subject in subjects),
    )


def _mention(article: Article, text: str, offer: Offer, item: str) -> Annotation:
    return Annotation(
        id=derived("annotation", article.id, item, [offer.span.start, offer.span.end]),
        article=article.id,
        item=item,
        anchor=cite(text, offer.span),
        attribution=offer.attribution,
        stance=offer.stance,
        expects=offer.expects,
        wording=offer.wording.of(text) if offer.wording else "",
    )
