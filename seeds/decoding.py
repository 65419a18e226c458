"""Bytes to text: the encoding found, line breaks made one, and what is not text refused."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from seeds.refusal import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a zip archive (as Word, LibreOffice and EPUB files are)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (sound, video or a WebP image)"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)

# What is tried before the rest of the world's encodings: among all of them, a few umlauts look like
# a Mac or DOS code page.
_LIKELY = ["cp1252", "cp1250", "cp1251", "cp1254", "koi8_r", "mac_roman"]
_LOOK_ALIKES = frozenset({"cp1250", "mac_roman"})
"""Taken for cp1252 where both fit: a short text in French or Italian says too little to tell."""
_MARKED_ONLY = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]
"""Not guessed at: almost any bytes are ideographs in UTF-16."""
_SAMPLE = 200_000
"""Bytes that the detection looks at, from lines that are not ASCII: the rest says nothing."""

_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.05
"""Share of a text; more is no text. Escape sequences are few, and stay."""


def decode(name: str, data: bytes) -> str:
    """The text of a file: without its byte order mark, and with LF for CRLF and for a lone CR.

    UTF-8, UTF-16 and UTF-32 with a mark, UTF-8 without one; anything else is detected.

    Raises:
        Refusal: the bytes are not text, or text in no encoding that is known here.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _marked(name, data[len(mark) :], encoding)
            break
    else:
        _refuse_signature(name, data)
        text = _unmarked(name, data)
    _refuse_controls(name, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"it begins as {encoding[:6].upper()} does, but byte {error.start} does not fit"
        raise Refusal(what, where=name, attempt="save it as UTF-8") from None


def _unmarked(name: str, data: bytes) -> str:
    if b"\0" in data:
        raise _binary(name, "it holds NUL bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            what = f"UTF-8, but byte {error.start} does not fit"
            raise Refusal(what, where=name, attempt="save it as UTF-8 again") from None
        return _detected(name, data)


def _mostly_utf8(data: bytes) -> bool:
    """Whether more signs beyond ASCII fit UTF-8 than not: then it is damaged, and in no other
    encoding, in which each of its umlauts would become two wrong signs."""
    signs = data.decode("utf-8", errors="replace")
    wrong = signs.count("\N{REPLACEMENT CHARACTER}")
    return sum(not sign.isascii() for sign in signs) > 2 * wrong


def _detected(name: str, data: bytes) -> str:
    lines = (line for line in data.splitlines(keepends=True) if not line.isascii())
    sample = b"".join(lines)[:_SAMPLE]
    for encoding in _encodings(sample):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:  # beyond the sample
            continue
    raise Refusal(
        "neither UTF-8 nor text in another encoding known here",
        where=name,
        attempt="save it as UTF-8",
    )


def _encodings(sample: bytes) -> Iterator[str]:
    """What the sample may be encoded in, likeliest first."""
    from charset_normalizer import from_bytes

    likely = list(from_bytes(sample, cp_isolation=_LIKELY))
    western = any("cp1252" in match.could_be_from_charset for match in likely)
    if western and likely[0].encoding in _LOOK_ALIKES:
        yield "cp1252"
    yield from (match.encoding for match in likely)
    yield from (match.encoding for match in from_bytes(sample, cp_exclusion=_MARKED_ONLY))


def _refuse_signature(name: str, data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Refusal(
                f"not text, but {what}", where=name, attempt="save its text as UTF-8, and add that"
            )


def _refuse_controls(name: str, text: str) -> None:
    if "\0" in text:
        raise _binary(name, "it holds NUL characters")
    head = text[:_SAMPLE]
    if len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head):
        raise _binary(name, "it is full of control characters")


def _binary(name: str, why: str) -> Refusal:
    return Refusal(f"a binary file: {why}", where=name, attempt="save its text as UTF-8")
