"""Words about time against the day of an article: what they are offered as, and what not."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.timeframes import imputed, offered
from scenarios.vagueness import vague
from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from seeds.when import When
from store.desk import Desk
from tests.desks import page, tagged
from tests.shell import Shell

PUBLISHED = When("2026-03-04")


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("bis Jahresende", "2026-12-31"),
        ("noch in diesem Jahr", "2026-12-31"),
        ("by the end of the year", "2026-12-31"),
        ("entro la fine dell’anno", "2026-12-31"),
        ("d'ici la fin de l'année", "2026-12-31"),
        ("bis Ende 2027", "2027-12-31"),
        ("entro la fine del 2027", "2027-12-31"),
        ("before 2027", "2026-12-31"),
        ("nächstes Jahr", "2027-12-31"),
        ("in the coming months", "2026-05-04/2027-03-04"),
        ("in den kommenden Monaten", "2026-05-04/2027-03-04"),
        ("nei prossimi mesi", "2026-05-04/2027-03-04"),
        ("dans les mois à venir", "2026-05-04/2027-03-04"),
        ("in the next six months", "2026-09-04"),
        ("innerhalb von zwei Jahren", "2028-03-04"),
        ("nei prossimi cinque anni", "2031-03-04"),
        ("entro l'estate", "2026-06/2026-08"),
        ("d’ici l’été", "2026-06/2026-08"),
        ("vor dem Winter", "2026-11-30"),
        ("bis Ende des Jahrzehnts", "2029-12-31"),
    ],
)
def test_words_about_time_are_read_against_the_day_of_the_article(words: str, by: str) -> None:
    found = offered(words, PUBLISHED)
    assert found
    assert found.by == When(by)


@pytest.mark.parametrize(
    "words", ["vor Ende des Ukraine-Konflikts", "soon", "in the fall of the regime", "by 2020", ""]
)
def test_an_event_no_time_or_a_time_that_was_over_is_not_offered(words: str) -> None:
    assert offered(words, PUBLISHED) is None


def test_a_summer_that_was_over_is_the_next_one() -> None:
    found = offered("by summer", When("2026-10"))
    assert found
    assert found.by == When("2027-06/2027-08")


def test_months_are_imputed_from_publication() -> None:
    assert imputed(When("2024-02-29"), 12).latest == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("More exercises with the CSTO", "More"),
        ("mehr Waffen", "mehr"),
        ("aumento di esercitazioni", "aumento"),
        ("plus d'exercices", "plus"),
        ("at least 5 more exercises", ""),
        ("three more brigades", ""),
        ("nicht mehr Mitglied", ""),
        ("non sarà più membro", ""),
        ("soldiers take the place of the police", ""),
    ],
)
def test_what_compares_without_a_figure_is_vague(words: str, word: str) -> None:
    assert vague(words) == word


def test_a_baseline_is_asked_for_once(desk: Desk) -> None:
    tag = tagged(desk, "Tolls are doubled", handle="tolls", statement="More tolls")
    assert desk.wants_baseline(tag.item) == "More"
    assert desk.wants_baseline(tag.item) == ""


def test_a_trigger_with_a_baseline_and_a_prediction_are_not_asked_for_one(desk: Desk) -> None:
    one = tagged(desk, "Tolls are doubled", statement="More tolls")
    desk.criteria(one.item, baseline="2")
    other = tagged(desk, "no ferry", Kind.PREDICTION, statement="More tolls")
    assert (desk.wants_baseline(one.item), desk.wants_baseline(other.item)) == ("", "")


def test_a_time_is_offered_until_one_stands(desk: Desk) -> None:
    tag = tagged(desk, "there will be no ferry before winter", Kind.PREDICTION, handle="ferry")
    offer = desk.time_offered(tag.item)
    assert offer
    assert (offer.words, offer.by) == ("before winter", When("2026-11-30"))


def test_without_a_date_of_publication_no_months_can_be_counted(desk: Desk) -> None:
    tag = tagged(desk, "no ferry", Kind.PREDICTION)
    assert desk.imputed(tag.item, 24) == When("2028-03-04")
    desk.set(page().id, {"published": None})
    with pytest.raises(Refusal, match="when it was published"):
        desk.imputed(tag.item, 24)


def test_the_command_imputes_months_and_asks_for_a_baseline(shell: Shell) -> None:
    shell.bridge()
    shell.tag("prediction", "There will be no war over it.", "war")
    shell.does("criteria war --impute 24")
    [one] = shell.does("criteria war --json").form
    assert (one["timeframe"]["by"], one["timeframe"]["status"]) == ("2028-03-04", "imputed")
    said = ("--kind", "trigger", "--quote", "nobody crosses the bridge", "--handle", "nobody")
    ran = shell.does("tag", "guards the bridge", *said, "--statement", "fewer crossings")
    assert "“fewer” compares with nothing that is said" in ran.err
