"""The commands matrix and odds, and what a session says and expects of both."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from store.recording import record
from tests.desks import Clock, opened
from tests.rivals import rivals
from tests.scripts import ARTICLE, ran, refused, written
from tests.shell import Shell


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """A store with two scenarios of one question."""
    clock = Clock()
    with opened(shell.folder / "store.db", clock, simulated=True) as desk:
        rivals(desk, clock)
    return shell


def test_the_chain_ends_at_38_88_per_cent_step_by_step(bridge: Shell) -> None:
    lines = bridge.does("odds closed").out.splitlines()
    assert lines[1].startswith("38.88 % after 5 sightings, as of")
    assert lines[2] == "prior 10 %, of bridges under threat: 4 of 40, 10 %"
    assert lines[5].split() == [
        *("T", "tolls", "17", "May", "2026", "2.2", "+1.14"),
        *("10", "%", "19.64", "%", "22.43", "%"),
    ]
    form = bridge.does("odds closed --json").form
    assert form["odds"] == pytest.approx(0.3888, abs=5e-5)
    assert form["steps"][0]["without"] == pytest.approx(0.2243, abs=5e-5)


def test_a_likelihood_out_of_bounds_is_refused_where_it_was_said(bridge: Shell) -> None:
    assert "--given: " in bridge("scenario put tolls closed --given 0").err
    assert "--given-not: " in bridge("scenario put tolls closed --given-not 1").err


def test_a_prior_that_nothing_can_move_is_refused_with_the_command_that_sets_one(
    bridge: Shell,
) -> None:
    bridge.does("scenario edit closed --prior 100%")
    err = bridge("odds closed").err
    assert "no prior that anything can move" in err
    assert "signposts scenario edit closed --prior 10%" in err


def test_the_matrix_says_what_is_blank_and_what_speaks_against_each(bridge: Shell) -> None:
    bridge.does("scenario put army open --fit --")
    out = bridge.does("matrix open").out
    assert "T  army" in out.splitlines()[2]
    assert out.splitlines()[-3:-1] == [
        "least speaks against closed",
        "4 of 10 cells are blank (·): they count for nothing",
    ]
    assert bridge.does("matrix open --json").form["least_inconsistent"] == ["closed"]


def test_comma_separated_cells_are_numbers_and_no_formulas(bridge: Shell) -> None:
    bridge.does("scenario put army open --fit 0")
    bridge.does('edit army --statement "=1+1"')
    rows = list(csv.reader(bridge.does("matrix open --csv").out.splitlines()))
    [army] = [row for row in rows if row[1] == "army"]
    assert army[2] == "'=1+1"
    assert [round(float(cell), 2) for cell in army[5:7]] == [3.26, 3.0]
    assert (rows[-1][1], rows[-1][6]) == ("inconsistency", "0.0")


def test_show_says_what_an_item_weighs_in_each_scenario(bridge: Shell) -> None:
    bridge.does("scenario put tolls open --fit - --role cause --weight 2")
    out = " ".join(bridge.does("show tolls").out.split())
    assert "in closed points towards · weight 1 · 66 % where it holds, 30 % where not" in out
    assert "in open points away · weight 2 · cause · fits - (2 of 5)" in out
    places = bridge.does("show tolls --json").form["places"]
    assert [(place["handle"], place["fit"]) for place in places] == [("closed", 0), ("open", 2)]


def test_a_board_says_its_weights_and_its_course(bridge: Shell) -> None:
    bridge.does("scenario put tolls closed --weight 3 --role sign")
    out = bridge.does("board closed").out
    assert "weights: tolls 3, others 1" in out
    assert "observed from 17 May 2026 on" in out
    assert "sign, ×3" in out


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("matrix nowhere", 1, "there is no scenario 'nowhere'"),
        ("matrix closed --json --csv", 2, "one form of output at a time"),
        ("odds open", 1, "signposts scenario edit open --prior 10%"),
        ("scenario put army open --fit +++", 2, "++ + 0 - --, or 1 to 5, or none"),
        ("scenario put army closed --given 1.4", 2, "outside 0 to 1"),
    ],
)
def test_what_cannot_be_done_says_what_to_try(
    bridge: Shell, words: str, status: int, said: str
) -> None:
    tried = bridge(words)
    assert (tried.status, tried.out) == (status, "")
    assert said in tried.err


SESSION = """\
- scenario: closed
  question: What becomes of it?
  prior: 10%
- scenario: open
  question: What becomes of it?
- tag: trigger
  article: bridge
  quote: tolls are doubled
  handle: tolls
  scenario: closed
- put: tolls
  scenario: closed
  given: 66%
  given_not: 30%
  role: cause
- put: tolls
  scenario: open
  fit: --
- mark: tolls
  status: observed
- expect: {scenario: closed, odds: 0.196, inconsistency: 0}
- expect: {scenario: open, inconsistency: {at-most: 4}}
- put: tolls
  scenario: closed
  given: ''
  given_not: ''
  role: none
- put: tolls
  scenario: open
  fit: none
- edit-scenario: closed
  prior: ''
"""


def test_a_session_weighs_expects_and_is_told_again_as_it_was(tmp_path: Path) -> None:
    with opened(tmp_path / "one.db", Clock()) as desk:
        assert ran(desk, written(tmp_path, ARTICLE + SESSION)).refused is None
        [(_, closed), (_, other)] = desk.places("tolls")
        assert (closed.given, closed.role, other.fit) == (None, None, 0)
        done = [one.id for one in desk.history(most=1000)][::-1]
        told = record(desk, done, "again").content
    (tmp_path / "again.yaml").write_bytes(told)
    (tmp_path / "bridge.md").rename(tmp_path / "who-guards-the-bridge.md")
    with opened(tmp_path / "two.db", Clock()) as desk:
        assert ran(desk, tmp_path / "again.yaml").refused is None
        assert desk.places("tolls")[0][1].given is None
        assert desk.scenario("closed").prior is None


def test_odds_that_are_not_as_expected_say_what_they_are(tmp_path: Path) -> None:
    steps = ARTICLE + SESSION.split("- expect")[0] + "- expect: {scenario: closed, odds: 0.9}\n"
    with opened(tmp_path / "one.db", Clock()) as desk:
        found = ran(desk, written(tmp_path, steps))
        assert "odds: expected 0.9, found 0.196429" in str(refused(found))
