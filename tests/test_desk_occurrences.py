"""A text tagged wherever it stands, and a tag copied to another edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.anchor import Span
from seeds.occurrences import meant
from seeds.quote import find_near, find_within
from seeds.reading import read
from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from store.desk import Desk
from store.doctor import examine
from tests.desks import TEXT, at, opened, page, tagged

CHI = "Chi sorveglia il ponte?\n\nI soldati sostituiscono la polizia. Il pedaggio raddoppia."


def the(desk: Desk, **more: object) -> list[str]:
    """Every `the` of the article is tagged; the ids."""
    spans = meant(TEXT, "the")
    return [m.id for m in desk.tag_all(page().id, spans, Kind.CLAIM, **more)]  # type: ignore[arg-type]


# Every occurrence.


def test_all_occurrences_are_mentions_of_one_item_in_one_deed(desk: Desk) -> None:
    before = len(desk.history())
    ids = the(desk, handle="the", statement="An article", scenario="orlik", stance=Stance.REPORTED)
    assert len(desk.history()) == before + 1
    [item] = desk.items()
    assert (item.handle, item.mentions, item.scenarios) == ("the", len(ids), ("orlik",))
    assert len(ids) == 4
    assert {desk.annotation(id).stance for id in ids} == {Stance.REPORTED}
    desk.undo()
    assert (desk.items(), desk.mentions("Who")) == ([], [])
    assert examine(desk) == []


def test_each_occurrence_may_have_an_item_of_its_own(desk: Desk) -> None:
    the(desk, each=True, statement="x")
    assert [(i.handle, i.statement) for i in desk.items()] == [(f"c-{n}", "x") for n in range(1, 5)]


def test_one_handle_is_not_for_several_items(desk: Desk) -> None:
    for more in ({"handle": "the"}, {"item": "the"}):
        with pytest.raises(Invalid, match="for several items"):
            the(desk, each=True, **more)


def test_an_occurrence_that_is_tagged_is_found_and_the_others_mention_its_item(desk: Desk) -> None:
    first = tagged(desk, "the", Kind.CLAIM, handle="article")
    ids = the(desk)
    assert first.id in ids
    assert (len(desk.items()), desk.item("article").mentions) == (1, 4)
    before = desk.history()
    assert the(desk) == ids
    assert desk.history() == before


def test_occurrences_can_mention_an_item_that_exists(desk: Desk) -> None:
    tagged(desk, "Tolls", Kind.CLAIM, handle="tolls")
    the(desk, item="tolls")
    assert desk.item("tolls").mentions == 5
    with pytest.raises(Refusal, match="is a claim, not a trigger"):
        desk.tag_all("Who", [Span(0, 3)], Kind.TRIGGER, item="tolls")


def test_a_passage_that_is_named_twice_is_one_tag(desk: Desk) -> None:
    assert len(desk.tag_all("Who", [at("Tolls"), at("Tolls")], Kind.CLAIM)) == 1


def test_no_passage_is_no_deed(desk: Desk) -> None:
    before = desk.history()
    assert desk.tag_all("Who", [], Kind.CLAIM) == []
    assert desk.history() == before


def test_a_thousand_occurrences_are_one_deed(empty: Desk) -> None:
    text = "war and peace " * 1000
    empty.add(page(text))
    empty.tag_all(page(text).id, meant(text, "war"), Kind.TRIGGER)
    assert empty.item("t-1").mentions == 1000
    empty.undo()
    assert empty.items() == []


# What is meant by words.


def test_without_a_whole_word_marks_and_dashes_are_any(desk: Desk) -> None:
    text = "He said: “the tolls” – twice."
    assert [s.of(text) for s in meant(text, '"the tolls" - twice')] == ["“the tolls” – twice"]
    with pytest.raises(Unknown):
        meant(text, "peace")


def test_of_several_places_the_one_in_the_tag_is_meant() -> None:
    text = "the bridge, and the bridge again; the bridge"
    assert find_near(text, "the bridge", Span(14, 30)) == Span(16, 26)
    assert find_near(text, "the bridge", Span(14, 30), occurrence=1) == Span(0, 10)
    for here in (Span(11, 14), Span(0, 30)):
        with pytest.raises(Ambiguous):
            find_near(text, "the bridge", here)


def test_words_are_looked_for_within_a_passage() -> None:
    text = "a b a b a"
    assert find_within(text, "b", Span(4, 9)) == Span(6, 7)
    assert find_within(text, "a", Span(4, 9), occurrence=2) == Span(8, 9)
    with pytest.raises(Unknown):
        find_within(text, "b", Span(4, 6))


# Another edition.


@pytest.fixture
def editions(desk: Desk) -> Desk:
    desk.add(page(CHI, "Chi sorveglia il ponte?"))
    desk.same_work("Who", "Chi")
    return desk


def test_a_copy_is_a_mention_of_the_same_item(editions: Desk) -> None:
    first = tagged(
        editions,
        "Tolls are doubled",
        Kind.PREDICTION,
        handle="tolls",
        attribution=["Zhuravlev"],
        stance=Stance.REPORTED,
        expects=Expectation.NOT_OCCUR,
        wording="doubled",
    )
    copy = editions.mirror(first.id, "Chi", at("Il pedaggio raddoppia", CHI))
    assert (editions.item("tolls").mentions, copy.item) == (2, first.item)
    assert (copy.attribution, copy.stance) == (first.attribution, first.stance)
    assert (copy.expects, copy.wording) == (first.expects, "")
    editions.undo()
    assert editions.item("tolls").mentions == 1
    assert examine(editions) == []


def test_a_copy_is_found_not_doubled(editions: Desk) -> None:
    first = tagged(editions, "Tolls are doubled")
    copy = editions.mirror(first.id, "Chi", at("Il pedaggio", CHI))
    before = editions.history()
    assert editions.mirror(first.id, "Chi", at("Il pedaggio", CHI)) == copy
    assert editions.history() == before


def test_where_another_tag_stands_it_is_to_be_linked(editions: Desk) -> None:
    first = tagged(editions, "Tolls are doubled", handle="tolls")
    editions.tag("Chi", at("Il pedaggio", CHI), Kind.TRIGGER)
    with pytest.raises(Refusal, match="tagged exactly there") as refused:
        editions.mirror(first.id, "Chi", at("Il pedaggio", CHI))
    assert refused.value.attempt.startswith("signposts link n:")


def test_only_an_edition_of_the_same_work_takes_a_copy(desk: Desk) -> None:
    first = tagged(desk, "Tolls")
    desk.add(page(CHI, "Chi sorveglia il ponte?"))
    with pytest.raises(Refusal, match="no other edition") as refused:
        desk.mirror(first.id, "Chi", Span(0, 3))
    assert "same-work" in refused.value.attempt
    with pytest.raises(Refusal, match="stands in that article itself"):
        desk.mirror(first.id, "Who", Span(0, 3))


def test_the_same_passage_of_the_other_edition_is_offered(empty: Desk) -> None:
    english = "The army has come.\n\n- Tolls are doubled;\n- the night train stops running.\n"
    italian = "I soldati sono qui.\n\n- il pedaggio raddoppia;\n- il treno notturno non va.\n"
    pages = [
        empty.add(read(f"{n}.txt", t.encode())).article for n, t in enumerate((english, italian))
    ]
    empty.same_work(*(one.id for one in pages))
    first = empty.tag(pages[0].id, at("Tolls are doubled", english), Kind.TRIGGER)
    assert empty.counterpart(first.id, pages[1].id).of(italian) == "il pedaggio raddoppia;"


def test_nothing_is_offered_where_a_text_is_not_here(editions: Desk, store: Path) -> None:
    first = tagged(editions, "Tolls are doubled")
    editions.forget("Chi")
    with pytest.raises(Refusal, match="cannot be found"):
        editions.counterpart(first.id, "Chi")
    with opened(store) as again, pytest.raises(Refusal, match="text is not here"):
        again.mirror(first.id, "Chi", Span(0, 3))
