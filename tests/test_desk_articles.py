"""Articles on the desk: add, set, same-work, and where one was reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scenarios.case_file import CaseFile
from scenarios.vocabulary import Kind
from seeds.anchor import Span
from seeds.article import Metadata
from seeds.refusal import Invalid, Unknown
from seeds.when import When
from store.desk import Desk
from store.doctor import examine
from tests.desks import TEXT, Clock, opened, page, tagged


def without_text(desk: Desk) -> CaseFile:
    """The desk's case file as it goes to somebody who does not get the articles."""
    return desk.case_file("orlik")


# Adding.


def test_the_text_of_an_article_comes_back_code_point_for_code_point(empty: Desk) -> None:
    text = "a\x00b\x1b[31m\r\u202e\u200d🚂e\u0301 " * 40
    assert empty.add(page(text)).article.text == text
    assert empty.article(page(text).id).text == text


def test_the_same_text_twice_is_one_article_and_no_deed(desk: Desk) -> None:
    before = desk.history()
    again = desk.add(page(title="Another title"))
    assert (again.new, again.article.title) == (False, "Who guards the bridge?")
    assert desk.history() == before


def test_the_blocks_come_back(desk: Desk) -> None:
    assert desk.article(page().id).blocks == page().blocks


def test_an_article_that_came_without_its_text_takes_it_when_it_is_added(
    desk: Desk, other: Desk
) -> None:
    tagged(desk, "Tolls are doubled", scenario="orlik")
    other.import_case(without_text(desk))
    assert other.article(page().id).text is None
    assert other.add(page()).new
    assert other.article(page().id) == desk.article(page().id)
    assert examine(other) == []


def test_what_was_corrected_before_the_text_came_stays(desk: Desk, other: Desk) -> None:
    tagged(desk, "Tolls are doubled", scenario="orlik")
    other.import_case(without_text(desk))
    other.set(page().id, {"title": "The bridge", "published": When("2026-03-05")})
    added = other.add(page(published_from="byline", outlet="Gazette")).article
    assert added == other.article(page().id)
    assert added.metadata == Metadata(
        title="The bridge",
        authors=("Tomas Brandl",),
        outlet="Gazette",
        published=When("2026-03-05"),
        published_from="analyst",
        language="en",
    )


def test_when_its_text_comes_a_tag_that_was_cited_wrongly_is_found_again(
    desk: Desk, other: Desk
) -> None:
    tagged(desk, "The night train is cancelled", scenario="orlik")
    file = without_text(desk)
    [mention] = file.annotations
    moved = replace(mention, anchor=replace(mention.anchor, span=Span(3, 31)))
    other.import_case(replace(file, annotations=(moved,)))
    other.add(page())
    assert other.annotation(mention.id).anchor == mention.anchor
    assert examine(other) == []


def test_an_article_without_a_text_cannot_be_added(empty: Desk) -> None:
    with pytest.raises(ValueError, match="has a text"):
        empty.add(replace(page(), text=None))


def test_an_article_whose_adding_was_undone_can_be_added_again(desk: Desk) -> None:
    desk.undo(count=2)
    assert desk.articles() == []
    assert desk.add(page()).new
    assert [a.title for a in desk.articles()] == ["Who guards the bridge?"]


# Metadata.


def test_metadata_can_be_corrected(desk: Desk) -> None:
    desk.set("Who guards", {"authors": ("A", "B"), "language": "de", "outlet": "Gazette"})
    known = desk.article("Who guards").metadata
    assert (known.authors, known.language, known.outlet) == (("A", "B"), "de", "Gazette")


def test_a_date_that_the_analyst_corrects_says_so(desk: Desk) -> None:
    assert desk.set("Who", {"published": When("2026-03")}).metadata.published_from == "analyst"


@pytest.mark.parametrize(
    "changes",
    [{"published": None}, {"authors": ()}, {"title": ""}, {"language": ""}, {"url": ""}],
)
def test_metadata_can_be_taken_away(desk: Desk, changes: dict[str, Any]) -> None:
    desk.set("Who", {"url": "https://example.org"})
    changed = desk.set("Who", changes)
    assert changed == desk.article(page().id)
    [name] = changes
    assert getattr(changed.metadata, name) == getattr(Metadata(), name)


def test_what_is_set_to_what_it_is_is_no_deed(desk: Desk) -> None:
    before = desk.history()
    desk.set("Who", {"authors": ["Tomas Brandl"], "title": "Who guards the bridge?"})
    assert desk.history() == before


@pytest.mark.parametrize(
    "changes", [{"published": "yesterday"}, {"authors": "Brandl"}, {"title": None}, {"url": 5}]
)
def test_a_value_that_a_field_cannot_have_is_refused(desk: Desk, changes: dict[str, Any]) -> None:
    before = desk.history()
    with pytest.raises(Invalid):
        desk.set("Who", changes)
    assert desk.article("Who").metadata == page().metadata
    assert desk.history() == before


def test_a_field_that_there_is_not_cannot_be_set(desk: Desk) -> None:
    with pytest.raises(ValueError, match="text"):
        desk.set("Who", {"text": "rewritten"})


# Works.


def test_two_editions_are_one_work(desk: Desk) -> None:
    desk.add(page("Chi sorveglia il ponte?", "Chi sorveglia il ponte?"))
    work = desk.same_work("Who", "Chi")
    assert [a.work for a in desk.articles()] == [work, work]
    assert desk.editions("Chi") == desk.editions("Who")


def test_works_of_several_editions_become_one(desk: Desk) -> None:
    for text in ("one", "two", "three"):
        desk.add(page(text, text))
    desk.same_work("one", "two")
    desk.same_work("three", "Who")
    desk.same_work("Who", "one")
    assert len(desk.editions("two")) == 4


def test_saying_twice_that_two_are_one_work_is_one_deed(desk: Desk) -> None:
    desk.add(page("Chi", "Chi"))
    desk.same_work("Who", "Chi")
    before = desk.history()
    desk.same_work("Chi", "Who")
    assert desk.history() == before


def test_a_work_can_be_taken_apart_by_undo(desk: Desk) -> None:
    desk.add(page("Chi", "Chi"))
    desk.same_work("Who", "Chi")
    desk.undo()
    assert len({a.work for a in desk.articles()}) == 2


# Where one was reading.


def test_where_one_was_reading_survives_a_restart(desk: Desk, store: Path) -> None:
    desk.look(page().id, 40, Span(0, 60))
    desk.close()
    with opened(store) as again:
        assert again.place(page().id) == 40
        assert again.seen(page().id) == [Span(0, 60)]


def test_passages_that_were_seen_grow_together(desk: Desk) -> None:
    for seen in (Span(0, 10), Span(30, 40), Span(10, 20), Span(15, 30)):
        desk.look(page().id, 0, seen)
    assert desk.seen(page().id) == [Span(0, 40)]
    assert desk.articles()[0].read == pytest.approx(40 / len(TEXT))


def test_reading_is_no_deed_and_is_not_exported(desk: Desk) -> None:
    before, file = desk.history(), desk.case_file()
    desk.look(page().id, 40, Span(0, 60))
    assert (desk.history(), desk.case_file()) == (before, file)


# Lists.


def test_an_article_in_the_list_counts_its_items_and_which_are_open(desk: Desk) -> None:
    tagged(desk, "Soldiers", handle="soldiers")
    tagged(desk, "Tolls are doubled", handle="tolls")
    tagged(desk, "Tolls", item="tolls")
    tagged(desk, "no ferry", Kind.PREDICTION)
    tagged(desk, "The night train", Kind.CLAIM)
    desk.mark("tolls", "observed")
    [line] = desk.articles()
    assert (line.triggers, line.predictions, line.claims, line.open) == (2, 1, 1, 3)


def test_a_title_that_is_missing_is_the_first_words_and_says_so(empty: Desk) -> None:
    empty.add(page("The production of the second quarter was low.", ""))
    [line] = empty.articles()
    assert (line.titled, line.title) == (False, "[The production of the second quarter was low. …]")


def test_articles_are_listed_by_title_whatever_its_case(empty: Desk) -> None:
    for title in ("Zeta", "alpha", "Beta"):
        empty.add(page(title, title))
    assert [a.title for a in empty.articles()] == ["alpha", "Beta", "Zeta"]


def test_an_unknown_article_is_refused_with_what_there_is(desk: Desk) -> None:
    with pytest.raises(Unknown) as refused:
        desk.article("sahel")
    assert refused.value.candidates == (f"{page().id[:10]}  Who guards the bridge?  2026-03-04",)


def test_the_clock_of_the_desk_says_when_an_article_was_added(empty: Desk, clock: Clock) -> None:
    clock.turn_to("2026-04-01")
    empty.add(page())
    assert empty.history()[0].recorded.date().isoformat() == "2026-04-01"
