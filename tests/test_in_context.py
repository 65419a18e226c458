"""A passage with what stands around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.annotation import Annotation
from seeds.anchor import Anchor, Span, cite
from seeds.article import Article
from seeds.reading import read
from tests.app import BRIDGE
from tui.in_context import MARK, in_context

ARTICLE = read("bridge.md", BRIDGE.encode())
INTRODUCTION = "These steps would announce the closure:"


def span(words: str) -> Span:
    """Where words stand in the article."""
    assert ARTICLE.text is not None
    start = ARTICLE.text.index(words)
    return Span(start, start + len(words))


def mention(words: str, context: str = "") -> Annotation:
    """A mention of words."""
    assert ARTICLE.text is not None
    return Annotation(
        article=ARTICLE.id,
        item="i:1",
        anchor=cite(ARTICLE.text, span(words)),
        context=cite(ARTICLE.text, span(context)) if context else None,
    )


def shown(article: Article, one: Annotation) -> tuple[list[str], str]:
    """The blocks that are shown, and what is marked in them."""
    content = in_context(article, one)
    marked = "".join(content.plain[s.start : s.end] for s in content.spans if s.style == MARK)
    return content.plain.split("\n\n"), marked


def test_the_paragraph_before_comes_with_it() -> None:
    words = "By the end of the year the bridge will probably be closed for weeks."
    blocks, marked = shown(ARTICLE, mention(words))
    assert blocks == ["• the night train is cancelled.", f"{words} The police deny it."]
    assert marked == words


def test_an_item_of_a_list_comes_with_the_sentence_that_introduces_the_list() -> None:
    blocks, marked = shown(ARTICLE, mention("the night train is cancelled", INTRODUCTION))
    assert blocks == [
        f"Brandl expects a quarrel. {INTRODUCTION}",
        "• the night train is cancelled.",
    ]
    assert marked == "the night train is cancelled"


def test_the_first_block_comes_with_the_one_after_it() -> None:
    blocks, marked = shown(ARTICLE, mention("Who guards the bridge?"))
    assert blocks[0] == "Who guards the bridge?"
    assert blocks[1].startswith("The bridge at Orlik")
    assert marked == "Who guards the bridge?"


def test_a_passage_over_two_blocks_is_marked_in_both() -> None:
    words = "tolls are doubled for lorries;\n- soldiers"
    blocks, marked = shown(ARTICLE, mention(words))
    assert len(blocks) == 3
    assert marked == "tolls are doubled for lorries;soldiers"


@pytest.mark.parametrize(
    ("quote", "shown"), [("the quote", "“the quote”"), (None, "text not here")]
)
def test_without_the_text_there_is_the_quote_if_that_is_here(quote: str | None, shown: str) -> None:
    gone = replace(ARTICLE, text=None, blocks=())
    one = Annotation(article=ARTICLE.id, item="i:1", anchor=Anchor(span=Span(0, 9), quote=quote))
    assert in_context(gone, one).plain == shown


def test_hostile_text_keeps_its_offsets() -> None:
    text = "A \x1b]52;c;aGk=\x07 [bold]line[/].\n\nThe \u202ebridge is closed.\n"
    article = read("hostile.txt", text.encode())
    assert article.text is not None
    start = article.text.index("bridge")
    one = Annotation(
        article=article.id,
        item="i:1",
        anchor=cite(article.text, Span(start, start + len("bridge"))),
    )
    blocks, marked = shown(article, one)
    assert marked == "bridge"
    assert blocks == ["A ␛]52;c;aGk=␇ [bold]line[/].", "The �bridge is closed."]
