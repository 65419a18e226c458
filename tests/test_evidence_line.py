"""Evidence on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.evidence_line import evidence, evidence_lines, written
from scenarios.finding import Evidence
from seeds.refusal import Invalid


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("https://example.org/notice", Evidence(url="https://example.org/notice")),
        ("HTTP://example.org", Evidence(url="HTTP://example.org")),
        (
            "https://example.org/notice | Orlik Gazette",
            Evidence(url="https://example.org/notice", source="Orlik Gazette"),
        ),
        (
            "https://example.org/a?b=1 page 3, below | Orlik  Gazette ",
            Evidence(
                url="https://example.org/a?b=1", words="page 3, below", source="Orlik Gazette"
            ),
        ),
        ("  a call  with the ministry ", Evidence(words="a call with the ministry")),
        (
            "a:4f1c09d2 no  ferry | Orlik Gazette",
            Evidence(article="a:4f1c09d2", words="no ferry", source="Orlik Gazette"),
        ),
        ("a: b, and a:4f1c", Evidence(words="a: b, and a:4f1c")),
        ("a | b | c", Evidence(words="a | b", source="c")),
        ("see https://example.org", Evidence(words="see https://example.org")),
        ("file:///notes.txt", Evidence(words="file:///notes.txt")),
    ],
)
def test_a_url_comes_first_and_the_source_after_the_last_bar(line: str, said: Evidence) -> None:
    assert evidence(line) == said


@pytest.mark.parametrize("line", ["", "  ", "| ministry", "https://", "https:/// | x"])
def test_a_line_that_says_nothing_is_refused(line: str) -> None:
    with pytest.raises(Invalid):
        evidence(line)


def test_lines_are_read_one_by_one_and_empty_ones_left_out() -> None:
    assert evidence_lines("a\n\n  \nb | c\n") == (
        Evidence(words="a"),
        Evidence(words="b", source="c"),
    )


def test_what_is_wrong_names_its_line() -> None:
    with pytest.raises(Invalid) as refused:
        evidence_lines("a\n\n| c")
    assert refused.value.where == "line 3"


_words = st.text("abc ü:/.,", max_size=20).map(lambda words: " ".join(words.split()))


@given(words=_words, source=_words, url=st.sampled_from(["", "https://example.org/x"]))
def test_what_was_written_is_read_as_it_was(words: str, source: str, url: str) -> None:
    said = Evidence(url=url, words=words, source=source)
    if url or words:
        assert evidence(written(said)) == said
