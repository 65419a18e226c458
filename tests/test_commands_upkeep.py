"""The commands history, undo, redo, doctor, backup and demo."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.shell import Shell


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge and its tags in the store."""
    shell.bridge()
    shell.tags()
    return shell


# history, undo, redo ----------------------------------------------------------------------------


def test_history_says_in_words_what_was_done_the_latest_first(bridge: Shell) -> None:
    first = bridge.does("history").out.splitlines()[1]
    assert "tagged claim police-guard" in first
    assert " ak " in first
    assert len(bridge.does("history --limit 2 --json").form) == 2


def test_undo_and_redo_say_what_they_did_and_hold_over_commands(bridge: Shell) -> None:
    assert "tagged claim police-guard" in bridge.does("undo").out
    assert bridge.does("list --kind claim --json").form == []
    assert "(undone)" in bridge.does("history").out
    assert bridge.does("redo --json").form[0]["standing"]
    assert not bridge.does("undo --json").form[0]["standing"]
    assert "tagged claim police-guard" in bridge.does("redo").out
    assert len(bridge.does("list --kind claim --json").form) == 1


def test_several_deeds_are_counted_or_named(bridge: Shell) -> None:
    assert len(bridge.does("undo --count 3").out.splitlines()) == 3
    assert len(bridge.does("redo --count 3").out.splitlines()) == 3
    deed = bridge.does("history --limit 3 --json").form[2]["id"]
    assert bridge.does("undo", deed[:10], "--json").form[0]["id"] == deed
    assert bridge("undo", deed[:10]).status == 1
    assert bridge("undo", deed[:10], "--count", "2").status == 2


@pytest.mark.parametrize("line", ["redo", "undo nothing", "undo --count 0", "history --limit x"])
def test_what_cannot_be_undone_or_redone_is_refused(bridge: Shell, line: str) -> None:
    ran = bridge(line)
    assert ran.status in (1, 2)
    assert ran.err.startswith("error: ")


def test_there_is_an_end_to_undoing(bridge: Shell) -> None:
    assert bridge.does("undo --count 50").out
    assert bridge("undo").status == 1
    assert bridge.does("list --json").form == []


# doctor, backup ---------------------------------------------------------------------------------


def test_a_sound_store_has_nothing_wrong(bridge: Shell) -> None:
    ran = bridge("doctor")
    assert (ran.status, ran.out, ran.err) == (0, "", "nothing is wrong\n")
    assert bridge("doctor --json").form == []


def test_damage_is_found_and_ends_with_1(bridge: Shell) -> None:
    with closing(sqlite3.connect(bridge.folder / "store.db")) as raw:
        raw.execute("UPDATE item SET handle = 'other' WHERE handle = 'war'")
        raw.commit()
    ran = bridge("doctor")
    assert ran.status == 1
    assert "does not follow from the journal" in ran.out


def test_a_file_that_is_no_store_ends_with_4(shell: Shell) -> None:
    shell.write("store.db", "this is no database, but a text that is long enough to look at" * 20)
    ran = shell("doctor")
    assert ran.status == 4
    assert ran.err.startswith("error: store.db: ")


def test_a_backup_is_a_store_with_the_same_content(bridge: Shell) -> None:
    bridge.does("backup copy.db")
    there = bridge.does("list --kind trigger --json --db copy.db").form
    assert there == bridge.does("list --kind trigger --json").form


def test_a_backup_replaces_a_file_only_when_told_and_never_the_store(bridge: Shell) -> None:
    bridge.write("copy.db", "something else")
    assert "try: --force" in bridge("backup copy.db").err
    bridge.does("backup copy.db --force")
    assert bridge("backup store.db --force").status == 2
    assert bridge("backup .").status == 2
    assert bridge("backup nowhere/copy.db").status in (1, 4)
    assert bridge("doctor").status == 0


# demo -------------------------------------------------------------------------------------------


def test_demo_without_a_terminal_prints_the_board_and_how_to_open_the_app(shell: Shell) -> None:
    ran = shell.bare("demo")
    assert ran.status == 0
    assert ran.out.startswith("The Russia-Kazakhstan crisis ")
    assert "0 of 8 observed" in ran.out.splitlines()[0]
    assert "simulated" in ran.out.splitlines()[0]
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "try: signposts demo in a terminal" in ran.err
    assert not list(shell.folder.glob("store.db*"))


def test_demo_leaves_a_store_that_is_there_as_it_is(shell: Shell) -> None:
    shell.bare("demo")
    shell.bare("edit csto-freeze --note mine --db signposts-demo.db")
    shell.bare("demo")
    found = shell.bare("show csto-freeze --json --db signposts-demo.db").form
    assert found["note"] == "mine"


def test_demo_does_not_touch_a_real_store(shell: Shell) -> None:
    shell.bare("scenario add toll --db real.db")
    ran = shell.bare("demo --db real.db")
    assert ran.status == 2
    assert shell.bare("list --json --db real.db").form == []
