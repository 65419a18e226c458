"""Folded text: the same as folding sign by sign, and every place of it known in the original."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seeds.anchor import Span
from seeds.folded import FoldedText, normal
from tests.hostile import texts

UNEVEN = st.text(st.sampled_from("aBß é\u0301\u00ad\u200bﬁﷺ\u0130桥\n\x00Σς🚂\u0345"), max_size=40)


def sign_by_sign(text: str) -> tuple[str, list[int]]:
    """The plain way: each sign folded alone, and where each folded one came from."""
    folded: list[str] = []
    origins: list[int] = []
    for at, sign in enumerate(text):
        folded.append(normal(sign))
        origins += [at] * len(folded[-1])
    return "".join(folded), [*origins, len(text)]


@given(texts | UNEVEN)
@example("ß")
@example("\u0301")
@example("a\u0301ß\u00adß\u0301")
@example("\u00ad" + "x" * 70_000 + "ß" + "y" * 70_000)
def test_it_is_the_text_folded_sign_by_sign_with_every_origin(text: str) -> None:
    folded, origins = sign_by_sign(text)
    fast = FoldedText(text)
    assert fast.text == folded
    assert [fast.origin(at) for at in range(len(folded) + 1)] == origins


@given(texts | UNEVEN)
def test_to_fold_sign_by_sign_is_to_fold_the_whole(text: str) -> None:
    assert FoldedText(text).text == normal(text)


def _plain(text: str) -> str:
    return " ".join(normal(text).split())


@given(UNEVEN, st.data())
def test_what_stands_somewhere_is_found_there_or_before(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    places = list(FoldedText(text).places(words))
    if normal(words).split():
        assert places
        # A place may hold more: half of a ligature is found as the whole of it.
        assert all(_plain(words) in _plain(span.of(text)) for span in places)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("the river\npolice", "river police", "river\npolice"),
        ("the  river \t police", "river police", "river \t police"),
        ("der Fluss­polizei-Posten", "flusspolizei", "Fluss­polizei"),
        ("die Sanktionspakete", "paket", "paket"),
        ("GROẞ und Straße", "gross", "GROẞ"),
        ("nur stra\u00dfe", "as", "aß"),
    ],
)
def test_words_are_found_however_they_are_written(text: str, words: str, found: str) -> None:
    assert [span.of(text) for span in FoldedText(text).places(words)] == [found]


def test_places_do_not_overlap() -> None:
    assert list(FoldedText("aaaa").places("aa")) == [Span(0, 2), Span(2, 4)]


def test_places_are_looked_for_one_by_one() -> None:
    folded = FoldedText("a" * 1_000_000)
    assert len(list(islice(folded.places("a"), 3))) == 3
