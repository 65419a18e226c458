"""Lists in an article, and what introduces them."""

from __future__ import annotations

import pytest

from seeds.anchor import Span
from seeds.lists import introduction, list_at, list_of
from seeds.reading import read

TEXT = """\
Nobody is content. Two things would announce it:

- tolls are doubled;
- soldiers come.

Between the lists.

# Later

- the night train is cancelled
"""
ARTICLE = read("a.md", TEXT.encode())


def shown(words: str) -> list[str]:
    """The items of the list in which words stand."""
    assert ARTICLE.text
    found = list_at(ARTICLE.blocks, ARTICLE.text.index(words))
    return [block.span.of(ARTICLE.text) for block in found]


@pytest.mark.parametrize("words", ["tolls", "doubled;", "soldiers"])
def test_a_list_is_found_from_each_of_its_items(words: str) -> None:
    assert shown(words) == ["tolls are doubled;", "soldiers come."]


@pytest.mark.parametrize("words", ["Nobody", "Between", "Later"])
def test_outside_a_list_there_is_none(words: str) -> None:
    assert shown(words) == []


def test_the_last_sentence_of_the_paragraph_before_introduces_a_list() -> None:
    assert ARTICLE.text
    first = list_at(ARTICLE.blocks, ARTICLE.text.index("tolls"))[0]
    span = introduction(ARTICLE, first)
    assert span
    assert span.of(ARTICLE.text) == "Two things would announce it:"


@pytest.mark.parametrize(
    ("words", "many"), [("soldiers", 2), ("Two things", 2), ("would announce", 2), ("Nobody", 0)]
)
def test_a_list_is_found_from_the_sentence_that_introduces_it(words: str, many: int) -> None:
    assert ARTICLE.text
    at = ARTICLE.text.index(words)
    assert len(list_of(ARTICLE, Span(at, at + 3))) == many


def test_a_heading_does_not_introduce_a_list() -> None:
    assert ARTICLE.text
    item = list_at(ARTICLE.blocks, ARTICLE.text.index("the night train"))[0]
    assert introduction(ARTICLE, item) is None


def test_an_article_that_begins_with_a_list_has_no_introduction() -> None:
    article = read("b.md", b"- one\n- two\n")
    assert introduction(article, article.blocks[0]) is None
    assert list_at((), 5) == ()
