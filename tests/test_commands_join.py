"""The command join, as people type it."""

from __future__ import annotations

import pytest

from tests.shell import Shell


@pytest.fixture
def two(shell: Shell) -> Shell:
    """A store with the bridge and its tags, and a colleague's that has a tag of its own."""
    shell.bridge()
    shell.tags()
    there = "--db colleague.db --analyst bo"
    shell.does(f"add bridge.md {there}")
    shell.does(
        'tag "guards the bridge" --kind prediction --quote "the night train is cancelled" '
        f"--handle war --statement 'No night train' {there}"
    )
    return shell


def test_it_tells_what_came_and_by_whom(two: Shell) -> None:
    ran = two.does("join colleague.db")
    assert ran.out.splitlines() == [
        "    2 deeds of bo new",
        "    1 annotation new",
        "    1 item new",
    ]
    assert ran.err.splitlines()[0] == "the journal grew by 3 entries"


def test_it_tells_what_was_here_and_is_edited_or_withdrawn(two: Shell) -> None:
    two.does("scenario add dear")
    two.does("backup copy.db")
    two.does("scenario remove dear --db copy.db --analyst bo")
    two.does("edit army-guard --statement 'The army comes' --db copy.db --analyst bo")
    ran = two("join copy.db --check")
    assert ran.out.splitlines()[1:] == [
        "    1 item would be edited",
        "    1 scenario would be withdrawn",
    ]


def test_a_check_ends_with_3_and_keeps_nothing(two: Shell) -> None:
    before = two.does("history --json").form
    ran = two("join colleague.db --check")
    assert ran.status == 3
    assert "    1 item would be new\n" in ran.out
    assert two.does("history --json").form == before


def test_the_second_time_nothing_is_new(two: Shell) -> None:
    two.does("join colleague.db")
    for line in ("join colleague.db", "join colleague.db --check"):
        ran = two.does(line)
        assert (ran.out, ran.err) == ("", "nothing is new: nothing was changed\n")


def test_json_says_the_same(two: Shell) -> None:
    assert two.does("join colleague.db --json").form == {
        "changed": True,
        "check": False,
        "entries": 3,
        "deeds": {"bo": 2},
        "made": {"annotation": 1, "item": 1},
        "edited": {},
        "gone": {},
        "clashes": ["war"],
    }


def test_handles_that_clash_are_told_and_shown_with_ids(two: Shell) -> None:
    assert "the handle war; try: their ids" in two.does("join colleague.db").err
    ids = [
        i["id"][:10] for i in two.does("list --kind prediction --json").form if i["handle"] == "war"
    ]
    shown = two.does("list --kind prediction").out
    assert all(f"war {id}" in shown for id in ids)
    refused = two("show war")
    assert refused.status == 1
    assert all(f"war  {id}" in refused.err for id in ids)
    for id in ids:
        two.does(f"show {id}")


def test_a_handle_that_one_item_has_is_shown_as_it_is(two: Shell) -> None:
    two.does("join colleague.db")
    assert "i:" not in next(
        x for x in two.does("list --kind prediction").out.splitlines() if "closed" in x
    )


def test_what_was_joined_is_in_the_history_by_its_analyst(two: Shell) -> None:
    two.does("join colleague.db")
    assert "bo" in {deed["analyst"] for deed in two.does("history --json").form}
    two.does("undo")
    assert "war" in {item["handle"] for item in two.does("list --kind prediction --json").form}


def test_a_session_joins_a_store_beside_it(two: Shell) -> None:
    two.write("s.yaml", "signposts: session/1\nname: s\nsteps:\n- join: colleague.db\n")
    assert two("run s.yaml --check").status == 3
    two.does("run s.yaml")
    assert two("run s.yaml --check").status == 0
    assert (
        len([i for i in two.does("list --kind prediction --json").form if i["handle"] == "war"])
        == 2
    )


def test_a_session_says_which_line_cannot_join(two: Shell) -> None:
    two.write("s.yaml", "signposts: session/1\nname: s\nsteps:\n- join: words.db\n")
    two.write("words.db", "no store, but words\n" * 50)
    ran = two("run s.yaml")
    assert ran.err.startswith("error: s.yaml:4:3: words.db: ")
    assert ran.status == 4
