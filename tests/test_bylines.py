"""What single lines say about who wrote, translated and published."""

from __future__ import annotations

import pytest
from hypothesis import given

from seeds.author_notes import author_of_note, name_before
from seeds.bylines import Byline, byline
from seeds.when import When
from tests.hostile import texts

MARCH = When("2026-03-04")
BRANDL = ("Tomas Brandl",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Tomas Brandl", Byline(authors=BRANDL)),
        ("Von Tomas Brandl – 4. März 2026", Byline(authors=BRANDL, published=MARCH)),
        ("di Tomas Brandl, 4 marzo 2026", Byline(authors=BRANDL, published=MARCH)),
        ("Par Tomas Brandl, le 4 mars 2026", Byline(authors=BRANDL, published=MARCH)),
        ("*By Tomas Brandl*", Byline(authors=BRANDL)),
        ("Ein Gastbeitrag von Tomas Brandl", Byline(authors=BRANDL)),
        ("Text: Tomas Brandl", Byline(authors=BRANDL)),
        ("Autorin: Redaktion", Byline(authors=("Redaktion",))),
        ("By Tomas Brandl and Anna Weber", Byline(authors=("Tomas Brandl", "Anna Weber"))),
        ("Von J. M. Roth, Ursula von der Au", Byline(authors=("J. M. Roth", "Ursula von der Au"))),
        ("By Tomas Brandl, Orlik", Byline(authors=BRANDL)),
        ("Von Tomas Brandl in Orlik", Byline(authors=BRANDL)),
        ("Von Tomas Brandl für die Orlik Post", Byline(authors=BRANDL, outlet="die Orlik Post")),
        (
            "By Tomas Brandl | Orlik Post | March 4, 2026, 10:30 GMT",
            Byline(authors=BRANDL, outlet="Orlik Post", published=MARCH),
        ),
        ("Tomas Brandl, 4 March 2026", Byline(authors=BRANDL, published=MARCH)),
        ("Orlik Post, 4 March 2026", Byline(outlet="Orlik Post", published=MARCH)),
        ("4 March 2026 · 5 min read", Byline(published=MARCH)),
        ("Veröffentlicht am 4. März 2026 um 10:30 Uhr", Byline(published=MARCH)),
        ("Published: March 2026", Byline(published=When("2026-03"))),
        ("Tomas Brandl Redakteur für Orlik", Byline(authors=BRANDL, outlet="Orlik")),
        ("Tomas Brandl, Senior Editor", Byline(authors=BRANDL)),
        ("Translated from the German by J. M. Roth", Byline(translators=("J. M. Roth",))),
        ("Aus dem Englischen von Anna Weber", Byline(translators=("Anna Weber",))),
        ("Übersetzung: Anna Weber", Byline(translators=("Anna Weber",))),
        ("Traduzione dall’inglese di Anna Weber", Byline(translators=("Anna Weber",))),
        ("Traduit de l’anglais par Anna Weber", Byline(translators=("Anna Weber",))),
        (
            "Quelle: orlik-post.example… vom 4. März 2026",
            Byline(outlet="orlik-post.example", published=MARCH, is_source=True),
        ),
        (
            "Originally published in Orlik Gazette on 4 March 2026",
            Byline(outlet="Orlik Gazette", published=MARCH, is_source=True),
        ),
        (
            "Fonte: https://orlik.example/ponte",
            Byline(url="https://orlik.example/ponte", is_source=True),
        ),
        ("Mit Ergänzungen von Anna Weber", Byline()),
        ("Updated 4 March 2026", Byline()),
        ("Photo: the bridge on 4 March 2026", Byline()),
    ],
)
def test_a_line_of_credits_says_who_and_when(line: str, expected: Byline) -> None:
    assert byline(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Von der Leyen kündigt Sanktionen an",
        "Von Moskau bis Kabul",
        "Von unserem Korrespondenten",
        "By Air, Land and Sea",
        "By the River",
        "Di ponte in ponte",
        "Aus der Stadt von Anna Weber",
        "Neue Lage, 4. März 2026",
        "The bridge in March 2026",
        "March 2026",
        "Brandl und Weber auf der Brücke im Mai 2018",
        "Ehemalige Moskauer Redakteurin",
        "Tomas Brandl ist ein Redakteur",
        "Source of all evil",
        "By Tomas Brandl, who went to Orlik, saw the bridge, and came back on 4 March 2026",
        "",
    ],
)
def test_other_lines_are_no_credits(line: str) -> None:
    assert byline(line) is None


@given(texts)
def test_any_line_can_be_asked_about(line: str) -> None:
    byline(line)
    byline(f"By {line}")
    byline(f"Quelle: {line} 4 March 2026")
    name_before(line)
    author_of_note(line)


@pytest.mark.parametrize(
    ("paragraph", "author"),
    [
        ("Anna Weber ist Direktorin für Risiken bei Orlik und Fellow am Institut.", "Anna Weber"),
        ("Anna Weber ist freie Journalistin.", "Anna Weber"),
        ("*Tomas Brandl is a senior writer at the Orlik Post.*", "Tomas Brandl"),
        ("Tomas Brandl è un ricercatore.", "Tomas Brandl"),
        ("Anna Weber est chercheuse à Paris.", "Anna Weber"),
        ("Die Lage ist für Experten schwierig.", ""),
        ("Wladimir Putin ist Präsident.", ""),
        ("Der Autor ist Direktor.", ""),
        ("Anna Weber ist Direktorin. " * 20, ""),
    ],
)
def test_a_note_says_who_the_author_is(paragraph: str, author: str) -> None:
    assert author_of_note(paragraph) == author


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("Anna Weber. Die Brücke ist zu.", "Anna Weber"),
        ("Werner Krieg. Die Brücke ist zu.", "Werner Krieg"),
        ("Kalter Krieg. Die Brücke ist zu.", ""),
        ("Anna. Die Brücke ist zu.", ""),
        ("Anna kommt. Die Brücke ist zu.", ""),
        ("Anna Weber.", ""),
    ],
)
def test_a_name_may_open_a_paragraph(paragraph: str, name: str) -> None:
    assert name_before(paragraph) == name


@pytest.mark.parametrize(
    "sign", ["-", " ", "–", ",", ".", "By ", "A ", "1:00 ", "von A, ", "(", "é"]
)
def test_a_line_of_signs_takes_no_time(sign: str) -> None:
    for end in ("", "x", " 2026", " 4 May 2026 "):
        byline(sign * (250 // len(sign)) + end)
