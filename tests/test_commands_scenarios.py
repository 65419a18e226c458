"""The commands scenario, source and board."""

from __future__ import annotations

import pytest

from tests.shell import Shell


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge and its tags in the store."""
    shell.bridge()
    shell.tags()
    return shell


def test_a_scenario_is_made_changed_listed_and_removed(shell: Shell) -> None:
    shell.does('scenario add orlik --title "Closure" --question "Will it be closed?"')
    shell.does('scenario edit orlik --title "Closure of the bridge" --note ""')
    [one] = shell.does("scenario list --json").form
    assert (one["title"], one["question"]) == ("Closure of the bridge", "Will it be closed?")
    assert "Closure of the bridge" in shell.does("scenario list").out
    shell.does("scenario remove orlik")
    assert shell.does("scenario list --json").form == []
    shell.does("undo")
    assert shell.does("scenario list --json").form == [one]


def test_the_handle_of_a_scenario_is_shown_whole_however_long_its_question(shell: Shell) -> None:
    shell.does(f"scenario add closure-of-the-bridge --title {'T' * 90} --question {'Q' * 90}")
    assert "closure-of-the-bridge  T" in shell.does("scenario list").out


def test_a_scenario_with_the_same_content_is_found(shell: Shell) -> None:
    first = shell.does("scenario add orlik --title T --json").form
    assert shell.does("scenario add orlik --title T --json").form == first
    ran = shell("scenario add orlik --title U")
    assert ran.status == 1
    assert "signposts scenario edit orlik --title" in ran.err


def test_a_scenario_that_is_not_there_says_how_to_make_it(bridge: Shell) -> None:
    ran = bridge("board orlick")
    assert ran.status == 1
    assert "  orlik" in ran.err.splitlines()
    assert "try: signposts scenario add orlick" in ran.err


def test_an_item_is_put_in_weighed_and_taken_out(bridge: Shell) -> None:
    bridge.does("scenario add toll")
    place = bridge.does("scenario put tolls-doubled toll --direction away --weight 2.5 --json").form
    assert (place["direction"], place["weight"]) == ("away", 2.5)
    assert bridge.does("show tolls-doubled --json").form["scenarios"] == ["orlik", "toll"]
    bridge.does("scenario take-out tolls-doubled toll")
    assert bridge("scenario take-out tolls-doubled toll").status == 1


@pytest.mark.parametrize("weight", ["-1", "nan", "inf", "heavy", "1e9"])
def test_a_weight_is_a_number_from_0(bridge: Shell, weight: str) -> None:
    assert bridge("scenario", "put", "tolls-doubled", "orlik", "--weight", weight).status == 2


# source -----------------------------------------------------------------------------------------


def test_a_source_gathers_names_and_ratings(shell: Shell) -> None:
    shell.does("source Tokajew --alias Tokayev --reliability B --since 2026-01-01")
    shell.does("source Tokayev --alias Toqaev --reliability c --since 2026-06-01 --note president")
    [one] = shell.does("source --json").form
    assert (one["name"], one["aliases"]) == ("Tokajew", ["Tokayev", "Toqaev"])
    assert [r["reliability"] for r in one["ratings"]] == ["B", "C"]
    assert "Tokayev, Toqaev" in shell.does("source").out


@pytest.mark.parametrize(
    "line",
    [
        "source X --reliability G",
        "source X --since 2026-01-01",
        "source X --reliability A --since soon",
        "source --alias Y",
        'source " "',
    ],
)
def test_a_source_with_a_mistake_is_refused(shell: Shell, line: str) -> None:
    assert shell(line).status == 2


# board ------------------------------------------------------------------------------------------


def test_the_board_says_at_a_glance_how_many_were_observed(bridge: Shell) -> None:
    bridge.does(
        "mark army-guard observed --on 2026-05-17 --evidence 'https://example.org/n | Gazette'"
    )
    shown = bridge.does("board orlik").out
    assert "1 of 2 observed, as of 21 Nov 2026, simulated" in shown.splitlines()[0]
    [line] = [x for x in shown.splitlines() if x.startswith("army-guard")]
    assert "observed" in line
    assert "17 May 2026" in line
    assert "Brandl, 4 Mar" in line


def test_the_board_as_json_has_the_evidence_and_what_came_true(bridge: Shell) -> None:
    bridge.does("mark war did-not-occur --evidence peace --source A --evidence quiet --source B")
    found = bridge.does("board orlik --json").form
    assert (found["observed"], found["of"], found["simulated"]) == (0, 2, True)
    [war] = [x for x in found["predictions"] if x["handle"] == "war"]
    assert (war["expects"], war["came_true"], war["origins"]) == ("not-occur", True, 2)


def test_an_empty_board_says_how_to_fill_it(shell: Shell) -> None:
    shell.does("scenario add toll")
    assert "--scenario" in shell.does("board toll").out


def test_what_was_found_of_a_scenario_stands_over_its_board(shell: Shell) -> None:
    shell.bridge()
    shell.tags()
    shell.does("criteria orlik --threshold closed --by 2026-12-31")
    assert "occur;" not in shell.does("board orlik").out
    shell.does("mark orlik occurred --on 2026-03-05")
    assert "occurred 5 Mar 2026; 0 of 2 observed" in shell.does("board orlik").out
    assert shell.does("show orlik").out.splitlines()[3:6] == [
        "status    occurred",
        "since     2026-03-05",
        "until     2026-12-31",
    ]
