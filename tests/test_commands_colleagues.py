"""Commands about two analysts' work: same, part, pairs, blind, agreement, disagreements, adopt."""

from __future__ import annotations

import pytest

from tests.shell import Shell

BO = "--db colleague.db --analyst bo"


@pytest.fixture
def two(shell: Shell) -> Shell:
    """A store with the bridge and its tags, joined with a colleague's blind coding of it."""
    shell.bridge()
    shell.tags()
    shell.does("blind 'guards the bridge' --for bo -o colleague.db")
    shell.does(
        'tag "guards the bridge" --kind trigger --quote "soldiers take the place of the river '
        f'police" --handle posts --scenario orlik {BO}'
    )
    shell.does(f"mark posts not-observed {BO}")
    shell.does("join colleague.db")
    return shell


def test_pairs_are_offered_joined_and_parted(two: Shell) -> None:
    [pair] = two.does("pairs --json").form
    assert {pair["one"]["handle"], pair["other"]["handle"]} == {"posts", "army-guard"}
    shown = two.does("same posts army-guard")
    assert "same event" in shown.out
    assert two("same army-guard posts").err == "they were one event already: nothing was changed\n"
    assert two.does("pairs --json").form == []
    assert "said that they are one event: " in two.does("history").out
    two.does("part posts")
    assert len(two.does("pairs --json").form) == 1
    two.does("pairs --not posts army-guard")
    assert two("pairs").err.startswith("no two items look like one event")


def test_what_analysts_differ_in_is_shown_and_settled(two: Shell) -> None:
    two.does("mark army-guard observed")
    two.does("same posts army-guard")
    board = two.does("board orlik").out
    assert "analysts differ on 1" in board
    assert "bo: not observed" in board
    assert "bo: not observed" in two.does("show army-guard").out
    rows = two.does("differences --json").form
    [finding] = [row for row in rows if row["quote"] is None]
    assert finding["differ"]["bo"] == "not observed"
    two.does("mark army-guard observed --settle")
    assert "differ" not in two.does("board orlik").out
    assert two("adopt army-guard --of bo").status == 1


def test_agreement_says_that_there_are_too_few_to_judge(two: Shell) -> None:
    shown = two.does("agreement").out
    assert "too few to judge: under 20" in shown
    [line] = [line for line in shown.splitlines() if line.startswith("triggers")]
    assert "all measures" in line
    found = two.does("agreement --json").form
    assert found["resampled"] == "block"
    assert found["kinds"]["trigger"]["overlapping"]["few"] is True
    assert found["kinds"]["trigger"]["overlapping"]["value"] > 0


def test_a_blind_store_is_not_written_over_another_file(two: Shell) -> None:
    ran = two("blind 'guards the bridge' --for cy -o colleague.db")
    assert ran.status == 1
    assert "is there already" in ran.err


def test_a_session_says_all_of_it(two: Shell) -> None:
    two.write(
        "compare.yaml",
        "signposts: session/1\nname: compare\nsteps:\n"
        "- mark: army-guard\n  status: observed\n"
        "- same: [posts, army-guard]\n"
        "- adopt: army-guard\n  of: bo\n"
        "- part: posts\n"
        "- blind: guards the bridge\n  for: cy\n  to: cy.db\n  items: true\n",
    )
    two.does("run compare.yaml")
    assert len(two.does("list --db cy.db --kind trigger --json").form) == 3
    assert "0 changed the store" in two.does("run compare.yaml").err
