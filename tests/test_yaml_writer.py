"""YAML written so that it reads the same, and so that a person is content."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from seeds.strict_yaml import DEEPEST, as_plain, read
from seeds.when import When
from seeds.yaml_writer import Flow, Plain, write


class Colour(StrEnum):
    RED = "red"


def plain(source: str | bytes) -> Any:
    return as_plain(read(source, "a.yaml").root)


WORDS = "on no 2:3 0o7 1.4 null ~ = << y 2026-05-17 0x1F .inf # --- ... %a @ ` ' | [ {a} , \" \\"
SIGNS = "\ufeff \u2028 \x85 \0 \x1b[31m \ue000 \uf8ff😀 😀 \U0010ffff a\u202eb"
AWKWARD = st.sampled_from(
    [
        *WORDS.split(" "),
        *SIGNS.split(" "),
        *["", "- x", "? x", "a: b", "a #b", "--- a", "!x", "&x", "*x"],
        *["a\nb", "a\n", "\n", "\n\na", " a", "a ", "\ta", "a\tb"],
        *["a long line of prose " * 9, "x" * 500, "- item\n" * 9, "  indented\nless\n" * 5],
        *["a \n" * 20, "\n" * 40, "😀 \u00ad" * 40, "a\rb" * 20],
        "word " * 30 + "- word --- word # word: word\n\n\n",
    ]
)
TEXT = (
    AWKWARD
    | st.text(alphabet=st.characters(exclude_categories=["Cs"]))
    | st.text(alphabet=st.sampled_from("ab-:#'\"\\ \n\t?|>😀é"), max_size=120)
    | st.lists(AWKWARD).map(" ".join)
)
NESTED = st.recursive(
    TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=12
)


@given(NESTED)
def test_what_is_written_reads_the_same(value: object) -> None:
    written = write(value)
    assert plain(written) == value
    assert plain(written.encode()) == value
    assert write(value) == written


@given(st.lists(TEXT), st.dictionaries(TEXT, TEXT), TEXT)
def test_what_is_written_in_one_line_reads_the_same(
    items: list[str], mapping: dict[str, str], word: str
) -> None:
    assert plain(write({"a": Flow(items), "b": [Flow(mapping)]})) == {"a": items, "b": [mapping]}
    assert plain(write(Flow({"a": Plain(word)}))) == {"a": word}


@given(NESTED)
def test_other_tools_read_the_same_texts(value: object) -> None:
    assert yaml.load(write(value), Loader=yaml.CSafeLoader) == value


@given(st.lists(st.text(alphabet=st.characters(min_codepoint=0xE000), min_size=1), min_size=1))
def test_no_private_use_character_is_mistaken_for_a_stand_in(words: list[str]) -> None:
    assert plain(write(words)) == words


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"a": [{"b": 1}]}, "a:\n- b: 1\n"),
        ({"b": 1, "a": 2}, "b: 1\na: 2\n"),
        ({"span": Flow([1811, 1868])}, "span: [1811, 1868]\n"),
        (
            {"t": Flow({"words": "this year", "by": When("2026")})},
            "t: {words: this year, by: 2026}\n",
        ),
        ({"a": []}, "a: []\n"),
        ({"a": {}}, "a: {}\n"),
        ({"a": ""}, "a: ''\n"),
        ({"a": "no"}, "a: 'no'\n"),
        ({"on": "2:3"}, "'on': '2:3'\n"),
        ({"a": "2026-05-17"}, "a: '2026-05-17'\n"),
        ({"a": "2026-05"}, "a: 2026-05\n"),
        ({"a": "a:4f1c09d2…"}, "a: a:4f1c09d2…\n"),
        ({"a": Plain("2026-05-17")}, "a: 2026-05-17\n"),
        ({"a": Plain("")}, "a: ''\n"),
        ({"a": When("2026-05/2026-07")}, "a: 2026-05/2026-07\n"),
        ({"a": date(2026, 5, 17)}, "a: 2026-05-17\n"),
        ({"a": datetime(2026, 5, 18, 7, 12, tzinfo=UTC)}, "a: 2026-05-18T07:12:00Z\n"),
        (
            {"a": datetime(2026, 5, 18, 9, tzinfo=timezone(timedelta(hours=2)))},
            "a: 2026-05-18T07:00:00Z\n",
        ),
        ({"a": None, "b": True, "c": 0.4}, "a: null\nb: true\nc: 0.4\n"),
        ({"a": 1e-7, "b": 1e22}, "a: 1.0e-07\nb: 1.0e+22\n"),
        ({"a": Colour.RED}, "a: red\n"),
        ({"a": "Der Zug 😀"}, "a: Der Zug 😀\n"),
        ({"a": "x\u202ey"}, 'a: "x\\u202Ey"\n'),
        ({"a": ";\n- the night train"}, 'a: ";\\n- the night train"\n'),
        ({"a": "The first line 😀\n\nthe third line\n"}, None),
        ({"a": "The first line 😀\n\n the third line"}, None),
    ],
)
def test_the_manner_of_writing(value: object, written: str | None) -> None:
    if written is None:
        assert "a: |" in write(value)
        assert '"' not in write(value)
    else:
        assert write(value) == written


def test_prose_is_folded_so_that_a_line_fits_a_screen() -> None:
    written = write({"note": "a word and " * 60 + "an end"})
    assert max(len(line) for line in written.splitlines()) <= 100


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, "\ud800"])
def test_what_yaml_cannot_hold_is_not_written(value: object) -> None:
    with pytest.raises(ValueError, match=r"finite|surrogate"):
        write({"a": value})


@pytest.mark.parametrize("value", [{1: "a"}, {"a": b"x"}, {"a": {"b"}}, object()])
def test_a_value_of_another_type_is_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        write(value)


def test_more_levels_than_are_read_are_not_written() -> None:
    deep: object = "x"
    for _ in range(DEEPEST):
        deep = [deep]
    assert plain(write(deep)) == deep
    with pytest.raises(ValueError, match="64 levels"):
        write([deep])


def test_the_same_list_twice_is_written_twice() -> None:
    same = ["x"]
    assert write({"a": same, "b": same}) == "a:\n- x\nb:\n- x\n"
