"""Sentences and passages."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind, Metadata, article_id
from seeds.readers import plain
from seeds.segmentation import passages, sentences
from tests.hostile import texts


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, Span(0, len(text)))


def split(text: str, language: str = "de") -> list[str]:
    return [span.of(text) for span in sentences(text, paragraph(text), language)]


def article(text: str, language: str = "de") -> Article:
    return Article(
        id=article_id(text),
        text=text,
        blocks=plain.blocks(text),
        metadata=Metadata(language=language),
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de",
            ["Die Brücke ist zu.", "Am 19. Dezember öffnet sie.", "Bzw. im Mai, sagt Dr. Roth."],
        ),
        ("de", ["„Die Brücke ist zu.“", "Dann ging er."]),
        ("de", ["»Sie ist zu.«", "Niemand kam."]),
        ("de", ["„Wer bewacht sie?“ fragte er.", "Niemand."]),
        ("de-CH", ["Er rief: ‚Halt!‘", "Sie blieb."]),
        ("en", ["He left.", "“It is closed,” she said.", "Then “No.”", "He stayed."]),
        ("fr", ["Il a dit : « C’est fermé. »", "Puis il partit."]),
        ("it", ["Il ponte è chiuso.", "Perché?", "Nessuno lo sa…", "Forse domani."]),
        ("", ["The bridge is closed!", "Nobody knows why."]),
        ("tlh", ["The bridge is closed.", "Nobody knows why."]),
    ],
)
def test_a_paragraph_is_cut_into_its_sentences(language: str, expected: list[str]) -> None:
    assert split(" ".join(expected), language) == expected


def test_a_sentence_begins_where_the_space_after_a_quotation_was_lost() -> None:
    assert split("„Sie ist zu.“Mit diesen Worten ging er.") == [
        "„Sie ist zu.“",
        "Mit diesen Worten ging er.",
    ]


def test_an_opening_mark_ends_no_sentence() -> None:
    assert split("He said it.“Nobody” laughed", "en") == ["He said it.“Nobody” laughed"]


def test_a_sentence_goes_on_over_a_wrapped_line() -> None:
    text = "The bridge\nis closed. Nobody\nknows why."
    assert split(text, "en") == ["The bridge\nis closed.", "Nobody\nknows why."]


def test_only_paragraphs_are_cut() -> None:
    text = "One. Two."
    for kind in BlockKind:
        whole = kind is not BlockKind.PARAGRAPH
        found = sentences(text, Block(kind, Span(0, len(text))), "en")
        assert len(found) == (1 if whole else 2)


def test_a_passage_is_a_sentence_an_item_or_a_heading() -> None:
    text = "Outlook\n\nIt closes. Soon, says the police:\n\n* tolls double. Twice;\n* no train."
    assert [span.of(text) for span in passages(article(text, "en"))] == [
        "Outlook",
        "It closes.",
        "Soon, says the police:",
        "tolls double. Twice;",
        "no train.",
    ]


def test_a_forgotten_text_has_no_passages() -> None:
    assert passages(Article(id="a:0", text=None)) == ()


@given(st.lists(texts | st.sampled_from(["He said: „No.“ ", "« Si. » ", "a. B ", ".“A", "5. "])))
def test_passages_are_ordered_lie_in_a_block_and_leave_out_only_white_space(
    parts: list[str],
) -> None:
    text = "".join(parts)
    for block in plain.blocks(text):
        inside = Article(id="", text=text, blocks=(block,), metadata=Metadata(language="de"))
        found = passages(inside)
        ends = [block.span.start, *(span.end for span in found)]
        starts = [*(span.start for span in found), block.span.end]
        assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
        assert all(end <= start for end, start in zip(ends, starts, strict=True))
        assert all(span.of(text) == span.of(text).strip() for span in found)


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, "a " * 500_000, "." * 10**6, ".“A" * 300_000, "„" * 10**6, "a.“ " * 200_000],
)
def test_a_line_of_a_million_characters_takes_no_time(text: str) -> None:
    began = perf_counter()
    assert split(text.strip())
    assert perf_counter() - began < 5
