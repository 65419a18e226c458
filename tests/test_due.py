"""What is due: items, scenarios too, and times that hang on events; what words are offered as."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.criteria import Components, Timeframe
from scenarios.review import Group
from scenarios.vocabulary import Combination, Expectation, Kind, Status
from seeds.refusal import Refusal
from seeds.when import When
from store.desk import Desk
from tests.desks import Clock, at, page, tagged
from tests.shell import Shell
from tui.worksheet import worksheet


@pytest.fixture
def tolls(desk: Desk) -> Desk:
    """A trigger in a scenario that is judged by 31 March, and a prediction until that trigger."""
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry", statement="A ferry sails")
    desk.criteria("orlik", threshold="no lorry", timeframe=Timeframe(by=When("2026-03")))
    desk.criteria("ferry", timeframe=Timeframe(words="vor den Zöllen", hangs_on="tolls"))
    return desk


def due(desk: Desk, scenario: str = "") -> dict[str, str]:
    return {line.handle: one.why for one, line in desk.due(scenario)}


def test_a_scenario_with_criteria_comes_up_after_its_deadline(tolls: Desk, clock: Clock) -> None:
    assert "orlik" not in due(tolls)
    clock.turn_to("2026-04-01")
    assert due(tolls)["orlik"] == "the deadline 2026-03-31 has passed"
    assert list(due(tolls, "orlik")) == ["orlik", "tolls"]
    assert tolls.many_due() == len(tolls.due())


def test_a_scenario_that_only_gathers_items_never_comes_up(desk: Desk, clock: Clock) -> None:
    tagged(desk, "Tolls are doubled", handle="tolls", scenario="orlik")
    clock.turn_to("2030-01-01")
    assert list(due(desk)) == ["tolls"]


def test_a_scenario_that_was_judged_or_snoozed_rests(tolls: Desk, clock: Clock) -> None:
    clock.turn_to("2026-04-01")
    tolls.snooze("orlik", date(2026, 5, 1))
    assert "orlik" not in due(tolls)
    tolls.undo()
    assert "orlik" in due(tolls)
    tolls.mark("orlik", "did-not-occur")
    assert "orlik" not in due(tolls)
    assert tolls.judged("orlik").status is Status.DID_NOT_OCCUR


def test_what_hangs_on_an_event_rests_until_that_is_found_to_have_occurred(
    tolls: Desk, clock: Clock
) -> None:
    clock.turn_to("2027-06-01")
    assert "ferry" not in due(tolls)
    tolls.mark("tolls", "observed", occurred_on=When("2027-05-03"))
    assert due(tolls)["ferry"] == "its time is over: tolls observed 2027-05-03"
    assert tolls.due()[1][0].group is Group.OVER
    tolls.undo()
    assert "ferry" not in due(tolls)


def test_an_event_that_will_not_occur_brings_up_what_hangs_on_it(desk: Desk) -> None:
    tagged(desk, "no ferry", Kind.PREDICTION, handle="ferry")
    tagged(desk, "Tolls are doubled", Kind.PREDICTION, handle="tolls")
    desk.criteria("ferry", timeframe=Timeframe(hangs_on="tolls"))
    desk.mark("tolls", "did-not-occur")
    assert due(desk)["ferry"] == "its time hangs on tolls, which did not occur"


def test_an_event_may_be_a_scenario_and_not_the_thing_itself(tolls: Desk) -> None:
    tolls.criteria("ferry", timeframe=Timeframe(hangs_on="orlik"))
    tolls.mark("orlik", "occurred", occurred_on=When("2026-03-05"))
    assert due(tolls)["ferry"] == "its time is over: orlik occurred 2026-03-05"
    with pytest.raises(Refusal, match="hang on itself"):
        tolls.criteria("ferry", timeframe=Timeframe(hangs_on="ferry"))


def test_a_worksheet_has_scenarios_and_criteria_and_no_author(tolls: Desk, clock: Clock) -> None:
    clock.turn_to("2026-04-01")
    tolls.mark("tolls", "observed")
    content, many = worksheet(tolls, "", "review")
    said = content.decode()
    assert many == 2
    assert "- mark: orlik\n" in said
    assert "# criteria: no lorry\n" in said
    assert "# its time hangs on tolls: observed 1 Apr 2026\n" in said
    assert "Brandl" not in said
    assert "no ferry" not in said, "nor the wording, where there is a statement"


def test_components_of_a_scenario_lead_to_partly(tolls: Desk) -> None:
    from scenarios.finding import ComponentFound

    parts = Components(of=("lorries", "cars"), combination=Combination.ALL)
    tolls.criteria("orlik", components=parts)
    known = [ComponentFound("1", holds=True), ComponentFound("2", holds=False)]
    assert tolls.mark("orlik", components=known).status is Status.PARTLY


# What words say of how likely it is.


@pytest.mark.parametrize(
    ("words", "expects", "probability"),
    [
        ("The bridge will probably close", Expectation.OCCUR, 0.7),
        ("There will probably be no toll", Expectation.NOT_OCCUR, 0.3),
        ("There is an 80 per cent chance that it closes", Expectation.OCCUR, 0.8),
        ("The bridge may close", Expectation.OCCUR, None),
    ],
)
def test_the_words_of_a_prediction_are_offered_and_taken_as_its_authors_forecast(
    desk: Desk, words: str, expects: Expectation, probability: float | None
) -> None:
    article = desk.add(page(f"{words}. So it is.", "Words")).article
    desk.tag(
        article.id, at(words, f"{words}. So it is."), Kind.PREDICTION, handle="x", expects=expects
    )
    found = desk.worded("x")
    assert (found and found.probability) == probability
    assert desk.forecasts_of("x") == [], "never silently"
    if found:
        made = desk.forecast_as_worded("x")
        assert (made.forecaster, made.probability) == ("Tomas Brandl", probability)
        assert made.since == date(2026, 3, 4)
        assert desk.worded("x") is None
    else:
        with pytest.raises(Refusal, match=r"say no number|not how probable"):
            desk.forecast_as_worded("x")


# Commands.


@pytest.fixture
def bridge(shell: Shell) -> Shell:
    """An article, a scenario and a vague trigger in it."""
    shell.bridge()
    shell.tag("trigger", "tolls are doubled for lorries", "tolls")
    return shell


def test_due_why_explains_the_order_group_by_group(bridge: Shell) -> None:
    bridge.does("criteria orlik --by 2026-01 --threshold none")
    out = bridge.does("due --why").out
    first, second = out.index("1. What is over"), out.index("2. The rest")
    assert first < out.index("the deadline 2026-01-31 has passed") < second
    assert second < out.index("never looked at")


def test_due_as_json_says_what_is_a_scenario_and_why_it_stands_there(bridge: Shell) -> None:
    bridge.does("criteria orlik --by 2026-01")
    first, _ = bridge.does("due --json").form
    assert (first["kind"], first["handle"], first["group"]) == ("scenario", "orlik", "over")
    assert first["in_group_since"] == "2026-01-31"


def test_forecast_as_worded_takes_what_the_tag_command_offered(bridge: Shell) -> None:
    ran = bridge.does(
        "tag",
        "guards the bridge",
        "--kind",
        "prediction",
        "--quote",
        "The bridge will probably be closed before 2027.",
        "--handle",
        "closed",
    )
    assert "signposts forecast closed --as-worded" in ran.err
    assert "probably: 70 % (55-80 %)" in bridge.does("forecast closed --as-worded").out
    assert bridge("forecast closed --as-worded").status == 1
    assert bridge("forecast closed 70% --as-worded").status == 2
    assert bridge("forecast closed").status == 2


def test_a_session_may_expect_a_scenario_to_be_due(bridge: Shell) -> None:
    bridge.does("criteria orlik --by 2026-01")
    bridge.write(
        "due.yaml",
        "signposts: session/1\nname: due\nsteps:\n- expect: {due: orlik}\n"
        "- expect: {scenario: orlik, due: 2}\n- mark: orlik\n  status: occurred\n"
        "- expect: {due: orlik, holds: false}\n",
    )
    bridge.does("run due.yaml")


def test_show_counts_independent_origins_and_what_contradicts(bridge: Shell) -> None:
    bridge.does(
        'mark tolls observed --evidence "https://a.example | A" --evidence "https://b.example | B"'
        ' --contradicts "a count | C" --origin wire --origin wire --origin C'
    )
    assert "1 independent, 1 contradicts" in bridge.does("show tolls").out
