"""Notes of where one is, written in another thread than the keys are answered in."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from seeds.anchor import Span
from seeds.refusal import Unavailable
from store.desk import Desk
from tests.desks import locked, opened, page, tagged
from tui.screens.place import Notes


def test_the_place_is_that_of_the_last_note_whichever_thread_writes(desk: Desk) -> None:
    notes = Notes(desk)
    threads = [Thread(target=notes.write) for _ in range(3)]
    for n, thread in enumerate(threads):
        notes.take(page().id, n, [Span(10 * n, 10 * n + 5)])
        thread.start()
    notes.take(page().id, 7, ())
    notes.write()
    assert (desk.place(page().id), notes.are_left) == (7, False)
    for thread in threads:
        thread.join()
    assert desk.place(page().id) == 7
    assert desk.seen(page().id) == [Span(0, 5), Span(10, 15), Span(20, 25)]


def test_a_note_that_cannot_be_written_is_written_the_next_time(store: Path) -> None:
    with opened(store, busy_seconds=0.0) as desk:
        desk.add(page())
        notes = Notes(desk)
        notes.take(page().id, 20, [Span(0, 30)])
        with locked(store), pytest.raises(Unavailable):
            notes.write()
        assert notes.are_left
        notes.write()
        assert (desk.place(page().id), desk.seen(page().id)) == (20, [Span(0, 30)])


def test_who_waits_in_another_thread_and_fails_takes_back_nothing_of_this_one(desk: Desk) -> None:
    def fail() -> None:
        with suppress(ValueError), desk.together():
            raise ValueError

    thread, before = Thread(target=fail), len(desk.deeds_done)
    with desk.together():
        thread.start()
        tagged(desk, "Soldiers")
    thread.join()
    assert len(desk.deeds_done) == before + 1
    assert [deed.verb for deed in desk.undo()] == ["tag"]
