"""The options --as-session: of history, which records, and of due, which writes a worksheet."""

from __future__ import annotations

import re

import pytest

from tests.shell import Shell, without_ids


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge and its tags in the store."""
    shell.bridge()
    shell.tags()
    return shell


def test_what_was_done_here_is_done_again_elsewhere(bridge: Shell) -> None:
    bridge.does("criteria bridge-closed --by 2026-10-01")
    bridge.does("mark army-guard emerging --on 2026-05")
    bridge.does("untag war")
    bridge.does("undo")
    bridge.does("history --as-session -o all/again.yaml --articles all/texts")
    bridge.does("run all/again.yaml --db other.db")
    one, other = (bridge.does(f"export orlik {db}").out for db in ("", "--db other.db"))
    # The file has a header of its own now; the text is the same.
    one, other = (re.sub(r"bytes_sha256: \w+", "", found) for found in (one, other))
    assert without_ids(one) == without_ids(other)


def test_a_part_is_done_again_where_the_rest_is(bridge: Shell) -> None:
    bridge.does("mark army-guard emerging --on 2026-05")
    session = bridge.does("history --as-session --verb mark").out
    assert "- mark: army-guard\n  status: emerging\n  occurred_on: 2026-05\n" in session
    assert "add:" not in session


def test_a_recording_replaces_no_file(bridge: Shell) -> None:
    bridge.write("again.yaml", "mine")
    ran = bridge("history --as-session -o again.yaml")
    assert (ran.status, "again.yaml is there already" in ran.err) == (1, True)
    assert (bridge.folder / "again.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("history -o a.yaml", "-o"),
        ("history --undone", "--undone"),
        ("history --as-session -o here/a.yaml --articles there", "there"),
        ("due -o a.yaml", "-o"),
    ],
)
def test_an_option_out_of_place_is_refused(bridge: Shell, said: str, where: str) -> None:
    ran = bridge(said)
    assert (ran.status, ran.err.startswith(f"error: {where}: ")) == (2, True)


def test_what_is_not_in_a_recording_is_said(bridge: Shell) -> None:
    bridge.does("forget bridge --yes")
    assert (
        "left out: add: an article whose text is not here"
        in bridge.does("history --as-session -o a.yaml").err
    )


def test_a_worksheet_says_all_that_is_needed_and_is_skipped_while_it_is_blank(
    bridge: Shell,
) -> None:
    bridge.does("criteria bridge-closed --by 2026-10-01 --threshold 'closed\n- untag: war'")
    bridge.does("mark bridge-closed ambiguous --reason 'two reports differ'")
    bridge.does("undo")
    bridge.does("due --as-session -o review.yaml")
    sheet = (bridge.folder / "review.yaml").read_text()
    assert "# criteria: closed⏎- untag: war\n" in sheet
    assert "# earlier: ambiguous" in sheet
    assert "left blank" in bridge.does("run review.yaml").err
    filled = sheet.replace("bridge-closed\n  status:", "bridge-closed\n  status: did-not-occur")
    bridge.write("review.yaml", filled)
    bridge.does("run review.yaml")
    assert bridge.does("show bridge-closed --json").form["status"] == "did-not-occur"
