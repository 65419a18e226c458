"""Where the ends of a selection go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.anchor import Span
from seeds.display import safe
from tui.widgets.graphemes import is_boundary
from tui.widgets.motions import Ground, Selection, Unit, dragged

UNITS = st.sampled_from(Unit)
STEPS = st.sampled_from([-1, 1])


def ground(text: str, blocks: list[str], passages: list[str]) -> Ground:
    """The ground of a text whose blocks and passages are given in its own words."""
    shown = safe(text).replace("\n", " ")
    return Ground(shown, spans(shown, blocks), spans(shown, passages))


def spans(text: str, parts: list[str]) -> list[Span]:
    """Where the parts stand, one after the other."""
    found, at = [], 0
    for part in parts:
        start = text.index(safe(part), at)
        found.append(Span(start, at := start + len(part)))
    return found


TEXT = "Bru\u0308cke 👩🏽\u200d🚀 zu. Wohl, ja!\n* die Maut\n* der Zug\nEnde."
BLOCKS = ["Bru\u0308cke 👩🏽\u200d🚀 zu. Wohl, ja!", "die Maut", "der Zug", "Ende."]
PASSAGES = ["Bru\u0308cke 👩🏽\u200d🚀 zu.", "Wohl, ja!", "die Maut", "der Zug", "Ende."]
GROUND = ground(TEXT, BLOCKS, PASSAGES)


def after(steps: int, unit: Unit, start: str = "Bru\u0308cke", ground: Ground = GROUND) -> str:
    """What is selected when the end of a selection was moved."""
    at = ground.text.index(start)
    selection = Selection(at, at + len(start))
    for _ in range(abs(steps)):
        selection = selection.moved(ground, unit, 1 if steps > 0 else -1)
    return selection.span.of(TEXT)


@pytest.mark.parametrize(
    ("steps", "selected"),
    [
        (1, "Bru\u0308cke 👩🏽\u200d🚀"),
        (2, "Bru\u0308cke 👩🏽\u200d🚀 zu"),
        (3, "Bru\u0308cke 👩🏽\u200d🚀 zu. Wohl"),
        (5, "Bru\u0308cke 👩🏽\u200d🚀 zu. Wohl, ja!\n* die"),
        (-1, "Bru\u0308cke"),
    ],
)
def test_words_are_whole_with_umlauts_and_emoji(steps: int, selected: str) -> None:
    assert after(steps, Unit.WORD) == selected


@pytest.mark.parametrize(
    ("steps", "selected"),
    [(2, "Bru\u0308cke 👩🏽\u200d🚀"), (-3, "Bru\u0308"), (-4, "Br"), (-5, "B"), (-6, "B")],
)
def test_characters_are_whole_and_one_is_always_left(steps: int, selected: str) -> None:
    assert after(steps, Unit.CHARACTER) == selected


@pytest.mark.parametrize(("steps", "selected"), [(1, PASSAGES[0]), (2, BLOCKS[0])])
def test_passages_end_where_sentences_end(steps: int, selected: str) -> None:
    assert after(steps, Unit.PASSAGE) == selected


def test_a_bullet_is_stepped_over() -> None:
    assert after(1, Unit.CHARACTER, "ja!") == "ja!\n* d"
    assert after(1, Unit.BLOCK, "ja!") == "ja!\n* die Maut"


def test_the_other_end_moves_after_a_swap() -> None:
    at = GROUND.text.index("Wohl")
    selection = Selection(at, at + 4).swapped.moved(GROUND, Unit.WORD, -1)
    assert selection.span.of(TEXT) == "zu. Wohl"
    assert selection.moved(GROUND, Unit.WORD, 1).span.of(TEXT) == "Wohl"


@given(st.lists(st.tuples(UNITS, STEPS, st.booleans()), max_size=30))
def test_ends_stay_on_characters_of_the_text(moves: list[tuple[Unit, int, bool]]) -> None:
    selection = Selection(GROUND.passages[1].start, GROUND.passages[1].end)
    for unit, step, swap in moves:
        selection = (selection.swapped if swap else selection).moved(GROUND, unit, step)
        span = selection.span
        assert is_boundary(GROUND.text, span.start)
        assert is_boundary(GROUND.text, span.end)
        assert 0 <= span.start < span.end <= len(TEXT)
        assert TEXT[span.start] not in "\n*"


@given(UNITS, st.booleans(), st.integers(0, len(TEXT)), STEPS)
def test_a_step_goes_on_or_there_is_none(unit: Unit, ending: bool, at: int, step: int) -> None:
    place = GROUND.beyond(at, unit, ending, step)
    assert place is None or (place - at) * step > 0


@pytest.mark.parametrize(
    ("passage", "step", "reached"),
    [(0, 1, 2), (1, 1, 2), (1, -1, 0), (2, -1, 0), (3, -2, 0), (4, 9, 4), (4, -9, 0)],
)
def test_block_by_block_the_cursor_stands_at_beginnings(
    passage: int, step: int, reached: int
) -> None:
    assert GROUND.passage_of_block(passage, step) == reached


def test_between_two_passages_the_next_one_counts() -> None:
    assert GROUND.passage_at(GROUND.passages[2].start - 1) == 2
    assert GROUND.passage_at(10_000) == 4


@pytest.mark.parametrize(
    ("inside", "word"), [("cke", "Bru\u0308cke"), ("\u200d🚀", "👩🏽\u200d🚀"), ("!", "!")]
)
def test_the_word_at_a_place_is_whole(inside: str, word: str) -> None:
    assert GROUND.word_at(TEXT.index(inside)).of(TEXT) == word


def test_a_drag_takes_both_characters_whole() -> None:
    assert dragged((3, 5), (8, 10)).span == Span(3, 10)
    assert dragged((8, 10), (3, 5)).span == Span(3, 10)
    assert dragged((8, 10), (3, 5)).moving == 3


def test_an_article_without_passages_can_be_moved_on() -> None:
    empty = Ground("", (), ())
    assert empty.passage_at(0) == 0
    assert empty.passage_of_block(0, 1) == 0
    assert Selection(0, 1).moved(empty, Unit.WORD, 1) == Selection(0, 1)
