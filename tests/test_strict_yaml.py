"""YAML read strictly, and written so that it reads the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seeds.refusal import Invalid
from seeds.strict_yaml import DEEPEST, Mapping, Scalar, Sequence, as_plain, read


def plain(source: str | bytes) -> Any:
    return as_plain(read(source, "a.yaml").root)


def refused(source: str | bytes) -> Invalid:
    with pytest.raises(Invalid) as caught:
        read(source, "a.yaml")
    return caught.value


def test_nodes_know_their_line_and_column_from_1() -> None:
    assert read("é😀: [x,\n  'y']", "a.yaml").root == Mapping(
        (
            (
                Scalar("é😀", 1, 1, True),
                Sequence((Scalar("x", 1, 6, True), Scalar("y", 2, 3, False)), 1, 5),
            ),
        ),
        1,
        1,
    )


@pytest.mark.parametrize("word", ["on", "no", "2:3", "0o7", "1.4", "null", "2026-05-17", "=", "~"])
def test_a_plain_word_is_its_text(word: str) -> None:
    assert plain(f"{word}: {word}") == {word: word}


@pytest.mark.parametrize(
    ("words", "is_null"),
    [("", True), ("~", True), ("null", True), ("''", False), ('"null"', False), ("none", False)],
)
def test_nothing_given_can_be_told_from_a_text(words: str, is_null: bool) -> None:
    root = read(f"a: {words}", "a.yaml").root
    assert isinstance(root, Mapping)
    value = root.entries[0][1]
    assert isinstance(value, Scalar)
    assert value.is_null is is_null


@pytest.mark.parametrize("source", ["\ufeffa: b", b"\xef\xbb\xbfa: b", b"a: b", "---\na: b\n...\n"])
def test_a_mark_of_the_encoding_and_of_the_document_are_no_part_of_it(source: str | bytes) -> None:
    assert plain(source) == {"a": "b"}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "1:1: nothing in it"),
        ("# nothing\n", "1:1: nothing in it"),
        ("a: 1\nb: 2\na: 3", "3:1: a second key 'a'; the first is in line 1"),
        ('a: 1\n"a": 3', "2:1: a second key 'a'; the first is in line 1"),
        ("a: &x b", "1:4: an anchor (`&`)"),
        ("a: *x", "1:4: an alias (`*`)"),
        ("a: !!str b", "1:4: a tag (`!`)"),
        ("a: ! b", "1:4: a tag (`!`)"),
        ("- !x [a]", "1:3: a tag (`!`)"),
        ("<<: {a: b}", "1:1: a merge key (`<<`)"),
        ("%YAML 1.1\n---\na: b", "1:1: a directive (`%`)"),
        ("%TAG ! x\n---\na: b", "1:1: a directive (`%`)"),
        ("a: 1\n---\nb: 2", "2:1: a second document"),
        ("? [a]\n: b", "1:3: a key that is not a text"),
        ("? {a: b}\n: c", "1:3: a key that is not a text"),
        ("? \n: c", "1:2: an empty key"),
        ("a: b: c", "1:5: a second colon in one entry"),
        ("a:\n\tb: c", "2:1: a tab"),
        ("a: @b", "1:4: '@' cannot begin a value"),
        ("a: 1\nb", "2:1: no colon after a key"),
        ("a: 1\n- b", "2:1: not a key, inside a mapping that begins in line 1"),
        ("a: 'x\nb: 1", "1:4: the end of the file inside a quoted text"),
        ("a: [1, 2", "1:4: no comma or closing bracket inside a list in brackets"),
        ("a: \0", "1:4: the character U+0000"),
        ("a: b\n\x1b: c", "2:1: the character U+001B"),
        ("a: \ud800", "1:4: the character U+D800"),
        ("a: b\x85c: d", "1:5: the character U+0085"),
        ("a: b\r\nc: \u2028", "2:4: the character U+2028"),
        ("a: b\n\ufeffc: d", "2:1: the character U+FEFF"),
        (b"a: b\nc: \xff", "2:4: byte 0xff is not UTF-8"),
        (b"\xef\xbb\xbfa: \xff", "1:4: byte 0xff is not UTF-8"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: b", "1:1: the character U+FEFF"),
        (b"a: \xed\xa0\x80", "1:4: byte 0xed is not UTF-8"),
        (b"\xff\xfea\0", "1:1: byte 0xff is not UTF-8"),
        ('a: "\\ud800"', "1:7: an escape of no character"),
    ],
)
def test_what_is_refused_has_its_place(source: str | bytes, message: str) -> None:
    error = refused(source)
    assert str(error) == f"a.yaml:{message}"
    assert error.attempt


def test_a_store_in_the_place_of_a_file_is_called_what_it_is() -> None:
    error = refused(b"SQLite format 3\0\x10\x00\x01\x80")
    assert str(error) == "a.yaml:1:1: this is a database, not a text file"
    assert error.line == ""


def test_the_line_is_shown_with_its_number() -> None:
    source = "\n" * 13 + "  probability: 1.4: 2\n"
    error = refused(source)
    assert error.where == "a.yaml:14:19"
    assert error.line == "   14 |   probability: 1.4: 2"


def test_a_very_long_line_is_shown_around_the_place() -> None:
    error = refused("a: '" + "y" * 10_000 + "' b" + "z" * 10_000)
    assert "…" in error.line
    assert "' bz" in error.line
    assert len(error.line) < 140


def test_a_hostile_line_is_shown_harmless() -> None:
    assert refused("a: \x1b]52;c;aGk=\x07").line == "    1 | a: ␛]52;c;aGk=␇"


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "[a, "])
def test_more_than_64_levels_are_refused_at_once(bracket: str) -> None:
    assert "more than 64 levels deep" in refused(bracket * 100_000).what


def test_64_levels_are_read() -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST, "a.yaml")


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seeds.strict_yaml.LARGEST", 10)
    assert "more than" in refused("a: bcdefghi").what
    monkeypatch.setattr("seeds.strict_yaml.MOST_NODES", 2)
    assert "more than 2 values" in refused("[a, b]").what


YAML_LIKE = st.text(
    alphabet=st.sampled_from("ab:-?[]{},&*!|>'\"%@`#~<=.\\ \t\n\r\x85\u2028\ufeffé😀")
)


@given(st.text() | YAML_LIKE | st.binary())
@example("\udc80")
@example("\ufeff\ufeff")
def test_anything_is_read_or_refused_with_a_place(source: str | bytes) -> None:
    try:
        document = read(source, "a.yaml")
    except Invalid as error:
        name, line, column = error.where.split(":")
        assert name == "a.yaml"
        assert int(line) >= 1
        assert int(column) >= 1
    else:
        assert document.name == "a.yaml"
