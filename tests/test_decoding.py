"""Bytes to text."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.decoding import decode
from seeds.refusal import Refusal
from tests.hostile import texts

SENTENCES = {
    "cp1252": "Die Brücke wird für Lastwagen gesperrt, heißt es in „Orlik“.",
    "cp1250": "Zażółć gęślą jaźń, powiedział minister obrony.",
    "cp1251": "Мост закрыт для грузовиков, сообщает речная полиция.",
    "koi8_r": "Мост закрыт для грузовиков, сообщает речная полиция.",
    "cp1254": "Köprünün kapatılması bekleniyor; ışıklar söndü, şehir güvenliği.",
}

without_nul = texts.filter(lambda text: "\0" not in text)


@given(without_nul)
def test_text_in_utf_8_comes_back_but_for_its_line_breaks(text: str) -> None:
    try:
        decoded = decode("a.txt", b"\xef\xbb\xbf" + text.encode())
    except Refusal:
        return  # mostly control characters
    assert decoded == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_byte_order_mark_tells_the_encoding_and_goes(encoding: str, text: str) -> None:
    assert decode("a.txt", text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")]
)
def test_the_mark_tells_the_order_of_bytes(mark: bytes, encoding: str) -> None:
    assert decode("a.txt", mark + "Brücke 🌉".encode(encoding)) == "Brücke 🌉"


def test_only_one_byte_order_mark_goes() -> None:
    assert decode("a.txt", b"\xef\xbb\xbf\xef\xbb\xbfa") == "\ufeffa"


@pytest.mark.parametrize("encoding", SENTENCES)
def test_an_encoding_without_a_mark_is_detected(encoding: str) -> None:
    assert decode("a.txt", SENTENCES[encoding].encode(encoding)) == SENTENCES[encoding]


def test_western_text_is_told_from_its_look_alikes_by_a_single_accent() -> None:
    text = "La città è più bella così, perché ha già tutto."
    assert decode("a.txt", text.encode("cp1252")) == text


def test_a_lone_byte_far_behind_decides_against_utf_8() -> None:
    text = "harbour " * 50_000 + "caf\xe9"
    assert decode("a.txt", text.encode("cp1252")) == text


@pytest.mark.parametrize("breaks", ["\r\n", "\r", "\n"])
def test_every_line_break_becomes_one_line_feed(breaks: str) -> None:
    assert decode("a.txt", f"one{breaks}{breaks}two".encode()) == "one\n\ntwo"


def test_other_separators_of_lines_stay() -> None:
    assert decode("a.txt", "a\x0bb\x0cc\x85d\u2028e".encode()) == "a\x0bb\x0cc\x85d\u2028e"


def test_escape_sequences_stay() -> None:
    text = "\x1b]52;c;aGVsbG8=\x07 the bridge is \x1b[31mclosed\x1b[0m"
    assert decode("a.txt", text.encode()) == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "not text, but a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not text, but a PNG image"),
        (
            b"PK\x03\x04\x14\0",
            "not text, but a zip archive (as Word, LibreOffice and EPUB files are)",
        ),
        (b"{\\rtf1\\ansi", "not text, but an RTF document"),
        (b"harbour\0bridge", "a binary file: it holds NUL bytes"),
        ("harbour\0bridge".encode("utf-16"), "a binary file: it holds NUL characters"),
        (b"\x01\x02\x03\x04 harbour", "a binary file: it is full of control characters"),
        (b"\xff\xfea\0\0\xd8", "it begins as UTF-16 does, but byte 2 does not fit"),
        (b"\xef\xbb\xbfharbour \xff", "it begins as UTF-8 does, but byte 8 does not fit"),
        ("Die Brücke über".encode() + b" \xc3", "UTF-8, but byte 18 does not fit"),
        (
            b"Caf\x81\x8d\x8f\x90 \xff\xfe na\xc3",
            "neither UTF-8 nor text in another encoding known here",
        ),
        (bytes(range(128, 256)) * 9, "neither UTF-8 nor text in another encoding known here"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, what: str) -> None:
    with pytest.raises(Refusal) as refused:
        decode("orlik.txt", data)
    assert str(refused.value) == f"orlik.txt: {what}"
    assert refused.value.attempt
    assert refused.value.status == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Refusal):
        decode("a.txt", data).encode()
