"""An article with a list in it, for tests of many tags at once."""

from __future__ import annotations

from seeds.article import Article, Block, BlockKind, article_id
from tests.desks import at

LIST = "It began.\n\n- tolls are doubled;\n- the train stops.\n\nThere is no ferry. Nobody came."


def listed() -> Article:
    """An article with a list between two paragraphs."""
    spans = [("It began.", "p"), ("tolls are doubled;", "i"), ("the train stops.", "i")]
    spans.append(("There is no ferry. Nobody came.", "p"))
    kinds = {"p": BlockKind.PARAGRAPH, "i": BlockKind.ITEM}
    blocks = tuple(Block(kinds[kind], at(words, LIST)) for words, kind in spans)
    return Article(id=article_id(LIST), text=LIST, blocks=blocks)
