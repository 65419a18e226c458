"""Moving through a queue of things to look at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.screens.review_queue import Asked, Queue

ABC = Queue(tuple(map(Asked, "abc")))


def here(queue: Queue) -> str:
    """The item that is looked at."""
    assert queue.here is not None
    return queue.here.item


def test_an_empty_queue_has_nothing_here_and_nothing_breaks() -> None:
    empty = Queue()
    assert empty.here is None
    for after in (empty.moved(1), empty.moved(-1), empty.skipped(), empty.onwards()):
        assert after.here is None


@pytest.mark.parametrize(("steps", "item"), [((1,), "b"), ((1, 1, 1), "c"), ((-1,), "a")])
def test_moving_stays_within_the_queue(steps: tuple[int, ...], item: str) -> None:
    queue = ABC
    for step in steps:
        queue = queue.moved(step)
    assert here(queue) == item


def test_what_is_skipped_goes_to_the_end_and_the_next_comes_up() -> None:
    queue = ABC.skipped()
    assert [entry.item for entry in queue.entries] == ["b", "c", "a"]
    assert here(queue) == "b"


def test_skipping_the_last_goes_round_to_the_first_that_is_open() -> None:
    queue = ABC.settle("a").moved(2).skipped()
    assert here(queue) == "b"
    assert here(queue.skipped()) == "c"


def test_onwards_leaves_out_what_is_settled() -> None:
    assert here(ABC.settle("b").onwards()) == "c"
    assert here(ABC.settle("b").settle("c").moved(2).onwards()) == "a"


def test_reopening_goes_back_to_the_item() -> None:
    queue = ABC.settle("a").onwards().reopen("a")
    assert here(queue) == "a"
    assert queue.left == 3


@given(st.lists(st.sampled_from(["on", "back", "skip", "settle", "go"]), max_size=30))
def test_whatever_one_does_each_item_is_there_once(moves: list[str]) -> None:
    queue = ABC
    for move in moves:
        match move:
            case "on":
                queue = queue.moved(1)
            case "back":
                queue = queue.moved(-1)
            case "skip":
                queue = queue.skipped()
            case "settle":
                queue = queue.settle(here(queue))
            case _:
                queue = queue.onwards()
        assert sorted(entry.item for entry in queue.entries) == ["a", "b", "c"]
        assert 0 <= queue.at < 3
