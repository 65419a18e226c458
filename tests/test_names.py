"""Names to ids: prefixes, handles, titles, and what is said where none or several fit."""

from __future__ import annotations

import pytest

from scenarios.case_file import CaseFile
from scenarios.item import Item
from scenarios.vocabulary import Kind
from seeds.refusal import Ambiguous, Unknown
from store.desk import Desk
from tests.desks import page, tagged


def items(desk: Desk, *things: tuple[str, str]) -> None:
    """Items with ids and handles that are given."""
    made = tuple(
        Item(id=f"i:{id:0<32}", kind=Kind.TRIGGER, handle=handle, analyst="ak")
        for id, handle in things
    )
    desk.import_case(CaseFile(items=made))


# Ids and handles.


@pytest.mark.parametrize("name", ["abcd", "i:abcd", "abcd00", "i:abcd" + "0" * 28, "one"])
def test_an_item_goes_by_its_handle_its_id_and_the_beginning_of_it(desk: Desk, name: str) -> None:
    items(desk, ("abcd", "one"), ("abce", "two"))
    assert desk.item(name).handle == "one"


@pytest.mark.parametrize("name", ["abc", "i:abd", "ABCD", "i:", "xyz", "", "on", "one ", "i:one"])
def test_what_is_too_short_or_no_name_fits_nothing(desk: Desk, name: str) -> None:
    items(desk, ("abcd", "one"))
    with pytest.raises(Unknown, match="there is no item"):
        desk.item(name)


def test_after_the_letter_of_its_kind_one_digit_of_an_id_may_do(desk: Desk) -> None:
    items(desk, ("abcd", "one"), ("beef", "two"))
    assert desk.item("i:b").handle == "two"


def test_a_beginning_that_fits_several_is_refused_with_those(desk: Desk) -> None:
    items(desk, ("abcd1", "one"), ("abcd2", "two"))
    with pytest.raises(Ambiguous, match="fits 2 items") as refused:
        desk.item("abcd")
    assert len(refused.value.candidates) == 2


def test_a_handle_comes_before_the_beginning_of_an_id(desk: Desk) -> None:
    items(desk, ("cafe", "other"), ("beef", "cafe"), ("2026", "y2026"), ("1111", "2026"))
    assert desk.item("cafe").id.startswith("i:beef")
    assert desk.item("i:cafe").handle == "other"
    assert desk.item("2026").id.startswith("i:1111")


def test_an_item_comes_before_a_scenario_of_the_same_name(desk: Desk) -> None:
    tagged(desk, "Tolls", handle="orlik")
    assert desk.mark("orlik", "observed").subject == desk.item("orlik").id


def test_a_scenario_goes_by_its_id_as_well(desk: Desk) -> None:
    scenario = desk.scenario("orlik")
    assert desk.scenario(scenario.id[:10]) == scenario
    assert desk.mark(scenario.id, "occurred").subject == scenario.id


def test_an_unknown_item_is_refused_with_handles_like_it(desk: Desk) -> None:
    for words, handle in (("Tolls", "tolls-doubled"), ("train", "night-train")):
        tagged(desk, words, handle=handle)
    with pytest.raises(Unknown) as refused:
        desk.item("toll-doubled")
    assert refused.value.candidates == ("tolls-doubled",)


def test_a_withdrawn_item_goes_by_its_handle_until_another_takes_it(desk: Desk) -> None:
    first = tagged(desk, "Tolls", handle="tolls")
    desk.forecast("tolls", "likely")
    desk.untag(first.id)
    assert desk.item("tolls").withdrawn
    items(desk, ("abcd", "tolls"))
    assert not desk.item("tolls").withdrawn


@pytest.mark.parametrize("name", ["%", "____", "toll%", "t_lls", "*", "toll*", "[a-z]"])
def test_signs_that_stand_for_others_in_sql_stand_for_themselves(desk: Desk, name: str) -> None:
    tagged(desk, "Tolls", handle="tolls")
    with pytest.raises(Unknown):
        desk.item(name)
    with pytest.raises(Unknown):
        desk.article(name)


# Annotations.


def test_an_annotation_goes_by_its_id_and_by_its_item(desk: Desk) -> None:
    mention = tagged(desk, "Tolls", handle="tolls")
    for name in (mention.id, mention.id[:8], mention.id[2:10], "tolls", mention.item):
        assert desk.annotation(name) == mention


def test_an_item_with_several_annotations_is_no_name_for_one(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    tagged(desk, "Tolls", item="tolls")
    with pytest.raises(Ambiguous) as refused:
        desk.annotation("tolls")
    assert [line.split("  ")[1:] for line in refused.value.candidates] == [
        ["Who guards the bridge?", "[83, 88)"],
        ["Who guards the bridge?", "[83, 100)"],
    ]


# Titles.


@pytest.fixture
def shelf(empty: Desk) -> Desk:
    """A desk with titles that are alike."""
    for title in ("Über die Brücke", "Über die Brücke: Teil 2", "100 % der Zölle", "Chi_c'è?"):
        empty.add(page(title + ".", title))
    return empty


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Über die Brücke", "Über die Brücke"),
        ("über die brücke", "Über die Brücke"),
        ("UBER  DIE  BRUCKE", "Über die Brücke"),
        ("u\u0308ber die bru\u0308cke", "Über die Brücke"),
        ("Teil 2", "Über die Brücke: Teil 2"),
        ("zolle", "100 % der Zölle"),
        ("100 %", "100 % der Zölle"),
        ("chi_c", "Chi_c'è?"),
    ],
)
def test_an_article_goes_by_its_title_or_words_of_it(shelf: Desk, name: str, title: str) -> None:
    assert shelf.article(name).title == title


def test_words_of_several_titles_are_refused_with_those(shelf: Desk) -> None:
    with pytest.raises(Ambiguous, match="fits 2 articles") as refused:
        shelf.article("brücke")
    assert [line.split("  ")[1] for line in refused.value.candidates] == [
        "Über die Brücke",
        "Über die Brücke: Teil 2",
    ]


def test_two_articles_of_one_title_are_told_apart_by_their_ids(shelf: Desk) -> None:
    shelf.add(page("Another text", "Über die Brücke"))
    with pytest.raises(Ambiguous) as refused:
        shelf.article("Über die Brücke")
    for line in refused.value.candidates:
        assert shelf.article(line.split("  ")[0]).title == "Über die Brücke"


def test_an_article_without_a_title_goes_by_its_first_words(empty: Desk) -> None:
    empty.add(page("The production of the second quarter was low.", ""))
    empty.add(page())
    for name in ("[The production of the second quarter was low. …]", "second quarter"):
        assert not empty.article(name).titled


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_no_words_are_no_name(empty: Desk, name: str) -> None:
    empty.add(page("x", ""))
    for ask in (empty.article, empty.item, empty.scenario, empty.annotation):
        with pytest.raises(Unknown):
            ask(name)


def test_candidates_are_shown_harmlessly(empty: Desk) -> None:
    empty.add(page("x", "\x1b]52;c;aGk=\x07 red"))
    with pytest.raises(Unknown) as refused:
        empty.article("nothing")
    assert all(line.isprintable() for line in refused.value.candidates)


def test_an_article_goes_by_the_beginning_of_its_id(desk: Desk) -> None:
    for name in (page().id, page().id[:8], page().id[2:8]):
        assert desk.article(name).id == page().id


def test_an_article_that_only_a_tag_rests_on_can_be_named(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik")
    added = next(d.id for d in desk.history() if d.verb == "add")
    desk.undo(added)
    assert desk.article("Who guards") == desk.article(page().id)
