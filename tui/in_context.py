"""A passage as one would show it to somebody: two paragraphs of its article, the quote marked."""

from __future__ import annotations

from textual.content import Content

from scenarios.annotation import Annotation
from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.display import safe

MARK = "bold underline"
"""How the quote is told from what stands around it, with colour and without."""


def in_context(article: Article, mention: Annotation) -> Content:
    """The blocks around a mention, with blank lines between; only the quote where the text is gone.

    Before the block of the quote stands the sentence that introduces its list, else the paragraph
    before it; where there is none, the one after it follows.
    """
    span = mention.anchor.span
    if article.text is None or span is None:
        quote = mention.anchor.quote
        return Content(f"“{safe(quote)}”" if quote else "text not here")
    shown = safe(article.text)
    parts = [
        _marked(shown, block, span, _bullet(block)) for block in _around(article, mention, span)
    ]
    return Content("\n\n").join(parts)


def _around(article: Article, mention: Annotation, span: Span) -> list[Block]:
    prose = [b for b in article.blocks if b.kind is not BlockKind.BOILERPLATE]
    own = [b for b in prose if b.span.overlaps(span)]
    if not own:
        return [Block(BlockKind.PARAGRAPH, span)]
    context = mention.context.span if mention.context else None
    if context:
        before = [b for b in prose if b.span.overlaps(context) and b not in own]
        if before:
            return [*before, *own]
    first, last = prose.index(own[0]), prose.index(own[-1])
    if first > 0:
        return [prose[first - 1], *own]
    return [*own, *prose[last + 1 : last + 2]]


def _bullet(block: Block) -> str:
    return "• " if block.kind is BlockKind.ITEM else ""


def _marked(text: str, block: Block, quote: Span, bullet: str) -> Content:
    words = block.span.of(text).replace("\n", " ")
    start = max(0, quote.start - block.span.start)
    end = min(len(words), quote.end - block.span.start)
    content = Content(words)
    if start < end:
        content = content.stylize(MARK, start, end)
    elif block.kind is BlockKind.HEADING:
        content = content.stylize("bold")
    return Content(bullet) + content
