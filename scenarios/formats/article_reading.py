"""The articles of a scenario file, and what may be called by their names."""

from __future__ import annotations

from scenarios.formats.fields import texts, word
from scenarios.identity import digits, is_id
from scenarios.tlp import MARK, Tlp
from seeds.anchor import Span
from seeds.article import COVERAGES, Article, Block, BlockKind, Metadata, article_id
from seeds.strict_yaml import Document, Fields, Mistakes, Node, did_you_mean
from seeds.when import When

ARTICLE = (
    "id",
    "title",
    "authors",
    "outlet",
    "translators",
    "published",
    "published_from",
    "language",
    "url",
    "digest_of",
    "coverage",
    "tlp",
    "work",
    "bytes_sha256",
    "text",
    "blocks",
)
"""The keys of an article."""

_SHORTEST_PREFIX = 4


class Shelf:
    """The articles that a file lists.

    An article has its full id, or its text, which gives the id. Elsewhere in the file it is
    called by that id, by a prefix of it (`a:4f1c` or `4f1c`), or by its title; an article that
    the file does not list, by its full id alone.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts: dict[str, str] = {}
        self._titles: dict[str, list[str]] = {}
        self._lines: dict[str, int] = {}
        self._entries: list[tuple[str, Fields]] = []

    def enter(self, node: Node) -> None:
        """Note an article's id, title and text, so that all others can name it."""
        document = self._document
        fields = document.mapping(node, ARTICLE)
        id = self._id(fields)
        if id in self._lines:
            document.fail(fields.node, f"article {id} is already in line {self._lines[id]}")
        self._lines[id] = fields.node.line
        title = fields.optional("title", document.text, "")
        if title:
            self._titles.setdefault(title, []).append(id)
        self._entries.append((id, fields))

    def _id(self, fields: Fields) -> str:
        document = self._document
        given = fields.optional("id", document.text, "")
        if given and not is_id(given, "article"):
            document.fail(
                fields["id"],
                f"{given[:80]!r} is not the full id of an article",
                attempt=f"a: and {digits('article')} hexadecimal digits",
            )
        if fields.get("text") is None:
            if not given:
                what = "an article needs its full id, or its text"
                document.fail(fields.node, what, attempt="id: a:…, as signposts list --json has it")
            return given
        text = document.text(fields["text"])
        with document.at(fields["text"]):
            id = article_id(text)
        if given not in ("", id):
            what = "this text does not give the article's id"
            document.fail(fields["text"], what, attempt=f"the text as it was, or id: {id}")
        self._texts[id] = text
        return id

    def articles(self, mistakes: Mistakes) -> tuple[Article, ...]:
        """The articles, in the order of the file."""
        made: list[Article] = []
        for id, fields in self._entries:
            with mistakes:
                made.append(self._article(id, fields))
        return tuple(made)

    def text_of(self, id: str) -> str | None:
        """The text of an article, where it came along."""
        return self._texts.get(id)

    def id_of(self, node: Node) -> str:
        """The id of the article that a node names."""
        document = self._document
        name = document.text(node)
        if is_id(name, "article"):
            return name
        found = self._titles.get(name) or self._prefixed(name)
        if len(found) == 1:
            return found[0]
        if found:
            document.fail(node, f"{name[:80]!r} fits {len(found)} articles", attempt=found[0])
        raise document.invalid(
            node,
            f"no article {name[:80]!r} in this file",
            attempt=did_you_mean(name, self._titles) or "its full id: a: and 64 digits",
        )

    def _prefixed(self, name: str) -> list[str]:
        digits_given = name.removeprefix("a:")
        if len(digits_given) < _SHORTEST_PREFIX:
            return []
        return [id for id in self._lines if id.startswith(f"a:{digits_given}")]

    def _article(self, id: str, fields: Fields) -> Article:
        return Article(
            id=id,
            text=self._texts.get(id),
            blocks=self._blocks(id, fields),
            metadata=self._metadata(fields),
            bytes_sha256=fields.optional("bytes_sha256", self._sha256, ""),
            work=fields.optional("work", self.id_of, id),
        )

    def _metadata(self, fields: Fields) -> Metadata:
        document = self._document

        def some(key: str) -> tuple[str, ...]:
            return fields.optional(key, lambda node: texts(document, node), ())

        return Metadata(
            title=fields.optional("title", document.text, ""),
            authors=some("authors"),
            outlet=fields.optional("outlet", document.text, ""),
            translators=some("translators"),
            published=fields.optional("published", lambda n: document.parsed(n, When), None),
            published_from=fields.optional("published_from", document.text, ""),
            language=fields.optional("language", document.text, ""),
            url=fields.optional("url", document.text, ""),
            digest_of=fields.optional("digest_of", self.id_of, ""),
            coverage=fields.optional("coverage", self._coverage, ""),
            tlp=fields.optional("tlp", lambda node: word(document, node, Tlp, MARK).value, ""),
        )

    def _coverage(self, node: Node) -> str:
        words = self._document.text(node)
        if words not in COVERAGES:
            attempt = " or ".join(COVERAGES)
            self._document.fail(node, f"unknown coverage {words[:80]!r}", attempt=attempt)
        return words

    def _sha256(self, node: Node) -> str:
        words = self._document.text(node)
        if not is_id(f"a:{words}", "article"):
            self._document.fail(
                node, f"{words[:80]!r} is not a SHA-256", attempt="64 digits 0-9a-f"
            )
        return words

    def _blocks(self, id: str, fields: Fields) -> tuple[Block, ...]:
        if fields.get("blocks") is not None and id not in self._texts:
            self._document.fail(fields["blocks"], "blocks without a text", attempt="leave them out")
        length = len(self._texts.get(id, ""))
        return fields.each("blocks", lambda node: self._block(node, length))

    def _block(self, node: Node, length: int) -> Block:
        document = self._document
        parts = document.items(node)
        if len(parts) not in (3, 4):
            document.fail(node, "this is not a block", attempt="[heading, 0, 65, 1]")
        kind = word(document, parts[0], BlockKind, "kind of block")
        start, end, *level = (document.whole(part) for part in parts[1:])
        with document.at(node):
            span = Span(start, end)
        if end > length:
            document.fail(parts[2], f"a block ends at {end}, the text at {length}")
        return Block(kind, span, *level)
