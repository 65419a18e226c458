"""The commands history, undo and redo with filters, dependants and runs; and --as-of."""

from __future__ import annotations

import pytest

from tests.shell import NOW, Shell

SESSION = """\
signposts: session/1
name: night-reading
steps:
- tag: trigger
  article: guards the bridge
  quote: the night train is cancelled
  handle: night-train
  scenario: orlik
- mark: tolls-doubled
  status: observed
"""


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge and its tags in the store."""
    shell.bridge()
    shell.tags()
    return shell


def verbs(ran: Shell, line: str) -> list[str]:
    return [done["verb"] for done in ran.does(f"history {line} --json").form]


def test_history_is_filtered_by_the_words_of_its_options(bridge: Shell) -> None:
    assert verbs(bridge, "--verb scen") == ["scenario"]
    assert verbs(bridge, "--article 'guards the bridge' --verb add") == ["add"]
    assert verbs(bridge, "--scenario orlik --limit 1") == ["tag"]
    assert verbs(bridge, "--analyst ak --since 2026-11-22") == []
    assert len(verbs(bridge, "--day 2026-11-21 --verb tag")) == 5


def test_nothing_that_fits_is_no_error_and_an_unknown_name_is_one(bridge: Shell) -> None:
    assert "no deed fits" in bridge.does("history --until 2020").err
    ran = bridge("history --analyst zz")
    assert (ran.status, "  ak" in ran.err) == (1, True)
    assert bridge("history --day nine").status == 2


def test_undo_of_what_others_rest_on_names_them_and_asks_what_is_meant(bridge: Shell) -> None:
    bridge.does("mark tolls-doubled observed")
    tag = bridge.does("history --verb tag --json").form[-1]["id"]
    ran = bridge("undo", tag)
    assert (ran.status, ran.out) == (1, "")
    assert "1 later deed rests on it" in ran.err
    assert "marked tolls-doubled observed" in ran.err
    assert "--with-dependants" in ran.err
    undone = bridge.does("undo", tag, "--with-dependants")
    assert len(undone.out.splitlines()) == 2
    assert "signposts redo --count 2 brings all of it back" in undone.err
    bridge.does("redo --count 2")
    assert len(bridge.does("undo", tag, "--alone").out.splitlines()) == 1
    assert bridge.does("show tolls-doubled --json").form["withdrawn"]


def test_undo_of_a_scenario_names_the_items_that_leave_it(bridge: Shell) -> None:
    made = bridge.does("history --verb scenario --json").form[-1]["id"]
    ran = bridge("undo", made)
    assert (ran.status, "leave the scenario: " in ran.err) == (1, True)
    assert "tolls-doubled" in ran.err


def test_a_session_run_is_undone_and_redone_by_the_name_of_the_session(bridge: Shell) -> None:
    bridge.write("night.yaml", SESSION)
    bridge.does("run night.yaml")
    before = bridge.does("export orlik").out
    assert len(bridge.does("undo --run night-reading").out.splitlines()) == 2
    assert "undid the session night-reading: 2 deeds" in bridge.does("history --limit 1").out
    assert "night-train" not in bridge.does("list --kind trigger").out
    bridge.does("redo --run night-reading")
    assert bridge.does("export orlik").out == before
    bridge.does("undo --count 1")
    bridge.does("undo --run night-reading --alone")
    assert "night-reading: 2 deeds" not in bridge.does("history --limit 1").out
    bridge.does("redo --run night-reading")
    ran = bridge("undo --run night-reading night-train")
    assert (ran.status, "try: signposts undo --run night-reading\n" in ran.err) == (2, True)


# As of a day


@pytest.fixture
def then(shell: Shell) -> Shell:
    """A trigger that was tagged on the first and observed on the ninth of May."""
    shell.write("bridge.md", "The river police guard the bridge. Tolls are doubled.\n")
    for day, line in (
        ("2026-05-01", "add bridge.md"),
        ("2026-05-01", "scenario add orlik"),
        ("2026-05-01", "tag river --quote 'Tolls are doubled' --kind trigger --handle tolls"),
        ("2026-05-01", "scenario put tolls orlik"),
        ("2026-05-09", "mark tolls observed"),
        ("2026-05-10", "scenario add later"),
    ):
        words = Shell._split((line,))
        ran = shell.bare(*words, "--simulate", "--now", f"{day}T09:00:00Z")
        assert ran.status == 0, ran.err
    return shell


@pytest.mark.parametrize(
    ("line", "then_words", "now_words"),
    [
        ("board orlik", "0 of 1 observed, as of 8 May 2026", "1 of 1 observed, as of 21 Nov"),
        ("list --kind trigger", "open", "observed"),
        ("show tolls", "open", "observed"),
        ("export orlik", "handle: tolls", "status: observed"),
        ("due", "", ""),
    ],
)
def test_as_of_a_day_commands_say_what_was_recorded_by_then(
    then: Shell, line: str, then_words: str, now_words: str
) -> None:
    as_of = then.does(f"{line} --as-of 2026-05-08").out
    assert then_words in as_of
    assert "status: observed" not in as_of
    assert now_words in then.does(line).out
    assert then.does(f"{line} --as-of {NOW}").out == then.does(line).out


def test_an_export_as_of_a_day_is_the_one_of_that_day(then: Shell) -> None:
    before = then.does("export orlik --as-of 2026-05-09T09:00:00Z").out
    then.does("edit tolls --note later")
    assert then.does("export orlik --as-of 2026-05").out == before
    assert then.does("export orlik").out != before


@pytest.mark.parametrize("day", ["2026-04", "2027-01-01", "noon"])
def test_a_day_of_which_nothing_can_be_said_is_refused(then: Shell, day: str) -> None:
    ran = then(f"list --as-of {day}")
    assert ran.status in (1, 2)
    assert ran.err.startswith("error: ")
    assert "try: " in ran.err
