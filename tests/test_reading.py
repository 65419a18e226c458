"""Bytes become an article."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.article import article_id
from seeds.language import is_tag, language_of
from seeds.reading import MOST_BYTES, READERS, read, text_of
from seeds.refusal import Invalid, Refusal
from seeds.when import When
from tests.hostile import texts

ORLIK = b"""\
Who guards the bridge?

By Tomas Brandl, 4 March 2026

The tolls on the Orlik bridge were doubled for lorries. Nobody has said who will pay.

Leave a Reply
"""


def test_an_article_has_its_text_its_blocks_and_what_it_says_about_itself() -> None:
    article = read("orlik.txt", ORLIK)
    assert article.text == ORLIK.decode()
    assert [block.kind.value for block in article.blocks] == [
        "heading",
        "paragraph",
        "paragraph",
        "boilerplate",
    ]
    assert article.title == "Who guards the bridge?"
    assert article.metadata.authors == ("Tomas Brandl",)
    assert article.metadata.published == When("2026-03-04")
    assert article.metadata.language == "en"
    assert article.work == ""


def test_the_id_is_that_of_the_text_and_the_bytes_have_their_own_hash() -> None:
    windows = b"\xef\xbb\xbf" + ORLIK.replace(b"\n", b"\r\n")
    article = read("orlik.txt", windows)
    assert article.id == read("orlik.txt", ORLIK).id == article_id(ORLIK.decode())
    assert article.bytes_sha256 == hashlib.sha256(windows).hexdigest()


def test_what_the_header_states_goes_before_what_the_text_says() -> None:
    header = b"---\ntitle: The guard\npublished: 2026\nlanguage: de-CH\n---\n\n"
    article = read("orlik.txt", header + ORLIK)
    assert article.text == ORLIK.decode()
    assert article.id == read("orlik.txt", ORLIK).id
    assert article.metadata.title == "The guard"
    assert article.metadata.authors == ("Tomas Brandl",)
    assert (article.metadata.published, article.metadata.published_from) == (When("2026"), "header")
    assert article.metadata.language == "de-CH"


def test_without_a_title_the_first_words_serve_and_are_marked() -> None:
    article = read("orlik.txt", ORLIK.partition(b"\n\n")[2])
    assert article.metadata.title == ""
    assert article.title == "[The tolls on the Orlik bridge were doubled for …]"


def test_the_suffix_chooses_the_reader_and_plain_text_is_the_rest() -> None:
    source = b"# Bridge\n\nIt closes."
    spans = {
        name: read(name, source).blocks[0].span.start
        for name in ("a.md", "A.MARKDOWN", "dir.md/a.txt", "a.log", "a")
    }
    assert spans == {"a.md": 2, "A.MARKDOWN": 2, "dir.md/a.txt": 0, "a.log": 0, "a": 0}


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf", "nothing but white space"),
        (b" \r\n\t\n", "nothing but white space"),
        ("\u200b\u2060\u00a0\ufeff".encode(), "nothing but white space"),
        (b"---\ntitle: A\n---\n\n", "nothing after the header"),
        (b"a\0b", "a binary file: it holds NUL bytes"),
    ],
)
def test_a_file_without_text_is_refused_in_one_line(suffix: str, data: bytes, what: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(f"orlik{suffix}", data)
    assert str(refused.value) == f"orlik{suffix}: {what}"
    assert refused.value.status == 1


def test_a_file_of_more_than_50_mb_is_refused() -> None:
    with pytest.raises(Refusal, match=r"^a\.txt: larger than 50 MB, the most that is read$"):
        read("a.txt", b" " * (MOST_BYTES + 100_000))


def test_a_wrong_header_is_invalid() -> None:
    with pytest.raises(Invalid, match=r"^orlik\.txt:2:1: unknown key 'titel'$"):
        read("orlik.txt", b"---\ntitel: A\n---\nText.")


@given(st.lists(texts, max_size=8).map("\n".join), st.sampled_from(["a.txt", "a.md"]))
def test_of_any_text_every_code_point_stays_and_blocks_lie_in_it(text: str, name: str) -> None:
    try:
        article = read(name, b"\xef\xbb\xbf" + text.encode())
    except Refusal:
        return
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    assert article.text is not None
    assert kept.endswith(article.text)
    assert article.text == kept or kept.startswith("---")
    assert article.blocks
    ends = [0, *(block.span.end for block in article.blocks)]
    assert all(end <= block.span.start for end, block in zip(ends, article.blocks, strict=False))
    assert ends[-1] <= len(article.text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Brücke ist seit gestern geschlossen.", "de"),
        ("The bridge has been closed since yesterday.", "en"),
        ("Il ponte è chiuso da ieri.", "it"),
        ("Le pont est fermé depuis hier.", "fr"),
        ("Мост закрыт со вчерашнего дня.", "ru"),
        ("1, 2, 3 … 2026", ""),
    ],
)
def test_the_language_is_told_where_there_are_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_only_the_languages_that_are_asked_for_are_told() -> None:
    assert read("a.txt", "Il ponte è chiuso da ieri.".encode(), ("de", "en")).metadata.language in (
        "de",
        "en",
    )


def test_the_language_is_that_of_the_article_and_not_of_its_site() -> None:
    comments = "Kommentare\n\n" + "Die Brücke ist seit gestern geschlossen, sagt die Polizei. " * 20
    assert read("a.txt", ORLIK + b"\n" + comments.encode()).metadata.language == "en"


def test_a_language_that_nothing_is_known_of_is_refused() -> None:
    with pytest.raises(Invalid, match="no language 'tlh'"):
        language_of("The bridge is closed.", ("de", "tlh"))


def test_a_language_tag_has_its_form() -> None:
    assert all(map(is_tag, ("de", "de-CH", "zh-Hant-TW", "und")))
    assert not any(map(is_tag, ("", "german!", "d", "de_CH", "de-")))


def test_importing_the_reader_loads_no_library_but_the_standard_one() -> None:
    heavy = {"py3langid", "numpy", "babel", "simplemma", "markdown_it", "charset_normalizer"}
    code = f"import sys, seeds.reading, seeds.segmentation; print({heavy!r} & set(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "set()"


@pytest.mark.parametrize("name", ["orlik.txt", "orlik.md"])
@given(text=texts)
def test_the_text_alone_is_that_of_the_article(name: str, text: str) -> None:
    data = f"---\ntitle: x\n---\n{text} end\r\n".encode("utf-8", "ignore")
    try:
        wanted = read(name, data, ("en",)).text
    except Refusal:
        return
    assert text_of(name, data) == wanted
