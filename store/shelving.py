"""What an article is sorted by and found by in a list of many."""

from __future__ import annotations

from seeds.folded import normal
from store import archive
from store.connection import Connection
from store.folding import Folded

_SORTED = 100
"""Code points of a title that sort; two that are alike so far come in the order of their ids."""


def shelved(connection: Connection, thing: Folded) -> dict[str, str]:
    """The columns of an article that follow from its title, or its first words, and metadata."""
    fields = thing.fields
    title = fields.get("title") or _first_words(connection, thing)
    known = (
        title,
        *fields.get("authors", ()),
        fields.get("outlet", ""),
        fields.get("published") or "",
        fields.get("language", ""),
        "digest" if fields.get("digest_of") else "",
    )
    return {
        "sort": normal(title.strip("["))[:_SORTED],
        "searched": normal(" ".join(known)),
    }


def _first_words(connection: Connection, thing: Folded) -> str:
    return archive.article_of(connection, thing.id, thing.fields).title
