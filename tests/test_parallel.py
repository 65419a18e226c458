"""The same passage in another edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seeds.anchor import Span
from seeds.article import Article, BlockKind
from seeds.parallel import Piece, counterpart, match
from seeds.reading import read
from tests.app import BRIDGE, PONTE, TOLLS

SHARED = Path(__file__).parents[1].parent / "shared"


def article(name: str, text: str) -> Article:
    return read(name, text.encode())


def place(page: Article, words: str) -> Span:
    assert page.text is not None
    start = page.text.index(words)
    return Span(start, start + len(words))


def offered(page: Article, words: str, other: Article) -> str:
    found = counterpart(page, place(page, words), other)
    assert found is not None
    assert other.text is not None
    return found.of(other.text)


@pytest.mark.parametrize(
    ("words", "theirs"),
    [
        ("tolls are doubled for lorries", "il pedaggio per i camion raddoppia;"),
        ("river police on the bridge", "i soldati sostituiscono la polizia fluviale sul ponte;"),
        ("the night train is cancelled.", "il treno notturno è soppresso."),
        ("Who guards", "Il ponte conteso"),
    ],
)
def test_the_same_place_of_a_list_is_offered(words: str, theirs: str) -> None:
    assert offered(article("bridge.md", BRIDGE), words, article("ponte.md", PONTE)) == theirs


def test_the_same_passage_of_the_same_text_is_offered() -> None:
    page = article("bridge.md", BRIDGE)
    for words in ("Nobody is content with that.", "The police deny it.", "What to watch for"):
        assert offered(page, words, page) == words


def test_a_passage_over_several_sentences_has_one_over_several() -> None:
    page = article("bridge.md", BRIDGE)
    words = "tolls are doubled for lorries;\n- soldiers take the place of the river police"
    assert offered(page, words, page).endswith("police on the bridge;")


def test_where_an_edition_has_nothing_of_it_what_stands_near_is_offered() -> None:
    assert offered(article("bridge.md", BRIDGE), "The police deny it.", article("t.txt", TOLLS))


def test_without_a_text_nothing_is_offered() -> None:
    page = article("bridge.md", BRIDGE)
    gone = Article(id=page.id, text=None)
    assert counterpart(page, Span(0, 5), gone) is None
    assert counterpart(gone, Span(0, 5), page) is None


def test_a_piece_that_the_other_has_not_is_left_out() -> None:
    long, short = (Piece(n, BlockKind.PARAGRAPH) for n in (400, 250))
    own = [long, short, long]
    assert match(own, [long, long], 1.0) == [
        (range(1), range(1)),
        (range(1, 2), range(1, 1)),
        (range(2, 3), range(1, 2)),
    ]


def test_two_sentences_may_be_one() -> None:
    two, one = Piece(100, BlockKind.PARAGRAPH), Piece(200, BlockKind.PARAGRAPH)
    assert match([two, two, one], [one, one], 1.0)[0] == (range(2), range(1))


def test_a_long_article_is_compared_around_the_same_place_only() -> None:
    text = "\n\n".join(f"Paragraph {n} is as long as {'very ' * (n % 7)}long." for n in range(900))
    page = article("long.txt", text)
    words = f"Paragraph 600 is as long as {'very ' * 5}long."
    assert offered(page, words, page) == words


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five real articles are not here")
@pytest.mark.parametrize("way", [("de", "it"), ("it", "de")])
def test_every_sentence_of_the_real_editions_leads_to_its_translation(way: tuple[str, str]) -> None:
    gold = json.loads((SHARED / "gold" / "alignment_000_002.json").read_text())
    name = {"de": gold["de_file"], "it": gold["it_file"]}
    page, other = (read(name[side], (SHARED / "seeds" / name[side]).read_bytes()) for side in way)
    missed = []
    for link in gold["sentence_links"]:
        found, wanted = counterpart(page, Span(*link[way[0]]), other), Span(*link[way[1]])
        shared = found and min(found.end, wanted.end) - max(found.start, wanted.start)
        if not found or not shared or shared * 2 < max(found.end, wanted.end) - found.start:
            missed.append(link)
    assert len(missed) <= 1
