"""Markdown: blocks of a text that stays as it is."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.readers.markdown import MOST_LINES, blocks, read
from tests.hostile import texts


def kinds(text: str) -> list[tuple[str, str]]:
    return [(f"{block.kind}{block.level or ''}", block.span.of(text)) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# The bridge #", [("heading1", "The bridge")]),
        ("   ### # sign", [("heading3", "# sign")]),
        (
            "The\nbridge\n===\nIt closes.",
            [("heading1", "The\nbridge"), ("paragraph", "It closes.")],
        ),
        ("> It closes.\n> Soon.", [("paragraph", "It closes.\n> Soon.")]),
        ("* tolls\n* [x] trains", [("item1", "tolls"), ("item1", "[x] trains")]),
        (
            "- tolls\n  1. by day\n     or night",
            [("item1", "tolls"), ("item2", "by day\n     or night")],
        ),
        ("1. tolls\n\n   They rise.", [("item1", "tolls"), ("paragraph", "They rise.")]),
        ("- # Tolls", [("heading1", "Tolls")]),
        ("> - # Tolls #\n> * by night", [("heading1", "Tolls"), ("item1", "by night")]),
        ("```python\n  toll = 2\n```", [("paragraph", "toll = 2")]),
        ("    toll = 2\n\n    toll = 4\n\n", [("paragraph", "toll = 2\n\n    toll = 4")]),
        ("\t- tolls\n", [("paragraph", "- tolls")]),
        ("-\t\ttolls\n", [("item1", "tolls")]),
        ("<!-- to do: ask\nthe police -->", [("boilerplate", "<!-- to do: ask\nthe police -->")]),
        ("<div><br></div>", [("boilerplate", "<div><br></div>")]),
        ("<p>It closes.</p>", [("paragraph", "<p>It closes.</p>")]),
        ("[post]: https://orlik.example", [("boilerplate", "[post]: https://orlik.example")]),
        ("It *closes*.\n\n***\n", [("paragraph", "It *closes*."), ("boilerplate", "***")]),
        ("It closes  \nsoon\\\nnow", [("paragraph", "It closes  \nsoon\\\nnow")]),
        ("```orlik\n\n```", [("paragraph", "```orlik"), ("boilerplate", "```")]),
    ],
)
def test_a_block_leaves_out_the_signs_around_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_the_text_stays_as_it_is() -> None:
    source = "# The *bridge*\n\n> It [closes](https://orlik.example).\t\n"
    assert read("a.md", source.encode()).text == source


def test_furniture_is_marked_in_markdown_too() -> None:
    assert kinds("It closes.\n\n**Read also:** [Tolls](tolls.md)")[1] == (
        "boilerplate",
        "**Read also:** [Tolls](tolls.md)",
    )


markdown = st.lists(
    st.sampled_from(
        ["# ", "> ", "- ", "1. ", "    ", "\n", "\n\n", "```\n", "===\n", "\t", "[a]: b\n"]
    )
    | st.sampled_from(["<!--", "-->", "<div>", "* * *\n", "a", "bridge. ", "#", "`", "\\", "|"])
    | texts,
    max_size=30,
).map("".join)


@given(markdown)
def test_blocks_are_ordered_and_hold_every_line_with_words(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    found = blocks(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(block.span.of(text) == block.span.of(text).strip() for block in found)
    held = bytearray(len(text))
    for block in found:
        held[block.span.start : block.span.end] = b"\1" * (block.span.end - block.span.start)
    at = 0
    for line in text.split("\n"):
        is_fence = line.lstrip("> \t-*+1.").startswith(("```", "~~~"))
        if any(map(str.isalpha, line)) and not is_fence:
            assert any(held[at : at + len(line)]), line
        at += len(line) + 1


@pytest.mark.parametrize(
    "text",
    [
        ">" * 300_000 + "a",
        "> " * 100_000 + "a",
        "- " * 100_000 + "a",
        "1. " * 100_000 + "a",
        "[" * 300_000,
        "<!--" * 100_000,
        "`" * 300_000,
        "*a_" * 100_000,
        "\n".join(" " * (2 * (i % 50)) + "- a" for i in range(5_000)),
        "\n".join(">" * (i % 30) + " a" for i in range(5_000)),
        "> a\n" + "b\n" * 20_000,
    ],
)
def test_a_hostile_text_is_read_at_once_and_loses_nothing(text: str) -> None:
    began = perf_counter()
    found = blocks(text)
    assert perf_counter() - began < 10
    assert found
    assert found[-1].span.end == len(text.rstrip())


def test_a_text_of_very_many_lines_is_read_as_plain_text() -> None:
    assert blocks("# a\n" + "b\n" * 10)[0].span.start == 2
    assert blocks("# a\n" + "b\n" * MOST_LINES)[0].span.start == 0
