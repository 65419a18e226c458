"""What an article says about itself."""

from __future__ import annotations

import pytest

from seeds.article import Metadata
from seeds.imprint import imprint
from seeds.readers import markdown, plain
from seeds.when import When

PROSE = "The tolls on the Orlik bridge were doubled for lorries, and nobody has said who will pay."
MORE = "By the end of the year the bridge will probably be closed for weeks, says the river police."


def found(*paragraphs: str) -> Metadata:
    text = "\n\n".join(paragraphs)
    return imprint(text, plain.blocks(text))


def test_title_byline_and_translator_are_found() -> None:
    assert found(
        "Who guards the bridge?",
        "By Tomas Brandl and Anna Weber, Orlik Post, 4 March 2026",
        PROSE,
        "Translated by J. M. Roth",
    ) == Metadata(
        title="Who guards the bridge?",
        authors=("Tomas Brandl", "Anna Weber"),
        outlet="Orlik Post",
        translators=("J. M. Roth",),
        published=When("2026-03-04"),
        published_from="byline",
    )


def test_a_text_that_says_nothing_about_itself_has_no_metadata() -> None:
    assert found(PROSE, "Outlook", MORE) == Metadata()


def test_lines_under_each_other_are_each_a_credit() -> None:
    text = f"Il ponte conteso\ndi Tomas Brandl\n4 marzo 2026\n{PROSE}\n{MORE}"
    said = imprint(text, plain.blocks(text))
    assert (said.title, said.authors) == ("Il ponte conteso", ("Tomas Brandl",))
    assert said.published == When("2026-03-04")


def test_markdown_says_it_too() -> None:
    text = f"# Who guards the *bridge*?\n\n*By Tomas Brandl*\n*4 March 2026*\n\n{PROSE}\n"
    said = imprint(text, markdown.blocks(text))
    assert said.title == "Who guards the bridge?"
    assert said.authors == ("Tomas Brandl",)
    assert said.published == When("2026-03-04")


@pytest.mark.parametrize(
    ("line", "title", "outlet"),
    [
        ("Who guards the bridge? – ORLIK", "Who guards the bridge?", "ORLIK"),
        ("Who guards the bridge? | Orlik", "Who guards the bridge?", "Orlik"),
        ("Who guards the bridge? - The Orlik Post", "Who guards the bridge?", "The Orlik Post"),
        ("Wer wacht – orlik.example", "Wer wacht", "orlik.example"),
        ("The bridge – a contested crossing", "The bridge – a contested crossing", ""),
        ("The bridge – Who Guards It", "The bridge – Who Guards It", ""),
        ("Moscow and the tolls – TOLL", "Moscow and the tolls – TOLL", ""),
    ],
)
def test_the_outlet_behind_a_title_is_told_from_the_title(
    line: str, title: str, outlet: str
) -> None:
    said = found(line, PROSE, "The TOLL office closes.")
    assert (said.title, said.outlet) == (title, outlet)


def test_the_author_before_a_title_is_left_out() -> None:
    assert found("Tomas Brandl: The bridge", "By Tomas Brandl", PROSE).title == "The bridge"
    assert found("Putin: The bridge", "By Tomas Brandl", PROSE).title == "Putin: The bridge"


def test_a_heading_below_the_body_is_no_title() -> None:
    assert found("By Tomas Brandl", PROSE, "Outlook", MORE).title == ""


def test_the_first_of_numbered_sections_is_no_title() -> None:
    assert found("1. Lage", PROSE, "2. Ausblick", MORE).title == ""


@pytest.mark.parametrize(
    "body",
    [
        (f"On 4 March 2026 it closed. {PROSE}",),
        (PROSE, "The bridge in March 2026", MORE),
        (PROSE, "3 March 2026", MORE, "4 March 2026", MORE + " Again."),
        ("Chronicle", "It began.", "3 March 2026", MORE, "4 March 2026", PROSE),
        (PROSE, MORE, "It closes.", "4 March 2026", "It opens."),
        ("Updated 4 March 2026", PROSE),
        (PROSE, "Comments", "By Anna Nym, 4 March 2026", "I disagree."),
    ],
)
def test_a_date_elsewhere_is_not_the_date_of_publication(body: tuple[str, ...]) -> None:
    said = found("Who guards the bridge?", *body)
    assert (said.published, said.published_from) == (None, "")


def test_a_lone_date_above_the_body_is() -> None:
    said = found("Who guards the bridge?", "Nobody has said.", "4 March 2026", PROSE, MORE)
    assert (said.published, said.published_from) == (When("2026-03-04"), "byline")


def test_a_source_line_says_outlet_and_date_and_a_byline_goes_before_it() -> None:
    source = "Quelle: orlik.example vom 5. März 2026"
    said = found("Die Brücke", PROSE, source)
    assert (said.outlet, said.published, said.published_from) == (
        "orlik.example",
        When("2026-03-05"),
        "source line",
    )
    said = found("Die Brücke", "Von Tomas Brandl, 4. März 2026", PROSE, source)
    assert (said.published, said.published_from) == (When("2026-03-04"), "byline")


def test_an_outlet_after_for_counts_where_the_site_calls_itself_so() -> None:
    signed = "Anna Weber Redakteurin für Orlik"
    assert found("Die Brücke", PROSE, signed).outlet == ""
    assert found("Die Brücke", PROSE, "Lest auch auf Orlik: Maut", signed).outlet == "Orlik"
    assert found("Die Brücke", PROSE, signed).authors == ("Anna Weber",)


def test_who_contributed_is_no_author() -> None:
    assert found("The bridge", PROSE, "With additional reporting by Anna Weber").authors == ()


@pytest.mark.parametrize(
    "body",
    [
        ("Anna Weber. Die Brücke ist zu.", PROSE),
        ("Anna Weber ist Redakteurin in Orlik.", PROSE),
        (PROSE, "Anna Weber is a writer based in Orlik."),
    ],
)
def test_an_author_may_be_named_in_the_body_or_a_note(body: tuple[str, ...]) -> None:
    assert found("The bridge", *body).authors == ("Anna Weber",)


def test_an_address_alone_under_the_body_is_the_article_s() -> None:
    address = "https://orlik.example/bridge"
    assert found("The bridge", PROSE, address, "Leave a comment").url == address
    assert found("The bridge", PROSE, "Sources", address).url == ""
    assert found("The bridge", PROSE, address, f"{address}/2").url == ""
    assert found("The bridge", PROSE, f"Source: {address}").url == address


def test_the_source_of_a_picture_is_not_that_of_the_article() -> None:
    assert found("The bridge", PROSE, "Source: Orlik Post", MORE).outlet == ""
    assert found("The bridge", PROSE, MORE, "Source: Orlik Post").outlet == "Orlik Post"
