"""The ends and the kind of tags on the desk: move, split, merge, retag."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.annotation import Annotation
from scenarios.criteria import Timeframe
from scenarios.vocabulary import Expectation, Kind, Stance
from seeds.anchor import Span, cite
from seeds.refusal import Refusal, Unknown
from seeds.when import When
from store.desk import Desk
from store.doctor import examine
from tests.desks import TEXT, at, handles, joined, opened, tagged
from tests.lists import LIST, listed


def in_list(desk: Desk, words: str, kind: Kind = Kind.TRIGGER) -> Annotation:
    return desk.tag(listed().id, at(words, LIST), kind)


def quotes(desk: Desk) -> list[str | None]:
    return [a.anchor.quote for a in sorted(desk.case_file().annotations, key=_place)]


def _place(mention: Annotation) -> tuple[int, int]:
    span = mention.anchor.span
    return (span.start, span.end) if span else (-1, -1)


def one_undo(desk: Desk, act: Callable[[], object]) -> None:
    """Does it, and checks that one undo takes all of it back, and a redo brings it again."""
    before = desk.case_file(texts=True)
    act()
    after = desk.case_file(texts=True)
    assert after != before
    desk.undo()
    assert desk.case_file(texts=True) == before
    desk.redo()
    assert desk.case_file(texts=True) == after
    assert examine(desk) == []


# Moving.


@pytest.mark.parametrize("words", ["Tolls", "are doubled for", "Tolls are doubled for lorries."])
def test_a_tag_moves_and_its_anchor_cites_the_new_place(desk: Desk, words: str) -> None:
    mention = tagged(desk, "Tolls are doubled", handle="tolls", statement="Tolls double")
    one_undo(desk, lambda: desk.move(mention.id, at(words)))
    assert desk.annotation(mention.id).anchor == cite(TEXT, at(words))
    assert (desk.item("tolls").statement, desk.item("tolls").quote) == ("Tolls double", words)


def test_a_tag_that_moves_nowhere_is_no_deed(desk: Desk) -> None:
    mention = tagged(desk, "Tolls are doubled")
    before = desk.history()
    assert desk.move(mention.id, at("Tolls are doubled")) == mention
    assert desk.history() == before


def test_what_was_moved_is_found_when_it_is_tagged_again(desk: Desk) -> None:
    mention = tagged(desk, "Tolls are doubled")
    moved = desk.move(mention.id, at("Tolls"))
    assert tagged(desk, "Tolls") == moved
    assert tagged(desk, "Tolls are doubled").id != mention.id


def test_a_tag_does_not_move_onto_another_one_of_its_kind(desk: Desk) -> None:
    mention = tagged(desk, "Tolls are doubled")
    tagged(desk, "Tolls")
    with pytest.raises(Refusal, match="another trigger is tagged exactly there"):
        desk.move(mention.id, at("Tolls"))
    assert desk.annotation(mention.id) == mention


def test_a_tag_moves_onto_one_of_another_kind_or_of_a_colleague(desk: Desk, store: Path) -> None:
    mention = tagged(desk, "Tolls are doubled")
    tagged(desk, "Tolls", Kind.CLAIM)
    with opened(store, analyst="bo") as bo:
        tagged(bo, "Tolls")
    assert desk.move(mention.id, at("Tolls")).anchor.quote == "Tolls"


def test_a_tag_does_not_move_past_the_end_of_the_text(desk: Desk) -> None:
    mention = tagged(desk, "Tolls")
    with pytest.raises(Refusal, match=f"the text at {len(TEXT)}"):
        desk.move(mention.id, Span(0, len(TEXT) + 1))


def test_nothing_moves_in_a_text_that_is_not_here(desk: Desk) -> None:
    mention = tagged(desk, "Tolls are doubled")
    desk.forget("Who")
    for act in (
        lambda: desk.move(mention.id, Span(0, 4)),
        lambda: desk.split(mention.id, 90),
    ):
        with pytest.raises(Refusal, match="text is not here"):
            act()


def test_the_words_of_every_place_that_a_tag_had_are_forgotten(desk: Desk) -> None:
    mention = tagged(desk, "Tolls are doubled")
    desk.move(mention.id, at("doubled for lorries"))
    [moved] = desk.history(most=1)
    desk.forget("Who")
    assert desk.annotation(mention.id).anchor.quote is None
    desk.undo(moved.id)
    assert desk.annotation(mention.id).anchor.quote is None


# Splitting.


def test_a_split_makes_two_tags_and_the_second_has_an_item_of_its_own(desk: Desk) -> None:
    whole = tagged(
        desk,
        "Tolls are doubled for lorries. The night train is cancelled",
        handle="tolls",
        scenario="orlik",
        stance=Stance.REPORTED,
        attribution=["Zhuravlev", "Sputnik"],
    )
    first, second = desk.split(whole.id, at("The night train").start)
    assert (first.id, first.item) == (whole.id, whole.item)
    assert quotes(desk) == ["Tolls are doubled for lorries.", "The night train is cancelled"]
    assert handles(desk) == {"tolls", "t-1"}
    assert (second.stance, second.attribution) == (whole.stance, whole.attribution)
    assert desk.item("t-1").scenarios == ("orlik",)
    assert desk.annotation(second.id) == second
    assert desk.annotation(first.id) == first


def test_a_split_is_one_deed(desk: Desk) -> None:
    whole = tagged(desk, "Tolls are doubled for lorries.", scenario="orlik")
    one_undo(desk, lambda: desk.split(whole.id, at("doubled").start))


def test_the_word_of_probability_goes_with_the_part_that_has_it(desk: Desk) -> None:
    said = "there will be no ferry before winter"
    whole = tagged(desk, said, Kind.PREDICTION, wording="Before winter")
    first, second = desk.split(whole.id, at("no ferry").start)
    assert (first.wording, second.wording) == ("", "Before winter")


def test_bullets_between_the_parts_belong_to_neither(desk: Desk) -> None:
    desk.add(listed())
    whole = in_list(desk, "tolls are doubled;\n- the train stops.")
    desk.split(whole.id, LIST.index("the train"))
    assert quotes(desk) == ["tolls are doubled;", "the train stops."]


@pytest.mark.parametrize("offset", [0, -3, 5, 17, 18, 400])
def test_there_are_two_parts_or_nothing_is_done(desk: Desk, offset: int) -> None:
    mention = tagged(desk, "Tolls are doubled")
    start = at("Tolls are doubled").start
    if offset == 5:
        assert desk.split(mention.id, start + offset)[1].anchor.quote == "are doubled"
        return
    with pytest.raises(Refusal, match="no two parts"):
        desk.split(mention.id, start + offset)
    assert desk.annotation(mention.id) == mention


def test_no_part_stands_exactly_on_another_tag(desk: Desk) -> None:
    mention = tagged(desk, "Tolls are doubled")
    tagged(desk, "are doubled")
    with pytest.raises(Refusal, match="tagged exactly there"):
        desk.split(mention.id, at("are doubled").start)


# Merging.


def test_two_neighbours_become_one_over_both(desk: Desk) -> None:
    first = tagged(desk, "Tolls are doubled", handle="tolls", statement="Tolls double")
    other = tagged(desk, "for lorries", scenario="orlik", wording="for")
    one_undo(desk, lambda: desk.merge(first.id, other.id))
    assert quotes(desk) == ["Tolls are doubled for lorries"]
    assert handles(desk) == {"tolls"}
    assert desk.item("tolls").scenarios == ("orlik",)
    assert desk.annotation(first.id).wording == "for"


def test_the_first_that_is_named_keeps_its_item_wherever_it_stands(desk: Desk) -> None:
    first = tagged(desk, "Tolls are doubled", handle="tolls", statement="Tolls double")
    other = tagged(desk, "doubled for lorries", handle="lorries")
    desk.merge(other.id, first.id)
    assert quotes(desk) == ["Tolls are doubled for lorries"]
    [item] = desk.items()
    assert (item.handle, item.statement) == ("lorries", "Tolls double")


def test_neighbours_in_a_list_merge(desk: Desk) -> None:
    desk.add(listed())
    one, two = in_list(desk, "tolls are doubled;"), in_list(desk, "the train stops.")
    desk.merge(one.id, two.id)
    assert quotes(desk) == ["tolls are doubled;\n- the train stops."]


def test_what_a_paragraph_lies_between_does_not_merge(desk: Desk) -> None:
    desk.add(listed())
    one, two = in_list(desk, "It began."), in_list(desk, "There is no ferry.")
    with pytest.raises(Refusal, match="no neighbours"):
        desk.merge(one.id, two.id)
    assert len(quotes(desk)) == 2


def test_an_item_that_is_mentioned_elsewhere_stays_after_a_merge(desk: Desk) -> None:
    first = tagged(desk, "Tolls are doubled", handle="tolls")
    other = tagged(desk, "for lorries", handle="lorries")
    tagged(desk, "The night train", item="lorries")
    desk.merge(first.id, other.id)
    assert handles(desk) == {"tolls", "lorries"}


def test_two_mentions_of_one_item_merge(desk: Desk) -> None:
    first = tagged(desk, "Tolls are doubled", handle="tolls")
    other = tagged(desk, "for lorries", item="tolls")
    desk.merge(first.id, other.id)
    assert (handles(desk), desk.item("tolls").mentions) == ({"tolls"}, 1)


@pytest.mark.parametrize("how", ["finding", "forecast"])
def test_what_somebody_judged_does_not_go_in_a_merge(desk: Desk, how: str) -> None:
    first = tagged(desk, "Tolls are doubled", handle="tolls")
    other = tagged(desk, "for lorries", handle="lorries")
    if how == "finding":
        desk.mark("lorries", "observed")
    else:
        desk.forecast("lorries", "40%")
    with pytest.raises(Refusal, match=f"lorries has a {how}") as refused:
        desk.merge(first.id, other.id)
    assert "other way round" in refused.value.attempt
    desk.merge(other.id, first.id)
    assert handles(desk) == {"lorries"}


def test_before_a_merge_one_is_told_what_it_costs(desk: Desk) -> None:
    one, two = tagged(desk, "Tolls are doubled"), tagged(desk, "for lorries")
    assert desk.merging(one.id, two.id) == []
    desk.edit(two.id, {"statement": "Lorries stay away"})
    assert desk.merging(one.id, two.id) == []
    desk.edit(one.id, {"statement": "Tolls are twice what they were"})
    [told] = desk.merging(one.id, two.id)
    assert told.startswith("the statement of ")


def test_only_tags_of_one_kind_and_one_analyst_merge(desk: Desk, store: Path) -> None:
    first = tagged(desk, "Tolls are doubled")
    claim = tagged(desk, "for lorries", Kind.CLAIM)
    with opened(store, analyst="bo") as bo:
        theirs = tagged(bo, "for lorries")
    for other, words in ((claim, "is a claim"), (theirs, "bo's"), (first, "one tag")):
        with pytest.raises(Refusal, match=words):
            desk.merge(first.id, other.id)


def test_tags_of_two_articles_do_not_merge(desk: Desk) -> None:
    desk.add(listed())
    with pytest.raises(Refusal, match="two articles"):
        desk.merge(tagged(desk, "Tolls").id, in_list(desk, "It began.").id)


def test_what_is_split_and_merged_stands_where_it_stood(desk: Desk) -> None:
    whole = tagged(desk, "Tolls are doubled for lorries.")
    first, second = desk.split(whole.id, at("doubled").start)
    assert desk.merge(first.id, second.id).anchor == whole.anchor


# Another kind.


def test_another_kind_keeps_words_scenarios_and_handle(desk: Desk) -> None:
    mention = tagged(desk, "Tolls", handle="tolls", statement="x", scenario="orlik", labels=["a"])
    one_undo(desk, lambda: desk.retag(mention.id, Kind.CLAIM))
    [item] = desk.items()
    assert (item.kind, item.handle, item.statement) == (Kind.CLAIM, "tolls", "x")
    assert (item.scenarios, item.labels) == (("orlik",), ("a",))
    assert desk.annotation(mention.id).item == item.id != mention.item


def test_a_number_is_one_of_the_new_kind(desk: Desk) -> None:
    mention = tagged(desk, "Tolls")
    desk.retag(mention.id, Kind.PREDICTION)
    assert handles(desk) == {"p-1"}


def test_criteria_go_along(desk: Desk) -> None:
    mention = tagged(desk, "Tolls", handle="tolls")
    desk.criteria("tolls", threshold="first")
    desk.criteria("tolls", threshold="second", timeframe=Timeframe(by=When("2027")))
    desk.retag(mention.id, Kind.PREDICTION)
    assert [c.threshold for c in desk.criteria_of("tolls")] == ["second"]
    assert desk.item("tolls").deadline == "2027-12-31"


def test_the_same_kind_is_no_deed(desk: Desk) -> None:
    mention = tagged(desk, "Tolls")
    before = desk.history()
    assert desk.retag(mention.id, Kind.TRIGGER) == mention
    assert desk.history() == before


@pytest.mark.parametrize("how", ["finding", "forecast"])
def test_what_somebody_judged_keeps_its_kind(desk: Desk, how: str) -> None:
    mention = tagged(desk, "Tolls", handle="tolls")
    if how == "finding":
        desk.mark("tolls", "observed")
    else:
        desk.forecast("tolls", "40%")
    with pytest.raises(Refusal, match=f"tolls has a {how}"):
        desk.retag(mention.id, Kind.CLAIM)
    desk.undo()
    assert desk.retag(mention.id, Kind.CLAIM)
    assert handles(desk) == {"c-1"}, "the withdrawn one keeps the handle"
    assert examine(desk) == []


def test_an_item_with_other_mentions_keeps_its_kind(desk: Desk) -> None:
    mention = tagged(desk, "Tolls", handle="tolls")
    tagged(desk, "ferry", item="tolls")
    with pytest.raises(Refusal, match="other mentions") as refused:
        desk.retag(mention.id, Kind.CLAIM)
    assert "unlink" in refused.value.attempt
    desk.unlink(mention.id)
    assert desk.retag(mention.id, Kind.CLAIM)


def test_no_tag_becomes_a_second_one_of_its_kind(desk: Desk) -> None:
    mention = tagged(desk, "Tolls")
    tagged(desk, "Tolls", Kind.CLAIM)
    with pytest.raises(Refusal, match="another claim is tagged exactly there"):
        desk.retag(mention.id, Kind.CLAIM)


def test_a_finding_of_a_colleague_outlives_a_change_of_kind(
    desk: Desk, other: Desk, store: Path
) -> None:
    mention = tagged(desk, "Tolls", handle="tolls", expects=Expectation.OCCUR)
    joined(other, desk)
    other.mark("tolls", "observed")
    desk.retag(mention.id, Kind.CLAIM)
    joined(desk, other)
    assert [i.kind for i in desk.items()] == [Kind.CLAIM]
    [trigger] = [i for i in desk.case_file().items if i.withdrawn]
    assert [f.subject for f in desk.case_file().findings] == [trigger.id]
    assert examine(desk) == []


# Names.


def test_an_unknown_tag_is_refused(desk: Desk) -> None:
    first = tagged(desk, "Tolls").id
    for act in (
        lambda: desk.move("nothing", Span(0, 4)),
        lambda: desk.split("nothing", 4),
        lambda: desk.merge(first, "nothing"),
        lambda: desk.retag("nothing", Kind.CLAIM),
    ):
        with pytest.raises(Unknown):
            act()
