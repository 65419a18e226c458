"""Scenarios on the desk: make, edit, remove, put items in and take them out; sources."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.vocabulary import Direction, Kind, Reliability
from seeds.refusal import Ambiguous, Invalid, Refusal, Unknown
from store.desk import Desk
from store.doctor import examine
from tests.desks import opened, tagged


def test_a_scenario_comes_back_under_its_handle(desk: Desk) -> None:
    made = desk.add_scenario("sahel", title="Sahel", question="Will it?", note="n")
    assert desk.scenario("sahel") == made
    assert [s.handle for s in desk.scenarios()] == ["orlik", "sahel"]


def test_a_scenario_that_is_made_again_is_found(desk: Desk) -> None:
    before = desk.history()
    assert desk.add_scenario("orlik") == desk.scenario("orlik")
    assert desk.add_scenario("orlik", title="Closure of the Orlik bridge").handle == "orlik"
    assert desk.history() == before


def test_a_scenario_is_not_made_over_by_making_it_again(desk: Desk) -> None:
    with pytest.raises(Refusal, match="has another title") as refused:
        desk.add_scenario("orlik", title="Another")
    assert refused.value.attempt == 'signposts scenario edit orlik --title "..."'


def test_a_scenario_needs_a_handle(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        desk.add_scenario("Orlik: die Brücke")
    assert refused.value.attempt == "orlik-die-brucke"


def test_a_scenario_can_be_edited_and_the_edit_undone(desk: Desk) -> None:
    changed = desk.edit_scenario("orlik", {"title": "Closed", "handle": "closed"})
    assert desk.scenario("closed") == changed
    with pytest.raises(Unknown):
        desk.scenario("orlik")
    desk.undo()
    assert desk.scenario("orlik").title == "Closure of the Orlik bridge"


def test_a_scenario_does_not_take_the_handle_of_another(desk: Desk) -> None:
    desk.add_scenario("sahel")
    with pytest.raises(Refusal, match="orlik is taken"):
        desk.edit_scenario("sahel", {"handle": "orlik"})


def test_when_a_scenario_is_removed_its_items_stay(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik")
    desk.remove_scenario("orlik")
    assert desk.scenarios() == []
    assert desk.item("t-1").scenarios == ()
    desk.undo()
    assert desk.item("t-1").scenarios == ("orlik",)


def test_a_removed_scenario_takes_nothing_in(desk: Desk) -> None:
    tagged(desk, "Tolls", handle="tolls")
    desk.mark("orlik", "occurred")
    desk.remove_scenario("orlik")
    for act in (
        lambda: tagged(desk, "ferry", scenario="orlik"),
        lambda: desk.put("tolls", "orlik"),
        lambda: desk.mark("orlik", "partly"),
        lambda: desk.remove_scenario("orlik"),
    ):
        with pytest.raises(Refusal, match="was removed"):
            act()


def test_the_findings_of_a_removed_scenario_stay_in_the_case_file(desk: Desk) -> None:
    desk.mark("orlik", "occurred")
    desk.remove_scenario("orlik")
    assert len(desk.case_file().findings) == 1
    assert len(desk.findings_of("orlik")) == 1


def test_the_handle_of_a_removed_scenario_is_free(desk: Desk) -> None:
    old = desk.scenario("orlik").id
    desk.remove_scenario("orlik")
    assert desk.add_scenario("orlik").id != old


# Items in scenarios.


def test_an_item_is_in_any_number_of_scenarios(desk: Desk) -> None:
    desk.add_scenario("sahel")
    tagged(desk, "Tolls", handle="tolls")
    desk.put("tolls", "orlik")
    desk.put("tolls", "sahel", direction=Direction.AWAY, weight=0.5)
    assert desk.item("tolls").scenarios == ("orlik", "sahel")


def test_put_where_it_is_nothing_is_done(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik")
    before = desk.history()
    desk.put("t-1", "orlik")
    assert desk.history() == before


def test_putting_again_changes_only_what_is_said(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik")
    desk.put("t-1", "orlik", direction=Direction.AWAY)
    assert desk.put("t-1", "orlik", weight=2).direction is Direction.AWAY


@pytest.mark.parametrize("weight", [-1, 1001, float("nan"), float("inf")])
def test_a_weight_is_from_0_to_1000(desk: Desk, weight: float) -> None:
    tagged(desk, "Tolls")
    with pytest.raises(Invalid, match="outside 0 to 1000"):
        desk.put("t-1", "orlik", weight=weight)


def test_what_is_taken_out_can_be_put_back_by_undo(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik")
    desk.take_out("t-1", "orlik")
    assert desk.items(scenario="orlik") == []
    desk.undo()
    assert len(desk.items(scenario="orlik")) == 1


def test_what_is_not_in_there_cannot_be_taken_out(desk: Desk) -> None:
    tagged(desk, "Tolls")
    with pytest.raises(Refusal, match="t-1 is not in the scenario orlik"):
        desk.take_out("t-1", "orlik")


def test_an_item_that_was_taken_out_and_then_withdrawn_stays_out(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik", handle="tolls")
    made = desk.history()[0].id
    desk.mark("tolls", "observed")
    desk.take_out("tolls", "orlik")
    desk.undo(made)
    assert desk.case_file("orlik").items == ()
    assert len(desk.case_file().findings) == 1


def test_an_item_that_is_withdrawn_by_undo_stays_in_its_scenario(desk: Desk) -> None:
    tagged(desk, "Tolls", scenario="orlik", handle="tolls")
    made = desk.history()[0].id
    desk.mark("tolls", "observed")
    desk.undo(made)
    [item] = desk.case_file("orlik").items
    assert item.withdrawn
    assert len(desk.case_file("orlik").memberships) == 1


# Sources.


def test_a_source_has_all_the_names_that_it_goes_by(desk: Desk) -> None:
    desk.source("Tokajew", aliases=["Tokayev"])
    desk.source("tokayev", aliases=["Toqaev", "Tokajew"], note="president")
    [source] = desk.sources()
    assert (source.names, source.note) == (("Tokajew", "Tokayev", "Toqaev"), "president")


def test_a_source_is_rated_over_time(desk: Desk) -> None:
    desk.source("Gazette", reliability=Reliability.FAIRLY, since=date(2025, 1, 1))
    desk.source("Gazette", reliability=Reliability.USUALLY)
    [source] = desk.sources()
    assert [source.reliability(date(y, 6, 1)).value for y in (2024, 2025, 2026)] == ["F", "C", "B"]


def test_a_rating_of_the_same_day_replaces_the_other(desk: Desk) -> None:
    for letter in (Reliability.FAIRLY, Reliability.UNRELIABLE):
        desk.source("Gazette", reliability=letter, since=date(2025, 1, 1))
    assert [r.reliability for r in desk.sources()[0].ratings] == [Reliability.UNRELIABLE]


def test_a_source_that_is_told_nothing_new_is_no_deed(desk: Desk) -> None:
    desk.source("Gazette", aliases=["G."])
    before = desk.history()
    desk.source("gazette", aliases=["g."])
    assert desk.history() == before


def test_names_of_two_sources_do_not_make_them_one(desk: Desk) -> None:
    desk.source("Gazette")
    desk.source("Herald")
    with pytest.raises(Ambiguous) as refused:
        desk.source("Gazette", aliases=["Herald"])
    assert refused.value.candidates == ("Gazette", "Herald")


def test_sources_are_listed_by_name_whatever_its_case(desk: Desk) -> None:
    for name in ("zeta", "Alpha", "beta"):
        desk.source(name)
    assert [s.name for s in desk.sources()] == ["Alpha", "beta", "zeta"]


@pytest.mark.parametrize("name", ["", "  "])
def test_a_source_has_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(Invalid, match="name"):
        desk.source(name)


def test_a_scenario_and_its_sources_survive_a_restart(desk: Desk) -> None:
    desk.source("Tomas Brandl", aliases=["T. Brandl"], reliability=Reliability.USUALLY)
    tagged(desk, "Tolls", Kind.CLAIM, scenario="orlik")
    before = desk.case_file("orlik")
    assert before.sources
    desk.close()
    with opened(desk.path) as again:
        assert again.case_file("orlik") == before
        assert examine(again) == []
