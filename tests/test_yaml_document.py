"""Fields of a YAML document, each error with its place."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import pytest

from seeds.refusal import Invalid
from seeds.strict_yaml import Document, Mistakes, Node, Several, read
from seeds.when import When, instant


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def field(source: str) -> tuple[Document, Node]:
    document = read(f"key: {source}", "a.yaml")
    return document, document.mapping(document.root)["key"]


@pytest.mark.parametrize(
    ("source", "reader", "expected"),
    [
        ("no", Document.text, "no"),
        ('""', Document.text, ""),
        ("1.4", Document.number, 1.4),
        ("-1e3", Document.number, -1000.0),
        ("12", Document.whole, 12),
        ("true", Document.flag, True),
        ("false", Document.flag, False),
    ],
)
def test_a_field_decides_its_type(
    source: str, reader: Callable[[Document, Node], object], expected: object
) -> None:
    assert reader(*field(source)) == expected


@pytest.mark.parametrize(
    ("source", "reader", "message"),
    [
        ("", Document.text, "nothing where a text is expected"),
        ("null", Document.text, "nothing where a text is expected"),
        ("[a]", Document.text, "a list where a text is expected"),
        ("{a: b}", Document.items, "a mapping where a list is expected"),
        ("a", Document.items, "a text where a list is expected"),
        ("[a]", Document.mapping, "a list where a mapping is expected"),
        ("nan", Document.number, "'nan' is not a number"),
        ("1e999", Document.number, "'1e999' is not a number"),
        ("1_000", Document.number, "'1_000' is not a number"),
        ("٣", Document.number, "'٣' is not a number"),
        ("1.0", Document.whole, "'1.0' is not a whole number"),
        ("9" * 19, Document.whole, f"'{'9' * 19}' is not a whole number"),
        ("yes", Document.flag, "'yes' is neither true nor false"),
    ],
)
def test_a_field_of_another_type_is_refused_with_its_place(
    source: str, reader: Callable[[Document, Node], object], message: str
) -> None:
    with pytest.raises(Invalid) as caught:
        reader(*field(source))
    assert caught.value.what == message
    assert caught.value.where.startswith("a.yaml:1:")


def test_a_word_of_a_vocabulary_is_read() -> None:
    document, node = field("green")
    assert document.one_of(node, Colour) is Colour.GREEN


def test_a_misspelt_word_is_answered_with_the_nearest() -> None:
    document, node = field("grene")
    with pytest.raises(Invalid, match="unknown colour 'grene'") as caught:
        document.one_of(node, Colour)
    assert caught.value.attempt == "green"


def test_a_misspelt_key_is_answered_with_the_nearest() -> None:
    document = read("title: x\nauthor: [y]", "a.yaml")
    with pytest.raises(Invalid, match=r"a\.yaml:2:1: unknown key 'author'") as caught:
        document.mapping(document.root, known={"title", "authors", "url"})
    assert caught.value.attempt == "authors"
    assert caught.value.line == "    2 | author: [y]"


def test_a_key_like_no_other_is_answered_with_all() -> None:
    document = read("zzz: x", "a.yaml")
    with pytest.raises(Invalid) as caught:
        document.mapping(document.root, known={"title", "authors"})
    assert caught.value.attempt == "authors, title"


def test_a_missing_key_is_refused_where_its_mapping_begins() -> None:
    document = read("- a: b\n- c: d", "a.yaml")
    second = document.mapping(document.items(document.root)[1])
    with pytest.raises(Invalid, match=r"a\.yaml:2:3: title is missing"):
        second["title"]


def test_what_may_be_left_out_has_its_default() -> None:
    document = read("a: x\nb:\nc: null\nd: [1, 2]", "a.yaml")
    fields = document.mapping(document.root)
    assert fields.optional("a", document.text, "") == "x"
    assert fields.optional("b", document.text, "none") == "none"
    assert fields.optional("c", document.text, None) is None
    assert fields.optional("z", document.text, 3) == 3
    assert fields.each("d", document.whole) == (1, 2)
    assert fields.each("z", document.whole) == ()
    assert list(fields) == ["a", "b", "c", "d"]
    assert fields.key("b").line == 2


def test_what_a_notation_refuses_gets_its_place() -> None:
    document, node = field("2026-13-01")
    with pytest.raises(Invalid, match=r"a\.yaml:1:6: '2026-13-01' is not a date") as caught:
        document.parsed(node, When)
    assert caught.value.attempt.startswith("2026-05-17")
    assert document.parsed(field("2026-05")[1], When) == When("2026-05")
    assert document.parsed(field("2026-05-17")[1], instant).day == 17


def test_what_a_value_refuses_gets_its_place_and_keeps_one_that_it_has() -> None:
    document, node = field("x")
    with pytest.raises(Invalid, match=r"a\.yaml:1:6: too much"), document.at(node):
        raise ValueError("too much")
    with pytest.raises(Invalid, match=r"b\.yaml:7:1: no"), document.at(node):
        raise Invalid("no", where="b.yaml:7:1")


def test_all_mistakes_are_told_at_once() -> None:
    document = read("- yes\n- true\n- no\n- [a]", "a.yaml")
    mistakes = Mistakes()
    flags = []
    for node in document.items(document.root):
        with mistakes:
            flags.append(document.flag(node))
    assert flags == [True]
    with pytest.raises(Several) as caught:
        mistakes.refuse()
    assert [mistake.where for mistake in caught.value.mistakes] == [
        "a.yaml:1:3",
        "a.yaml:3:3",
        "a.yaml:4:3",
    ]
    assert len(str(caught.value).splitlines()) == 3
    assert caught.value.status == 2


def test_one_mistake_is_told_as_itself_and_none_is_no_mistake() -> None:
    mistakes = Mistakes()
    mistakes.refuse()
    only = Invalid("no", where="a.yaml:1:1")
    with mistakes:
        raise only
    with pytest.raises(Invalid) as caught:
        mistakes.refuse()
    assert caught.value is only
