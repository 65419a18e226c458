"""Nothing hangs on itself, whichever way round that comes about."""

from __future__ import annotations

import pytest

from scenarios.vocabulary import Kind
from seeds.refusal import Refusal
from store.desk import Desk
from tests.desks import clock, desk, empty, store, tagged

__all__ = ["clock", "desk", "empty", "store"]


def two(desk: Desk) -> None:
    """A trigger of the scenario, and a prediction."""
    tagged(desk, "Tolls are doubled for lorries", handle="tolls", scenario="orlik")
    tagged(desk, "The night train is cancelled", Kind.PREDICTION, handle="train")


def test_what_the_triggers_of_a_scenario_hang_on_does_not_hang_on_them(desk: Desk) -> None:
    two(desk)
    desk.condition("tolls", ["train"])
    with pytest.raises(Refusal) as refused:
        desk.condition("train", triggers_of="orlik")
    assert refused.value.what == (
        "train would hang on itself: train → the triggers of orlik → tolls → train"
    )


def test_a_trigger_of_a_scenario_does_not_hang_on_its_triggers(desk: Desk) -> None:
    two(desk)
    with pytest.raises(Refusal, match="tolls → the triggers of orlik → tolls"):
        desk.condition("tolls", triggers_of="orlik")


def test_what_hangs_on_who_hangs_on_the_triggers_is_put_nowhere_among_them(desk: Desk) -> None:
    two(desk)
    desk.condition("train", triggers_of="orlik")
    tagged(desk, "Soldiers", handle="army")
    desk.condition("army", ["train"])
    with pytest.raises(Refusal) as refused:
        desk.put("army", "orlik")
    assert refused.value.what == (
        "train would hang on itself: train → the triggers of orlik → army → train"
    )
    desk.put("train", "orlik")  # it is no trigger
