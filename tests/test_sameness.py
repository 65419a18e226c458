"""Items that several analysts made for one event: joined, they count once; parted, they do not."""

from __future__ import annotations

import pytest

from scenarios.criteria import Timeframe
from scenarios.formats import scenario_file
from scenarios.vocabulary import Kind, Status
from seeds.refusal import Invalid, Refusal
from seeds.when import When
from store.desk import Desk
from store.doctor import examine
from tests.desks import Clock, at, opened, page, tagged

POLICE = "Soldiers take the place of the river police"
TOLLS = "Tolls are doubled for lorries"
TRAIN = "The night train is cancelled"


@pytest.fixture
def three(desk: Desk) -> tuple[str, str, str]:
    """Three triggers in the scenario `orlik`, by id, in the order in which they were made."""
    made = [
        tagged(desk, words, handle=handle, scenario="orlik").item
        for words, handle in ((POLICE, "z-first"), (TOLLS, "second"), (TRAIN, "third"))
    ]
    return made[0], made[1], made[2]


def test_items_that_are_the_same_are_one_line_of_every_list(
    desk: Desk, three: tuple[str, str, str]
) -> None:
    assert desk.same("third", "z-first") == (three[0], three[2])
    assert [line.id for line in desk.items()] == [three[1], three[0]]
    assert [line.id for _, line in desk.due()] == [three[0], three[1]]
    assert desk.many_due() == 2
    assert [line.item.id for line in desk.board("orlik").triggers] == [three[0], three[1]]
    assert (desk.articles()[0].triggers, desk.articles()[0].open) == (2, 2)


def test_the_line_has_the_mentions_and_the_record_of_all(
    desk: Desk, three: tuple[str, str, str]
) -> None:
    desk.criteria("third", threshold="none for a week", timeframe=Timeframe(by=When("2026-06-30")))
    desk.forecast("third", "40%")
    desk.mark("third", "observed", occurred_on=When("2026-03-05"))
    desk.same("z-first", "third")
    for name in ("z-first", "third"):
        line = desk.item(name)
        assert (line.mentions, line.status, line.since) == (2, Status.OBSERVED, "2026-03-05")
        assert line.deadline == "2026-06-30"
        assert [c.threshold for c in desk.criteria_of(name)] == ["none for a week"]
        assert len(desk.forecasts_of(name)) == len(desk.findings_of(name)) == 1
    [first, _] = desk.board("orlik").triggers
    assert (first.mentions, first.status, len(first.forecasts)) == (2, Status.OBSERVED, 1)
    assert [item.handle for item in first.same] == ["third"]
    assert desk.item("z-first").same == ("third",)


def test_an_item_of_another_scenario_brings_its_findings_to_the_board(
    desk: Desk, three: tuple[str, str, str]
) -> None:
    desk.add_scenario("ferry")
    desk.put("third", "ferry")
    desk.mark("z-first", "observed")
    desk.same("z-first", "third")
    desk.take_out("z-first", "orlik")
    [line] = desk.board("ferry").triggers
    assert (line.item.id, line.status) == (three[0], Status.OBSERVED)
    assert [x.id for x in desk.items(scenario="ferry")] == [three[0]]


def test_what_pairs_connect_is_one_event_and_stays_so_without_the_one_in_the_middle(
    desk: Desk, three: tuple[str, str, str]
) -> None:
    desk.same("z-first", "second")
    desk.same("z-first", "third")
    assert len(desk.items()) == 1
    desk.part("z-first")
    assert [(x.id, x.same) for x in desk.items()] == [(three[1], ("third",)), (three[0], ())]
    assert examine(desk) == []


def test_undo_parts_them_and_redo_joins_them(desk: Desk, three: tuple[str, str, str]) -> None:
    desk.same("z-first", "second", "third")
    desk.undo()
    assert len(desk.items()) == 3
    desk.redo()
    assert [x.id for x in desk.items()] == [three[0]]
    desk.undo()
    assert examine(desk) == []


def test_another_stands_for_the_event_once_the_first_is_removed(
    desk: Desk, three: tuple[str, str, str]
) -> None:
    desk.same("z-first", "second", "third")
    desk.untag("z-first")
    assert [x.id for x in desk.items()] == [three[1]]
    desk.undo()
    assert [x.id for x in desk.items()] == [three[0]]
    assert examine(desk) == []


def test_to_say_it_twice_changes_nothing(desk: Desk, three: tuple[str, str, str]) -> None:
    desk.same("z-first", "second")
    many = len(desk.history(most=100))
    desk.same("second", "z-first")
    assert len(desk.history(most=100)) == many


def test_what_cannot_be_one_event_is_refused(desk: Desk, three: tuple[str, str, str]) -> None:
    tagged(desk, POLICE, Kind.CLAIM, handle="police")
    with pytest.raises(Refusal, match="a trigger"):
        desk.same("second", "police")
    with pytest.raises(Invalid, match="two items"):
        desk.same("second", "second")
    with pytest.raises(Refusal, match="same as no other"):
        desk.part("second")


def test_one_handle_of_two_stores_names_the_event_once_they_are_the_same(
    desk: Desk, three: tuple[str, str, str], other: Desk
) -> None:
    other.add(page())
    theirs = other.tag(page().id, at(TOLLS), Kind.TRIGGER, handle="second").item
    desk.join(other.path)
    with pytest.raises(Refusal, match="fits 2 items"):
        desk.item("second")
    desk.same(three[1], theirs)
    assert desk.item("second").id == three[1]  # theirs was made a day later
    assert desk.item("second").same == (theirs[:10],)


def test_a_scenario_file_says_what_is_the_same_and_brings_it_elsewhere(
    desk: Desk, three: tuple[str, str, str], other: Desk
) -> None:
    desk.add_scenario("ferry")
    desk.put("third", "ferry")
    desk.take_out("third", "orlik")
    desk.same("third", "z-first")
    desk.mark("third", "observed")
    desk.mark("z-first", "ceased")
    for scenario in ("orlik", "ferry"):
        written = scenario_file.write(desk.case_file(scenario, texts=True))
        assert b"same_as: " + three[0].encode() in written
        with opened(other.path.with_name(f"{scenario}.db"), Clock(), simulated=False) as empty:
            empty.import_case(scenario_file.read(written, "a.yaml"))
            assert scenario_file.write(empty.case_file(scenario, texts=True)) == written
            assert empty.item("third").status is Status.CEASED


def test_a_hand_written_file_says_it_by_handle() -> None:
    file = scenario_file.read(
        b"signposts: scenario/1\nscenario: {handle: orlik}\ntriggers:\n"
        b"- {handle: guard, same_as: army}\n- {handle: army}\n",
        "a.yaml",
    )
    assert [(i.handle, i.same_as == file.items[0].id) for i in file.items] == [
        ("army", False),
        ("guard", True),
    ]


def test_of_two_edits_of_one_field_the_later_counts_and_both_are_in_the_history(
    desk: Desk, three: tuple[str, str, str], other: Desk
) -> None:
    other.join(desk.path)
    desk.edit("second", {"statement": "Lorries pay twice"})
    other.edit("second", {"statement": "Lorries pay two tolls"})
    other.edit("third", {"statement": "no train"})
    other.edit("second", {"statement": "Tolls double"})
    desk.join(other.path)
    other.join(desk.path)
    assert desk.item("second").statement == other.item("second").statement == "Tolls double"
    said = [f["set"] for d in desk.history(most=9) for f in d.facts if "set" in f]
    assert {"statement": "Lorries pay twice"} in said
