"""Tags that are mentions of one item, on the desk: link and unlink."""

from __future__ import annotations

import pytest

from scenarios.vocabulary import Direction, Kind
from seeds.refusal import Refusal
from store.desk import Desk
from store.doctor import examine
from tests.desks import at, handles, page, tagged

CHI = "Chi sorveglia il ponte? I soldati sostituiscono la polizia. Il pedaggio raddoppia."


# Linking.


@pytest.fixture
def editions(desk: Desk) -> Desk:
    """Two editions of a work, with the same two triggers tagged in each."""
    desk.add(page(CHI, "Chi sorveglia il ponte?"))
    desk.same_work("Who", "Chi")
    tagged(desk, "Soldiers take the place", handle="army", scenario="orlik")
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    desk.tag("Chi", at("I soldati", CHI), Kind.TRIGGER, handle="soldati", statement="Soldati")
    desk.tag("Chi", at("Il pedaggio raddoppia", CHI), Kind.TRIGGER, handle="pedaggio")
    return desk


def test_linked_annotations_are_mentions_of_one_item(editions: Desk) -> None:
    editions.link("soldati", "army")
    editions.link("pedaggio", "tolls")
    assert handles(editions) == {"army", "tolls"}
    assert [editions.item(h).mentions for h in ("army", "tolls")] == [2, 2]
    assert editions.board("orlik").triggers[0].works == 1


def test_the_item_that_is_linked_to_takes_the_scenarios_of_the_other(editions: Desk) -> None:
    editions.add_scenario("sahel")
    editions.put("soldati", "sahel", direction=Direction.AWAY, weight=2)
    editions.link("soldati", "army")
    assert editions.item("army").scenarios == ("orlik", "sahel")
    [place] = editions.case_file("sahel").memberships
    assert (place.direction, place.weight) == (Direction.AWAY, 2)


def test_linking_can_be_undone_and_redone(editions: Desk) -> None:
    before = editions.case_file()
    editions.link("soldati", "army")
    linked = editions.case_file()
    editions.undo()
    assert editions.case_file() == before
    editions.redo()
    assert editions.case_file() == linked
    assert examine(editions) == []


def test_linked_to_where_it_is_nothing_is_done(editions: Desk) -> None:
    before = editions.history()
    editions.link("soldati", "soldati")
    assert editions.history() == before


def test_an_annotation_is_linked_to_an_item_of_its_kind(editions: Desk) -> None:
    tagged(editions, "no ferry", Kind.CLAIM, handle="ferry")
    with pytest.raises(Refusal, match="ferry is a claim, not a trigger"):
        editions.link("soldati", "ferry")


def test_an_item_with_a_finding_does_not_lose_its_last_mention_by_linking(
    editions: Desk,
) -> None:
    editions.mark("soldati", "observed")
    with pytest.raises(Refusal, match="soldati has a finding"):
        editions.link("soldati", "army")
    assert editions.item("soldati").mentions == 1


def test_unlinked_an_annotation_has_an_item_of_its_own_again(editions: Desk) -> None:
    linked = editions.link("soldati", "army")
    own = editions.unlink(linked.id)
    assert own.item not in (linked.item, "")
    assert editions.item(own.item).scenarios == ("orlik",)
    assert editions.item("army").mentions == 1


def test_the_only_mention_of_an_item_is_not_unlinked(editions: Desk) -> None:
    with pytest.raises(Refusal, match="army has no other mention"):
        editions.unlink("army")


def test_the_likeliest_item_stands_in_the_same_place_of_the_other_edition(
    editions: Desk,
) -> None:
    assert [i.handle for i in editions.likely_items("soldati")] == ["army", "tolls"]
    assert [i.handle for i in editions.likely_items("pedaggio")] == ["tolls", "army"]
