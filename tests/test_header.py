"""The YAML header of a text file."""

from __future__ import annotations

import pytest

from seeds.article import Metadata
from seeds.header import split
from seeds.refusal import Invalid
from seeds.when import When

ORIGINAL = "a:" + "4f1c09d2" * 8


def test_a_header_gives_metadata_and_goes() -> None:
    source = (
        "---\n"
        "title: Who guards the bridge?\n"
        "authors: [Tomas Brandl, Anna Weber]\n"
        "outlet: Orlik Post\n"
        "translator: J. M. Roth\n"
        "published: 2026-03\n"
        "language: de-CH\n"
        "url: https://orlik.example/bridge\n"
        f"digest_of: {ORIGINAL}\n"
        "---\n"
        "The bridge is closed.\n"
    )
    assert split("orlik.txt", source) == (
        Metadata(
            title="Who guards the bridge?",
            authors=("Tomas Brandl", "Anna Weber"),
            outlet="Orlik Post",
            translators=("J. M. Roth",),
            published=When("2026-03"),
            published_from="header",
            language="de-CH",
            url="https://orlik.example/bridge",
            digest_of=ORIGINAL,
        ),
        "The bridge is closed.\n",
    )


def test_one_author_needs_no_list() -> None:
    stated, _ = split("a.txt", "---\nauthor: Brandl, Tomas\n---\nText.")
    assert stated.authors == ("Brandl, Tomas",)


def test_what_is_left_open_is_not_stated() -> None:
    stated, _ = split("a.txt", "---\ntitle:\npublished: ~\n---\nText.")
    assert stated == Metadata()


def test_blank_lines_under_the_header_go_with_it_and_indentation_stays() -> None:
    assert split("a.txt", "---\ntitle: A\n---  \n\n \t\n  Text.\n\n")[1] == "  Text.\n\n"


@pytest.mark.parametrize(
    "source",
    [
        "Text.\n---\ntitle: A\n---\n",
        "---\n\nA rule above, and one below.\n\n---\n\nText.",
        "---\nWords at once, and no key\n---\nText.",
        "---\ntitle: A\nThe header is never closed.",
        "----\ntitle: A\n----\nText.",
        " ---\ntitle: A\n---\nText.",
        "---",
        "",
    ],
)
def test_without_a_closed_header_all_is_text(source: str) -> None:
    assert split("a.md", source) == (Metadata(), source)


@pytest.mark.parametrize(
    ("lines", "where", "what"),
    [
        ("titel: A", "2:1", "unknown key 'titel'"),
        ("title: A\ntitle: B", "3:1", "a second key 'title'; the first is in line 2"),
        ("title: A\npublished: May 2026", "3:12", "'May 2026' is not a date"),
        ("language: german!", "2:11", "'german!' is not a language tag"),
        ("digest_of: bridge", "2:12", "'bridge' is not the id of an article"),
        ("authors: {name: A}", "2:10", "a mapping where a text is expected"),
        ("title: [A]", "2:8", "a list where a text is expected"),
        ("author: A\nauthors: [B]", "2:1", "author beside authors"),
    ],
)
def test_a_wrong_header_is_refused_with_its_place(lines: str, where: str, what: str) -> None:
    with pytest.raises(Invalid) as refused:
        split("orlik.txt", f"---\n{lines}\n---\nText.")
    assert str(refused.value) == f"orlik.txt:{where}: {what}"
    assert refused.value.status == 2
    assert refused.value.attempt or "text is expected" in what


def test_a_header_that_is_not_yaml_is_refused_with_the_line_of_the_file() -> None:
    with pytest.raises(Invalid) as refused:
        split("orlik.txt", "---\ntitle: A\noutlet: Post: Orlik\n---\nText.")
    assert refused.value.where == "orlik.txt:3:13"
    assert "outlet: Post: Orlik" in refused.value.line
