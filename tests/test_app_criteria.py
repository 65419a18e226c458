"""Criteria in the app: components, times that hang on events, and what a tag is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.criteria import Baseline, Components, Timeframe
from scenarios.finding import ComponentFound
from scenarios.vocabulary import Combination, Status
from seeds.when import When
from tests.app import Visit, open_desk, shelve, visit
from tests.orlik import opened, orlik, review
from tests.room import CLOSED
from tui.screens.prompt import Prompt
from tui.widgets.finding_form import FindingForm

SMALL = (80, 24)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store where the scenario is due first: all of three components by October."""
    path = tmp_path / "signposts.db"
    orlik(path)
    parts = Components(of=("lorries", "cars", "trains"), combination=Combination.ALL)
    with open_desk(path) as desk:
        desk.criteria("orlik", components=parts, timeframe=Timeframe(by=When("2026-05")))
    return path


def test_a_scenario_comes_up_with_its_criteria_and_is_marked_by_what_holds(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        assert "S  orlik · the deadline 2026-05-31 has passed" in v.shown()
        assert "Closure of the Orlik bridge" in v.shown()
        assert "all of: lorries; cars; trains" in v.shown()
        assert "for 174 days; in the queue: the oldest first" in v.shown()
        await v.press("1", "y", "down", "n", "down", "space")
        assert "partly, as its components say" in v.shown()
        await v.press("ctrl+s")
        assert "saved: orlik partly" in v.shown()
        [found] = v.desk.findings_of("orlik")
        assert found.components == (
            ComponentFound("lorries", holds=True),
            ComponentFound("cars", holds=False),
            ComponentFound("trains", holds=True),
        )
        await v.press("u")
        assert v.desk.judged("orlik").status is Status.OPEN

    visit(store, act, size=SMALL)


def test_what_was_ticked_is_there_when_one_comes_back(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("1", "n", "q", "r", "2")
        assert "[no ] lorries" in v.shown()

    visit(store, act, size=SMALL)


def test_when_it_could_be_known_is_asked_beside_when_it_occurred(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.app.open_review(items=["closed-by-2027"])
        await v.rest()
        await v.press("1")
        form = v.app.screen.query_one(FindingForm)
        assert not form.query_one("#row-settled").display
        await v.type("2026-05")
        assert form.query_one("#row-settled").display
        form.query_one("#settled").focus()
        await v.type("soon")
        await v.press("ctrl+s")
        assert "'soon' is not a date" in v.shown()
        await v.write("2026-07-01")
        await v.press("ctrl+s")
        [found] = v.desk.findings_of("closed-by-2027")
        assert (found.occurred_on, found.settled_on) == (When("2026-05"), When("2026-07-01"))

    visit(store, act, size=SMALL)


def test_the_authors_own_word_is_said_beside_the_evidence(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.app.open_review(items=["closed-by-2027"])
        await v.rest()
        await v.press("2")
        await v.type("he says so | T. Brandl")
        await v.press("tab")
        assert "its only origin is its author T. Brandl" in v.shown()
        await v.press("shift+tab", "end", "ctrl+j")
        await v.type("against: the port | port authority | 2")
        await v.press("ctrl+s")
        [found] = v.desk.findings_of("closed-by-2027")
        [_, against] = found.evidence
        assert (against.role.value, against.source) == ("contradicts", "port authority")
        assert against.credibility
        assert against.credibility.value == 2

    visit(store, act, size=SMALL)


def test_a_time_may_hang_on_an_item_and_what_is_no_item_is_refused_in_place(store: Path) -> None:
    async def act(v: Visit) -> None:
        await review(v)
        await v.press("n", "t")
        await v.write("the end of time")
        await v.press("ctrl+s")
        assert "'the end of time' is not a date; try: a date; 12, 24, 60" in v.shown()
        opened(v, Prompt)
        await v.write("night-train")
        await v.press("ctrl+s")
        assert "its time hangs on night-train: open" in " ".join(v.shown().split())
        frame = v.desk.criteria_of("closed-by-2027")[-1].timeframe
        assert (frame.by, frame.hangs_on) == (None, v.desk.item("night-train").id)

    visit(store, act, size=(100, 30))


def test_a_prediction_offers_what_its_words_say_and_one_key_takes_it(store: Path) -> None:
    async def act(v: Visit) -> None:
        v.desk.untag("closed-by-2027")
        await v.go_to(CLOSED)
        await v.press("p")
        await v.rest()
        assert "A takes the forecast: “probably” says 70 % (55-80 %)" in v.notice
        [mention] = [m for m in v.desk.mentions(v.room.article.id) if m.item.handle == "p-1"]
        assert v.desk.forecasts_of(mention.item.id) == []
        await v.press("a")
        assert "A      gives a baseline, or takes the number" in v.shown()
        await v.press("A")
        [made] = v.desk.forecasts_of(mention.item.id)
        assert (made.forecaster, made.probability, made.words) == ("T. Brandl", 0.7, "probably")
        await v.press("u")
        assert not [f for f in v.desk.forecasts_of(mention.item.id) if not f.withdrawn]

    visit(store, act, article="Who guards")


def test_a_trigger_that_compares_is_asked_once_for_a_baseline(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to("tolls are doubled for lorries")
        v.desk.edit("tolls-doubled", {"statement": "More tolls for lorries"})
        v.desk.mark("tolls-doubled", "open")
        await v.press("A")
        opened(v, Prompt)
        await v.press("ctrl+s")
        assert "no value; try: 2, or esc" in v.shown()
        await v.type("2")
        await v.press("enter")
        await v.type("a year")
        await v.press("ctrl+s")
        assert "tolls-doubled: baseline 2 in a year" in v.notice
        assert v.desk.criteria_of("tolls-doubled")[-1].counted == Baseline("2", "a year")

    visit(store, act, article="Who guards")


def test_of_a_whole_list_the_tag_is_named_that_is_asked_and_the_key_answers_of_it(
    tmp_path: Path,
) -> None:
    path, text = tmp_path / "list.db", "Watch for these steps:\n\n- {};\n- {};\n- {}.\n"
    items = ("the gate is shut", "more trains are cancelled", "the toll is raised")
    shelve(path, [("list.txt", text.format(*items))])

    async def act(v: Visit) -> None:
        await v.press("enter", "J")
        await v.press("T")
        await v.rest()
        assert v.notice == "t-1 to t-3 tagged; t-2: A gives it a baseline: “more” than what?"
        chosen = v.room.chosen
        await v.press("A")
        assert "With what does t-2 compare?" in v.shown()
        await v.type("2")
        await v.press("ctrl+s")
        assert v.desk.criteria_of("t-2")[-1].counted == Baseline("2")
        assert v.room.chosen == chosen
        await v.press("A")
        assert "With what does t-1 compare?" in v.shown()

    visit(path, act)


def test_who_goes_on_to_another_tag_is_asked_of_that_one(tmp_path: Path) -> None:
    path = tmp_path / "list.db"
    shelve(path, [("list.txt", "Watch for these:\n\n- a gate;\n- more trains;\n- more ships.\n")])

    async def act(v: Visit) -> None:
        await v.press("enter", "J", "T")
        await v.rest()
        assert "t-2: A gives it a baseline" in v.notice
        await v.press("J", "J", "A")
        assert "With what does t-3 compare?" in v.shown()

    visit(path, act)


def test_words_without_a_number_are_refused_by_the_name_that_is_shown(store: Path) -> None:
    async def act(v: Visit) -> None:
        await v.go_to("The police deny it.")
        await v.press("p", "A")
        assert v.notice.startswith("the words of p-1 say no number")

    visit(store, act, article="Who guards")
