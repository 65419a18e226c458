"""The five articles that the project grew from, where they are at hand.

Their sentences are not in this repository. What is pinned here is what the reader finds in them,
and that it agrees with the annotation by hand.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind, Metadata
from seeds.reading import read
from seeds.segmentation import passages, sentences
from seeds.when import When

SHARED = Path(__file__).parents[1].parent / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason=f"the real articles are not at {SHARED / 'seeds'}"
)

DECEMBER = When("2025-12-19")
METADATA = {
    "000": Metadata(
        authors=("Andrew Korybko",), published=DECEMBER, published_from="byline", language="de"
    ),
    "001": Metadata(
        authors=("Alexander Männer",),
        outlet="untergrund-blättle.ch",
        published=When("2022-08-17"),
        published_from="source line",
        language="de",
    ),
    "002": Metadata(
        authors=("Andrew Korybko",),
        published=DECEMBER,
        published_from="byline",
        language="it",
        url="https://korybko.substack.com/p/kazakhstan-might-have-just-irreversibly",
    ),
    "003": Metadata(authors=("Oksana Antonenko",), outlet="POLITICO", language="de"),
    "004": Metadata(
        authors=("Emma Collet",),  # Florian Coppenrath added to it, and is no author
        outlet="Novastan",
        translators=("Robin Roth",),
        language="de",
    ),
}
"""All but the titles."""

TITLES = {
    "001": Span(0, 65),
    "002": Span(16, 114),  # without the author before it
    "003": Span(0, 84),  # without the outlet behind it
    "004": Span(66, 114),
}

KINDS = {
    "title": "heading",
    "heading": "heading",
    "para": "paragraph",
    "lead": "paragraph",
    "byline": "paragraph",
    "caption": "paragraph",
    "credit": "paragraph",
    "author_note": "paragraph",
    "note": "paragraph",
    "item": "item",
    "boilerplate": "boilerplate",
    "tags": "boilerplate",
    "url": "boilerplate",
    "source": "boilerplate",
}

SECOND_COPY = {"004": {510, 527, 700}}
"""Where the annotation says `lead` of the lead's second copy, which is boilerplate here."""

each_article = pytest.mark.parametrize("number", METADATA)


def article(number: str) -> Article:
    [path] = (SHARED / "seeds").glob(f"{number}_*.txt")
    return read(path.name, path.read_bytes())


def annotated(number: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "gold" / "sentences.json").read_text())[number]
    return found


def at(blocks: tuple[Block, ...], start: int, end: int) -> list[Block]:
    return [block for block in blocks if block.span.start < end and start < block.span.end]


@each_article
def test_an_article_says_this_about_itself(number: str) -> None:
    assert replace(article(number).metadata, title="") == METADATA[number]


@each_article
def test_the_title_is_what_stands_over_the_text(number: str) -> None:
    read_one = article(number)
    assert read_one.text is not None
    title = TITLES[number].of(read_one.text) if number in TITLES else ""
    assert read_one.metadata.title == title


def test_the_first_words_serve_where_there_is_no_title() -> None:
    read_one = article("000")
    assert read_one.text is not None
    assert not read_one.titled
    assert read_one.title == f"[{read_one.text[40:86]} …]"


@each_article
def test_not_one_code_point_changes(number: str) -> None:
    read_one = article(number)
    [path] = (SHARED / "seeds").glob(f"{number}_*.txt")
    assert read_one.text == path.read_bytes().decode()
    assert len(read_one.text) == annotated(number)["code_points"]


@each_article
def test_every_segment_is_in_one_block_of_its_kind(number: str) -> None:
    blocks = article(number).blocks
    wrong = set()
    for segment in annotated(number)["segments"]:
        kinds = [block.kind.value for block in at(blocks, segment["start"], segment["end"])]
        if kinds != [KINDS[segment["kind"]]]:
            wrong.add(segment["start"])
    assert wrong == SECOND_COPY.get(number, set())


@each_article
def test_sentences_begin_where_the_hand_says(number: str) -> None:
    read_one, gold = article(number), annotated(number)
    assert read_one.text is not None
    ours, theirs = set(), set()
    for block in read_one.blocks:
        inside = [s for s in gold["segments"] if at((block,), s["start"], s["end"])]
        paragraph = Block(BlockKind.PARAGRAPH, block.span)
        if inside[0]["kind"] != "item":
            spans = sentences(read_one.text, paragraph, read_one.metadata.language)
            ours |= {span.start for span in spans}
            theirs |= {max(s["start"], block.span.start) for s in inside}
    assert ours ^ theirs <= set(gold["optional_boundaries"])


@each_article
def test_passages_are_the_sentences_items_and_headings(number: str) -> None:
    read_one, gold = article(number), annotated(number)
    kinds = {KINDS[segment["kind"]] for segment in gold["segments"]}
    assert {block.kind.value for block in read_one.blocks} <= kinds | {"boilerplate"}
    ends = {
        segment["end"]
        for segment in gold["segments"]
        if at(read_one.blocks, segment["start"], segment["end"])[0].kind != "boilerplate"
    }
    found = {
        span.end
        for span in passages(read_one)
        if at(read_one.blocks, span.start, span.end)[0].kind != "boilerplate"
    }
    assert found ^ ends <= {boundary - 1 for boundary in gold["optional_boundaries"]}


@pytest.mark.parametrize(("number", "first", "last"), [("000", 30, 37), ("002", 44, 52)])
def test_the_eight_triggers_are_eight_items(number: str, first: int, last: int) -> None:
    read_one = article(number)
    items = [block for block in read_one.blocks if block.kind is BlockKind.ITEM][-8:]
    assert read_one.text is not None
    lines = {read_one.text.count("\n", 0, item.span.start) for item in items}
    assert len(items) == 8
    assert min(lines) >= first
    assert max(lines) <= last


@each_article
def test_the_title_is_the_only_heading_of_the_first_level(number: str) -> None:
    levels = [block.level for block in article(number).blocks if block.kind is BlockKind.HEADING]
    assert levels.count(1) == (0 if number == "000" else 1)
