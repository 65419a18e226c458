"""Tags that are there, on the desk: edited and removed."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.vocabulary import Expectation, Stance, Status
from seeds.refusal import Ambiguous, Invalid, Refusal
from store.desk import Desk
from store.doctor import examine
from tests.desks import handles, tagged

# Editing.


@pytest.mark.parametrize(
    "changes",
    [
        {"handle": "army"},
        {"statement": "The army\nguards"},
        {"condition": "if asked", "note": "n", "labels": ["a", "b"]},
        {"stance": Stance.IRONIC, "expects": Expectation.NOT_OCCUR},
        {"attribution": ["A", "B"], "wording": "may", "statement": "both at once"},
    ],
    ids=str,
)
def test_what_is_edited_comes_back_and_can_be_undone(desk: Desk, changes: dict[str, Any]) -> None:
    mention = tagged(desk, "Soldiers")
    before = desk.case_file()
    desk.edit(mention.id, changes)
    [annotation], [item] = desk.case_file().annotations, desk.case_file().items
    for name, held in changes.items():
        found = getattr(item if hasattr(item, name) else annotation, name)
        assert found == (tuple(held) if isinstance(held, list) else held)
    desk.undo()
    assert desk.case_file() == before


def test_an_edit_of_item_and_annotation_is_one_deed(desk: Desk) -> None:
    mention = tagged(desk, "Soldiers")
    before = len(desk.history())
    desk.edit(mention.id, {"statement": "Soldiers", "wording": "take"})
    assert len(desk.history()) == before + 1


def test_an_edit_that_changes_nothing_is_no_deed(desk: Desk) -> None:
    tagged(desk, "Soldiers", statement="Soldiers", labels=["a"])
    before = desk.history()
    desk.edit("t-1", {"statement": "Soldiers", "labels": ["a"], "stance": Stance.OWN})
    assert desk.history() == before


@pytest.mark.parametrize(
    "changes",
    [{"stance": "sure"}, {"expects": "perhaps"}, {"labels": "ab"}, {"statement": None}],
    ids=str,
)
def test_an_edit_to_what_a_field_cannot_have_is_refused(
    desk: Desk, changes: dict[str, Any]
) -> None:
    tagged(desk, "Soldiers")
    with pytest.raises(Invalid):
        desk.edit("t-1", changes)
    assert desk.item("t-1").mentions == 1


def test_a_handle_is_edited_to_one_that_is_free(desk: Desk) -> None:
    tagged(desk, "Soldiers", handle="army")
    tagged(desk, "Tolls", handle="tolls")
    with pytest.raises(Refusal, match="army is taken"):
        desk.edit("tolls", {"handle": "army"})
    with pytest.raises(Invalid, match="cannot be a handle"):
        desk.edit("tolls", {"handle": "The Army"})
    assert handles(desk) == {"army", "tolls"}


def test_of_an_item_with_two_mentions_one_must_be_named_to_edit_it(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls")
    tagged(desk, "Tolls", item="tolls")
    with pytest.raises(Ambiguous) as refused:
        desk.edit("tolls", {"wording": "are"})
    assert len(refused.value.candidates) == 2


# Removing.


def test_untag_removes_the_annotation_and_its_item(desk: Desk) -> None:
    desk.untag(tagged(desk, "Tolls").id)
    assert (desk.items(), desk.mentions("Who"), desk.search("t-1")) == ([], [], [])


def test_an_item_stays_while_another_mention_stands(desk: Desk) -> None:
    first = tagged(desk, "Tolls are doubled", handle="tolls")
    second = tagged(desk, "Tolls", item="tolls")
    desk.untag(first.id)
    assert desk.item("tolls").mentions == 1
    desk.untag(second.id)
    assert desk.items() == []


def test_an_item_whose_making_was_undone_stays_while_another_mention_stands(desk: Desk) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", statement="Tolls double")
    first = desk.history()[0].id
    tagged(desk, "Tolls", item="tolls")
    desk.undo(first)
    assert (desk.item("tolls").mentions, desk.item("tolls").statement) == (1, "Tolls double")
    assert desk.search("double")
    assert not desk.item("tolls").withdrawn
    assert examine(desk) == []


def test_a_struck_item_with_a_finding_stays_withdrawn(desk: Desk) -> None:
    mention = tagged(desk, "Tolls", scenario="orlik", handle="tolls")
    desk.mark("tolls", "observed")
    desk.untag(mention.id)
    assert desk.items() == []
    assert desk.item("tolls").withdrawn
    assert desk.item("tolls").status is Status.OBSERVED
    [item] = desk.case_file("orlik").items
    assert item.withdrawn
    assert len(desk.case_file("orlik").findings) == 1


def test_what_was_removed_cannot_be_removed_again(desk: Desk) -> None:
    mention = tagged(desk, "Tolls")
    desk.untag(mention.id)
    before = desk.history()
    with pytest.raises(Refusal, match="was removed"):
        desk.untag(mention.id)
    with pytest.raises(Refusal, match="was removed"):
        desk.edit(mention.id, {"wording": "x"})
    assert desk.history() == before


def test_what_was_removed_cannot_be_marked(desk: Desk) -> None:
    mention = tagged(desk, "Tolls", handle="tolls")
    desk.mark("tolls", "observed")
    desk.untag(mention.id)
    with pytest.raises(Refusal, match="the item tolls was removed"):
        desk.mark("tolls", "ceased")
