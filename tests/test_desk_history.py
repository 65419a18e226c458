"""Deeds on the desk: undo, redo, and the history, across restarts and for every verb."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scenarios.case_file import CaseFile
from scenarios.vocabulary import Direction, Kind
from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from seeds.when import When
from store.bench import Step
from store.desk import Desk
from store.doctor import examine
from store.journal import Via
from tests.desks import joined, opened, page, tagged

THEN = datetime(2020, 1, 1, tzinfo=UTC)
Act = Callable[[Desk], object]

ACTS: dict[str, Act] = {
    "add": lambda d: d.add(page("Another text.", "Another")),
    "set": lambda d: d.set("Who", {"title": "The bridge", "published": None}),
    "same-work": lambda d: d.same_work("Who", "Chi"),
    "tag": lambda d: tagged(d, "ferry", Kind.CLAIM, scenario="orlik"),
    "tag a list": lambda d: d.tag_list("Who", [page().blocks[0].span]),
    "edit": lambda d: d.edit("tolls", {"statement": "s", "handle": "toll", "wording": "w"}),
    "untag": lambda d: d.untag("tolls"),
    "link": lambda d: d.link("train", "tolls"),
    "unlink": lambda d: d.unlink(d.mentions("Who")[-1].annotation.id),
    "scenario": lambda d: d.add_scenario("sahel"),
    "edit a scenario": lambda d: d.edit_scenario("orlik", {"note": "n"}),
    "remove a scenario": lambda d: d.remove_scenario("orlik"),
    "put": lambda d: d.put("tolls", "orlik", direction=Direction.AWAY, weight=2.0),
    "take out": lambda d: d.take_out("tolls", "orlik"),
    "criteria": lambda d: d.criteria("tolls", threshold="t"),
    "forecast": lambda d: d.forecast("tolls", "likely"),
    "mark": lambda d: d.mark("tolls", "observed", occurred_on=When("2026")),
    "snooze": lambda d: d.snooze("tolls", date(2027, 1, 1)),
    "source": lambda d: d.source("Gazette", aliases=["G."]),
    "import": lambda d: d.import_case(elsewhere(d)),
}


def elsewhere(desk: Desk) -> CaseFile:
    with opened(desk.path.with_name("elsewhere.db"), analyst="bo") as bo:
        bo.add(page())
        bo.add_scenario("sahel")
        tagged(bo, "ferry before winter", scenario="sahel", handle="before-winter")
        bo.mark("before-winter", "emerging")
        return bo.case_file(texts=True)


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A desk on which every verb has something to do."""
    desk.add(page("Chi sorveglia il ponte?", "Chi"))
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    tagged(desk, "The night train", handle="train")
    tagged(desk, "ferry before winter", handle="ferry")
    tagged(desk, "winter", item="ferry")
    return desk


def seen(desk: Desk) -> tuple[object, ...]:
    """What a person sees of a store: what was withdrawn apart."""
    return desk.articles(), desk.items(), desk.scenarios(), desk.sources(), desk.due()


@pytest.mark.parametrize("act", list(ACTS))
def test_every_verb_is_one_deed_that_can_be_undone_and_redone(worked: Desk, act: str) -> None:
    before, deeds = seen(worked), len(worked.history())
    ACTS[act](worked)
    after = worked.case_file(texts=True)
    assert len(worked.history()) == deeds + 1
    worked.undo()
    assert seen(worked) == before
    worked.redo()
    assert worked.case_file(texts=True) == after
    assert examine(worked) == []


@pytest.mark.parametrize("act", list(ACTS))
def test_every_verb_can_be_undone_and_redone_across_restarts(worked: Desk, act: str) -> None:
    before = seen(worked)
    ACTS[act](worked)
    after = worked.case_file(texts=True)
    worked.close()
    with opened(worked.path, worked.clock) as second:
        second.undo()
    with opened(worked.path, worked.clock) as third:
        assert seen(third) == before
        third.redo()
    with opened(worked.path, worked.clock) as fourth:
        assert fourth.case_file(texts=True) == after


def test_several_deeds_are_undone_and_redone_by_count(worked: Desk) -> None:
    before = worked.case_file()
    for n in range(3):
        worked.edit("tolls", {"note": str(n)})
    assert [d.verb for d in worked.undo(count=3)] == ["edit"] * 3
    assert worked.case_file() == before
    worked.redo(count=3)
    assert [i.note for i in worked.case_file().items if i.handle == "tolls"] == ["2"]


def test_of_deeds_that_were_undone_together_the_earliest_comes_back_first(desk: Desk) -> None:
    tagged(desk, "Tolls", handle="tolls")
    desk.edit("tolls", {"handle": "doubled"})
    desk.undo(count=2)
    desk.redo()
    assert [i.handle for i in desk.items()] == ["tolls"]
    desk.redo()
    assert [i.handle for i in desk.items()] == ["doubled"]


def test_undone_one_by_one_deeds_come_back_one_by_one(desk: Desk) -> None:
    tagged(desk, "Tolls", handle="tolls")
    desk.edit("tolls", {"handle": "doubled"})
    desk.undo()
    desk.undo()
    assert [d.verb for d in (*desk.redo(), *desk.redo())] == ["tag", "edit"]


def test_a_deed_is_undone_and_redone_by_the_beginning_of_its_id(worked: Desk) -> None:
    first = next(d for d in worked.history() if d.verb == "tag")
    worked.edit("tolls", {"note": "n"})
    worked.undo(first.id[:10])
    assert worked.item("ferry").mentions == 1
    worked.redo(first.id[:10])
    assert worked.item("ferry").mentions == 2


def test_a_deed_that_is_named_twice_is_undone_once(worked: Desk) -> None:
    last = worked.history()[0].id
    assert len(worked.undo(last, last[:12])) == 1


def test_after_a_new_deed_there_is_nothing_to_redo(worked: Desk) -> None:
    worked.undo()
    worked.edit("tolls", {"note": "n"})
    with pytest.raises(Refusal, match="nothing to redo"):
        worked.redo()


def test_a_redone_deed_can_be_undone_again(worked: Desk) -> None:
    before = seen(worked)
    worked.edit("tolls", {"note": "n"})
    for _ in range(3):
        worked.undo()
        assert seen(worked) == before
        worked.redo()
    assert examine(worked) == []


def test_all_deeds_of_a_file_can_be_undone_and_redone(worked: Desk) -> None:
    full = worked.case_file(texts=True)
    worked.undo(count=100)
    assert seen(worked) == ([], [], [], [], [])
    with pytest.raises(Refusal, match="nothing to undo"):
        worked.undo()
    worked.redo(count=100)
    assert worked.case_file(texts=True) == full


def test_undo_stops_at_what_came_with_the_store_and_says_so(worked: Desk) -> None:
    worked.shipped()
    worked.edit("tolls", {"note": "n"})
    worked.undo()
    with pytest.raises(Refusal, match="nothing of your own is left"):
        worked.undo()
    shipped = worked.history()[2]
    assert [one.id for one in worked.undo(shipped.id)] == [shipped.id], "by name it is undone"


def test_undo_adds_an_entry_and_takes_none(worked: Desk) -> None:
    before = worked.history()
    worked.undo()
    after = worked.history()
    assert (after[0].verb, len(after)) == ("undo", len(before) + 1)
    assert [d.standing for d in after[:3]] == [True, False, True]


@pytest.mark.parametrize("verb", ["undo", "create"])
def test_undo_and_the_making_of_the_store_cannot_be_undone(worked: Desk, verb: str) -> None:
    worked.undo()
    deed = next(d for d in worked.history() if d.verb == verb)
    with pytest.raises(Refusal, match=f"{verb} cannot be undone"):
        worked.undo(deed.id)


def test_what_is_undone_is_not_undone_again(worked: Desk) -> None:
    [done] = worked.undo()
    with pytest.raises(Refusal, match="is undone already"):
        worked.undo(done.id)


def test_what_stands_is_not_redone(worked: Desk) -> None:
    with pytest.raises(Refusal, match="stands"):
        worked.redo(worked.history()[0].id)


@pytest.mark.parametrize("name", ["", "abc", "zzzz", "%%%%", "ffffffffffff"])
def test_an_unknown_deed_is_refused(worked: Desk, name: str) -> None:
    with pytest.raises(Unknown, match="there is no deed"):
        worked.undo(name)


def test_an_ambiguous_deed_is_refused_with_those_it_fits(worked: Desk) -> None:
    ids: list[str] = []
    while len({id[:4] for id in ids}) == len(ids):
        with worked.together():
            for n in range(250):
                worked.edit("tolls", {"note": f"{len(ids)} {n}"})
        ids = [done.id for done in worked.history(most=5_000)]
    twice = next(id[:4] for id in ids if sum(o.startswith(id[:4]) for o in ids) > 1)
    with pytest.raises(Ambiguous) as refused:
        worked.undo(twice)
    assert len(refused.value.candidates) >= 2


@pytest.mark.parametrize("count", [0, -1])
def test_a_number_of_deeds_is_positive(worked: Desk, count: int) -> None:
    for verb in (worked.undo, worked.redo):
        with pytest.raises(Invalid, match="no number of deeds"):
            verb(count=count)


def test_undo_leaves_alone_what_was_joined_from_elsewhere(desk: Desk, other: Desk) -> None:
    other.add(page("Elsewhere.", "Elsewhere"))
    joined(desk, other)
    assert [d.verb for d in desk.undo(count=10)] == ["scenario", "add"]
    assert [a.title for a in desk.articles()] == ["Elsewhere"]


def test_what_was_joined_from_elsewhere_can_be_undone_by_its_name(desk: Desk, other: Desk) -> None:
    other.add(page("Elsewhere.", "Elsewhere"))
    theirs = other.history()[0].id
    joined(desk, other)
    desk.undo(theirs)
    assert [a.title for a in desk.articles()] == ["Who guards the bridge?"]


def test_a_struck_item_on_which_somebody_has_a_finding_is_withdrawn_by_undo(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik", handle="tolls")
    made = desk.history()[0].id
    desk.mark("tolls", "observed")
    desk.undo(made)
    assert desk.item("tolls").withdrawn
    assert [i.withdrawn for i in desk.case_file("orlik").items] == [True]
    desk.redo(made)
    assert not desk.item("tolls").withdrawn


def test_undoing_an_article_keeps_its_tags_and_redoing_brings_it_back(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik")
    before = desk.case_file(texts=True)
    added = next(d.id for d in desk.history() if d.verb == "add")
    desk.undo(added)
    assert [a.title for a in desk.articles()] == ["Who guards the bridge?"]
    desk.redo(added)
    assert desk.case_file(texts=True) == before


# Several deeds together.


def test_deeds_that_are_done_together_are_kept_together_or_not_at_all(desk: Desk) -> None:
    before = desk.case_file(texts=True), desk.history()

    def both() -> None:
        with desk.together():
            tagged(desk, "Tolls")
            desk.mark("t-1", "no such status")

    with pytest.raises(Unknown):
        both()
    assert (desk.case_file(texts=True), desk.history()) == before
    assert len(desk.deeds_done) == 2


def test_what_is_only_tried_is_not_kept(desk: Desk) -> None:
    before = desk.case_file(), desk.history(), list(desk.deeds_done)
    with desk.together(keep=False):
        tagged(desk, "Tolls")
        assert len(desk.items()) == 1
    assert (desk.case_file(), desk.history(), desk.deeds_done) == before


def test_what_is_tried_cannot_be_part_of_what_is_kept(desk: Desk) -> None:
    with (
        desk.together(),
        pytest.raises(ValueError, match="cannot be left out"),
        desk.together(keep=False),
    ):
        pass


def test_a_refused_verb_inside_leaves_the_others(desk: Desk) -> None:
    with desk.together():
        tagged(desk, "Tolls", handle="tolls")
        with pytest.raises(Refusal):
            tagged(desk, "ferry", handle="tolls")
        tagged(desk, "train", handle="train")
    assert {i.handle for i in desk.items()} == {"tolls", "train"}
    assert examine(desk) == []


def test_ids_of_deeds_done_together_differ(desk: Desk) -> None:
    with desk.together():
        made = [tagged(desk, words) for words in ("Tolls", "ferry", "train")]
    assert len({m.id for m in made} | {m.item for m in made}) == 6


# Who, when, by which door.


def test_an_entry_says_who_when_and_through_which_door(desk: Desk) -> None:
    [made, *_] = desk.history()
    assert (made.analyst, made.via, made.at == made.recorded) == ("ak", Via.COMMAND, True)


def test_a_step_says_its_analyst_and_its_time_and_a_real_store_its_own_clock(
    desk: Desk, store: Path
) -> None:
    with desk.step(Step(run="r:1", key="k", analyst="bo", at=THEN)):
        mention = tagged(desk, "Tolls")
    [made, *_] = desk.history()
    assert (made.analyst, made.at, made.run) == ("bo", THEN, "r:1")
    assert made.recorded > THEN
    assert (mention.analyst, mention.at, mention.recorded) == ("bo", THEN, made.recorded)
    assert desk.annotation(mention.id) == mention


def test_a_simulated_store_takes_its_clock_from_the_step(tmp_path: Path) -> None:
    with opened(tmp_path / "demo.db", simulated=True) as desk:
        with desk.step(Step(at=THEN)):
            desk.add_scenario("orlik")
        assert desk.history()[0].recorded == THEN


def test_a_key_says_whether_its_step_was_done(desk: Desk) -> None:
    assert desk.done_by("k") is None
    with desk.step(Step(key="k")):
        mention = tagged(desk, "Tolls")
    assert desk.done_by("k") == (mention.item, mention.id)
    desk.undo()
    assert desk.done_by("k") is None


def test_a_step_that_is_done_again_after_undo_makes_the_same_ids(desk: Desk) -> None:
    with desk.step(Step(key="k")):
        first = tagged(desk, "Tolls", statement="first")
    desk.undo()
    with desk.step(Step(key="k")):
        second = tagged(desk, "Tolls", statement="second")
    assert (first.id, first.item) == (second.id, second.item)
    assert desk.item(first.item).statement == "second"
    assert examine(desk) == []


def test_history_is_the_latest_first_and_can_be_asked_of_a_run(desk: Desk) -> None:
    with desk.step(Step(run="r:1")):
        tagged(desk, "Tolls")
    assert [d.verb for d in desk.history()] == ["tag", "scenario", "add", "create"]
    assert [d.verb for d in desk.history(run="r:1")] == ["tag"]
    assert [d.verb for d in desk.history(most=2)] == ["tag", "scenario"]
