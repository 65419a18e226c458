"""An anchor is right, or it says that it is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from seeds.anchor import CONTEXT, Anchor, Lost, Span, cite, locate


def marked(text: str) -> tuple[str, list[Span]]:
    """A text without its brackets, and the spans that they enclosed."""
    plain, spans, start = "", [], 0
    for sign in text:
        if sign == "[":
            start = len(plain)
        elif sign == "]":
            spans.append(Span(start, len(plain)))
        else:
            plain += sign
    return plain, spans


def by_hand(quote: str, prefix: str = "", suffix: str = "", span: Span | None = None) -> Anchor:
    return Anchor(span=span, quote=quote, prefix=prefix, suffix=suffix)


TEXT = st.text(min_size=1, max_size=120) | st.text(alphabet="ab ", min_size=1, max_size=200)


@st.composite
def cited(draw: DrawFn) -> tuple[str, Span]:
    """A text, and a passage of it."""
    text = draw(TEXT)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


# Spans


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_not_empty_and_begins_in_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))


def test_a_span_after_the_text_is_not_cited() -> None:
    with pytest.raises(ValueError, match="the text at 3"):
        cite("abc", Span(2, 4))


def test_a_citation_keeps_the_quote_and_32_code_points_around_it() -> None:
    text, [span] = marked("x" * 40 + "😀[é]" + "y" * 40)
    assert cite(text, span) == by_hand("é", "x" * 31 + "😀", "y" * CONTEXT, span)


# Locating


@given(cited())
def test_in_the_same_text_every_anchor_holds(case: tuple[str, Span]) -> None:
    text, span = case
    assert locate(text, cite(text, span)) == span


def test_after_an_insertion_the_anchor_follows_its_quote() -> None:
    text, [harbour] = marked("Ships left the [harbour].")
    assert locate("Now: " + text, cite(text, harbour)) == Span(20, 27)


@given(cited(), st.text(), st.floats(0, 1))
@example(("q", Span(0, 1)), "x", 0)
@example(("q!", Span(0, 1)), "x", 0)
@example((" q", Span(1, 2)), "x", 0.6)
def test_after_any_insertion_around_it_a_single_quote_is_followed(
    case: tuple[str, Span], foreign: str, where: float
) -> None:
    text, span = case
    quote = span.of(text)
    at = round(where * len(text))
    assume(not span.start < at < span.end)
    changed = text[:at] + foreign + text[at:]
    assume(_count(text, quote) == _count(changed, quote) == 1)
    start = changed.index(quote)
    assert locate(changed, cite(text, span)) == Span(start, start + len(quote))


@given(cited(), st.text(max_size=40) | st.text(alphabet="ab ", max_size=40), st.data())
def test_after_any_one_edit_around_it_the_anchor_is_right_or_lost(
    case: tuple[str, Span], foreign: str, data: st.DataObject
) -> None:
    text, span = case
    low, high = data.draw(st.sampled_from([(0, span.start), (span.end, len(text))]))
    begin, end = sorted(data.draw(st.tuples(*[st.integers(low, high)] * 2)))
    changed = text[:begin] + foreign + text[end:]
    shift = len(foreign) - (end - begin) if end <= span.start else 0
    found = locate(changed, cite(text, span))
    if isinstance(found, Span) and found != Span(span.start + shift, span.end + shift):
        # The same words with the same 32 on both sides at the old offsets: nobody can tell.
        assert cite(changed, found) == cite(text, span)


@given(TEXT, st.builds(Anchor, span=st.none(), quote=TEXT, prefix=st.text(), suffix=st.text()))
@example("aa", by_hand("aa", span=Span(0, 1)))
@example("", by_hand("a"))
@example("a", by_hand(""))
def test_what_is_found_is_the_quote(text: str, anchor: Anchor) -> None:
    found = locate(text, anchor)
    assert found is Lost.LOST or (isinstance(found, Span) and found.of(text) == anchor.quote)


@given(cited(), TEXT)
def test_in_a_foreign_text_what_is_found_is_the_quote(case: tuple[str, Span], other: str) -> None:
    text, span = case
    found = locate(other, cite(text, span))
    assert found is Lost.LOST or (isinstance(found, Span) and found.of(other) == span.of(text))


@given(cited())
def test_when_the_quote_is_gone_the_anchor_is_lost(case: tuple[str, Span]) -> None:
    text, span = case
    changed = text[: span.start] + text[span.end :]
    assume(span.of(text) not in changed)
    assert locate(changed, cite(text, span)) is Lost.LOST


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        # The quote is altered, however little.
        ("Soldiers guard [the bridge] now.", "Soldiers guard the Bridge now."),
        ("Soldiers guard [the bridge] now.", "Soldiers guard the  bridge now."),
        # Two places fit equally well.
        ("a[b]", "abab"),
        ("a" * 40 + "[q]" + "b" * 40, "_" + ("a" * 40 + "q" + "b" * 40) * 2),
        # The passage is gone; the same short words stand elsewhere.
        (
            "In spring Kostin warned that [Russia] would answer. In June he fell silent for good.",
            "In June he fell silent for good, and nobody in the ministries of Russia spoke of it.",
        ),
        # Both sides were rewritten, and the same words stand twice.
        ("The minister said [no] to the plan.", "He said no. They said no. " + "And so on. " * 9),
    ],
)
def test_what_cannot_be_known_is_lost(text: str, changed: str) -> None:
    plain, [span] = marked(text)
    assert locate(changed, cite(plain, span)) is Lost.LOST


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        # An equal quote comes to stand at the old offsets; the context stands elsewhere.
        (
            "Ask [him] again, said the guard of the old bridge",
            "Oh, him: Ask [him] again, said the guard of the old bridge",
        ),
        (
            "now [him] again, said the guard of the old bridge",
            "not him, now [him] again, said the guard of the old bridge",
        ),
        # A paragraph comes above the second of two equal quotes.
        (
            "First the bridge is closed. Then [the bridge] is opened again for lorries.",
            "A lead. First the bridge is closed. Then [the bridge] is opened again for lorries.",
        ),
        # The text before the passage is deleted.
        ("A long first sentence that goes. " * 3 + "The [bridge] stays.", "The [bridge] stays."),
        # A sentence long enough to be known by itself, in another setting.
        (
            "Before: [soldiers take the place of the river police on the bridge]. After.",
            "1. Soldiers. 2. [soldiers take the place of the river police on the bridge]; 3. Tolls",
        ),
        # Text is edited near both sides of a quote that stands once.
        (
            "He is, they say, [Ostrov] by name, and well.",
            "He was, they say, [Ostrov] by name, and ill.",
        ),
    ],
)
def test_the_anchor_goes_where_its_context_stands(text: str, changed: str) -> None:
    plain, [span] = marked(text)
    moved, [expected] = marked(changed)
    assert locate(moved, cite(plain, span)) == expected


def test_offsets_are_code_points() -> None:
    text, [span] = marked("😀👨\u200d👩 e\u0301: [Zug] 😀")
    assert locate("😀" + text, cite(text, span)) == Span(span.start + 1, span.end + 1)


def test_what_was_forgotten_is_not_here() -> None:
    text, [span] = marked("a [b] c")
    assert locate(None, cite(text, span)) is Lost.NOT_HERE
    assert locate(text, Anchor(span=span, quote=None)) is Lost.NOT_HERE
    assert str(Lost.NOT_HERE) == "text not here"


# Written by hand


def test_a_quote_alone_is_enough_where_it_stands_once() -> None:
    assert locate("a bridge", by_hand("bridge")) == Span(2, 8)


def test_a_quote_alone_that_stands_twice_is_lost() -> None:
    assert locate("a bridge, a bridge", by_hand("bridge")) is Lost.LOST


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"), [("the ", "", 14), ("", ", ", 2), ("the ", "!", 14)]
)
def test_a_context_by_hand_tells_places_apart(prefix: str, suffix: str, start: int) -> None:
    text = "a bridge, the bridge!"
    assert locate(text, by_hand("bridge", prefix, suffix)) == Span(start, start + 6)


def test_a_context_by_hand_that_stands_nowhere_tells_nothing() -> None:
    assert locate("a bridge, the bridge", by_hand("bridge", "no ")) is Lost.LOST
    assert locate("a bridge, the bridge", by_hand("bridge", "the ", "?")) is Lost.LOST


def test_offsets_by_hand_tell_places_apart_where_the_quote_stands() -> None:
    text = "a bridge, a bridge"
    assert locate(text, by_hand("bridge", span=Span(12, 18))) == Span(12, 18)
    assert locate(text, by_hand("bridge", span=Span(11, 17))) is Lost.LOST


# Time


@pytest.mark.parametrize("length", [1, 40, 5_000, 500_000])
def test_a_text_of_one_letter_is_lost_quickly(length: int) -> None:
    text = "a" * 1_000_000
    anchor = cite("b" + text, Span(7, 7 + length))
    begun = time.perf_counter()
    assert locate(text, anchor) is Lost.LOST
    assert time.perf_counter() - begun < 10


def _count(text: str, quote: str) -> int:
    """Places of a quote, overlaps included."""
    return sum(text.startswith(quote, start) for start in range(len(text)))
