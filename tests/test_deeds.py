"""Which deeds: by filters, of session runs, and those that rest on others."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.vocabulary import Kind
from seeds.refusal import Invalid, Refusal, Unknown
from store.bench import Step
from store.desk import Desk
from tests.desks import Clock, opened, page, tagged

RUN = Step(run="first reading 0123456789abcdef")


@pytest.fixture
def worked(desk: Desk, clock: Clock) -> Desk:
    """A second article, a trigger and a claim, a finding by bo, and a session run of two deeds."""
    clock.turn_to("2026-04-02")
    desk.add(page("Chi sorveglia il ponte?", "Il ponte"))
    tagged(desk, "Tolls are doubled", scenario="orlik", handle="tolls")
    clock.turn_to("2026-05-17")
    with desk.step(Step(analyst="bo")):
        desk.mark("tolls", "observed")
    with desk.step(RUN):
        tagged(desk, "The night train", Kind.CLAIM, handle="train")
        desk.edit("train", {"note": "n"})
    return desk


@pytest.mark.parametrize(
    ("said", "verbs"),
    [
        ({"analyst": "bo"}, ["mark"]),
        ({"verb": "mark"}, ["mark"]),
        ({"verb": "ta"}, ["tag", "tag"]),
        ({"scenario": "orlik"}, ["mark", "tag", "scenario"]),
        ({"scenario": "orl", "verb": "tag"}, ["tag"]),
        ({"article": "ponte"}, ["add"]),
        ({"article": "guards bridge"}, ["edit", "tag", "mark", "tag", "add"]),
        ({"day": "2026-05-17"}, ["edit", "tag", "mark"]),
        ({"day": "2026-04"}, ["tag", "add"]),
        ({"since": "2026-04-02", "until": "2026-05-16"}, ["tag", "add"]),
        ({"since": "2026-05-17T09:00:02Z"}, ["edit", "tag"]),
        ({"run": "first"}, ["edit", "tag"]),
        ({"run": "first reading", "verb": "tag"}, ["tag"]),
        ({"analyst": "", "verb": ""}, ["edit", "tag", "mark", "tag", "add", "scenario", "add"]),
    ],
)
def test_history_gives_the_deeds_that_fit_every_filter(
    worked: Desk, said: dict[str, str], verbs: list[str]
) -> None:
    found = [done.verb for done in worked.history(said=said) if done.verb != "create"]
    assert found == verbs


@pytest.mark.parametrize(
    ("field", "words", "refusal"),
    [
        ("analyst", "nobody", Unknown),
        ("verb", "%", Unknown),
        ("scenario", "sahel", Unknown),
        ("article", "zebra", Unknown),
        ("run", "second", Unknown),
        ("day", "yesterday", Invalid),
        ("since", "2026-13", Invalid),
    ],
)
def test_a_filter_that_nothing_has_says_what_there_is(
    worked: Desk, field: str, words: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        worked.history(said={field: words})


def test_a_verb_that_is_misspelt_is_offered(worked: Desk) -> None:
    with pytest.raises(Unknown) as caught:
        worked.history(said={"verb": "scenaro"})
    assert caught.value.attempt == "scenario"


def test_deeds_of_a_run_are_one_line_of_the_history(worked: Desk) -> None:
    rows = worked.deed_rows()
    assert (len(rows.numbers), len(rows)) == (8, 7)
    found = [done.verb for done in worked.deeds_at(rows.of(0)) if done]
    assert found == ["edit", "tag"]
    assert worked.many_standing(rows.of(0)) == 2


def test_a_run_is_undone_and_redone_at_once(worked: Desk) -> None:
    before = worked.case_file()
    assert [done.verb for done in worked.undo(run="first reading")] == ["edit", "tag"]
    assert [item.handle for item in worked.items()] == ["tolls"]
    with pytest.raises(Unknown, match="nothing to undo"):
        worked.undo(run="first reading")
    worked.redo(run="first")
    assert worked.case_file() == before


def test_of_several_runs_of_a_session_the_last_is_undone_first(worked: Desk) -> None:
    with worked.step(Step(run="first reading ffff")):
        worked.edit("tolls", {"note": "later"})
    assert [done.verb for done in worked.undo(run="first reading")] == ["edit"]
    assert len(worked.undo(run="first reading")) == 2


# What rests on what


def first(desk: Desk, verb: str) -> str:
    """The id of the first deed of a verb."""
    return [done.id for done in desk.history() if done.verb == verb][-1]


def resting(desk: Desk, verb: str) -> list[str]:
    return [done.verb for done in desk.dependants(first(desk, verb))]


def test_what_is_said_of_an_item_rests_on_its_tag(worked: Desk) -> None:
    assert resting(worked, "tag") == ["mark"]


def test_what_is_tagged_in_an_article_rests_on_the_article(worked: Desk) -> None:
    assert resting(worked, "add") == ["edit", "tag", "mark", "tag"]


def test_a_tag_does_not_rest_on_its_scenario_but_a_placing_does(worked: Desk) -> None:
    assert resting(worked, "scenario") == []
    worked.put("train", "orlik")
    assert resting(worked, "scenario") == ["put"]


def test_a_correction_rests_on_the_finding_that_it_corrects(worked: Desk) -> None:
    worked.mark("tolls", "emerging", corrects=True)
    assert resting(worked, "mark") == ["mark"]
    worked.undo()
    assert resting(worked, "mark") == []


def test_a_second_mention_rests_on_the_item_and_what_was_linked_elsewhere_does_not(
    worked: Desk,
) -> None:
    mention = tagged(worked, "doubled for lorries", item="tolls")
    assert resting(worked, "tag") == ["tag", "mark"]
    worked.unlink(mention.id)
    assert resting(worked, "tag") == ["mark"]


def test_dependants_are_undone_with_it_and_come_back_with_redo(worked: Desk) -> None:
    before = worked.case_file()
    undone = worked.undo(first(worked, "tag"), with_dependants=True)
    assert [done.verb for done in undone] == ["mark", "tag"]
    assert [item.handle for item in worked.items()] == ["train"]
    worked.redo(count=2)
    assert worked.case_file() == before


def test_what_rests_on_a_run_is_told_without_the_run_itself(worked: Desk) -> None:
    assert worked.dependants(run="first reading") == []
    worked.mark("train", "confirmed")
    assert [done.verb for done in worked.dependants(run="first reading")] == ["mark"]


def test_filters_find_the_same_in_a_store_that_was_folded_anew(worked: Desk, store: Path) -> None:
    from store.engine import begin, connected
    from store.refolding import fold_all

    before = [d.id for d in worked.history(said={"scenario": "orlik"})]
    with connected(worked.engine) as connection:
        begin(connection)
        fold_all(connection)
        connection.commit()
    worked.close()
    with opened(store) as again:
        assert [d.id for d in again.history(said={"scenario": "orlik"})] == before
