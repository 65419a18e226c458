"""Hostile text is shown, never executed, and offsets stay right."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seeds.display import safe, safe_line

FAMILY = "👨\u200d👩\u200d👧"
PERSIAN = "می\u200cخواهم"
HINDI = "क्\u200dष"

ALLOWED = (
    "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
    + chr(0x110BD)
    + chr(0x110CD)
)
"""Format characters that can be seen, or join."""

NASTY = st.text(
    alphabet=st.characters()
    | st.sampled_from(
        "a1#\n\t\x1b\x9b\x85\u00ad\u034f\u0300\u0e47\u0645\u061c\u200b\u200c\u200d\u200e\u2028\u202e"
        "\u2066\u20e3\ufe00\ufe0e\ufe0f\ufeff\ufff9\ud800\ue000\uffff☁✈👩🏽\U0001fafa\U000e0041"
    )
)


@given(NASTY)
@example("✈\ufe0f\u200d✈")
@example("x\ufe0f\u200d✈")
@example("\U0001faff\u200d\u200d\u200d👩")
@example("\u0300" * 40)
def test_each_code_point_is_shown_as_one(text: str) -> None:
    assert len(safe(text)) == len(text)
    assert len(safe_line(text)) == len(text)


@given(NASTY)
@example("\U0001fafa\u200d👩")
@example("\u064b" * 9 + "\u200c\u0645")
@example("x\ufe0f\u200d✈\ufe0f\ufe0f\u200d👩")
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    assert safe_line(safe(text)) == safe_line(text)


@given(NASTY)
def test_nothing_is_left_that_controls_hides_or_breaks_lines(text: str) -> None:
    for sign in safe(text):
        category = unicodedata.category(sign)
        assert sign == "\n" or category not in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
        assert category != "Cf" or sign in ALLOWED
    assert "\n" not in safe_line(text)
    assert len(safe_line(text).splitlines()) <= 1


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, categories=["L", "N", "P", "S"])))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert safe(text) is text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1bP1;1|x\x1b\\", "␛P1;1|x␛\\"),
        ("\x9b31m\x9d52;c;x\x9c", "�31m�52;c;x�"),
        ("a\0b\x7f", "a␀b␡"),
        ("a\r\nb", "a␍\nb"),
        ("a\tb", "a b"),
        ("a\x85b\u2028c\u2029d", "a⏎b⏎c⏎d"),
        ("a\x0bb\x0cc\x1cd", "a␋b␌c␜d"),
        ("invoice\u202efdp.exe", "invoice�fdp.exe"),
        ("\u2066a\u2069\u200e\u200f\u061c", "�a����"),
        ("Kasach\u00adstan", "Kasach‧stan"),
        ("Kr\u200beml\ufeff\u2060", "Kr·eml··"),
        ("pass\u200cword\u200d", "pass·word·"),
        ("a\u200d👩", "a·👩"),
        ("👩\u200d", "👩·"),
        ("a\ufe0f", "a·"),
        ("🏴\U000e0067\U000e007f", "🏴··"),
        ("\u3164\u115f\u034f", "···"),
        ("a\ud83d\udc00", "a��"),
        ("\uffff\ufffe\U0001ffff\ue000", "����"),
        ("\ufff9a\ufffab\ufffb", "�a�b�"),
        ("o" + "\u0300" * 10, "o" + "\u0300" * 8 + "··"),
    ],
)
def test_what_is_shown_instead(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "[bold red]x[/] [@click=app.quit]y[/]",
        "Grüße, cœur, žlutý kůň, Токаев, Қазақстан, 安全, e\u0301\u0323",
        "no\u00a0break, thin\u2009space, ideographic\u3000space",
        "„Nein“ – «oui» … ‘x’ • → ✓",
        FAMILY,
        "👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 ✈\ufe0f 🇰🇿",
        PERSIAN,
        HINDI,
        "\u06dd١",
        "",
        "line\nline\n",
    ],
)
def test_what_the_text_needs_is_left_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_on_one_line_a_line_feed_is_a_sign() -> None:
    assert safe_line("a\n\nb") == "a⏎⏎b"
