"""Values that are made quickly are those that their class makes; the collector rests meanwhile."""

from __future__ import annotations

import gc
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from scenarios.item import Item
from scenarios.scenario import Membership
from scenarios.thawed import thawed
from scenarios.vocabulary import Kind
from scenarios.written import written
from store.undisturbed import undisturbed


def test_a_value_that_was_thawed_is_frozen_once_it_has_its_class() -> None:
    made = thawed(Item)(kind=Kind.CLAIM, handle="ferry")
    made.handle = "harbour"
    made.__class__ = Item
    assert made == Item(kind=Kind.CLAIM, handle="harbour")
    with pytest.raises(FrozenInstanceError):
        made.handle = "ferry"


@pytest.mark.parametrize(
    ("cls", "given"),
    [
        (Item, {"kind": "claim"}),
        (Item, {"kind": "claim", "handle": "ferry", "colour": "red"}),
        (Item, {"kind": "rumour", "handle": "ferry"}),
        (Membership, {"scenario": "s:1", "item": "i:1", "fit": 9}),
    ],
)
def test_what_no_value_can_be_made_of_is_refused(cls: Any, given: dict[str, object]) -> None:
    with pytest.raises((TypeError, KeyError, ValueError)):
        written(cls)(given)


@pytest.mark.parametrize("many", [10, 100_000])
def test_after_much_was_read_the_collector_looks_again_and_nothing_is_set_apart(many: int) -> None:
    gc.unfreeze()  # an app may have set apart what it loaded
    with undisturbed():
        kept = [[n] for n in range(many)]
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert len(kept) == many


def test_what_was_set_apart_before_stays_apart() -> None:
    gc.freeze()
    try:
        with undisturbed():
            kept = [[n] for n in range(100_000)]
        assert gc.get_freeze_count() >= len(kept)
    finally:
        gc.unfreeze()
