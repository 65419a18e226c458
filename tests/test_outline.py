"""The parts of an article: by headings, else by paragraphs; nothing of it is left out."""

from __future__ import annotations

from hypothesis import example, given

from seeds.article import Article, article_id
from seeds.outline import outline
from seeds.reading import read
from seeds.refusal import Refusal
from tests.hostile import texts

HEADED = """\
# Who guards the bridge?

The bridge is guarded.

## What to watch for

These steps would announce it:

- tolls are doubled;
- soldiers come.

## The end

It will be closed.
"""


def parts(text: str, name: str = "a.md") -> list[tuple[int, str]]:
    return [(part.level, part.title) for part in outline(read(name, text.encode()))]


def test_each_heading_begins_a_part() -> None:
    assert parts(HEADED) == [
        (1, "Who guards the bridge?"),
        (2, "What to watch for"),
        (2, "The end"),
    ]


def test_a_part_ends_with_its_last_block() -> None:
    article = read("a.md", HEADED.encode())
    assert article.text is not None
    assert outline(article)[1].span.of(article.text).endswith("soldiers come.")


def test_what_stands_before_the_first_heading_is_a_part_too() -> None:
    found = parts("Tolls were high on the road to Orlik.\n\n## The end\n\nIt will be closed.\n")
    assert found == [(0, "Tolls were high on the road to Orlik."), (2, "The end")]


def test_without_headings_each_paragraph_is_a_part_with_its_first_words() -> None:
    long = "Nobody knew why tolls and tempers were so high on the road to Orlik that year."
    assert parts(f"The first.\n\n{long}\n\n- an item\n\nThe last.\n") == [
        (0, "The first."),
        (0, "Nobody knew why tolls and tempers were so high on the road …"),
        (0, "The last."),
    ]


def test_a_forgotten_text_has_no_parts() -> None:
    assert outline(Article(id=article_id(""), text=None)) == ()


@given(texts)
@example("\u2028\r0")
def test_the_parts_hold_every_block_once(text: str) -> None:
    try:
        article = read("a.md", text.encode())
    except Refusal:
        return
    found = outline(article)
    for block in article.blocks:
        holding = [p for p in found if p.span.start <= block.span.start < p.span.end]
        assert len(holding) == 1
        assert block.span.end <= holding[0].span.end
