"""What belongs to the site and not to the article."""

from __future__ import annotations

import pytest
from hypothesis import given

from seeds.boilerplate import is_furniture, opens_comments
from seeds.readers.plain import blocks
from tests.hostile import texts

PROSE = "The tolls on the Orlik bridge were doubled for lorries, and nobody has said who will pay."


def furniture(text: str) -> list[str]:
    return [block.span.of(text) for block in blocks(text) if block.kind == "boilerplate"]


@pytest.mark.parametrize(
    "words",
    [
        ".",
        "* * *",
        "———",
        "https://orlik.example/bridge",
        "https://orlik.example/1, www.orlik.example/2",
        "Tags: Orlik, tolls",
        "Schlagwörter: Orlik",
        "Filed under Politics",
        "Lest auch auf Orlik: Wer bewacht die Brücke",
        "Lesen Sie auch: Wer bewacht die Brücke?",
        "Read also: Tolls and tempers",
        "Leggi anche Il ponte conteso",
        "À lire aussi : Le pont disputé",
        "Siehe auch: Mauthöhe.",
        "Startseite » Politik » Die Brücke",
        "Home > World > Orlik",
        "Startseite \xa0\xa0 Die Brücke",
        "Recent Posts",
        "Neueste Kommentare",
        "source site",
        "Sponsored",
        "5 min read",
        "Lesezeit: 4 Minuten",
        "Newsletter",
        "Your email address will not be published. Required fields are marked *",
        "Il tuo indirizzo email non sarà pubblicato.",
        "© 2026 Orlik Post",
        "Alle Rechte vorbehalten.",
        "Source: Orlik Post, 4 March 2026",
        "Abonniert unseren kleinen Newsletter",
        "Jetzt abonnieren",
        "Subscribe now and never miss a bridge!",
        "Folgt uns auf unseren Social-Media-Kanälen!",
        "Entdeckt unsere neue Ausgabe!",
        "Uns trägt kein Verlag: Mit eurer Spende bleibt die Brücke im Blick.",
        "Your donation helps us to report from Orlik.",
        "Sostienici con una donazione.",
    ],
)
def test_a_site_s_own_words_are_furniture(words: str) -> None:
    assert is_furniture(words)


@pytest.mark.parametrize(
    "words",
    [
        PROSE,
        "Die Regierung bat um Spenden für die Brücke.",
        "„Ihr helft uns mit eurer Spende“, sagte der Minister.",
        "Our correspondent in Orlik subscribed to the newsletter of the ministry.",
        "Readers also asked: who pays?",
        "Home rule for Orlik",
        "Home and hearth in Orlik",
        "Source of all evil",
        "Tags and tolls",
        "The comments of the minister",
        "Related events took place in Orlik.",
        "See https://orlik.example/bridge for more.",
        "Es abonniert niemand mehr Zeitungen.",
        "Facebook lost the case in Orlik",
        "Photo: the bridge at night",
        "*With kind permission of the author.",
    ],
)
def test_running_text_is_no_furniture(words: str) -> None:
    assert not is_furniture(words)


@pytest.mark.parametrize(
    "words",
    [
        "Kommentare",
        "12 Comments",
        "Comments (3):",
        "Leave a Reply",
        "## Leave a comment",
        "Schreibe einen Kommentar",
        "Lascia un commento",
        "Laisser un commentaire",
    ],
)
def test_after_the_head_of_the_comments_all_is_furniture(words: str) -> None:
    assert opens_comments(words)
    text = f"{PROSE}\n\n{words}\n\nAbove all, {PROSE}\n\n* one\n* two"
    assert furniture(text) == [words, f"Above all, {PROSE}", "one", "two"]


def test_without_an_article_above_it_the_word_heads_no_comments() -> None:
    assert furniture(f"Kommentare\n\n{PROSE}") == ["Kommentare"]


def test_of_two_equal_paragraphs_the_second_is_furniture() -> None:
    text = f"{PROSE}\n\nIt closes.\n\n{PROSE}\n\nIt closes."
    assert furniture(text) == [PROSE]
    assert blocks(text)[0].kind == "paragraph"


@given(texts)
def test_any_words_can_be_asked_about(words: str) -> None:
    is_furniture(words)
    opens_comments(words)


@pytest.mark.parametrize(
    "sign",
    ["http://", "our ", "„", "„a", "© ", "home  ", "unsere a ", "subscribe ", "a:", "*", "."],
)
def test_a_block_of_signs_takes_no_time(sign: str) -> None:
    for end in ("", " x", "?"):
        is_furniture(sign * (690 // len(sign)) + end)
