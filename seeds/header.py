"""The optional YAML header of a text file, between two lines of `---`.

```yaml
---
title: Who guards the bridge?
authors: [Tomas Brandl]
published: 2026-03-04
---
```
"""

from __future__ import annotations

import re

from seeds.article import Metadata
from seeds.language import is_tag
from seeds.refusal import Invalid
from seeds.strict_yaml import Document, Fields, Node, Sequence, read
from seeds.when import When

KEYS = (
    "title",
    "author",
    "authors",
    "outlet",
    "translator",
    "translators",
    "published",
    "language",
    "url",
    "digest_of",
)

# A rule in Markdown has a blank line or words under it; a header has its first key.
_BEGINS = re.compile(r"---[ \t]*\n(?=[A-Za-z_][A-Za-z_-]*:\s)")
_ENDS = re.compile(r"^---[ \t]*$", re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")
_ID = re.compile(r"a:[0-9a-f]{64}")


def split(name: str, source: str) -> tuple[Metadata, str]:
    """What the header says, and the text after it.

    The blank lines under the header go with it. Without a header, all is text: a first line `---`
    begins one only where a key follows at once, and another such line closes it.

    Raises:
        Invalid: the header is not YAML, or has an unknown key or a wrong value.
    """
    begin = _BEGINS.match(source)
    end = _ENDS.search(source, begin.end()) if begin else None
    if not begin or not end:
        return Metadata(), source
    rest = _BLANK_LINES.match(source, end.end())
    assert rest is not None  # it matches nothing, too
    # An empty line stands for the fence, so that the places in errors are those of the file.
    document = read("\n" + source[begin.end() : end.start()], name)
    return _metadata(document), source[rest.end() :]


def _metadata(document: Document) -> Metadata:
    fields = document.mapping(document.root, KEYS)
    published = fields.optional("published", lambda node: document.parsed(node, When), None)
    return Metadata(
        title=fields.optional("title", document.text, "").strip(),
        authors=_names(document, fields, "author", "authors"),
        outlet=fields.optional("outlet", document.text, "").strip(),
        translators=_names(document, fields, "translator", "translators"),
        published=published,
        published_from="header" if published else "",
        language=fields.optional("language", lambda node: document.parsed(node, _tag), ""),
        url=fields.optional("url", document.text, "").strip(),
        digest_of=fields.optional("digest_of", lambda node: document.parsed(node, _id), ""),
    )


def _names(document: Document, fields: Fields, one: str, many: str) -> tuple[str, ...]:
    """The names under a key that may be written in the singular; one name needs no list."""
    if one in fields and many in fields:
        document.fail(fields.key(one), f"{one} beside {many}", attempt=f"{many}: [one, two]")

    def each(node: Node) -> tuple[str, ...]:
        if isinstance(node, Sequence):
            return document.each(node, document.text)
        return (document.text(node),)

    return fields.optional(many if many in fields else one, each, ())


def _tag(words: str) -> str:
    if not is_tag(words):
        raise Invalid(f"{words!r} is not a language tag", attempt="de, or de-CH")
    return words


def _id(words: str) -> str:
    if not _ID.fullmatch(words):
        raise Invalid(f"{words!r} is not the id of an article", attempt="a: and 64 hex digits")
    return words
