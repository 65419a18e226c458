"""The commands criteria, forecast, mark, due and snooze."""

from __future__ import annotations

import pytest

from tests.shell import Shell


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """With the article on the bridge and its tags in the store."""
    shell.bridge()
    shell.tags()
    return shell


# criteria ---------------------------------------------------------------------------------------


def test_a_new_version_keeps_what_is_not_said_anew(bridge: Shell) -> None:
    bridge.does("criteria army-guard --threshold soldiers --source ministry --by 2026-12-31")
    bridge.does('criteria army-guard --threshold "soldiers on post" --words "this year"')
    first, second = bridge.does("criteria army-guard --json").form
    assert first["threshold"] == "soldiers"
    assert (second["threshold"], second["source"]) == ("soldiers on post", "ministry")
    assert second["timeframe"]["by"] == "2026-12-31"
    assert bridge.does("show army-guard --json").form["deadline"] == "2026-12-31"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("--by 2026-12-31", "imputed"),
        ("--by 2026-12-31 --words 'this year'", "inferred"),
        ("--by 2026-12-31 --timeframe-status explicit", "explicit"),
        ("--threshold x", "missing"),
    ],
)
def test_who_named_the_time_follows_from_what_is_said(
    bridge: Shell, said: str, status: str
) -> None:
    bridge.does(f"criteria army-guard {said}")
    [one] = bridge.does("criteria army-guard --json").form
    assert one["timeframe"]["status"] == status


def test_months_give_way_to_a_time_that_is_known(bridge: Shell) -> None:
    bridge.does("criteria army-guard --impute 12")
    bridge.does("criteria army-guard --words 'this year'")
    bridge.does("criteria army-guard --by 2026-12-31")
    bridge.does("criteria army-guard --impute 12")
    shown = bridge.does("criteria army-guard --hangs-on tolls-doubled --words 'after the tolls'")
    assert "hangs on   tolls-doubled\n" in shown.out
    frames = [one["timeframe"] for one in bridge.does("criteria army-guard --json").form]
    said = ["imputed", "imputed", "inferred", "imputed", "inferred"]
    assert [frame["status"] for frame in frames] == said
    assert frames[-1]["by"] is None


def test_times_and_conditions_do_not_run_in_a_circle(bridge: Shell) -> None:
    bridge.does("criteria army-guard --hangs-on tolls-doubled")
    assert bridge("criteria tolls-doubled --hangs-on army-guard").status == 1
    bridge.does("condition army-guard tolls-doubled")
    assert bridge("condition tolls-doubled army-guard").status == 1
    bridge.does("condition tolls-doubled bridge-closed")


def test_a_time_can_be_cleared(bridge: Shell) -> None:
    bridge.does("criteria army-guard --by 2026-12-31")
    bridge.does('criteria army-guard --by ""')
    assert bridge.does("criteria army-guard --json").form[-1]["timeframe"]["by"] is None


def test_parts_are_combined(bridge: Shell) -> None:
    bridge.does("criteria army-guard --component a --component b --component c --least 2")
    parts = bridge.does("criteria army-guard --json").form[0]["components"]
    assert parts == {"of": ["a", "b", "c"], "combination": "at-least", "least": 2}
    bridge.does("criteria army-guard --combination all")
    parts = bridge.does("criteria army-guard --json").form[1]["components"]
    assert (parts["combination"], parts["least"]) == ("all", 0)


@pytest.mark.parametrize(
    "said",
    [
        "--least 2",
        "--component a --least 2",
        "--component a --combination any --least 1",
        "--combination most",
        "--by someday",
        "--by 2026-13",
    ],
)
def test_criteria_with_a_mistake_are_refused(bridge: Shell, said: str) -> None:
    assert bridge(f"criteria army-guard {said}").status == 2
    assert bridge.does("criteria army-guard --json").form == []


# forecast ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "probability", "basis"),
    [
        ("40%", 0.4, "stated"),
        ("0.4", 0.4, "stated"),
        ("2:3", 0.4, "stated"),
        ("likely", 0.7, "verbal"),
        ("dürfte", 0.7, "verbal"),
    ],
)
def test_a_forecast_is_a_figure_or_a_word(
    bridge: Shell, said: str, probability: float, basis: str
) -> None:
    made = bridge.does("forecast", "bridge-closed", said, "--json").form
    assert (made["probability"], made["basis"], made["forecaster"]) == (probability, basis, "ak")
    assert made["since"] == "2026-11-21"


def test_a_forecast_is_followed_never_edited(
    bridge: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    bridge.does("forecast bridge-closed 40% --forecaster 'Tomas Brandl' --since 2026-03-04")
    bridge.does("forecast bridge-closed 60% --confidence low --reason tolls --basis imputed")
    found = bridge.does("show bridge-closed --json").form["forecasts"]
    assert [f["probability"] for f in found] == [0.4, 0.6]
    assert "60 %" in bridge.does("board orlik").out


@pytest.mark.parametrize("said", ["1.4", "maybe so", "140%", "might", "-1", "nan", ""])
def test_what_is_no_probability_is_refused(bridge: Shell, said: str) -> None:
    ran = bridge("forecast", "bridge-closed", "--", said)
    assert ran.status == 2
    assert "internal" not in ran.err


# mark -------------------------------------------------------------------------------------------


def test_a_finding_has_a_day_evidence_and_a_reason(bridge: Shell) -> None:
    bridge.does("criteria army-guard --threshold soldiers")
    made = bridge.does(
        *("mark", "army-guard", "observed", "--on", "2026-05-17", "--reason", "seen by all"),
        *("--evidence", "https://example.org/notice | Orlik Gazette", "--evidence", "a walk there"),
        *("--contradicts", "a denial", "--seen", "2026-05-18", "--credibility", "2"),
        *("--origin", "ministry", "--origin", "me", "--origin", "town", "--confidence", "high"),
        "--json",
    ).form
    assert (made["status"], made["occurred_on"]) == ("observed", "2026-05-17")
    first, second, third = made["evidence"]
    assert (first["url"], first["source"]) == ("https://example.org/notice", "Orlik Gazette")
    assert (second["words"], second["url"]) == ("a walk there", "")
    assert [e["role"] for e in made["evidence"]] == ["supports", "supports", "contradicts"]
    assert [e["origin"] for e in made["evidence"]] == ["ministry", "me", "town"]
    assert {e["seen"] for e in made["evidence"]} == {"2026-05-18"}
    assert third["credibility"] == 2
    assert made["criteria"].startswith("k:")


def test_what_a_line_of_evidence_says_itself_stands_beside_what_is_said_once_for_all(
    bridge: Shell,
) -> None:
    made = bridge.does(
        *("mark", "army-guard", "observed", "--evidence", "https://example.org/notice"),
        *("--contradicts", "a denial | Town Hall | 4", "--source", "Gazette"),
        *("--credibility", "2", "--json"),
    ).form
    assert [e["source"] for e in made["evidence"]] == ["Gazette", "Town Hall"]
    assert [e["credibility"] for e in made["evidence"]] == [2, 4]


def test_of_what_was_not_observed_the_day_is_that_of_the_look(
    bridge: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    made = bridge.does("mark army-guard not-observed --on 2026-05-17 --looked 'both ends' --json")
    assert made.form["occurred_on"] is None
    assert made.form["looked"] == "2026-05-17, both ends"
    assert "looked 2026-05-17, both" in bridge.does("board orlik").out


def test_came_true_is_turned_round_where_it_was_said_not_to_occur(bridge: Shell) -> None:
    assert bridge.does("mark war came-true --json").form["status"] == "did-not-occur"
    assert bridge.does("mark bridge-closed not-true --json").form["status"] == "did-not-occur"
    [closed, war] = bridge.does("list --kind prediction --json").form
    assert (closed["came_true"], war["came_true"]) == (False, True)


def test_a_trigger_that_is_not_true_was_not_observed_on_that_day(bridge: Shell) -> None:
    made = bridge.does("mark army-guard not-true --on 2026-05-17 --json").form
    assert (made["status"], made["looked"]) == ("not-observed", "2026-05-17")


def test_a_later_finding_corrects_or_follows(bridge: Shell) -> None:
    first = bridge.does("mark army-guard observed --on 2026-05-17 --json").form
    second = bridge.does("mark army-guard ceased --on 2026-06-01 --json").form
    third = bridge.does("mark army-guard observed --on 2026-05-18 --corrects --json").form
    assert second["follows"] == first["id"]
    assert third["corrects"] == second["id"]


def test_the_same_finding_is_found_not_doubled(bridge: Shell) -> None:
    line = "mark army-guard observed --on 2026-05-17"
    first, second = bridge.does(line), bridge(line)
    assert first.out == second.out
    assert "nothing was changed" in second.err


def test_a_scenario_has_findings_too(bridge: Shell) -> None:
    bridge.does("mark orlik occurred --on 2026-10")
    assert bridge.does("show orlik --json").form["findings"][0]["occurred_on"] == "2026-10"


@pytest.mark.parametrize(
    "line",
    [
        "mark army-guard observed --on 2027-01-01",
        "mark army-guard not-observed --on 2027-01-01",
        "mark army-guard observed --on soon",
        "mark army-guard occurred",
        "mark army-guard wrong",
        "mark war did-not-occur --on 2026-05-17",
        "mark nothing observed",
        "mark army-guard observed --corrects --follows",
        "mark army-guard observed --source Gazette",
        "mark army-guard observed --evidence a --source b --source c",
        "mark army-guard observed --evidence https://",
        "mark army-guard observed --evidence ''",
        "mark army-guard observed --evidence a --credibility 7",
        "mark army-guard observed --confidence much",
    ],
)
def test_a_finding_with_a_mistake_is_refused_and_changes_nothing(bridge: Shell, line: str) -> None:
    ran = bridge(line)
    assert ran.status in (1, 2)
    assert ran.err.startswith("error: ")
    assert bridge.does("show army-guard --json").form["findings"] == []


def test_what_a_finding_lacks_is_said_at_once_and_afterwards(bridge: Shell) -> None:
    ran = bridge.does("mark army-guard observed --on 2026-01-02 --evidence 'so | Tomas Brandl'")
    assert "that is before it was published, 2026-03-04: is it already-so?\n" in ran.err
    shown = bridge.does("show army-guard").out
    assert "only origin  its author Tomas Brandl" in shown
    assert "1 independent" not in shown
    ran = bridge.does("mark army-guard already-so --on 2026-03-05")
    assert "that is after it was published, 2026-03-04: is it observed?\n" in ran.err
    ran = bridge.does("mark bridge-closed occurred --on 2026-01-02")
    assert "that is before it was published, 2026-03-04: nothing was foretold\n" in ran.err
    assert bridge("criteria bridge-closed --component ' '").status == 2
    assert "looked for is not said" in bridge.does("mark tolls-doubled not-observed").err


def test_of_words_that_are_no_forecast_it_says_why(bridge: Shell) -> None:
    said = "The tolls may rise. A war is unlikely. The ferry stops."
    bridge.write("words.md", f"---\ntitle: Words\nauthor: Mara Holm\n---\n{said}\n")
    bridge.does("add words.md")
    for handle, quote in (("rise", "tolls may rise"), ("fight", "war is unlikely")):
        bridge.does(f"tag Words --kind prediction --quote '{quote}' --handle {handle}")
    assert "rise: “may” says that it is possible" in bridge("forecast rise --as-worded").err
    assert "war: its words say no number" in bridge("forecast war --as-worded").err
    noted = bridge("forecast bridge-closed --as-worded").err
    assert "“probably” is noted with its tag" in noted
    notes = bridge.does("forecast fight --as-worded").err
    assert "nobody knows when it was published, so it counts from today" in notes
    assert "signposts edit fight --expects not-occur" in notes
    assert "fight: Mara Holm has a forecast already" in bridge("forecast fight --as-worded").err


def test_on_the_board_a_base_rate_is_not_taken_for_what_the_author_said(
    bridge: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    bridge.does("forecast bridge-closed 90% --forecaster 'Tomas Brandl'")
    bridge.does("forecast bridge-closed 20% --forecaster 'base rate' --basis imputed")
    shown = " ".join(bridge.does("board orlik").out.split())
    assert "90 %; base rate:" in shown.replace("Tomas Brandl, ", "")


def test_a_rating_from_a_later_day_does_not_hold_yet(bridge: Shell) -> None:
    bridge.does("source Gazette --reliability B --since 2026-01-01")
    bridge.does("source Gazette --reliability F --since 2999-01-01")
    assert bridge.does("source").out.splitlines()[-1].split() == ["Gazette", "B", "2026-01-01"]


# due, snooze ------------------------------------------------------------------------------------


def test_what_is_due_is_listed_with_the_reason(bridge: Shell) -> None:
    bridge.does("criteria bridge-closed --by 2026-10-31")
    due = bridge.does("due --json").form
    assert due[0]["handle"] == "bridge-closed"
    assert due[0]["why"] == "the deadline 2026-10-31 has passed"
    assert "2026-10-31" in bridge.does("due --scenario orlik").out


@pytest.mark.parametrize(
    ("until", "day"), [("2027-01-15", "2027-01-15"), ("6 weeks", "2027-01-02")]
)
def test_what_is_snoozed_is_not_due(bridge: Shell, until: str, day: str) -> None:
    assert bridge.does("snooze", "army-guard", until).out == f"army-guard  {day}\n"
    assert "army-guard" not in bridge.does("due").out


@pytest.mark.parametrize("until", ["2026-11-21", "yesterday", "2020"])
def test_a_day_that_is_not_after_today_is_refused(bridge: Shell, until: str) -> None:
    assert bridge("snooze", "army-guard", until).status == 2


def test_what_ceased_before_anybody_found_it_there_is_asked_about(bridge: Shell) -> None:
    assert "nobody found it observed" in bridge.does("mark army-guard ceased").err
    bridge.does("mark tolls-doubled observed")
    assert "nobody found it" not in bridge.does("mark tolls-doubled ceased").err
