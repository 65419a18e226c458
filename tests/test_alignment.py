"""Editions of one work, block by block and sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.alignment import Alignment
from seeds.anchor import Span
from seeds.article import Article, Block, BlockKind
from seeds.reading import read

SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"

BRIDGE = """\
# Who guards the bridge?

The bridge at Orlik is guarded by the river police. Nobody is content with that.

## What to watch for

Brandl expects a quarrel. These steps would announce the closure:

- tolls are doubled for lorries;
- soldiers take the place of the river police on the bridge;
- the night train is cancelled.

By the end of the year the bridge will probably be closed for weeks. The police deny it.
"""

PONTE = """\
# Il ponte conteso

Il ponte di Orlik è sorvegliato dalla polizia fluviale.

Questi passi annuncerebbero la chiusura:

- il pedaggio per i camion raddoppia;
- i soldati sostituiscono la polizia fluviale sul ponte;
- il treno notturno è soppresso.
"""


def edition(text: str, name: str = "page.md") -> Article:
    return read(name, text.encode())


def words(article: Article, span: Span | None) -> str:
    assert article.text is not None
    return span.of(article.text) if span else ""


def at(article: Article, quote: str) -> Span:
    assert article.text is not None
    start = article.text.index(quote)
    return Span(start, start + len(quote))


@pytest.mark.parametrize(
    ("english", "italian"),
    [
        ("tolls are doubled", "il pedaggio per i camion raddoppia;"),
        ("soldiers take", "i soldati sostituiscono la polizia fluviale sul ponte;"),
        ("the night train", "il treno notturno è soppresso."),
        ("Who guards the bridge?\n\n", "Il ponte conteso"),
    ],
)
def test_each_block_has_the_one_that_says_the_same(english: str, italian: str) -> None:
    bridge, ponte = edition(BRIDGE), edition(PONTE)
    there = Alignment(bridge, ponte)
    found = there.block(at(bridge, english).start)
    assert found
    assert words(ponte, found.span) == italian
    back = there.turned().block(at(ponte, italian).start)
    assert back
    assert back.span.overlaps(at(bridge, english))


def test_sentences_find_their_own() -> None:
    german = edition("# Brücke\n\nDie Brücke wird von Soldaten bewacht. Niemand ist zufrieden.\n")
    english = edition("# Bridge\n\nThe bridge is guarded by soldiers. Nobody is content.\n")
    found = Alignment(german, english).passage(at(german, "Niemand"))
    assert found
    assert (words(english, found.span), found.found) == ("Nobody is content.", True)


def test_a_passage_over_several_blocks_has_all_of_theirs() -> None:
    bridge, ponte = edition(BRIDGE), edition(PONTE)
    over = Span(at(bridge, "tolls are").start, at(bridge, "the night train").end)
    found = Alignment(bridge, ponte).passage(over)
    assert found
    assert words(ponte, found.span).startswith("il pedaggio")
    assert words(ponte, found.span).endswith("soppresso.")


def test_what_the_other_edition_leaves_out_is_not_found_but_has_a_place() -> None:
    full = "# Bridge\n\nThe first paragraph says a good deal about the bridge at Orlik.\n\n{}End.\n"
    long = edition(full.format("- one item\n- another item\n- a third item here\n\n"))
    short = edition(full.format(""))
    found = Alignment(long, short).passage(at(long, "another item"))
    assert found
    assert not found.found
    assert found.span.end <= len(short.text or "")


def test_boilerplate_goes_with_the_block_before_it() -> None:
    text = "The police guard it.\n\nRead also: tolls\n"
    own = Article(
        id="a:1",
        text=text,
        blocks=(
            Block(BlockKind.PARAGRAPH, Span(0, 20)),
            Block(BlockKind.BOILERPLATE, Span(22, 38)),
        ),
    )
    found = Alignment(own, edition(text)).block(25)
    assert found
    assert found.span.start == 0


def test_without_blocks_there_is_nothing_to_find() -> None:
    gone = Article(id="a:1", text=None)
    assert Alignment(edition(BRIDGE), gone).passage(Span(0, 3)) is None
    assert Alignment(gone, edition(BRIDGE)).block(0) is None


def long(paragraphs: int, headings: int = 0, extra: str = "") -> Article:
    """Paragraphs of equal length, cut into parts of equal length by headings."""
    each = paragraphs // (headings or 1)
    lines = []
    for n in range(paragraphs):
        if headings and n % each == 0:
            lines.append(f"## Part {n // each}")
        lines.append(f"Paragraph {n:04d} says that the bridge will be closed.")
    return edition("\n\n".join([*lines, *([extra] if extra else [])]) + "\n")


def other_of(number: int, headings: int, extra: str) -> tuple[bool, str]:
    """Whether a paragraph of a long edition has another one, and the words where that would be."""
    one, other = long(500, headings), long(500, headings, extra)
    found = Alignment(one, other).block(at(one, f"Paragraph {number:04d}").start)
    assert found
    return found.found, words(other, found.span)


@pytest.mark.parametrize("number", [0, 7, 250, 499])
def test_long_editions_that_are_built_alike_go_block_by_block(number: int) -> None:
    found, said = other_of(number, headings=0, extra="")
    assert found
    assert f"{number:04d}" in said


@pytest.mark.parametrize("number", [0, 7, 250, 499])
def test_long_editions_go_part_by_part_where_they_have_as_many_headings(number: int) -> None:
    found, said = other_of(number, headings=100, extra="A note at the end.")
    assert found
    assert f"{number:04d}" in said


@pytest.mark.parametrize("number", [0, 7, 250, 499])
def test_of_very_long_parts_the_place_within_the_part_is_about_right(number: int) -> None:
    found, said = other_of(number, headings=2, extra="A note at the end.")
    assert not found
    assert f"{number:04d}" in said


def test_where_long_editions_differ_the_place_is_only_about_right() -> None:
    one, other = long(500), long(400)
    found = Alignment(one, other).block(at(one, "Paragraph 0250").start)
    assert found
    assert not found.found
    assert "0200" in words(other, found.span)


kinds = st.lists(st.sampled_from(BlockKind), max_size=90)


def built(made: list[BlockKind]) -> Article:
    blocks = tuple(Block(kind, Span(n * 10, n * 10 + 9)) for n, kind in enumerate(made))
    return Article(id="a:1", text="Some text " * len(made), blocks=blocks)


@given(kinds, kinds, st.integers(0, 1000))
def test_whatever_stands_where_the_place_is_in_the_other_text(
    one: list[BlockKind], other: list[BlockKind], offset: int
) -> None:
    page, edition = built(one), built(other)
    there = Alignment(page, edition)
    for found in (there.block(offset), there.passage(Span(offset, offset + 5))):
        assert found is None or 0 <= found.span.start < found.span.end <= len(edition.text or "")
        prose = [kind for kind in one if kind is not BlockKind.BOILERPLATE]
        theirs = [kind for kind in other if kind is not BlockKind.BOILERPLATE]
        assert (found is None) == (not prose or not theirs)
    back = there.turned().turned()
    assert back.block(offset) == there.block(offset)


def test_the_real_editions_agree_on_headings_and_triggers() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the real articles are not here")
    german, italian = (
        read(path.name, path.read_bytes())
        for number in ("000", "002")
        for path in SEEDS.glob(f"{number}*")
    )
    there = Alignment(german, italian)
    kinds = {block.span: block.kind for block in italian.blocks}
    last = [block for block in german.blocks if block.kind is BlockKind.ITEM][-8:]
    theirs = [block.span for block in italian.blocks if block.kind is BlockKind.ITEM]
    found = [there.block(block.span.start) for block in last]
    assert [one.span for one in found if one] == theirs
    for block in german.blocks:
        if block.kind is BlockKind.HEADING:
            heading = there.block(block.span.start)
            assert heading
            assert kinds[heading.span] is BlockKind.HEADING
