"""Plain text: paragraphs, headings and lists by their layout."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.readers.plain import blocks
from tests.hostile import texts

PROSE = (
    "The tolls on the Orlik bridge were doubled for lorries, and nobody in the capital has said "
    "who is going to pay for the guard that the ministry announced."
)


def kinds(text: str) -> list[tuple[str, str]]:
    """The blocks as kind, with its level where it has one, and words on one line."""
    return [
        (f"{block.kind}{block.level or ''}", " ".join(block.span.of(text).split()))
        for block in blocks(text)
    ]


@given(texts)
def test_blocks_are_ordered_and_hold_all_but_white_space_and_bullets(text: str) -> None:
    found = blocks(text)
    ends = [0, *(block.span.end for block in found)]
    starts = [*(block.span.start for block in found), len(text)]
    between = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert set(between) <= {*"*•-–.)1", *(sign for sign in text if sign.isspace())}
    assert all(block.span.of(text) == block.span.of(text).strip() for block in found)


def test_a_blank_line_parts_paragraphs() -> None:
    assert kinds("It closes.\n \t\nIt opens.") == [
        ("paragraph", "It closes."),
        ("paragraph", "It opens."),
    ]


def test_every_long_line_is_a_paragraph() -> None:
    assert kinds(f"{PROSE}\n{PROSE[:90]}.\n{PROSE}") == [
        ("paragraph", PROSE),
        ("paragraph", f"{PROSE[:90]}."),
        ("boilerplate", PROSE),  # it says the same again
    ]


sentences = st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=30, max_size=60).map(
    lambda words: " ".join(words).capitalize() + "."
)


@given(st.lists(sentences, min_size=1, max_size=3, unique=True), st.integers(50, 90))
def test_wrapped_lines_are_put_together_again(paragraphs: list[str], width: int) -> None:
    wrapped = "\n\n".join(fill(words, width) for words in paragraphs)
    assert kinds(wrapped) == [("paragraph", words) for words in paragraphs]


def test_wrapped_paragraphs_need_no_blank_line_between_them() -> None:
    wrapped = f"{fill(PROSE, 60)}\n{fill('Above all ' + PROSE, 60)}"
    assert [kind for kind, _ in kinds(wrapped)] == ["paragraph", "paragraph"]


def test_a_wrapped_line_may_begin_with_a_dash_or_a_number() -> None:
    text = (
        "Nobody in the capital has said who is going to pay for the guard\n"
        "– it costs a fortune – that the ministry of the interior announced\n"
        "19. in a row, and on top of all that the lorries were sent home on\n"
        "1. May by the police of the river.\n"
    )
    assert len(kinds(text)) == 1


@pytest.mark.parametrize("bullet", ["*", "•", "-", "–", "‣"])
def test_a_line_with_a_bullet_is_an_item_without_it(bullet: str) -> None:
    text = f"To watch:\n\n  {bullet} tolls double;\n  {bullet} no train."
    assert kinds(text) == [
        ("paragraph", "To watch:"),
        ("item1", "tolls double;"),
        ("item1", "no train."),
    ]


def test_numbers_count_a_list_only_in_their_order() -> None:
    text = "It says:\n1. tolls double;\n2. no train;\n12. Brigade, Orlik.\na) one\nb) two"
    assert kinds(text) == [
        ("paragraph", "It says:"),
        ("item1", "tolls double;"),
        ("item1", "no train;"),
        ("paragraph", "12. Brigade, Orlik."),
        ("item1", "one"),
        ("item1", "two"),
    ]


def test_a_date_begins_no_list() -> None:
    assert kinds("1. Mai 2026: Die Brücke schliesst.") == [
        ("paragraph", "1. Mai 2026: Die Brücke schliesst.")
    ]


def test_items_nest_by_their_indentation() -> None:
    text = "* tolls\n  - by day\n  - by night\n    over\n* no train"
    assert kinds(text) == [
        ("item1", "tolls"),
        ("item2", "by day"),
        ("item2", "by night over"),
        ("item1", "no train"),
    ]


def test_after_a_list_a_line_that_is_not_indented_is_a_paragraph() -> None:
    assert kinds("* tolls double\nThe bridge closes.")[1] == ("paragraph", "The bridge closes.")


def test_the_first_heading_is_the_title() -> None:
    text = f"Who guards the bridge?\n\n{PROSE}\n\nWhat to watch\n\n* tolls\n* trains"
    assert kinds(text)[0] == ("heading1", "Who guards the bridge?")
    assert kinds(text)[2] == ("heading2", "What to watch")


def test_a_long_title_is_one_and_a_long_line_in_the_body_is_none() -> None:
    line = "the guard of the bridge " * 5
    text = f"Who knows {line}\n\n{PROSE}\n\nWho saw {line}\n\nAbove all {PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["heading1", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "over", ["Outlook", "HINTERGRUND", "2. Ausblick", "A „hard“ talk", "Soon?"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_line_over_a_paragraph_is_a_heading(over: str, gap: str) -> None:
    assert ("heading2", over) in kinds(f"{PROSE}\n\n{over}{gap}Above all, {PROSE}")


def test_where_every_line_is_a_paragraph_headings_need_no_blank_line() -> None:
    text = f"The bridge\n{PROSE}\nOutlook\nAbove all, {PROSE}\nNobody knows."
    assert [kind for kind, _ in kinds(text)] == [
        "heading1",
        "paragraph",
        "heading2",
        "paragraph",
        "paragraph",
    ]


def test_a_number_alone_counts_no_list_but_a_section() -> None:
    text = f"1. Lage\n\n{PROSE}\n\n2. Ausblick\n\nAbove all, {PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["heading2", "paragraph", "heading2", "paragraph"]
    assert kinds(text)[0][1] == "1. Lage"


@pytest.mark.parametrize(
    "line",
    [
        "It closes.",
        "The following will happen:",
        "and so on",
        "By Tomas Brandl",
        "4 March 2026",
        "Photo: the bridge at night",
        "Anna Weber, Editor",
        "Tolls | doubled",
    ],
)
def test_other_short_lines_are_paragraphs(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\nAbove all, {PROSE}")[1] == ("paragraph", line)


def test_two_short_lines_together_are_a_caption() -> None:
    text = f"The bridge\n\n{PROSE}\n\nThe river police\nThe police in April\n\nAbove all, {PROSE}"
    assert [kind for kind, _ in kinds(text)][2:4] == ["paragraph", "paragraph"]


def test_a_heading_stands_over_something() -> None:
    assert kinds(f"{PROSE}\n\nGet in touch")[1] == ("paragraph", "Get in touch")
    assert kinds("A single line") == [("paragraph", "A single line")]


def test_a_list_of_sources_is_headed_even_by_a_colon() -> None:
    assert kinds(f"{PROSE}\n\nQuellen:\nhttps://orlik.example/1")[1:] == [
        ("heading2", "Quellen:"),
        ("boilerplate", "https://orlik.example/1"),
    ]


def test_a_line_that_goes_on_in_small_letters_is_the_same_paragraph() -> None:
    assert len(kinds("Nobody has said\nwho will pay.")) == 1
    assert len(kinds("Nobody has said.\nwho will pay.")) == 2
    assert len(kinds("The bridge\ndi Anna Weber\nhttp://orlik.example\nsource site")) == 4
