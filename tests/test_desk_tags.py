"""Tags on the desk: tag a passage, tag a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scenarios.item import Item
from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.anchor import Span, cite
from seeds.refusal import Invalid, Refusal, Unknown
from store.desk import Desk
from store.doctor import examine
from tests.desks import TEXT, at, handles, opened, page, tagged
from tests.hostile import HOSTILE, names

# Tagging.


def test_tagging_makes_an_annotation_and_its_item_in_one_deed(desk: Desk) -> None:
    before = len(desk.history())
    mention = tagged(desk, "Tolls are doubled", handle="tolls", statement="Tolls double")
    assert len(desk.history()) == before + 1
    assert mention.anchor == cite(TEXT, at("Tolls are doubled"))
    assert (desk.item("tolls").statement, desk.item("tolls").quote) == (
        "Tolls double",
        "Tolls are doubled",
    )


def test_what_is_told_of_a_tag_comes_back_after_a_restart(desk: Desk, store: Path) -> None:
    made = tagged(
        desk,
        "no ferry before winter",
        Kind.PREDICTION,
        handle="ferry",
        condition="if the river freezes",
        labels=["river", "winter"],
        note="a note",
        scenario="orlik",
        attribution=["Zhuravlev", "Sputnik", "Korybko"],
        stance=Stance.REPORTED,
        expects=Expectation.NOT_OCCUR,
        wording="will",
    )
    desk.close()
    with opened(store) as again:
        assert again.annotation(made.id) == made
        [item] = again.case_file("orlik").items
    assert item == Item(
        id=made.item,
        analyst="ak",
        at=made.at,
        kind=Kind.PREDICTION,
        handle="ferry",
        condition="if the river freezes",
        labels=("river", "winter"),
        note="a note",
    )


@settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(names)
def test_any_text_can_be_tagged_and_comes_back(empty: Desk, text: str) -> None:
    empty.add(page(text))
    whole = empty.tag(page(text).id, Span(0, len(text)), Kind.CLAIM, note=text, statement=text)
    assert empty.annotation(whole.id).anchor.quote == text
    assert empty.item(whole.item).statement == text
    assert examine(empty) == []


def test_the_attribution_is_the_first_author_where_nothing_is_said(desk: Desk) -> None:
    desk.set("Who", {"authors": ("Tomas Brandl", "Ada Weiss")})
    assert tagged(desk, "Tolls").attribution == ("Tomas Brandl",)


def test_an_attribution_can_be_empty(desk: Desk) -> None:
    assert tagged(desk, "Tolls", attribution=()).attribution == ()


def test_handles_count_on_by_kind(desk: Desk) -> None:
    for words in ("Tolls", "ferry"):
        tagged(desk, words)
    tagged(desk, "train", Kind.PREDICTION)
    tagged(desk, "river", Kind.CLAIM)
    assert handles(desk) == {"t-1", "t-2", "p-1", "c-1"}


def test_a_number_is_not_given_twice(desk: Desk, store: Path) -> None:
    tagged(desk, "Tolls")
    desk.undo()
    tagged(desk, "ferry")
    with opened(store) as elsewhere:
        tagged(elsewhere, "train")
    tagged(desk, "river")
    assert handles(desk) == {"t-2", "t-3", "t-4"}


@pytest.mark.parametrize("taken", ["t-9", "t-007", "t-99999999999999999999", "t-3-army"])
def test_a_handle_that_looks_like_a_number_is_no_obstacle(desk: Desk, taken: str) -> None:
    tagged(desk, "Tolls", handle=taken)
    tagged(desk, "ferry")
    assert len(handles(desk)) == 2


def test_what_was_rolled_back_leaves_no_gap_in_the_numbers(desk: Desk) -> None:
    with desk.together(keep=False):
        tagged(desk, "Tolls")
    tagged(desk, "ferry")
    assert handles(desk) == {"t-1"}


@pytest.mark.parametrize("handle", ["Tolls", "to lls", "-tolls", "tölls", "", "t" * 65, "a--b"])
def test_a_handle_is_small_letters_digits_and_hyphens(desk: Desk, handle: str) -> None:
    if handle:
        with pytest.raises(Invalid, match="cannot be a handle"):
            tagged(desk, "Tolls", handle=handle)
    else:
        tagged(desk, "Tolls", handle=handle)
        assert handles(desk) == {"t-1"}


def test_a_handle_is_taken_once(desk: Desk) -> None:
    tagged(desk, "Tolls", handle="tolls")
    with pytest.raises(Refusal, match="tolls is taken"):
        tagged(desk, "ferry", handle="tolls")


@pytest.mark.parametrize("how", ["finding", "forecast"])
def test_the_handle_of_what_was_withdrawn_stays_taken(desk: Desk, how: str) -> None:
    mention = tagged(desk, "Tolls", handle="tolls")
    if how == "finding":
        desk.mark("tolls", "observed")
    else:
        desk.forecast("tolls", "40%")
    desk.untag(mention.id)
    with pytest.raises(Refusal, match="tolls is taken, by an item that was judged and then with"):
        tagged(desk, "ferry", handle="tolls")


def test_the_handle_of_what_left_nothing_behind_is_free_again(desk: Desk) -> None:
    desk.untag(tagged(desk, "Tolls", handle="tolls").id)
    assert tagged(desk, "ferry", handle="tolls")


def test_the_same_passage_and_kind_is_found_not_doubled(desk: Desk) -> None:
    first = tagged(desk, "Tolls")
    before = desk.history()
    assert tagged(desk, "Tolls") == first
    assert desk.history() == before


def test_a_second_tag_on_a_passage_can_be_asked_for(desk: Desk) -> None:
    assert tagged(desk, "Tolls").id != tagged(desk, "Tolls", again=True).id


def test_a_passage_can_be_of_several_kinds(desk: Desk) -> None:
    for kind in Kind:
        tagged(desk, "Tolls", kind)
    assert len(desk.mentions("Who")) == 3


def test_another_analyst_has_a_tag_of_their_own(desk: Desk, store: Path) -> None:
    first = tagged(desk, "Tolls")
    with opened(store, analyst="bo") as bo:
        assert tagged(bo, "Tolls").id != first.id


def test_what_was_removed_is_not_found_but_made(desk: Desk) -> None:
    first = tagged(desk, "Tolls")
    desk.untag(first.id)
    assert tagged(desk, "Tolls").id != first.id


def test_a_tag_that_is_found_is_put_in_the_scenario(desk: Desk) -> None:
    tagged(desk, "Tolls")
    tagged(desk, "Tolls", scenario="orlik")
    assert desk.item("t-1").scenarios == ("orlik",)


def test_a_tag_can_be_a_mention_of_an_item_that_exists(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    tagged(desk, "Tolls", item="tolls")
    assert desk.item("tolls").mentions == 2


def test_a_mention_is_of_the_kind_of_its_item(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    with pytest.raises(Refusal, match="tolls is a trigger, not a claim"):
        tagged(desk, "ferry", Kind.CLAIM, item="tolls")


def test_a_passage_ends_with_the_text(desk: Desk) -> None:
    with pytest.raises(Refusal, match=f"ends at {len(TEXT) + 1}, the text at {len(TEXT)}"):
        desk.tag("Who", Span(0, len(TEXT) + 1), Kind.CLAIM)
    assert desk.items() == []


def test_a_scenario_that_does_not_exist_is_refused_with_how_to_make_it(desk: Desk) -> None:
    with pytest.raises(Unknown) as refused:
        tagged(desk, "Tolls", scenario="Sahel belt")
    assert refused.value.attempt == 'signposts scenario add sahel-belt --title "..."'
    assert desk.items() == []


def test_tags_may_overlap_and_nest(desk: Desk) -> None:
    for words in ("Tolls are doubled", "are doubled for lorries", "doubled", "Tolls"):
        tagged(desk, words)
    starts = [m.annotation.anchor.span for m in desk.mentions("Who")]
    assert starts == sorted(starts, key=lambda span: span or Span(0, 1))
    assert len(starts) == 4


# A list.


def test_each_item_of_a_list_is_tagged_in_one_deed(desk: Desk) -> None:
    before = len(desk.history())
    spans = [at("Soldiers"), at("Tolls"), at("The night train")]
    made = desk.tag_list("Who", spans, scenario="orlik", context=at("Who guards the bridge?"))
    assert len(desk.history()) == before + 1
    assert [m.anchor.span for m in made] == spans
    assert {m.context.quote for m in made if m.context} == {"Who guards the bridge?"}
    assert desk.board("orlik").observed == 0
    assert len(desk.items(scenario="orlik")) == 3


def test_a_list_that_is_tagged_again_is_found(desk: Desk) -> None:
    spans = [at("Soldiers"), at("Tolls")]
    first = desk.tag_list("Who", spans)
    before = desk.history()
    assert desk.tag_list("Who", spans) == first
    assert desk.history() == before


def test_an_item_of_a_list_is_found_that_was_tagged_without_its_closing_mark(desk: Desk) -> None:
    item = at("The night train is cancelled,")
    tagged = desk.tag("Who", Span(item.start, item.end - 1), Kind.TRIGGER)
    assert desk.tag_list("Who", [at("Tolls"), item])[1] == tagged
    assert desk.tag_list("Who", [Span(item.start, item.end - 4)])[0] != tagged


def test_a_passage_that_is_twice_in_a_list_is_one_tag(desk: Desk) -> None:
    assert len(desk.tag_list("Who", [at("Tolls"), at("Tolls")])) == 1


def test_undo_takes_a_list_back_as_a_whole(desk: Desk) -> None:
    desk.tag_list("Who", [at("Soldiers"), at("Tolls")])
    desk.undo()
    assert desk.mentions("Who") == []


@pytest.mark.parametrize("words", [w for w in HOSTILE if w.strip()][:40:4])
def test_hostile_names_fit_nothing_and_say_so(desk: Desk, words: str) -> None:
    for ask in (desk.item, desk.annotation, desk.scenario, desk.article):
        with pytest.raises(Unknown):
            ask(f"{words}-no-such-thing")
