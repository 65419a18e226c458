"""What two analysts differ in is listed, and one of them can be taken over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scenarios.vocabulary import Kind, Status
from seeds.refusal import Refusal, Unknown
from store.desk import Desk
from tests.desks import START, Clock, at, opened, page, tagged

POLICE = "Soldiers take the place of the river police"
TOLLS = "Tolls are doubled for lorries"
TRAIN = "The night train is cancelled"


@pytest.fixture
def two(desk: Desk, other: Desk) -> Desk:
    """A desk where ak and bo agree on one passage, and differ on a kind, a tag each, a finding."""
    tagged(desk, POLICE, handle="guard")
    other.join(desk.path)
    other.tag(page().id, at("Soldiers"), Kind.TRIGGER, item="guard")
    tagged(desk, TOLLS, handle="tolls")
    other.tag(page().id, at("Tolls are doubled"), Kind.CLAIM, handle="tolls-claim")
    other.tag(page().id, at(TRAIN), Kind.TRIGGER, handle="train")
    desk.mark("guard", "observed", reason="photographs")
    other.mark("guard", "not-observed")
    desk.join(other.path)
    return desk


def told(desk: Desk) -> list[tuple[str, str, list[str]]]:
    """Who tagged what, and what the other has there instead."""
    found = desk.disagreements()
    handles = {x.id: x.handle for x in desk.items()}
    return [
        (one.tag.analyst, handles[one.tag.item], [handles[r.item] for r in one.rivals])
        for one in found.passages
    ]


def test_tags_of_one_alone_other_kinds_and_findings_are_listed(two: Desk) -> None:
    assert told(two) == [("ak", "tolls", ["tolls-claim"]), ("bo", "train", [])]
    assert [line.handle for line in two.disagreements("bridge").items] == ["guard"]


def test_to_adopt_a_finding_settles_it(two: Desk) -> None:
    two.adopt("guard", "bo")
    assert two.item("guard").status is Status.NOT_OBSERVED
    assert two.disagreements().items == ()
    with pytest.raises(Refusal, match="do not differ"):
        two.adopt("guard", "bo")


def test_to_adopt_a_tag_of_the_other_is_to_tag_it_too(two: Desk) -> None:
    [_, train] = two.disagreements().passages
    two.adopt(train.tag.id, "bo")
    assert sorted(m.analyst for m in two.annotations_of("train")) == ["ak", "bo"]
    assert told(two) == [("ak", "tolls", ["tolls-claim"])]


def test_to_adopt_that_somebody_did_not_tag_removes_it_and_undo_brings_it_back(two: Desk) -> None:
    [_, train] = two.disagreements().passages
    two.adopt(train.tag.id, "ak")
    assert [x.handle for x in two.items()] == ["guard", "tolls", "tolls-claim"]
    two.undo()
    assert told(two)[-1] == ("bo", "train", [])


def test_to_adopt_a_kind_leaves_the_tag_of_that_kind_to_both(two: Desk) -> None:
    [tolls, _] = two.disagreements().passages
    two.adopt(tolls.tag.id, "bo")
    assert sorted(m.analyst for m in two.annotations_of("tolls-claim")) == ["ak", "bo"]
    assert told(two) == [("bo", "train", [])]


def test_a_third_who_adopts_a_tag_changes_nothing_and_is_not_asked_again(two: Desk) -> None:
    with opened(two.path, Clock(START + timedelta(days=3)), "cy") as third:
        [_, train] = third.disagreements().passages
        before = len(third.history(most=100))
        third.adopt(train.tag.id, "bo")
        assert len(third.history(most=100)) == before
        assert told(third) == [("ak", "tolls", ["tolls-claim"])]
        with pytest.raises(Unknown, match="none of those"):
            third.adopt("guard", "cy")
