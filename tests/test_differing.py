"""Findings of two analysts that differ: they stand beside each other until somebody settles it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scenarios.formats import scenario_file
from scenarios.vocabulary import Status
from seeds.refusal import Refusal
from store.desk import Desk
from store.doctor import examine
from tests.desks import START, Clock, opened, page, tagged

POLICE = "Soldiers take the place of the river police"


@pytest.fixture
def apart(desk: Desk, other: Desk) -> Desk:
    """A desk where ak found `guard` observed, and bo, in a store of his own, not observed."""
    tagged(desk, POLICE, handle="guard", scenario="orlik")
    other.join(desk.path)
    desk.mark("guard", "observed", reason="seen from the bank")
    other.mark("guard", "not-observed")
    desk.join(other.path)
    return desk


def test_where_analysts_differ_no_status_holds_and_it_is_due(apart: Desk) -> None:
    line = apart.item("guard")
    assert (line.status, line.since) == (Status.OPEN, "")
    assert dict(line.differ) == {"ak": Status.OBSERVED, "bo": Status.NOT_OBSERVED}
    board = apart.board("orlik")
    assert (board.observed, board.disputed) == (0, 1)
    assert {f.analyst for f in board.triggers[0].differing} == {"ak", "bo"}
    assert [(due.why, line.handle) for due, line in apart.due()] == [("analysts differ", "guard")]
    assert [x.handle for x in apart.items(open=True)] == ["guard"]


def test_one_who_finds_again_speaks_for_himself_alone(apart: Desk) -> None:
    apart.mark("guard", "ceased")
    assert dict(apart.item("guard").differ) == {"ak": Status.CEASED, "bo": Status.NOT_OBSERVED}
    apart.mark("guard", "not-observed")
    assert (apart.item("guard").status, apart.item("guard").differ) == (Status.NOT_OBSERVED, ())


def test_whoever_settles_it_makes_a_finding_that_names_both(apart: Desk) -> None:
    with opened(apart.path, Clock(START + timedelta(days=2)), "cy") as third:
        made = third.mark("guard", "observed", settles=True, reason="photographs")
        assert len(made.settles) == 2
        assert (third.item("guard").status, third.item("guard").differ) == (Status.OBSERVED, ())
        assert third.board("orlik").observed == 1
        with pytest.raises(Refusal, match="nothing to settle"):
            third.mark("guard", "ceased", settles=True)
        third.undo()
        assert third.board("orlik").disputed == 1
        assert examine(third) == []


def test_a_finding_made_in_sight_of_another_takes_its_place(desk: Desk) -> None:
    tagged(desk, POLICE, handle="guard")
    desk.mark("guard", "observed")
    with opened(desk.path, Clock(), "bo") as second:
        second.mark("guard", "ceased")
        assert (second.item("guard").status, second.item("guard").differ) == (Status.CEASED, ())


def test_two_items_that_become_one_event_bring_their_difference(desk: Desk, other: Desk) -> None:
    ours = tagged(desk, POLICE).item
    other.add(page())
    theirs = tagged(other, POLICE).item
    desk.mark(ours, "observed")
    other.mark(theirs, "not-observed")
    desk.join(other.path)
    assert desk.item(ours).status is Status.OBSERVED
    desk.same(ours, theirs)
    assert desk.item(ours).status is desk.item(theirs).status is Status.OPEN
    desk.part(theirs)
    assert desk.item(ours).status is Status.OBSERVED
    assert examine(desk) == []


def test_a_scenario_file_carries_what_was_settled(apart: Desk) -> None:
    apart.mark("guard", "observed", settles=True)
    written = scenario_file.write(apart.case_file("orlik", texts=True))
    with opened(apart.path.with_name("elsewhere.db"), Clock()) as elsewhere:
        elsewhere.import_case(scenario_file.read(written, "orlik.yaml"))
        assert elsewhere.item("guard").status is Status.OBSERVED
        assert scenario_file.write(elsewhere.case_file("orlik", texts=True)) == written
