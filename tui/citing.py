"""A passage as it is quoted elsewhere: its words, who wrote them, and where they can be found."""

from __future__ import annotations

from seeds.anchor import Span
from seeds.article import Article
from seeds.display import safe
from seeds.refusal import Refusal
from tui.days import day

MOST = 74_994
"""Bytes of UTF-8 that terminals take for the clipboard: xterm's limit, and tmux's."""

_SHORT = 10
_SOFT_HYPHEN = "\u00ad"


def citation(article: Article, span: Span | None = None, quote: str | None = None) -> str:
    """`“the quote” (T. Brandl, Who guards the bridge?, Orlik Post, 4 Mar 2026, a:4f1c09d2 10-57)`.

    The words are the article's own, one line for each paragraph or item, safe to show. Who and
    where are as far as they are known; the id and the offsets find the passage again. Without a
    span it is the article that is cited. `quote` serves where the text is not here.
    """
    said = article.metadata
    known = (", ".join(said.authors), said.title, said.outlet, _published(article))
    place = f"{article.id[:_SHORT]} {span.start}-{span.end}" if span else article.id[:_SHORT]
    digest = f"digest of {said.digest_of[:_SHORT]}" if said.digest_of else ""
    about = safe(", ".join(part for part in (*known, digest, place) if part)).replace("\n", " ")
    words = quoted(article, span, quote)
    return f"“{words}” ({about})" if words else about


def quoted(article: Article, span: Span | None, quote: str | None = None) -> str:
    """The words of a passage, one line for each paragraph or item; empty where they are not here.

    Line breaks within a paragraph, bullets and soft hyphens are the layout's, not the author's.
    """
    text = article.text
    if text is None or span is None:
        return _line(quote or "")
    parts = [block.span for block in article.blocks if block.span.overlaps(span)] or [span]
    inside = [Span(max(part.start, span.start), min(part.end, span.end)) for part in parts]
    return "\n".join(line for line in (_line(part.of(text)) for part in inside) if line)


def for_clipboard(text: str) -> str:
    """What may go to the clipboard: safe to paste into a terminal, and not too long for one.

    Raises:
        Refusal: it is too long.
    """
    ready = safe(text)
    size = len(ready.encode())
    if size > MOST:
        raise Refusal(
            f"that is {size // 1000} kB, and terminals copy {MOST // 1000} at the most",
            attempt="copy less at a time",
        )
    return ready


def _line(words: str) -> str:
    return safe(" ".join(words.replace(_SOFT_HYPHEN, "").split()))


def _published(article: Article) -> str:
    published = article.metadata.published
    return day(published) if published else ""
