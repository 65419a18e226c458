"""What a word that is being written may become."""

from __future__ import annotations

import pytest

from tui.completion import completed, completions, ghost

PEOPLE = ("T. Brandl", "Tass", "Tokayev", "Città libera")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ta", ["Tass"]),
        ("t", ["T. Brandl", "Tass", "Tokayev"]),
        ("brand", ["T. Brandl"]),
        ("citta", ["Città libera"]),
        ("Tass", []),
        ("nobody", []),
        ("", list(PEOPLE)),
        ("Tass > to", ["Tokayev"]),
        ("Tass > ", ["T. Brandl", "Tokayev", "Città libera"]),
        ("tass>t", ["T. Brandl", "Tokayev"]),
    ],
)
def test_what_begins_so_is_offered_before_what_has_such_a_word(text: str, found: list[str]) -> None:
    assert completions(text, PEOPLE, ">") == found


def test_without_a_sign_the_whole_text_is_one_word() -> None:
    assert completions("traffic c", ["traffic count", "count"]) == ["traffic count"]


@pytest.mark.parametrize(
    ("text", "sign", "whole"),
    [
        ("ta", ">", "Tass"),
        ("Tokayev > ta", ">", "Tokayev > Tass"),
        ("bridge,t", ",", "bridge, Tass"),
        ("a, b", "", "Tass"),
    ],
)
def test_only_the_last_part_is_completed(text: str, sign: str, whole: str) -> None:
    assert completed(text, "Tass", sign) == whole


def test_what_is_still_to_be_written_is_shown_where_the_word_begins_so() -> None:
    assert ghost("Tokayev > ta", "Tass", ">") == "ss"
    assert ghost("brand", "T. Brandl") == ""
