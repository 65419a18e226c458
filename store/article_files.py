"""Articles as files that are read as the same articles again."""

from __future__ import annotations

from dataclasses import fields, replace

from seeds.article import Article
from seeds.header import KEYS
from seeds.reading import read
from seeds.refusal import Refusal
from seeds.yaml_writer import Flow, write


def file_of(name: str, article: Article) -> tuple[bytes, bool]:
    """The bytes of a file of that name, and whether it is read as the article that it is of.

    It is the text alone, where that says all that is known, else with a header. What is read
    otherwise then is where the blocks begin and end, or the text itself.
    """
    text = article.text or ""
    plain = text.encode()
    if _is_read_as(name, plain, article):
        return plain, True
    headed = f"---\n{write(_known(article))}---\n\n{text}".encode()
    return headed, _is_read_as(name, headed, article)


def _known(article: Article) -> dict[str, object]:
    """What a header says of an article."""
    known = {
        field.name: getattr(article.metadata, field.name) for field in fields(article.metadata)
    }
    said = {name: known[name] for name in KEYS if known.get(name)}
    return {n: Flow(v) if isinstance(v, tuple) else v for n, v in said.items()}


def _is_read_as(name: str, content: bytes, article: Article) -> bool:
    try:
        found = read(name, content)
    except Refusal:
        return False
    dated = replace(found.metadata, published_from=article.metadata.published_from)
    same = dated == article.metadata and found.blocks == article.blocks
    return same and found.id == article.id
